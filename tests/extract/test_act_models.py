"""The models of sentences and pieces: what they see, how they are taught, what they say."""

from __future__ import annotations

import pytest

from policymine.extract import piece_model
from policymine.extract.act_training import Example, teach
from policymine.extract.piece_model import joint_likelihood, piece_features
from policymine.extract.promises import read_sentence
from policymine.extract.sentence_model import features, likelihood, words_of_doc
from policymine.extract.speech import Reading, Speech
from policymine.extract.tagging import read_tags
from policymine.extract.weights import Weights, write_weights
from policymine.language import load_nlp
from policymine.schema.document import BlockKind, Kind

ACTS = ["Kommunen åbner et værested.", "Vi ansætter en mentor.", "Der oprettes en café."]
STATES = ["Byen har mange værksteder.", "Livet er en rejse.", "Alle er forskellige."]
ITEM, HEADING = BlockKind.LIST_ITEM, BlockKind.HEADING


def likely(sentence: str, kind: Kind = Kind.PLAN) -> float:
    doc = load_nlp()(sentence)
    return likelihood(words_of_doc(doc), read_sentence(sentence, read_tags(doc)), kind)


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
    assert likely(act) > 0.5 > likely(other)


def test_what_was_done_is_likelier_an_act_in_a_status_than_in_a_plan() -> None:
    told = "Der er åbnet en telefon for pårørende."
    assert likely(told, Kind.STATUS) > likely(told, Kind.PLAN)


def test_a_sentence_is_seen_by_its_words_forms_and_what_rules_say() -> None:
    doc = load_nlp()("Kommunen åbner en café i 2027.")
    names = features(words_of_doc(doc), Reading(Speech.PROMISE), Kind.PLAN)
    assert {"w åbner", "year", "does promise in plan", "ww en café", "start kommun"} <= names
    assert any(name.startswith("t VERB|Ind|Pres|Fin") for name in names)


def test_a_piece_is_seen_by_its_words_without_its_number() -> None:
    names = piece_features("2.1 Etablering af to væresteder i 2027", ITEM)
    assert {"0 etablering", "0 end ing", "start etable", "ww to væresteder", "year"} <= names
    assert "w 2.1" not in names
    assert "in list_item" in names
    assert "capital True" in names


@pytest.mark.parametrize(
    ("acts", "others"),
    [
        (
            ["Etablering af en natcafé", "Kursus for frontpersonalet", "Udbygge peer-indsatsen"],
            ["borgere over 18 år", "tidlig hjælp og sammenhæng", "søvn, kost og økonomi"],
        ),
        (
            ["Bostøtten får to nye biler.", "Der oprettes en ny hjemmeside."],
            ["Antallet af unge er steget med 41 pct.", "Mange er ensomme."],
        ),
    ],
)
def test_a_list_of_acts_is_likelier_than_one_of_other_things(
    acts: list[str], others: list[str]
) -> None:
    told, untold = (
        joint_likelihood(piece_model.likelihood(text, ITEM) for text in texts)
        for texts in (acts, others)
    )
    assert told > 0.5 > 0.2 > untold


def test_the_same_words_are_an_act_less_often_over_a_section_than_in_a_list() -> None:
    title = "Samarbejde med boligforeningen"
    assert piece_model.likelihood(title, HEADING) < piece_model.likelihood(title, ITEM)


def test_no_texts_tell_no_act() -> None:
    assert joint_likelihood([]) == 0.0


def taught(sentences: list[str], acts: list[str]) -> Weights:
    return teach([Example(text, piece_features(text, ITEM), text in acts) for text in sentences])


def test_teaching_gives_the_same_bytes_in_any_order() -> None:
    model, turned = taught(ACTS + STATES, ACTS), taught(STATES + ACTS[::-1], ACTS)
    assert write_weights(model) == write_weights(turned)
    assert model.key != taught(ACTS + STATES, ACTS[:2]).key
    assert model.chance(piece_features(ACTS[0], ITEM)) > 0.5
