"""Reads odd and damaged files by the thousand, and lists what breaks a promise.

The promises (docs/reliability.md): every file ends in one status; one that is not read says why and
what to do; no exception gets out; none takes more time or memory than its limits; blocks and pages
lie in the text; where pypdfium2 finds text in a PDF, so do we. The same seed makes the same files.

    python tests/ingest/fuzz.py --count 3000 --seed 1 --real FOLDER
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from docx_builders import pack, unpack
from odd_markup import PAGES, TEXTS
from odd_pdfs import SEEDS as PDF_SEEDS
from odd_words import SEEDS as DOCX_SEEDS
from pdf_damage import MUTATIONS, cut, cut_inside, flip, numbers, repeat, zero

from policymine.ingest import ingest
from policymine.ingest.isolate import stop
from policymine.schema.document import READ, BlockKind, Document, Status
from policymine.schema.run import Config

Case = tuple[str, bytes]
CONFIG = Config(timeout=20, memory=1500)
SLACK = 8.0
"""Seconds over the limit that starting and ending a child may take."""


def odd_files() -> Iterator[Case]:
    """Yield every file made by hand, once as it is."""
    families = (("pdf", PDF_SEEDS), ("docx", DOCX_SEEDS), ("html", PAGES), ("txt", TEXTS))
    for suffix, seeds in families:
        for name, make in seeds.items():
            yield f"{suffix}-{name}.{suffix}", make()


def damaged(count: int, seed: int, real: list[Path]) -> Iterator[Case]:
    """Yield damaged files: of those made by hand and of real ones."""
    chance = Random(seed)
    small = [data for _, data in odd_files() if len(data) < 100_000]
    pdfs = [data for data in small if data.startswith(b"%PDF")]
    pdfs += [path.read_bytes() for path in real if path.stat().st_size < 1_500_000] * 2
    words = [data for data in small if data.startswith(b"PK")]
    texts = [data for data in small if data not in pdfs and data not in words]
    for number in range(count):
        kind = chance.choices(("pdf", "docx", "html"), (6, 3, 1))[0]
        source = chance.choice({"pdf": pdfs, "docx": words, "html": texts}[kind])
        damage: Callable[[bytes, Random], bytes] = {
            "pdf": chance.choice(MUTATIONS), "docx": damage_archive,
            "html": chance.choice((cut, cut_inside, flip, repeat, zero, numbers)),
        }[kind]  # fmt: skip
        data = damage(source, chance) if source else source
        if data and chance.random() < 0.25:
            data = damage(data, chance)
        yield f"{number:05d}-{damage.__name__}.{kind}", data


def damage_archive(data: bytes, chance: Random) -> bytes:
    """Damage an archive, or one of its parts."""
    way = chance.randrange(6)
    if way == 0:
        return chance.choice((cut, flip, zero, cut_inside))(data, chance)
    try:
        parts = unpack(data)
    except Exception:
        return flip(data, chance)
    if not parts:
        return data
    name = chance.choice(list(parts))
    if way == 1:
        del parts[name]
    elif way == 2:
        other = chance.choice(list(parts))
        parts[name], parts[other] = parts[other], parts[name]
    elif parts[name]:
        parts[name] = chance.choice((cut, flip, repeat, numbers, cut_inside))(parts[name], chance)
    return pack(parts)


def faults(path: Path, document: Document, seconds: float) -> Iterator[str]:
    """Yield which promises reading a file broke."""
    if seconds > CONFIG.timeout + SLACK:
        yield f"took {seconds:.0f} seconds"
    yield from promises_broken(document)
    if document.status in (Status.UNREADABLE, Status.OK, Status.PARTIAL) and path.suffix == ".pdf":
        found, ours = pdfium_letters(path), letters(document.text)
        if found >= 25 and ours < found / 4:
            yield f"has {ours} letters in different words, pypdfium2 finds {found}"


def promises_broken(document: Document) -> Iterator[str]:
    """Yield which promises a record breaks."""
    if document.status not in READ:
        said = document.problems[0] if document.problems else None
        if not said or not said.message or not said.remedy:
            yield "does not say why, or what to do"
        elif "failed (" in said.message:
            yield f"unforeseen: {said.message}"
        if document.text or document.blocks:
            yield "is not read and has text"
    elif not document.text.strip():
        yield "is read and has no text"
    yield from _layout_faults(document)
    try:
        Document.model_validate_json(document.model_dump_json())
        json.dumps(document.model_dump(mode="json"), ensure_ascii=False).encode("utf-8")
    except ValueError as error:
        yield f"its record cannot be written ({error})"


def _layout_faults(document: Document) -> Iterator[str]:
    last = 0
    for block in document.blocks:
        if not last <= block.start < block.end <= len(document.text):
            yield f"block {block.start}–{block.end} is out of order or empty"
        if block.kind is BlockKind.TABLE_ROW and not block.cells:
            yield "a row has no cells"
        last = block.end
    starts = [page.start for page in document.pages]
    if starts != sorted(starts):
        yield "pages are out of order"


def letters(text: str) -> int:
    """Return how many letters and digits a text has, each word counted once."""
    return sum(char.isalnum() for word in set(text.split()) for char in word)


def pdfium_letters(path: Path) -> int:
    """Return the letters and digits that pypdfium2 finds on the first pages, as ``letters``."""
    import subprocess

    code = (
        "import sys, pypdfium2\n"
        "pdf = pypdfium2.PdfDocument(sys.argv[1])\n"
        "texts = [pdf[n].get_textpage().get_text_bounded() for n in range(min(len(pdf), 30))]\n"
        "print(sum(map(str.isalnum, ''.join(set(' '.join(texts).split())))))\n"
    )
    try:
        said = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, timeout=20, check=False
        )
        return int(said.stdout or 0)
    except (subprocess.SubprocessError, ValueError):
        return 0


def main() -> int:
    """Read all files and say what was found; the exit code is 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=Path, help="a folder of PDFs to damage as well")
    parser.add_argument("--keep", type=Path, help="a folder for the files that broke a promise")
    parser.add_argument("--all", action="store_true", help="print every file's status and time")
    parser.add_argument("--only", default="", help="read only files whose name holds this")
    options = parser.parse_args()
    real = sorted(options.real.rglob("*.pdf")) if options.real else []
    statuses: Counter[str] = Counter()
    broken = slowest = 0.0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in cases(options.count, options.seed, real):
            if options.only not in name:
                continue
            path = Path(scratch) / name
            path.write_bytes(data)
            start = time.monotonic()
            document = ingest(path, corpus=Path(scratch), config=CONFIG)
            seconds = time.monotonic() - start
            slowest = max(slowest, seconds)
            statuses[f"{path.suffix[1:]} {document.status}"] += 1
            if options.all:
                print(f"{name}: {document.status} in {seconds:.1f} s", flush=True)
            for fault in faults(path, document, seconds):
                broken += 1
                print(f"{name}: {fault}", flush=True)
                if options.keep:
                    options.keep.mkdir(parents=True, exist_ok=True)
                    (options.keep / name).write_bytes(data)
            path.unlink()
    stop()
    for status, count in sorted(statuses.items()):
        print(f"{count:6d} {status}")
    total, took = sum(statuses.values()), time.monotonic() - begun
    print(
        f"{total} files in {took:.0f} s, the slowest {slowest:.1f} s; {broken:.0f} broken promises"
    )
    return 1 if broken else 0


def cases(count: int, seed: int, real: list[Path]) -> Iterator[Case]:
    """Yield all files: odd ones, then damaged ones."""
    yield from odd_files()
    yield from damaged(count, seed, real)


if __name__ == "__main__":
    sys.exit(main())
