"""Lists in text cut from PDFs of which no glyph is left."""

from __future__ import annotations

import pytest

from policymine.ingest.text.reader import parse_text
from policymine.schema.document import BlockKind

INTRO = """\
Plan for de unge i Havby
Havby Kommune

Planen gælder for alle unge i Havby, som har brug for en hånd, og for deres forældre og venner i
hele kommunen.
"""


def _items(text: str) -> list[tuple[int, str]]:
    blocks = parse_text(text).blocks
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.LIST_ITEM]


def _texts(text: str) -> list[str]:
    return [text for _, text in _items(text)]


def test_short_lines_below_a_colon_are_items() -> None:
    found = _texts(f"""{INTRO}
Mål 1: En hånd til alle
Alle unge har nogen at gå til.
Derfor vil vi:
Åbne en café i den gamle skole ved havnen
Hyre to vejledere, der taler med de unge på deres egne betingelser og de steder, hvor de unge
plejer at mødes
Unge med på råd
Mål 2: En skole for alle
Skolen er et rart sted at være.
""")
    assert found == [
        "Åbne en café i den gamle skole ved havnen",
        "Hyre to vejledere, der taler med de unge på deres egne betingelser og de steder, hvor "
        "de unge plejer at mødes",
        "Unge med på råd",
    ]


def test_the_heading_below_a_list_is_no_item() -> None:
    found = _texts(f"""{INTRO}
Vores indsatser
Etablering af en café i den gamle skole
Ansættelse af to vejledere på gymnasiet
Hvem betaler
Byrådet har afsat pengene i budgettet for det kommende år.
""")
    assert found == [
        "Etablering af en café i den gamle skole",
        "Ansættelse af to vejledere på gymnasiet",
    ]


def test_paragraphs_below_a_heading_are_none() -> None:
    assert not _texts(f"""{INTRO}
Vores indsatser
Byrådet har talt om sagen i maj.
De unge var med til mødet.
""")


def test_acts_that_stand_together_are_items() -> None:
    found = _texts(f"""{INTRO}
Alle unge har nogen at gå til.
Åbne en café i den gamle skole
Ansvarlig: Ungdomsskolen
Ansætte to vejledere på gymnasiet
Ansvarlig: Jobcentret
""")
    assert found == ["Åbne en café i den gamle skole", "Ansætte to vejledere på gymnasiet"]


def test_an_act_that_a_sentence_tells_of_is_a_heading() -> None:
    assert not _texts(f"""{INTRO}
Åbne en café i den gamle skole
Caféen holder åbent hver torsdag.
Ansætte to vejledere på gymnasiet
Vejlederne begynder til august.
""")


def test_levels_are_set_in_one_below_the_other_on_a_single_page() -> None:
    found = _items(f"""{INTRO}
Det gør vi
     Et sted at være
           Café i den gamle skole
           Natåbent hver fredag
     Nogen at tale med
           To vejledere på gymnasiet
           Gratis psykolog
""")
    assert [level for level, _ in found] == [0, 1, 1, 0, 1, 1]


def test_what_hangs_under_an_item_goes_on_with_it() -> None:
    found = _texts(f"""{INTRO}
  1. Oprette en café sammen med
     Ungdomsskolen og
     Biblioteket
  2. Ansætte to vejledere
""")
    assert found == [
        "Oprette en café sammen med Ungdomsskolen og Biblioteket",
        "Ansætte to vejledere",
    ]


def test_a_short_text_is_as_wide_as_its_line_that_runs_over() -> None:
    found = _texts(f"""{INTRO}
Vi vil:
Undersøge, hvordan unge uden bolig kan få et sted at bo i byen
Gratis bus til alle under tyve år
Lys på stien
""")
    assert len(found) == 3


def test_lines_below_a_heading_of_a_list_that_markdown_marks_are_items() -> None:
    found = _texts(f"""# {INTRO}
## En hånd til alle

Alle unge har nogen at gå til, når det er svært, og ved, hvor de skal gå hen, uanset hvor i Havby de
bor.

### **Det gør vi**

Vi åbner en café i den gamle skole ved havnen
Vejlederne taler med de unge på deres egne betingelser
Unge kommer med på råd
""")
    assert found == [
        "Vi åbner en café i den gamle skole ved havnen",
        "Vejlederne taler med de unge på deres egne betingelser",
        "Unge kommer med på råd",
    ]


@pytest.mark.parametrize(("between", "end"), [(",", "."), ("", "")])
@pytest.mark.parametrize("indent", ["", "        "])
def test_items_in_small_letters_complete_a_sentence(between: str, end: str, indent: str) -> None:
    acts = [
        "åbne en café i den gamle skole ved havnen",
        "ansætte to vejledere med viden om unge",
        "udvide åbningstiden i Skuret til kl. 22",
        "oprette et råd af unge",
    ]
    items = [*(act + between for act in acts[:-1]), acts[-1] + end]
    listed = "\n".join(f"{indent}{item}" for item in items)
    lead = "En hånd til alle\nAlle unge har nogen at gå til.\nDet kræver, at vi:"
    assert (
        _texts(f"{INTRO}\n{lead}\n{listed}\n\nEn skole for alle\nSkolen er et rart sted at være.\n")
        == items
    )


def test_names_of_groups_among_the_acts_of_a_list_head_them() -> None:
    blocks = parse_text(f"""{INTRO}
Mål og indsatser
En hånd til alle
Etablering af en café i den gamle skole ved havnen
Ansættelse af to vejledere med viden om unge
Tilbud om samtaler uden ventetid til alle unge under 25 år
Et råd og en ret
Oprettelse af et råd af unge fra alle skoler i byen
Uddannelse af ti unge som værter ved møder i byrådet
""").blocks
    heads = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert heads[-3:] == ["Mål og indsatser", "En hånd til alle", "Et råd og en ret"]
    assert sum(block.kind is BlockKind.LIST_ITEM for block in blocks) == 5


def test_blank_lines_may_part_items_in_small_letters() -> None:
    acts = [
        "åbne en café i den gamle skole ved havnen sammen med foreningerne "
        "i byen og på landet, når\ntaget er lagt",
        "undersøge, om Skuret kan få nye vinduer",
        "ansætte to vejledere",
    ]
    listed = "\n\n".join(acts)
    found = _texts(f"# {INTRO}\n**Vi vil**\n\n{listed}\n\n## En skole for alle\n\nSkolen er god.\n")
    assert found == [act.replace("\n", " ") for act in acts]
