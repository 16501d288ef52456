"""A run made by hand: invented plans, their findings, codings, comparison and network."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import networkx as nx
import pandas as pd

from policymine.compare import compare
from policymine.report.inputs import ReportInput
from policymine.resources import read_codebook
from policymine.schema.codebook import Codebook
from policymine.schema.document import Document, Kind, Page, Problem, Status
from policymine.schema.run import Config, Run, RunDocument
from policymine.tables import COLUMNS, build_frame

GOALS = (
    "Borgerne oplever én samlet indsats",
    "Flere borgere får job eller uddannelse",
    "Pårørende inddrages tidligt",
)
INITIATIVES = (
    ("Kommunen skal oprette et fælles visitationsmøde med psykiatrien", "P2", "planned", "skal"),
    ("Ansætte peer-medarbejdere i bostøtten", "P1", "ongoing", "vil"),
    ("Måle borgernes trivsel to gange om året", "P4", "planned", "vil"),
    ("Afklare målgruppen for de midlertidige botilbud", "P3", "embedded", "unknown"),
    ("Indgå aftale med nabokommunerne om akuttilbud", "P5", "ongoing", "bør"),
    ("Tilbyde kurser til pårørende", "P2", "completed", "kan"),
    ("Udvikle et rehabiliteringsforløb for unge", "P1", "unknown", "skal"),
    ("Renovere aktivitetshuset", "none", "planned", "vil"),
)
ACTORS = (
    ("Jobcentret", "unit", "municipal"),
    ("Region Østdanmark", "region", "regional"),
    ("Distriktspsykiatrien", "unit", "regional"),
    ("Brugerrådet", "stakeholder", "citizens"),
    ("Foreningen Medmenneske", "civil_society", "civil_society"),
    ("Socialstyrelsen", "state", "state"),
    ("Botilbuddet Åkanden", "facility", "municipal"),
    ("Bofællesskabet ApS", "company", "private"),
)


def made_run(units: tuple[str, ...] = ("Lindehøj", "Åstrup"), *, repeat: int = 1) -> ReportInput:
    """Return a run over one plan a unit, with ``repeat`` times the initiatives above in each."""
    chance = random.Random(1)
    documents, goals, initiatives, codings, mentions = [], [], [], [], []
    for unit in units:
        plan = _Plan(unit)
        for number, goal in enumerate(GOALS, start=1):
            goals.append(plan.goal(goal, number))
        for turn in range(repeat):
            for title, code, state, commitment in INITIATIVES:
                if chance.random() < 0.25 and repeat == 1:
                    continue
                row = plan.initiative(
                    title if repeat == 1 else f"{title} ({turn})", state, commitment
                )
                initiatives.append(row)
                codings += _codings(row["id"], code)
        for number, (name, *_) in enumerate(ACTORS):
            mentions.append(plan.mention(f"a-{number}", name))
        documents.append(plan.document())
    tables = {
        "documents": _documents_table(documents),
        "goals": pd.DataFrame(goals),
        "initiatives": pd.DataFrame(initiatives),
        "codings": pd.DataFrame(codings),
        "actors": pd.DataFrame(
            [
                {
                    "id": f"a-{n}",
                    "name": name,
                    "type": kind,
                    "sector": sector,
                    "unit": "",
                    "mentions": len(units),
                }
                for n, (name, kind, sector) in enumerate(ACTORS)
            ]
        ),
        "mentions": pd.DataFrame(mentions),
        "comparison": _comparison(units, initiatives, codings),
    }
    return ReportInput(
        documents=tuple(documents),
        tables=tables,
        codebook=read_codebook("kl-2012"),
        run=_run(documents),
        graph=_graph(units, initiatives),
    )


class _Plan:
    """A plan that grows line by line, so that every finding knows its offsets."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        self.path = f"{unit.lower()}/plan.pdf"
        self.text = f"Plan for socialpsykiatrien i {unit}\n\nVi vil gøre det bedre for borgerne. "

    def _add(self, text: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += text + ".\nSådan arbejder vi videre i den kommende periode.\n"
        return start, start + len(text)

    def goal(self, title: str, number: int) -> dict[str, Any]:
        start, end = self._add(title)
        return {
            "id": f"goal-{self.unit}-{number}",
            "document": self.path,
            "unit": self.unit,
            "number": str(number),
            "title": title,
            "text": title,
            "form": "heading",
            "page": 1,
            "start": start,
            "end": end,
        }

    def initiative(self, title: str, state: str, commitment: str) -> dict[str, Any]:
        start, end = self._add(title)
        return {
            "id": f"init-{self.unit}-{start}",
            "document": self.path,
            "unit": self.unit,
            "goal": f"goal-{self.unit}-1",
            "title": title,
            "text": title,
            "form": "list",
            "need": "",
            "activity": "",
            "responsible": "Socialchefen",
            "timeline": "2024",
            "deadline_start": None,
            "deadline_end": "2024-12-31",
            "money": None,
            "law": "",
            "indicator": "",
            "status": "",
            "state": state,
            "commitment": commitment,
            "page": 2,
            "start": start,
            "end": end,
        }

    def mention(self, actor: str, name: str) -> dict[str, Any]:
        start, _ = self._add(f"Vi samarbejder med {name} om opgaven")
        start += len("Vi samarbejder med ")
        return {
            "actor": actor,
            "document": self.path,
            "finding": "",
            "text": name,
            "page": 3,
            "start": start,
            "end": start + len(name),
        }

    def document(self) -> Document:
        return Document(
            id=f"d-{self.unit}",
            path=self.path,
            title=f"Psykiatriplan for {self.unit}",
            units=(self.unit,),
            kind=Kind.PLAN,
            period_start=2023,
            period_end=2026,
            text=self.text,
            pages=tuple(Page(number=n, start=n - 1) for n in (1, 2, 3)),
        )


def _codings(finding: str, code: str) -> list[dict[str, Any]]:
    return [
        {
            "finding": finding,
            "code": code,
            "score": 0.8,
            "assigned": True,
            "method": "lexical",
            "evidence": "ordene 'fælles' og 'møde'",
        }
    ]


def _documents_table(documents: list[Document]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "document": d.path,
                "title": d.title,
                "units": ";".join(d.units),
                "unit": d.unit,
                "kind": d.kind.value,
                "period_start": d.period_start,
                "period_end": d.period_end,
                "pages": len(d.pages),
                "characters": len(d.text),
                "quality": d.quality,
                "status": d.status.value,
            }
            for d in documents
        ]
    )


