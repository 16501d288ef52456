"""``policymine --help`` against a Typer app that does nothing else."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.ratio import Ratio, Sizes, fastest

BARE = '''
import typer

app = typer.Typer(no_args_is_help=True)


@app.command()
def run(corpus: str = typer.Argument(help="A folder."), out: str = typer.Option("run")) -> None:
    """Do nothing."""


@app.command()
def show(run: str) -> None:
    """Show nothing."""


app()
'''


def measure(sizes: Sizes) -> Iterator[Ratio]:
    """Measure the least time of each over many starts in turn."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, "utf-8")
        ours, theirs = fastest(
            lambda: _help("-m", "policymine"),
            lambda: _help(str(bare)),
            times=sizes.pick(10, 30),
        )
    details = {"seconds": ours, "bare_seconds": theirs}
    yield Ratio("policymine --help", "a bare Typer app's", ours / theirs, 1.15, True, details)


def _help(*command: str) -> None:
    subprocess.run([sys.executable, *command, "--help"], check=True, capture_output=True)
