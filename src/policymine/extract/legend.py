"""Traffic lights: what the colours of a status report say of its acts, as it explains them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from policymine.extract.fields import read_state
from policymine.resources import read_lexicon
from policymine.schema.base import Anchor
from policymine.schema.document import Document
from policymine.schema.finding import State

_SHARE = re.compile(r"(?<!\d)(\d{1,3})\s?(?:%|pct\b|procent\b)")
_LABELLED = re.compile(r"\((?P<colour>\w+)\)\s*:\s*$")
SHORT = 5
"""A status of no more words may be a share of the work (``Grøn, 75 %``)."""


@cache
def _defaults() -> dict[str, State]:
    rows: dict[str, str] = read_lexicon("states")["colours"]
    return {colour: State(state) for colour, state in rows.items()}


@cache
def _colour() -> re.Pattern[str]:
    colours = "|".join(_defaults())
    return re.compile(rf"\W*(?P<colour>{colours})t?(?!\w)\W*(?P<meaning>.*)", re.I | re.S)


def read_legend(document: Document) -> dict[str, State]:
    """Return the states that colours stand for: by the document's own legend, or as is usual.

    A legend is a row or a line that begins with a colour and says a state (``Rød: ikke begyndt``).
    """
    legend = dict(_defaults())
    told: set[str] = set()
    for block in document.blocks:
        found = _colour().fullmatch(document.block_text(block))
        colour = found["colour"].casefold() if found else ""
        state = read_state(found["meaning"]) if found else State.UNKNOWN
        explains = len(block.cells) in (0, 2) and state is not State.UNKNOWN
        if explains and colour not in told:
            legend[colour] = state
            told.add(colour)
    return legend


def told_by_colour(
    status: Anchor | None, legend: Mapping[str, State], cells: Iterable[Anchor]
) -> State:
    """Return the state that a colour, or a share of the work done, in a cell of status gives.

    What is done may by now be ordinary work: then the row's other ``cells`` say so.
    """
    if status is None:
        return State.UNKNOWN
    found = _colour().fullmatch(status.quote)
    state = legend.get(found["colour"].casefold(), State.UNKNOWN) if found else State.UNKNOWN
    if state is State.UNKNOWN:
        state = _by_share(status.quote)
    embedded = any(read_state(cell.quote) is State.EMBEDDED for cell in cells)
    return State.EMBEDDED if state is State.COMPLETED and embedded else state


def labelled_colour(
    document: Document, status: Anchor | None, legend: Mapping[str, State]
) -> State:
    """Return the state of the colour in a label, where the text after it says none.

    ``Status pr. 1. marts (grøn): Aftalen er skrevet under.``
    """
    if status is None or read_state(status.quote) is not State.UNKNOWN:
        return State.UNKNOWN
    label = document.text[document.blocks[status.block].start : status.start]
    found = _LABELLED.search(label)
    return legend.get(found["colour"].casefold(), State.UNKNOWN) if found else State.UNKNOWN


def _by_share(status: str) -> State:
    found = _SHARE.search(status)
    if found is None or len(status.split()) > SHORT:
        return State.UNKNOWN
    done = int(found[1])
    return State.COMPLETED if done >= 100 else State.ONGOING if done else State.PLANNED
