"""Codings made by reading, and how they meet the findings of a run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from policymine.errors import ConfigError
from policymine.schema.base import Record
from policymine.schema.coding import Codings, assigned_by_finding
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Finding, Form, Goal

_SIMILAR = 90.0
"""Partial similarity (0 to 100) from which a quote is the same passage, slips of reading aside."""


class GoldItem(Record):
    """A finding coded by a person: ``codes`` first choice first, ``also`` acceptable as well.

    ``document`` is a path below the corpus, or the name of the file alone.
    """

    id: str = ""
    document: str
    kind: str = "initiative"
    quote: str = ""
    text: str = ""
    heading: str = ""
    codes: tuple[str, ...]
    also: tuple[str, ...] = ()
    note: str = ""

    @property
    def passage(self) -> str:
        """The words by which the finding is known again."""
        return self.quote or self.text.split(" | ")[0]


@dataclass(frozen=True)
class Coded:
    """A finding of a run with the codes it was assigned, the first choice first.

    ``passage`` names the paragraph, list item or table it stands in.
    """

    finding: str
    document: str
    kind: str
    text: str
    codes: tuple[str, ...]
    passage: str = ""


@dataclass(frozen=True)
class Pair:
    """One finding as the gold and the run code it (None where the run did not find it)."""

    gold: GoldItem
    machine: Coded | None


def read_gold(path: Path) -> list[GoldItem]:
    """Read a gold file (JSON Lines); raises ConfigError naming the line that is wrong."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The gold file {path} cannot be read: {error}.") from error
    items = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = GoldItem.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            raise ConfigError(f"{path}, line {number}, is no coded finding: {error}.") from error
        if not item.codes:
            raise ConfigError(f"{path}, line {number}: no code given (use 'none' for none).")
        items.append(item)
    return items


def read_golds(paths: Sequence[Path], kind: str) -> dict[str, list[GoldItem]]:
    """Return the items of one kind in each coder's gold file, by the coder's name.

    That is the name of the file, with its folder where two files have the same.
    """
    stems = [path.stem for path in paths]
    names = [
        path.stem if stems.count(path.stem) == 1 else f"{path.parent.name}/{path.stem}"
        for path in paths
    ]
    return {
        name: [item for item in read_gold(path) if item.kind == kind]
        for name, path in zip(names, paths, strict=True)
    }


def coded_findings(
    documents: Iterable[Document], extractions: Iterable[Extraction], codings: Iterable[Codings]
) -> list[Coded]:
    """Return every finding of a run with its assigned codes."""
    paths = {document.id: document.path for document in documents}
    assigned = assigned_by_finding(codings)
    found = []
    for extraction in extractions:
        for finding in extraction.findings:
            kind = "goal" if isinstance(finding, Goal) else "initiative"
            text = finding.title if finding.form is Form.TABLE else finding.anchor.quote
            codes = tuple(coding.code for coding in assigned.get(finding.id, ()))
            path, passage = paths[extraction.document], _passage_of(finding)
            found.append(Coded(finding.id, path, kind, text, codes, passage))
    return found


def _passage_of(finding: Finding) -> str:
    return f"{finding.anchor.document}:{finding.anchor.block}"


def pair_up(gold: Sequence[GoldItem], coded: Sequence[Coded]) -> list[Pair]:
    """Return each gold item with the finding of the run that is the same passage."""
    left = list(coded)
    pairs = []
    for item in gold:
        match = _best(item, left)
        if match is not None:
            left.remove(match)
        pairs.append(Pair(item, match))
    return pairs


def _best(item: GoldItem, coded: Sequence[Coded]) -> Coded | None:
    from rapidfuzz import fuzz

    wanted = bare(item.passage)
    near = [
        c
        for c in coded
        if c.kind == item.kind and item.document in (c.document, Path(c.document).name)
    ]
    scored = [(fuzz.ratio(wanted, bare(c.text)), -place, c) for place, c in enumerate(near)]
    partial = [
        (fuzz.partial_ratio(wanted, bare(c.text)), *s) for s, c in zip(scored, near, strict=True)
    ]
    good = [row for row in partial if row[0] >= _SIMILAR and len(wanted) > 3]
    return max(good, key=lambda row: row[1:3])[3] if good else None


def bare(text: str) -> str:
    """Return the letters and digits of a text in lower case, by which it is known again."""
    return re.sub(r"[\W_]+", "", text).casefold()
