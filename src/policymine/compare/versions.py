"""Drafts of plans: kept, and linked to the plan that was adopted, so that it alone is compared."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policymine.compare.winnowing import hash_grams
from policymine.schema.document import Document, Kind
from policymine.tables import Database, Selection

PROMISES = frozenset({Kind.PLAN, Kind.ACTION_PLAN, Kind.OTHER})
SAME_TITLE = 90
"""Likeness of titles from 0 to 100, where one may hold more words than the other (RapidFuzz)."""
SAME_TEXT = 0.5
"""Share of runs of words that a draft has in common with the plan that it became."""
GRAM = 5
SKETCH = 400
"""Runs of words that stand for a text: those with the least hashes (Broder 1997, resemblance)."""


@dataclass(frozen=True)
class Version:
    """What is compared of a document."""

    path: str
    title: str
    kind: Kind
    period: tuple[int | None, int | None]
    draft: bool
    sketch: frozenset[int]


def link_versions(documents: Iterable[Document]) -> dict[str, str]:
    """Return for each draft the document of the same unit that was adopted, both by their path.

    They are of one sort and period, as far as they say, and alike in title or text. A draft of
    which there is no adopted version is linked to nothing and counts as the plan.
    """
    by_unit: dict[str, list[Version]] = {}
    for document in documents:
        if document.unit and document.kind in PROMISES:
            by_unit.setdefault(document.unit, []).append(_version(document))
    links: dict[str, str] = {}
    for versions in by_unit.values():
        adopted = [one for one in versions if not one.draft]
        for draft in (one for one in versions if one.draft):
            alike = [(likeness, one.path) for one in adopted if (likeness := _likeness(draft, one))]
            if alike:
                links[draft.path] = max(alike)[1]
    return links


def add_versions(database: Database, documents: Mapping[str, Document]) -> None:
    """Note in the table of documents what each is a version of (``version_of``).

    Only the units that have a draft are looked at, one after the other; ``documents`` holds the
    documents by their path.
    """
    import pandas as pd

    frame = Selection(database, ["documents"])["documents"]
    drafted = frame.loc[frame["draft"] & (frame["unit"] != ""), "unit"].unique()
    links: dict[str, str] = {}
    for unit in drafted:
        paths = frame.loc[frame["unit"] == unit, "document"]
        links |= link_versions(documents[path] for path in paths)
    linked = [links.get(str(path), "") for path in frame["document"]]
    column = pd.Series(linked, index=frame.index, dtype="str")
    database.keep("documents", [frame.assign(version_of=column)])


def _version(document: Document) -> Version:
    period = document.period_start, document.period_end
    words = re.findall(r"\w+", document.text.casefold())
    sketch = frozenset(heapq.nsmallest(SKETCH, set(hash_grams(words, GRAM))))
    return Version(document.path, document.title, document.kind, period, document.draft, sketch)


def _likeness(draft: Version, adopted: Version) -> float:
    """Return how sure it is that two are versions of one plan; 0 if they are not held to be."""
    from rapidfuzz import fuzz

    pairs = zip(draft.period, adopted.period, strict=True)
    if any(one and other and one != other for one, other in pairs):
        return 0.0
    text = _resemblance(draft.sketch, adopted.sketch)
    title = fuzz.token_set_ratio(draft.title.casefold(), adopted.title.casefold())
    same = text >= SAME_TEXT or (title >= SAME_TITLE and draft.kind is adopted.kind)
    return text + title / 100 if same else 0.0


def _resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of runs that two texts have in common, as their sketches estimate it."""
    least = set(heapq.nsmallest(SKETCH, one | other))
    return len(least & one & other) / len(least) if least else 0.0
