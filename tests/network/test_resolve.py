"""Which mentions are one actor, and which are not; what the alias file may say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from network_records import extraction, mention

from policymine.errors import ConfigError
from policymine.network import resolve_actors
from policymine.network.clusters import Cluster, fold
from policymine.network.merging import only_one_of_its_role, same_words
from policymine.schema.finding import ActorType, Mention, Sector
from policymine.schema.network import Actor

UNIT = {"type": ActorType.UNIT, "sector": Sector.MUNICIPAL}


def resolved(*mentions: Mention, aliases: Path | None = None) -> list[Actor]:
    """Return the actors that some mentions come to."""
    ids = sorted({m.anchor.document for m in mentions})
    extractions = [extraction(id, [m for m in mentions if m.anchor.document == id]) for id in ids]
    return [found.actor for found in resolve_actors(extractions, aliases=aliases)]


def names(*mentions: Mention, aliases: Path | None = None) -> list[str]:
    """Return the names of the actors that some mentions come to."""
    return [actor.name for actor in resolved(*mentions, aliases=aliases)]


def test_a_role_in_two_municipalities_is_two_actors_of_one_role() -> None:
    actors = resolved(
        mention("Socialafdelingen", home="Odder"), mention("Socialafdelingen", home="Skive")
    )
    assert [(a.name, a.unit, a.role) for a in actors] == [
        ("Socialafdelingen", "Odder", "Socialafdelingen"),
        ("Socialafdelingen", "Skive", "Socialafdelingen"),
    ]
    assert actors[0].id != actors[1].id


def test_what_is_nobodys_own_is_one_actor_everywhere() -> None:
    region = {"type": ActorType.REGION, "sector": Sector.REGIONAL}
    actors = resolved(*(mention("Region Nordjylland", document=d, **region) for d in "ab"))
    assert [(a.name, a.unit, a.role) for a in actors] == [("Region Nordjylland", "", "")]


def test_a_local_unit_without_a_home_stays_inside_its_document() -> None:
    assert len(names(mention("Bostøtten", document="a"), mention("Bostøtten", document="b"))) == 2


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Jobcenter Skive", "Skive Jobcenter", "the same words"),
        ("Jobcenter Skive", "Jobcentret", "the only jobcenter that is named"),
        ("Rehabiliteringsafdelingen", "Rehabilitiringsafdelingen", "another spelling"),
        ("Jobcenter Mariagerfjord", "Jobcenter Mariagerfjorrd", "another spelling"),
        ("Distriktspsykiatrien i Skive", "Distriktspsykiatrien", "the only distriktspsykiatrien"),
    ],
)
def test_two_forms_of_one_name_are_one_actor(one: str, other: str, reason: str) -> None:
    (actor,) = resolved(mention(one, home="Skive"), mention(other, home="Skive"))
    assert actor.name == one
    assert actor.variants == tuple(sorted((one, other)))
    assert actor.reason.startswith(reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jobcenter Herning", "Jobcenter Hørning"),
        ("Distriktspsykiatrien i Holbæk", "Distriktspsykiatrien i Holstebro"),
        ("Socialudvalget", "Sundhedsudvalget"),
        ("Bofællesskabet Birkevej 12", "Bofællesskabet Birkevej 14"),
        ("Afdeling 1 for Voksne", "Afdeling 2 for Voksne"),
        ("Voksenafdelingen", "Boksenafdelingen"),
        ("Region Hovedstaden", "Region Hovedstadens Psykiatri"),
        ("Center for Sundhed", "Center for Sundhed og Omsorg"),
        ("Team Øst", "Team Vest"),
        ("Lindegården", "Lundegården"),
    ],
)
def test_names_that_differ_in_what_means_are_two_actors(one: str, other: str) -> None:
    assert len(names(mention(one, home="Odder"), mention(other, home="Odder"))) == 2


def cluster(*names: str, documents: Iterable[str] = "a") -> Cluster:
    """Return the cluster of a unit that has these names."""
    made = Cluster(fold(names[0]), "Odder", "Odder", [0])
    made.names.update(names)
    made.types[ActorType.UNIT] += 1
    made.documents.update(documents)
    return made


def test_the_order_of_merging_hangs_on_no_set() -> None:
    several = cluster(*(f"Bostøtte {name}" for name in "abcdefgh"))
    turned = [cluster(f"{name} bostøtte") for name in "hgfedcba"]
    pairs = same_words([several, *turned])
    assert [other.key[0] for _, other, _ in pairs] == [*"abcdefgh"]
    bare = cluster("Jobcentret", documents="abcdefgh")
    placed = [cluster("Jobcenter Skive", documents=name) for name in "hgfedcba"]
    pairs = only_one_of_its_role([bare, *placed])
    assert ["".join(one.documents) for one, _, _ in pairs] == [*"abcdefgh"]


def test_a_slip_does_not_cross_homes() -> None:
    one, other = "Rehabiliteringsafdelingen", "Rehabilitiringsafdelingen"
    assert len(names(mention(one, home="Odder"), mention(other, home="Skive"))) == 2


def test_the_bare_role_is_nobody_in_particular_where_two_are_named() -> None:
    found = names(*(mention(n, home="Skive/Struer") for n in
                    ("Jobcenter Skive", "Jobcenter Struer", "Jobcentret")))  # fmt: skip
    assert len(found) == 3


def test_a_joint_plans_unit_is_the_one_of_one_of_its_municipalities_unless_both_have_it() -> None:
    joint, one = mention("Bostøtten", home="Skive/Struer"), mention("Bostøtten", home="Skive")
    assert len(names(joint, one)) == 1
    assert len(names(joint, one, mention("Bostøtten", home="Struer"))) == 3


def test_people_of_one_name_in_two_places_are_two() -> None:
    person = {"type": ActorType.PERSON}
    skive = mention("Asta Holt", home="Skive", document="a", **person)
    odder = mention("Asta Holt", home="Odder", document="b", **person)
    nowhere = mention("Asta Holt", home="", document="a", **person)
    assert len(names(skive, odder)) == 2
    assert len(names(skive, nowhere)) == 1
    assert len(names(odder, nowhere)) == 2


def test_the_type_that_most_mentions_have_wins_over_unknown() -> None:
    (actor,) = resolved(
        mention("Havblik", home="Odder", type=ActorType.UNKNOWN),
        mention("Havblik", home="Odder", type=ActorType.UNKNOWN),
        mention("Havblik", home="Odder", type=ActorType.FACILITY),
    )
    assert actor.type is ActorType.FACILITY


def test_the_alias_file_joins_and_keeps_apart(tmp_path: Path) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(
        '[[same]]\nnames = ["Havblik", "Det blå hus"]\nunit = "Odder"\n'
        '[[apart]]\nnames = ["Jobcenter Skive", "Skive Jobcenter"]\n',
        "utf-8",
    )
    blue, sea = mention("Det blå hus", home="Odder"), mention("Havblik", home="Odder")
    assert names(blue, sea, aliases=file) == ["Havblik"]
    assert (
        len(
            names(
                mention("Det blå hus", home="Skive"), mention("Havblik", home="Skive"), aliases=file
            )
        )
        == 2
    )
    skive = mention("Jobcenter Skive", home="Skive"), mention("Skive Jobcenter", home="Skive")
    assert len(names(*skive)) == 1
    assert len(names(*skive, aliases=file)) == 2


@pytest.mark.parametrize("content", ["[[same", '[[same]]\nname = "x"', "same = 3"])
def test_a_wrong_alias_file_is_one_clear_error(tmp_path: Path, content: str) -> None:
    file = tmp_path / "aliases.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(ConfigError, match="alias file"):
        resolved(mention("Havblik"), aliases=file)


def test_ids_depend_on_what_was_named_alone() -> None:
    first = resolved(mention("Havblik", home="Odder"), mention("Solgården", home="Odder"))
    second = resolved(mention("Solgården", home="Odder"), mention("Havblik", home="Odder"))
    assert first == second


@pytest.mark.parametrize(
    ("home", "unit"),
    [("Odder", "Odder"), ("Skive/Struer", "Skive/Struer"), ("Psykiatrisk Center Lindehøj", "")],
)
def test_the_unit_of_an_actor_is_a_municipality_or_a_joint_plan(home: str, unit: str):
    (actor,) = resolved(mention("Asta Holt", home=home, type=ActorType.PERSON))
    assert actor.unit == unit
