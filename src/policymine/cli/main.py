"""The command line as a whole: its commands, the options of all, and how it ends."""

from __future__ import annotations

import errno
import logging
import sys
from typing import Annotated

import typer

from policymine.cli import acts, evaluate, findings, records, stages
from policymine.cli.console import show_error
from policymine.cli.groups import add_groups
from policymine.errors import UsageError
from policymine.interrupts import answered

UNWRITABLE = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EACCES})
"""Why a disk takes nothing: it is full, or closed to us."""

app = typer.Typer(
    name="policymine",
    help="Read municipal policy plans: goals, initiatives and actors, coded, compared and mapped.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    stages.run,
    stages.ingest,
    stages.extract,
    stages.classify,
    stages.compare,
    stages.network,
    stages.report,
    records.show,
    records.actors,
    records.profile,
):
    app.command()(command)
app.command("eval")(evaluate.evaluate)
app.command("eval-findings")(findings.evaluate_findings)
app.command("train-acts")(acts.train_acts)
add_groups(app)


def _version(value: bool) -> None:
    if value:
        from policymine import __version__

        typer.echo(f"policymine {__version__}")
        raise typer.Exit


@app.callback()
def options(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Log what is done.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options for every command."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR, format="%(name)s: %(message)s", force=True
    )


def main() -> None:
    """Run the command line; an error of use is one sentence and exit code 2, Ctrl-C one and 130."""
    with answered():
        try:
            app()
        except UsageError as error:
            show_error(str(error))
            sys.exit(2)
        except OSError as error:
            if error.errno not in UNWRITABLE:
                raise
            where = f" ({error.filename})" if error.filename else ""
            show_error(
                f"It cannot be written: {error.strerror}{where}. Make room or choose another "
                "folder with --out; the same command goes on where it stopped."
            )
            sys.exit(2)
