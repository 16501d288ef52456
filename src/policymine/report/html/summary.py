"""The half page for a leader: sentences made from the numbers, no surer than their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from statistics import median

from policymine.compare.basis import DONE
from policymine.report.html.evidence import Finding
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Cell, Matrix
from policymine.report.wording import Wording
from policymine.schema.comparison import Reading
from policymine.schema.document import Status

# Up to so many units each gets a sentence of its own.
FEW = 4
MOST_NAMED = 4
MOST_DIFFERENCES = 3


@dataclass(frozen=True)
class Point:
    """A sentence or two on one matter, and where in the page to read more."""

    topic: str
    text: str
    target: str


@dataclass(frozen=True)
class Summary:
    """Writes the sentences for one run in one language."""

    data: ReportInput
    matrix: Matrix
    counted: tuple[Finding, ...]
    say: Wording

    def points(self) -> tuple[Point, ...]:
        """Return the sentences in the order a leader asks: what, where, who, how sure."""
        topics = (
            ("scope", self._scope(), "metode"),
            ("emphasis", self._emphasis(), "matrix"),
            ("difference", self._differences(), "matrix"),
            ("silence", self._silence(), "matrix"),
            ("carrying", self._carrying(), "initiativer"),
            ("actors", self._actors(), "netvaerk"),
            ("caution", self._caution(), "metode"),
        )
        found = ((topic, " ".join(sentences), target) for topic, sentences, target in topics)
        return tuple(Point(*point) for point in found if point[1])

    def _code(self, code: str) -> str:
        named = next(each for each in self.data.codebook.codes if each.id == code)
        return f"{code} {self.say.code_short(named)}"

    def _figures(self, cell: Cell) -> str:
        interval = self.say.interval(cell.low or 0.0, cell.high or 0.0)
        return f"{self.say.share(cell.share or 0.0)} ({interval})"

    def _scope(self) -> Iterator[str]:
        goals = sum(finding.kind == "goal" for finding in self.counted)
        yield self.say(
            "summary.scope",
            documents=self.say.count("document", len(self.data.documents)),
            units=self.say.count("unit", len(self.matrix.units)),
            goals=self.say.count("goal", goals),
            initiatives=self.say.count("initiative", len(self.counted) - goals),
        )
        if not self.matrix.units:
            yield self.say("summary.no_units")

    def _emphasis(self) -> Iterator[str]:
        if len(self.matrix.units) > FEW:
            yield from self._emphasis_of_many()
            return
        for unit in self.matrix.units:
            cells = sorted(
                (cell for cell in self.matrix.row(unit) if cell.measured and cell.initiatives),
                key=lambda cell: -(cell.share or 0.0),
            )
            if cells:
                yield self._emphasis_of(cells)

    def _emphasis_of(self, cells: list[Cell]) -> str:
        """Say which code has most of a unit's initiatives, and which may have as many."""
        first, *others = cells
        rivals = [cell.code for cell in others if not cell.is_below(first)]
        sentence = self.say(
            "summary.emphasis",
            unit=first.unit,
            code=self._code(first.code),
            number=self.say.number(first.initiatives),
            of=self.say.number(first.of),
            share=self._figures(first),
        )
        if not rivals:
            return f"{sentence} {self.say('summary.emphasis_clear')}"
        return f"{sentence} {self.say('summary.emphasis_shared', codes=self.say.listing(rivals))}"

    def _emphasis_of_many(self) -> Iterator[str]:
        middle = {
            code: median(cell.share or 0.0 for cell in self.matrix.column(code) if cell.measured)
            for code in self.matrix.codes
            if any(cell.measured for cell in self.matrix.column(code))
        }
        if not middle:
            return
        most, least = max(middle, key=middle.__getitem__), min(middle, key=middle.__getitem__)
        yield self.say(
            "summary.emphasis_many",
            most=self._code(most),
            most_share=self.say.share(middle[most]),
            least=self._code(least),
            least_share=self.say.share(middle[least]),
        )

    def _differences(self) -> Iterator[str]:
        """Name the largest differences whose intervals do not overlap, or say there are none."""
        if sum(any(cell.measured for cell in self.matrix.row(u)) for u in self.matrix.units) < 2:
            return
        pairs = [
            (high, low)
            for code in self.matrix.codes
            for low, high in permutations(self.matrix.column(code), 2)
            if low.is_below(high)
        ]
        if not pairs:
            yield self.say("summary.no_difference")
            return
        pairs.sort(key=lambda pair: (pair[1].share or 0.0) - (pair[0].share or 0.0))
        largest: dict[str, tuple[Cell, Cell]] = {}
        for high, low in pairs:
            largest.setdefault(high.code, (high, low))
        for high, low in list(largest.values())[:MOST_DIFFERENCES]:
            yield self.say(
                "summary.difference",
                code=self._code(high.code),
                high=high.unit,
                high_share=self._figures(high),
                low=low.unit,
                low_share=self._figures(low),
            )
        if len(self.matrix.units) > FEW:
            yield self.say("summary.difference_many")

    def _silence(self) -> Iterator[str]:
        """Tell plans that do not name a code from plans that were not there or read badly."""
        few = len(self.matrix.units) <= FEW
        for code in self.matrix.codes:
            silent = [
                cell.unit
                for cell in self.matrix.column(code)
                if cell.reading == Reading.NOT_MENTIONED
            ]
            if silent and (few or len(silent) <= MOST_NAMED):
                units = self.say.listing(silent)
                yield self.say("summary.silent", code=self._code(code), units=units)
            elif silent:
                units = self.say.count("unit", len(silent))
                yield self.say("summary.silent", code=self._code(code), units=units)
        for reading in (Reading.BADLY_READ, Reading.NO_PLAN):
            yield from self._blind(reading)

    def _blind(self, reading: Reading) -> Iterator[str]:
        units = [
            unit
            for unit in self.matrix.units
            if any(cell.reading == reading for cell in self.matrix.row(unit))
        ]
        if units:
            named = self.say.listing(units[:MOST_NAMED])
            if len(units) > MOST_NAMED:
                named = self.say.count("unit", len(units))
            yield self.say(f"summary.{reading.replace(' ', '_')}", units=named)

    def _carrying(self) -> Iterator[str]:
        live = [
            finding.fields
            for finding in self.counted
            if finding.kind == "initiative" and finding.fields["state"] not in DONE
        ]
        if not live:
            return
        number = self.say.number
        yield self.say(
            "summary.carrying",
            of=self.say.count("initiative", len(live)),
            responsible=number(sum(bool(row["responsible"]) for row in live)),
            deadline=number(sum(bool(row["timeline"] or row["deadline_end"]) for row in live)),
            money=number(sum(bool(row["money"]) for row in live)),
            indicator=number(sum(bool(row["indicator"]) for row in live)),
        )

    def _actors(self) -> Iterator[str]:
        graph = self.data.graph
        if not graph.number_of_edges():
            return
        yield self.say(
            "summary.network",
            actors=self.say.count("actor", graph.number_of_nodes()),
            ties=self.say.count("tie", graph.number_of_edges()),
        )
        ends: dict[str, set[str]] = {}
        for source, target in graph.edges():
            ends.setdefault(source, set()).add(target)
            ends.setdefault(target, set()).add(source)
        names = dict(graph.nodes(data="name"))
        hubs = sorted(ends, key=lambda node: (-len(ends[node]), str(names[node])))[:3]
        named = (f"{names[hub]} ({self.say.number(len(ends[hub]))})" for hub in hubs)
        yield self.say("summary.hubs", actors=self.say.listing(named))

    def _caution(self) -> Iterator[str]:
        statuses = [entry.status for entry in self.data.run.documents if not entry.same_as]
        bad = sum(status != Status.OK for status in statuses)
        if bad:
            yield self.say("summary.unread", documents=self.say.count("document", bad))
        reasons = [reason for finding in self.counted for reason in finding.reasons]
        uncertain = sum(reason.uncertain for reason in reasons)
        if reasons:
            yield self.say("summary.machine")
        if uncertain:
            yield self.say(
                "summary.uncertain",
                number=self.say.number(uncertain),
                of=self.say.number(len(reasons)),
            )
