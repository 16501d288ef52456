"""The tables as the workbook shows them: names beside ids, rows of a unit together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from policymine.report.inputs import as_rows
from policymine.report.places import PAGED, Places
from policymine.tables import unit_order

if TYPE_CHECKING:
    import pandas as pd

NO_PAGE = "–"
FIRST = ("unit", "codes", "number", "title")
LAST = ("document", "page", "form", "id", "goal", "start", "end")
"""Where findings begin and end in the workbook: people read titles, programs read ids."""


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


def show_places(table: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Return a table without page numbers where a document's format has no pages.

    Findings then also say the heading that they stand under.
    """
    shown = table
    for column, of in PAGED.items():
        if column in table and of in table:
            bare = table[of].isin(places.without)
            if bare.any():
                shown = shown.assign(**{column: shown[column].astype(object).mask(bare, NO_PAGE)})
    if shown is not table and "form" in table:
        headings = [places.heading(row) for row in as_rows(table)]
        shown.insert(list(shown.columns).index("page") + 1, "heading", headings)
    return shown


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
