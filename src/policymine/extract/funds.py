"""Sentences that only say what money is set aside: the act before them is what it is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from policymine.extract.draft import Draft
from policymine.extract.speech import says


def with_funds(acts: Iterable[Draft]) -> list[Draft]:
    """Return the acts of running text, each with the money that a sentence after it sets aside.

    ``Bostøtten omlægges. Der afsættes 200.000 kr. i 2026.`` is one act; the sentence is an act of
    its own where it opens a paragraph or says what the money is for.
    """
    found: list[Draft] = []
    for act in acts:
        last = found[-1] if found else None
        same = last is not None and last.anchor.block == act.anchor.block
        if last and same and "money" not in last.fields and says("funds", act.anchor.quote):
            found[-1] = replace(last, fields={**last.fields, "money": act.anchor})
        else:
            found.append(act)
    return found
