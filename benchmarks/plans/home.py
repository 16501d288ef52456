"""A municipality as its invented plans know it: its region, its houses, who does what in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from benchmarks.plans.wording import read_aims, read_template
from policymine.resources import read_gazetteer


@dataclass(frozen=True)
class Actor:
    """An actor with its type in the vocabulary of ``policymine.schema.finding.ActorType``."""

    name: str
    type: str


@dataclass(frozen=True)
class Home:
    """A municipality: ``roles`` names who acts, ``leaning`` weighs the codes in all its plans."""

    name: str
    region: str
    roles: dict[str, Actor]
    partners: tuple[Actor, ...]
    bodies: tuple[Actor, ...]
    leaning: dict[str, float]


@cache
def build_homes(seed: int) -> tuple[Home, ...]:
    """Return the 98 municipalities; the same seed gives the same."""
    rows = read_gazetteer("municipalities")["municipality"]
    return tuple(_build_home(row["name"], row["region"], seed) for row in rows)


def _build_home(name: str, region: str, seed: int) -> Home:
    draw = Random(f"{seed}/{name}")
    roles = read_template("roles")
    house = draw.choice(roles["names"]["houses"])
    codes = sorted({aim.code for aim in read_aims()})
    partners = roles["partners"]
    return Home(
        name,
        region,
        {
            role: _name(draw.choice(choices), name, house)
            for role, choices in roles["roles"].items()
        },
        tuple(Actor(each.format(m=name), "civil_society") for each in partners["civil_society"]),
        tuple(Actor(each, "body") for each in partners["body"]),
        {code: draw.gammavariate(1.2, 1.0) + 0.05 for code in codes},
    )


def _name(choice: dict[str, str], name: str, house: str) -> Actor:
    return Actor(choice["name"].format(m=name, house=house), choice["type"])
