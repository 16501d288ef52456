"""The words of the review workbook, in any language: columns, kinds, codes, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policymine.resources import read_lexicon
from policymine.schema.codebook import NONE, Codebook

if TYPE_CHECKING:
    from policymine.review.decisions import Decision

KINDS = ("goal", "initiative", NONE)
"""What a passage can be said to be; ``none`` is no finding."""


def words_in(lang: str) -> dict[str, Any]:
    """Return the words of one language."""
    words: dict[str, Any] = read_lexicon("review")[lang]
    return words


def column_of(head: str) -> str:
    """Return the name of the column under a header in any language, or the header itself."""
    said = read_lexicon("review").values()
    names: dict[str, str] = {text: name for words in said for name, text in words["column"].items()}
    return names.get(head, head)


def kind_of_word(word: str) -> str:
    """Return the kind that a cell names, in any letter case and language, or the word itself."""
    said = read_lexicon("review").values()
    kinds: dict[str, str] = {
        text.casefold(): kind for words in said for kind, text in words["kinds"].items()
    }
    return kinds.get(word.casefold(), word)


def code_of(word: str, codebook: Codebook) -> str:
    """Return the code that a cell names, in any letter case and language, or the word itself."""
    words = {say["none"]: NONE for say in read_lexicon("review").values()}
    codes = {code.casefold(): code for code in (*codebook.code_ids, NONE)}
    return (words | codes).get(word.casefold(), word)


def code_words(codebook: Codebook, lang: str) -> list[str]:
    """Return what can be chosen as a code, as one language says it."""
    return [*codebook.code_ids, words_in(lang)["none"]]


def say_code(code: str, lang: str) -> str:
    """Return a code as one language says it: only ``none`` has a word."""
    return str(words_in(lang)["none"]) if code == NONE else code


def say_choice(decision: Decision, lang: str) -> str:
    """Return who decided what in a few words: ``AB: P1+P2``, ``CD: not a finding``."""
    words = words_in(lang)
    kind = words["kinds"].get(decision.kind, "")
    codes = "+".join(say_code(code, lang) for code in decision.codes)
    said = " ".join(filter(None, (kind, codes)))
    return f"{decision.coder or words['unnamed']}: {said}"
