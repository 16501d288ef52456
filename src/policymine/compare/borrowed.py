"""Text that stands in two documents: borrowed from each other, or both from a third.

Documents are read one at a time. What is held of them all lies on disk: their words as numbers
(``words``), and fingerprints of them in the database, which finds those that two documents share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import groupby
from typing import Any

from policymine.compare.winnowing import find_runs, winnow
from policymine.compare.words import Words
from policymine.schema.document import Document
from policymine.tables import Database

COLUMNS = {
    "unit": "str", "document": "str", "page": "int", "text": "str", "other": "str",
    "other_document": "str", "other_page": "int", "other_text": "str", "words": "int",
    "start": "int", "end": "int", "other_start": "int", "other_end": "int",
}  # fmt: skip
FEW = 10
"""Documents up to which each is held against every other that holds the same words. What more of
them hold is common wording, of a law or a template: each is held against the earliest alone, so
that the table grows with the documents and not with their pairs."""
LATEST = 9999
"""The year of a document that does not say when it is from: it is later than all."""

READ = {"number": "int", "document": "str", "unit": "str", "year": "int"}
PRINTS = {"number": "int", "print": "int", "place": "int"}
RUNS = {"first": "int", "second": "int", "words": "int", "start": "int", "end": "int",
        "other_start": "int", "other_end": "int"}  # fmt: skip
PASSAGES = {"number": "int", "start": "int", "end": "int", "page": "int", "text": "str"}

SHARED = f"""
WITH
holders AS (SELECT DISTINCT print, number, unit, year FROM prints JOIN read USING (number)),
common AS (
    SELECT print, count(*) AS holders, arg_min(number, (year, number)) AS earliest
    FROM holders GROUP BY print HAVING count(*) > 1
),
-- Each with every other where few hold a print, else each with the earliest that holds it.
pairs AS (
    SELECT print, one.number AS first, other.number AS second, one.unit, other.unit AS far
    FROM common JOIN holders AS one USING (print) JOIN holders AS other USING (print)
    WHERE holders <= {FEW} AND one.number < other.number
    UNION ALL
    SELECT print, least(one.number, other.number), greatest(one.number, other.number),
        one.unit, other.unit
    FROM common JOIN holders AS one USING (print)
        JOIN holders AS other ON other.print = common.print AND other.number = earliest
    WHERE holders > {FEW} AND one.number <> earliest
)
SELECT first, second, here.place AS place, there.place AS other
FROM pairs
    JOIN prints AS here ON here.print = pairs.print AND here.number = first
    JOIN prints AS there ON there.print = pairs.print AND there.number = second
WHERE pairs.unit = '' OR pairs.unit <> far
ORDER BY first, second, place, other
"""
PLACES = """
SELECT DISTINCT number, "start", "end" FROM (
    SELECT first AS number, "start", "end" FROM runs
    UNION ALL
    SELECT second, other_start, other_end FROM runs
)
ORDER BY number, "start", "end"
"""
BORROWED = """
SELECT
    one.unit, one.document, here.page, here.text, other.unit AS other,
    other.document AS other_document, there.page AS other_page, there.text AS other_text,
    words, runs."start", runs."end", other_start, other_end
FROM runs
    JOIN read AS one ON one.number = first
    JOIN read AS other ON other.number = second
    JOIN passages AS here
        ON here.number = first AND here."start" = runs."start" AND here."end" = runs."end"
    JOIN passages AS there
        ON there.number = second AND there."start" = other_start AND there."end" = other_end
ORDER BY runs."row"
"""


def find_borrowed(
    documents: Mapping[str, Document], database: Database
) -> Iterator[Mapping[str, Any]]:
    """Yield passages of at least twelve words that stand in documents of two units.

    Two documents of one unit are its own history and are not compared here. A few differing words
    between runs that are long enough to be found by themselves do not break a passage. A passage
    that stands in more than ``FEW`` documents is listed once for each, beside the earliest.
    """
    with closing(Words(database.folder)) as words:
        _read(documents, database, words)
        with database.writer("runs", RUNS) as table:
            table.add(_runs(database, words))
    with database.writer("passages", PASSAGES) as table:
        table.add(_passages(documents, database))
    return database.rows(BORROWED)


def _read(documents: Mapping[str, Document], database: Database, words: Words) -> None:
    """Note the words and the fingerprints of all documents."""
    with database.writer("read", READ) as read, database.writer("prints", PRINTS) as prints:
        for number, document in enumerate(documents.values()):
            found = list(re.finditer(r"\w+", document.text))
            texts = [match.group().casefold() for match in found]
            words.add(texts, [match.span() for match in found])
            year = document.period_start or document.period_end or LATEST
            row = {"document": document.path, "unit": document.unit, "year": year}
            read.add([row | {"number": number}])
            prints.add(
                {"number": number, "print": value, "place": place} for value, place in winnow(texts)
            )


def _runs(database: Database, words: Words) -> Iterator[dict[str, Any]]:
    """Yield the passages that two documents share, pair by pair."""
    matches = database.rows(SHARED)
    for (first, second), found in groupby(matches, key=lambda row: (row["first"], row["second"])):
        places = [(row["place"], row["other"]) for row in found]
        for run in find_runs(words[first], words[second], places):
            (start, end), (other_start, other_end) = (
                words.span(number, *run[at : at + 2]) for number, at in ((first, 0), (second, 2))
            )
            yield {"first": first, "second": second, "words": run[1] - run[0], "start": start,
                   "end": end, "other_start": other_start, "other_end": other_end}  # fmt: skip


def _passages(documents: Mapping[str, Document], database: Database) -> Iterator[dict[str, Any]]:
    """Yield the text and the page of every shared passage, document by document."""
    paths = list(documents)
    for number, rows in groupby(database.rows(PLACES), key=lambda row: row["number"]):
        document = documents[paths[number]]
        for row in rows:
            text = " ".join(document.text[row["start"] : row["end"]].split())
            yield {**row, "text": text, "page": document.page_at(row["start"])}
