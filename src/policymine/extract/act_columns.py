"""Tables whose columns hold acts under names of their own: themes, years, ways to get somewhere.

``I dag | I 2028 | Sådan når vi dertil``, ``Tema | 2026 | 2027``: no header says that acts stand
there, and nobody is to do them, so their words alone tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policymine.extract.cells import acts_in, cell_anchor, cell_text
from policymine.extract.column_cells import is_phrase
from policymine.extract.columns import header_commitment
from policymine.extract.draft import Draft
from policymine.extract.items import LIKELY
from policymine.extract.labels import NUMBERING
from policymine.extract.lists import NOWHERE
from policymine.extract.outline import Place
from policymine.extract.piece_model import joint_likelihood, likelihood
from policymine.extract.time_grid import period_of
from policymine.schema.base import Anchor
from policymine.schema.document import BlockKind, Document
from policymine.schema.finding import Form

FEWEST = 2
"""So many acts stand in such a table."""
LIKELY_BESIDE, LEAST_BESIDE = 0.3, 0.1
"""From so likely on, a column tells acts beside others; the same where the whole table does."""
Acts = Sequence[tuple[Anchor, Anchor | None]]


def find_act_columns(
    document: Document, rows: Sequence[int], outline: Sequence[Place]
) -> list[Draft]:
    """Return the acts in the columns of a table that no header tells, none where it has none."""
    place = outline[rows[0]]
    if place.silent or place.role in NOWHERE:
        return []
    width = min(len(document.blocks[row].cells) for row in rows)
    columns = {column: _acts(document, rows, column) for column in range(width)}
    least = LEAST_BESIDE if _likely(columns.values()) >= LIKELY else LIKELY_BESIDE
    told = {n: acts for n, acts in columns.items() if _likely([acts]) >= least}
    if sum(map(len, told.values())) < FEWEST or _likely(told.values()) < LIKELY:
        return []
    named = [n for n in range(width) if n not in told and _names_goals(document, rows, n)]
    return [
        _draft(document, act, below, column, place, named, listed=len(acts) > len(rows))
        for column, acts in told.items()
        for act, below in acts
    ]


def _draft(
    document: Document,
    act: Anchor,
    below: Anchor | None,
    column: int,
    place: Place,
    named: Sequence[int],
    *,
    listed: bool,
) -> Draft:
    """Return an act with the goal of its row, and the days of the year that stands over it.

    Goals stand in the nearest of the columns ``named`` before it.
    """
    header = document.blocks[act.block].cells[column].header
    before = [n for n in named if n < column]
    goal = cell_anchor(document, act.block, before[-1]) if before else None
    told = {"goal": goal, "activity": below}
    return Draft(
        Form.LIST if listed else Form.TABLE,
        act,
        {name: anchor for name, anchor in told.items() if anchor},
        goal_title=NUMBERING.sub("", goal.quote).strip() if goal else "",
        heading_state=place.state,
        default=header_commitment(header),
        days=period_of(header),
    )


def _acts(document: Document, rows: Sequence[int], column: int) -> Acts:
    cells = (cell_anchor(document, row, column) for row in rows)
    return [act for cell in cells if cell for act in acts_in(document, cell, several=True)]


def _likely(columns: Iterable[Acts]) -> float:
    """Return how likely what stands in some columns tells acts, taken together."""
    return joint_likelihood(
        likelihood(act.quote, BlockKind.TABLE_ROW) for acts in columns for act, _ in acts
    )


def _names_goals(document: Document, rows: Sequence[int], column: int) -> bool:
    """Say whether the cells of a column name something each, no two the same."""
    cells = [cell_text(document, row, column) for row in rows]
    if any(map(period_of, cells)):
        return False
    return len(rows) > 1 and len({*cells}) == len(cells) and all(map(is_phrase, cells))
