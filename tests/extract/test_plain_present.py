"""Clauses without a modal: what is done or has been, and what only tells how things are."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_prose_acts import acts as acts_of_a_plan

from policymine.extract.promises import read_sentence
from policymine.extract.speech import Speech
from policymine.extract.tagging import read_tags
from policymine.language import load_nlp


def speech(text: str) -> Speech:
    return read_sentence(text, read_tags(load_nlp()(text))).speech


@pytest.mark.parametrize(
    "text",
    [
        "Hjemmeplejen går derfor over til at køre på cykel.",
        "Sammen laver Røde Kors og Jobcentret en folder til nye naboer.",
        "Kommunen bidrager med 40.000 kr. til instruktører.",
        "Bostøtten besøger alle nye inden for fire hverdage.",
        "Indtil da istandsætter Boligforeningen kælderen.",
        "Trafik og Miljø skal derfor opstille en bænk på torvet.",
        "Huset bemandes af en frivillig hver onsdag.",
        "Byggeriet opføres af Boligforeningen for 12 mio. kr.",
        "På længere sigt bør konsulenterne også dække de private skoler.",
        "Udsatterådet har peget på, at der bør åbnes et værested i Nørreby.",
        "Hvis der kommer penge, kan forsøget blive bredt ud til resten af byen.",
    ],
)
def test_acts(text: str) -> None:
    assert speech(text) is Speech.PROMISE


@pytest.mark.parametrize(
    "text",
    [
        "Byen præges af havnen, og livet påvirkes af vejret.",
        "Formandskabet varetages af kommunens direktør.",
        "De gennemføres af kommunen med støtte fra foreningerne.",
        "Med broen skabes en sammenhæng mellem øerne.",
        "Trivsel skabes i hverdagen.",
        "Valget er den enkeltes.",
        "Havnen kan sætte præg på byen.",
        "Vi påvirkes af vejret i de kommende år.",
        "I disse år står vi over for en stor opgave.",
        "Med ordningen bestemmer Danmark selv farten.",
        "Regeringen bør samtidig sikre, at pengene følger med.",
        "Vi lægger vægt på, at der er ro.",
        "Kulturhuset spiller en central rolle i byens liv.",
        "Kommunerne forvalter to tredjedele af pengene.",
        "KL hilser aftalen velkommen.",
        "Kan kravet ikke opfyldes, får kommunen en bøde.",
        "Har borgeren ingen bolig, kan sagen rejses igen.",
        "Udgiften deles efter antallet af senge.",
        "Taksterne beregnes hvert år, og betaling sker bagud.",
        "Styregruppen består af to chefer og mødes hvert år.",
        "Oplysninger deles med samtykke.",
        "Parterne genforhandler aftalen, hvis loven ændres.",
        "Regnskabet revideres ved årets udgang.",
        "Endelig bemærkes, at der ansættes flere.",
        "Mål: Alle får en samtale inden for to uger.",
        "Husdyrhold og andre forhold omfatter flere hensyn.",
    ],
)
def test_descriptions_and_rules(text: str) -> None:
    assert speech(text) is not Speech.PROMISE


@pytest.mark.parametrize(
    "sentence",
    [
        "Derimod blev tanken om en café på havnen opgivet i 2025.",
        "Ideen om et fælles køkken føres ikke videre.",
        "Ombygningen af salen er i gang og ventes at vare til maj.",
        "Løbeklubben er nu en fast ugentlig aktivitet.",
        "Siden da har Kulturhuset fået nyt tag.",
        "Løbestien i Nørreby har fået en ny bro.",
        "Røde Kors sender en vært til huset hver 10. dag.",
        "Natteravnene kører gennem byen to aftener om ugen.",
    ],
)
def test_how_acts_have_gone(sentence: str, tmp_path: Path) -> None:
    assert acts_of_a_plan(f"## Et sted at bo\n\n{sentence}", tmp_path) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Regeringen har i foråret besluttet at styrke indsatsen.",
        "Indtil videre er 16 i gang.",
        "Her har man fået 12 procent flere gæster.",
        "Fjorten er afsluttet, og to er opgivet.",
    ],
)
def test_what_others_decided_and_how_many_are_no_acts(sentence: str, tmp_path: Path) -> None:
    assert acts_of_a_plan(sentence, tmp_path) == []
