"""The coder: codes the findings of any document onto one codebook, and says why."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.classify.carriers import Carriers, beside_terms
from policymine.classify.decision import Decision, decide, shift_for
from policymine.classify.examples import Examples
from policymine.classify.model import LinearModel
from policymine.classify.reading import Reading, read_plan
from policymine.classify.reasons import (
    Removal,
    Why,
    find_flips,
    removals,
    render_terms,
    render_why,
)
from policymine.classify.terms import TermFinder
from policymine.classify.topic import Topic
from policymine.language.embedding import Embedder
from policymine.schema.codebook import Codebook
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

_WORTH_ASKING = 0.9
"""A first choice this sure is not flipped by one part: it is not tried."""


@dataclass(frozen=True)
class Coder:
    """Codes findings onto one codebook."""

    codebook: Codebook
    model: LinearModel
    embedder: Embedder | None
    lang: str
    finder: TermFinder
    topic: Topic
    carriers: Carriers
    examples: Examples

    @property
    def method(self) -> str:
        """How the codes were made, for the table of codings."""
        sees = "embeddings+words" if self.embedder else "words"
        return f"linear:{sees}:{self.model.head.passages}"

    @property
    def made_by(self) -> str:
        """A hash of all that the codings depend on beside the findings."""
        return hashlib.sha256(f"{self.model.head.key}\x1f{self.lang}".encode()).hexdigest()[:16]

    def read(self, extraction: Extraction, document: Document) -> list[Reading]:
        """Return the readings of a document's findings, goals first."""
        return read_plan(extraction, document, self.topic)

    def code(self, extraction: Extraction, document: Document) -> Codings:
        """Return a coding for each finding and code, none among them."""
        readings = self.read(extraction, document)
        return Codings(
            document=document.id,
            codebook=self.codebook.id,
            codings=tuple(self.code_readings(readings)),
            made_by=self.made_by,
        )

    def code_readings(self, readings: Sequence[Reading]) -> list[Coding]:
        """Return the codings of any number of readings; none depends on another."""
        if not readings:
            return []
        decisions = self.decide(readings)
        codes = self.model.head.codes
        carried = [
            self.carriers.find(reading.text, decision.first, decision.runner_up)
            for reading, decision in zip(readings, decisions, strict=True)
        ]
        tried = [
            removals(reading, codes[decision.first], self.finder, words)
            if decision.scores[decision.first] < _WORTH_ASKING
            else []
            for reading, decision, words in zip(readings, decisions, carried, strict=True)
        ]
        flips = find_flips(decisions, tried, self._logits)
        examples = self.examples.nearness([reading.text for reading in readings])
        return [
            coding
            for reading, decision, near, flip, some in zip(
                readings, decisions, examples, flips, tried, strict=True
            )
            for coding in self._codings(reading, decision, near, flip, bool(some))
        ]

    def decide(self, readings: Sequence[Reading]) -> list[Decision]:
        """Return the scores of readings and what is assigned."""
        return decide(self._logits(readings), self.model.threshold)

    def _logits(self, readings: Sequence[Reading]) -> Matrix:
        """Return the log-odds, a row a reading, each moved by what its plan is about."""
        import numpy as np

        rows = self.model.space.matrix(readings, self.finder, self.embedder)
        trained = self.model.trained_shares
        shifts = {
            none: np.zeros(len(trained)) if none is None else shift_for(trained, none)
            for none in {reading.expected_none for reading in readings}
        }
        moved = np.array([shifts[reading.expected_none] for reading in readings])
        logits: Matrix = self.model.logits(rows) + moved.reshape(-1, len(trained))
        return logits

    def _codings(
        self,
        reading: Reading,
        decision: Decision,
        near: Matrix,
        flip: tuple[Removal, int] | None,
        flip_tried: bool,
    ) -> list[Coding]:
        codes = self.model.head.codes
        terms: dict[str, list[str]] = {code: [] for code in codes}
        for term in self.finder.find(reading.text):
            terms[term.code].append(term.text)
        rows = []
        for place, code in enumerate(codes):
            assigned = place in decision.assigned
            evidence = render_terms(terms[code], self.lang)
            if assigned:
                words = self.carriers.find(reading.text, place, decision.runner_up)
                why = Why(
                    terms=terms[code],
                    carriers=beside_terms(words, terms[code]),
                    example=self.examples.nearest(near, code),
                    runner_up=codes[decision.runner_up],
                    runner_up_score=decision.scores[decision.runner_up],
                    flip=flip[0] if flip else None,
                    flip_code=codes[flip[1]] if flip else "",
                    flip_tried=flip_tried,
                )
                evidence = render_why(why, self.lang)
            rows.append(
                Coding(
                    finding=reading.finding,
                    code=code,
                    score=decision.scores[place],
                    assigned=assigned,
                    method=self.method,
                    evidence=evidence,
                    uncertain=decision.uncertain and assigned,
                )
            )
        return rows
