"""Mentions and relations of a whole run → actors and the networks they make."""

from __future__ import annotations

from policymine.network.graph import build_network
from policymine.network.measures import measure_network
from policymine.network.resolve import resolve_actors
from policymine.network.ties import build_ties

__all__ = ["build_network", "build_ties", "measure_network", "resolve_actors"]
