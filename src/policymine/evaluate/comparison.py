"""Several coders on the same findings: figures of each, and the first one's lead with intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policymine.evaluate.accuracy import acceptable, first, first_choice
from policymine.evaluate.agreement import interval
from policymine.evaluate.gold import Coded, GoldItem, Pair

Answer = tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """A coder's figures; ``lead`` is how far the first coder's macro F1 is above this one's."""

    name: str
    acceptable: float
    first_choice: float
    macro_f1: float
    lead: float
    low: float
    high: float


def compare(gold: Sequence[GoldItem], answers: Mapping[str, Sequence[Answer]]) -> list[Compared]:
    """Return the figures of each coder's first choices over the gold items.

    Leads have 95 % bootstrap intervals: the same items are drawn for both coders each time.
    """
    pairs = {name: _pairs(gold, said) for name, said in answers.items()}
    ours = next(iter(pairs.values()))
    found = []
    for name, theirs in pairs.items():
        both = list(zip(ours, theirs, strict=True))
        low, high = interval(both, _lead)
        figures = (acceptable(theirs), first_choice(theirs), first_f1(theirs))
        found.append(Compared(name, *figures, _lead(both), low, high))
    return found


def first_f1(pairs: Sequence[Pair]) -> float:
    """Return the mean F1 of first choices over the codes that gold has as first choices."""
    wanted = [pair.gold.codes[0] for pair in pairs]
    said = [first(pair) for pair in pairs]
    scores = []
    for code in dict.fromkeys(wanted):  # a fixed order: sums of floats depend on it
        hits = sum(a == b == code for a, b in zip(wanted, said, strict=True))
        scores.append(2 * hits / (wanted.count(code) + said.count(code)))
    return sum(scores) / max(len(scores), 1)


def render_comparison(rows: Sequence[Compared], items: int, documents: int) -> str:
    """Return the figures as a table."""
    ours = rows[0].name
    lines = [
        f"{items} findings in {documents} documents; none of them was trained on.",
        f"{'':<28}{'acceptable':>11}{'first':>7}{'macro F1':>10}   lead of {ours}",
    ]
    for row in rows:
        lead = "" if row is rows[0] else f"{row.lead:+.2f} [{row.low:+.2f}, {row.high:+.2f}]"
        lines.append(
            f"{row.name:<28}{row.acceptable:>11.2f}{row.first_choice:>7.2f}{row.macro_f1:>10.2f}"
            f"   {lead}".rstrip()
        )
    return "\n".join(lines)


def _pairs(gold: Sequence[GoldItem], said: Sequence[Answer]) -> list[Pair]:
    return [
        Pair(item, Coded("", item.document, item.kind, item.text, codes))
        for item, codes in zip(gold, said, strict=True)
    ]


def _lead(both: Sequence[tuple[Pair, Pair]]) -> float:
    return first_f1([ours for ours, _ in both]) - first_f1([theirs for _, theirs in both])
