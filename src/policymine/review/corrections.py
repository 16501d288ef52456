"""Corrections in a review workbook that comes back → decisions, checked against the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from policymine.errors import ConfigError, PassageError
from policymine.review.cells import Cells, Sheet, read_sheets
from policymine.review.choices import Choices
from policymine.review.columns import CODES, COLUMNS, MISSING
from policymine.review.decisions import Decision
from policymine.review.missed import Missed
from policymine.review.rows import ReviewRow, content_key
from policymine.review.words import words_in
from policymine.schema.codebook import NONE, Codebook
from policymine.schema.document import Document


@dataclass(frozen=True)
class Imported:
    """The decisions in a workbook, and what was wrong with rows that gave none.

    ``problems`` are those of findings, ``refused`` those of what was to be added.
    """

    decisions: tuple[Decision, ...]
    problems: tuple[str, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Said:
    """What a row says of a finding: the kind and codes in it, and the decision, if it is one."""

    where: str
    what: tuple[str, tuple[str, ...]]
    decision: Decision | None


def read_review(
    path: Path,
    rows: Sequence[ReviewRow],
    codebook: Codebook,
    *,
    documents: Iterable[Document] = (),
    lang: str = "da",
) -> Imported:
    """Read a workbook that a reviewer has filled in, against the findings of the run.

    A row is a decision when what it is said to be or its codes differ from the run's, or a coder,
    date or comment stands in it. Rows whose finding is gone, whose quote was changed or whose code
    is unknown are named in the words of ``lang`` and give none; so are rows of the sheet for what
    was missed whose quote is not in its document. Raises ConfigError if the file is no
    workbook or lacks columns.
    """
    sheets = read_sheets(path)
    _check_columns(path, sheets[0], lang)
    reader = _Reader(rows, Choices(codebook, lang))
    decisions = [*reader.decided(sheets[0].rows)]
    denied = {decision.key for decision in decisions if decision.denies}
    standing = [row for row in rows if row.key not in denied]
    missed, refused = Missed(documents, standing, reader.choices), []
    for sheet in sheets[1:]:
        for number, cells in sheet.rows if set(MISSING) <= set(sheet.head) else ():
            try:
                decisions.append(missed.decision(cells))
            except PassageError as error:
                refused.append(f"{sheet.title}, row {number}: {error}")
    return Imported(tuple(decisions), tuple(reader.problems), tuple(refused))


def _check_columns(path: Path, sheet: Sheet, lang: str) -> None:
    names = words_in(lang)["column"]
    missing = ", ".join(names[name] for name in COLUMNS if name not in sheet.head)
    if missing:
        raise ConfigError(f"{path} lacks the columns {missing}: start from 'review export'.")


class _Reader:
    """Reads what rows say of findings, and notes what is wrong with them."""

    def __init__(self, rows: Sequence[ReviewRow], choices: Choices) -> None:
        self.by_key: dict[str, list[ReviewRow]] = defaultdict(list)
        for row in rows:
            self.by_key[row.key].append(row)
        self.ids = {row.finding for row in rows}
        self.choices = choices
        self.problems: list[str] = []

    def decided(self, rows: Iterable[tuple[int, Cells]]) -> Iterator[Decision]:
        """Yield the decisions in some rows; findings of the same words are decided as one."""
        said: dict[str, list[_Said]] = defaultdict(list)
        for number, cells in rows:
            key = content_key(cells["document"], cells["quote"])
            try:
                if key in self.by_key:
                    said[key].append(self._said(f"Row {number}", cells, self.by_key[key]))
                else:
                    raise PassageError(self._stale(cells))
            except PassageError as error:
                self.problems.append(f"Row {number}: {error}")
        for of in said.values():
            made = [one for one in of if one.decision]
            if made and len({one.what for one in of}) > 1:
                self.problems += [
                    f"{one.where}: the same words are {len(of)} findings of its document, and "
                    "are decided as one: choose the same for each."
                    for one in made
                ]
            else:
                yield from (one.decision for one in made if one.decision)

    def _said(self, where: str, cells: Cells, rows: Sequence[ReviewRow]) -> _Said:
        row = next((row for row in rows if row.finding == cells["finding"]), rows[0])
        kind = self.choices.kind(cells["kind"])
        codes = () if kind == NONE else self.choices.codes(cells)
        if NONE not in (kind, row.kind) and not codes:
            none = self.choices.say["none"]
            raise PassageError(f"no code for {row.finding}; choose '{none}' if none fits.")
        given = any(cells[name] for name in ("coder", "date", "comment"))
        coded = codes if given or codes != row.codes[: len(CODES)] else ()
        if kind == row.kind and not coded and not given:
            return _Said(where, (kind, codes), None)
        changed = {} if kind == row.kind != NONE else {"kind": kind}
        return _Said(where, (kind, codes), _decision(row, cells, coded, self.choices, changed))

    def _stale(self, cells: Cells) -> str:
        if cells["finding"] in self.ids:
            return f"the quote of {cells['finding']} was changed; the row was not taken over."
        return (
            f"the run has no finding '{cells['quote'][:60]}' in {cells['document']} (stale row); "
            "export again and carry the correction over."
        )


def _decision(
    row: ReviewRow,
    cells: Cells,
    codes: tuple[str, ...],
    choices: Choices,
    changed: Mapping[str, str],
) -> Decision:
    return Decision.model_validate(
        {
            "document": row.document,
            "quote": row.quote,
            **changed,
            "codes": codes,
            "codebook": choices.codebook.id,
            **{name: cells[name] for name in ("coder", "date", "comment")},
        }
    )
