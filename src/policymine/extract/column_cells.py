"""What the columns of a table hold by their cells, whatever they are called: who, when, how far."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import takewhile

from policymine.extract.clauses import words_of
from policymine.extract.dates import parse_timeline
from policymine.extract.fields import read_state
from policymine.extract.items import ACTS, form_of, tells_act
from policymine.extract.subjects import is_actor
from policymine.language.amounts import find_amounts
from policymine.resources import read_lexicon
from policymine.schema.document import BlockKind
from policymine.schema.finding import State

SHARE = 0.6
"""So many of the filled cells of a column tell what it holds."""
FILLED = 0.5
"""So many cells of a column are filled, if they tell."""
_DEPARTMENT = re.compile(
    r"[A-ZÆØÅ]{2,5}|[A-ZÆØÅ][\w-]+(?:, [A-ZÆØÅ][\w-]+)* (?:og|&) [A-ZÆØÅ][\w-]+"
)
"""A unit by its letters, or by its fields with a capital each: ``PPR``, ``Teknik og Miljø``."""
SHORT = 6
"""A value has no more words."""
TELLING = frozenset({"responsible", "timeline", "status"})
"""Fields that say of a table that it is one of acts."""
NOUN = 3
"""A noun of action with more words is what is done, and names no unit (``Forvaltningen``)."""


def fields_by_cells(
    columns: Mapping[int, Sequence[str]], known: Mapping[str, int]
) -> dict[str, int]:
    """Return which column (by its place) holds which field, each field one column.

    ``columns`` are the texts of the cells from the top down, ``known`` the fields that headers
    name. Acts are told by their words, or, in a table that says two of who, when and how far, by
    being phrases.
    """
    found = {name: place for name, place in known.items() if name != "title"}
    for name, tells in _TELLS.items():
        held = {p: c for p, c in columns.items() if p not in found.values()}
        telling = [place for place, cells in held.items() if _share(cells, tells) >= SHARE]
        if telling and name not in found:  # who does it is said in fewer words than what
            found[name] = min(telling, key=lambda place: _words(columns[place]))
    free = [place for place in columns if place not in found.values()]
    acts = [place for place in free if _share(columns[place], is_act) >= FILLED]
    named = free if len(TELLING.intersection(found)) > 1 else []
    titles = acts or [place for place in named if _share(columns[place], is_phrase) >= SHARE]
    if not titles:
        return found
    goal = next((n for n in free if n < titles[0] and _gathers(columns[n])), None)
    return {**found, "title": titles[0], **({} if goal is None else {"goal": goal})}


def _gathers(cells: Sequence[str]) -> bool:
    """Say whether what a column says holds for several rows each: the goal of the acts there."""
    told = {cell for cell in cells if cell.strip()}
    return 1 < len(told) <= SHARE * len(cells) and all(map(is_phrase, told))


def is_act(cell: str) -> bool:
    """Say whether the words of a cell are those of an act."""
    return tells_act(cell, BlockKind.TABLE_ROW, formed=form_of(cell) in ACTS)


def value_of(cell: str) -> str:
    """Return the field that a cell or a line by itself gives, empty where it may be an act."""
    return next((name for name, tells in _TELLS.items() if tells(cell)), "")


def _share(cells: Sequence[str], tells: Callable[[str], bool]) -> float:
    """Return the share of the filled cells that tell something, 0 where most are empty."""
    filled = [cell for cell in cells if cell.strip(" -–")]
    if not filled or len(filled) < FILLED * len(cells):
        return 0.0
    return sum(map(tells, filled)) / len(filled)


def _words(cells: Sequence[str]) -> int:
    return sum(len(cell.split()) for cell in cells)


@cache
def _recurring() -> re.Pattern[str]:
    return re.compile("|".join(read_lexicon("layout")["tables"]["recurring"]), re.IGNORECASE)


def _is_time(cell: str) -> bool:
    told = parse_timeline(cell) != (None, None)
    return len(cell.split()) <= SHORT and (told or bool(_recurring().search(cell)))


def _is_status(cell: str) -> bool:
    """Say whether a cell opens with how far something is: ``I gang. Der er 120 pladser``."""
    first = re.split(r"[.,;:–]", cell, maxsplit=1)[0]
    return len(first.split()) <= SHORT and read_state(first) is not State.UNKNOWN


def _is_money(cell: str) -> bool:
    return len(cell.split()) <= SHORT and any(find_amounts(cell, 0, len(cell)))


def _is_name(cell: str) -> bool:
    """Say whether a cell names somebody who acts, and no act."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", cell)]
    head = [*takewhile(lambda word: word not in words_of("prepositions"), words)]
    form = form_of(cell)
    most = {"noun": NOUN, "name": SHORT}.get(form, 0)
    return 0 < len(words) <= most and _names(cell, head)


def _names(cell: str, words: Sequence[str]) -> bool:
    from policymine.extract.actors.endings import read_definite

    known = is_actor(words) or any(read_definite(word, capital=True) for word in words)
    return known or _DEPARTMENT.fullmatch(cell.strip()) is not None


def is_phrase(cell: str) -> bool:
    """Say whether a cell is a name or an act without a sentence."""
    return form_of(cell) in (*ACTS, "name") and not cell.rstrip().endswith(".")


_TELLS: Mapping[str, Callable[[str], bool]] = {
    "timeline": _is_time,
    "status": _is_status,
    "money": _is_money,
    "responsible": _is_name,
}
