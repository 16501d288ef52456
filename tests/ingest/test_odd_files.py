"""Every small odd file ends in one status; ``make fuzz`` reads the large ones and damaged ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fuzz import CONFIG, promises_broken
from odd_markup import PAGES, TEXTS
from odd_pdfs import SEEDS as PDFS
from odd_words import SEEDS as WORDS

from policymine.ingest import ingest
from policymine.ingest.isolate import stop

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
