"""The report as a file: what it says, that it asks for nothing, that no title can break it."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from lxml import html
from made_run import compared_run, made_run, with_tables

from policymine.report.html import page as page_module
from policymine.report.html import render_report, write_report
from policymine.report.inputs import ReportInput
from policymine.report.passages import Passages, html_id, shorten
from policymine.report.wording import read_wording
from policymine.resources import read_measured, read_passages
from policymine.schema.document import Block, BlockKind
from policymine.tables import hold

HOSTILE = (
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "\u202egnitirw tfel ot thgir",
    "{{ 7 * 7 }}",
    "A" * 5000,
    "javascript:alert(1)",
)


def page(data: ReportInput) -> Any:
    return html.document_fromstring(render_report(data))


def texts(tree: Any, selector: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.cssselect(selector)]


def test_writes_one_whole_file(tmp_path: Path) -> None:
    write_report(tmp_path / "report.html", made_run())
    content = (tmp_path / "report.html").read_text("utf-8")
    assert content.startswith("<!DOCTYPE html>")
    assert content.rstrip().endswith("</html>")


def test_same_run_gives_same_bytes() -> None:
    assert render_report(made_run()) == render_report(made_run())


def test_states_the_measured_agreement_of_this_coder_alone() -> None:
    view = made_run()
    measured = read_measured("kl-2012")
    assert measured is not None
    by_it = replace(view, run=view.run.model_copy(update={"coding": measured.coding}))
    shown = " ".join(texts(page(by_it), "#metode table"))
    for agreement in measured.agreements:
        assert agreement.one not in shown
        assert f"{agreement.kappa:.2f}".replace(".", ",") in shown
    by_other = replace(view, run=view.run.model_copy(update={"coding": "linear:other"}))
    assert "maskinenlæser 1" in shown
    assert "maskinen" not in " ".join(texts(page(by_other), "#metode table"))


def test_the_agreement_was_measured_on_the_coder_that_is_shipped() -> None:
    measured = read_measured("kl-2012")
    assert measured is not None
    assert measured.coding.endswith(f":{len(read_passages('kl-2012'))}")


def test_names_no_address_outside_itself() -> None:
    tree = page(made_run())
    for element in tree.iter():
        if isinstance(element.tag, str):
            for name, value in element.attrib.items():
                assert name not in {"src", "srcset", "action", "style"} or element.tag == "svg"
                assert not name.startswith("on")
                if name in {"href", "xlink:href"}:
                    assert value.startswith("#")
    assert "http" not in re.sub(r"http-equiv", "", render_report(made_run()))


def test_policy_allows_only_our_own_style_and_script() -> None:
    policy = page(made_run()).cssselect("meta[http-equiv]")[0].get("content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_every_link_has_a_target_and_no_id_is_there_twice() -> None:
    tree = page(made_run())
    ids = [element.get("id") for element in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    for link in tree.cssselect("a[href]"):
        assert link.get("href")[1:] in ids, link.text_content()


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(h.tag[1]) for h in page(made_run()).cssselect("h1, h2, h3, h4, h5")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_table_has_a_caption_and_scoped_headers() -> None:
    for table in page(made_run()).cssselect("table"):
        assert table.cssselect("caption")
        assert all(cell.get("scope") for cell in table.cssselect("th"))


def test_cell_gives_count_share_and_interval() -> None:
    cells = texts(page(made_run()), "table.matrix tbody tr:first-child td")
    assert cells[0] == "29\N{NO-BREAK SPACE}% 2 af 714–49\N{NO-BREAK SPACE}%".replace(
        "\N{NO-BREAK SPACE}", " "
    ) or cells[0].startswith("29")
    assert "2 af 7" in cells[0]


@pytest.mark.parametrize(
    ("reading", "word"),
    [("not mentioned", "ikke nævnt"), ("badly read", "dårligt læst"), ("no plan", "ingen plan")],
)
def test_silence_and_blindness_are_told_apart(reading: str, word: str) -> None:
    table = made_run().tables["comparison"].copy()
    table.loc[0, ["initiatives", "share", "low", "high"]] = [0, None, None, None]
    table.loc[0, "reading"] = reading
    tree = page(with_tables(made_run(), comparison=table))
    assert texts(tree, "table.matrix tbody tr:first-child td")[0] == word


def test_cell_leads_to_the_findings_it_counts() -> None:
    tree = page(made_run())
    link = tree.cssselect("table.matrix a.cell")[0]
    group = tree.get_element_by_id(link.get("href")[1:])
    assert len(group.cssselect("ul")[0].cssselect("li")) == 2


def test_quote_stands_in_its_context() -> None:
    data = made_run()
    row = data.rows("goals")[1]
    quote = Passages(data.by_path).quote(row)
    assert quote.text == row["text"]
    assert quote.before.endswith("den kommende periode.")
    assert quote.after.startswith(". Sådan arbejder vi")


def test_evidence_says_why_and_where() -> None:
    tree = page(made_run())
    item = tree.cssselect("#fund tr[data-code='P1'] .ev")[0].text_content()
    assert "ordene 'fælles' og 'møde'" in item
    assert "Psykiatriplan for Lindehøj" in item
    assert "side 2" in item


def test_overlapping_intervals_are_called_no_difference() -> None:
    points = " ".join(texts(page(made_run()), "#overblik dd"))
    assert "ingen sikker forskel" in points
    assert "rækkefølgen er usikker" in points


def test_difference_is_named_where_intervals_lie_apart() -> None:
    table = made_run().tables["comparison"].copy()
    first = table["code"] == "P1"
    table.loc[first, "share"] = [0.9, 0.1]
    table.loc[first, "low"] = [0.8, 0.0]
    table.loc[first, "high"] = [1.0, 0.2]
    points = " ".join(texts(page(with_tables(made_run(), comparison=table)), "#overblik dd"))
    assert "P1 Recovery og rehabilitering: Lindehøj 90" in points
    assert "intervallerne overlapper ikke" in points
    assert "Intervallet ligger over alle de andre koders." in points


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_text(title: str) -> None:
    data = made_run((title, "Lindehøj"))
    data = replace(
        data,
        documents=tuple(each.model_copy(update={"title": title}) for each in data.documents),
        tables={
            **data.tables,
            "initiatives": data.tables["initiatives"].assign(title=title, responsible=title),
            "actors": data.tables["actors"].assign(name=title),
            "codings": data.tables["codings"].assign(evidence=title),
        },
    )
    nx.set_node_attributes(data.graph, title, "name")
    tree = page(data)
    assert len(tree.cssselect("script")) == 1
    assert not tree.cssselect("img")
    assert "49 " not in " ".join(texts(tree, "h3"))


EMPTY: dict[str, dict[str, Any]] = {
    "no units": {"comparison": None},
    "no codings": {"codings": None},
    "no goals": {"goals": None},
    "no initiatives": {"initiatives": None, "codings": None, "comparison": None},
    "no actors": {"actors": None, "mentions": None},
}


@pytest.mark.parametrize("case", EMPTY)
def test_empty_tables_leave_a_whole_page(case: str) -> None:
    data = made_run()
    empty = {name: data.tables[name].iloc[:0] for name in EMPTY[case]}
    tree = page(with_tables(data, **empty))
    assert tree.cssselect("#metode")


def test_nothing_at_all_leaves_a_whole_page() -> None:
    data = replace(made_run(), tables={}, documents=(), graph=nx.Graph())
    assert "ingen kommuner at sammenligne" in render_report(data)


def test_one_unit_is_compared_with_nobody() -> None:
    points = " ".join(texts(page(made_run(("Lindehøj",))), "#overblik dt"))
    assert "Forskelle" not in points


def test_a_page_says_which_documents_its_numbers_rest_on() -> None:
    data = made_run()
    plan = data.tables["documents"].iloc[[0]]
    older = plan.assign(document="lindehøj/gammel.pdf", title="Den gamle plan", kind="action_plan",
                        period_start=2015, period_end=2018)  # fmt: skip
    tree = page(with_tables(data, documents=pd.concat([data.tables["documents"], older])))
    said = texts(tree, "article.unit .documents")[0]
    counted, aside = said.split("Læst, men tæller ikke med i tallene")
    assert counted.startswith("Tallene bygger på Psykiatriplan for Lindehøj (plan")
    assert aside.endswith("Den gamle plan (handleplan 2015–2018).")
    assert [row.split()[0] for row in texts(tree, "#metode tbody td:nth-child(5)")] == ["ja", "ja"]


def test_the_actors_of_a_page_are_those_of_the_documents_it_rests_on() -> None:
    data = made_run()
    documents, mentions = data.tables["documents"], data.tables["mentions"]
    older = documents.iloc[[0]].assign(document="lindehøj/gammel.pdf", period_end=2018)
    again = mentions[mentions["document"] == "lindehøj/plan.pdf"].assign(document=older.iloc[0, 0])
    tree = page(with_tables(
        data, documents=pd.concat([documents, older]), mentions=pd.concat([mentions, again])
    ))  # fmt: skip
    named = texts(tree, "article.unit:first-of-type .two > div:last-child .aside")
    assert set(named) == {"nævnt 1 ×"}


def test_the_matrix_says_what_is_only_done_and_what_rests_on_no_plan() -> None:
    data = made_run(("Lindehøj",))
    documents = data.tables["documents"].assign(kind="status")
    initiatives = data.tables["initiatives"].assign(state="abandoned")
    comparison = data.tables["comparison"].assign(initiatives=0, goals=0, share=0.0, low=0.0)
    data = with_tables(data, documents=documents, initiatives=initiatives, comparison=comparison)
    tree = page(data)
    assert texts(tree, "#matrix tbody th .aside")[0].endswith("· status")
    assert any("opgive" in cell for cell in texts(tree, "#matrix .cell .goals"))


def test_a_municipality_without_a_plan_has_no_lists_that_say_nothing_was_found() -> None:
    data = made_run(("Lindehøj", "Bækby"))
    table = data.tables["comparison"].copy()
    table.loc[table["unit"] == "Bækby", ["reading", "documents"]] = ["no plan", ""]
    tree = page(with_tables(data, comparison=table))
    pages = tree.cssselect("article.unit")
    assert [len(each.cssselect(".two")) for each in pages] == [1, 0]
    assert "Der er ingen plan" in pages[1].cssselect(".documents")[0].text_content()


def test_what_the_drawing_leaves_out_is_all_that_it_does_not_show() -> None:
    data = made_run()
    data.graph.add_nodes_from(f"alene-{n}" for n in range(3))
    (said,) = texts(page(data), "#netvaerk .intro")
    drawn = len(page(data).cssselect("#netvaerk .stage .node"))
    assert f"de {drawn} af {data.graph.number_of_nodes()} aktører" in said


def test_what_to_do_about_a_problem_is_said_in_the_language_of_the_report() -> None:
    (said,) = texts(page(made_run()), "#metode .problems li")
    assert "Kør igen med --ocr" in said
    assert said.casefold().count("kør igen") == 1  # one remedy


def test_what_nobody_has_translated_is_said_in_the_words_of_the_code_and_marked_so() -> None:
    data = made_run()
    problem = data.run.problems[0].model_copy(update={"message": "Odd.", "remedy": "Wait."})
    run = data.run.model_copy(update={"problems": (problem,)})
    marked = page(replace(data, run=run)).cssselect("#metode .problems li [lang=en]")
    assert [part.text_content() for part in marked] == ["Odd.", "Wait."]


def test_findings_stand_in_the_order_of_the_units() -> None:
    data = made_run(("Aabenraa", "Ærø"))
    units = texts(page(data), "#fund tbody td:nth-child(2)")
    assert units == sorted(units, key=["Ærø", "Aabenraa"].index)
    assert len(set(units)) == 2


def test_says_what_the_evidence_is_and_who_the_two_coders_are() -> None:
    tree = page(made_run())
    assert "»tungest«" in " ".join(texts(tree, "#metode p"))
    for lang in ("da", "en"):
        columns = read_wording(lang).strings["method"]["agreement_columns"]
        assert len(set(columns)) == len(columns)


def test_says_how_many_findings_people_added_and_left_out() -> None:
    data = made_run()
    assert "mennesker har tilføjet" not in render_report(data)
    reviewed = replace(data, run=data.run.model_copy(update={"added": 1200, "left_out": 3}))
    shown = " ".join(texts(page(reviewed), "#metode p"))
    assert "mennesker har tilføjet: 1.200; " in shown
    assert "hverken er det ene eller det andet: 3." in shown


def test_a_report_without_persons_says_where_names_still_stand() -> None:
    data = made_run()
    config = data.run.config.model_copy(update={"people": False})
    masked = replace(data, run=data.run.model_copy(update={"config": config}))
    assert "Navne i citater" in " ".join(texts(page(masked), "#overblik dd"))
    assert "Navne i citater" not in render_report(data)


def test_english_has_every_string_and_its_own_numbers() -> None:
    tree = page(replace(made_run(), lang="en"))
    assert tree.get("lang") == "en"
    assert "29% 2 of 7" in texts(tree, "table.matrix tbody td")[0]
    for word in ("Kommune ", "Mål og", "Ansvarlig", "initiativer"):
        assert word not in " ".join(texts(tree, "h2, h3, h4, h5, th[scope=col], caption, label"))


def _keys(table: dict[str, Any], path: str = "") -> set[str]:
    keys = set()
    for key, value in table.items():
        keys |= _keys(value, f"{path}{key}.") if isinstance(value, dict) else {path + key}
    return keys


def test_both_languages_have_the_same_keys() -> None:
    folder = files("policymine.report.html").joinpath("strings")
    da, en = (tomllib.loads(folder.joinpath(f"{x}.toml").read_text("utf-8")) for x in ("da", "en"))
    # The ladder of commitment needs a gloss in English only.
    assert {key for key in _keys(da) ^ _keys(en) if not key.startswith("commitment.")} == set()


def test_placeholders_agree_between_the_languages() -> None:
    da, en = (read_wording(lang).strings["summary"] for lang in ("da", "en"))
    for key, text in da.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", en[key])), key


@pytest.mark.parametrize(("lang", "text"), [("da", "1.234,5"), ("en", "1,234.5")])
def test_numbers_are_written_as_in_the_language(lang: str, text: str) -> None:
    assert read_wording(lang).number(1234.5, 1) == text


def test_long_titles_are_cut_at_a_word() -> None:
    assert shorten("en to tre fire", 10) == "en to tre…"
    assert len(shorten("A" * 900)) <= 220


def test_ids_are_safe_in_an_address() -> None:
    assert html_id("f", "a b\"<>&'") == "f-a-b-"


def test_many_findings_stay_a_file_one_can_send() -> None:
    units = tuple(f"Kommune {number}" for number in range(98))
    data = made_run(units, repeat=25)
    assert sum(len(data.tables[name]) for name in ("goals", "initiatives")) > 19_000
    assert len(render_report(data).encode("utf-8")) < 30_000_000


def test_rows_have_none_for_every_kind_of_empty_cell() -> None:
    table = pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": [float("nan"), 0.5]})
    assert with_tables(made_run(), x=table).rows("x") == [
        {"a": 1, "b": None},
        {"a": None, "b": 0.5},
    ]


def test_numbers_of_the_chain_and_the_ladder_open_what_they_count() -> None:
    tree = page(compared_run())
    silent = {"data-state": "unknown", "data-commitment": "unknown"}
    rows = [silent | dict(row.attrib) for row in tree.cssselect("#fund tbody tr")]
    numbers = tree.cssselect("#kaede a.shows, #binding li a.shows")
    assert len(numbers) > 20
    for link in numbers:
        wanted = [pair.split("=") for pair in link.get("data-filter").split("&")]
        kept = [
            row
            for row in rows
            if all(
                set(value.split(",")) & set(row.get(f"data-{name}", "").split())
                for name, value in wanted
            )
        ]
        text = (link.cssselect(".of") or [link])[0].text_content()
        assert re.search(r"\d+", text)[0] == str(len(kept)), wanted  # type: ignore[index]


def test_every_section_of_a_whole_run_is_there_and_whole() -> None:
    tree = page(compared_run())
    sections = [section.get("id") for section in tree.cssselect("main > section")]
    linked = [link.get("href")[1:] for link in tree.cssselect("nav.contents a")]
    assert linked == sections
    assert {"binding", "ligner", "kaede", "andre"} <= set(sections)
    ids = [element.get("id") for element in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    assert all(link.get("href")[1:] in ids for link in tree.cssselect("a[href]"))


def test_places_stand_with_their_range_and_not_for_two() -> None:
    places = texts(page(compared_run()), "table.ranks td")
    assert all(re.fullmatch(r"\d\. \(\d–\d\)", place) for place in places)
    assert not page(compared_run(("Lindehøj", "Åstrup"))).cssselect("table.ranks")


def test_tables_on_disk_give_the_same_page() -> None:
    view = compared_run()
    with hold(view.tables) as tables:
        assert render_report(replace(view, tables=tables)) == render_report(view)


def test_of_very_many_findings_the_page_lists_those_that_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_module, "MOST_FINDINGS", 10)
    view = made_run()
    uncounted = view.tables["comparison"].assign(documents="lindehøj/plan.pdf")
    tree = page(with_tables(view, comparison=uncounted))
    listed = tree.cssselect("#fund tbody tr")
    documents = [*view.tables["goals"]["document"], *view.tables["initiatives"]["document"]]
    assert len(listed) == documents.count("lindehøj/plan.pdf")
    assert f"{len(documents) - len(listed)} andre" in texts(tree, "#initiativer .intro")[0]


def test_what_an_actors_evidence_leaves_out_is_counted_with_the_way_to_it() -> None:
    data = made_run(("Lindehøj",))
    mentions = data.tables["mentions"]
    many = pd.concat([mentions[mentions["actor"] == "a-0"]] * 9, ignore_index=True)
    (entry,) = page(with_tables(data, mentions=many)).cssselect("#a-a-0 .ev")
    assert "… og 3 flere; alle står i arket »Omtaler« i comparison.xlsx." in entry.text_content()


def test_numbers_of_cut_lists_are_those_of_the_whole() -> None:
    data = made_run(("Lindehøj",))
    rows = [
        {"unit": "Lindehøj", "kind": "initiative", "finding": f"i{n}", "title": f"Nr. {n}",
         "missing": "money", "change": "new", "earlier": "", "earlier_title": "", "later": "",
         "earlier_state": "", "later_title": "", "later_state": ""}
        for n in range(300)
    ]  # fmt: skip
    chain = [
        {"unit": "Lindehøj", "link": "money", "present": 0, "of": 300, "share": 0.0, "low": 0.0,
         "high": 0.1}
    ]  # fmt: skip
    frames = {"missing": rows, "over_time": rows, "chain": chain}
    tree = page(with_tables(data, **{name: pd.DataFrame(f) for name, f in frames.items()}))
    assert "300" in texts(tree, "#kaede details summary")[0]
    assert "… og 240 flere" in texts(tree, "#kaede details")[0]
    assert texts(tree, "#tid .changes") == ["Initiativer: ny 300."]
    assert "… og 60 flere" in texts(tree, "#tid details")[0]


def test_a_document_without_pages_has_a_dash_and_its_quotes_a_heading() -> None:
    data = made_run(("Lindehøj",))
    document = data.documents[0]
    heading = Block(kind=BlockKind.HEADING, start=0, end=33, page=1)
    plain = {"media_type": "text/html", "pages": document.pages[:1], "blocks": (heading,)}
    table = data.tables["documents"].assign(media_type="text/html", pages=1)
    data = with_tables(data, documents=table)
    tree = page(replace(data, documents=(document.model_copy(update=plain),)))
    (row,) = tree.cssselect("#metode table tbody tr")
    assert row.cssselect("td.num")[0].text == "–"
    sources = texts(tree, "#fund-lager .source") or texts(tree, ".source")
    assert any(f"under »{document.text[:33]}«" in source for source in sources)
    assert not any("side 1" in source for source in sources)


def test_the_matrix_says_which_initiatives_count_and_how_many_do_not() -> None:
    data = compared_run(("Lindehøj", "Åstrup"))
    done = data.tables["initiatives"]["state"].isin(["completed", "abandoned"])
    tree = page(data)
    (intro,) = texts(tree, "#matrix .intro")
    assert f"Andelene er af {(~done).sum()} initiativer" in intro
    assert "ikke med" in intro
    assert "udeladt" in " ".join(texts(tree, "#matrix tbody th"))
    assert all("tæller med i andelene" in states for states in texts(tree, ".unit .states"))
