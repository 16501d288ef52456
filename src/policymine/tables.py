"""Records as tables: the columns that other programs rely on, and how records fill them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from policymine.schema.base import Anchor
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Goal, Initiative
from policymine.schema.network import Actor, ActorMention

if TYPE_CHECKING:
    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]

# fmt: off
COLUMNS: dict[str, dict[str, str]] = {
    # The contract of the run folder. Columns after a blank line are additions to it.
    "documents": {
        "document": "str", "title": "str", "units": "str", "kind": "str",
        "period_start": "int", "period_end": "int", "pages": "int", "characters": "int",
        "quality": "float", "status": "str",

        "id": "str", "unit": "str", "origin": "str", "media_type": "str", "draft": "bool",
        "version_of": "str",
    },
    "goals": {
        "id": "str", "document": "str", "unit": "str", "number": "str", "title": "str",
        "text": "str", "form": "str", "page": "int", "start": "int", "end": "int",
    },
    "initiatives": {
        "id": "str", "document": "str", "unit": "str", "goal": "str", "title": "str",
        "text": "str", "form": "str", "need": "str", "activity": "str", "responsible": "str",
        "timeline": "str", "deadline_start": "date", "deadline_end": "date", "money": "float",
        "law": "str", "indicator": "str", "status": "str", "state": "str", "commitment": "str",
        "page": "int", "start": "int", "end": "int",
    },
    "actors": {
        "id": "str", "name": "str", "type": "str", "sector": "str", "unit": "str",
        "mentions": "int",

        "role": "str", "variants": "str", "reason": "str",
    },
    "mentions": {
        "actor": "str", "document": "str", "finding": "str", "text": "str", "page": "int",
        "start": "int", "end": "int",
    },
    "codings": {
        "finding": "str", "code": "str", "score": "float", "assigned": "bool", "method": "str",
        "evidence": "str",

        "uncertain": "bool",
    },
    "comparison": {
        "unit": "str", "code": "str", "goals": "int", "initiatives": "int", "share": "float",
        "low": "float", "high": "float", "reading": "str",

        "of": "int", "completed": "int", "abandoned": "int", "rung": "float", "basis": "str",
        "documents": "str",
    },
}
# fmt: on

PANDAS_TYPES: dict[str, Any] = {
    "str": "str",
    "int": "Int64",
    "float": "float64",
    "bool": "bool",
    "date": "date32[day][pyarrow]",
}
"""The pandas type of each type that ``COLUMNS`` names."""


AT_ONCE = 20_000
"""Rows that are held as Python objects at once: typed columns take a tenth of their memory."""


def build_frame(columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table with these typed columns, in this order; what a row lacks stays empty."""
    import pandas as pd

    waiting = iter(rows)
    parts = [_build_part(columns, list(islice(waiting, AT_ONCE)))]
    while some := list(islice(waiting, AT_ONCE)):
        parts.append(_build_part(columns, some))
    return parts[0] if len(parts) == 1 else pd.concat(parts, ignore_index=True)


def _build_part(columns: Mapping[str, str], rows: list[Mapping[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    for name, kind in columns.items():
        if kind == "str":
            frame[name] = frame[name].where(frame[name].notna(), "")
        frame[name] = frame[name].astype(PANDAS_TYPES[kind])
    return frame


def build_tables(
    documents: Iterable[Document],
    extractions: Iterable[Extraction],
    codings: Iterable[Codings],
    actors: Iterable[Actor],
    mentions: Iterable[ActorMention],
) -> dict[str, pd.DataFrame]:
    """Return the tables of a run, by name, from its records.

    ``money`` is the largest amount an initiative names: plans name a total and then its parts, so
    that a sum would count the same kroner twice. ``law`` joins the references it names.
    """
    documents, extractions = list(documents), list(extractions)
    by_id = {document.id: document for document in documents}
    named = list(mentions)
    rows: dict[str, Iterable[Mapping[str, Any]]] = {
        "documents": map(_document_row, documents),
        "goals": (
            _goal_row(goal, by_id[found.document]) for found in extractions for goal in found.goals
        ),
        "initiatives": (
            _initiative_row(initiative, by_id[found.document])
            for found in extractions
            for initiative in found.initiatives
        ),
        "actors": _actor_rows(actors, named),
        "mentions": (_mention_row(mention, by_id) for mention in named),
        "codings": (
            coding.model_dump(mode="json") for coded in codings for coding in coded.codings
        ),
    }
    return {name: build_frame(COLUMNS[name], rows[name]) for name in rows}


def _document_row(document: Document) -> dict[str, Any]:
    return document.model_dump(mode="json", exclude={"text", "blocks", "pages", "problems"}) | {
        "document": document.path,
        "units": ";".join(document.units),
        "unit": document.unit,
        "pages": len(document.pages),
        "characters": len(document.text),
        "quality": round(document.quality, 4),
    }


def _place(anchor: Anchor, document: Document) -> dict[str, Any]:
    place = {"page": anchor.page, "start": anchor.start, "end": anchor.end, "text": anchor.quote}
    return place | {"document": document.path, "unit": document.unit}


def _goal_row(goal: Goal, document: Document) -> dict[str, Any]:
    return goal.model_dump(mode="json", exclude={"anchor", "also"}) | _place(goal.anchor, document)


_QUOTED = ("need", "activity", "responsible", "timeline", "indicator", "status")


def _initiative_row(initiative: Initiative, document: Document) -> dict[str, Any]:
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


def _actor_rows(
    actors: Iterable[Actor], mentions: Iterable[ActorMention]
) -> Iterable[dict[str, Any]]:
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.actor] = counts.get(mention.actor, 0) + 1
    for actor in sorted(actors, key=lambda actor: (sort_key(actor.name), actor.id)):
        yield actor.model_dump(mode="json") | {
            "mentions": counts.get(actor.id, 0),
            "variants": "; ".join(actor.variants),
        }


def _mention_row(resolved: ActorMention, documents: Mapping[str, Document]) -> dict[str, Any]:
    anchor = resolved.mention.anchor
    return _place(anchor, documents[anchor.document]) | {
        "actor": resolved.actor,
        "finding": resolved.mention.finding,
    }


_LAST_LETTERS = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "ð": "d", "þ": "th"}
)


def sort_key(name: str) -> tuple[str, str]:
    """Return the key that sorts a name as a Danish index does: æ, ø, å last, and Aa as Å.

    Case and other accents decide nothing; names that differ in them alone keep a fixed order.
    """
    folded = unicodedata.normalize("NFC", name).casefold().replace("aa", "å")
    letters = unicodedata.normalize("NFD", folded.translate(_LAST_LETTERS))
    return "".join(char for char in letters if not unicodedata.combining(char)), name
