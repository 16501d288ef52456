"""What tables, columns and values are called in the workbook and the Word report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from policymine.errors import ConfigError
from policymine.schema.comparison import Reading

LANGUAGES = ("da", "en")
JOINED = frozenset({"basis", "missing", "codes"})
"""Columns that join several values of a vocabulary with ``; ``."""

_FAMILIES = {
    "basis": "kind",
    "missing": "link",
    "codes": "code",
    "earlier_state": "state",
    "later_state": "state",
}
"""The vocabulary of a column that is not called like it."""


@dataclass(frozen=True)
class Labels:
    """The words of one language; what has no word keeps its name from the contract."""

    lang: str
    words: Mapping[str, Any]

    @property
    def percent(self) -> str:
        """The sign of a percentage as the language writes it after a number."""
        return "%" if self.lang == "en" else " %"

    def text(self, group: str, name: str) -> str:
        """Return the word for ``name`` in a group such as ``sheet``, ``column`` or ``about``."""
        return str(self.words[group].get(name, name))

    def names(self, group: str) -> tuple[str, ...]:
        """Return the names of a group, in their order."""
        return tuple(self.words[group])

    def value(self, column: str, value: str) -> str:
        """Return the word for a value of a column's vocabulary, or the value where it has none."""
        family = self.words["value"].get(_FAMILIES.get(column, column))
        if not family:
            return value
        parts = value.split("; ") if column in JOINED else [value]
        return "; ".join(str(family.get(part, part)) for part in parts)

    def unshared(self, row: Mapping[str, Any]) -> str:
        """Return the word for a cell of the matrix that shows no share; '' for one that does."""
        if row["reading"] != Reading.MENTIONED or row["share"] is None:
            return self.value("reading", str(row["reading"]))
        if row["initiatives"]:
            return ""
        return self.text("matrix", "only_goals" if row["goals"] else "only_done")

    def reason(self, text: str) -> str:
        """Return in this language why the forms of an actor were held to be one."""
        for pattern, word in self.words.get("reason", {}).items():
            text = re.sub(rf"(?:^|(?<=; )){pattern}(?=: )", word, text)
        return text


@cache
def read_labels(lang: str) -> Labels:
    """Return the labels of a language; raises ConfigError for one that is not there."""
    if lang not in LANGUAGES:
        raise ConfigError(f"No report language '{lang}': choose {' or '.join(LANGUAGES)}.")
    return Labels(lang, tomllib.loads(files(__name__).joinpath(f"{lang}.toml").read_text("utf-8")))