def _comparison(
    units: tuple[str, ...], initiatives: list[dict[str, Any]], codings: list[dict[str, Any]]
) -> pd.DataFrame:
    code_of = {row["finding"]: row["code"] for row in codings}
    rows = []
    for unit in units:
        own = [row["id"] for row in initiatives if row["unit"] == unit]
        for code in ("P1", "P2", "P3", "P4", "P5"):
            count = sum(code_of[finding] == code for finding in own)
            share = count / len(own) if own else None
            rows.append(
                {
                    "unit": unit,
                    "code": code,
                    "goals": 0,
                    "initiatives": count,
                    "share": share,
                    "of": len(own),
                    "low": max(0.0, share - 0.15) if own else None,
                    "high": min(1.0, share + 0.2) if own else None,
                    "reading": "mentioned" if count else "not mentioned",
                    "documents": f"{unit.lower()}/plan.pdf",
                }
            )
    return pd.DataFrame(rows)


def _graph(units: tuple[str, ...], initiatives: list[dict[str, Any]]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, (name, kind, sector) in enumerate(ACTORS):
        graph.add_node(f"a-{number}", name=name, type=kind, sector=sector, unit="", degree=2)
    for place, unit in enumerate(units):
        home = f"u-{place}"
        graph.add_node(
            home,
            name=f"{unit} Kommune",
            type="municipality",
            sector="municipal",
            unit=unit,
            degree=3,
        )
        first = next((row["id"] for row in initiatives if row["unit"] == unit), "")
        for number in range(place % 2, len(ACTORS), 1 + place % 3):
            graph.add_edge(
                home,
                f"a-{number}",
                relation=("works_with", "funds", "part_of")[number % 3],
                weight=1.0 + number % 4,
                documents=(f"{unit.lower()}/plan.pdf",),
                findings=(first,),
                quotes=(f"Vi samarbejder med {ACTORS[number][0]} om opgaven.",),
            )
    return graph


def _run(documents: list[Document]) -> Run:
    return Run(
        version="0.1.0",
        versions={"python": "3.11", "policymine": "0.1.0"},
        config=Config(),
        corpus="corpus",
        coding="lexical",
        documents=tuple(
            RunDocument(path=d.path, id=d.id, status=d.status.value) for d in documents
        ),
        problems=(
            Problem(
                document="lindehøj/scan.pdf",
                stage="ingest",
                status=Status.NEEDS_OCR,
                message="3 of 3 pages are pictures without text.",
                remedy="Run again with --ocr, which needs ocrmypdf and tesseract with Danish "
                "(Debian packages ocrmypdf and tesseract-ocr-dan).",
            ),
        ),
    )


@cache
def compared_run(units: tuple[str, ...] = ("Lindehøj", "Åstrup", "Ørby")) -> ReportInput:
    """Return a run with all tables of the comparison, as a run makes them."""
    data = made_run(units)
    typed = {
        name: build_frame(COLUMNS[name], table.to_dict("records"))
        for name, table in data.tables.items()
    }
    return replace(
        data, tables={**typed, **compare(typed, data.codebook, documents=data.documents)}
    )


def report_of(
    tables: Mapping[str, pd.DataFrame], codebook: Codebook, *, lang: str = "da", people: bool = True
) -> ReportInput:
    """Return the run of which these tables are."""
    run = _run([])
    run = run.model_copy(update={"config": Config(people=people, lang=lang)})
    return ReportInput((), tables, codebook, run, nx.Graph(), lang)


def with_tables(data: ReportInput, **tables: pd.DataFrame) -> ReportInput:
    """Return the run with some tables replaced."""
    return replace(data, tables={**data.tables, **tables})
