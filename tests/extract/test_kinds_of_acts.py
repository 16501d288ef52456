"""Kinds of sentences that tell an act, or look as if they did, by how Danish puts them."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_findings import found

from policymine.extract.clauses import main_clauses
from policymine.extract.verbs import has_particle

TITLES = {
    "plan": "Plan for bostøtten i Nordby Kommune 2025-2028",
    "status": "Status på planen 2025",
}
FILL = "Hverdagen er kortere for nogle end for andre."


def acts(sentence: str, folder: Path, title: str = TITLES["plan"]) -> list[str]:
    text = f"# {title}\n\nNordby Kommune\n\n## Et godt hverdagsliv\n\n{FILL} {sentence}\n"
    return [act.anchor.quote for act in found(text, folder)[1]]


@pytest.mark.parametrize(
    "sentence",
    [
        # a verb that its particle makes one of change
        "Værestedet lægger de to madklubber sammen til én.",
        "Kommunen og Nordby Boligforening går sammen om et fælles værksted.",
        "Bostøtten går fra papirskemaer til en fælles kalender.",
        "Alle breve bliver skrevet om, så de er til at forstå.",
        "Derfor holder vi op med at sende breve om fredagen.",
        # a second verb of the same subject, and one after what is counted
        "Centret har fået nye lokaler og ansætter tre vejledere.",
        "For det første foreslås det, at værestedet udpeger en vært.",
        "For det andet bør bostøtten åbne en telefon om aftenen.",
        # an act that waits for what is settled once
        "Hvis ansøgningen imødekommes, bygges der otte boliger ved havnen.",
        "Bliver svaret ja, kan de penge, der er til rest, gå til en ekstra vagt.",
        "Der kan, hvis fonden siger ja, indrettes et værksted i kælderen.",
        # 'det' that stands for the clause to come, and a pronoun that opens a noun
        "Der oprettes et team. Det undersøges, om telefonen kan holde åbent om natten.",
        # decided, judged and weighed
        "Der er sat 200.000 kroner af til at bygge køkkenet om.",
        "Det vurderes, at ordningen bør udvides til også at omfatte unge.",
        "Borgerne kan fra 2027 vælge en mentor.",
        "Nordby Sangkor har lovet at synge i caféen, og koret har fået til opgave at finde en sal.",
        # a sentence that goes on about an act is one of its own by its day
        "Der oprettes et team. Teamet skal fra 2027 kunne tage imod 40 borgere.",
        # told beside what is no act of its own
        "Der kommer en ny vært i caféen.",
        "En mulighed er at lade frivillige drive caféen.",
        "Med aftalen får værestedet 60.000 kroner mere om året.",
        "Sangkoret bliver en del af medborgerhuset.",
        "Som alternativ kan vagten deles med nabohuset.",
        "På Egevej arbejder personalet på at afskaffe faste sengetider.",
        "Behandlingen på Egevej flytter to timer ud på værestedet.",
        # on its way, or given up
        "Forslaget om et værksted er trukket tilbage.",
        "Et tidligere forsøg med nathjælp blev indstillet i 2025.",
        "Gåturene, der begyndte som en leg, er nu en del af hverdagen.",
        "Brugerrådet er selv i færd med at skrive en avis.",
        "Gåholdet, som få kender, fortsætter.",
    ],
)
def test_an_act_is_told_in_many_ways(sentence: str, tmp_path: Path) -> None:
    last = sentence.split(". ")[-1]
    assert acts(sentence, tmp_path)[-1:] == [last]


@pytest.mark.parametrize(
    "sentence",
    [
        "En indberetning skal efter loven laves samme dag.",
        "Foreningerne gør allerede et stort arbejde for os.",
        "Parterne er enige om, at ensomhed er et fælles problem.",
        "Det bør tages i betragtning, at behovet skifter.",
        "Skærmbesøg bør ikke udbredes yderligere.",
        "Vi taler med borgeren i stedet for om borgeren.",
        "Kommunen betaler efter gældende regler for pladserne.",
        "I 2026 flyttede 19 borgere fra botilbuddet til egen lejlighed.",
        "Kommunen har fire huse fordelt på to byer.",
        "Den nye lov om støtte træder i kraft i 2027.",
        "Vi sætter mennesket før systemet.",
        "Denne aftale fastlægger, hvorledes parterne løfter opgaven.",
        "Nogle af dem vil mislykkes.",
        "Centerchefen takker for arbejdet og kan genkende billedet.",
        "Handlingerne holdes inden for rammen.",
        "Hvis borgeren siger ja til midler fra puljen, kan boligen skiftes.",
    ],
)
def test_what_holds_anyway_is_no_act(sentence: str, tmp_path: Path) -> None:
    assert acts(sentence, tmp_path) == []


def test_what_is_quoted_reports_nothing(tmp_path: Path) -> None:
    said = 'En mand siger det sådan: "Jeg har stået på listen så længe, at jeg er holdt op."'
    arrived = "På brugernes ønske er der kommet et stillerum."
    assert acts(f"{said} {arrived}", tmp_path, TITLES["status"]) == [arrived]


def test_a_word_always_written_with_a_capital_is_a_name(tmp_path: Path) -> None:
    named = "Solkrogen bør gøre aftenåbent fast."
    assert acts(f"{named} Folk kommer gerne i Solkrogen.", tmp_path) == [named]
    assert acts(f"{named} Folk kommer gerne i solkrogen.", tmp_path) == []


def test_a_clause_with_two_verbs_is_two() -> None:
    clauses = main_clauses("Centret har fået lokaler og ansætter en vejleder")
    assert clauses[1] == ["centret", "ansætter", "en", "vejleder"]
    assert len(main_clauses("Planen skal ændres og udvides")) == 1


@pytest.mark.parametrize(("clause", "verb", "moved"), [
    ("vi skriver planen om", 1, True),
    ("vi skriver om planen", 1, False),
    ("vi går fra to hold til ét", 1, True),
    ("vi går en tur", 1, False),
])  # fmt: skip
def test_a_particle_makes_a_verb_one_of_change(clause: str, verb: int, *, moved: bool) -> None:
    assert has_particle(clause.split(), verb) is moved


FIELDS = [
    ("Sangholdet fortsætter i den gamle hal.", "unknown", "ongoing"),
    ("Ordningen med papirkort ophører.", "unknown", "abandoned"),
    ("Parterne er enige om, at huset bør åbnes for unge.", "bør", "planned"),
    ("Det bør overvejes at åbne et hus til.", "bør", "planned"),
    ("Den slags vil vi have mere af, og derfor opretter vi en pulje.", "skal", "planned"),
    ("Der ansættes en vært, hvortil alle, der vil, kan henvises.", "skal", "planned"),
]


@pytest.mark.parametrize(("sentence", "commitment", "state"), FIELDS)
def test_how_firmly_an_act_is_told(
    sentence: str, commitment: str, state: str, tmp_path: Path
) -> None:
    text = f"# {TITLES['plan']}\n\n## Et godt hverdagsliv\n\n{FILL} {sentence}\n"
    told = found(text, tmp_path)[1]
    assert [(act.commitment.value, act.state.value) for act in told] == [(commitment, state)]


def test_a_passive_in_the_past_reports(tmp_path: Path) -> None:
    text = f"# {TITLES['status']}\n\n## Liv\n\n{FILL} I maj 2025 oprettedes der et sangkor.\n"
    act = found(text, tmp_path)[1][0]
    assert (act.commitment.value, act.state.value) == ("unknown", "completed")
    assert str(act.deadline_end) == "2025-05-31"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Det foreslås, at Jobcenter Nord ansætter en vært.", "Jobcenter Nord"),
        ("Kurset i madlavning måtte vi aflyse i 2025.", None),
        ("Bedre Psykiatri får et tilskud.", None),
        ("Bedre Psykiatri er begyndt at holde sangaftener.", "Bedre Psykiatri"),
    ],
)
def test_who_acts_is_no_object_and_no_receiver(
    sentence: str, who: str | None, tmp_path: Path
) -> None:
    text = f"# {TITLES['status']}\n\n## Liv\n\n{FILL} {sentence}\n"
    told = found(text, tmp_path)[1][0].responsible
    assert (told.quote if told else None) == who
