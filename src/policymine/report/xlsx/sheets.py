"""One sheet a table: typed cells, frozen header, filter, widths, and links between the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policymine.report.labels import Labels
from policymine.report.sanitise import escape_cell
from policymine.report.xlsx.formats import Formats
from policymine.tables import unit_order

if TYPE_CHECKING:
    import pandas as pd

LONGEST_TEXT = 32_767
"""Characters that a cell of Excel holds."""
MOST_LINKS = 60_000
"""Links that a sheet of Excel holds, with some room (the limit is 65,530)."""
MOST_ROWS = 100_000
"""Rows that a sheet shows: Excel holds ten times as many, but no one reads them there."""
WIDEST, NARROWEST = 60, 8

LINKED = frozenset({"finding", "other_finding", "goal", "earlier", "later", "actor"})
"""Columns that hold the id of a row of another sheet."""
NAMED = {"goal_title": "goal", "name": "actor"}
"""Columns that say what the ids of another are called, and lead where those lead."""
PERCENTS = frozenset({"share", "low", "high", "others_share"})
WRAPPED = frozenset(
    {"title", "goal_title", "text", "evidence", "missing", "other_text", "other_title", "own_goal"}
)
NUMBER_FORMATS = {"money": "#,##0", "score": "0.00", "quality": "0.00", "year": "0"}


FIRST = ("unit", "codes", "number", "title")
LAST = ("document", "page", "form", "id", "goal", "start", "end")
"""Where findings begin and end in the workbook: people read titles, programs read ids."""


class Places:
    """Where the row of an id stands, as the target of a link inside the workbook."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], labels: Labels) -> None:
        self._of_id: dict[str, str] = {}
        self._of_coding: dict[str, str] = {}
        for name in ("goals", "initiatives", "actors"):
            if name in tables:
                self._of_id |= _targets(tables[name]["id"], labels.text("sheet", name))
        if "codings" in tables:
            self._of_coding = _targets(
                tables["codings"]["finding"], labels.text("sheet", "codings")
            )

    def target(self, column: str, value: str, row_id: str) -> str | None:
        """Return where a cell leads: an id to its row, a finding's codes to their evidence."""
        if column == "codes":
            return self._of_coding.get(row_id)
        return self._of_id.get(value) if column in LINKED else None


def _targets(ids: pd.Series[Any], sheet: str) -> dict[str, str]:
    """Return the link to the first row of each id."""
    first: dict[str, str] = {}
    for row, value in enumerate(ids, start=2):
        first.setdefault(str(value), f"internal:'{sheet}'!A{row}")
    return first


