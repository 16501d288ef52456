"""What people add to the findings: in the workbook's sheet for it, or by coding elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from policymine.errors import PassageError
from policymine.review.cells import Cells
from policymine.review.choices import Choices
from policymine.review.decisions import Decision
from policymine.review.letters import Letters
from policymine.review.marked import Marked
from policymine.review.passages import find_passage, overlap
from policymine.review.qdpx import decide
from policymine.review.rows import ReviewRow, content_key
from policymine.schema.base import Anchor
from policymine.schema.codebook import NONE, Codebook
from policymine.schema.document import Document


def add_marked(marked: Iterable[Marked], codebook: Codebook) -> tuple[list[Decision], list[str]]:
    """Return passages that people coded outside every finding as initiatives that were missed.

    A word of which a part is coded counts as a whole. Also returned is what is wrong with those
    that are not the words of one paragraph.
    """
    passages: dict[tuple[str, int, int, str], list[Marked]] = defaultdict(list)
    for one in marked:
        passages[one.document.path, one.start, one.end, one.coder].append(one)
    decisions, problems = [], []
    for given in passages.values():
        document = given[0].document
        quote, page = _whole(given[0]), document.page_at(given[0].start)
        try:
            anchor = find_passage(document, quote, page=page)
        except PassageError as error:
            problems.append(str(error))
            continue
        told = decide(given, " ".join(anchor.quote.split()), codebook)
        decisions.append(told.model_copy(update={"kind": "initiative", "page": page}))
    return decisions, problems


def _whole(marked: Marked) -> str:
    """Return a passage with the whole of the words that it begins and ends in."""
    text = marked.document.text
    before = re.search(r"\w*$", text[: marked.start])
    behind = re.match(r"\w*", text[marked.end :])
    return f"{before[0] if before else ''}{marked.quote}{behind[0] if behind else ''}"


class Missed:
    """Turns rows about what was missed into decisions, each looked up in its document."""

    def __init__(
        self, documents: Iterable[Document], rows: Sequence[ReviewRow], choices: Choices
    ) -> None:
        self.documents: Mapping[str, Document] = {d.path: d for d in documents}
        self.rows = rows
        self.choices = choices
        self._letters: dict[str, Letters] = {}

    def decision(self, cells: Cells) -> Decision:
        """Return what a row adds; raises PassageError saying what is wrong with it."""
        say = self.choices.say
        document = self.documents.get(cells["document"])
        if document is None:
            raise PassageError(
                f"the run has no document '{cells['document']}'; choose one under "
                f"{say['column']['document']}."
            )
        if not cells["quote"]:
            raise PassageError(f"nothing stands under {say['column']['quote']}.")
        kind = self.choices.kind(cells["kind"])
        if kind == NONE:
            raise PassageError(
                f"what is added is {say['kinds']['goal']} or {say['kinds']['initiative']}: "
                f"choose one under {say['column']['kind']}."
            )
        codes = self.choices.codes(cells)
        page = cells["page"]
        if page and not page.isdigit():
            raise PassageError(f"'{page}' under {say['column']['page']} is no number.")
        if document.path not in self._letters:
            self._letters[document.path] = Letters(document.text)
        letters = self._letters[document.path]
        anchor = find_passage(document, cells["quote"], page=int(page or 0), letters=letters)
        decision = Decision(
            document=document.path,
            quote=" ".join(anchor.quote.split()),
            kind="goal" if kind == "goal" else "initiative",
            page=anchor.page if page else 0,
            codes=codes,
            codebook=self.choices.codebook.id,
            coder=cells["coder"],
            date=cells["date"],
            comment=cells["comment"],
        )
        self._check_new(decision, anchor)
        return decision

    def _check_new(self, decision: Decision, anchor: Anchor) -> None:
        """Refuse a passage that is a part of a finding, or more than it; the same is no harm."""
        for row in self.rows:
            if row.document == decision.document and row.kind == decision.kind:
                same = content_key(row.document, row.quote) == decision.key
                if not same and row.anchor and overlap(row.anchor, anchor):
                    raise PassageError(
                        f"'{decision.quote[:60]}' is found already as '{row.quote[:60]}' "
                        f"({row.finding}); correct that row."
                    )
