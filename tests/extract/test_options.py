"""What may be done, what a sentence only says of the one before, and rules that are no acts."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.sentences import split_sentences
from policymine.language import load_nlp
from policymine.schema.finding import Commitment


def acts(text: str, folder: Path) -> dict[str, Commitment]:
    """Return the acts of a text with their commitment."""
    text = f"# Plan for byens udsatte 2025-2028\n\n## Spor 1: Åbne døre\n\n{text}\n"
    _, initiatives = find_findings(plan_from(text, folder), nlp=load_nlp())
    return {act.anchor.quote: act.commitment for act in initiatives}


@pytest.mark.parametrize(
    "sentence",
    [
        "For at nå flere kan Jobcentret sammen med biblioteket holde åbent om aftenen.",
        "Sundhedscentret kan desuden ansætte en diætist.",
        "Værestedet kan udvides med et værksted, hvis der er grundlag for det.",
    ],
)
def test_an_act_that_a_named_actor_may_do_is_an_act(sentence: str, tmp_path: Path) -> None:
    assert acts(sentence, tmp_path) == {sentence: Commitment.KAN}


@pytest.mark.parametrize(
    "sentence",
    [
        "Visitationen kan bevilge hjælp i op til et år.",
        "Jobcentret kan ansætte en mentor efter lovens § 31 b.",
        "Rådgiveren kan kontaktes alle hverdage.",
        "Socialrådgiveren kan hjælpe med at skrive breve.",
        "Kommunen træffer afgørelse om støtten inden for fire uger.",
        "Borgerens samtykke indhentes forud for mødet.",
        "Uenighed mellem parterne afgøres af direktørerne.",
        "Der er i år ikke afsat midler til forslaget.",
        "En kortlægning, som COWI lavede sidste år, viser, at ventetiden stiger inden for et år.",
        "Med kommunalreformen får kommunerne nye opgaver inden for to år.",
        "En del af de unge flytter hjem igen inden for et år.",
        "Seniorrådet og Handicaprådet høres i marts.",
    ],
)
def test_rules_and_findings_are_no_acts(sentence: str, tmp_path: Path) -> None:
    assert acts(sentence, tmp_path) == {}


def test_a_noun_brought_up_before_opens_no_act_of_its_own(tmp_path: Path) -> None:
    first = "Kommunen opretter fire peergrupper."
    later = "Grupperne evalueres i maj 2026."
    text = f"{first} Peergrupperne bemandes af frivillige. {later}"
    assert list(acts(text, tmp_path)) == [first, later]


def test_a_quotation_ends_its_sentence() -> None:
    text = "En ung sagde: »Jeg turde ikke.« Jobcentret opretter en chat."
    assert [text[a:b] for a, b in split_sentences(text)][1] == "Jobcentret opretter en chat."
    slow = "Farten er sat ned. Kommunen åbner en sti."
    assert [slow[a:b] for a, b in split_sentences(slow)][1] == "Kommunen åbner en sti."


@pytest.mark.parametrize("promises", [2, 9])
def test_prose_with_a_list_counts_where_it_promises_a_lot(promises: int, tmp_path: Path) -> None:
    things = ["Stien", "Parken", "Hallen", "Havnen", "Skoven", "Torvet", "Broen", "Søen", "Byen"]
    prose = [f"{thing} skal forskønnes." for thing in things[:promises]]
    listed = "Vi vil:\n\n- åbne en café\n- ansætte en vært"
    found = acts(f"{' '.join(prose)}\n\n{listed}", tmp_path)
    assert [act for act in found if act in prose] == (prose if promises > 2 else [])
