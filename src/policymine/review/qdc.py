"""Codebooks in REFI-QDA files: which code is which of ours, and a codebook of somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.errors import CodebookError, ConfigError
from policymine.review.refi import child_text, code_guid, named, parse_xml, read_archive
from policymine.schema.codebook import NONE, Code, Codebook, Exclusion, NoCode
from policymine.store import write_text

if TYPE_CHECKING:
    from lxml.etree import _Element


def code_ids(root: _Element, codebook: Codebook) -> dict[str, str]:
    """Return which code of a codebook each code of a project is, by its GUID.

    A code is known by the identifier it was exported with, or by a name that is, or begins with, a
    code's id, or is its title.
    """
    ours = {code_guid(codebook.id, code): code for code in (*codebook.code_ids, NONE)}
    names = {code.casefold(): code for code in ours.values()}
    for code in codebook.codes:
        names |= {text.casefold(): code.id for text in (code.title, code.short) if text}
    found = {}
    for element in named(root, "Code"):
        identity = element.get("guid", "").strip("{}").lower()
        name = " ".join(element.get("name", "").split()).casefold()
        code_id = ours.get(identity) or names.get(name) or names.get(name.split(" ")[0])
        if code_id:
            found[identity] = code_id
    return found


def read_qdc(path: Path) -> Codebook:
    """Return the codebook of a ``.qdc`` file, or of the project in a ``.qdpx``.

    Codes that cannot be coded are groups; theirs stand beside the others. Ids are the names' first
    words where those differ, else numbers. Raises ConfigError or CodebookError if there is none.
    """
    if path.suffix.lower() == ".qdpx":
        root = read_archive(path).project
    else:
        try:
            root = parse_xml(path.read_bytes(), path)
        except OSError as error:
            raise ConfigError(f"{path} cannot be read: {error}.") from error
    elements = [e for e in named(root, "Code") if e.get("isCodable", "true") != "false"]
    codes = tuple(_codes(elements))
    if not codes:
        raise CodebookError(f"{path} holds no code that can be given.")
    title = root.get("name", "") or path.stem
    return Codebook(
        id=_slug(path.stem), version="1", title=title, codes=codes, none=_none(elements)
    )


def _codes(elements: list[_Element]) -> Iterator[Code]:
    kept = [element for element in elements if _first_word(element) != NONE]
    firsts = [_first_word(element) for element in kept]
    unique = len(set(firsts)) == len(firsts) and all(len(word) <= 8 for word in firsts)
    for number, (element, first) in enumerate(zip(kept, firsts, strict=True), start=1):
        name = " ".join(element.get("name", "").split())
        short = name.removeprefix(first).strip() if unique else name
        color = element.get("color") or "#666666"
        described = _parse_description(child_text(element, "Description"), short or name)
        yield Code(
            id=first if unique else f"K{number}", short=short or name, color=color, **described
        )


def _parse_description(text: str, short: str) -> dict[str, Any]:
    """Return what a description says; those that policymine wrote begin with the title."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    include = tuple(line[2:] for line in lines if line.startswith("+ "))
    parted = [line[2:].rpartition(" → ") for line in lines if _EXCLUDED.match(line)]
    exclude = tuple(Exclusion(text=what, instead=code) for what, _, code in parted)
    plain = [line for line in lines if not line.startswith("+ ") and not _EXCLUDED.match(line)]
    titled = len(plain) > 1 and (include or exclude)
    title, definition = (plain[0], plain[1:]) if titled else (short, plain)
    return {"title": title, "definition": "\n".join(definition) or short, "include": include,
            "exclude": exclude}  # fmt: skip


_EXCLUDED = re.compile(r"– .* → \S+$")


def _none(elements: list[_Element]) -> NoCode:
    """Return the explicit none, if the codebook has one, else a plain one."""
    for element in elements:
        if _first_word(element) == NONE:
            text = child_text(element, "Description").strip()
            return NoCode(title=element.get("name", "")[len(NONE) :].strip(), definition=text)
    return NoCode(title="Ingen kode", title_en="No code")


def _first_word(element: _Element) -> str:
    return (element.get("name", "").split() or [""])[0].rstrip(".:")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "codebook"


def write_codebook(path: Path, codebook: Codebook) -> None:
    """Write a codebook as the TOML file that ``--codebook`` takes."""
    import tomli_w

    content = codebook.model_dump(mode="json", exclude_defaults=True)
    write_text(path, tomli_w.dumps(content, multiline_strings=True))
