"""Whom each unit is like and what those do, how far apart profiles are, and places with ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policymine.report.html.rows import Row
from policymine.report.inputs import ReportInput

MOST_NAMED = 5
MOST_IN_HEAT = 30
"""Units that a table of all distances holds without being a wall of numbers."""
FEWEST_TO_RANK = 3
STEPS = 8
"""Tints that a table of distances has."""


@dataclass(frozen=True)
class PeerGroup:
    """Those a unit can be held against by one trait; ``more`` counts the ones not named."""

    by: str
    value: str
    names: tuple[str, ...]
    more: int
    members: tuple[str, ...]
    lacks: tuple[Row, ...]


@dataclass(frozen=True)
class Heat:
    """The distances between units in the order in which like stands by like."""

    units: tuple[str, ...]
    cells: Mapping[tuple[str, str], Row]

    def step(self, unit: str, other: str) -> int:
        """Return the tint of a distance, the darker the nearer."""
        return round((1.0 - float(self.cells[unit, other]["distance"])) * STEPS)


@dataclass(frozen=True)
class Ranks:
    """The place of each unit by code, with its range; units in the order of the matrix."""

    units: tuple[str, ...]
    rows: Mapping[tuple[str, str], Row]


def build_peers(data: ReportInput) -> dict[str, tuple[PeerGroup, ...]]:
    """Return the comparator groups of each unit, and what they name that its plan does not."""
    lacks: dict[tuple[str, str], list[Row]] = {}
    for row in data.each("peer_codes"):
        if row["lacks"]:
            lacks.setdefault((str(row["unit"]), str(row["by"])), []).append(row)
    members: dict[tuple[str, str, str], list[str]] = {}
    for row in data.each("peers"):
        key = (str(row["unit"]), str(row["by"]), str(row["value"] or ""))
        members.setdefault(key, []).append(str(row["other"]))
    peers: dict[str, list[PeerGroup]] = {}
    for (unit, by, value), names in members.items():
        shown = names if len(names) <= MOST_NAMED + 1 else names[:MOST_NAMED]
        group = PeerGroup(
            by, value, tuple(shown), len(names) - len(shown), tuple(names),
            tuple(lacks.get((unit, by), ())),
        )  # fmt: skip
        peers.setdefault(unit, []).append(group)
    return {unit: tuple(groups) for unit, groups in peers.items()}


def build_heat(data: ReportInput) -> Heat:
    """Return the distances, ordered by the dendrogram where there is one; none with many units."""
    cells: dict[tuple[str, str], Row] = {}
    for row in data.each("distance"):
        cells[row["unit"], row["other"]] = cells[row["other"], row["unit"]] = row
    place = {row["unit"]: row["position"] for row in data.each("clusters")}
    units = sorted(dict.fromkeys(unit for unit, _ in cells), key=lambda unit: place.get(unit, 0))
    return Heat(tuple(units), cells) if len(units) <= MOST_IN_HEAT else Heat((), {})


def build_ranks(data: ReportInput) -> Ranks:
    """Return the places with their ranges; none if there are fewer than three units."""
    rows = {(str(row["unit"]), str(row["code"])): row for row in data.each("ranks")}
    order = dict.fromkeys(str(row["unit"]) for row in data.each("comparison"))
    units = tuple(unit for unit in order if any(unit == other for other, _ in rows))
    return Ranks(units, rows) if len(units) >= FEWEST_TO_RANK else Ranks((), {})
