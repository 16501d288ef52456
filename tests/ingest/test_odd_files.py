"""Every small odd file ends in one status; ``make fuzz`` reads the large ones and damaged ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fuzz import CONFIG, promises_broken
from odd_markup import PAGES, TEXTS
from odd_pdfs import SEEDS as PDFS
from odd_words import SEEDS as WORDS

from policymine.ingest import ingest
from policymine.ingest.isolate import stop
from policymine.ingest.media import DOCX, media_type

SMALL = 60_000
LONG = frozenset({"catalog-cycle", "marked-deep", "deep-parentheses", "many-parts", "text-long",
                  "text-huge", "picture-inside", "attributes-many"})  # fmt: skip
"""What takes a reader, or those who make it, long."""
FAMILIES = {"pdf": PDFS, "docx": WORDS, "html": PAGES, "txt": TEXTS}


@pytest.fixture(scope="module", autouse=True)
def _no_child_left() -> Iterator[None]:
    yield
    stop()


@pytest.mark.parametrize("family", FAMILIES)
def test_an_odd_file_breaks_no_promise(family: str, tmp_path: Path) -> None:
    seeds: dict[str, Callable[[], bytes]] = FAMILIES[family]
    broken, count = [], 0
    for name, make in seeds.items():
        data = b"" if name in LONG else make()
        if 0 < len(data) < SMALL:
            path = tmp_path / f"{name}.{family}"
            path.write_bytes(data)
            document = ingest(path, corpus=tmp_path, config=CONFIG)
            broken += [f"{name}: {fault}" for fault in promises_broken(document)]
            count += 1
    assert not broken
    assert count >= 10


def test_a_word_document_without_its_text_is_no_mere_archive() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/styles.xml", "<styles/>")
    assert media_type(held.getvalue()) == DOCX
