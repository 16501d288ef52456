"""Keep the evaluation sentences out of training, in every layer, and prove it afterwards.

The same newspaper texts are behind PAROLE-DK, DDT, UD and UNER, cut and tokenised a little
differently ("i_dag" is one token here and two there). So a training sentence is dropped when
it equals an evaluation sentence word by word, and also when it overlaps one: it shares a run of
six words, or it is a short one that stands whole inside one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from policymine.language.training import sources

KEY_BYTES = 5
"""Bytes of a sentence's hash: 40 bits, so that 16,000 × 1,129 pairs collide once in 60,000."""

_RUN = 6
_PIECES = re.compile(r"\w+")


def sentence_key(forms: Sequence[str]) -> bytes:
    """Return the hash of a sentence's lower-cased tokens, the same in every file of the corpora."""
    text = " ".join(form.replace("_", " ") for form in forms).lower()
    return hashlib.blake2b(text.encode(), digest_size=KEY_BYTES).digest()


def build_index(sentences: Iterable[Sequence[str]]) -> bytes:
    """Return the sorted, joined keys of sentences: what ships with the model."""
    return b"".join(sorted({sentence_key(forms) for forms in sentences}))


def read_index(path: Path) -> set[bytes]:
    """Read the keys of a training index that `build_index` made."""
    raw = path.read_bytes()
    return {raw[at : at + KEY_BYTES] for at in range(0, len(raw), KEY_BYTES)}


def _words(forms: Sequence[str]) -> tuple[str, ...]:
    return tuple(_PIECES.findall(" ".join(forms).replace("_", " ").lower()))


@dataclass(frozen=True)
class HeldOut:
    """The evaluation sentences, in the forms in which training text is compared with them."""

    keys: frozenset[bytes]
    runs: frozenset[tuple[str, ...]]

    def overlaps(self, forms: Sequence[str]) -> bool:
        """Say whether a training sentence equals or overlaps an evaluation sentence."""
        if sentence_key(forms) in self.keys:
            return True
        words = _words(forms)
        if len(words) < 2:
            return False
        if len(words) <= _RUN:
            return words in self.runs
        return any(words[at : at + _RUN] in self.runs for at in range(len(words) - _RUN + 1))


def build_held_out(sentences: Iterable[Sequence[str]]) -> HeldOut:
    """Build the check from the tokens of all evaluation sentences."""
    keys: set[bytes] = set()
    runs: set[tuple[str, ...]] = set()
    for forms in sentences:
        keys.add(sentence_key(forms))
        words = _words(forms)
        for size in range(2, _RUN + 1):
            runs.update(words[at : at + size] for at in range(len(words) - size + 1))
    return HeldOut(frozenset(keys), frozenset(runs))


def read_held_out(folder: Path) -> HeldOut:
    """Read the dev and test sentences of UD and UNER from the data folder."""
    sentences = [
        *sources.read_conllu(folder / sources.UD_DEV),
        *sources.read_conllu(folder / sources.UD_TEST),
        *sources.read_iob(folder / sources.UNER_DEV),
        *sources.read_iob(folder / sources.UNER_TEST),
    ]
    return build_held_out(sentence.forms for sentence in sentences)
