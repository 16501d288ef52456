"""``policymine export``: parts of a run for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policymine.cli.groups import make_group
from policymine.cli.options import RunPath, to_path
from policymine.errors import UsageError
from policymine.schema.network import Network

if TYPE_CHECKING:
    import networkx as nx

app = make_group("export")


Folder = Annotated[
    Path,
    typer.Option(
        help="The folder to write the graph files into.", parser=to_path, metavar="FOLDER"
    ),
]
Which = Annotated[Network, typer.Option("--network", help="Which of the run's networks.")]
Unit = Annotated[str, typer.Option(help="Only ties of which an end belongs to this municipality.")]
Years = Annotated[
    str, typer.Option(help="Only ties of plans about one of these years: 2020 or 2019-2022.")
]
Relations = Annotated[
    list[str] | None, typer.Option(help="Only this relation, e.g. works_with; repeatable.")
]
Abandoned = Annotated[bool, typer.Option(help="Keep what rests on abandoned initiatives alone.")]
Backbone = Annotated[
    bool, typer.Option("--backbone", help="Only ties heavier than chance would make them.")
]


@app.command("network")
def network(
    run: RunPath,
    out: Folder,
    kind: Which = Network.ACTORS,
    unit: Unit = "",
    years: Years = "",
    relation: Relations = None,
    abandoned: Abandoned = True,
    backbone: Backbone = False,
) -> None:
    """Write a part of a network: of one municipality, a period, some relations, or its backbone."""
    from policymine.network import select
    from policymine.report.graph import write_network

    whole = _whole(run, kind)
    units = (str(values["unit"]) for _, values in whole.nodes(data=True))
    relations = (str(values["relation"]) for *_, values in whole.edges(data=True))
    _check_known("municipality", [unit] if unit else [], units)
    _check_known("relation", relation or [], relations)
    part = select(
        whole,
        unit=unit,
        years=_years(years),
        relations=relation or (),
        abandoned=abandoned,
        backbone=backbone,
    )
    if not part:
        raise UsageError("No tie is left; ask for less (policymine export network --help).")
    write_network(out, part, name=kind)
    typer.echo(f"{len(part)} nodes and {part.number_of_edges()} ties in {out}.")


def _whole(run: Path, kind: Network) -> nx.MultiDiGraph[str]:
    from policymine.pipeline import RunData
    from policymine.pipeline.networks import Networks
    from policymine.store import RunFolder

    whole = Networks(RunData(RunFolder(run))).build(kind)
    if whole is None:
        raise UsageError(f"The run's network {kind} has too many ties to be written.")
    return whole


def _check_known(what: str, asked: Iterable[str], there: Iterable[str]) -> None:
    """Say which there are, if one is asked for that the network does not have."""
    from policymine.tables import sort_key

    known = sorted({name for name in there if name}, key=sort_key)
    for name in asked:
        if name not in known:
            has = ", ".join(known) or "none"
            raise UsageError(f"No {what} '{name}' in this network; it has {has}.")


def _years(text: str) -> range:
    """Return the years that ``2020`` or ``2019-2022`` means."""
    first, _, last = text.partition("-")
    try:
        return range(int(first), int(last or first) + 1) if text else range(0)
    except ValueError:
        raise UsageError(f"'{text}' is no year or span of years such as 2019-2022.") from None


@app.command("qdpx")
def qdpx(
    run: RunPath,
    out: Annotated[
        Path | None,
        typer.Option(
            help="The file (default RUN/policymine.qdpx).", parser=to_path, metavar="FILE"
        ),
    ] = None,
) -> None:
    """Write a REFI-QDA project for NVivo, ATLAS.ti, MAXQDA or QualCoder."""
    from policymine.pipeline import RunData
    from policymine.report.qdpx import Project, write_qdpx
    from policymine.store import RunFolder

    data = RunData(RunFolder(run))
    project = Project(
        title=Path(data.run.corpus).name,
        codebook=data.codebook,
        documents=data.documents,
        extractions=data.extractions,
        codings=data.codings,
        made=data.run.started,
    )
    target = out or run / "policymine.qdpx"
    count = write_qdpx(target, project)
    typer.echo(f"{len(data.extractions)} sources and {count} codings in {target}.")


@app.command("codebook")
def codebook(
    name: Annotated[str, typer.Argument(help="A codebook by name, or a TOML file.")],
    out: Annotated[
        Path, typer.Option(help="The .qdc file to write.", parser=to_path, metavar="FILE")
    ],
) -> None:
    """Write a codebook as a REFI-QDA codebook (.qdc)."""
    from policymine.report.qdc import write_qdc
    from policymine.resources import read_codebook

    if out.suffix.lower() != ".qdc":
        raise UsageError(f"{out} would hold a REFI-QDA codebook: give it a name that ends in .qdc.")
    write_qdc(out, read_codebook(name))
    typer.echo(f"The codebook stands in {out}.")
