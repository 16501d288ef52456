"""The half page for a leader: what it says of invented runs, and what it must not claim."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from made_run import compared_run, made_run, with_tables

from policymine.report.inputs import ReportInput
from policymine.report.summary import summarise
from policymine.schema.run import RunDocument


def said(data: ReportInput) -> dict[str, str]:
    return {topic: text.replace("\N{NO-BREAK SPACE}", " ") for topic, text in summarise(data)}


def with_cells(data: ReportInput, **columns: Any) -> ReportInput:
    return with_tables(data, comparison=data.tables["comparison"].assign(**columns))


def with_initiatives(data: ReportInput, **columns: Any) -> ReportInput:
    return with_tables(data, initiatives=data.tables["initiatives"].assign(**columns))


def test_one_unit_is_named_and_compared_with_nobody():
    points = said(made_run(("Lindehøj",)))
    assert points["Grundlag"] == (
        "Tallene om Lindehøj bygger på 1 af 1 dokument, hvor der er fundet 3 mål og 6 initiativer. "
        "Dertil 1 afsluttet eller opgivet initiativ, som er talt for sig og ikke er med i andelene."
    )
    assert "Forskelle" not in points


@pytest.mark.parametrize("units", [2, 20, 98])
def test_several_units_are_compared(units):
    points = said(made_run(tuple(f"By {n}" for n in range(units))))
    assert f"Sammenligningen af {units} kommuner" in points["Grundlag"]
    assert ("Midt i feltet" in points["Vægt"]) == (units > 4)
    assert sum(len(text) for text in points.values()) < 2600


def test_without_units_there_is_nothing_to_compare():
    points = said(replace(made_run(), tables={}, documents=(), graph=nx.Graph()))
    assert points["Grundlag"].endswith("så der er intet at sammenligne.")


def test_codes_with_as_many_initiatives_share_the_first_place():
    data = with_cells(made_run(("Lindehøj",)), initiatives=[3, 3, 1, 0, 0], share=0.4)
    assert "P1 Recovery og rehabilitering og P2" in said(data)["Vægt"]
    assert "3 af 7 til hver" in said(data)["Vægt"]
    assert "over alle de andre" not in said(data)["Vægt"]


def test_a_run_in_which_nothing_is_coded_says_so():
    data = with_cells(made_run(), initiatives=0, share=0.0, low=0.0, high=0.2)
    assert said(data)["Vægt"] == "Intet initiativ er kodet til nogen af koderne."


def test_even_codes_are_not_put_in_order():
    units = tuple(f"By {n}" for n in range(9))
    data = with_cells(made_run(units), initiatives=1, share=0.25, low=0.1, high=0.5)
    assert "Ingen kode fylder mere" in said(data)["Vægt"]


def test_badly_read_plans_are_not_called_silent():
    data = with_cells(
        made_run(("Lindehøj",)), reading="badly read", share=None, low=None, high=None
    )
    assert said(data)["Tavshed"] == (
        "For Lindehøj kan tavshed ikke vurderes, fordi planen er læst dårligt."
    )
    assert "Vægt" not in said(data)


def test_a_municipality_without_a_plan_is_named_and_not_counted():
    data = made_run(("Lindehøj", "Bækby"))
    table = data.tables["comparison"].copy()
    table.loc[table["unit"] == "Bækby", ["reading", "documents"]] = ["no plan", ""]
    table.loc[table["unit"] == "Bækby", ["share", "low", "high"]] = None
    points = said(with_tables(data, comparison=table))
    assert points["Grundlag"].startswith("Tallene om Lindehøj bygger på 1 af 2 dokumenter")
    assert "Der er ingen plan fra Bækby." in points["Tavshed"]


def test_what_no_initiative_names_is_said_in_words():
    bare = {"responsible": "", "timeline": "", "deadline_end": None, "goal": ""}
    data = with_initiatives(made_run(("Lindehøj",)), **bare)
    assert "nævner ingen en ansvarlig" in said(data)["Gennemførelse"]
    data = with_initiatives(made_run(("Lindehøj",)), money=5.0, indicator="")
    assert "ingen en indikator. Ingen har alle led" in said(data)["Gennemførelse"]


def test_no_goals_and_no_initiatives_leave_sentences_out():
    data = made_run(("Lindehøj",))
    empty = {name: data.tables[name].iloc[:0] for name in ("goals", "initiatives")}
    points = said(with_tables(data, **empty))
    assert "0 mål og 0 initiativer" in points["Grundlag"]
    assert "Gennemførelse" not in points


def test_says_how_many_of_the_documents_the_numbers_rest_on():
    data = made_run()
    extra = data.documents[0].model_copy(update={"path": "ramme.pdf"})
    text = said(replace(data, documents=(*data.documents, extra)))["Grundlag"]
    assert "bygger på 2 af 3 dokumenter" in text


def test_what_became_of_earlier_initiatives():
    changes = ("kept", "reworded", "finished", "abandoned", "dropped", "dropped", "new")
    rows = [{"unit": "Lindehøj", "kind": "initiative", "change": change} for change in changes]
    text = said(with_tables(made_run(), over_time=pd.DataFrame(rows)))["Over tid"]
    assert "af 6 initiativer" in text
    assert "2 genfundet i den næste, 1 meldt gennemført, 1 meldt opgivet og 2 ikke" in text
    assert text.endswith("Ikke genfundet er ikke det samme som opgivet.")


def test_what_was_not_read_is_told_from_what_was_read_in_part():
    data = made_run()
    entries = tuple(
        RunDocument(path=f"{n}.pdf", id=str(n), status=status)
        for n, status in enumerate(("ok", "partial", "encrypted", "unreadable"))
    )
    caution = said(replace(data, run=data.run.model_copy(update={"documents": entries})))
    assert "2 dokumenter kunne ikke læses." in caution["Forbehold"]
    assert "1 dokument blev kun læst i dele." in caution["Forbehold"]


def test_a_joint_plan_is_one_unit_and_several_municipalities():
    text = said(made_run(("Lindehøj", "Åstrup/Ørby")))["Grundlag"]
    assert "Sammenligningen af 2 enheder (3 kommuner)" in text
    assert "En fælles plan er én enhed." in text


def test_says_how_many_codes_a_person_has_read():
    data = made_run(("Lindehøj",))
    assert "sat af en maskine og bør læses" in said(data)["Forbehold"]
    codings = data.tables["codings"]
    first = codings.assign(method=["decision:Eva", *codings["method"][1:]])
    text = said(with_tables(data, codings=first))["Forbehold"]
    assert f"af {len(codings)} mål og initiativer har et menneske læst 1" in text
    every = said(with_tables(data, codings=codings.assign(method="decision")))["Forbehold"]
    assert f"Alle {len(codings)} mål og initiativer" in every
    assert "maskine" not in every


def test_a_plan_most_of_which_serves_no_code_may_be_of_another_field():
    data = compared_run(("Lindehøj", "Åstrup"))
    units = data.tables["units"]
    some = units.assign(uncoded=[units["initiatives"][0] - 1, 0])
    text = said(with_tables(data, units=some))["Tavshed"]
    assert "De fleste initiativer tjener ingen kode hos Lindehøj: planen kan være" in text
    assert "andet fagfelt" not in said(data).get("Tavshed", "")


def test_a_document_left_out_for_its_kind_is_named_with_the_way_to_change_it():
    data = made_run(("Lindehøj", "Bækby"))
    table = data.tables["comparison"].copy()
    none = table["unit"] == "Bækby"
    table.loc[none, ["reading", "documents"]] = ["no plan", ""]
    table.loc[none, ["share", "low", "high"]] = None
    documents = data.tables["documents"].copy()
    documents.loc[documents["unit"] == "Bækby", "kind"] = "framework"
    text = said(with_tables(data, comparison=table, documents=documents))["Tavshed"]
    assert "»Psykiatriplan for Bækby« (ramme) tæller ikke" in text
    assert 'kind = "plan" i corpus.toml' in text


def test_who_is_clear_in_the_middle_of_the_field_is_named():
    units = tuple(f"By {n}" for n in range(6))
    data = with_cells(made_run(units), initiatives=1)
    table = data.tables["comparison"].copy()
    table[["share", "low", "high"]] = [0.3, 0.1, 0.6]
    table.loc[table["code"] == "P1", ["share", "low", "high"]] = [0.7, 0.5, 0.9]
    clear = (table["unit"] == "By 3") & (table["code"] != "P1")
    table.loc[clear, "high"] = 0.4
    text = said(with_tables(data, comparison=table))["Vægt"]
    assert "hos 1 af 6 (By 3)." in text
