"""Who said or signed something stands on a line of its own, which heads nothing."""

from __future__ import annotations

import pytest

from policymine.ingest.headings import may_head


@pytest.mark.parametrize(
    "line",
    [
        "Kvinde, 34 år, Nordby",
        "Mor til en søn med autisme",
        "Per Bo Hansen, borgmester",
        "Anne Lund, formand for Socialudvalget",
    ],
)
def test_a_signature_is_no_heading(line: str) -> None:
    assert not may_head(line)


@pytest.mark.parametrize("line", ["Ro, renlighed og rutiner", "Børn og unge under 18 år", "Mor"])
def test_a_heading_with_like_words_stays_one(line: str) -> None:
    assert may_head(line)
