"""Where each step of a training run puts its output."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """The work folder, a file or folder a step."""

    folder: Path

    @property
    def train(self) -> Path:
        """Training documents, in spaCy's format."""
        return self.folder / "train.spacy"

    def teacher(self, course: int) -> Path:
        """Return the large network after a course, counted from 0, as torch keeps it."""
        return self.folder / f"teacher-{course + 1}.pt"

    def more(self, course: int) -> Path:
        """Return the training documents and plain text, all with the layers that it added."""
        return self.folder / f"more-{course + 1}.spacy"

    @property
    def dev(self) -> Path:
        """Documents of UD dev with the names of UNER dev, a sentence each."""
        return self.folder / "dev.spacy"

    @property
    def index(self) -> Path:
        """Keys of all training sentences."""
        return self.folder / "training-index.bin"

    @property
    def text(self) -> Path:
        """Plain text for the vectors, a sentence a line."""
        return self.folder / "vectors.txt"

    @property
    def vectors(self) -> Path:
        """Vectors in floret's text format."""
        return self.folder / "vectors.floret"

    @property
    def base(self) -> Path:
        """Blank pipeline with the tokenizer and the vectors."""
        return self.folder / "base"

    @property
    def lexicon(self) -> Path:
        """Folder with the tables of the lexicon."""
        return self.folder / "lexicon"

    @property
    def trained(self) -> Path:
        """What the first training writes: `model-best` and `model-last`."""
        return self.folder / "trained"

    def start(self, number: int) -> Path:
        """Return the pipeline that a round of the second training begins with."""
        return self.folder / f"start-{number + 1}"

    def refined(self, number: int) -> Path:
        """Return what a round of the second training writes, counted from 0."""
        return self.folder / f"refined-{number + 1}"


def run_step(target: Path, step: Callable[[], None]) -> None:
    """Run a step unless its output is there."""
    if target.exists():
        _log.info("%s is there", target.name)
        return
    _log.info("making %s", target.name)
    step()
