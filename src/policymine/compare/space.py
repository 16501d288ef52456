"""How alike findings are: by their character n-grams, or by the vectors of an embedder.

Findings are put in place some at a time, by a measure that was fitted to all of them: the measure
grows with the n-grams there are, not with the findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from policymine.schema.finding import Form
from policymine.tables import Database

if TYPE_CHECKING:
    import numpy as np

Embed = Callable[[Sequence[str]], Any]
"""Texts → one unit vector each, as ``policymine.language.embedding.Embedder.embed`` does."""
Measure = Callable[[Sequence[str]], Any]
"""Texts → rows of unit length, whose products say how alike the texts are."""

LONGEST = 1200
"""Characters compared of one text."""
LEAST_ALIKE = 0.5
"""Below this similarity two findings are never called the same, however unlike the rest is."""
UNLIKE = 0.95
"""The share of a plan's findings whose nearest neighbour in the same plan is not the same."""
AT_ONCE = 2_000
"""Texts that are measured at once."""

TEXTS = {"document": "str", "text": "str"}
FINDINGS = """
SELECT document, 'goal' AS kind, title, NULL AS form, NULL AS text, NULL AS activity FROM goals
UNION ALL
SELECT document, 'initiative', title, form, "text", activity FROM initiatives
"""
DISTINCT = "SELECT text, count(*) AS times FROM texts GROUP BY text ORDER BY text"
BY_DOCUMENT = 'SELECT document, text FROM texts ORDER BY document, "row"'


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


@dataclass(frozen=True)
class Space:
    """A measure of how alike findings are, and from where on two are called the same.

    Findings of one plan differ by the author's intent. So two findings of different plans are the
    same only if they are more alike than nearly all findings are to their nearest neighbour in
    their own plan. This holds for any similarity and needs no fixed threshold.
    """

    measure: Measure
    same: float

    def place(self, texts: Mapping[str, str]) -> Placed:
        """Return findings in their places; ``texts`` gives the text of each by its id."""
        rows = {name: row for row, name in enumerate(texts)}
        return Placed(rows, self.measure(list(texts.values())) if rows else None)


def build_space(database: Database, embed: Embed | None = None) -> Space:
    """Return the space of all findings, by ``embed`` where there is one, else by n-grams."""
    with database.writer("texts", TEXTS) as table:
        table.add(
            {"document": row["document"], "text": finding_text(row)}
            for row in database.rows(FINDINGS)
        )
    measure = _embedded(database, embed) if embed else _ngrams(database)
    return Space(measure, find_same(measure, database.rows(BY_DOCUMENT)))


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


def find_same(measure: Measure, rows: Iterator[Mapping[str, Any]]) -> float:
    """Return the similarity from which findings are the same; ``rows`` come by document."""
    import numpy as np

    nearest: list[np.ndarray] = []
    for plans in _together(rows):
        distinct = {text: n for n, text in enumerate(dict.fromkeys(t for p in plans for t in p))}
        matrix = measure(list(distinct))
        for texts in plans:
            own = matrix[[distinct[text] for text in texts]]
            nearest.append(_nearest(own))
    if not nearest:
        return LEAST_ALIKE
    return max(LEAST_ALIKE, float(np.quantile(np.concatenate(nearest), UNLIKE)))


def _together(rows: Iterator[Mapping[str, Any]]) -> Iterator[list[list[str]]]:
    """Yield the texts of each plan that has several, some plans together."""
    waiting: list[list[str]] = []
    for _, found in groupby(rows, key=lambda row: row["document"]):
        texts = [row["text"] for row in found]
        if len(texts) > 1:
            waiting.append(texts)
        if sum(map(len, waiting)) >= AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _nearest(matrix: Any) -> np.ndarray:
    import numpy as np

    product = matrix @ matrix.T
    alike = np.asarray(product.toarray() if hasattr(product, "toarray") else product)
    np.fill_diagonal(alike, -1.0)
    return np.asarray(alike.max(axis=1))


def _embedded(database: Database, embed: Embed) -> Measure:
    """Return centred vectors: E5's lie in a narrow cone, in which everything is alike."""
    import numpy as np

    total, number = np.zeros(0), 0
    for texts, times in _blocks(database):
        vectors = np.asarray(embed(texts), dtype=np.float32)
        total = (total if number else np.zeros(vectors.shape[1])) + times @ vectors
        number += int(times.sum())
    mean = (total / max(number, 1)).astype(np.float32)

    def measure(texts: Sequence[str]) -> np.ndarray:
        vectors = np.asarray(embed(texts), dtype=np.float32).reshape(len(texts), -1) - mean
        unit: np.ndarray = vectors / np.maximum(
            np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9
        )
        return unit

    return measure


def _blocks(database: Database) -> Iterator[tuple[list[str], np.ndarray]]:
    """Yield the distinct texts and how often each occurs, some at a time."""
    import numpy as np

    rows = database.rows(DISTINCT)
    while some := list(islice(rows, AT_ONCE)):
        yield [row["text"] for row in some], np.array([row["times"] for row in some], dtype=float)


def _ngrams(database: Database) -> Measure:
    """Return TF-IDF of n-grams, which see through Danish endings and compounds.

    N-grams that more than a twentieth of the findings have say nothing.
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    options: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (4, 5), "dtype": np.float32}
    analyse = TfidfVectorizer(**options).build_analyzer()
    holders: Counter[str] = Counter()
    number = 0
    for row in database.rows(DISTINCT):
        number += row["times"]
        for gram in set(analyse(row["text"])):
            holders[gram] += row["times"]
    common = max(50, number // 20)
    grams = sorted(gram for gram, times in holders.items() if times <= common)
    if not grams:  # no text has an n-gram at all
        return lambda texts: np.zeros((len(texts), 1), dtype=np.float32)
    vectorizer = TfidfVectorizer(**options, vocabulary=grams, sublinear_tf=True)
    times = np.array([holders[gram] for gram in grams], dtype=np.float32)
    vectorizer.idf_ = np.log(np.float32(number + 1) / (times + 1)) + 1
    return lambda texts: vectorizer.transform(texts).tocsr()
