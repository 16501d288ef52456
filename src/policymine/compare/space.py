"""How near findings are in what they are about: by the vectors of an embedder, or by words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policymine.compare.wording import weigh_words
from policymine.schema.finding import Form

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], Any]
"""Texts → one unit vector each, as ``policymine.language.embedding.Embedder.embed`` does."""
LONGEST = 1200
"""Characters compared of one text."""


@dataclass(frozen=True)
class Placed:
    """Some findings as rows of unit length, by their ids."""

    rows: Mapping[str, int]
    matrix: Any

    def similarity(self, left: Sequence[str], right: Sequence[str]) -> np.ndarray:
        """Return the cosine similarities of findings, by their ids: left × right."""
        import numpy as np

        first, second = ([self.rows[name] for name in names] for names in (left, right))
        product = self.matrix[first] @ self.matrix[second].T
        return np.asarray(product.toarray() if hasattr(product, "toarray") else product)


def place_findings(texts: Mapping[str, str], embed: Embed | None = None) -> Placed:
    """Return findings in their places; ``texts`` gives the text of each by its id."""
    rows = {name: row for row, name in enumerate(texts)}
    found = list(texts.values())
    if not found:
        return Placed(rows, None)
    return Placed(rows, _centred(embed(found)) if embed else weigh_words(found))


def finding_text(row: Mapping[str, Any]) -> str:
    """Return what is compared of a finding: of an initiative what the coder reads of it too."""
    if row["kind"] == "goal":
        return _one_line(row["title"])
    if row["form"] != Form.TABLE:
        return _one_line(row["text"] or row["title"])
    parts = (_one_line(row["title"]), _one_line(row["activity"]))
    return ". ".join(part.rstrip(" .") for part in parts if part)[:LONGEST]


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]


def _centred(vectors: Any) -> np.ndarray:
    """Return vectors of unit length about their mean: E5's lie in a narrow cone, all alike."""
    import numpy as np

    found = np.asarray(vectors, dtype=np.float32)
    apart = found - found.mean(axis=0)
    unit: np.ndarray = apart / np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
    return unit
