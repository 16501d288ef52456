"""Base forms of the words of invented passages."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from policymine.compare.keyness import measure_keyness
from policymine.compare.lemmas import SAMPLE, build_lemmas
from policymine.schema.document import Document, Kind

ENDINGS = ("erne", "et", "er")


@Language.component("test_cut_endings")
def cut_endings(doc: Doc) -> Doc:
    for token in doc:
        ending = next((end for end in ENDINGS if token.text.casefold().endswith(end)), "")
        token.lemma_ = token.text[: len(token.text) - len(ending)]
    return doc


def pipeline() -> Language:
    nlp = spacy.blank("da")
    nlp.add_pipe("test_cut_endings")
    return nlp


def test_forms_of_a_word_share_a_base_form_that_the_corpus_has():
    lemmas = build_lemmas(
        ["Huset ved havnen", "huserne og et hus", "badet bader, badet!"], pipeline()
    )
    assert {lemmas[word] for word in ("huset", "huserne", "hus")} == {"hus"}
    assert lemmas["badet"] == lemmas["bader"] == "badet"


def test_a_word_is_lemmatised_in_its_first_passages_only():
    nlp, read = pipeline(), []
    original = nlp.make_doc
    nlp.make_doc = lambda text: read.append(str(text)) or original(text)
    build_lemmas(["det samme"] * (SAMPLE + 4), nlp)
    assert len(read) == SAMPLE


def test_without_a_pipeline_words_stand_as_they_are():
    assert build_lemmas(["huset"], None) == {}


def test_key_words_are_counted_over_their_forms():
    def plan(unit: str, text: str) -> Document:
        return Document(
            id=unit, path=f"{unit}.txt", title=unit, units=(unit,), kind=Kind.PLAN, text=text
        )

    texts = {
        "Nordby": [plan("Nordby", "Badet åbner. Et bad. Baderne lukker. " * 20)],
        "Sydby": [plan("Sydby", "Skoven gror. Alle planter. " * 30)],
    }
    lemmas = build_lemmas([d.text for found in texts.values() for d in found], pipeline())
    table = measure_keyness(texts, lambda word: lemmas.get(word, word))
    mine = table[table["unit"] == "Nordby"].set_index("term")
    assert mine.loc["bad", "count"] == 60
