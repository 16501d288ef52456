from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from policymine.extract.actors.grammar import any_of, spaced

phrases = st.text(alphabet="abAæÆ- ", min_size=1, max_size=6).filter(str.strip)


@given(st.lists(phrases, min_size=1, max_size=8), phrases, st.sampled_from(["", "(?i)"]))
def test_any_of_finds_what_the_phrases_one_by_one_find_the_longest_first(
    found: list[str], text: str, flags: str
) -> None:
    words = sorted((" ".join(phrase.split()) for phrase in found), key=lambda p: (-len(p), p))
    plain = re.compile(rf"{flags}(?<!\w)({'|'.join(map(spaced, words))})(?!\w)")
    shared = re.compile(rf"{flags}(?<!\w)({any_of(found)})(?!\w)")
    assert [m.span(1) for m in shared.finditer(text)] == [m.span(1) for m in plain.finditer(text)]


def test_phrases_match_over_any_white_space_and_letter_for_letter() -> None:
    pattern = re.compile(any_of(["Center for Unge", "Center (Øst)", "Center"]))
    assert pattern.fullmatch("Center for\n Unge")
    assert pattern.fullmatch("Center (Øst)")
    assert pattern.match("Center for Job")[0] == "Center"  # type: ignore[index]
