"""What was asked of a run, and what came of it."""

from __future__ import annotations

from pydantic import Field

from policymine.schema.base import Record
from policymine.schema.document import Problem


class Config(Record):
    """The options of a run; the same names stand in the TOML configuration file."""

    codebook: str = "kl-2012"
    lang: str = "da"
    nlp: str = ""
    embedder: str = "auto"
    people: bool = True
    timeout: float = 120.0
    memory: int = 2048
    max_pages: int = 2000
    max_size: int = 200
    ocr: bool = False
    ocr_timeout: float = 1800.0


class RunDocument(Record):
    """The terminal status of one document of the corpus."""

    path: str
    id: str
    status: str
    same_as: str = ""


class Outcome(Record):
    """What came of one stage for one document, and what it cost; ``key`` is what determined it.

    ``added`` and ``left_out`` count the findings that people added, and those they say are none.
    """

    stage: str
    document: str
    key: str = ""
    status: str = "ok"
    pages: int = 0
    sentences: int = 0
    seconds: float = 0.0
    added: int = 0
    left_out: int = 0
    problems: tuple[Problem, ...] = ()


class Cost(Record):
    """What a stage worked on, in whichever run, and the seconds of work that it took.

    With several workers the seconds are more than went by.
    """

    documents: int
    pages: int
    sentences: int = 0
    seconds: float


class Run(Record):
    """``run.json``: versions, configuration, documents, problems and timings of a run.

    ``added`` and ``left_out`` count the findings that people added, and those they say are none.
    """

    version: str
    versions: dict[str, str]
    config: Config
    corpus: str
    coding: str = ""
    notes: tuple[str, ...] = ()
    documents: tuple[RunDocument, ...] = ()
    problems: tuple[Problem, ...] = ()
    added: int = 0
    left_out: int = 0
    stages: tuple[str, ...] = ()
    timings: dict[str, float] = Field(default_factory=dict)
    costs: dict[str, Cost] = Field(default_factory=dict)
    started: str = ""
    finished: str = ""
