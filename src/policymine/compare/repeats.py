"""Acts that a document tells twice: in its text, and again as a row of the table that sums up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from policymine.compare.wording import hold_words, less_rivals, pair_up
from policymine.schema.finding import Form, Initiative

if TYPE_CHECKING:
    import pandas as pd

SURE = 0.5
"""The share of a row's words, less a rival's part, that the act it repeats must hold."""
FILLED = (
    "goal", "need", "activity", "responsible", "timeline", "deadline_start", "deadline_end",
    "money", "law", "indicator", "status", "state", "commitment",
)  # fmt: skip
"""What a row of a table may say of an act that the text leaves open."""


def find_repeats(initiatives: Sequence[Initiative]) -> dict[str, str]:
    """Return which initiatives of a document say again what it told before: id → id of the first.

    They are rows of tables, each of one act in the text above it, whose words they hold in short.
    Two items or two rows are never the same act: their author told them apart.
    """
    import numpy as np

    rows = [one for one in initiatives if one.form is Form.TABLE]
    told = [one for one in initiatives if one.form is not Form.TABLE]
    if not rows or not told:
        return {}
    held = hold_words([_words(one) for one in told], [_words(row) for row in rows])
    before = np.array([[one.anchor.start < row.anchor.start for row in rows] for one in told])
    pairs = pair_up(less_rivals(np.where(before, held, 0.0)), SURE)
    return {rows[column].id: told[row].id for row, column in pairs}


def _words(initiative: Initiative) -> str:
    return " ".join(initiative.anchor.quote.split())


def fold_repeats(initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return the initiatives each once: what one leaves open is filled from what repeats it.

    A table of a run that knew no repeats has no such column, and stays as it is.
    """
    if "repeats" not in initiatives:
        return initiatives
    again = initiatives[initiatives["repeats"] != ""].drop_duplicates("repeats")
    once = initiatives[initiatives["repeats"] == ""].copy()
    said = again.set_index("repeats").reindex(once["id"]).set_index(once.index)
    repeated = once["id"].isin(again["repeats"])
    for name in FILLED:
        left_open = once[name].isna() | once[name].astype(str).isin(["", "unknown"])
        once[name] = once[name].mask(left_open & repeated, said[name])
    return once
