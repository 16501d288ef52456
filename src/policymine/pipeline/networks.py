"""The networks of a run: actors, and actors with the initiatives and codes they answer for."""

from __future__ import annotations

import logging
from functools import cached_property
from math import comb
from typing import TYPE_CHECKING, Any

from policymine.schema.network import Network

if TYPE_CHECKING:
    import networkx as nx

    from policymine.pipeline.data import RunData

    Graph = nx.MultiDiGraph[Any]

log = logging.getLogger(__name__)

MOST_PAIRS = 100_000
"""Actors that share a code are nearly all pairs of them: more than so many help nobody."""


class Networks:
    """The networks of a run, each built when it is asked for, from those built before."""

    def __init__(self, data: RunData) -> None:
        self._data = data

    def build(self, which: Network) -> Graph | None:
        """Return a network; None for shared codes beyond ``MOST_PAIRS`` ties."""
        match which:
            case Network.ACTORS:
                return self._data.graph
            case Network.INITIATIVES:
                return self._initiatives
            case Network.CODES:
                return self._codes
            case Network.SHARED_CODES:
                return self._shared_codes()

    @cached_property
    def _initiatives(self) -> Graph:
        from policymine.network import build_initiative_network

        data = self._data
        return build_initiative_network(data.actors, data.database)

    @cached_property
    def _codes(self) -> Graph:
        from policymine.network import build_code_network

        return build_code_network(self._initiatives, self._data.database)

    def _shared_codes(self) -> Graph | None:
        from policymine.network import mark_backbone, project

        actors = sum(values["mode"] == "actor" for _, values in self._codes.nodes(data=True))
        if comb(actors, 2) > MOST_PAIRS:
            log.info("%d actors serve codes: who shares them with whom is not written.", actors)
            return None
        return mark_backbone(project(self._codes))
