"""The Danish pipeline that ships: it loads, it tags, and it never saw the evaluation sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine.errors import ModelError
from policymine.language import nlp
from policymine.language.nlp import load_nlp, shipped_path
from policymine.language.training import sources
from policymine.language.training.heldout import (
    build_held_out,
    build_index,
    read_index,
    sentence_key,
)

DANISH = Path(__file__).parents[3] / "shared/danish"
INDEX = shipped_path() / "training-index.bin"


def test_the_shipped_model_tags_a_promise() -> None:
    doc = load_nlp()("Kommunen etablerer et nyt tilbud.")
    tags = {token.text: token.pos_ for token in doc}
    assert tags["etablerer"] == "VERB"
    assert tags["Kommunen"] == tags["tilbud"] == "NOUN"
    assert len(list(doc.sents)) == 1


def test_the_model_is_loaded_once() -> None:
    assert load_nlp() is load_nlp()


def test_a_name_that_is_no_model_is_said_in_one_sentence() -> None:
    with pytest.raises(ModelError) as caught:
        load_nlp("da_findes_ikke")
    assert "da_findes_ikke" in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_no_model_is_said_too(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_nlp(str(tmp_path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_a_shipped_model_that_cannot_be_used_is_said_in_one_sentence(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if state == "damaged":
        (tmp_path / "model").mkdir()
        (tmp_path / "model/meta.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(nlp, "shipped_path", lambda: tmp_path / "model")
    with pytest.raises(ModelError) as caught:
        load_nlp.__wrapped__()  # past the cache, where the model may lie from another test
    assert f"is {state}" in str(caught.value)
    assert "install policymine again" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_index_holds_the_sentences_it_is_made_of(tmp_path: Path) -> None:
    path = tmp_path / "index.bin"
    path.write_bytes(build_index([["Byen", "sover", "i_dag"], ["Hun", "gik"]]))
    keys = read_index(path)
    assert sentence_key(["byen", "sover", "i", "dag"]) in keys
    assert sentence_key(["Byen", "vågner"]) not in keys


def test_equal_and_overlapping_sentences_are_held_out() -> None:
    gold = ["Der", "er", "en", "lang", "vej", "hjem", "fra", "skolen", "om", "vinteren"]
    held_out = build_held_out([gold])
    assert held_out.overlaps(gold)
    assert held_out.overlaps(["Ja", ",", *gold[2:9], "!"])
    assert held_out.overlaps(["lang", "vej"])
    assert not held_out.overlaps(["Der", "er", "en", "lang", "tur", "til", "havet"])


@pytest.mark.skipif(not DANISH.is_dir(), reason=f"the treebank's files are not in {DANISH.name}")
def test_no_evaluation_sentence_was_trained_on() -> None:
    trained = read_index(INDEX)
    gold = [
        *sources.read_conllu(DANISH / sources.UD_DEV),
        *sources.read_conllu(DANISH / sources.UD_TEST),
    ]
    assert len(trained) > 10_000
    assert len(gold) == 564 + 565
    assert [s.text for s in gold if sentence_key(s.forms) in trained] == []
