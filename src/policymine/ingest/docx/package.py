"""A Word file as an archive: its parts, found by what links to them, each unfolded to a limit."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from policymine.errors import ReadError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOST_UNFOLDED = 50_000_000
"""Bytes that a part may unfold to; the text of 500 pages has about five million."""
MOST_RATIO = 200
"""How many times its packed size a part may unfold to, if that is more than a megabyte."""
_SMALL = 1_000_000
_LINK = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"),
    (b"org/wordprocessingml/main", b"org/wordprocessingml/2006/main"),
    (b"org/drawingml/main", b"org/drawingml/2006/main"),
    (b"org/officeDocument/relationships", b"org/officeDocument/2006/relationships"),
)
"""How the namespaces of the strict standard differ from those that programs write."""
_MAIN = re.compile(r"/?word[/\\]document\d*\.xml", re.IGNORECASE)
_AGAIN = "Open it in Word, save it again, and run again."


@dataclass
class Package:
    """The parts of a Word file; ``damaged`` is set when one could be read in part only.

    ``links`` names parts by what they are to the document, ``targets`` by the link's id.
    """

    archive: zipfile.ZipFile
    main: str = ""
    links: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    damaged: bool = False

    def part(self, kind: str) -> Any:
        """Return the root of the part that the document links to as ``kind``, or None."""
        name = self.links.get(kind) or posixpath.join("word", f"{kind}.xml")
        with suppress(ReadError):
            return self.read(name)
        return None

    def read(self, name: str) -> Any:
        """Return the root of a part; raises ReadError if it is not there or is no XML."""
        root = self._parse(_unfold(self.archive, name))
        if root is None:
            raise ReadError(f"The part {name} of the Word document is damaged.", remedy=_AGAIN)
        return root

    def chunk(self, identity: str) -> bytes:
        """Return a file that the document takes in by the id of a link; empty if it has none."""
        with suppress(ReadError):
            return _unfold(self.archive, self.targets.get(identity, ""))
        return b""

    def _parse(self, data: bytes) -> Any:
        from lxml import etree

        for mending in (False, True):
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, recover=mending,
                remove_comments=True, remove_pis=True,
            )  # fmt: skip
            try:
                root = etree.fromstring(data, parser)
            except etree.XMLSyntaxError as error:
                if "huge" in str(error):
                    raise _too_large() from error
                continue
            self.damaged |= mending and root is not None
            return _transitional(root)
        return None


def _transitional(root: Any) -> Any:
    """Return a part with the namespaces that programs write, if it has the strict ones."""
    from lxml import etree

    if root is None or not any("purl.oclc.org" in (uri or "") for uri in root.nsmap.values()):
        return root
    data = etree.tostring(root)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def open_package(data: bytes) -> Package:
    """Open a Word file and find its main part; raises ReadError if there is none."""
    try:
        package = Package(zipfile.ZipFile(io.BytesIO(data)))
    except Exception as error:  # zipfile raises nearly anything on a damaged file
        raise damaged(error) from error
    package.main = _find_main(package)
    folder, name = posixpath.split(package.main)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    for identity, kind, name in _links(package, links, folder):
        package.links[kind] = package.targets[identity] = name
    return package


def _find_main(package: Package) -> str:
    """Return the name of the part with the text: what is linked to, or what is called so."""
    found = {kind: target for _, kind, target in _links(package, "_rels/.rels", "")}
    linked = found.get("officeDocument", "")
    names = package.archive.namelist()
    if linked in names:
        return linked
    called = sorted(name for name in names if _MAIN.fullmatch(name))
    if not called:
        raise ReadError("The Word document has no text part.", remedy=_AGAIN)
    return called[0]


def _links(package: Package, name: str, folder: str) -> Iterator[tuple[str, str, str]]:
    """Yield the id, the kind and the target of each link inside the file that a part has."""
    with suppress(ReadError):
        for link in package.read(name).iter(_LINK):
            target = link.get("Target") or ""
            if link.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target))
                kind = posixpath.basename(link.get("Type") or "")
                yield link.get("Id") or "", kind, path.lstrip("/")


def read_title(package: Package) -> str:
    """Return the title in the file's properties, or nothing."""
    with suppress(ReadError):
        return (package.read("docProps/core.xml").findtext(_TITLE) or "").strip()
    return ""


def _unfold(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part; raises ReadError if it is not there, damaged, or unfolds to too much."""
    try:
        entry = archive.getinfo(name)
        limit = min(MOST_UNFOLDED, max(MOST_RATIO * entry.compress_size, _SMALL))
        if entry.flag_bits & 1:
            raise ReadError(
                "The Word document is locked with a password.",
                status="encrypted",
                remedy="Open it with the password, save it without one, and run again.",
            )
        with archive.open(entry) as part:
            data = part.read(limit + 1)
    except ReadError:
        raise
    except KeyError as error:
        raise ReadError(f"The Word document has no part {name}.", remedy=_AGAIN) from error
    except Exception as error:  # zipfile and its unpackers raise nearly anything
        raise damaged(error) from error
    if len(data) > limit:
        raise _too_large()
    return data


def damaged(error: Exception) -> ReadError:
    """Return the error for an archive that cannot be unpacked."""
    return ReadError(
        f"The Word document is a damaged archive ({str(error)[:100] or type(error).__name__}).",
        remedy=_AGAIN,
    )


def _too_large() -> ReadError:
    return ReadError(
        "The Word document unfolds to more than any plan holds.",
        status="too_large",
        remedy="Check where it comes from; save it again from Word if it is yours.",
    )
