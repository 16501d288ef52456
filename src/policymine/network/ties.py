"""Relations of all documents → ties between actors, each with what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from policymine.network.clusters import Spot
from policymine.schema.document import Document
from policymine.schema.finding import Extraction, Relation, RelationKind
from policymine.schema.network import ActorMention, Tie

Ends = tuple[str, str, RelationKind]


def build_ties(
    mentions: Iterable[ActorMention],
    extractions: Sequence[Extraction],
    documents: Sequence[Document],
    *,
    initiatives: bool = False,
) -> tuple[Tie, ...]:
    """Return the ties between actors; with ``initiatives``, those from actors to initiatives.

    A tie's weight is the number of passages that state it. What a passage denies ties nobody, and
    co-occurrence alone is no tie.
    """
    actors = {
        Spot(m.mention.anchor.document, m.mention.name, m.mention.home): m.actor for m in mentions
    }
    anywhere = {(spot.name, spot.home): actor for spot, actor in actors.items()}
    grouped: dict[Ends, list[Relation]] = defaultdict(list)
    for extraction in extractions:
        findings = {initiative.id for initiative in extraction.initiatives}
        for relation in extraction.relations:
            to_initiative = relation.target in findings
            if relation.negated or to_initiative is not initiatives:
                continue
            for ends in _ends(relation, extraction.document, actors, anywhere, to_initiative):
                grouped[ends].append(relation)
    by_id = {document.id: document for document in documents}
    return tuple(_tie(ends, grouped[ends], by_id) for ends in sorted(grouped))


def _ends(
    relation: Relation,
    document: str,
    actors: dict[Spot, str],
    anywhere: dict[tuple[str, str], str],
    to_initiative: bool,
) -> Iterator[Ends]:
    """Yield the resolved ends of a relation; none if an end was never named or both are one."""

    def resolved(name: str, home: str) -> str | None:
        return actors.get(Spot(document, name, home)) or anywhere.get((name, home))

    source = resolved(relation.source, relation.source_home)
    target = relation.target if to_initiative else resolved(relation.target, relation.target_home)
    if not source or not target or source == target:
        return
    if relation.kind is RelationKind.WORKS_WITH and target < source:
        source, target = target, source
    yield source, target, relation.kind


def _tie(ends: Ends, relations: list[Relation], documents: dict[str, Document]) -> Tie:
    source, target, kind = ends
    shown = sorted(relations, key=lambda r: (r.anchor.document, r.anchor.start))
    involved = [documents[id_] for id_ in sorted({r.anchor.document for r in shown})]
    return Tie(
        source=source,
        target=target,
        relation=kind,
        weight=len({(r.anchor.document, r.anchor.start) for r in shown}),
        documents=tuple(sorted(document.path for document in involved)),
        findings=tuple(sorted({r.finding for r in shown if r.finding})),
        years=tuple(sorted({year for document in involved for year in _years(document)})),
        quotes=tuple(dict.fromkeys(" ".join(r.anchor.quote.split()) for r in shown)),
        abandoned=all(r.abandoned for r in shown),
        hedged=all(r.hedged for r in shown),
    )


def _years(document: Document) -> range:
    """Return the years a document is about."""
    known = [year for year in (document.period_start, document.period_end) if year is not None]
    return range(min(known), max(known) + 1) if known else range(0)
