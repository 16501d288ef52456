"""Acts in lists: the items of those that promise, each with its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from policymine.extract.above import section_year
from policymine.extract.commitment import plain_commitment
from policymine.extract.draft import Draft
from policymine.extract.items import Items, title_of
from policymine.extract.labelled_fields import item_act
from policymine.extract.labels import is_milestone
from policymine.extract.leads import lead_text
from policymine.extract.lists import ItemGroup
from policymine.extract.outline import Place
from policymine.extract.periods import find_periods
from policymine.extract.speech import says
from policymine.schema.document import Document, Kind
from policymine.schema.finding import Commitment, Form, State


def list_acts(
    items: Items,
    groups: Sequence[ItemGroup],
    outline: Sequence[Place],
    below: Mapping[int, Sequence[int]],
) -> Iterator[Draft]:
    """Yield the items of lists of acts; ``below`` are the blocks that hold an item's fields."""
    for group in groups:
        for number in group.items if group.reading == "initiatives" else ():
            anchor, fields = item_act(items.document, number, below)
            place = outline[number]
            barred = any(says(name, anchor.quote) for name in ("procedural", "quoted"))
            if barred or place.tells_process(anchor.quote):
                continue
            default = group.commitment
            if default is Commitment.UNKNOWN:
                default = plain_commitment(*items.told(number))
            done = group.done and place.state is State.UNKNOWN
            ahead = _is_ahead(items.document, group, place)
            state = State.COMPLETED if done else State.PLANNED if ahead else place.state
            title, _ = title_of(anchor.quote) or ("", 0)
            dated = any(find_periods(title))  # "1. maj 2025: …" says when, not what
            yield Draft(
                Form.LIST,
                anchor,
                fields,
                title="" if dated else title.rstrip("."),
                heading_state=state,
                default=default,
                reported=group.done or (not ahead and _is_reported(items, number, state)),
                year=section_year(items.document, place) if place.acting else None,
            )


def _is_ahead(document: Document, group: ItemGroup, place: Place) -> bool:
    """Say whether items are milestones of a plan: what they tell as done is still to come."""
    plan = document.kind is not Kind.STATUS and place.state is State.UNKNOWN
    return plan and is_milestone(lead_text(document, group.lead))


def _is_reported(items: Items, number: int, state: State) -> bool:
    begun = state not in (State.UNKNOWN, State.PLANNED)
    return (items.document.kind is Kind.STATUS and begun) or items.form(number) == "report"
