"""The dropdowns of the review workbook: codes, and what a passage is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policymine.review.columns import CODES
from policymine.review.words import code_words, words_in
from policymine.schema.codebook import NONE, Codebook


def add_choices(
    sheet: Any,
    columns: Sequence[str],
    rows: int,
    codebook: Codebook,
    kinds: Sequence[str],
    lang: str,
) -> None:
    """Add the dropdowns of codes and of what a passage is, to all rows."""
    say, last = words_in(lang), max(rows, 1)
    codes, kind = columns.index(CODES[0]), columns.index("kind")
    rule = _one_of(code_words(codebook, lang), say, say["unknown"])
    sheet.data_validation(1, codes, last, codes + len(CODES) - 1, rule)
    rule = _one_of([say["kinds"][name] for name in kinds], say, say["what"])
    if NONE in kinds:
        words = {"no_finding": say["kinds"][NONE], "missing": say["missing"]}
        rule |= {"input_title": say["what"], "input_message": say["what_text"].format(**words)}
    sheet.data_validation(1, kind, last, kind, rule)


def _one_of(choices: Sequence[str], say: Mapping[str, Any], title: str) -> dict[str, Any]:
    message = say["choose"].format(choices=", ".join(choices))
    return {
        "validate": "list",
        "source": list(choices),
        "error_title": title,
        "error_message": message,
    }
