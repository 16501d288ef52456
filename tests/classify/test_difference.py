"""What another codebook would change, on two coders trained on a few invented passages."""

from __future__ import annotations

from policymine.classify.coder import Coder
from policymine.classify.difference import Flip, find_changes
from policymine.classify.load import build_coder
from policymine.classify.training import train
from policymine.schema.base import Anchor
from policymine.schema.codebook import NONE, Code, Codebook, NoCode, Passage
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Extraction, Form, Goal, Initiative

TREES, BOOKS, BUDGET = "Plante træer i parken", "Købe bøger til biblioteket", "Vedtage budgettet"


def coder(**codes: str) -> Coder:
    """Return a coder by words that has learnt which code each of the texts has."""
    book = Codebook(
        id="test",
        version="1",
        title="Prøve",
        codes=tuple(Code(id=id, title=id, definition="…") for id in ("A", "B")),
        none=NoCode(title="Ingen"),
    )
    texts = {TREES: codes["trees"], BOOKS: codes["books"], BUDGET: NONE}
    passages = [Passage(text=t, codes=(c,)) for t, c in texts.items() for _ in range(12)]
    return build_coder(book, train(book, passages, None), None)


def plan(unit: str, *texts: str, goal: str = "") -> tuple[Document, Extraction]:
    def anchor(text: str) -> Anchor:
        return Anchor(document=unit, block=0, page=1, start=0, end=len(text), quote=text)

    document = Document(
        id=unit, path=f"{unit}.txt", title="", units=(unit,), kind=Kind.PLAN, text="\n".join(texts)
    )
    goals = [Goal(id=f"g-{unit}", title=goal, form=Form.LIST, anchor=anchor(goal))] if goal else []
    initiatives = [
        Initiative(id=f"i-{unit}-{at}", title=text, form=Form.LIST, anchor=anchor(text))
        for at, text in enumerate(texts)
    ]
    return document, Extraction(document=unit, goals=tuple(goals), initiatives=tuple(initiatives))


def test_what_changes_code_and_whose_order_is_turned_round() -> None:
    pairs = [plan("Ølby", TREES, TREES), plan("Aaby", BOOKS, TREES, goal=TREES)]
    before, after = coder(trees="A", books="B"), coder(trees="A", books=NONE)
    changes, flips = find_changes(pairs, before, after)
    assert [(c.finding, c.before, c.after) for c in changes] == [("i-Aaby-0", ("B",), (NONE,))]
    assert flips == []
    changes, flips = find_changes(pairs, before, coder(trees="B", books="A"))
    assert len(changes) == 5
    assert flips == [Flip("A", "Ølby", "Aaby"), Flip("B", "Aaby", "Ølby")]


def test_a_codebook_changes_nothing_against_itself() -> None:
    same = coder(trees="A", books="B")
    assert find_changes([plan("Ølby", TREES, BOOKS, BUDGET)], same, same) == ([], [])
