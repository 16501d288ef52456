"""Sentences on the codes: which take most room, where units differ, what nobody mentions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from statistics import median

from policymine.report.matrix import Cell
from policymine.report.near import PERHAPS
from policymine.report.summary.view import View
from policymine.schema.comparison import Reading
from policymine.schema.document import Kind

NEVER_PLANS = frozenset({Kind.FRAMEWORK, Kind.NOTES})
"""Kinds of documents on which no unit is compared."""
MOST_NAMED = 4
MOST_DIFFERENCES = 3


def say_emphasis(view: View) -> Iterator[str]:
    """Say which codes take most room, of each unit or in the middle of many."""
    measured = [cell for cell in view.matrix.cells.values() if cell.measured]
    if measured and not any(cell.initiatives for cell in measured):
        yield view.say("summary.nothing_coded")
    elif view.few:
        for unit in view.matrix.units:
            cells = [cell for cell in view.matrix.row(unit) if cell.measured and cell.initiatives]
            if cells:
                yield _emphasis_of(view, cells)
    else:
        yield from _emphasis_of_many(view)


def _emphasis_of(view: View, cells: list[Cell]) -> str:
    """Say which code has most of a unit's initiatives, and which may have as many."""
    top = max(cell.initiatives for cell in cells)
    first, *tied = [cell for cell in cells if cell.initiatives == top]
    leaders = [first.code, *(cell.code for cell in tied)]
    others = [cell for cell in cells if cell.code not in leaders]
    rivals = [cell.code for cell in others if not cell.is_below(first)]
    sentence = view.say(
        "summary.emphasis_tied" if tied else "summary.emphasis",
        unit=first.unit,
        code=view.say.listing(leaders if len(leaders) > 2 else map(view.code, leaders)),
        number=view.say.number(first.initiatives),
        of=view.say.number(first.of),
        share=view.figures(first),
    )
    if rivals:
        codes = view.say.listing(rivals)
        return f"{sentence} {view.say('summary.emphasis_shared', codes=codes)}"
    clear = others and not tied
    return f"{sentence} {view.say('summary.emphasis_clear')}" if clear else sentence


def _emphasis_of_many(view: View) -> Iterator[str]:
    middle = {
        code: median(cell.share or 0.0 for cell in view.matrix.column(code) if cell.measured)
        for code in view.matrix.codes
        if any(cell.measured for cell in view.matrix.column(code))
    }
    if not middle:
        return
    most, least = max(middle, key=middle.__getitem__), min(middle, key=middle.__getitem__)
    if middle[most] == middle[least]:
        yield view.say("summary.emphasis_even", share=view.say.share(middle[most]))
        return
    pairs = [(view.matrix.cells[u, least], view.matrix.cells[u, most]) for u in view.matrix.units]
    measured = [low.unit for low, high in pairs if low.measured and high.measured]
    clear = [low.unit for low, high in pairs if low.is_below(high)]
    named = f" ({view.say.listing(clear)})" if 0 < len(clear) <= MOST_NAMED else ""
    yield view.say(
        "summary.emphasis_many",
        most=view.code(most),
        most_share=view.say.share(middle[most]),
        least=view.code(least),
        least_share=view.say.share(middle[least]),
        clear=view.number(len(clear)),
        of=view.say.number(len(measured)),
        named=named,
    )


def say_differences(view: View) -> Iterator[str]:
    """Name the largest differences whose intervals do not overlap, or say there are none."""
    units = view.matrix.units
    if sum(any(cell.measured for cell in view.matrix.row(unit)) for unit in units) < 2:
        return
    pairs = [
        (high, low)
        for code in view.matrix.codes
        for low, high in permutations(view.matrix.column(code), 2)
        if low.is_below(high)
    ]
    if not pairs:
        yield view.say("summary.no_difference")
        return
    pairs.sort(key=lambda pair: (pair[1].share or 0.0) - (pair[0].share or 0.0))
    largest: dict[str, tuple[Cell, Cell]] = {}
    for high, low in pairs:
        largest.setdefault(high.code, (high, low))
    for high, low in list(largest.values())[:MOST_DIFFERENCES]:
        yield view.say(
            "summary.difference",
            code=view.code(high.code),
            high=high.unit,
            high_share=view.figures(high),
            low=low.unit,
            low_share=view.figures(low),
        )
    if not view.few:
        yield view.say("summary.difference_many")


def say_silence(view: View) -> Iterator[str]:
    """Tell plans that do not mention a code from plans that were not there or read badly."""
    for reading, sentence in ((Reading.NOT_MENTIONED, "silent"), (PERHAPS, "perhaps")):
        silent = {
            code: [c.unit for c in view.matrix.column(code) if c.reading == reading]
            for code in view.matrix.codes
        }
        parts = [
            view.say("summary.silent_in", code=view.code(code), units=_named(view, units))
            for code, units in silent.items()
            if units
        ]
        if parts:
            yield view.say(f"summary.{sentence}", codes="; ".join(parts))
    yield from _say_field(view)
    for reading in (Reading.BADLY_READ, Reading.NO_PLAN):
        units = [
            unit
            for unit in view.matrix.units
            if any(cell.reading == reading for cell in view.matrix.row(unit))
        ]
        if units:
            yield view.say(f"summary.{reading.replace(' ', '_')}", units=_named(view, units))
        if reading == Reading.NO_PLAN and units:
            yield from _say_kinds(view, units)


def _say_field(view: View) -> Iterator[str]:
    """Say of which plans most initiatives serve no code: their silence says little."""
    units = [unit for unit in view.matrix.units if view.matrix.is_elsewhere(unit)]
    if units:
        yield view.say("summary.other_field", units=_named(view, units))


def _say_kinds(view: View, units: list[str]) -> Iterator[str]:
    """Say that documents of units without a plan were left out for their kind."""
    rows = [row for row in view.data.each("documents", unit=units) if row["kind"] in NEVER_PLANS]
    if not rows:
        return
    named = (f"»{row['title']}« ({view.say.term('kind', row['kind'])})" for row in rows)
    few = len(rows) <= MOST_NAMED
    documents = view.say.listing(named) if few else view.say.count("document", len(rows))
    yield view.say("summary.left_for_kind", documents=documents)


def _named(view: View, units: list[str]) -> str:
    """Return the names of a few units, or how many there are."""
    few = len(units) <= MOST_NAMED
    return view.say.listing(units) if few else view.say.units(units)