def prepare_tables(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables that ids lead to, as the workbook shows them.

    Findings say their codes, and initiatives the goal they serve; codings are those assigned, and
    say which finding they are of. They stand unit by unit, in the order of a Danish index.
    """
    prepared = {}
    if "actors" in tables:  # a person's home is an organisation, so its column is no municipality
        prepared["actors"] = tables["actors"].rename(columns={"unit": "home"})
    codings = tables["codings"]
    codings = codings[codings["assigned"].astype(bool)]
    codes = codings.groupby("finding", sort=False)["code"].agg("; ".join)
    findings = {name: tables[name] for name in ("goals", "initiatives") if name in tables}
    for name, table in findings.items():
        shown = table.copy()
        shown["codes"] = table["id"].map(codes).fillna("")
        if name == "initiatives" and "goals" in findings:
            shown = add_names(shown, "goal", findings["goals"], "title", called="goal_title")
        prepared[name] = _by_unit(shown[_order(shown)])
    prepared["codings"] = _by_unit(_describe(codings, findings))
    return prepared


def _by_unit(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the rows of a unit together; those without a unit come last."""
    units = table["unit"].fillna("")
    places = {unit: place for place, unit in enumerate(sorted(units.unique(), key=unit_order))}
    return table.iloc[units.map(places).argsort(kind="stable")]


def add_names(
    table: pd.DataFrame, column: str, of: pd.DataFrame, name: str, *, called: str = "name"
) -> pd.DataFrame:
    """Return a table with what the ids of a column are called, in a column before it."""
    names = of.drop_duplicates("id").set_index("id")[name]
    shown = table.copy()
    shown.insert(list(shown.columns).index(column), called, table[column].map(names).fillna(""))
    return shown


def _order(table: pd.DataFrame) -> list[str]:
    names = [str(name) for name in table.columns]
    first = [name for name in FIRST if name in names]
    last = [name for name in LAST if name in names]
    return first + [name for name in names if name not in first + last] + last


def _describe(codings: pd.DataFrame, findings: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    columns = ["id", "unit", "title", "document", "page"]
    about = pd.concat([table[columns] for table in findings.values()]).drop_duplicates("id")
    described = codings.merge(about, left_on="finding", right_on="id", how="left")
    return described.drop(columns=["id", "assigned"])


def write_table(
    sheet: Any, table: pd.DataFrame, labels: Labels, formats: Formats, places: Places
) -> list[str]:
    """Write a table: its columns by their words, its cells typed, its ids as links.

    Returns the columns of which every cell is empty.
    """
    names = [str(name) for name in table.columns]
    lengths = [[len(labels.text("column", name))] for name in names]
    for index, name in enumerate(names):
        sheet.write_string(0, index, labels.text("column", name), formats.head())
    ids = table["id" if "id" in table else table.columns[0]].astype(str)
    keys = [NAMED.get(name, name) for name in names]
    keyed = [names.index(key) if key in names else index for index, key in enumerate(keys)]
    present = table.notna().to_numpy()
    links = 0
    for row, (id_, values) in enumerate(zip(ids, _rows(table), strict=True), start=1):
        for index, (name, value) in enumerate(zip(names, values, strict=True)):
            if not present[row - 1, index] or value == "":
                continue
            key = keyed[index]
            leads = links < MOST_LINKS
            target = places.target(names[key], str(values[key]), id_) if leads else None
            links += target is not None
            shown = _write_cell(sheet, (row, index), name, value, target, labels, formats)
            lengths[index].append(len(shown))
    for index, found in enumerate(lengths):
        sheet.set_column(index, index, _width(found))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return [name for name, found in zip(names, lengths, strict=True) if len(found) == 1]


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name] for name in table.columns), strict=True)


def _write_cell(
    sheet: Any,
    place: tuple[int, int],
    column: str,
    value: Any,
    target: str | None,
    labels: Labels,
    formats: Formats,
) -> str:
    """Write one cell, and return its text as far as its width matters."""
    if isinstance(value, str) or str(value) in ("True", "False"):
        return _write_text(sheet, place, _word(column, value, labels), target, column, formats)
    if hasattr(value, "isoformat"):
        sheet.write_datetime(*place, value, formats.cell("yyyy-mm-dd"))
        return "2000-01-01"
    percent = f"0{labels.percent}"
    number_format = percent if column in PERCENTS else NUMBER_FORMATS.get(column, "")
    sheet.write_number(*place, value, formats.cell(number_format))
    return f"{value:.2f}"


def _word(column: str, value: Any, labels: Labels) -> str:
    if column == "reason":
        return labels.reason(value)
    if isinstance(value, str):
        return labels.value(column, value)
    return labels.value("bool", str(value).lower())


def _write_text(
    sheet: Any,
    place: tuple[int, int],
    text: str,
    target: str | None,
    column: str,
    formats: Formats,
) -> str:
    shown = escape_cell(text)
    if len(shown) > LONGEST_TEXT:
        shown = shown[: LONGEST_TEXT - 1] + "…"
    if target:
        sheet.write_url(*place, target, formats.link(), shown)
    else:
        sheet.write_string(*place, shown, formats.cell(wrap=column in WRAPPED))
    return shown


def _width(lengths: list[int]) -> int:
    """Return a column width that shows the head and nine of ten cells whole, within reason."""
    usual = max(sorted(lengths)[int(0.9 * (len(lengths) - 1))], lengths[0])
    return min(max(usual + 3, NARROWEST), WIDEST)
