"""How records fill the rows of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from policymine.schema.base import Anchor
from policymine.schema.coding import Coding
from policymine.schema.document import Document
from policymine.schema.finding import Goal, Initiative, Mention
from policymine.schema.network import Actor
from policymine.tables.sorting import sort_key

Row = dict[str, Any]


def document_row(document: Document) -> Row:
    """Return the row of a document."""
    return document.model_dump(mode="json", exclude={"text", "blocks", "pages", "problems"}) | {
        "document": document.path,
        "units": ";".join(document.units),
        "unit": document.unit,
        "pages": len(document.pages),
        "characters": len(document.text),
        "quality": round(document.quality, 4),
    }


def _place(anchor: Anchor, document: Document) -> Row:
    place = {"page": anchor.page, "start": anchor.start, "end": anchor.end, "text": anchor.quote}
    return place | {"document": document.path, "unit": document.unit}


def goal_row(goal: Goal, document: Document) -> Row:
    """Return the row of a goal in its document."""
    return goal.model_dump(mode="json", exclude={"anchor", "also"}) | _place(goal.anchor, document)


_QUOTED = ("need", "activity", "responsible", "timeline", "indicator", "status")


def initiative_row(initiative: Initiative, document: Document) -> Row:
    """Return the row of an initiative in its document.

    ``money`` is the largest amount it names: plans name a total and then its parts, so that a sum
    would count the same kroner twice. ``law`` joins the references it names.
    """
    quotes = {name: getattr(initiative, name) for name in _QUOTED}
    return (
        initiative.model_dump(include={"id", "goal", "title", "deadline_start", "deadline_end"})
        | {name: anchor.quote if anchor else "" for name, anchor in quotes.items()}
        | {
            "form": initiative.form.value,
            "state": initiative.state.value,
            "commitment": initiative.commitment.value,
            "money": max((money.amount for money in initiative.money), default=None),
            "law": "; ".join(dict.fromkeys(_one_line(law.quote) for law in initiative.law)),
        }
        | _place(initiative.anchor, document)
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def coding_row(coding: Coding) -> Row:
    """Return the row of a finding and a code."""
    return coding.model_dump(mode="json")


def actor_rows(actors: Iterable[Actor], mentions: Mapping[str, int]) -> Iterator[Row]:
    """Yield the rows of actors in the order of a Danish index; ``mentions`` counts them by id."""
    for actor in sorted(actors, key=lambda actor: (sort_key(actor.name), actor.id)):
        yield actor.model_dump(mode="json") | {
            "mentions": mentions.get(actor.id, 0),
            "variants": "; ".join(actor.variants),
        }


def mention_row(mention: Mention, document: Document) -> Row:
    """Return the row of a mention, whose actor is not known yet."""
    return _place(mention.anchor, document) | {"finding": mention.finding}
