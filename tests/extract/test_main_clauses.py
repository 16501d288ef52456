"""Where the main clause of a sentence is, and what its modal says of its subject."""

from __future__ import annotations

import pytest

from policymine.extract.promises import read_sentence
from policymine.extract.speech import Speech
from policymine.extract.tagging import read_tags
from policymine.extract.verbs import is_infinitive
from policymine.language import load_nlp
from policymine.schema.finding import Commitment


def speech(text: str) -> Speech:
    return read_sentence(text, read_tags(load_nlp()(text))).speech


@pytest.mark.parametrize(
    "text",
    [
        # the verb comes after adverbials, however many, and these are no verbs
        "Der bør yderligere opføres en mindre pavillon ved stationen.",
        "Endvidere vil Huset Møllen efter aftale med naboerne og i samarbejde med de frivillige og "
        "skolens elevråd åbne en cykelbutik.",
        "De ansatte medarbejdere og alle ledere skal desuden efteruddannes.",
        # as what somebody acts, and as agreed: no clause of its own
        "Jobcentret vil som den første afdeling indføre ordningen.",
        "Grænsen vil som planlagt blive sænket.",
        "Som vært for stævnet vil vi oprette en lejr.",
        "Opgaverne skal så vidt muligt samles, så borgeren har én indgang.",
        # a clause of time that no comma ends
        "Når lokalplanen er vedtaget vil kommunen opføre ti boliger.",
        # to be able to do something from a day on, or to be there
        "Musikskolen skal fra 2027 kunne tilbyde kor.",
        "Åsens Bibliotek bør på sigt også kunne udlånes om aftenen.",
        "Bostøtteteamet vil fra 1. maj være til stede i Lunden.",
        # the best possible is no rule of thumb
        "Regeringen vil optage forhandlinger om den bedst mulige aftale.",
        "Alle kommuner skal udpege en tovholder.",
        # the object may come first, and an aim last
        "Denne ordning vil byrådet bevare.",
        "Kommunen vil uddanne seks guider, hvad enten målet er at vise byen eller skoven frem.",
        "Udvalget skal have færdiggjort sit udkast senest den 1. maj.",
        "Og derfor vil vi også bevæge os ud af rådhuset.",
        "Kommunen vil således indrette et værksted, som passer bedst til de unge.",
        "Ligeledes skal der være pligt til at sortere affald.",
        # what somebody is to have by a day, or what alone a house of ours can do
        "Fremover skal alle skoler have en sundhedsplejerske.",
        "Nye beboere skal have én fast nabo at ringe til.",
        "Byens køkken og værksted skal tilbyde mindst fire lærepladser.",
        "Alle medarbejdere bør gennemføre et kursus inden udgangen af 2027.",
        "Netværksteamet skal undervise ca. 40 frivillige i førstehjælp.",
    ],
)
def test_acts_told_by_a_modal(text: str) -> None:
    assert speech(text) is Speech.PROMISE


@pytest.mark.parametrize(
    "text",
    [
        # a subordinate clause goes on after the one inserted into it
        "For byrådet er det afgørende, at børn, der er syge, hjælpes.",
        "Derimod er kravet, at den linje, der er lagt, fastholdes.",
        "Derfor er det en forudsætning, at byens vækst, lave udgifter og gode havn bevares.",
        # attitudes, and what nobody does: a number, a mark that is reached
        "Vi skal anerkende alle, der hjælper.",
        "Arbejdsstyrken skal øges.",
        "Otte ud af ti unge vil have et job.",
        "De høje klimamål skal nås uden merudgifter.",
        "Lokalet er lille, og uden at der skal bygges om.",
        "Når borgeren er indlagt og skal udskrives.",
        # wishes, what nobody can give, and what is only used
        "Vi vil gerne takke alle, og vi vil gerne gøre det lettere.",
        "Vi vil også gerne holdes fast på det.",
        "Der hverken kan eller skal gives garantier.",
        "Biblioteket kan benyttes af alle.",
        "Borgmesteren kan kun ændre planen med flertal.",
        "Musikskolen skal kunne rumme alle.",
        "Der skal være plads til alle.",
        "Beboerne skal have en god hverdag.",
        "Alle skal have en afgørelse inden for seks uger.",
        "Bostøtteteamet skal være til stede i borgerens liv.",
        "Alle medarbejdere skal kende husets værdier.",
        "Reglerne vil, når de er på plads, gælde i hele landet.",
    ],
)
def test_no_acts_though_there_is_a_modal(text: str) -> None:
    assert speech(text) is not Speech.PROMISE


def test_comparatives_and_people_are_no_infinitives() -> None:
    assert all(map(is_infinitive, ("etablere", "vurdere")))
    assert not any(map(is_infinitive, ("endvidere", "hurtigere", "medarbejdere", "borgere")))


def test_the_rung_is_that_of_the_clause_that_tells_the_act() -> None:
    text = "Rådet får til opgave at se, hvordan naboer kan inddrages."
    assert read_sentence(text).commitment is Commitment.UNKNOWN
