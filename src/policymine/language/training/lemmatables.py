"""Make the tables of the lemma component from the training documents and the plain text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from policymine.language.lemmas import SEPARATOR, LemmaTables, join_key, table_form

Reading = tuple[str, str, str, str]
"""Form as the tables have it, lemma, UPOS, FEATS."""

_LONGEST_OLD, _LONGEST_NEW, _SHORTEST_STEM = 5, 3, 2
_LEAST_RULE = 2
_LEAST_WORD = 2


def read_readings(path: Path) -> Iterator[Reading]:
    """Yield the lemmatised tokens of training documents."""
    import spacy
    from spacy.tokens import DocBin

    for doc in DocBin().from_disk(path).get_docs(spacy.blank("da").vocab):
        for token in doc:
            if token.pos_ and token.lemma_ and not token.is_space:
                form = table_form(token.text, token.pos_)
                yield form, token.lemma_, token.pos_, str(token.morph)


def build_tables(readings: Iterable[Reading], words: Iterable[str]) -> LemmaTables:
    """Build the tables; `words` are the lower-cased words of plain text."""
    counts = Counter(readings)
    by_pos: dict[str, Counter[str]] = defaultdict(Counter)
    by_feats: dict[str, Counter[str]] = defaultdict(Counter)
    for (form, lemma, pos, feats), count in counts.items():
        by_pos[join_key(form, pos)][lemma] += count
        by_feats[join_key(form, pos, feats)][lemma] += count
    best = {key: lemmas.most_common(1)[0][0] for key, lemmas in by_pos.items()}
    finer = {key: lemmas.most_common(1)[0][0] for key, lemmas in by_feats.items()}
    frequent = (word for word, count in Counter(words).items() if count >= _LEAST_WORD)
    changed = {key: lemma for key, lemma in finer.items() if best[_coarser(key)] != lemma}
    return LemmaTables(
        by_pos=best,
        by_feats=changed,
        rules=_build_rules(counts),
        attested=sorted({*frequent, *(lemma.lower() for _, lemma, _, _ in counts)}),
    )


def _coarser(key: str) -> str:
    return key.rpartition(SEPARATOR)[0]


def _common_start(one: str, other: str) -> int:
    """Return how many characters two words share from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _build_rules(readings: Iterable[Reading]) -> dict[str, list[tuple[str, str, int]]]:
    """Count, over different words, which ending gives way to which in the lemma."""
    rules: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for form, lemma, pos, feats in readings:
        stem = _common_start(form, lemma)
        old, new = form[stem:], lemma[stem:]
        if stem >= _SHORTEST_STEM and len(old) <= _LONGEST_OLD and len(new) <= _LONGEST_NEW:
            rules[join_key(pos, feats)][old, new] += 1
            rules[pos][old, new] += 1
    return {
        key: [(old, new, count) for (old, new), count in found.items() if count >= _LEAST_RULE]
        for key, found in rules.items()
    }
