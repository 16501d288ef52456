"""What rules alone say of sentences; `prose_acts` weighs it with the words of the sentence."""

from __future__ import annotations

import pytest

from policymine.extract.promises import read_sentence
from policymine.extract.speech import Speech
from policymine.extract.tagging import read_tags
from policymine.language import load_nlp


@pytest.mark.parametrize(
    "sentence",
    [
        "I foråret blev der indkøbt cykler til gadeteamet.",
        "Bostøtten er derfor ved at prøve en ny app.",
        "Samarbejdet med tandlægerne er kommet i gang.",
        "Sangaftenen, som mange sjældent kom til, er nedlagt.",
        "Kurset måtte vi aflyse, fordi for få meldte sig.",
        "Forsøget kører allerede på andet år.",
        "Det næste skridt er, at vi bygger et drivhus.",
        "Malerværkstedet er stillet i bero.",
        "Venteværelset blev ved årsskiftet 2024/25 erstattet af en stue.",
        "Efter høringen er det opgivet at samle de to herberger.",
        "Den opgave er ny, og den skal klubben prøve af i 2026.",
        "Kommunernes vejafdelinger sikrer høje broer.",
        "Bostøtten har siden marts haft to vejledere på gaden.",
        "Hjemmeplejen fik syv nye biler.",
        "Frivillige fra Røde Kors startede en gåklub.",
        "Musikværkstedet er lukket pr. 1. juli 2024.",
        "Det planlagte besøg i Oslo er udgået.",
        "Samarbejdet med Sydby Kommune blev ikke til noget.",
        "Højskoleturen måtte desværre aflyses.",
        "Det er også muligt, at kommunen bygger flere boliger.",
        "Planen om en fælles telefon er sat på pause.",
        "Siden foråret 2023 har Værestedet Stalden haft en gæstekok.",
        "Og så har vi siden nytår haft en vært i caféen.",
    ],
)
def test_rules_tell_acts_that_are_promised_or_reported(sentence: str) -> None:
    reading = read_sentence(sentence, read_tags(load_nlp()(sentence)))
    assert reading.speech in (Speech.PROMISE, Speech.REPORT)
