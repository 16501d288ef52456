"""Builders for the tests of the network: mentions, relations and their documents by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policymine.network import Resolved
from policymine.pipeline.gather import Found, gather
from policymine.schema.base import Anchor
from policymine.schema.document import Document, Kind
from policymine.schema.finding import (
    ActorType,
    Extraction,
    Form,
    Initiative,
    Mention,
    Relation,
    RelationKind,
    Sector,
)
from policymine.tables import Database


def anchor(quote: str, *, document: str = "a", start: int = 0) -> Anchor:
    """Return an anchor for a quote."""
    return Anchor(
        document=document, block=0, page=1, start=start, end=start + len(quote), quote=quote
    )


def mention(name: str, *, document: str = "a", **more: Any) -> Mention:
    """Return a mention: a municipal unit, unless something else is said."""
    given = {"type": ActorType.UNIT, "sector": Sector.MUNICIPAL, **more}
    return Mention(name=name, anchor=anchor(name, document=document), **given)


def relation(
    source: str, target: str, kind: str = "works_with", *, document: str = "a", start: int = 0,
    **more: Any,
) -> Relation:  # fmt: skip
    """Return a relation; its passage stands at ``start``."""
    quote = f"{source} – {target}"
    return Relation(
        source=source, target=target, kind=RelationKind(kind),
        anchor=anchor(quote, document=document, start=start), **more,
    )  # fmt: skip


def initiative(id: str, *, document: str = "a") -> Initiative:
    """Return an initiative with nothing but an id."""
    return Initiative(
        id=id, title=f"Titel {id}", form=Form.LIST, anchor=anchor(id, document=document)
    )


def plan(id: str = "a", *, years: tuple[int | None, int | None] = (2020, 2021)) -> Document:
    """Return a document without a text."""
    return Document(
        id=id, path=f"{id}.txt", title=id, units=("Odder",), kind=Kind.PLAN,
        period_start=years[0], period_end=years[1],
    )  # fmt: skip


@contextmanager
def gathered(found: Iterable[Found]) -> Iterator[tuple[list[Resolved], Database]]:
    """Give the actors of some documents, and the tables of what was found in them."""
    with TemporaryDirectory() as folder, closing(Database(Path(folder))) as database:
        yield gather(database, found), database


def extraction(
    document: str, mentions: Iterable[Mention], relations: Iterable[Relation] = (),
    initiatives: Sequence[Initiative] = (),
) -> Extraction:  # fmt: skip
    """Return the findings of a document."""
    return Extraction(
        document=document, mentions=tuple(mentions), relations=tuple(relations),
        initiatives=tuple(initiatives),
    )  # fmt: skip
