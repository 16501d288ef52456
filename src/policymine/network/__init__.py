"""Mentions and relations of a whole run → actors, and the networks they make."""

from __future__ import annotations

from policymine.network.clusters import FirstClusters
from policymine.network.communities import find_communities, measure_stability
from policymine.network.graph import build_network
from policymine.network.measures import flatten, measure_network
from policymine.network.modes import build_code_network, build_initiative_network, project
from policymine.network.resolve import Resolved, resolve_actors, resolve_clusters
from policymine.network.selection import find_backbone, mark_backbone, select
from policymine.network.ties import build_ties

__all__ = [
    "FirstClusters",
    "Resolved",
    "build_code_network",
    "build_initiative_network",
    "build_network",
    "build_ties",
    "find_backbone",
    "find_communities",
    "flatten",
    "mark_backbone",
    "measure_network",
    "measure_stability",
    "project",
    "resolve_actors",
    "resolve_clusters",
    "select",
]
