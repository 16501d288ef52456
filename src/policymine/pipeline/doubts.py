"""What is written in the files beside the plans and means nothing: most often a slip of the pen.

Nothing stops for it. Each is a problem of its file, with the nearest name that is known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from policymine.compare.groups import read_attributes
from policymine.ingest import Entry
from policymine.ingest.corpus import MANIFEST
from policymine.ingest.municipalities import known_municipality, municipality_names
from policymine.network.aliases import Aliases, read_aliases
from policymine.network.clusters import fold
from policymine.schema.document import Problem, Status

ALIKE = 80.0
"""Likeness (rapidfuzz ratio, of 100) from which a name is worth asking whether it was meant."""
YEARS = range(1970, 2100)
"""Years that a plan may be about: those since there are municipalities as we know them."""


def settle_entries(
    entries: Iterable[Entry], documents: Collection[str]
) -> tuple[dict[str, Entry], list[Problem]]:
    """Return what the manifest says of each document, by its path, and what is doubtful in it.

    A municipality gets the name that the others have; a period that is none is left out.
    """
    settled: dict[str, Entry] = {}
    problems = []
    paths = {normalize("NFC", path): path for path in documents}
    for entry in entries:
        path = paths.get(normalize("NFC", PurePosixPath(entry.file).as_posix()))
        if path is None:
            message = f"There is no document '{entry.file}': what is said of it is not used."
            problems.append(_doubt("ingest", MANIFEST, message, _ask(entry.file, paths)))
            continue
        problems += _doubt_entry(entry)
        units = entry.units and tuple(known_municipality(unit) or unit for unit in entry.units)
        period = entry.period if _is_period(entry.period) else None
        settled[path] = entry.model_copy(update={"units": units, "period": period})
    return settled, problems


def _doubt_entry(entry: Entry) -> Iterator[Problem]:
    for unit in entry.units or ():
        if not known_municipality(unit):
            message = f"'{unit}', to which {entry.file} is said to belong, is no municipality."
            yield _doubt("ingest", MANIFEST, message, _ask(unit, municipality_names()))
    if entry.period is not None and not _is_period(entry.period):
        yield _doubt(
            "ingest",
            MANIFEST,
            f"'{entry.period}' is no period of {entry.file}: it is read from the text instead.",
            "Write a year, or two with the earlier one first, such as 2024-2027.",
        )


def _is_period(period: str | None) -> bool:
    years = [int(year) for year in re.findall(r"\d+", period or "")]
    written = re.fullmatch(r"\d{4}(\s*[-–]\s*\d{4})?", period or "")
    return written is not None and years == sorted(years) and all(y in YEARS for y in years)


def doubt_attributes(file: Path, units: Iterable[str]) -> Iterator[Problem]:
    """Yield the rows of the user's file on municipalities that are about none."""
    own = {name for unit in units for name in unit.split("/")}
    known = {*read_attributes(), *own}
    for name in read_attributes(file):
        if name not in known:
            message = f"'{name}' is no municipality: its row is not used."
            yield _doubt("compare", file.name, message, _ask(name, known))


def doubt_aliases(file: Path, names: Collection[str]) -> Iterator[Problem]:
    """Yield the names in an alias file that no actor has.

    The first of names that are the same may be new: it is the one that the others get.
    """
    known = {fold(name): name for name in names}
    for name in _without_actor(read_aliases(file), known):
        message = f"No actor of the plans is called '{name}': the alias does nothing."
        yield _doubt("network", file.name, message, _ask(name, known.values()))


def _without_actor(aliases: Aliases, known: Mapping[str, str]) -> Iterator[str]:
    for alias in aliases.same:
        new = any(key in known for key in alias.keys[1:])
        yield from (name for name in alias.names[new:] if fold(name) not in known)
    for alias in aliases.apart:
        yield from (name for name in alias.names if fold(name) not in known)


def _ask(name: str, known: Iterable[str]) -> str:
    """Return what to do about a name that is not known: the nearest one that is, if one is near."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(
        name, sorted(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=ALIKE
    )
    return f"Write '{near[0]}' if that is meant." if near else "Check how it is spelled."


def _doubt(stage: str, file: str, message: str, remedy: str) -> Problem:
    return Problem(document=file, stage=stage, status=Status.OK, message=message, remedy=remedy)
