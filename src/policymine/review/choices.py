"""What a reviewer chose in the cells of a row, in the words of the run's language."""

from __future__ import annotations

from collections.abc import Mapping

from policymine.errors import PassageError
from policymine.review.columns import CODES
from policymine.review.words import code_of, code_words, kind_of_word, words_in
from policymine.schema.codebook import NONE, Codebook


class Choices:
    """Reads kinds and codes; raises PassageError with a sentence if a choice is none of them."""

    def __init__(self, codebook: Codebook, lang: str) -> None:
        self.codebook = codebook
        self.lang = lang
        self.say = words_in(lang)

    def kind(self, word: str) -> str:
        """Return ``goal``, ``initiative`` or ``none``."""
        kind = kind_of_word(word)
        if kind not in self.say["kinds"]:
            known = ", ".join(self.say["kinds"].values())
            column = self.say["column"]["kind"]
            raise PassageError(f"unknown choice '{word}' under {column}; choose one of {known}.")
        return kind

    def codes(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Return the codes of a row, each once; there may be none of them."""
        named = (code_of(cells[name], self.codebook) for name in CODES if cells[name])
        codes = tuple(dict.fromkeys(named))
        unknown = [code for code in codes if code not in (*self.codebook.code_ids, NONE)]
        if unknown:
            known = ", ".join(code_words(self.codebook, self.lang))
            raise PassageError(f"unknown code {', '.join(unknown)}; choose one of {known}.")
        if NONE in codes and len(codes) > 1:
            raise PassageError(
                f"'{self.say['none']}' stands beside other codes; it stands alone or not at all."
            )
        return codes
