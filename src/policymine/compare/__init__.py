"""Codings → tables about municipalities; each table has a module, ``compare`` makes them all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from policymine.schema.codebook import Codebook


def compare(
    tables: Mapping[str, pd.DataFrame],
    codebook: Codebook,
    *,
    seed: int = 0,
    known: Collection[str] = (),
) -> dict[str, pd.DataFrame]:
    """Return all tables of the comparison, by name; ``comparison`` is the contract's.

    ``tables`` are those of ``policymine.tables.build_tables``. ``seed`` decides the bootstrap
    draws: the same seed gives the same tables. Units in ``known`` are listed even where they have
    no plan.
    """
    from policymine.compare import basis, chain, distance, ladder, matrix, ranks

    plans = basis.choose_plans(tables["documents"], known)
    goals = basis.select_findings(plans, tables["goals"])
    initiatives = basis.select_findings(plans, tables["initiatives"])
    assigned = basis.assigned_codes(tables["codings"])
    codes, units = list(codebook.code_ids), [plan.unit for plan in plans]
    counts = matrix.count_initiatives(plans, codes, initiatives, assigned)
    distances = distance.measure_profiles(counts, seed=seed)
    return {
        "comparison": matrix.compare_codes(plans, codes, goals, initiatives, assigned, seed=seed),
        "units": matrix.describe_units(plans, goals, initiatives, assigned),
        "commitment": ladder.count_commitment(units, codes, initiatives, assigned),
        "states": ladder.count_states(units, codes, initiatives, assigned),
        "chain": chain.measure_chain(units, goals, initiatives, seed=seed),
        "missing": chain.list_missing(goals, initiatives),
        "ranks": ranks.rank_units(counts, seed=seed),
        "distance": distances,
        "clusters": distance.cluster_units(distances),
    }
