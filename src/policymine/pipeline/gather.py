"""The records of all documents → tables, in one pass that holds one document at a time.

The rows stand in the order of the corpus, so that the tables are the same whoever made the records
and in whichever order. Two tables are no result and stay in the database: mentions and relations as
they were found, from which the network is made (see ``network.ties``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.compare.repeats import find_repeats
from policymine.schema.coding import Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.tables import (
    COLUMNS,
    Database,
    TableWriter,
    actor_rows,
    build_parts,
    coding_row,
    document_row,
    goal_row,
    initiative_row,
    mention_row,
)

if TYPE_CHECKING:
    from policymine.network import FirstClusters, Resolved

FOUND = ("documents", "goals", "initiatives", "actors", "mentions", "codings")
"""The tables of the contract that hold what was found, in their order."""


Found = tuple[Document, Extraction | None, Codings | None]
"""A document with its findings and their codings, as far as it has any."""


def gather(
    database: Database, found: Iterable[Found], *, aliases: Path | None = None
) -> list[Resolved]:
    """Write what was found into a database, and return the actors it was resolved to."""
    from policymine.network import FirstClusters, resolve_clusters
    from policymine.network.ties import NAMED, RELATIONS

    columns = {name: COLUMNS[name] for name in ("documents", "goals", "initiatives", "codings")}
    columns |= {"named": NAMED, "relations": RELATIONS}
    first = FirstClusters()
    with ExitStack() as stack:
        tables = {
            name: stack.enter_context(database.writer(name, columns[name])) for name in columns
        }
        for document, extraction, codings in found:
            tables["documents"].add([document_row(document)])
            tables["codings"].add(map(coding_row, codings.codings if codings else ()))
            if extraction is not None:
                _fill_findings(tables, document, extraction, first)
    actors = resolve_clusters(first, aliases=aliases)
    _add_actors(database, actors)
    return actors


def _fill_findings(
    tables: dict[str, TableWriter], document: Document, found: Extraction, first: FirstClusters
) -> None:
    tables["goals"].add(map(goal_row, found.goals, repeat(document)))
    repeats = find_repeats(found.initiatives)
    tables["initiatives"].add(
        initiative_row(initiative, document) | {"repeats": repeats.get(initiative.id, "")}
        for initiative in found.initiatives
    )
    tables["relations"].add(_relations(found, document))
    tables["named"].add(
        mention_row(mention, document)
        | {"id": document.id, "name": mention.name, "home": mention.home}
        | {"cluster": first.add(mention)}
        for mention in found.mentions
    )


def _relations(found: Extraction, document: Document) -> Iterator[dict[str, Any]]:
    initiatives = {initiative.id for initiative in found.initiatives}
    for relation in found.relations:
        if not relation.negated:
            row = relation.model_dump(mode="json", exclude={"anchor", "negated", "tense", "rule"})
            yield row | {
                "id": document.id,
                "document": document.path,
                "start": relation.anchor.start,
                "quote": " ".join(relation.anchor.quote.split()),
                "to_initiative": relation.target in initiatives,
            }


def _add_actors(database: Database, actors: list[Resolved]) -> None:
    """Write the actors, and the mentions with the actor that each is of."""
    from policymine.network.ties import MENTIONS, SPOTS

    clusters = (
        {"cluster": number, "actor": resolved.actor.id, "place": place}
        for place, resolved in enumerate(actors)
        for number in resolved.numbers
    )
    database.note("names", {"cluster": "int", "actor": "str", "place": "int"}, clusters)
    database.execute(SPOTS)
    database.keep("mentions", build_parts(COLUMNS["mentions"], database.rows(MENTIONS)))
    counts = {
        row["actor"]: row["mentions"]
        for row in database.rows("SELECT actor, count(*) AS mentions FROM mentions GROUP BY actor")
    }
    rows = actor_rows([resolved.actor for resolved in actors], counts)
    database.keep("actors", build_parts(COLUMNS["actors"], rows))
