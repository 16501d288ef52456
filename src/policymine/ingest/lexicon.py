"""The layout lexicon as sets and patterns, compiled once."""

from __future__ import annotations

import re
from functools import cache

from policymine.resources import read_lexicon


@cache
def words(section: str, key: str) -> frozenset[str]:
    """Return a list of the layout lexicon as a set of casefolded words."""
    return frozenset(word.casefold() for word in read_lexicon("layout")[section][key])


@cache
def rows(section: str, key: str) -> tuple[str, ...]:
    """Return a list of the layout lexicon as it is."""
    return tuple(read_lexicon("layout")[section][key])


@cache
def signs(section: str, key: str) -> str:
    """Return a string of the layout lexicon, as it is."""
    return str(read_lexicon("layout")[section][key])


@cache
def patterns(section: str, key: str) -> re.Pattern[str]:
    """Return the regular expressions of a list as one alternative, without regard to case."""
    rows = read_lexicon("layout")[section][key]
    return re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)


@cache
def alternatives(section: str, key: str) -> str:
    """Return a list of words as a regular-expression alternative, longest first."""
    rows = sorted(read_lexicon("layout")[section][key], key=len, reverse=True)
    return "|".join(re.escape(row) for row in rows)
