"""``policymine import``: codebooks and codings from other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policymine.cli.decisions import keep_decisions
from policymine.cli.groups import make_group
from policymine.cli.options import RunPath

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from policymine.pipeline import RunData
    from policymine.review import Decision, ImportedProject, Marked

app = make_group("import")

File = Annotated[Path, typer.Argument(help="A REFI-QDA file.", metavar="FILE")]


@app.command("qdpx")
def qdpx(
    file: File,
    run: RunPath,
    gold: Annotated[
        Path | None,
        typer.Option(help="Also write the codings as a gold file for 'policymine eval'."),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Make initiatives of what was coded on no finding.")
    ] = False,
) -> None:
    """Take human codings over into the corpus's decisions.jsonl; later runs honour them."""
    from policymine.pipeline import RunData
    from policymine.review import add_marked, read_qdpx
    from policymine.store import RunFolder

    data = RunData(RunFolder(run))
    found = read_qdpx(file, data.codebook, data.documents, data.extractions, data.codings)
    added, problems = add_marked(found.elsewhere, data.codebook) if add else ([], [])
    keep_decisions(data, (*found.decisions, *added))
    if gold:
        _write_gold(gold, data, found)
        typer.echo(f"The codings stand in {gold} for 'policymine eval {run} {gold}'.")
    left = [*_say_left(found, added=add, lang=data.run.config.lang), *found.problems, *problems]
    for line in left:
        typer.echo(line, err=True)
    raise typer.Exit(1 if left else 0)


def _say_left(found: ImportedProject, *, added: bool, lang: str) -> Iterator[str]:
    """Yield a line for each thing in a project that decides nothing."""
    from policymine.review import say_code

    for marked in () if added else found.elsewhere:
        passage = " ".join(marked.quote.split())[:60]
        yield (
            f"{marked.document.path}: '{passage}' ({say_code(marked.code, lang)}) is no finding "
            "of the run; --add makes it one."
        )
    for gone in found.deleted:
        codes = "+".join(say_code(code, lang) for code in gone.codes)
        yield (
            f"{gone.document}: '{gone.quote[:60]}' has its code {codes} no longer and stays as it "
            "is; say in the review workbook what is no finding, or code it otherwise."
        )


def _write_gold(path: Path, data: RunData, found: ImportedProject) -> None:
    from policymine.review import build_rows

    rows = build_rows(data.documents, data.extractions, ())
    goals = {row.key for row in rows if row.kind == "goal"}
    write_gold(path, found.decisions, found.elsewhere, goals)


def write_gold(
    path: Path, decisions: Iterable[Decision], elsewhere: Iterable[Marked], goals: Collection[str]
) -> None:
    """Write codings as gold: those on findings, and passages that the run did not find.

    ``goals`` are the keys of decisions about goals. What the run did not find may be one, but
    nobody has said so: it is written as an initiative.
    """
    from policymine.evaluate import GoldItem
    from policymine.store import write_text

    items = [
        GoldItem(
            document=decision.document,
            kind="goal" if decision.key in goals else "initiative",
            quote=decision.quote,
            codes=decision.codes,
            note=decision.coder,
        )
        for decision in decisions
    ]
    items += [
        GoldItem(document=m.document.path, quote=m.quote, codes=(m.code,), note=m.coder)
        for m in elsewhere
    ]
    write_text(path, "".join(item.model_dump_json(exclude_defaults=True) + "\n" for item in items))


@app.command("codebook")
def codebook(
    file: File,
    out: Annotated[Path, typer.Option(help="The TOML file to write, for --codebook.")],
) -> None:
    """Make a codebook of the codes in a .qdc or .qdpx file."""
    from policymine.review import read_qdc, write_codebook

    found = read_qdc(file)
    write_codebook(out, found)
    typer.echo(f"{len(found.codes)} codes in {out}: {', '.join(found.code_ids)}.")
    typer.echo(f"Look it over, then 'policymine codebook check {out}'.")
