"""The shapes of sectors as SVG paths around the origin, with a radius of about one."""

from __future__ import annotations

from policymine.schema.finding import Sector

PATHS: dict[str, str] = {
    Sector.MUNICIPAL: "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z",
    Sector.REGIONAL: "M-.88-.88h1.76v1.76h-1.76z",
    Sector.STATE: "M0-1.15L1.15 0L0 1.15L-1.15 0z",
    Sector.CIVIL_SOCIETY: "M0-1.1L1.1.85H-1.1z",
    Sector.PRIVATE: "M0-1.05L.91-.53V.53L0 1.05L-.91.53V-.53z",
    Sector.CITIZENS: "M0 1.1L1.1-.85H-1.1z",
    Sector.UNKNOWN: "M-1-.6L-.6-1L0-.4L.6-1L1-.6L.4 0L1 .6L.6 1L0 .4L-.6 1L-1 .6L-.4 0z",
}


def path_of(sector: str) -> str:
    """Return the path of a sector's shape; an unheard-of one is drawn as unknown."""
    return PATHS.get(sector, PATHS[Sector.UNKNOWN])
