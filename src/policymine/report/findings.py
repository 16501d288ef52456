"""The findings behind the numbers: which the comparison counts, and why each has its codes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import DONE, Plan, select_findings
from policymine.compare.chain import COMPLETE, INITIATIVE, find_links
from policymine.compare.repeats import fold_repeats
from policymine.report.decided import is_decided
from policymine.report.inputs import ReportInput
from policymine.report.passages import FINDINGS, Passages, Quote, html_id, shorten
from policymine.schema.codebook import NONE
from policymine.tables import unit_order

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("goal", "initiative")
"""What a row of each table of ``FINDINGS`` is."""


@dataclass(frozen=True)
class Reason:
    """Why a finding has a code: the coder's score, its method, and what decided."""

    code: str
    score: float | None
    method: str
    evidence: str
    uncertain: bool


@dataclass(frozen=True)
class Finding:
    """A goal or an initiative with the passage it stands on and its codes.

    ``live`` says that the comparison counts it as a promise, ``links`` which links of the
    implementation chain it has.
    """

    id: str
    kind: str
    unit: str
    title: str
    quote: Quote
    reasons: tuple[Reason, ...]
    fields: Mapping[str, Any]
    live: bool = False
    links: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes assigned to the finding, without the explicit none."""
        return tuple(reason.code for reason in self.reasons if reason.code != NONE)

    @property
    def decided(self) -> bool:
        """Whether a person has read the finding and decided its codes."""
        return any(is_decided(reason.method) for reason in self.reasons)

    @property
    def anchor(self) -> str:
        """The id of the finding in the page."""
        return html_id("f", self.id)


def documents_compared(data: ReportInput) -> dict[str, tuple[str, ...]]:
    """Return the paths of the documents that the numbers of each unit rest on."""
    own: dict[str, list[str]] = {}
    for row in data.each("documents"):
        own.setdefault(str(row["unit"] or ""), []).append(str(row["document"]))
    compared = {str(row["unit"]): f"; {row['documents']}; " for row in data.rows("comparison")}
    return {  # a path may hold what joins them, so it is looked for whole
        unit: tuple(path for path in own.get(unit, ()) if f"; {path}; " in joined)
        for unit, joined in compared.items()
    }


def counted_ids(data: ReportInput) -> frozenset[str]:
    """Return the ids of the findings that the comparison counts: those of each unit's plan."""
    plans = [Plan(unit, names) for unit, names in documents_compared(data).items()]
    wanted = {name for plan in plans for name in plan.documents}
    return frozenset(
        str(id_)
        for name in FINDINGS
        for table in _among(data, name, wanted)
        for id_ in select_findings(plans, table)["id"]
    )


def units_of(data: ReportInput, findings: Collection[str]) -> dict[str, str]:
    """Return the unit of each of some goals and initiatives, by their ids."""
    return {
        str(row["id"]): str(row["unit"] or "")
        for name in FINDINGS
        for row in data.each(name, id=findings)
    }


def _among(data: ReportInput, name: str, documents: Collection[str]) -> Iterator[pd.DataFrame]:
    """Yield what a table has of some documents, if it has anything."""
    import pandas as pd

    parts = [part[part["document"].isin(documents)] for part in data.parts(name) if len(part)]
    if any(map(len, parts)):
        yield pd.concat(parts, ignore_index=True)


def links_by_finding(data: ReportInput, counted: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the links of the chain that each finding has, by its id.

    A goal has the link ``initiative`` if one that counts serves it; an initiative with all links
    also has ``complete``.
    """
    links: dict[str, tuple[str, ...]] = {}
    served: set[str] = set()
    for part in data.parts("initiatives"):
        if len(part):
            table = fold_repeats(part)
            for id_, has in zip(table["id"], find_links(table).to_dict("records"), strict=True):
                present = tuple(str(link) for link, found in has.items() if found)
                links[str(id_)] = (*present, COMPLETE) if len(present) == len(has) else present
            served.update(table.loc[table["id"].isin(counted), "goal"])
    return links | {str(goal): (INITIATIVE,) for goal in served if goal}


def build_findings(
    data: ReportInput,
    passages: Passages,
    counted: Collection[str] = (),
    links: Mapping[str, tuple[str, ...]] | None = None,
    **among: Collection[Any],
) -> tuple[Finding, ...]:
    """Return the goals and initiatives of a run, unit by unit and in the order of each text.

    ``counted`` holds the ids of those that the comparison counts, ``links`` their links of the
    implementation chain; ``among`` names columns with the values that are asked for.
    """
    rows = {name: list(data.each(name, **among)) for name in FINDINGS}
    found = {row["id"] for name in FINDINGS for row in rows[name]}
    reasons = _reasons(data.each("codings", finding=found, assigned=(True,)))
    order = {path: number for number, path in enumerate(data.by_path)}
    findings = (
        Finding(
            id=str(row["id"]),
            kind=kind,
            unit=str(row["unit"] or ""),
            title=shorten(str(row["title"] or row["text"] or "")),
            quote=passages.quote(row),
            reasons=tuple(reasons.get(str(row["id"]), ())),
            fields=row,
            live=row["id"] in counted and row.get("state") not in DONE,
            links=(links or {}).get(str(row["id"]), ()),
        )
        for kind, name in zip(KINDS, FINDINGS, strict=True)
        for row in rows[name]
    )
    return tuple(sorted(findings, key=lambda each: _place(each.fields, order)))


def _place(row: Mapping[str, Any], order: Mapping[str, int]) -> tuple[Any, int, int]:
    unit = unit_order(str(row["unit"] or ""))
    return unit, order.get(str(row["document"]), len(order)), row["start"] or 0


def _reasons(codings: Iterable[Mapping[str, Any]]) -> dict[str, list[Reason]]:
    """Return the reasons for the assigned codes of each finding, the best code first."""
    reasons: dict[str, list[Reason]] = {}
    for row in codings:
        reason = Reason(
            code=str(row["code"]),
            score=row["score"],
            method=str(row["method"] or ""),
            evidence=shorten(str(row["evidence"] or ""), 300),
            uncertain=bool(row.get("uncertain")),
        )
        reasons.setdefault(str(row["finding"]), []).append(reason)
    for found in reasons.values():
        found.sort(key=lambda reason: -(reason.score or 0.0))
    return reasons
