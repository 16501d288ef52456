"""Fields and controls of a Word document, settled: what is left in them is what is printed.

After ECMA-376 part 1, 17.16: a field begins, says what to do, and from its separator on holds the
result; fields stand in fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from policymine.ingest.docx.package import W
from policymine.ingest.docx.styles import is_on, number, value

_CONTENTS = re.compile(r"\s*TOC\b")


_DEEPEST = 20
"""Fields that one may stand in; those that never end are forgotten."""


@dataclass
class Field:
    """A field: the runs that say what to do, those of its result, and its instruction."""

    told: list[Any] = field(default_factory=list)
    result: list[Any] = field(default_factory=list)
    instruction: str = ""
    separated: bool = False


def settle(body: Any, hidden: set[str]) -> None:
    """Take out of a body what is not printed, and write what is printed and not written down.

    Out go texts that ask for a text, results inside of instructions, and tables of contents; the
    chosen value of a list that a form offers is written. ``hidden`` are the styles whose text is
    not printed.
    """
    gone = [run for one in body.iter(f"{W}sdt") if _is_unprinted(one) for run in one.iter(f"{W}r")]
    for one in [*_fields(body)]:
        if len({_paragraph(run) for run in one.told}) == 1:
            gone.extend(one.told)
        if _CONTENTS.match(one.instruction):
            gone.extend(one.result)
    for run in body.iter(f"{W}r") if hidden else ():
        own = value(run, "rPr/rStyle"), value(_paragraph(run), "pPr/pStyle")
        if hidden.intersection(own) and is_on(run, "rPr/vanish") is not False:
            gone.append(run)
    for run in gone:
        for child in [*run]:
            run.remove(child)


def _is_unprinted(control: Any) -> bool:
    """Tell whether a control shows what to write in it, or holds the table of contents."""
    gallery = value(control, "sdtPr/docPartObj/docPartGallery") or ""
    return is_on(control, "sdtPr/showingPlcHdr") is True or "contents" in gallery.casefold()


def _paragraph(run: Any) -> Any:
    return next(run.iterancestors(f"{W}p"), run)


def _fields(body: Any) -> Iterator[Field]:
    """Yield the fields of a body that have an end."""
    opened: list[Field] = []
    for run in body.iter(f"{W}r"):
        for child in run.iterchildren(f"{W}fldChar", f"{W}instrText"):
            if child.tag == f"{W}instrText":
                if opened and not opened[-1].separated:
                    opened[-1].instruction += child.text or ""
                continue
            kind = child.get(f"{W}fldCharType")
            if kind == "begin":
                opened = [*opened[-_DEEPEST:], Field()]
                _write_choice(run, child)
            elif kind == "separate" and opened:
                opened[-1].separated = True
            elif kind == "end" and opened:
                yield opened.pop()
        for one in opened:
            (one.result if one.separated else one.told).append(run)


def _write_choice(run: Any, begin: Any) -> None:
    """Write the value that is chosen in a list of an old form."""
    options = begin.findall(f"{W}ffData/{W}ddList/{W}listEntry")
    chosen = number(value(begin, "ffData/ddList/result") or value(begin, "ffData/ddList/default"))
    if options and 0 <= (chosen or 0) < len(options):
        text = run.makeelement(f"{W}t")
        text.text = options[chosen or 0].get(f"{W}val") or ""
        run.addnext(run.makeelement(f"{W}r"))
        run.getnext().append(text)
