"""The manners of promising: lists, sentences, tables, acts under a heading of their own, reports.

Each manner takes the acts of one goal and returns the blocks that say them and what is then true.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from benchmarks.plans.home import Home
from benchmarks.plans.page import Block
from benchmarks.plans.truth import TrueInitiative
from benchmarks.plans.wording import Act, read_template, upper_first

MONTHS = {"januar": "01", "marts": "03", "juni": "06", "september": "09"}
FIELDS = ("title", "why", "how", "who", "due", "money", "sign")


@dataclass(frozen=True)
class Promise:
    """An act that a plan has chosen, with the words it names the object by and its details."""

    act: Act
    what: str
    code: str
    goal: int
    number: int
    who: str
    due: tuple[str, str]
    money: tuple[str, int]
    year: int
    state: str = "planned"
    status: str = ""

    @property
    def noun(self) -> str:
        """The act as a name, as a heading or a row of a table has it."""
        return f"{self.act.noun} {self.what}"

    @property
    def infinitive(self) -> str:
        """The act as an item under 'We will'."""
        return upper_first(f"{self.act.do} {self.what}")

    def true(self, text: str, form: str, **values: Any) -> TrueInitiative:
        """Return what is true of the act where the plan writes it as ``text``."""
        return TrueInitiative(text, form, self.goal, (self.code,), state=self.state, **values)


Said = tuple[list[Block], list[TrueInitiative]]
"""The blocks that say some promises, and what they say."""


def choose(
    act: Act, code: str, goal: int, number: int, home: Home, draw: Random, years: range
) -> Promise:
    """Return an act as one plan promises it."""
    prose = read_template("prose")
    due, money, year = draw.choice(prose["dues"]), draw.choice(prose["sums"]), draw.choice(years)
    return Promise(
        act,
        draw.choice(act.what),
        code,
        goal,
        number,
        home.roles[act.who].name,
        (due["text"].format(year=year), f"{year}-{due['end']}"),
        (money["text"], money["kroner"]),
        year,
    )


def report(promise: Promise, draw: Random) -> Promise:
    """Return a promise as a status report looks back on it."""
    states = read_template("prose")["states"]
    state = draw.choices(list(states), weights=[4, 3, 2, 1, 1])[0]
    return replace(promise, state=state, status=draw.choice(states[state]))


def say_list(promises: Sequence[Promise], draw: Random) -> Said:
    """Say promises as the items of a list under a line that introduces them."""
    manner = draw.choice(read_template("prose")["lists"])
    blocks, truth = [Block("paragraph", manner["lead"])], []
    for promise in promises:
        text = promise.infinitive if manner["item"] == "infinitive" else promise.noun
        blocks.append(Block("bullet", text))
        truth.append(promise.true(text, "list", commitment=manner["commitment"]))
    return blocks, truth


def say_prose(promises: Sequence[Promise], draw: Random) -> Said:
    """Say promises in running text, two sentences or three a paragraph, some with their reason."""
    texts: list[str] = []
    truth = []
    for promise in promises:
        sentence, what = _sentence(promise, draw)
        texts.append(f"{promise.act.why} {sentence}" if draw.random() < 0.5 else sentence)
        truth.append(what)
    size = draw.choice((2, 3))
    groups = [texts[at : at + size] for at in range(0, len(texts), size)]
    return [Block("paragraph", " ".join(group)) for group in groups], truth


def _sentence(promise: Promise, draw: Random) -> tuple[str, TrueInitiative]:
    manners = read_template("prose")["manners"]
    weights = [0.3 if manner.get("rare") else 1.0 for manner in manners]
    manner = draw.choices(manners, weights=weights)[0]
    month = draw.choice(sorted(MONTHS))
    text = manner["text"].format(
        do=promise.act.do,
        what=promise.what,
        passive=promise.act.passive,
        present=promise.act.present,
        who=promise.who,
        year=promise.year,
        month=month,
    )
    ends = {"year": f"{promise.year}-12-31", "day": f"{promise.year}-{MONTHS[month]}-01"}
    values = {
        "commitment": manner["commitment"],
        "deadline_end": ends.get(manner.get("due", ""), ""),
        "responsible": promise.who if manner.get("who") else "",
    }
    return text, promise.true(text, "prose", **values)


def say_table(promises: Sequence[Promise], draw: Random) -> Said:
    """Say promises as the rows of an action table."""
    manner = draw.choice(read_template("prose")["tables"])
    fields = [name for name in FIELDS if manner.get(name)]
    named = draw.random() < 0.5
    rows, truth = [tuple(manner[name] for name in fields)], []
    for promise in promises:
        title = promise.noun if named else upper_first(promise.what)
        cells = {**_details(promise), "title": title}
        rows.append(tuple(cells[name] for name in fields))
        truth.append(promise.true(title, "table", **_told(promise, fields)))
    return [Block("table", rows=tuple(rows))], truth


def _details(promise: Promise) -> dict[str, str]:
    act = promise.act
    return {
        "why": act.why,
        "how": act.how,
        "who": promise.who,
        "due": promise.due[0],
        "money": promise.money[0],
        "sign": act.sign,
    }


def _told(promise: Promise, fields: Sequence[str]) -> dict[str, Any]:
    """Return the details of an act that a table or a set of labels with these fields tells."""
    known = {
        "who": ("responsible", promise.who),
        "due": ("deadline_end", promise.due[1]),
        "money": ("money", promise.money[1] or ""),
        "sign": ("indicator", promise.act.sign),
    }
    return dict(known[name] for name in fields if name in known)


def say_labelled(promises: Sequence[Promise], draw: Random) -> Said:
    """Say each promise under a heading of its own, its details after labels."""
    manner = draw.choice(read_template("prose")["labelled"])
    fields = [name for name in FIELDS if manner.get(name)]
    blocks: list[Block] = []
    truth = []
    for promise in promises:
        heading = manner["heading"].format(n=promise.number, title=promise.noun)
        details = _details(promise)
        blocks.append(Block("subheading", heading))
        blocks += [Block("line", f"{manner[name]}: {details[name]}") for name in fields]
        truth.append(promise.true(heading, "heading", **_told(promise, fields)))
    return blocks, truth


def say_status(promises: Sequence[Promise], draw: Random) -> Said:
    """Say how far acts have come, as rows with a column for it."""
    rows, truth = [("Indsats", "Ansvarlig", "Status")], []
    for promise in (report(promise, draw) for promise in promises):
        rows.append((promise.noun, promise.who, promise.status))
        truth.append(promise.true(promise.noun, "table", responsible=promise.who))
    return [Block("table", rows=tuple(rows))], truth


MANNERS: dict[str, Callable[[Sequence[Promise], Random], Said]] = {
    "list": say_list,
    "prose": say_prose,
    "table": say_table,
    "labelled": say_labelled,
    "status": say_status,
}
