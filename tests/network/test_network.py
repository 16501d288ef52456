"""Ties, measures, two-mode networks and parts of a network, against values worked out by hand."""

from __future__ import annotations

import sys
from itertools import repeat

import networkx as nx
import pytest
from network_records import extraction, gathered, initiative, mention, plan, relation

from policymine.network import (
    build_code_network,
    build_initiative_network,
    build_network,
    find_backbone,
    find_communities,
    flatten,
    mark_backbone,
    measure_network,
    measure_stability,
    project,
    select,
)
from policymine.network.brokerage import count_brokerage
from policymine.network.communities import SEED
from policymine.network.measures import EXACT, measure_betweenness
from policymine.schema.coding import Coding, Codings
from policymine.schema.finding import Extraction


def network(*extractions: Extraction, plans=None) -> nx.MultiDiGraph:
    """Return the network of some findings, with its actors under their names."""
    plans = plans or [plan(e.document) for e in extractions]
    with gathered(zip(plans, extractions, repeat(None), strict=False)) as (actors, database):
        return nx.relabel_nodes(build_network(actors, database), names_of(actors))


def names_of(actors) -> dict[str, str]:
    """Return the names of actors by their ids."""
    return {resolved.actor.id: resolved.actor.name for resolved in actors}


def named(*names: str, document: str = "a"):
    """Return a mention of each name."""
    return [mention(name, home="Odder", document=document) for name in names]


def tied(source: str, target: str, kind: str = "works_with", **more):
    """Return a relation between two local units."""
    return relation(source, target, kind, source_home="Odder", target_home="Odder", **more)


def test_a_tie_weighs_the_passages_that_state_it() -> None:
    graph = network(
        extraction("a", named("A", "B"), [tied("A", "B", start=1), tied("B", "A", start=9)]),
        extraction("b", named("A", "B", document="b"), [tied("A", "B", document="b")]),
        plans=[plan("a", years=(2019, 2020)), plan("b", years=(None, 2022))],
    )
    ((source, target, values),) = graph.edges(data=True)
    assert {source, target} == {"A", "B"}
    assert (values["weight"], values["documents"]) == (3.0, "a.txt;b.txt")
    assert values["years"] == "2019;2020;2022"
    assert not values["directed"]
    assert values["weight_documents"] == 2.0


def test_what_is_denied_ties_nobody_and_one_self_is_no_partner() -> None:
    graph = network(
        extraction("a", named("A", "B"), [tied("A", "B", negated=True), tied("A", "A")])
    )
    assert graph.number_of_edges() == 0
    assert set(graph) == {"A", "B"}


def test_a_tie_is_abandoned_where_all_its_passages_are() -> None:
    graph = network(
        extraction("a", named("A", "B", "C"), [
            tied("A", "B", abandoned=True, start=1), tied("A", "B", start=2),
            tied("A", "C", abandoned=True, start=3),
        ])
    )  # fmt: skip
    state = {frozenset((a, b)): v["abandoned"] for a, b, v in graph.edges(data=True)}
    assert state == {frozenset("AB"): False, frozenset("AC"): True}
    assert set(select(graph, abandoned=False)) == {"A", "B"}


def test_direction_is_kept_where_there_is_one() -> None:
    graph = network(extraction("a", named("A", "B"), [tied("B", "A", "funds")]))
    assert list(graph.edges(keys=True)) == [("B", "A", "funds")]


def test_parts_of_a_network_by_unit_year_and_relation() -> None:
    graph = network(
        extraction("a", named("A", "B", "C"), [tied("A", "B"), tied("A", "C", "funds", start=4)]),
        plans=[plan("a", years=(2020, 2020))],
    )
    assert set(select(graph, relations=["funds"])) == {"A", "C"}
    assert len(select(graph, years=[2020])) == 3
    assert len(select(graph, years=[2021])) == 0
    assert len(select(graph, unit="Skive")) == 0


def star(n: int = 4) -> nx.MultiDiGraph:
    """Return a network of one actor in the middle and n others of two sectors."""
    graph = nx.MultiDiGraph()
    graph.add_node("m", sector="municipal", unit="Odder")
    for number in range(n):
        sector = "state" if number % 2 else "municipal"
        graph.add_node(f"{number}", sector=sector, unit="")
        graph.add_edge("m", f"{number}", weight=2.0)
    return graph


def test_measures_of_a_star() -> None:
    graph = measure_network(star())
    middle, leaf = graph.nodes["m"], graph.nodes["0"]
    assert (middle["degree"], middle["strength"], middle["betweenness"]) == (4, 8.0, 1.0)
    assert (leaf["degree"], leaf["strength"], leaf["betweenness"]) == (1, 2.0, 0.0)
    assert middle["brokerage_sector"] == 4  # two pairs of two sectors, none tied
    assert leaf["brokerage_sector"] == 0
    assert leaf["community"] == middle["community"] == 1


def test_a_tie_between_two_others_takes_the_broker_away() -> None:
    plain = flatten(star())
    group = {node: "x" if node in ("0", "2") else "y" for node in plain}
    before = count_brokerage(plain, group)["m"]
    plain.add_edge("0", "1")
    assert count_brokerage(plain, group)["m"] == before - 1


def test_an_actor_without_ties_has_no_community() -> None:
    graph = star()
    graph.add_node("alone", sector="", unit="")
    assert measure_network(graph).nodes["alone"]["community"] == 0


def test_two_cliques_are_two_stable_communities() -> None:
    plain = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(4))
    nx.set_edge_attributes(plain, 1.0, "weight")
    groups = find_communities(plain)
    assert [len(group) for group in groups] == [5, 4]
    assert set(measure_stability(plain, groups).values()) == {1.0}


