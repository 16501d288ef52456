"""A document as a page of HTML in which what was found is marked."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from policymine.report.sources.marks import UNCODED, Mark
from policymine.report.sources.pieces import build_parts
from policymine.report.wording import Wording
from policymine.report.xlsx.formats import mix
from policymine.schema.codebook import Codebook
from policymine.schema.document import Document

if TYPE_CHECKING:
    from jinja2 import Template

TINT = 0.26
"""How much of a code's colour stands behind marked text, which stays legible on it."""

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


def render_source(
    document: Document, marks: Sequence[Mark], codebook: Codebook, say: Wording
) -> str:
    """Return the page: the document's blocks in their order, each finding at its own anchor."""
    style = "\n".join((_asset("source.css"), *_color_rules(codebook)))
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode()
    return _template().render(
        document=document,
        runs=build_parts(document, marks),
        codebook=codebook,
        class_of=class_of,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'",
        say=say,
    )


@cache
def _template() -> Template:
    """Return the template, which takes longer to compile than a document to fill into it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("policymine.report.sources"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("source.html.j2")


def class_of(mark: Mark) -> str:
    """Return the class that gives a mark its colour."""
    return "k" + mark.color.lstrip("#").lower()


def _color_rules(codebook: Codebook) -> Iterator[str]:
    colors = dict.fromkeys([*(code.color.lower() for code in codebook.codes), UNCODED])
    for color in colors:
        if _COLOR.fullmatch(color):
            yield f".k{color[1:]}{{--code:{color};--tint:{mix(color, TINT)}}}"


@cache
def _asset(name: str) -> str:
    return files("policymine.report.sources").joinpath("templates", name).read_text("utf-8")
