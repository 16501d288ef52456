"""The usual names of columns: in the first row of a table, or as labels down its first column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from policymine.ingest import lexicon
from policymine.ingest.elements import Row
from policymine.ingest.headings import is_numbered
from policymine.resources import read_patterns

_UNIT = re.compile(r"\b(?:kr|pct|mio|stk|år)\.$", re.IGNORECASE)
_SHORT_NAME = re.compile(r"[^\W\d_]{1,6}\.")
_LONGEST = 45
_MOST_WORDS = 5
_MOST_STAGE_WORDS = 6
_MOST_LABEL_WORDS = 6
_MOST_LABELLED = 0.7
_MOST_TIMES = 3


def looks_like_header(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns: short cells, half of them usual names of columns.

    Beside two such names, or nothing but one, years and quarters count neither way. Stages alone
    (``I gang``, ``Senere``) are names, too.
    """
    filled = [cell for cell in cells if cell.strip()]
    long = any(len(cell) > _LONGEST or _is_closed(cell.strip()) for cell in filled)
    if len(filled) < 2 or long:
        return False
    known = [cell for cell in filled if _names_column(cell)]
    times = sum(map(is_period, filled))
    plan = len(known) > 1 or (times > 1 and len(known) + times == len(filled) and bool(known))
    others = [cell for cell in filled if not is_period(cell)] if plan else filled
    return len(known) * 2 >= len(others) or all(_is_stage(cell.strip(" :")) for cell in filled)


def are_names(cells: Sequence[str]) -> bool:
    """Tell whether cells may name columns: short ones, periods or words, each no sentence."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(_is_name(cell) for cell in filled)


def _is_name(cell: str) -> bool:
    if _UNIT.search(cell) or _SHORT_NAME.fullmatch(cell):
        return True
    return (
        len(cell) <= _LONGEST and not cell.endswith(".") and (is_period(cell) or cell[0].isalpha())
    )


def is_column_name(text: str) -> bool:
    """Tell whether a short line by itself is a usual name of a column, or a year."""
    cell = text.strip(" :")
    if len(cell) > _LONGEST or ":" in cell or _is_closed(cell) or is_numbered(cell):
        return False
    if is_period(cell) or _names_column(cell):
        return True
    digits = any(map(str.isdigit, re.sub(r"\b20\d\d\b", "", cell)))
    short = len(cell.split()) <= _MOST_STAGE_WORDS and not digits
    return short and bool(field_of(cell.rstrip("?")))


def field_of(name: str) -> str:
    """Return the field that a column holds by its name; empty if it says nothing."""
    fields = read_patterns("columns", "columns")
    return next((field for field, pattern in fields if pattern.search(name)), "")


def is_plain_name(text: str) -> bool:
    """Tell whether a line is a usual name of a column and nothing more, or asks for one."""
    return (text.endswith("?") and is_column_name(text)) or _key(text) in _usual()


def _usual() -> frozenset[str]:
    return lexicon.words("tables", "columns")


def _key(text: str) -> str:
    """Return a name as the lexicon has it."""
    return text.strip(" :?").casefold()


def _is_stage(cell: str) -> bool:
    """Tell whether a cell says how far acts are, as the headings of sections say it."""
    rows = (*read_patterns("sections", "states"), *read_patterns("sections", "stages"))
    short = len(cell.split()) <= _MOST_STAGE_WORDS
    return short and any(pattern.search(cell) for _, pattern in rows)


def is_period(cell: str) -> bool:
    """Tell whether a cell is a year or a part of one, as the columns of a time plan are named."""
    return bool(cell.strip()) and _period().fullmatch(cell.strip()) is not None


def is_date(line: str) -> bool:
    """Tell whether a line is a time and no more, as a cell of a table says when: ``maj 2026``."""
    again = len(line.split()) <= _MOST_TIMES and lexicon.patterns("tables", "recurring").match(line)
    return bool(again) or is_period(line) or _date().fullmatch(line.strip()) is not None


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.alternatives('tables', 'times')})\s+20\d\d", re.IGNORECASE)


@cache
def _period() -> re.Pattern[str]:
    part, years = lexicon.signs("tables", "part_of_year"), r"20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?"
    return re.compile(rf"(?:{part}\s*)?(?:{years})?", re.IGNORECASE)


def _is_closed(cell: str) -> bool:
    """Tell whether a cell is a sentence, and no name that is cut short: ``Nr.``, ``Mio. kr.``."""
    return cell.endswith(".") and cell.casefold() not in _usual() and not _UNIT.search(cell)


def _names_column(cell: str) -> bool:
    """Tell whether a cell begins or ends with a usual name of a column, and has few words more.

    With a value behind a colon it is the label of that.
    """
    words = re.findall(r"[^\W\d_]+\.?", cell.casefold())
    named = 0 < len(words) <= _MOST_WORDS and ":" not in cell.strip(" :")
    return named and not _usual().isdisjoint((words[0], words[-1], _key(cell)))


def find_facts(rows: Sequence[Row]) -> frozenset[int]:
    """Return the ids of rows that give a label and its value: ``Ansvarlig | Socialchefen``.

    Two different ones stand together: a fact sheet. None of its rows names the columns. A row
    without a first cell is the rest of one that a page breaks.
    """
    rows = [row for row in rows if row.cells[0].strip()]
    labels = [_label(row) for row in rows]
    beside = zip(rows, labels, ["", *labels], [*labels[1:], ""], strict=False)
    told = frozenset(
        id(row)
        for row, label, above, below in beside
        if row.fact or (label and any(other and other != label for other in (above, below)))
    )
    return told | _find_forms(rows)


def _find_forms(rows: Sequence[Row]) -> frozenset[int]:
    """Return the ids of the rows of forms: tables of two columns whose labels come again.

    A row that comes again whole names the columns of several tables.
    """
    pairs = [row for row in rows if len(row.cells) == 2]
    again = Counter(_form_label(row) for row in pairs)
    whole = Counter(tuple(map(str.casefold, row.cells)) for row in pairs)
    forms: set[int] = set()
    for two, group in groupby(rows, lambda row: (len(row.cells) == 2, row.table)):
        form = [row for row in group if two[0]]
        labelled = {_form_label(row) for row in form if again[_form_label(row)] > 1} - {""}
        listed = [row for row in form if _form_label(row) in labelled]
        names = any(whole[tuple(map(str.casefold, row.cells))] > 1 for row in form[:1])
        if len(labelled) > 2 and len(listed) >= _MOST_LABELLED * len(form) and not names:
            forms.update(map(id, form))
    return frozenset(forms)


def _form_label(row: Row) -> str:
    """Return the first cell of a row without its number, if it is short: ``Handling 1.2``."""
    label = re.sub(r"[\d\W]+", " ", row.cells[0]).strip().casefold()
    return label if len(label.split()) <= _MOST_LABEL_WORDS else ""


def _label(row: Row) -> str:
    """Return the usual name that a row of two cells begins with, if only its first cell is one.

    A short question is such a name: ``Hvad gør vi?``.
    """
    if len(row.cells) != 2:
        return ""
    first, second = map(_key, row.cells)
    asks = row.cells[0].rstrip().endswith("?") and _names_column(first)
    named = asks or first in _usual()
    return first if named and second and not _names_column(second) else ""
