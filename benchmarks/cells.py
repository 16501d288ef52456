"""The comparison matrix as it should be, counted from the truth of the plans and nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from policymine.evaluate.findings_gold import GoldPlan

PROMISES = ("plan", "action_plan")
DONE = ("completed", "abandoned")

Cells = dict[tuple[str, str], float]
"""(unit, code) → the share of the unit's initiatives that serve the code."""


def true_cells(golds: Iterable[GoldPlan]) -> Cells:
    """Return the true matrix: of each unit's newest plans, what is promised or under way.

    Units without a plan are compared on their newest status report.
    """
    newest: dict[str, tuple[tuple[bool, int, int], dict[str, tuple[str, ...]]]] = {}
    for gold in golds:
        unit = "/".join(gold.units)
        rank = (gold.kind in PROMISES, gold.period_start or 0, gold.period_end or 0)
        acts = {act.text.casefold(): act.codes for act in gold.initiatives if act.state not in DONE}
        if unit not in newest or rank > newest[unit][0]:
            newest[unit] = (rank, acts)
        elif rank == newest[unit][0]:
            newest[unit][1].update(acts)
    return {
        (unit, code): count / len(acts)
        for unit, (_, acts) in newest.items()
        for code, count in Counter(code for codes in acts.values() for code in codes).items()
    }


def read_cells(rows: Iterable[Mapping[str, str]]) -> Cells:
    """Return the matrix of a run from the rows of its ``comparison.csv``."""
    return {(row["unit"], row["code"]): float(row["share"]) for row in rows if row["share"]}


def compare_cells(found: Cells, truth: Cells) -> dict[str, float]:
    """Return how far the shares lie from the true ones, and how often the leading code is right."""
    units = {unit for unit, _ in truth}
    cells = {cell for cell in {*found, *truth} if cell[0] in units and cell[1] != "none"}
    off = [abs(found.get(cell, 0.0) - truth.get(cell, 0.0)) for cell in cells]
    first, wanted = _leading(found), _leading(truth)
    return {
        "units found": sum(unit in {u for u, _ in found} for unit in units) / max(len(units), 1),
        "share off by": sum(off) / max(len(off), 1),
        "leading code right": sum(bool(first[unit] & wanted[unit]) for unit in units)
        / max(len(units), 1),
    }


def _leading(cells: Cells) -> defaultdict[str, set[str]]:
    """Return the code or codes with the largest share in each unit."""
    most: defaultdict[str, float] = defaultdict(float)
    for (unit, _), share in cells.items():
        most[unit] = max(most[unit], share)
    leading = defaultdict(set)
    for (unit, code), share in cells.items():
        if share == most[unit]:
            leading[unit].add(code)
    return leading
