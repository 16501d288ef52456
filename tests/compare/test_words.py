"""Borrowed text and key words of invented plans."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.compare.borrowed import COLUMNS, FEW
from policymine.compare.borrowed import find_borrowed as find_in
from policymine.compare.keyness import (
    find_keywords,
    find_terms,
    log_likelihood,
    log_odds,
    measure_keyness,
)
from policymine.compare.winnowing import SHORTEST, find_runs, winnow
from policymine.schema.document import Document, Kind, Page
from policymine.tables import build_frame, hold

SHARED = (
    "Borgeren skal altid kunne finde den rette hjælp tæt på sit eget hjem, uanset hvor på "
    "havnen vedkommende bor, og hvornår på dagen det er"
)


def document(unit: str, text: str, *, pages: tuple[Page, ...] = ()) -> Document:
    return Document(
        id=unit,
        path=f"{unit}.txt",
        title=unit,
        units=(unit,) if unit else (),
        kind=Kind.PLAN,
        text=text,
        pages=pages,
    )


def find_borrowed(documents: list[Document]) -> pd.DataFrame:
    by_path = {f"{number}-{each.path}": each for number, each in enumerate(documents)}
    with hold({}) as held:
        return build_frame(COLUMNS, find_in(by_path, held.database))


def test_a_shared_passage_is_found_whole_and_with_its_place():
    start = len("Helt egen indledning. ")
    left = document("Nordby", f"Helt egen indledning. {SHARED}. Og så noget andet.")
    right = document(
        "Sydby",
        f"Noget andet her først i planen. {SHARED.upper()}! Slut nu.",
        pages=(Page(number=1, start=0), Page(number=4, start=20)),
    )
    (row,) = find_borrowed([left, right]).to_dict("records")
    assert (row["unit"], row["other"], row["words"]) == ("Nordby", "Sydby", len(SHARED.split()))
    assert (row["start"], row["end"], row["text"]) == (start, start + len(SHARED), SHARED)
    assert (row["page"], row["other_page"]) == (1, 4)
    assert right.text[row["other_start"] : row["other_end"]] == row["other_text"]


def test_a_few_other_words_do_not_break_a_passage():
    changed = SHARED.replace("eget hjem", "gode gamle hus")
    (row,) = find_borrowed([document("A", SHARED), document("B", changed)]).to_dict("records")
    assert row["text"] == SHARED


def test_short_idiom_and_the_own_history_are_not_borrowed():
    idiom = " ".join(SHARED.split()[: SHORTEST - 1])
    assert find_borrowed([document("A", idiom), document("B", idiom)]).empty
    assert find_borrowed([document("A", SHARED), document("A", SHARED)]).empty
    assert len(find_borrowed([document("", SHARED), document("A", SHARED)])) == 1


def test_common_wording_is_held_against_the_earliest_document_alone():
    some = [document(f"by-{number:02}", SHARED) for number in range(FEW + 1)]
    assert len(find_borrowed(some[:FEW])) == FEW * (FEW - 1) / 2
    some[7] = some[7].model_copy(update={"period_start": 1999})
    found = find_borrowed(some)
    assert len(found) == FEW
    assert ((found["unit"] == "by-07") | (found["other"] == "by-07")).all()


@given(st.lists(st.sampled_from("abc"), min_size=SHORTEST, max_size=40))
def test_a_text_borrowed_whole_is_always_found(text):
    left, right = ["x", "y", *text], [*text, "z"]
    matches = [
        (at, other) for one, at in winnow(left) for two, other in winnow(right) if one == two
    ]
    runs = find_runs(*([*map(ord, words)] for words in (left, right)), sorted(matches))
    assert max(end - start for start, end, _, _ in runs) >= len(text)


def test_terms_are_content_words_and_their_neighbours():
    text = "Peer-støtte og bostøtte, hver dag hele året"
    terms = [term for term, _, _ in find_terms(text)]
    assert {"peer-støtte", "bostøtte", "året"} <= set(terms)
    assert "og" not in terms
    assert "bostøtte hver" not in terms
    assert all(text[a:b].casefold() == term for term, a, b in find_terms(text))


def test_a_unit_has_its_own_words_and_not_its_name():
    texts = {
        "Nordby": [document("Nordby", "Nordby bygger havnebad. Alle vil bade. " * 30)],
        "Sydby": [document("Sydby", "Sydby planter skov. Alle vil bade. " * 30)],
    }
    table = measure_keyness(texts)
    mine = table[table["unit"] == "Nordby"].set_index("term")
    assert "havnebad" in mine.index
    assert not {"nordby", "bade", "skov"} & set(mine.index)
    assert (mine.loc["havnebad", "count"], mine.loc["havnebad", "elsewhere"]) == (30, 0)
    words = find_keywords(texts, table)
    place = words[(words["unit"] == "Nordby") & (words["term"] == "havnebad")]
    assert len(place) == 3
    assert place.iloc[0][["left", "keyword"]].tolist() == ["Nordby bygger", "havnebad"]


def test_a_word_of_others_too_is_not_the_name_it_begins_with():
    ours, alike = "Vejledning i Vejles vejleborgerhus, Vejle-modellen. ", "Alle vil bade. "
    texts = {
        "Vejle": [document("Vejle", ours * 30 + alike * 900)],
        "Sydby": [document("Sydby", "Vejledning. " + alike * 900)],
    }
    table = measure_keyness(texts)
    assert table.loc[table["unit"] == "Vejle", "term"].tolist() == ["vejledning"]


def test_one_unit_has_no_words_of_its_own():
    assert measure_keyness({"Nordby": [document("Nordby", "Havnebad " * 9)]}).empty


def test_log_likelihood_of_a_known_table():
    found = log_likelihood(np.array([10.0, 5.0]), np.array([0.0, 5.0]), (100.0, 100.0))
    assert found == pytest.approx([20 * np.log(2), 0.0])


def test_equal_shares_have_no_log_odds_and_swapping_turns_the_sign():
    here, there = np.array([5.0, 9.0]), np.array([5.0, 1.0])
    odds, z = log_odds(here, there, (100.0, 100.0), prior=10)
    assert odds[0] == pytest.approx(0)
    assert z[1] == pytest.approx(-log_odds(there, here, (100.0, 100.0), prior=10)[1][1])
    assert z[1] > 1.96
