"""The words of a unit: what its plan says more often than the others', and where it says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from policymine.compare.lemmas import WORD
from policymine.schema.document import Document
from policymine.tables import build_frame

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

KEYNESS_COLUMNS = {
    "unit": "str", "term": "str", "count": "int", "elsewhere": "int", "log_odds": "float",
    "z": "float", "log_likelihood": "float",
}  # fmt: skip
KEYWORD_COLUMNS = {
    "unit": "str", "term": "str", "left": "str", "keyword": "str", "right": "str",
    "document": "str", "page": "int", "start": "int", "end": "int",
}  # fmt: skip
Texts = dict[str, list[Document]]
"""The documents that each unit is compared on."""

PRIOR = 1000.0
"""Words that the prior weighs: as many as two pages."""
SURE = 1.96
"""The z-score from which a term is listed. Thousands are tried at once without correction, so the
list is a ranking, not a test of each term."""
LEAST = 3
"""Occurrences that a term needs."""
MOST = 25
EXAMPLES, SIDE = 3, 60
"""Places shown for a term, and characters of context on each side."""


def find_terms(text: str, lemma: Callable[[str], str] = str) -> Iterator[tuple[str, int, int]]:
    """Yield each word and each two neighbouring words of a text as a term, with their span.

    ``lemma`` gives the base form of a word in lower case. Function words are no terms, and two
    words are a term only if nothing but a space stands between them.
    """
    from spacy.lang.da.stop_words import STOP_WORDS

    words = [(lemma(match.group().casefold()), *match.span()) for match in WORD.finditer(text)]
    content = [word for word in words if len(word[0]) > 2 and word[0] not in STOP_WORDS]
    yield from content
    for (first, start, stop), (second, begin, end) in pairwise(content):
        if text[stop:begin] == " ":
            yield f"{first} {second}", start, end


def measure_keyness(texts: Texts, lemma: Callable[[str], str] = str) -> pd.DataFrame:
    """Return the terms that each unit uses more than the others, surest first.

    ``z`` is the weighted log-odds ratio with an informative Dirichlet prior over its standard
    deviation (Monroe, Colaresi & Quinn 2008, Political Analysis 16), ``log_likelihood`` that of
    Rayson & Garside (2000, Workshop on Comparing Corpora). The unit's own name is no term.
    """
    said = {unit: _count(documents, lemma) for unit, documents in texts.items()}
    all_said = _add_up(said.values())
    counts = {unit: _without_name(unit, count, all_said) for unit, count in said.items()}
    counts = {unit: count for unit, count in counts.items() if count}
    if len(counts) < 2:
        return build_frame(KEYNESS_COLUMNS, [])
    total = _add_up(counts.values())
    rows = (row for unit, count in counts.items() for row in _unit_rows(unit, count, total))
    return build_frame(KEYNESS_COLUMNS, rows)


def _count(documents: Sequence[Document], lemma: Callable[[str], str]) -> Counter[str]:
    return Counter(
        term for document in documents for term, _, _ in find_terms(document.text, lemma)
    )


def _add_up(counts: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def _without_name(unit: str, count: Counter[str], all_said: Counter[str]) -> Counter[str]:
    """Return the terms of a unit that do not hold its name, its genitive or a compound with it.

    A word that others use too only begins like a name: *vejledning* is no word about Vejle.
    """
    names = tuple(re.findall(r"\w+", unit.casefold()))

    def is_name(word: str) -> bool:
        parts = {form for part in word.split("-") for form in (part, part.removesuffix("s"))}
        own = word.startswith(names) and all_said[word] == count[word]
        return own or not parts.isdisjoint(names)

    return Counter({term: n for term, n in count.items() if not any(map(is_name, term.split()))})


def _unit_rows(unit: str, count: Counter[str], total: Counter[str]) -> Iterator[dict[str, Any]]:
    import numpy as np

    terms = sorted(term for term, number in count.items() if number >= LEAST)
    here = np.array([count[term] for term in terms], dtype=float)
    there = np.array([total[term] - count[term] for term in terms], dtype=float)
    sizes = float(count.total()), float(total.total() - count.total())
    odds, z = log_odds(here, there, sizes)
    likelihood = log_likelihood(here, there, sizes)
    for index in np.lexsort((np.arange(len(terms)), -z.round(6)))[:MOST]:
        if z[index] >= SURE:
            yield {
                "unit": unit,
                "term": terms[index],
                "count": int(here[index]),
                "elsewhere": int(there[index]),
                "log_odds": round(float(odds[index]), 3),
                "z": round(float(z[index]), 3),
                "log_likelihood": round(float(likelihood[index]), 3),
            }


def log_odds(
    here: np.ndarray, there: np.ndarray, sizes: tuple[float, float], *, prior: float = PRIOR
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weighted log-odds ratios of terms and their z-scores.

    ``here`` and ``there`` count the terms, ``sizes`` all terms on both sides. The prior is the
    distribution over both, of the weight of ``prior`` terms.
    """
    import numpy as np

    alpha = prior * (here + there) / max(sum(sizes), 1)
    odds = [
        np.log(counts + alpha) - np.log(size + prior - counts - alpha)
        for counts, size in zip((here, there), sizes, strict=True)
    ]
    ratio = odds[0] - odds[1]
    return ratio, ratio / np.sqrt(1 / (here + alpha) + 1 / (there + alpha))


def log_likelihood(here: np.ndarray, there: np.ndarray, sizes: tuple[float, float]) -> np.ndarray:
    """Return the log-likelihood of terms that ``here`` and ``there`` count in texts of these sizes.

    As corpus linguists use it, over the term's two counts (Rayson & Garside 2000); Dunning's G²
    (1993) also has those of all other words, and is a little larger.
    """
    from scipy.special import xlogy

    share = (here + there) / max(sum(sizes), 1)
    expected = share * sizes[0], share * sizes[1]
    return 2 * sum(xlogy(n, n / e) for n, e in zip((here, there), expected, strict=True))  # type: ignore[no-any-return]


def find_keywords(
    texts: Texts, keyness: pd.DataFrame, lemma: Callable[[str], str] = str
) -> pd.DataFrame:
    """Return the first places of each key term, with what stands left and right of it."""
    wanted = {str(unit): set(rows["term"]) for unit, rows in keyness.groupby("unit", sort=False)}
    rows = (
        row for unit, terms in wanted.items() for row in _places(unit, terms, texts[unit], lemma)
    )
    return build_frame(KEYWORD_COLUMNS, rows)


def _places(
    unit: str, terms: set[str], documents: Sequence[Document], lemma: Callable[[str], str]
) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    rows = []
    for document in documents:
        for term, start, end in find_terms(document.text, lemma):
            if term in terms and seen[term] < EXAMPLES:
                seen[term] += 1
                rows.append({"unit": unit, "term": term, **_context(document, start, end)})
    return sorted(rows, key=lambda row: row["term"])


def _context(document: Document, start: int, end: int) -> dict[str, Any]:
    left, right = document.text[max(0, start - SIDE) : start], document.text[end : end + SIDE]
    return {
        "left": " ".join(left.split()),
        "keyword": " ".join(document.text[start:end].split()),
        "right": " ".join(right.split()),
        "document": document.path,
        "page": document.page_at(start),
        "start": start,
        "end": end,
    }
