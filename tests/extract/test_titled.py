"""Acts told by their titles alone, as headings or at the beginning of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from plan_builder import plan_from

from policymine.extract import find_findings
from policymine.extract.items import names_deed, title_of
from policymine.ingest.build import build_layout
from policymine.ingest.elements import PageNote, RawBlock
from policymine.language import load_nlp
from policymine.schema.document import BlockKind, Document, Kind

Theme = tuple[str, str, Sequence[tuple[str, str]]]

NOUNS: tuple[Theme, ...] = (
    (
        "Et trygt hjem",
        "Alle har et sted at bo.",
        [
            ("Køb af ti små lejligheder", "Lejlighederne ligger tæt på stationen."),
            ("Ansættelse af en boligvejleder", "Vejlederen sidder på rådhuset to dage om ugen."),
        ],
    ),
    (
        "Et liv med andre",
        "Ingen er ufrivilligt alene.",
        [
            ("Udvidelse af åbningstiden i Kajen", "Kajen holder åbent til kl. 22."),
            ("Tilskud til ledsagere", "Et tilskud dækker billetten."),
        ],
    ),
)
INFINITIVES: tuple[Theme, ...] = (
    (
        "Et trygt hjem",
        "Alle har et sted at bo.",
        [
            ("Købe ti små lejligheder, der ligger i byen", "Lejlighederne er på 40 m2."),
            ("Ansætte en boligvejleder", "Vejlederen sidder på rådhuset to dage om ugen."),
        ],
    ),
    (
        "Et liv med andre",
        "Ingen er ufrivilligt alene.",
        [
            ("Udvide åbningstiden i Kajen", "Kajen holder åbent til kl. 22."),
            ("Uddanne otte værter", "En vært følger med de første tre gange."),
        ],
    ),
)
NAMES: tuple[Theme, ...] = (
    (
        "Et trygt hjem",
        "Alle har et sted at bo.",
        [
            ("Små lejligheder ved havnen", "De er på 40 m2 og har egen have."),
            ("Ansættelse af en boligvejleder", "Vejlederen sidder på rådhuset to dage om ugen."),
        ],
    ),
    (
        "Et liv med andre",
        "Ingen er ufrivilligt alene.",
        [
            ("Lavere pris på klippekort", "Et kort koster 20 kr."),
            ("Et værtskorps", "En vært følger med de første tre gange."),
        ],
    ),
)


def plan(themes: Sequence[Theme], form: str) -> str:
    parts = ["# Udsatteplan 2025-2027 for Nordby Kommune"]
    for title, wanted, acts in themes:
        parts += [f"## {title}", wanted, *(form.format(name, text) for name, text in acts)]
    return "\n\n".join(parts) + "\n"


def found(text: str, folder: Path) -> tuple[list[str], list[str]]:
    goals, acts = find_findings(plan_from(text, folder), nlp=load_nlp())
    return [goal.title for goal in goals], [act.title for act in acts]


@pytest.mark.parametrize("form", ["### {}\n\n{}", "{}. {}", "{}: {}", "- {}. {}"])
@pytest.mark.parametrize("themes", [NOUNS, INFINITIVES, NAMES])
def test_titles_tell_the_acts_and_themes_the_goals(
    themes: tuple[Theme, ...], form: str, tmp_path: Path
) -> None:
    goals, acts = found(plan(themes, form), tmp_path)
    assert goals == [title for title, _, _ in themes]
    assert acts == [name for _, _, named in themes for name, _ in named]


@pytest.mark.parametrize("themes", [NOUNS, INFINITIVES])
def test_themes_and_acts_may_be_headings_of_one_level(
    themes: tuple[Theme, ...], tmp_path: Path
) -> None:
    document = plan_from(plan(themes, "## {}\n\n{}"), tmp_path)
    goals, acts = find_findings(document, nlp=load_nlp())
    assert [goal.title for goal in goals] == [title for title, _, _ in themes]
    assert [act.goal for act in acts] == [goals[0].id] * 2 + [goals[1].id] * 2


def paragraphs(themes: Sequence[Theme], field: str, folder: Path) -> Document:
    """Return a document whose acts stand in paragraphs of their own over what they are."""
    name = "Udsatteplan 2025-2027 for Nordby Kommune"
    blocks = [RawBlock(BlockKind.HEADING, name, level=1)]
    for title, wanted, acts in themes:
        blocks += [RawBlock(BlockKind.HEADING, title, level=2)]
        texts = [wanted, *(text for name, told in acts for text in (name, told, field))]
        blocks += [RawBlock(BlockKind.PARAGRAPH, text) for text in texts if text]
    text, built, pages = build_layout(blocks, (PageNote(1),))
    return plan_from("# Plan", folder).model_copy(
        update={"text": text, "blocks": built, "pages": pages, "kind": Kind.PLAN, "title": name}
    )


@pytest.mark.parametrize("field", ["", "Ansvarlig: Park og Vej"])
@pytest.mark.parametrize("themes", [NOUNS, INFINITIVES, NAMES])
def test_a_paragraph_may_be_the_title_of_the_next(
    themes: tuple[Theme, ...], field: str, tmp_path: Path
) -> None:
    document = paragraphs(themes, field, tmp_path)
    goals, acts = find_findings(document, nlp=load_nlp())
    assert [goal.title for goal in goals] == [title for title, _, _ in themes]
    assert [act.title for act in acts] == [name for _, _, named in themes for name, _ in named]


def test_what_a_title_tells_is_the_activity(tmp_path: Path) -> None:
    document = plan_from(plan(NOUNS, "### {}\n\n{}"), tmp_path)
    first, *_ = find_findings(document, nlp=load_nlp())[1]
    assert first.activity is not None
    assert first.activity.quote == "Lejlighederne ligger tæt på stationen."


def test_themes_over_what_is_promised_are_no_acts(tmp_path: Path) -> None:
    text = plan(
        (
            (
                "Vores arbejde",
                "Vi arbejder i tre spor.",
                [
                    ("Børn og unge", "Kommunen åbner et ungehus i 2026."),
                    ("Voksne", "Der ansættes to mentorer."),
                    ("Forebyggelse", "Jobcentret opretter et team."),
                ],
            ),
        ),
        "### {}\n\n{}",
    )
    _, acts = found(text, tmp_path)
    assert len(acts) == 3
    assert not {"Børn og unge", "Voksne", "Forebyggelse"} & {*acts}


def test_where_the_texts_of_paragraphs_tell_acts_their_sentences_count(tmp_path: Path) -> None:
    text = plan(
        (
            (
                "Det gør vi",
                "Byen skal have liv.",
                [
                    ("Natcafé i gågaden", "Kommunen åbner en natcafé i 2026."),
                    ("Fælles værksted", "Der indrettes et værksted i den gamle skole."),
                ],
            ),
        ),
        "{}. {}",
    )
    document = plan_from(text, tmp_path)
    acts = find_findings(document, nlp=load_nlp())[1]
    assert [act.anchor.quote for act in acts] == [
        "Kommunen åbner en natcafé i 2026.",
        "Der indrettes et værksted i den gamle skole.",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Bygge en hal",
        "Salg af tre grunde",
        "En mentorordning",
        "Faste teams",
        "Vi åbner et hus",
        "Hjemmeplejen indfører faste vagter",
    ],
)
def test_titles_that_name_a_deed(title: str) -> None:
    assert names_deed(title)


@pytest.mark.parametrize(
    "title",
    ["Et godt liv", "Forebyggelse", "Arbejde giver mening", "Gode forløb", "Bygge hvad?", ""],
)
def test_titles_that_name_none(title: str) -> None:
    assert not names_deed(title)


def test_a_deed_may_open_a_text_in_many_words() -> None:
    title = "Udvikling af et forløb i hverdagsmestring sammen med borgerne i Nordby og Havnen."
    assert title_of(f"{title} Forløbet varer otte uger.") == (title, len(title) + 1)


def test_a_sentence_alone_under_each_item_tells_what_it_is(tmp_path: Path) -> None:
    goals, acts = found(plan(NAMES, "- {}\n  - {}"), tmp_path)
    assert goals == [title for title, _, _ in NAMES]
    assert acts == [name for _, _, named in NAMES for name, _ in named]


def test_items_may_name_what_is_set_up(tmp_path: Path) -> None:
    text = (
        "# Udsatteplan 2025-2027 for Nordby Kommune\n\n"
        "## Et trygt hjem\n\nAlle har et sted at bo.\n\n- Et kostråd\n- Mentorkorps for unge\n\n"
        "## Et liv med andre\n\nIngen er alene.\n\n- Ny klub\n- Tilskud til energi\n"
    )
    assert found(text, tmp_path)[0] == ["Et trygt hjem", "Et liv med andre"]


def test_a_title_that_names_a_deed_is_no_field_of_another(tmp_path: Path) -> None:
    acts = [
        ("Aftale med havnen om træer", "Park og Vej, 1. kvartal 2026.\n\nAftalen er ny."),
        ("Tilskud til energi i huse", "Kultur og Fritid, 2027.\n\nDer kan søges i maj."),
    ]
    text = plan((("Et grønt liv", "Byen er grøn.", acts), NOUNS[0]), "### {}\n\n{}")
    assert found(text, tmp_path)[1][:2] == [name for name, _ in acts]


def test_acts_under_the_names_of_a_list_are_found(tmp_path: Path) -> None:
    text = (
        "# Udsatteplan 2025-2027 for Nordby Kommune\n\n## Retning\n\n"
        "- Bolig\n  - Købe ti lejligheder\n  - Ansætte en vært\n"
        "- Fritid\n  - Åbne en klub\n  - Indgå en aftale med hallen\n"
    )
    assert len(found(text, tmp_path)[1]) == 4
