"""How far the base lines of a text stand apart on pages of a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from policymine.ingest.headings import starts_lower
from policymine.ingest.page import PdfWord, Segment
from policymine.ingest.pdf.white import find_levels

_LEADINGS = (0.9, 1.7)
_ENOUGH = 20
_SAME_LEFT = 0.5


def usual_leading(pages: Iterable[Sequence[PdfWord]]) -> float:
    """Return how far base lines stand apart in the text of a document, in sizes of its print.

    0 if no line of it goes on with the sentence above.
    """
    counts: Counter[float] = Counter()
    for words in pages:
        counts.update(
            round(leading, 2) for leading, goes_on in find_leadings(find_levels(words)) if goes_on
        )
        if counts.total() >= _ENOUGH:
            break
    return max(counts, key=lambda leading: (counts[leading], -leading), default=0.0)


def find_leadings(lines: Sequence[Segment]) -> Iterator[tuple[float, bool]]:
    """Yield how far lines of one print stand apart, and whether one goes on with that above.

    It does if its first word, in small letters, would not have fitted there.
    """
    low, high = _LEADINGS
    end = max((line.right for line in lines), default=0.0)
    for above, below in pairwise(lines):
        leading = (below.bottom - above.bottom) / max(below.size, 1.0)
        same = abs(above.left - below.left) < _SAME_LEFT and above.size == below.size
        if same and low < leading < high:
            word = below.words[0]
            full = above.right + word.right - word.left > end
            yield leading, full and starts_lower(word.text)
