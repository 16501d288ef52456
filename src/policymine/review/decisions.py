"""Decisions of human coders, kept by content beside the corpus (``decisions.jsonl``)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, Self

from pydantic import ValidationError, model_validator

from policymine.errors import ConfigError
from policymine.review.rows import content_key
from policymine.schema.base import Record
from policymine.schema.codebook import NONE
from policymine.store import write_text

DECISIONS_FILE = "decisions.jsonl"


class Decision(Record):
    """What a person decided about a passage.

    ``codes`` stand first choice first, or ``none`` alone. ``kind`` says what the passage is: a
    goal, an initiative (though not found, or found as the other), ``none`` of them, or, left empty,
    what it was found to be. What is added stands on ``page`` (0: there is one such place only).
    What a passage is holds by any codebook, its codes by their own.
    """

    document: str
    quote: str
    kind: Literal["", "goal", "initiative", "none"] = ""
    page: int = 0
    codes: tuple[str, ...] = ()
    codebook: str
    coder: str = ""
    date: str = ""
    comment: str = ""

    @model_validator(mode="after")
    def _decides(self) -> Self:
        if not self.codes and not self.kind:
            raise ValueError("it names neither codes nor a kind")
        if self.codes and self.kind == NONE:
            raise ValueError("what is no finding has no codes")
        return self

    @property
    def key(self) -> str:
        """What the passage is known by."""
        return content_key(self.document, self.quote)

    @property
    def denies(self) -> bool:
        """Whether it says that the passage is no finding."""
        return self.kind == NONE

    def differs(self, other: Decision) -> bool:
        """Say whether two decisions about one passage cannot both hold."""
        if self.denies or other.denies:
            return self.denies != other.denies
        if self.kind and other.kind and self.kind != other.kind:
            return True
        coded = self.codes and other.codes and self.codebook == other.codebook
        return bool(coded) and set(self.codes) != set(other.codes)


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions in a file, in its order (none if there is no file).

    Raises ConfigError naming a line that is no decision: nothing is dropped in silence.
    """
    if not path.is_file():
        return []
    decisions = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The decisions in {path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.append(Decision.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            raise ConfigError(
                f"{path}, line {number}, is no decision: {error}. Mend or delete that line."
            ) from error
    return decisions


def add_decisions(path: Path, new: Sequence[Decision]) -> list[Decision]:
    """Write decisions into a file; a coder's new decision replaces the same coder's older one.

    Codes by one codebook leave those by another; that a passage is no finding replaces all, and is
    replaced by any. New codes leave what the coder said the passage is.
    """
    kept: dict[tuple[str, str], dict[str, Decision]] = {}
    for decision in (*read_decisions(path), *new):
        place = (decision.key, decision.coder)
        said = kept.pop(place, {})
        if decision.denies or any(old.denies for old in said.values()):
            said = {}
        kept[place] = said | {decision.codebook: _over(said.get(decision.codebook), decision)}
    decisions = [decision for said in kept.values() for decision in said.values()]
    lines = [json.dumps(d.model_dump(mode="json"), ensure_ascii=False) for d in decisions]
    write_text(path, "".join(line + "\n" for line in lines))
    return decisions


def _over(old: Decision | None, new: Decision) -> Decision:
    """Return a decision with what the older one says and this one does not."""
    if old is None or new.denies:
        return new
    kept: Mapping[str, object] = {"kind": old.kind, "page": old.page} if not new.kind else {}
    return new.model_copy(update={**kept, "codes": new.codes or old.codes})


def by_passage(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the decisions about each passage, by its key, in their order."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        found[decision.key].append(decision)
    return dict(found)


def find_conflicts(decisions: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """Return the pairs of decisions that cannot both hold: each with the last one before it.

    Two coders give a passage different codes, or one says that it is no finding.
    """
    conflicts = []
    for said in by_passage(decisions).values():
        for number, decision in enumerate(said):
            before = [other for other in said[:number] if other.differs(decision)]
            conflicts += [(before[-1], decision)] if before else []
    return conflicts


def first_choices(decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    """Return the coders' first choices of each passage that two or more decided by one codebook.

    That it is no finding is a choice like another.
    """
    said: dict[tuple[str, str], dict[str, str]] = {}
    for decision in decisions:
        if decision.codes or decision.denies:
            choice = decision.codes[0] if decision.codes else "no finding"
            said.setdefault((decision.key, decision.codebook), {})[decision.coder] = choice
    return [tuple(by.values()) for by in said.values() if len(by) > 1]
