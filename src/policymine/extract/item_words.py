"""Which lists that nothing leads into tell acts: by the words and the forms of their items."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.extract.items import PLAIN, SHARE, TOLD, Items
from policymine.schema.document import Kind

LIKELY_ALONE, LIKELY_ALIKE, LIKELY_UNDER, LIKELY_BESIDE = 0.9, 0.3, 0.2, 0.9
"""From so likely on, a list that nothing leads into tells acts: by its words alone; where their
form says so, too, or lists beside it do; under a goal. So likely these are, if they say so."""
FEW = 0.34
"""Beside a promise, names with so many facts among them are no list of acts."""


def by_words(items: Items, numbers: Sequence[int], *, under_goal: bool, beside: float = 0.0) -> str:
    """Return ``initiatives`` for items whose words tell acts, taken together, else an empty string.

    Less is needed where their form says so, too, right under a goal (``under_goal``), and where
    the items of all lists in the sections beside are likely to (``beside``), since a plan sets
    its sections alike. In notes words alone say nothing.
    """
    alike = _are_formed(items, numbers) or beside >= LIKELY_BESIDE
    if not (under_goal or alike) and items.document.kind is Kind.NOTES:
        return ""
    enough = LIKELY_UNDER if under_goal else LIKELY_ALIKE if alike else LIKELY_ALONE
    return "initiatives" if items.likely(numbers) >= enough else ""


def _are_formed(items: Items, numbers: Sequence[int]) -> bool:
    """Say whether half of some items have the form of acts, or a promise stands among names."""
    forms = [items.form(number) for number in numbers]
    told = sum(form in TOLD or items.is_labelled(n) for n, form in zip(numbers, forms, strict=True))
    plain = sum(form in PLAIN for form in forms)
    promised = bool({"promise", "infinitive"} & {*forms}) and plain <= FEW * len(forms)
    return told >= SHARE * len(forms) or (promised and items.document.kind is not Kind.NOTES)
