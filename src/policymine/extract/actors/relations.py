"""What the actors of a document are to each other and to its initiatives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from policymine.extract.actors.belonging import Findings
from policymine.extract.actors.clauses import Setting
from policymine.extract.actors.cooperation import find_cooperation
from policymine.extract.actors.home import Home
from policymine.extract.actors.membership import find_memberships
from policymine.extract.actors.names import Name
from policymine.extract.actors.responsibility import find_responsible
from policymine.extract.actors.tie import Party, owner
from policymine.extract.parsed import Parsed
from policymine.schema.document import Document
from policymine.schema.finding import Initiative, Relation, RelationKind

MUTUAL = frozenset({RelationKind.WORKS_WITH})
"""Relations without a direction: their ends are put in alphabetical order."""


def find_relations(
    document: Document,
    home: Home,
    initiatives: Sequence[Initiative],
    names: Sequence[Name],
    parsed: Parsed,
) -> list[Relation]:
    """Return the relations of a document, each once a passage, in the order of the text."""
    found = list(find_responsible(document, initiatives, names))
    found += find_memberships(document, names)
    setting = Setting(
        document,
        {initiative.id: initiative for initiative in initiatives},
        names,
        tuple(owner(municipality) for municipality in home.municipalities),
        _by_initiative(found),
        parsed,
        Findings(document, initiatives),
    )
    return _distinct([*found, *find_cooperation(setting)])


def _by_initiative(relations: Iterable[Relation]) -> dict[str, tuple[Party, ...]]:
    responsible: dict[str, list[Party]] = defaultdict(list)
    for relation in relations:
        if relation.kind is RelationKind.RESPONSIBLE_FOR:
            responsible[relation.target].append(Party(relation.source, relation.source_home))
    return {finding: tuple(parties) for finding, parties in responsible.items()}


def _ordered(relation: Relation) -> Relation:
    ends = (relation.source, relation.source_home), (relation.target, relation.target_home)
    if relation.kind not in MUTUAL or ends[0] <= ends[1]:
        return relation
    (target, target_home), (source, source_home) = ends
    return relation.model_copy(
        update={
            "source": source,
            "source_home": source_home,
            "target": target,
            "target_home": target_home,
        }
    )


def _distinct(relations: Iterable[Relation]) -> list[Relation]:
    """Return relations without repeats: one a pair, kind and passage."""
    kept: dict[tuple[object, ...], Relation] = {}
    for relation in map(_ordered, relations):
        key = (
            relation.source,
            relation.source_home,
            relation.target,
            relation.target_home,
            relation.kind,
            relation.anchor.start,
        )
        kept.setdefault(key, relation)
    return sorted(kept.values(), key=lambda r: (r.anchor.start, r.kind, r.source, r.target))
