"""REFI-QDA, the exchange format of NVivo, ATLAS.ti, MAXQDA and QualCoder: its names and archives.

QDA-XML 1.0 (Rotterdam Exchange Format Initiative, 2019): a project (``.qdpx``) is a zip archive of
``project.qde`` and the sources, a codebook (``.qdc``) one XML file. Positions in a text count
Unicode code points from 0; the end is the position behind the last one.
"""

from __future__ import annotations

import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.errors import ConfigError

if TYPE_CHECKING:
    from lxml.etree import _Element

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
CODER = "policymine"
"""The user that the machine's codings belong to."""
MOST_BYTES = 500_000_000
"""What an archive may unfold to; more is refused before anything is unpacked."""

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:policymine:refi-qda")


def guid(*parts: str) -> str:
    """Return the identifier of something: the same whenever its parts are."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))


def code_guid(codebook: str, code: str) -> str:
    """Return the identifier of a code of a codebook."""
    return guid("code", codebook, code)


@dataclass(frozen=True)
class Archive:
    """What a project file holds: its XML, and the texts of its sources by file name."""

    project: _Element
    texts: dict[str, str]


def read_archive(path: Path) -> Archive:
    """Read a ``.qdpx`` file into memory.

    Raises ConfigError if it is no such file, is damaged, or unfolds to more than ``MOST_BYTES``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise ConfigError(f"{path} unfolds to more than {MOST_BYTES // 10**6} MB.")
            names = [name for name in archive.namelist() if name.lower().endswith(".qde")]
            if not names:
                raise ConfigError(f"{path} holds no project (.qde); export it as REFI-QDA again.")
            texts = {
                Path(name).name.casefold(): _decoded(archive.read(name))
                for name in archive.namelist()
                if name.lower().endswith(".txt")
            }
            return Archive(parse_xml(archive.read(names[0]), path), texts)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ConfigError(f"{path} is no REFI-QDA project that can be opened: {error}.") from error


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8-sig", errors="replace")


def parse_xml(raw: bytes, path: Path) -> _Element:
    """Return the root of an XML file, without entities and without reaching for other files.

    Raises ConfigError if it is not well formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise ConfigError(f"{path} is not well-formed XML: {error}.") from error


def named(element: _Element, name: str) -> list[_Element]:
    """Return all elements of this name below another, whatever their namespace."""
    return list(element.iterfind(f".//{{*}}{name}"))


def child_text(element: _Element, name: str) -> str:
    """Return the text of a child, or an empty one."""
    found: Any = element.find(f"{{*}}{name}")
    return (found.text or "") if found is not None else ""
