"""Builders for the tests of actors: a few lines of text become a document."""

from __future__ import annotations

import spacy

from policymine.extract.actors import find_actors
from policymine.schema.document import Block, BlockKind, Cell, Document, Kind
from policymine.schema.finding import Form, Initiative, Mention, Relation

BLANK = spacy.blank("da")


def made_document(
    *lines: str, units: tuple[str, ...] = ("Odder",), kind: Kind = Kind.PLAN, id: str = "d"
) -> Document:
    """Return a document: ``# `` heads, ``- `` items, ``a | b`` rows of a table, else paragraphs."""
    text, blocks = "", []
    for line in lines:
        kinds = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM}
        role = kinds.get(line[:2], BlockKind.PARAGRAPH)
        bare = line if role is BlockKind.PARAGRAPH else line[2:]
        start = len(text)
        if " | " in bare:
            role, cells, at = BlockKind.TABLE_ROW, [], start
            for cell in bare.split(" | "):
                cells.append(Cell(header="", start=at, end=at + len(cell)))
                at += len(cell) + 1
            bare = bare.replace(" | ", "\t")
        else:
            cells = []
        text += bare + "\n\n"
        end = start + len(bare)
        blocks.append(Block(kind=role, start=start, end=end, page=1, cells=tuple(cells)))
    return Document(
        id=id, path=f"{id}.txt", title="Plan", units=units, kind=kind, text=text,
        blocks=tuple(blocks), period_start=2020, period_end=2022,
    )  # fmt: skip


def made_initiative(document: Document, title: str, responsible: str = "", **more) -> Initiative:
    """Return an initiative whose title and cell are found in the document's text."""

    def anchor(quote: str, after: int = 0):
        start = document.text.index(quote, after)
        block = next(n for n, b in enumerate(document.blocks) if b.start <= start < b.end)
        return document.anchor(block, start, start + len(quote))

    whole = anchor(title)
    cell = anchor(responsible, whole.start) if responsible else None
    return Initiative(
        id=f"i-{title[:12]}", title=title, form=Form.TABLE, anchor=whole, responsible=cell, **more
    )


def read(document: Document, *initiatives: Initiative, **more):
    """Return the mentions and relations of a document, with a pipeline that knows nothing."""
    return find_actors(document, initiatives, nlp=BLANK, **more)


def mentions_in(*lines: str, **more) -> list[Mention]:
    """Return the mentions in some lines."""
    return list(read(made_document(*lines, **more))[0])


def names_in(*lines: str, **more) -> list[str]:
    """Return the distinct names of the actors in some lines, in the order of the text."""
    return list(dict.fromkeys(mention.name for mention in mentions_in(*lines, **more)))


def ties_in(*lines: str, **more) -> list[tuple[str, str, str]]:
    """Return source, kind and target of the relations in some lines."""
    _, relations = read(made_document(*lines, **more))
    return [triple(relation) for relation in relations]


def triple(relation: Relation) -> tuple[str, str, str]:
    """Return what a relation says, without where."""
    return relation.source, relation.kind.value, relation.target
