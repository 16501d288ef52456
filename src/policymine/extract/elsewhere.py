"""What is told of municipalities that are none of those whose plan it is."""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_gazetteer
from policymine.schema.document import Document

FIRST = re.compile(
    r"(?:Også )?(?:[Ii] )?([A-ZÆØÅ][\w-]+)(?: Kommune)?(?: og [A-ZÆØÅ][\w-]+)? (?=[a-zæøå])"
)
"""A name, alone or as a municipality's, with which a sentence opens; ``Holbæk Sygehus`` is none."""


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_gazetteer("municipalities")["municipality"])


def tells_of_others(document: Document, text: str) -> bool:
    """Say whether a sentence tells of another municipality: ``Holbæk samlede i 2022 …``."""
    found = FIRST.match(text)
    ours = frozenset(document.units)
    return bool(ours) and found is not None and found[1] in _names() - ours
