"""Codings → tables about municipalities; each table has a module, ``compare`` makes them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from policymine.compare.basis import Plan
    from policymine.schema.codebook import Codebook
    from policymine.schema.document import Document


def compare(
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook,
    *,
    documents: Sequence[Document] = (),
    embed: Callable[[Sequence[str]], Any] | None = None,
    nlp: Language | None = None,
    known: Collection[str] = (),
    attributes: Mapping[str, Mapping[str, str]] | None = None,
    seed: int = 0,
) -> dict[str, pd.DataFrame]:
    """Return all tables of the comparison, by name; ``comparison`` is the contract's.

    ``tables`` are those of ``policymine.tables.build_tables``. ``documents`` are read for borrowed
    text and for keyness, which stay empty without them. ``embed`` turns texts into unit vectors,
    to find what is alike; without it character n-grams serve. ``nlp`` gives the base forms of
    words; without it words are counted as they stand. Tables of actors may be missing. Units in
    ``known`` are listed even where they have no plan. ``attributes`` of municipalities make
    comparator groups (see ``groups.read_attributes``, which gives those that are known anyhow).
    ``seed`` decides the bootstrap draws: the same seed gives the same tables.
    """
    from policymine.compare import basis, chain, distance, elsewhere, ladder, matrix, ranks, shared
    from policymine.compare.groups import read_attributes
    from policymine.compare.over_time import follow_findings
    from policymine.compare.peers import compare_peers, find_peers
    from policymine.compare.space import build_space

    plans = basis.choose_plans(tables["documents"], known)
    goals = basis.select_findings(plans, tables["goals"])
    initiatives = basis.select_findings(plans, tables["initiatives"])
    assigned = basis.assigned_codes(tables["codings"])
    codes, units = list(codebook.code_ids), [plan.unit for plan in plans]
    counts = matrix.count_initiatives(plans, codes, initiatives, assigned)
    comparison = matrix.compare_codes(plans, codes, goals, initiatives, assigned)
    distances = distance.measure_profiles(counts, seed=seed)
    peers = find_peers(units, distances, attributes or read_attributes())
    space = build_space(tables["goals"], tables["initiatives"], embed)
    actors = (
        elsewhere.name_actors(initiatives, tables["mentions"], tables["actors"])
        if "mentions" in tables
        else {}
    )
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
        "over_time": follow_findings(
            tables["documents"], tables["goals"], tables["initiatives"], space
        ),
        "elsewhere": elsewhere.find_elsewhere(
            comparison, goals, initiatives, assigned, actors, space
        ),
        "shared": shared.align_initiatives(initiatives, space),
        **_compare_texts(plans, documents, nlp),
    }


def _compare_texts(
    plans: Sequence[Plan], documents: Sequence[Document], nlp: Language | None
) -> dict[str, pd.DataFrame]:
    from policymine.compare.borrowed import find_borrowed
    from policymine.compare.keyness import find_keywords, measure_keyness
    from policymine.compare.lemmas import build_lemmas

    by_path = {document.path: document for document in documents}
    texts = {
        plan.unit: [by_path[path] for path in plan.documents if path in by_path] for plan in plans
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
    return {
        "borrowed": find_borrowed(documents),
        "keyness": keyness,
        "keywords": find_keywords(texts, keyness, base),
    }
