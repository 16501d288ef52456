"""Relations of all documents → ties between actors, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policymine.schema.network import Tie
from policymine.tables import Database

NAMED = {
    "id": "str", "name": "str", "home": "str", "cluster": "int", "document": "str",
    "finding": "str", "text": "str", "page": "int", "start": "int", "end": "int",
}  # fmt: skip
"""The mentions as they were found: ``id`` is the document's, ``cluster`` that of the name."""
RELATIONS = {
    "id": "str", "document": "str", "source": "str", "source_home": "str", "target": "str",
    "target_home": "str", "kind": "str", "finding": "str", "start": "int", "quote": "str",
    "abandoned": "bool", "hedged": "bool", "to_initiative": "bool",
}  # fmt: skip
"""The relations as they were found, but for those that are denied; ``id`` is the document's."""

SPOTS = """
-- What a relation refers to: a name in a document with the home it has there. One that is a person
-- as well as an organisation there is the actor that comes last.
CREATE OR REPLACE TABLE spots AS
SELECT id, name, home, arg_max(actor, place) AS actor, min("row") AS first
FROM named JOIN names USING (cluster)
GROUP BY id, name, home
"""
MENTIONS = """
SELECT actor, document, finding, "text", page, "start", "end"
FROM named JOIN spots USING (id, name, home)
ORDER BY "row"
"""
TIES = """
WITH
-- A name that a document only refers to is the actor that was last called so elsewhere.
anywhere AS (SELECT name, home, arg_max(actor, first) AS actor FROM spots GROUP BY name, home),
ends AS (
    SELECT
        relations.*,
        coalesce(own.actor, far.actor) AS one,
        CASE WHEN to_initiative THEN target ELSE coalesce(others.actor, farther.actor) END AS other
    FROM relations
    LEFT JOIN spots AS own
        ON own.id = relations.id AND own.name = source AND own.home = source_home
    LEFT JOIN anywhere AS far ON far.name = source AND far.home = source_home
    LEFT JOIN spots AS others
        ON others.id = relations.id AND others.name = target AND others.home = target_home
    LEFT JOIN anywhere AS farther ON farther.name = target AND farther.home = target_home
    WHERE to_initiative = $initiatives
),
-- Who works with whom has no direction; what was never named, or is both ends, is no tie.
directed AS (
    SELECT
        * EXCLUDE (one, other),
        CASE WHEN kind = 'works_with' THEN least(one, other) ELSE one END AS one,
        CASE WHEN kind = 'works_with' THEN greatest(one, other) ELSE other END AS other
    FROM ends
    WHERE one IS NOT NULL AND other IS NOT NULL AND one <> other
),
periods AS (
    SELECT
        document,
        coalesce(
            range(
                least(period_start, period_end), greatest(period_start, period_end) + 1
            ), []
        ) AS years
    FROM documents
)
SELECT
    one AS source,
    other AS target,
    kind AS relation,
    count(DISTINCT (id, "start")) AS weight,
    list_sort(list(DISTINCT document)) AS documents,
    list_sort(coalesce(list(DISTINCT finding) FILTER (finding <> ''), [])) AS findings,
    list_sort(list_distinct(flatten(list(years)))) AS years,
    list(quote ORDER BY id, "start", directed."row") AS quotes,
    bool_and(abandoned) AS abandoned,
    bool_and(hedged) AS hedged
FROM directed JOIN periods USING (document)
GROUP BY one, other, kind
ORDER BY one, other, kind
"""


def build_ties(database: Database, *, initiatives: bool = False) -> Iterator[Tie]:
    """Yield the ties between actors; with ``initiatives``, those from actors to initiatives.

    A tie's weight is the number of passages that state it. What a passage denies ties nobody, and
    co-occurrence alone is no tie.
    """
    return map(_tie, database.rows(TIES, {"initiatives": initiatives}))


def _tie(row: dict[str, Any]) -> Tie:
    lists = {name: tuple(row[name]) for name in ("documents", "findings", "years")}
    return Tie(**{**row, **lists, "quotes": tuple(dict.fromkeys(row["quotes"]))})
