"""How figures look: fonts, the colours and shapes of sectors, the lines of relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policymine.schema.finding import RelationKind, Sector

INK = "#1d2429"
MUTED = "#59636b"
RULE = "#d9dee1"

# A4 without margins is about 17 cm wide.
WIDTH_INCHES = 6.9

# ``svg.hashsalt`` and text drawn as paths make the files the same on every machine.
RC: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 8.0,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": RULE,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "svg.hashsalt": "policymine",
    "svg.fonttype": "path",
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "figure.dpi": 100.0,
}


@dataclass(frozen=True)
class Symbol:
    """The colour and the matplotlib marker of a sector; the colour is dark on white."""

    color: str
    marker: str


# Dark tones, so that none is taken for one of the bright colours of the codes; the shape says the
# same as the colour.
SECTORS: dict[str, Symbol] = {
    Sector.MUNICIPAL: Symbol("#2b3a67", "o"),
    Sector.REGIONAL: Symbol("#7b2d43", "s"),
    Sector.STATE: Symbol("#6b4f1d", "D"),
    Sector.CIVIL_SOCIETY: Symbol("#14606b", "^"),
    Sector.PRIVATE: Symbol("#5f4690", "h"),
    Sector.CITIZENS: Symbol("#56641f", "v"),
    Sector.UNKNOWN: Symbol("#59636b", "X"),
}

# Dash patterns in points (empty: solid).
RELATIONS: dict[str, tuple[float, ...]] = {
    RelationKind.WORKS_WITH: (),
    RelationKind.RESPONSIBLE_FOR: (9.0, 2.0),
    RelationKind.PART_OF: (1.0, 2.0),
    RelationKind.FUNDS: (6.0, 2.0, 1.0, 2.0),
    RelationKind.BUYS_FROM: (6.0, 2.0, 1.0, 2.0, 1.0, 2.0),
    RelationKind.CONSULTED_BY: (3.0, 3.0),
    RelationKind.UNKNOWN: (0.5, 3.5),
}


def symbol_of(sector: str) -> Symbol:
    """Return the symbol of a sector; an unheard-of one is drawn as unknown."""
    return SECTORS.get(sector, SECTORS[Sector.UNKNOWN])


def dashes_of(relation: str) -> tuple[float, ...]:
    """Return the dash pattern of a relation; an unheard-of one is drawn as unknown."""
    return RELATIONS.get(relation, RELATIONS[RelationKind.UNKNOWN])
