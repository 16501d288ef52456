"""Break text as PDFs break it: spaces lost or doubled, words cut by a hyphen and a space.

The rates are those of the project's robustness bar. Inconsistent spacing is what hurts published
Danish models most (Enevoldsen, Hansen & Nielbo 2021, "DaCy: a unified framework for Danish NLP").
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

SPACES = 0.05
"""Share of spaces that are dropped or doubled, half of them each."""

WORDS = 0.02
"""Share of words that are broken by a hyphen and a space."""

_PARTS = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class NoisyText:
    """Broken text; `origins[i]` is the offset in the clean text of the i-th character, or -1."""

    text: str
    origins: tuple[int, ...]

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the clean text of a span of the broken one."""
        known = [origin for origin in self.origins[start:end] if origin >= 0]
        return (known[0], known[-1] + 1) if known else (-1, -1)


def add_noise(text: str, rng: random.Random) -> NoisyText:
    """Break a text at the rates of the bar."""
    characters: list[tuple[str, int]] = []
    for match in _PARTS.finditer(text):
        part = list(zip(match.group(), range(match.start(), match.end()), strict=True))
        characters.extend(_break_part(part, rng))
    return NoisyText(
        "".join(character for character, _ in characters),
        tuple(origin for _, origin in characters),
    )


def _break_part(part: list[tuple[str, int]], rng: random.Random) -> Iterator[tuple[str, int]]:
    if part[0][0].isspace():
        if rng.random() < SPACES:
            part = [] if rng.random() < 0.5 else [*part, (" ", -1)]
        yield from part
    elif rng.random() < WORDS and len(part) > 1:
        cut = rng.randint(1, len(part) - 1)
        yield from [*part[:cut], ("-", -1), (" ", -1), *part[cut:]]
    else:
        yield from part
