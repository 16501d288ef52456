"""A codebook as a REFI-QDA codebook file, or as a part of a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policymine.report.checked import write_checked
from policymine.report.refi import add_element, new_root, serialised
from policymine.review.refi import CODEBOOK, code_guid
from policymine.schema.codebook import NONE, Code, Codebook, NoCode

if TYPE_CHECKING:
    from lxml.etree import _Element


def write_qdc(path: Path, codebook: Codebook) -> None:
    """Write a codebook as a REFI-QDA codebook file."""
    root = new_root(CODEBOOK, "CodeBook")
    add_codes(root, codebook)
    write_checked(path, serialised(root))


def add_codes(parent: _Element, codebook: Codebook) -> None:
    """Add a codebook's codes to a file or a project, the explicit none as the last."""
    codes = add_element(parent, "Codes")
    entries: list[tuple[str, Code | NoCode]] = [(code.id, code) for code in codebook.codes]
    for identity, code in [*entries, (NONE, codebook.none)]:
        name = f"{identity} {code.short or code.title}"
        known = {"guid": code_guid(codebook.id, identity), "name": name, "color": code.color}
        element = add_element(codes, "Code", isCodable="true", **known)
        add_element(element, "Description", _described(code))


def _described(code: Code | NoCode) -> str:
    """Return a code's title and definition, and what belongs and what does not."""
    lines = [code.title, code.definition.strip(), *(f"+ {text}" for text in code.include)]
    if isinstance(code, Code):
        lines += [f"– {out.text} → {out.instead}" for out in code.exclude]
    return "\n".join(line for line in lines if line)
