"""What changes when findings are coded onto another codebook."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from policymine.classify.coder import Coder
from policymine.classify.reading import Reading
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.tables import sort_key


@dataclass(frozen=True)
class Change:
    """A finding whose codes differ between two codebooks."""

    finding: str
    document: str
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Flip:
    """Two units whose order by the share of a code is turned round."""

    code: str
    ahead_before: str
    ahead_after: str


def find_changes(
    pairs: Iterable[tuple[Document, Extraction]], before: Coder, after: Coder
) -> tuple[list[Change], list[Flip]]:
    """Return the findings that change codes, and the pairs of units whose order flips."""
    changes = []
    shares: list[dict[str, Counter[str]]] = [defaultdict(Counter), defaultdict(Counter)]
    for document, extraction in pairs:
        readings = before.read(extraction, document)
        goals = {goal.id for goal in extraction.goals}
        old, new = _codes(before, readings), _codes(after, after.read(extraction, document))
        for reading, left, right in zip(readings, old, new, strict=True):
            if left != right:
                changes.append(Change(reading.finding, document.path, reading.text, left, right))
            if reading.finding not in goals:
                for side, codes in zip(shares, (left, right), strict=True):
                    side[document.unit].update([*codes, ""])
    return changes, _flips(shares, before, after)


def _codes(coder: Coder, readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    codes = coder.model.head.codes
    decisions = coder.decide(readings) if readings else []
    return [tuple(codes[c] for c in decision.assigned) for decision in decisions]


def _flips(shares: Sequence[dict[str, Counter[str]]], before: Coder, after: Coder) -> list[Flip]:
    common = [c for c in before.codebook.code_ids if c in after.codebook.code_ids]
    units = sorted((unit for unit in shares[0] if unit), key=sort_key)
    found = []
    for code in common:
        for place, one in enumerate(units):
            for two in units[place + 1 :]:
                old, new = (_lead(side, code, one, two) for side in shares)
                if old * new < 0:
                    ahead = (one, two) if old > 0 else (two, one)
                    found.append(Flip(code, *ahead))
    return found


def _lead(side: dict[str, Counter[str]], code: str, one: str, two: str) -> float:
    return side[one][code] / max(side[one][""], 1) - side[two][code] / max(side[two][""], 1)
