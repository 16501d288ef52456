"""Groups of commands, each loaded when it is called: ``policymine --help`` builds none of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import typer

GROUPS = {
    "model": ("model", "Rebuild and measure the Danish language model."),
    "review": ("review", "Correct codings in a workbook, and keep them."),
    "export": ("export", "Hand parts of a run to other programs."),
    "import": ("imports", "Take in what other programs hold."),
    "codebook": ("codebook", "Check, compare and train codebooks."),
}
"""The module of each group below this package, and what the group is for."""


def make_group(name: str) -> typer.Typer:
    """Return an empty group of commands, to be filled by its module."""
    return typer.Typer(help=GROUPS[name][1], no_args_is_help=True, add_completion=False)


PASSED_ON = {
    "allow_extra_args": True,
    "ignore_unknown_options": True,
    "allow_interspersed_args": False,
}


def add_groups(app: typer.Typer) -> None:
    """Give an app the groups of commands."""
    for name, (module, purpose) in GROUPS.items():
        app.command(name, help=purpose, add_help_option=False, context_settings=PASSED_ON)(
            _opener(name, module)
        )


def _opener(name: str, module: str) -> Callable[[typer.Context], None]:
    def open_group(context: typer.Context) -> None:
        group = import_module(f"policymine.cli.{module}").app
        options = context.help_option_names
        group(context.args, prog_name=f"policymine {name}", help_option_names=options)

    return open_group
