"""Text filled to a width in letters, as mail is, and text with a margin that says nothing."""

from __future__ import annotations

import textwrap

import pytest

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

PLAN = """\
Plan for de unge i Havby 2026-2028
Planen gælder for alle unge i Havby, som har brug for en hånd, og for deres forældre og venner i \
hele kommunen, så længe der er nogen, der har noget på hjerte og gerne vil tale med andre om det.
Kommunen har i mange år haft åbent for de unge på havnen, og det er der mange, der har været glade \
for, fordi de har kunnet komme, når det passede dem, og være sammen med andre på deres egen alder.
Mål 1: En hånd til alle
Alle unge har nogen at gå til, når det er svært, og de ved godt selv, hvor de skal gå hen, uanset \
hvor i kommunen de bor, og hvem de bor sammen med, og hvad de ellers går og laver i hverdagen.
Handling
Ansvarlig
Frist
En café i den gamle skole ved havnen, hvor de unge selv bestemmer, hvad der skal ske
Ungdomsskolen
2026
To vejledere, der taler med de unge på deres egne betingelser og de steder, hvor de plejer at være
Jobcentret
2027
Et råd af unge
Borgmesterens kontor
2028
"""


def blocks(text: str) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    return [(block.kind, block.text, block.cells) for block in parse_text(text).blocks]


def filled(text: str, width: int, mark: str) -> str:
    lines = [textwrap.wrap(line, width, break_on_hyphens=False) for line in text.splitlines()]
    return "".join(f"{mark}{line}\n" for part in lines for line in part)


@pytest.mark.parametrize("width", [64, 72, 76])
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_mail_says_what_the_text_in_it_says(width: int, mark: str) -> None:
    assert blocks(filled(PLAN, width, mark)) == blocks(PLAN)
    assert [kind for kind, _, _ in blocks(PLAN)].count(BlockKind.TABLE_ROW) == 3


@pytest.mark.parametrize("margin", [" ", "   ", "        ", "\t"])
def test_a_margin_that_all_lines_have_says_nothing(margin: str) -> None:
    text = f"{PLAN}\n- Åbne en café\n  ved havnen\n- Hyre to vejledere\n\nDet er planen.\n"
    assert blocks(textwrap.indent(text, margin)) == blocks(text)


def test_a_title_may_stand_left_of_the_margin() -> None:
    text = "\n".join([PLAN] * 4)
    assert blocks("Havby Kommune\n" + textwrap.indent(text, "    ")) == blocks(
        f"Havby Kommune\n{text}"
    )


def test_lines_that_a_space_sets_in_by_chance_are_no_items() -> None:
    lines = PLAN.splitlines()
    lines[1] = f" {lines[1]}"
    lines[2] = f" {lines[2]}"
    lines[4] = f" {lines[4]}"
    lines[8] = f" {lines[8]}"
    assert blocks("\n".join(lines)) == blocks(PLAN)


def test_a_line_that_markdown_breaks_is_no_part_of_the_next() -> None:
    full = "Alle er velkomne".ljust(70, "e") + "."
    text = f"{filled(PLAN, 72, '')}{full}\\\n\\\nDer er altid kaffe.\n"
    assert [told for _, told, _ in blocks(text)][-2:] == [full, "Der er altid kaffe."]
