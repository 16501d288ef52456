"""The networks of a run: actors, and actors with the initiatives and codes they answer for."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from math import comb
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from policymine.pipeline.data import RunData

log = logging.getLogger(__name__)

NETWORKS = ("actors", "actors-initiatives", "actors-codes", "actors-shared-codes")
"""Who is tied to whom; who is responsible for what; who serves which code; who serves the same."""
MOST_PAIRS = 100_000
"""Actors that share a code are nearly all pairs of them: more than so many help nobody."""


def build_networks(data: RunData) -> Mapping[str, nx.MultiDiGraph[Any]]:
    """Return the networks of a run by name (``NETWORKS``).

    The network of shared codes is left out where it would have more than ``MOST_PAIRS`` ties.
    """
    from policymine.network import (
        build_code_network,
        build_initiative_network,
        mark_backbone,
        project,
    )

    initiatives = build_initiative_network(*data.actors, data.extractions, data.documents)
    codes = build_code_network(initiatives, data.codings)
    networks = {
        "actors": mark_backbone(data.graph),
        "actors-initiatives": initiatives,
        "actors-codes": codes,
    }
    actors = sum(values["mode"] == "actor" for _, values in codes.nodes(data=True))
    if comb(actors, 2) <= MOST_PAIRS:
        networks["actors-shared-codes"] = mark_backbone(project(codes))
    else:
        log.info("%d actors serve codes: who shares them with whom is not written.", actors)
    return networks
