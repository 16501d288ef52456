"""The model of sentences: what it sees, how it is taught and kept, and what it tells apart."""

from __future__ import annotations

import pytest

from policymine.extract.promises import read_sentence
from policymine.extract.sentence_model import (
    SentenceModel,
    features,
    load_sentence_model,
    words_of_doc,
    write_sentence_model,
)
from policymine.extract.sentence_training import Example, train_sentences
from policymine.extract.speech import OTHER, Reading, Speech
from policymine.extract.tagging import read_tags
from policymine.language import load_nlp
from policymine.schema.document import Kind

ACTS = ["Kommunen åbner et værested.", "Vi ansætter en mentor.", "Der oprettes en café."]
STATES = ["Byen har mange værksteder.", "Livet er en rejse.", "Alle er forskellige."]


def likelihood(sentence: str, kind: Kind = Kind.PLAN) -> float:
    doc = load_nlp()(sentence)
    reading = read_sentence(sentence, read_tags(doc))
    return load_sentence_model().likelihood(words_of_doc(doc), reading, kind)


@pytest.mark.parametrize(
    ("act", "other"),
    [
        ("I 2027 flytter rådgivningen ind på biblioteket.", "Rådgivningen ligger på biblioteket."),
        ("Varmestuen får ny køkkenvogn til foråret.", "Varmestuen har en køkkenvogn."),
        ("Klubben skal have en ekstra vagt om aftenen.", "Klubben skal være for alle."),
        ("Samarbejdet med boligforeningen skal udbygges.", "Samarbejdet skal være godt."),
    ],
)
def test_an_act_is_likelier_than_a_state(act: str, other: str) -> None:
    assert likelihood(act) > 0.5 > likelihood(other)


def test_what_was_done_is_likelier_an_act_in_a_status_than_in_a_plan() -> None:
    told = "Der er åbnet en telefon for pårørende."
    assert likelihood(told, Kind.STATUS) > likelihood(told, Kind.PLAN)


def test_a_sentence_is_seen_by_its_words_forms_and_what_rules_say() -> None:
    doc = load_nlp()("Kommunen åbner en café i 2027.")
    names = features(words_of_doc(doc), Reading(Speech.PROMISE), Kind.PLAN)
    assert {"w åbner", "year", "does promise in plan", "ww en café", "start kommun"} <= names
    assert any(name.startswith("t VERB|Ind|Pres|Fin") for name in names)


def taught(sentences: list[str], acts: list[str]) -> SentenceModel:
    nlp = load_nlp()
    return train_sentences(
        [
            Example(text, tuple(words_of_doc(nlp(text))), OTHER, Kind.PLAN, text in acts)
            for text in sentences
        ]
    )


def test_teaching_gives_the_same_bytes_in_any_order() -> None:
    model, turned = taught(ACTS + STATES, ACTS), taught(STATES + ACTS[::-1], ACTS)
    assert write_sentence_model(model) == write_sentence_model(turned)
    assert model.key != taught(ACTS + STATES, ACTS[:2]).key
    doc = load_nlp()(ACTS[0])
    assert model.likelihood(words_of_doc(doc), OTHER, Kind.PLAN) > 0.5
