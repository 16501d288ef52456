"""What a unit is compared on: its newest plan, and how well that was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.compare.repeats import fold_repeats
from policymine.schema.document import Kind, Status
from policymine.schema.finding import State
from policymine.tables import COLUMNS, Database, sort_key

if TYPE_CHECKING:
    import pandas as pd

READ_WELL = 0.5
"""Below this quality a document's silence proves nothing."""

BASES: tuple[frozenset[str], ...] = (
    frozenset({Kind.PLAN, Kind.ACTION_PLAN}),
    frozenset({Kind.STATUS}),
    frozenset({Kind.OTHER}),
)
"""What a unit is compared on, best first: what it promises, what it reports, what else it wrote."""

DONE = frozenset({State.COMPLETED, State.ABANDONED})
"""States that are counted apart: who reports more must not seem to promise more."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """The documents a unit is compared on; none of them means that it has no plan.

    ``kinds`` says what they are, ``others`` which documents of the unit were left aside, and
    ``read`` whether all was read so well that what is not found is not there.
    """

    unit: str
    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    period_start: int | None = None
    period_end: int | None = None
    read: bool = False


def choose_plans(documents: pd.DataFrame, places: Collection[str] = ()) -> tuple[Plan, ...]:
    """Return what each unit is compared on, in the order of a Danish index.

    The newest of a unit's plans and action plans counts; documents of one period (a plan and its
    action plan, a plan in parts) count together, and so do a plan in force and its newest action
    plan (see ``in_force``); a draft of an adopted plan does not count. A unit without one is
    compared on its newest status report, or else on what other documents it has.
    Frameworks and notes are no municipality's plan: a unit that has nothing else is listed without
    one if it is among ``places``, the municipalities there are, and left out if it is another body.
    """
    by_unit: dict[str, list[Row]] = {}
    for row in documents.to_dict("records"):
        mine = by_unit.setdefault(str(row["unit"]), [])
        mine.append({str(key): value for key, value in row.items()})
    plans = (_choose(unit, rows) for unit, rows in by_unit.items() if unit)
    compared = [plan for plan in plans if plan.documents or _are_places(plan.unit, places)]
    return tuple(sorted(compared, key=lambda plan: sort_key(plan.unit)))


def _are_places(unit: str, places: Collection[str]) -> bool:
    return all(name in places for name in unit.split("/"))


def _choose(unit: str, rows: list[Row]) -> Plan:
    adopted = [row for row in rows if not row.get("version_of")]
    candidates = next((found for kinds in BASES if (found := _of_kind(adopted, kinds))), [])
    if not candidates:
        return Plan(unit, others=tuple(row["document"] for row in rows))
    steps = in_force(candidates)
    newest = max(steps)
    together = [row for row, step in zip(candidates, steps, strict=True) if step == newest]
    names = {row["document"] for row in together}
    names |= {row["document"] for row in rows if _may_be_newest(row, newest)}
    chosen = sorted((row for row in rows if row["document"] in names), key=_path)
    return Plan(
        unit=unit,
        documents=tuple(row["document"] for row in chosen),
        kinds=tuple(dict.fromkeys(row["kind"] for row in chosen)),
        others=tuple(row["document"] for row in rows if row["document"] not in names),
        period_start=min(period(row)[0] or newest[0] for row in together) or None,
        period_end=max(period(row)[1] for row in together) or None,
        read=all(_is_read_well(row) for row in chosen),
    )


def _path(row: Row) -> str:
    return str(row["document"])


def _of_kind(rows: Iterable[Row], kinds: Collection[str]) -> list[Row]:
    return [row for row in rows if row["kind"] in kinds]


def period(row: Row) -> tuple[int, int]:
    """Return when a document's period starts and ends; 0 where it does not say."""
    start, end = (_year(row[name]) for name in ("period_start", "period_end"))
    return start or end, end or start


def in_force(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the years for which each of a unit's documents is the one that counts.

    They are its own; but a plan in force goes on beside its newest action plan, and has the years
    of that. An action plan belongs to the newest plan whose years hold its own: an older plan has
    been replaced, or is of another field, which no year tells. A plan that names one year or none
    says no end, and holds what comes after.
    """
    plans = {period(row) for row in rows if row["kind"] == Kind.PLAN}
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for action in sorted(period(row) for row in rows if row["kind"] == Kind.ACTION_PLAN):
        if held := [plan for plan in plans if _holds(plan, action)]:
            last[max(held)] = action
    return [_own_or(last, row) for row in rows]


def _own_or(last: Mapping[tuple[int, int], tuple[int, int]], row: Row) -> tuple[int, int]:
    own = period(row)
    return last.get(own, own) if row["kind"] == Kind.PLAN else own


def _holds(plan: tuple[int, int], action: tuple[int, int]) -> bool:
    start, end = plan
    return start <= action[0] and (start == end or action[1] <= end)


def _year(value: Any) -> int:
    import pandas as pd

    return 0 if pd.isna(value) else int(value)


def _may_be_newest(row: Row, newest: tuple[int, int]) -> bool:
    """Whether a document that could not be read may be the unit's plan, as far as one can tell."""
    if row["characters"] or row["kind"] in (Kind.FRAMEWORK, Kind.NOTES, Kind.STATUS):
        return False
    return period(row) == (0, 0) or period(row) >= newest


def _is_read_well(row: Row) -> bool:
    return bool(row["status"] == Status.OK and row["quality"] >= READ_WELL)


def select_findings(plans: Iterable[Plan], findings: pd.DataFrame) -> pd.DataFrame:
    """Return the goals or initiatives that count: those of the plans, each once a unit.

    One that its own document repeats, or a second document of the unit by its title, is left out.
    """
    documents = [document for plan in plans for document in plan.documents]
    counted = findings[findings["document"].isin(documents)]
    counted = fold_repeats(counted)
    title = counted["title"].str.casefold().str.split().str.join(" ")
    first = counted["document"].groupby([counted["unit"], title]).transform("first")
    repeated = (first != counted["document"]) & (title != "")
    return counted[~repeated].reset_index(drop=True)


COMPARED = """
SELECT * FROM {table} WHERE document IN (SELECT document FROM compared) ORDER BY "row"
"""
ASSIGNED = """
SELECT finding, code FROM codings
WHERE assigned AND finding IN (SELECT id FROM counted) ORDER BY "row"
"""


def count_findings(
    database: Database, plans: Iterable[Plan]
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return the goals and initiatives that count, and the codes that they were assigned.

    They are as many as the plans of the units hold, however many other documents there are. The
    table ``counted`` keeps their ids for other questions.
    """
    compared = [{"document": document} for plan in plans for document in plan.documents]
    database.note("compared", {"document": "str"}, compared)
    goals, initiatives = (
        select_findings(plans, database.frame(COLUMNS[name], COMPARED.format(table=name)))
        for name in ("goals", "initiatives")
    )
    ids = ({"id": id_} for id_ in (*goals["id"], *initiatives["id"]))
    database.note("counted", {"id": "str"}, ids)
    assigned = database.frame({"finding": "str", "code": "str"}, ASSIGNED)
    return goals, initiatives, assigned.drop_duplicates()


def is_live(initiatives: pd.DataFrame) -> pd.Series[bool]:
    """Return which initiatives are promised or under way, not completed and not abandoned."""
    return ~initiatives["state"].isin(DONE)
