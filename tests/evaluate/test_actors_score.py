"""Actors against those marked by reading."""

from __future__ import annotations

from policymine.evaluate.actors import score_actors
from policymine.evaluate.findings_gold import GoldActor
from policymine.schema.finding import ActorType, Sector
from policymine.schema.network import Actor

GOLD = (
    GoldActor(name="Jobcenter Nordby", surface=("Jobcentret",)),
    GoldActor(name="Havblik", surface=("Havblik",)),
)


def actor(name: str, *variants: str, kind: ActorType = ActorType.UNIT) -> Actor:
    return Actor(id=name, name=name, type=kind, sector=Sector.MUNICIPAL, variants=variants)


def test_an_actor_is_known_by_any_form_and_its_genitive() -> None:
    tally = score_actors(GOLD, [actor("JOBCENTRET"), actor("Botilbud", "Havbliks")])
    assert (tally.hits, tally.found, tally.gold) == (2, 2, 2)


def test_what_nobody_marked_is_wrong_but_a_group_of_people_is_not() -> None:
    group = actor("Pårørende", kind=ActorType.STAKEHOLDER)
    tally = score_actors(GOLD, [actor("Havblik"), actor("Solvang"), group])
    assert (tally.hits, tally.found, tally.gold) == (1, 2, 2)


def test_an_actor_that_was_split_in_two_is_found_once() -> None:
    tally = score_actors(GOLD, [actor("Jobcentret"), actor("Jobcenter Nordby")])
    assert (tally.hits, tally.found) == (1, 1)
