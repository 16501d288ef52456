"""Puts the report together: what the templates are given, and what the page may do."""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, Any

from policymine.compare.basis import DONE
from policymine.report.drawing import Edge
from policymine.report.figures.style import dashes_of, symbol_of
from policymine.report.findings import (
    Finding,
    build_findings,
    counted_ids,
    documents_compared,
    links_by_finding,
)
from policymine.report.html.actors import (
    build_actors,
    build_network_views,
    build_ties,
    tie_anchor,
)
from policymine.report.html.cells import build_cells
from policymine.report.html.method import coder_named, say_decided, why_not
from policymine.report.html.sections import build_sections
from policymine.report.html.symbols import path_of
from policymine.report.html.units import build_unit_pages
from policymine.report.inputs import ReportInput
from policymine.report.matrix import build_matrix, say_counts
from policymine.report.near import find_near
from policymine.report.passages import FINDINGS, MANY, build_passages, html_id, shorten
from policymine.report.summary import View, build_points
from policymine.report.translated import translate
from policymine.report.wording import Wording, read_wording
from policymine.schema.finding import Sector

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_FINDINGS = 20_000
"""Findings that the page lists; of more, it lists those that the comparison counts, which are no
more however many earlier plans there are."""

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def render_report(data: ReportInput) -> str:
    """Return the whole report as one page of HTML that asks for nothing from outside."""
    say = read_wording(data.lang)
    style = "\n".join((_asset("report.css"), *_color_rules(data)))
    script = _asset("report.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    template = _environment(say).get_template("report.html.j2")
    return template.render(style=style, script=script, policy=policy, **_context(data, say))


def _context(data: ReportInput, say: Wording) -> dict[str, Any]:
    """Return what the templates show."""
    matrix = build_matrix(data)
    known = counted_ids(data)
    total = sum(len(part) for name in FINDINGS for part in data.parts(name))
    shown = {"id": known} if total > MOST_FINDINGS else {}
    passages = build_passages(data, len(known) if shown else total)
    findings = build_findings(data, passages, known, links_by_finding(data, known), **shown)
    counted = tuple(finding for finding in findings if finding.id in known)
    findings_by_id = {finding.id: finding for finding in findings}
    cells = build_cells(matrix, findings, known, find_near(data))
    ties = build_ties(data)
    actors = build_actors(data, passages, ties)
    views = build_network_views(data, matrix)
    numbers = _numbered(finding.unit for finding in findings)
    return {
        "data": data,
        "run": data.run,
        "codebook": data.codebook,
        "code_class": code_classes(data),
        "code_of": {code.id: code for code in data.codebook.codes},
        "matrix": matrix,
        "matrix_counts": say_counts(matrix, say, "matrix_counts"),
        "done_states": DONE,
        "decided": say_decided(counted, say),
        "why_not": lambda document: why_not(document, say),
        "compared": frozenset(chain.from_iterable(documents_compared(data).values())),
        "cells": cells,
        "findings": findings,
        "findings_left_out": total - len(findings),
        "many_findings": len(findings) > MANY,
        "finding_of": findings_by_id,
        "points": build_points(View(data, matrix, counted, say)),
        **build_sections(data, findings_by_id, passages),
        "ties": ties,
        "actors": actors,
        "actor_anchors": frozenset(actor.anchor for actor in actors),
        "views": views,
        "finding_units": numbers,
        "units_filter": lambda names: ",".join(str(numbers[n]) for n in names if n in numbers),
        "codes_of": lambda edge: _codes_of(edge, findings_by_id),
        "unit_anchors": {unit: html_id("u", n) for n, unit in enumerate(matrix.units)},
        "units": build_unit_pages(data, matrix, cells, counted, actors, views),
    }


def _environment(say: Wording) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("policymine.report.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=say,
        path_of=path_of,
        dashes_of=dashes_of,
        line_width=line_width,
        tie_anchor=tie_anchor,
        node_anchor=lambda node: html_id("a", node),
        deadline=lambda row: deadline(row, say),
        coder_named=lambda coder: coder_named(coder, say),
    )
    environment.filters.update(
        shorten=shorten,
        looked_up=lambda key, table: table.get(key),
        translate=lambda sentence: translate(sentence, say.lang),
    )
    return environment


def line_width(edge: Edge) -> float:
    """Return the width at which a tie is drawn; it grows slowly, so that no tie hides the rest."""
    return round(min(0.8 + 0.6 * math.log2(1 + edge.weight), 4.0), 2)


def deadline(row: Mapping[str, Any], say: Wording) -> str:
    """Return when an initiative is to be done: its last date, or what its timeline says."""
    if row["deadline_end"]:
        return say.date(row["deadline_end"])
    return shorten(str(row["timeline"] or ""), 60)


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _codes_of(edge: Edge, findings: Mapping[str, Finding]) -> str:
    """Return the codes of the findings a tie rests on, joined by spaces."""
    known = (findings[id_] for id_ in edge.findings if id_ in findings)
    return " ".join(dict.fromkeys(code for finding in known for code in finding.codes))


def _asset(name: str) -> str:
    """Return our stylesheet or script as it stands in the page."""
    return files("policymine.report.html").joinpath("assets", name).read_text("utf-8")


def _digest(content: str) -> str:
    """Return the hash by which a content policy allows exactly this style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode()


def code_classes(data: ReportInput) -> dict[str, str]:
    """Return the class that gives each code its colour in the stylesheet."""
    return {code: f"k{number}" for number, code in enumerate(data.codebook.code_ids, start=1)}


def _color_rules(data: ReportInput) -> Iterator[str]:
    """Yield the rules that give codes and sectors their colours, if they are colours."""
    classes = code_classes(data)
    for code in data.codebook.codes:
        if _COLOR.fullmatch(code.color):
            yield f".{classes[code.id]}{{--code:{code.color}}}"
    for sector in Sector:
        yield f".s-{sector.value}{{--sector:{symbol_of(sector).color}}}"
