"""``python -m benchmarks.forms tests/plans/dev``: the plans as other programs would write them.

The plans of a folder are turned into what LibreOffice, a browser and pdftotext make of them, and
each form is measured against the plans' own gold beside the originals: what is lost is lost by the
form. A form whose program is not installed is left out.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policymine.evaluate.findings import PARTS
from policymine.evaluate.findings_gold import SUFFIX

LONGEST = 120
"""Seconds that one plan may take in another program; LibreOffice now and then waits for ever."""

_TOTAL = re.compile(rf"^({'|'.join(PARTS)}) .*F1 (.*)$", re.MULTILINE)
_CLOSED = re.compile(r"<details(?! open)")

Scores = dict[str, str]
"""The F1 of goals, initiatives and actors, each with its interval."""

Converter = Callable[[Path, Path], None]
"""Writes a plan, the first path, in another form to the second."""


@dataclass(frozen=True)
class FormOf:
    """A form: from which files it is made, into which, by which program."""

    name: str
    source: str
    suffix: str
    program: str
    convert: Converter


def run(*command: str | Path) -> None:
    """Run another program; raises CalledProcessError, or TimeoutExpired where it waits for ever."""
    subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=LONGEST)


def convert_by_office(kind: str, folder: Path, plans: Sequence[Path], *options: str) -> None:
    """Write plans into a folder as LibreOffice writes files of a kind."""
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation=file://{profile}"
        form = ("--convert-to", kind, "--outdir", folder)
        run("soffice", own, "--headless", *options, *form, *plans)


def _office(kind: str) -> Converter:
    return lambda plan, target: convert_by_office(kind, target.parent, [plan])


def print_page(plan: Path, target: Path) -> None:
    """Print a page with what folds on it unfolded, which a browser leaves out otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / plan.name
        page.write_text(_CLOSED.sub("<details open", plan.read_text("utf-8")), "utf-8")
        quiet = ("--headless", "--no-sandbox", "--disable-gpu")
        run("chromium", *quiet, f"--print-to-pdf={target}", page.as_uri())


def _cut(*options: str) -> Converter:
    return lambda plan, target: run("pdftotext", *options, plan, target)


TEXT = "txt:Text (encoded):UTF8"

FORMS = (
    FormOf("Word to PDF by LibreOffice", ".docx", ".pdf", "soffice", _office("pdf")),
    FormOf("Word to text by LibreOffice", ".docx", ".txt", "soffice", _office(TEXT)),
    FormOf("web page to PDF by Chromium", ".html", ".pdf", "chromium", print_page),
    FormOf("PDF to text by pdftotext", ".pdf", ".txt", "pdftotext", _cut()),
    FormOf("PDF to text by pdftotext -layout", ".pdf", ".txt", "pdftotext", _cut("-layout")),
)


def measure_forms(plans: Path, folder: Path) -> Iterator[tuple[str, Scores]]:
    """Yield the originals of each kind of file and then their forms, with the F1 of what is found.

    ``folder`` is for what is written meanwhile.
    """
    measured = set()
    for number, form in enumerate(FORMS):
        files = [file for file in sorted(plans.glob(f"*{form.source}")) if _gold(file).is_file()]
        if not files:
            continue
        if form.source not in measured:
            measured.add(form.source)
            originals = folder / form.source
            yield f"{len(files)} *{form.source}", _score(files, originals, shutil.copy)
        if shutil.which(form.program) is None:
            yield f"  {form.name}: {form.program} is not installed", {}
            continue

        def convert(plan: Path, target: Path, form: FormOf = form) -> None:
            form.convert(plan, target / f"{plan.stem}{form.suffix}")

        yield f"  {form.name}", _score(files, folder / str(number), convert)


def _gold(plan: Path) -> Path:
    return plan.with_name(plan.stem + SUFFIX)


def _score(plans: Sequence[Path], folder: Path, put: Callable[[Path, Path], object]) -> Scores:
    """Put plans into a folder, their gold beside them, and return the F1 of what is found there."""
    folder.mkdir()
    for plan in plans:
        put(plan, folder)
        shutil.copy(_gold(plan), folder)
    command = (sys.executable, "-m", "policymine", "eval-findings", str(folder))
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(_TOTAL.findall(told))


def main() -> None:
    """Print a line a form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=Path, help="a folder of plans with PLAN.gold.json beside")
    plans = parser.parse_args().plans
    with tempfile.TemporaryDirectory() as folder:
        for name, scores in measure_forms(plans, Path(folder)):
            print(
                f"{name:<72}" + "  ".join(f"{part} {scores[part]}" for part in scores), flush=True
            )


if __name__ == "__main__":
    main()
