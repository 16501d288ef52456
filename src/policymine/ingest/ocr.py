"""Text recognition of scanned pages, by ocrmypdf and tesseract where they are installed.

Both are programs of their own (MPL and Apache licences) that the user installs; they run as a child
under limits on time and memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import IO

from policymine.errors import ReadError
from policymine.ingest.causes import PRINT, out_of_memory
from policymine.ingest.memory import kill_tree, memory_of
from policymine.schema.run import Config

LANGUAGE = "dan"
INSTALL = (
    "Install ocrmypdf and tesseract with Danish (Debian and Ubuntu: sudo apt install ocrmypdf "
    "tesseract-ocr-dan; macOS: brew install ocrmypdf tesseract-lang; Windows: see "
    "https://ocrmypdf.readthedocs.io), and run again with --ocr --retry failed."
)
_GLANCE = 0.2
"""Seconds between two looks at what the programs take."""
# Pages that have text are left alone. One page at a time: runs read several documents at once.
_OPTIONS = ("--skip-text", "--output-type", "pdf", "--optimize", "0", "--jobs", "1", "--quiet")


def find_missing() -> str:
    """Return which program or language is not installed, as a sentence; nothing if all are."""
    for program in ("ocrmypdf", "tesseract"):
        if shutil.which(program) is None:
            return f"The program {program} is not installed."
    if LANGUAGE not in _languages():
        return "Tesseract is installed without Danish."
    return ""


@cache
def _languages() -> frozenset[str]:
    try:
        said = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, timeout=30, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(said.stdout.decode("utf-8", "replace").split())


def recognise(source: Path, target: Path, config: Config) -> None:
    """Write a PDF with the text of the pictures of another; raises ReadError if that fails."""
    if missing := find_missing():
        raise ReadError(missing, status="needs_ocr", remedy=INSTALL)
    command = ["ocrmypdf", *_OPTIONS, "-l", LANGUAGE, str(source.resolve()), str(target)]
    with tempfile.TemporaryFile() as said:
        code = _run(command, said, config)
        if code or not target.is_file():
            raise ReadError(
                f"It failed ({_last_line(said) or f'exit code {code}'}).",
                status="needs_ocr",
                remedy=PRINT,
            )


def _run(command: list[str], said: IO[bytes], config: Config) -> int:
    """Run a program to its end, or to its limit; return its exit code."""
    quiet = subprocess.DEVNULL
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=said, env=alone) as process:
        try:
            return _await(process, config)
        finally:
            if process.poll() is None:
                kill_tree(process.pid)


def _await(process: subprocess.Popen[bytes], config: Config) -> int:
    end = time.monotonic() + config.ocr_timeout
    while time.monotonic() < end:
        try:
            return process.wait(_GLANCE)
        except subprocess.TimeoutExpired:
            if memory_of(process.pid) > config.memory:
                raise out_of_memory() from None
    raise ReadError(
        f"It took more than {config.ocr_timeout:g} seconds.",
        status="needs_ocr",
        remedy="Raise the limit ocr_timeout, or cut out the pages of the plan.",
    )


def _last_line(said: IO[bytes]) -> str:
    """Return the last thing a program said."""
    said.seek(0, os.SEEK_END)
    said.seek(max(said.tell() - 2000, 0))
    lines = said.read().decode("utf-8", "replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")