def test_a_community_is_held_against_those_from_other_seeds_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found(plain: nx.Graph, *, seed: int) -> list[set[str]]:
        return [{"a", "b"}] if seed == SEED else [{"a"}, {"b"}]

    monkeypatch.setattr("policymine.network.communities.find_communities", found)
    assert measure_stability(nx.Graph(), [{"a", "b"}]) == pytest.approx({"a": 0.5, "b": 0.5})


def test_rustworkx_counts_as_networkx_does(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = nx.gnm_random_graph(60, 120, seed=3)
    exact = measure_betweenness(plain)
    monkeypatch.setattr("policymine.network.measures.EXACT", 10)
    assert measure_betweenness(plain) == pytest.approx(exact)
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    sampled = measure_betweenness(plain)  # the sample is the whole of so small a network
    assert sampled == pytest.approx(exact)
    assert EXACT >= 1000


def test_the_backbone_keeps_what_is_heavy_for_an_end() -> None:
    plain = nx.Graph()
    plain.add_weighted_edges_from([("m", n, 1.0) for n in range(9)] + [("m", "friend", 60.0)])
    assert list(find_backbone(plain).edges()) == [("m", "friend")]
    assert find_backbone(plain, alpha=1.1).number_of_edges() == 10


@pytest.fixture
def networks() -> tuple[nx.MultiDiGraph, ...]:
    """Return the actors A and B with two initiatives each, one of them shared, and their codes."""
    relations = [
        relation(actor, target, "responsible_for", source_home="Odder", start=number)
        for number, (actor, target) in enumerate(
            [("A", "i-1"), ("A", "i-2"), ("B", "i-2"), ("B", "i-3")]
        )
    ]
    found = extraction("a", named("A", "B", "C"), relations, [initiative(f"i-{n}") for n in "123"])
    coded = [("i-1", "P1", True), ("i-2", "P1", True), ("i-2", "P2", False), ("i-3", "none", True)]
    codings = tuple(
        Coding(finding=f, code=c, score=1.0, assigned=a, method="hand") for f, c, a in coded
    )
    document = plan().model_copy(update={"path": "Odder; fælles/a; b.txt"})
    coded_plan = document, found, Codings(document="a", codebook="x", codings=codings)
    with gathered([coded_plan]) as (actors, database):
        graph = build_initiative_network(actors, database)
        codes = build_code_network(graph, database)
        names = names_of(actors)
    return tuple(
        nx.relabel_nodes(each, {id_: name for id_, name in names.items() if id_ in each})
        for each in (graph, codes)
    )


@pytest.fixture
def two_mode(networks) -> nx.MultiDiGraph:
    return networks[0]


def test_actors_and_initiatives(two_mode: nx.MultiDiGraph) -> None:
    modes = dict(two_mode.nodes(data="mode"))
    assert modes == {"A": "actor", "B": "actor", "i-1": "initiative", "i-2": "initiative",
                     "i-3": "initiative"}  # fmt: skip
    assert two_mode.nodes["i-1"]["name"] == "Titel i-1"
    assert set(two_mode.successors("A")) == {"i-1", "i-2"}


def test_a_document_is_one_whatever_its_path_holds(networks) -> None:
    for *_, values in networks[1].edges(data=True):
        assert (values["weight_documents"], values["documents"]) == (1.0, "Odder; fælles/a; b.txt")


def test_a_projection_weighs_what_is_shared(two_mode: nx.MultiDiGraph) -> None:
    ((one, other, values),) = project(two_mode).edges(data=True)
    assert (one, other) == ("A", "B")
    weights = {name: values[name] for name in ("weight", "jaccard", "cosine", "average")}
    expected = {"weight": 1.0, "jaccard": 1 / 3, "cosine": 0.5, "average": 0.5}
    assert weights == pytest.approx(expected, abs=1e-6)


def test_what_two_share_has_the_years_of_both_and_is_given_up_where_one_has_given_it_up() -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from("AB", mode="actor")
    graph.add_nodes_from("xy", mode="code")
    for actor, code, years, abandoned in [
        ("A", "x", "2019;2020", False), ("B", "x", "2020;2021", True),
        ("A", "y", "2022", False), ("B", "y", "2023", False),
    ]:  # fmt: skip
        graph.add_edge(actor, code, key="serves", years=years, abandoned=abandoned)
    whole = project(graph)
    assert whole.edges["A", "B", "shares"]["years"] == "2020"
    assert len(select(whole, years=[2020], abandoned=False)) == 2
    assert len(select(whole, years=[2022])) == 0
    graph.remove_node("y")
    assert len(select(project(graph), abandoned=False)) == 0


def test_the_backbone_is_marked_on_every_edge() -> None:
    graph = star(9)
    graph.add_edge("m", "friend", weight=60.0)
    marks = {b: v["backbone"] for _, b, v in mark_backbone(graph).edges(data=True)}
    assert [end for end, marked in marks.items() if marked] == ["friend"]


def test_actors_and_codes(networks) -> None:
    graph = networks[1]
    weights = {(a, graph.nodes[b]["name"]): v["weight"] for a, b, v in graph.edges(data=True)}
    assert weights == {("A", "P1"): 2.0, ("B", "P1"): 1.0, ("B", "none"): 1.0}
    (serves,) = (v for a, b, v in graph.edges(data=True) if v["weight"] == 2.0)
    assert (serves["findings"], serves["documents"]) == ("i-1;i-2", "Odder; fælles/a; b.txt")
    assert serves["years"] == "2020;2021"


def test_a_name_that_a_document_only_refers_to_is_the_actor_of_another() -> None:
    graph = network(
        extraction("a", named("A"), [tied("A", "B")]),
        extraction("b", named("B", document="b")),
    )
    assert {frozenset(ends) for ends in graph.edges()} == {frozenset("AB")}
