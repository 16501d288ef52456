"""Which finding of the program is which finding of the gold, and whether their fields agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from policymine.evaluate.findings_gold import GoldInitiative
from policymine.schema.finding import Initiative

SIMILAR = 85.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which two passages are the same."""
SHARE = 0.6
"""A passage inside another is the same when it has at least this share of its length."""


def bare(text: str) -> str:
    """Return a passage for comparing: its words in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def likeness(one: str, other: str) -> float:
    """Return how like two passages are (0 to 100), 0 if they are not the same passage.

    They are the same if nearly equal, or if one is a large part of the other: an item with or
    without the sentence that explains it.
    """
    from rapidfuzz import fuzz

    a, b = bare(one), bare(other)
    if not a or not b:
        return 0.0
    ratio = float(fuzz.ratio(a, b))
    short, long = sorted((a, b), key=len)
    within = short in long and len(short) >= SHARE * len(long)
    return ratio if ratio >= SIMILAR or within else 0.0


def match(found: Sequence[tuple[str, ...]], gold: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places (found, gold), each used once, the most alike first.

    What is found has one name or several, of which the likest counts.
    """
    scored = sorted(
        (
            (-score, f, g)
            for f, names in enumerate(found)
            for g, wanted in enumerate(gold)
            if (score := max(likeness(name, wanted) for name in names))
        ),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, f, g in scored:
        if f not in pairs and g not in taken:
            pairs[f] = g
            taken.add(g)
    return sorted(pairs.items())


def _money(found: Initiative, gold: GoldInitiative) -> bool:
    amounts = [money.amount for money in found.money]
    return not amounts if gold.money is None else gold.money in amounts


def _paragraphs(text: str) -> set[str]:
    return {re.sub(r"\s", "", number) for number in re.findall(r"\d+(?:\s?[a-h]\b)?", text)}


def _law(found: Initiative, gold: GoldInitiative) -> bool:
    """Say whether the same paragraphs are cited; or, where gold names a law alone, any."""
    cited = " ".join(anchor.quote for anchor in found.law)
    wanted = _paragraphs(gold.law)
    return bool(wanted & _paragraphs(cited)) if wanted else bool(cited) == bool(gold.law)


def _text(found: str, wanted: str) -> bool:
    return likeness(found, wanted) > 0 if found and wanted else not found and not wanted


def _responsible(found: Initiative, gold: GoldInitiative) -> bool:
    return _text(found.responsible.quote if found.responsible else "", gold.responsible)


def _indicator(found: Initiative, gold: GoldInitiative) -> bool:
    return _text(found.indicator.quote if found.indicator else "", gold.indicator or "")


Check = Callable[[Initiative, GoldInitiative], bool]
CHECKS: dict[str, Check] = {
    "form": lambda found, gold: found.form.value == gold.form,
    "commitment": lambda f, gold: f.commitment.value == gold.commitment.replace("boer", "bør"),
    "state": lambda found, gold: found.state.value == gold.state,
    "responsible": _responsible,
    "deadline": lambda found, gold: str(found.deadline_end or "") == gold.deadline_end,
    "money": _money,
    "law": _law,
    "indicator": _indicator,
}
"""Field → whether a finding's value is the gold's. The goal it serves is measured apart."""


def told(field: str, gold: GoldInitiative) -> str:
    """Return what the gold says in a field, empty if the plan gives nothing."""
    name = "deadline_end" if field == "deadline" else field
    value = getattr(gold, name)
    return "" if value in (None, "", "unknown") else str(value)
