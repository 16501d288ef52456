"""Broken text keeps its letters, and every place in it leads back to the clean text."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from policymine.language.training.noise import add_noise


@given(st.text("ab æ ", max_size=80), st.integers(0, 1000))
def test_every_character_comes_from_its_origin(text: str, seed: int) -> None:
    noisy = add_noise(text, random.Random(seed))
    assert len(noisy.text) == len(noisy.origins)
    for character, origin in zip(noisy.text, noisy.origins, strict=True):
        assert origin < 0 or text[origin] == character
    kept = [origin for origin in noisy.origins if origin >= 0]
    assert kept == sorted(set(kept))
    assert [text[i] for i in kept if text[i] != " "] == [c for c in text if c != " "]


def test_a_span_of_broken_text_is_found_in_the_clean_one() -> None:
    text = "Grete Holm bor i Odderup " * 40
    noisy = add_noise(text, random.Random(0))
    assert noisy.text != text
    assert noisy.clean_span(0, len(noisy.text)) == (0, len(text))
    assert noisy.clean_span(3, 3) == (-1, -1)
