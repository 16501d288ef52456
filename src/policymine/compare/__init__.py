"""Codings → tables about municipalities; each table has a module, ``compare`` makes them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policymine.tables import COLUMNS, Database, Selection, build_frame, build_parts, hold

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from policymine.compare.basis import Plan
    from policymine.compare.space import Embed
    from policymine.schema.codebook import Codebook
    from policymine.schema.document import Document


def compare(
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook,
    *,
    documents: Sequence[Document] = (),
    **options: Any,
) -> dict[str, pd.DataFrame]:
    """Return all tables of the comparison of small tables in memory, by name.

    ``tables`` are those of the contract that hold what was found; those of actors may be missing.
    ``options`` are those of ``compare_tables``.
    """
    by_path = {document.path: document for document in documents}
    unknown = {name: build_frame(COLUMNS[name], []) for name in ("actors", "mentions")}
    with hold({**unknown, **tables}) as held:
        names = compare_tables(held.database, codebook, documents=by_path, **options)
        return dict(Selection(held.database, names))


def compare_tables(
    database: Database,
    codebook: Codebook,
    *,
    documents: Mapping[str, Document],
    embed: Embed | None = None,
    nlp: Language | None = None,
    attributes: Mapping[str, Mapping[str, str]] | None = None,
    seed: int = 0,
) -> tuple[str, ...]:
    """Add all tables of the comparison to a database, and return their names.

    ``comparison`` is the contract's. ``documents``, by their path, are read for borrowed text and
    for keyness, which stay empty without them. ``embed`` turns texts into unit vectors, to find
    what comes near a unit's goals; without it pieces of words serve. ``nlp`` gives the base forms
    of words; without it words are counted as they stand. ``attributes`` of municipalities make
    comparator groups, and say whose documents without a plan are listed as such (see
    ``groups.read_attributes``, which gives those that are known anyhow). ``seed`` decides the
    random draws of rankings and distances: the same seed gives the same tables.

    Most tables are about the newest plans of the units, and as large as these; only ``over_time``
    and ``borrowed`` grow with the documents, and are written row by row.
    """
    from policymine.compare import basis, borrowed, over_time
    from policymine.compare.groups import read_attributes

    every = Selection(database, ["documents"])["documents"]
    attributes = attributes or read_attributes()
    plans = basis.choose_plans(every, attributes)
    small = _compare_plans(database, codebook, plans, embed, attributes, seed)
    small |= _compare_texts(plans, documents, nlp)
    for name, table in small.items():
        database.keep(name, [table])
    changes = over_time.follow_findings(database)
    database.keep("over_time", build_parts(over_time.COLUMNS, changes))
    passages = borrowed.find_borrowed(documents, database)
    database.keep("borrowed", build_parts(borrowed.COLUMNS, passages))
    return TABLES


TABLES = (
    "comparison", "units", "commitment", "states", "chain", "missing", "ranks", "distance",
    "clusters", "peers", "peer_codes", "over_time", "elsewhere", "shared", "borrowed", "keyness",
    "keywords",
)  # fmt: skip
"""The tables of the comparison, in their order."""


def _compare_plans(
    database: Database,
    codebook: Codebook,
    plans: Sequence[Plan],
    embed: Embed | None,
    attributes: Mapping[str, Mapping[str, str]],
    seed: int,
) -> dict[str, pd.DataFrame]:
    """Return the tables about the newest plans of the units."""
    from policymine.compare import basis, chain, distance, elsewhere, ladder, matrix, ranks, shared
    from policymine.compare.peers import compare_peers, find_peers
    from policymine.compare.space import place_findings

    goals, initiatives, assigned = basis.count_findings(database, plans)
    codes = list(codebook.code_ids)
    units = [plan.unit for plan in plans if plan.documents]
    counts = matrix.count_initiatives(plans, codes, initiatives, assigned)
    comparison = matrix.compare_codes(plans, codes, goals, initiatives, assigned)
    distances = distance.measure_profiles(counts, seed=seed)
    peers = find_peers(units, distances, attributes)
    placed = place_findings(_texts(goals, initiatives), embed)
    actors = elsewhere.name_actors(database, initiatives)
    return {
        "comparison": comparison,
        "units": matrix.describe_units(plans, goals, initiatives, assigned),
        "commitment": ladder.count_commitment(units, codes, initiatives, assigned),
        "states": ladder.count_states(units, codes, initiatives, assigned),
        "chain": chain.measure_chain(units, goals, initiatives),
        "missing": chain.list_missing(goals, initiatives),
        "ranks": ranks.rank_units(counts, seed=seed),
        "distance": distances,
        "clusters": distance.cluster_units(distances),
        "peers": peers,
        "peer_codes": compare_peers(peers, comparison),
        "elsewhere": elsewhere.find_elsewhere(
            comparison, goals, initiatives, assigned, actors, placed
        ),
        "shared": shared.align_initiatives(initiatives),
    }


def _texts(goals: pd.DataFrame, initiatives: pd.DataFrame) -> dict[str, str]:
    """Return what is compared of some findings, by their ids."""
    from policymine.compare.space import finding_text

    found = (("goal", goals), ("initiative", initiatives))
    return {
        str(row["id"]): finding_text({"kind": kind} | {str(n): cell for n, cell in row.items()})
        for kind, table in found
        for row in table.to_dict("records")
    }


def _compare_texts(
    plans: Sequence[Plan], documents: Mapping[str, Document], nlp: Language | None
) -> dict[str, pd.DataFrame]:
    from policymine.compare.keyness import find_keywords, measure_keyness
    from policymine.compare.lemmas import build_lemmas

    texts = {
        plan.unit: [documents[path] for path in plan.documents if path in documents]
        for plan in plans
    }
    passages = (
        document.block_text(block)
        for compared in texts.values()
        for document in compared
        for block in document.blocks
    )
    lemmas = build_lemmas(passages, nlp)

    def base(word: str) -> str:
        return lemmas.get(word, word)

    keyness = measure_keyness(texts, base)
    return {"keyness": keyness, "keywords": find_keywords(texts, keyness, base)}
