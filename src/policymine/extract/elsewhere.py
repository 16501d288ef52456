"""What is told of municipalities that are none of those whose plan it is."""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_gazetteer
from policymine.schema.document import Document

STATE = re.compile(r"(?:Også )?(?:Regeringen|Folketinget|Folketingets partier|Staten)\b")
FIRST = re.compile(
    r"(?:Også )?(?:[Ii] )?([A-ZÆØÅ][\w-]+)(?: Kommune)?(?: og [A-ZÆØÅ][\w-]+)? (?=[a-zæøå])"
)
"""A name, alone or as a municipality's, with which a sentence opens; ``Holbæk Sygehus`` is none."""


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_gazetteer("municipalities")["municipality"])


def tells_of_others(document: Document, text: str) -> bool:
    """Say whether a sentence tells of another municipality: ``Holbæk samlede i 2022 …``.

    So does what those who govern the country have decided.
    """
    found = FIRST.match(text)
    ours = frozenset(document.units)
    named = found is not None and found[1] in _names() - ours
    return bool(ours) and (named or STATE.match(text) is not None)
