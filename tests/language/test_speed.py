"""Speed is measured side by side; the table names every pipeline."""

from __future__ import annotations

import spacy

from policymine.language.training.speed import Speed, render_speed, words_per_second


def test_words_are_counted_by_the_pipeline_itself() -> None:
    assert words_per_second(spacy.blank("da"), ["Byen sover.", "Den vågner igen."] * 50) > 0


def test_the_table_has_a_row_for_every_pipeline() -> None:
    table = render_speed({"ours": Speed(9000.4, 0.381), "theirs": Speed(4500.0, 2.0)})
    assert [line.split() for line in table.splitlines()[1:]] == [
        ["ours", "9000", "0.38"],
        ["theirs", "4500", "2.00"],
    ]
