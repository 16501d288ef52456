"""What the sentences of the summary are made from."""

from __future__ import annotations

from dataclasses import dataclass

from policymine.report.findings import Finding
from policymine.report.inputs import ReportInput
from policymine.report.matrix import Cell, Matrix
from policymine.report.wording import Wording

FEW = 4
"""Up to so many units each gets a sentence of its own."""


@dataclass(frozen=True)
class View:
    """A run as its summary sees it: the matrix, and the findings that the comparison counts."""

    data: ReportInput
    matrix: Matrix
    counted: tuple[Finding, ...]
    say: Wording

    @property
    def live(self) -> tuple[Finding, ...]:
        """The initiatives that shares are over: neither completed nor abandoned."""
        return tuple(each for each in self.counted if each.kind == "initiative" and each.live)

    @property
    def few(self) -> bool:
        """Whether the units are so few that each can be named."""
        return len(self.matrix.compared) <= FEW

    def code(self, code: str) -> str:
        """Return a code with its short title."""
        named = next(each for each in self.data.codebook.codes if each.id == code)
        return f"{code} {self.say.code_short(named)}"

    def figures(self, cell: Cell) -> str:
        """Return a share with its interval."""
        interval = self.say.interval(cell.low or 0.0, cell.high or 0.0)
        return f"{self.say.share(cell.share or 0.0)} ({interval})"

    def number(self, value: int) -> str:
        """Return a number as it stands in a sentence: none is a word."""
        return self.say.number(value) if value else self.say("none")
