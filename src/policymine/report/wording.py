"""The words and number formats of reports and figures, in Danish and in English."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from policymine.report.labels import Labels, read_labels

if TYPE_CHECKING:
    from policymine.schema.codebook import Code, Codebook, NoCode

NARROW = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"


@dataclass(frozen=True)
class Wording:
    """All strings of one language, and how it writes numbers, shares and lists."""

    lang: str
    strings: Mapping[str, Any]
    labels: Labels

    def __call__(self, key: str, **values: Any) -> str:
        """Return the string at a dotted key, with its placeholders filled."""
        entry: Any = self.strings
        for part in key.split("."):
            entry = entry[part]
        return str(entry).format(**values) if values else str(entry)

    def term(self, family: str, value: object) -> str:
        """Return the word for a value of a vocabulary (``state``: ``planned``)."""
        own = self.strings.get(family, {})
        return str(own[value]) if value in own else self.labels.value(family, str(value or ""))

    def heading(self, family: str, value: object) -> str:
        """Return the word for a value as it stands at the beginning of a cell or a list."""
        word = self.term(family, value)
        return word[:1].upper() + word[1:]

    def count(self, key: str, number: int, **values: Any) -> str:
        """Return ``number`` with its noun, in the singular or the plural."""
        form = "one" if number == 1 else "many"
        return self(f"count.{key}.{form}", n=self.number(number), **values)

    def units(self, units: Iterable[str]) -> str:
        """Return how many units there are; where some are joint, how many municipalities too."""
        names = tuple(units)
        members = {name for unit in names for name in unit.split("/")}
        if len(members) == len(names):
            return self.count("unit", len(names))
        return self.count("joint", len(names), members=self.count("unit", len(members)))

    def number(self, value: float | Decimal, decimals: int = 0) -> str:
        """Return a number as the language writes it: 1.234,5 in Danish, 1,234.5 in English.

        A half is rounded up, as Excel rounds: 12.5 is 13 in every file of a run.
        """
        exact = value if isinstance(value, Decimal) else Decimal(str(float(value)))
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = f"{rounded:,.{decimals}f}"
        return text if self.lang == "en" else text.translate(str.maketrans(",.", ".,"))

    def share(self, value: float) -> str:
        """Return a share as a whole percentage."""
        return self.number(_hundredfold(value)) + self._percent

    def interval(self, low: float, high: float) -> str:
        """Return an interval of shares as whole percentages."""
        ends = (self.number(_hundredfold(end)) for end in (low, high))
        return DASH.join(ends) + self._percent

    def trait(self, value: str) -> str:
        """Return what municipalities have in common, a number as the language writes it."""
        return self.number(float(value)) if value.isdecimal() else value

    def date(self, value: object) -> str:
        """Return a date (or its ISO text) as the language writes it."""
        day = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
        month = self.strings["month"][day.month - 1]
        return (
            f"{day.day}. {month} {day.year}"
            if self.lang == "da"
            else f"{day.day} {month} {day.year}"
        )

    def listing(self, names: Iterable[str]) -> str:
        """Return names as a list in a sentence: a, b og c."""
        parts = list(names)
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self('and')} {parts[-1]}"

    def code_title(self, code: Code | NoCode) -> str:
        """Return the full title of a code."""
        return code.title_en or code.title if self.lang == "en" else code.title

    def code_short(self, code: Code | NoCode) -> str:
        """Return the short title of a code, or its full title where it has none."""
        short = code.short_en or code.short if self.lang == "en" else code.short
        return short or self.code_title(code)

    def codebook_title(self, codebook: Codebook) -> str:
        """Return the title of a codebook."""
        return codebook.title_en or codebook.title if self.lang == "en" else codebook.title

    @property
    def _percent(self) -> str:
        return "%" if self.lang == "en" else f"{NARROW}%"


def _hundredfold(share: float) -> Decimal:
    """Return a share as a percentage, without what binary fractions add to it."""
    return 100 * Decimal(str(float(share)))


@cache
def read_wording(lang: str) -> Wording:
    """Return the wording of a language; raises ConfigError for one that is not there."""
    labels = read_labels(lang)
    file = files("policymine.report").joinpath("html", "strings", f"{lang}.toml")
    return Wording(lang, tomllib.loads(file.read_text("utf-8")), labels)
