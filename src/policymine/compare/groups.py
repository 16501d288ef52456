"""What municipalities have in common: region, size, neighbours, and what else a user says of them.

``municipality-groups.csv`` has a row a municipality: its region, its population in 2023 to the
nearest thousand, and the municipalities it borders on by land or bridge, written by hand from
public facts. A file of the same form beside the plans adds columns or overrules.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from policymine.errors import CorpusError
from policymine.resources import resource

GROUPS_FILE = "municipalities.csv"
"""The file beside the plans in which a user says more of municipalities."""
NAME = "municipality"
_CALLED = frozenset({NAME, "kommune"})
"""How the column with the municipality may be called, in any case."""
_WORD = re.compile(r"\s+kommune$", re.IGNORECASE)
ALIKE = 1.25
"""Two municipalities are of a size if the larger is at most so many times the smaller."""

Attributes = Mapping[str, Mapping[str, str]]
"""What is known of municipalities: name → attribute (``region``, ``population`` …) → value."""


@dataclass(frozen=True)
class Group:
    """The units that one unit can be held against: by what, and which value they share."""

    by: str
    value: str
    members: tuple[str, ...]


def read_attributes(file: Path | None = None) -> dict[str, dict[str, str]]:
    """Return what is known of each municipality, with what ``file`` says on top, if it is there.

    Raises CorpusError if the file has no column ``municipality`` or names one twice.
    """
    shipped = resource("gazetteers", "municipality-groups.csv").read_text("utf-8")
    known = _read_rows(shipped, "municipality-groups.csv")
    if file and file.is_file():
        for name, values in _read_rows(_text(file), str(file)).items():
            known[name] = known.get(name, {}) | values
    return known


def _text(file: Path) -> str:
    """Return the file's text: UTF-8, or what Excel on Windows writes."""
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _read_rows(text: str, file: str) -> dict[str, dict[str, str]]:
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    rows: dict[str, dict[str, str]] = {}
    for row in reader:
        values = {_head(key): str(value or "").strip() for key, value in row.items()}
        if NAME not in values:
            raise CorpusError(f"{file} has no column '{NAME}': give one of its columns that name.")
        name = _WORD.sub("", normalize("NFC", values.pop(NAME)))
        if name in rows:
            raise CorpusError(f"{file} names {name or 'no municipality'} twice: delete one row.")
        rows[name] = {key: value for key, value in values.items() if key and value}
    return rows


def _head(key: str | None) -> str:
    """Return the name of a column."""
    head = (key or "").strip()
    return NAME if head.casefold() in _CALLED else head


def find_groups(unit: str, units: Sequence[str], attributes: Attributes) -> Iterator[Group]:
    """Yield the groups of a unit, an attribute at a time, those without members left out.

    An attribute whose values are all numbers groups by size, one whose values are all names of
    municipalities by who is named, any other by equal values. A joint plan is as large as its
    municipalities together, and has any other attribute where they agree on it.
    """
    others = [other for other in units if other != unit]
    for name in dict.fromkeys(key for values in attributes.values() for key in values):
        values = {place: known[name] for place, known in attributes.items() if name in known}
        group = _group(name, unit, others, values, attributes.keys())
        if group and group.members:
            yield group


def _group(
    name: str, unit: str, others: Iterable[str], values: Mapping[str, str], places: Iterable[str]
) -> Group | None:
    if all(_number(value) is not None for value in values.values()):
        return _of_size(name, unit, others, values)
    if all(part in places for value in values.values() for part in _parts(value)):
        named = {part for place in unit.split("/") for part in _parts(values.get(place, ""))}
        members = (other for other in others if named & set(other.split("/")))
        return Group(name, "", tuple(members))
    if not (mine := _agreed(unit, values)):
        return None
    return Group(name, mine, tuple(other for other in others if _agreed(other, values) == mine))


def _of_size(
    name: str, unit: str, others: Iterable[str], values: Mapping[str, str]
) -> Group | None:
    sizes = {other: _total(other, values) for other in (unit, *others)}
    if not (mine := sizes.pop(unit)):
        return None
    members = (
        other
        for other, size in sizes.items()
        if size and max(size, mine) <= ALIKE * min(size, mine)
    )
    return Group(name, f"{mine:.0f}", tuple(members))


def _total(unit: str, values: Mapping[str, str]) -> float:
    """Return the sum over a unit's municipalities; 0 where one of them is not known."""
    known = [_number(values.get(place, "")) for place in unit.split("/")]
    return 0.0 if None in known else sum(number or 0.0 for number in known)


def _agreed(unit: str, values: Mapping[str, str]) -> str:
    found = {values.get(place, "") for place in unit.split("/")}
    return found.pop() if len(found) == 1 else ""


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _number(value: str) -> float | None:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return None
