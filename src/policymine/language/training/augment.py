"""Write annotated sentences as other documents write them, the annotation carried along.

Plans come in ALL CAPS headings, in lower case, and out of PDFs with spaces lost or doubled and
words broken at line ends. A share of the training sentences is repeated in each of these forms, and
one with other names in place of its own, so that a name is known by where it stands.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from policymine.language.training.sources import Sentence, Token
from policymine.language.training.swap import collect_names, swap_names

SHARES = {"lower": 0.05, "upper": 0.05, "broken": 0.35}
"""How many of the sentences with trees or names are repeated in which form."""

SWAPPED = {"swapped": 0.5}
"""The same for names put in each other's place, where names are to be learnt further."""

BROKEN_SPACES = 0.10
BROKEN_WORDS = 0.05


def augment(
    sentences: Sequence[Sentence], rng: random.Random, shares: Mapping[str, float] = SHARES
) -> Iterator[Sentence]:
    """Yield the sentences that are repeated, each in the form that it was drawn for."""
    names = collect_names(sentences)
    forms: dict[str, Callable[[Sentence], Sentence]] = {
        "lower": lambda sentence: _map_forms(sentence, str.lower),
        "upper": lambda sentence: _map_forms(sentence, str.upper),
        "broken": lambda sentence: break_sentence(sentence, rng),
        "swapped": lambda sentence: swap_names(sentence, names, rng),
    }
    for sentence in sentences:
        for name, share in shares.items():
            if is_rich(sentence) and rng.random() < share:
                yield forms[name](sentence)


def is_rich(sentence: Sentence) -> bool:
    """Say whether a sentence has a tree or names."""
    return any(token.head >= 0 or token.entity for token in sentence.tokens)


def _map_forms(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """Change the case of all words; where that hides how the lemma comes about, drop it."""
    tokens = []
    for token in sentence.tokens:
        form = change(token.form)
        same = form == token.form or (form.islower() and token.pos != "PROPN")
        tokens.append(replace(token, form=form, lemma=token.lemma if same else ""))
    return replace(sentence, tokens=tuple(tokens))


def break_sentence(sentence: Sentence, rng: random.Random) -> Sentence:
    """Drop and double spaces and break words; heads are moved to the new places."""
    groups = [
        _break_token(token, index + 1 < len(sentence.tokens), rng)
        for index, token in enumerate(sentence.tokens)
    ]
    starts, total = [], 0
    for group in groups:
        starts.append(total)
        total += len(group)
    tokens: list[Token] = []
    for group, start in zip(groups, starts, strict=True):
        for offset, token in enumerate(group):
            if token.head < 0:
                tokens.append(token)
            else:
                tokens.append(replace(token, head=start if offset else starts[token.head]))
    return replace(sentence, tokens=_close_entities(tokens))


def _break_token(token: Token, has_next: bool, rng: random.Random) -> list[Token]:
    pieces = [token]
    if len(token.form) > 2 and token.form.isalpha() and rng.random() < BROKEN_WORDS:
        pieces = _hyphenate(token, rng.randint(1, len(token.form) - 1))
    if token.space and has_next and rng.random() < BROKEN_SPACES:
        if rng.random() < 0.5:
            pieces[-1] = replace(pieces[-1], space=False)
        else:
            pieces.append(_space(token))
    return pieces


def _hyphenate(token: Token, cut: int) -> list[Token]:
    """Return both parts of a broken word; the second one `goeswith` the first, as in UD."""
    rest = token.entity.replace("B-", "I-")
    first = replace(token, form=f"{token.form[:cut]}-", lemma="", space=True)
    relation = "goeswith" if token.relation else ""
    return [first, replace(token, form=token.form[cut:], lemma="", entity=rest, relation=relation)]


def _space(token: Token) -> Token:
    """Return the token that spaCy makes of a second space."""
    return replace(
        token,
        form=" ",
        lemma=" ",
        pos="SPACE" if token.pos else "",
        feats="",
        relation="dep" if token.relation else "",
        entity=token.entity.replace("B-", "I-"),
        space=False,
    )


def _close_entities(tokens: list[Token]) -> tuple[Token, ...]:
    """Take the space after a name out of it again: names end in a word."""
    closed = list(tokens)
    for index, token in enumerate(tokens):
        after = tokens[index + 1].entity if index + 1 < len(tokens) else ""
        if token.form == " " and token.entity.startswith("I-") and not after.startswith("I-"):
            closed[index] = replace(token, entity="O")
    return tuple(closed)
