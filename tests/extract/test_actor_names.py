"""Names of actors are found whole, and what only looks like one is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract.actors import find_actors
from policymine.language import load_nlp


def names(text: str, folder: Path, *, unit: str = "Vejen Kommune") -> set[str]:
    document = plan_from(f"# Plan for psykiatrien i {unit} 2024-2027\n\n{text}\n", folder)
    mentions, _ = find_actors(document, (), nlp=load_nlp())
    return {mention.name for mention in mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Planen er skrevet af Center for Handicap og Rusmidler i 2023.",
            "Center for Handicap og Rusmidler",
        ),
        ("Boligerne opføres med Boligselskabet 4B næste år.", "Boligselskabet 4B"),
        ("Der indgås aftale med UU Sydjylland om vejledning.", "UU Sydjylland"),
        ("Vi samarbejder med Retspsykiatrien Aarhus om fem borgere.", "Retspsykiatrien Aarhus"),
        ("Cafeen drives af SIND Ballerup-Herlev om onsdagen.", "SIND Ballerup-Herlev"),
        ("Bedre Psykiatri Fyn Nord holder kurser.", "Bedre Psykiatri Fyn Nord"),
        ("Skemaet laves sammen med Solgårdens beboerråd i maj.", "Solgårdens beboerråd"),
        ("Det besluttes af Kolding Byråd i maj.", "Kolding Byråd"),
        ("Ungepanelet mødes to gange om året.", "Ungepanelet"),
        ("Den sydjyske klynge udpeger tre indsatser.", "Den sydjyske klynge"),
        ("Krudthuset åbner dørene om lørdagen.", "Krudthuset"),
        (
            "En konsulent fra Vejen Kommunes Sundheds- og Træningscenter hjælper.",
            "Sundheds- og Træningscenter",
        ),
        ("Der er møder på Ungehuset i Brørup.", "Ungehuset i Brørup"),
        ("Sagen afgøres af Kulturudvalget i Lunderskov.", "Kulturudvalget i Lunderskov"),
        ("Vi spørger menighedsrådet ved Ravning Kirke.", "Menighedsrådet ved Ravning Kirke"),
        ("I maj kommer svaret, skriver Pleje & Træning.", "Pleje & Træning"),
        ("Udgiften deles med Kultur & Fritidsudvalget.", "Kultur & Fritidsudvalget"),
        (
            "Det besluttes af Udvalget for Idræt, Natur og Havne.",
            "Udvalget for Idræt, Natur og Havne",
        ),
        ("Oplægget holdes af direktøren for Børn og Skole.", "Børn og Skole"),
        (
            "Der er fest i spisefællesskabet Salt & Peber om fredagen.",
            "Spisefællesskabet Salt & Peber",
        ),
        ("Analysen laves af analysebureauet Tal & Tanke i maj.", "Tal & Tanke"),
        ("Caféen drives af SIND Kongeådalen om onsdagen.", "SIND Kongeådalen"),
        ("Kurset holdes med landsforeningen SIND i maj.", "SIND"),
        ("Vi samarbejder med Alkoholcenter Fanø Bugt.", "Alkoholcenter Fanø Bugt"),
        ("De ansatte på Opgang 9 laver en plan.", "Opgang 9"),
        ("Vi holder stævne med Ravning Roklub i maj.", "Ravning Roklub"),
        ("Udgiften bæres af Den Blå Kulturfond i tre år.", "Den Blå Kulturfond"),
        ("Aftalen er lavet med VUC Lillebælt.", "VUC Lillebælt"),
        ("Vi har talt om et fælles hus med Billund.", "Billund Kommune"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, tmp_path: Path) -> None:
    assert name in names(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Der oprettes et team for borgere med misbrug.",
        "Der bygges ti skæve boliger på Skovbrynsvejen.",
        "Der bygges ti skæve boliger på Møllelinien.",
        "Vi lærer om Feedback Informed Treatment i alle huse.",
        "Alle medarbejdere lærer at udfylde ASI-skemaerne og at bruge EDB-nummeret.",
        "Efter servicelovens § 85 skal kommunalbestyrelsen tilbyde hjælp.",
        "Vi åbner en Headspace-lignende rådgivning.",
        "Marie på 41 år bor i Sønder Omme og fortæller om sit liv.",
        "Vi mødes på Stationspladsen, på Gram Rådhus og på Åvangs Allé.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str, tmp_path: Path) -> None:
    assert names(text, tmp_path) <= {"Vejen Kommune"}


def test_a_house_beside_a_house_is_one(tmp_path: Path) -> None:
    found = names("Personalet på Havblik og Birkelund uddannes i recovery.", tmp_path)
    assert {"Havblik", "Birkelund"} <= found


def test_a_house_is_meant_where_its_town_is_left_out(tmp_path: Path) -> None:
    found = names("Vi åbner Ungehuset i Brørup. Derefter får Ungehuset en leder.", tmp_path)
    assert "Ungehuset i Brørup" in found
    assert "Ungehuset" not in found


def test_municipalities_listed_before_another_partner(tmp_path: Path) -> None:
    found = names("Med er kommunerne Kolding, Haderslev, Aabenraa og Sygehus Lillebælt.", tmp_path)
    assert {"Kolding Kommune", "Haderslev Kommune", "Aabenraa Kommune"} <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aftalen med Sundhedsklyngen Randers gælder fra maj.", "Sundhedsklyngen Randers"),
        ("Mødet holdes af Psykiatrien i Horsens.", "Psykiatrien i Horsens"),
        ("Børne- og ungdomspsykiatrien udreder unge.", "Børne- og ungdomspsykiatrien"),
        ("Der laves en aftale med Bostøtte Syd om kurser.", "Bostøtte Syd"),
        ("Kurset holdes af SIND Nordvestjylland.", "SIND Nordvestjylland"),
        ("Bag aftalen står Enhedslisten og SF.", "Enhedslisten"),
        ("Praktikpladsen findes hos Bang & Olufsen.", "Bang & Olufsen"),
        ("Det tværgående sekretariat samler svarene.", "Det tværgående sekretariat"),
        ("Boligforeningerne skal give besked.", "Boligorganisationer"),
        (
            "Stedet drives af Udvalget for kultur og institutioner.",
            "Udvalget for kultur og institutioner",
        ),
    ],
)
def test_names_with_their_place_side_or_kind_are_whole(
    text: str, name: str, tmp_path: Path
) -> None:
    assert name in names(text, tmp_path)


def test_units_of_a_joint_plan_are_told_apart_by_their_town(tmp_path: Path) -> None:
    text = "Socialcentret i Vejen leder arbejdet, og Socialcentret i Billund hjælper."
    found = names(text, tmp_path, unit="Vejen Kommune og Billund Kommune")
    assert {"Socialcentret i Vejen", "Socialcentret i Billund"} <= found
