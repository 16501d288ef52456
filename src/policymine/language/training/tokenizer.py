"""The tokenizer: spaCy's Danish one, which also mends a space lost before a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_LOST_SPACES = (
    # "tilHerlev": two or more small letters, then a capital and a small one
    r"[a-zæøå]{2,}(?=[A-ZÆØÅ][a-zæøå])",
    # "iHerlev", but not "iPad"
    r"i(?=[A-ZÆØÅ][a-zæøå]{2})(?!(?:Pad|Phone|Mac|Tunes|Cloud|Message))",
)


def build_base(lang: str = "da") -> Language:
    """Return a blank pipeline whose tokenizer splits words that a PDF ran together."""
    import spacy
    from spacy.util import compile_prefix_regex

    nlp = spacy.blank(lang)
    tokenizer: Any = nlp.tokenizer
    prefixes = [*(nlp.Defaults.prefixes or ()), *_LOST_SPACES]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    return nlp
