"""Measure a pipeline on UD_Danish-DDT and UNER_Danish-DDT, beside the published models."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policymine.language.training import sources
from policymine.language.training.corpus import add_entities
from policymine.language.training.docs import build_doc
from policymine.language.training.noise import NoisyText, add_noise
from policymine.language.training.sources import Sentence

if TYPE_CHECKING:
    from spacy.language import Language

SEED = 0
PARTS = {
    "dev": (sources.UD_DEV, sources.UNER_DEV),
    "test": (sources.UD_TEST, sources.UNER_TEST),
}
_GROUP = 10
"""Sentences that are joined into one text to see whether they are told apart again."""

Span = tuple[int, int, int, str]
"""Text number, start, end, label."""


@dataclass(frozen=True)
class Figures:
    """What a pipeline reaches; shares between 0 and 1, `noise_loss` in points."""

    pos: float
    morph: float
    lemma: float
    uas: float
    las: float
    ner: float
    ner_types: dict[str, float]
    tokens: float
    sentences: float
    ner_raw: float
    ner_noise: float

    @property
    def noise_loss(self) -> float:
        """Points of F1 that names in raw text lose when the text is broken."""
        return 100 * (self.ner_raw - self.ner_noise)


def read_gold(folder: Path, part: str) -> list[Sentence]:
    """Read the gold sentences of "dev" or "test", with trees, tags and names."""
    ud, uner = PARTS[part]
    return add_entities(sources.read_conllu(folder / ud), sources.read_iob(folder / uner))


def measure(nlp: Language, gold: Sequence[Sentence]) -> Figures:
    """Measure tags, trees and names on gold tokens, the rest on raw text."""
    given = _score(nlp, gold, size=1, tokens=True)
    raw = _score(nlp, gold, size=_GROUP, tokens=False)
    clean = names_f1(nlp, gold, lambda text: NoisyText(text, tuple(range(len(text)))))
    rng = random.Random(SEED)
    noisy = names_f1(nlp, gold, lambda text: add_noise(text, rng))
    return Figures(
        pos=given["pos_acc"] or 0.0,
        morph=given["morph_acc"] or 0.0,
        lemma=given["lemma_acc"] or 0.0,
        uas=given["dep_uas"] or 0.0,
        las=given["dep_las"] or 0.0,
        ner=given["ents_f"] or 0.0,
        ner_types={name: row["f"] for name, row in (given["ents_per_type"] or {}).items()},
        tokens=raw["token_acc"],
        sentences=raw["sents_f"] or 0.0,
        ner_raw=clean,
        ner_noise=noisy,
    )


def _score(nlp: Language, gold: Sequence[Sentence], *, size: int, tokens: bool) -> dict[str, Any]:
    """Return spaCy's own scores; with `tokens` the gold tokens are given."""
    from spacy.tokens import Doc
    from spacy.training import Example

    examples = []
    for start in range(0, len(gold), size):
        reference = build_doc(nlp.vocab, gold[start : start + size])
        if tokens:
            words = [token.text for token in reference]
            spaces = [bool(token.whitespace_) for token in reference]
            predicted = Doc(nlp.vocab, words=words, spaces=spaces)
        else:
            predicted = nlp.make_doc(reference.text)
        examples.append(Example(predicted, reference))
    scores: dict[str, Any] = nlp.evaluate(examples)
    return scores


def names_f1(nlp: Language, gold: Sequence[Sentence], change: Callable[[str], NoisyText]) -> float:
    """Return the F1 of names found in changed raw text, compared by offsets in the clean text."""
    texts = [sentence_text(sentence) for sentence in gold]
    changed = [change(text) for text in texts]
    found: set[Span] = set()
    for number, (noisy, doc) in enumerate(
        zip(changed, nlp.pipe(noisy.text for noisy in changed), strict=True)
    ):
        for ent in doc.ents:
            found.add((number, *noisy.clean_span(ent.start_char, ent.end_char), ent.label_))
    wanted = {span for number, s in enumerate(gold) for span in gold_spans(number, s)}
    common = len(found & wanted)
    return 2 * common / (len(found) + len(wanted)) if common else 0.0


def sentence_text(sentence: Sentence) -> str:
    """Return the sentence as running text."""
    return "".join(token.form + (" " if token.space else "") for token in sentence.tokens).strip()


def join_texts(gold: Sequence[Sentence]) -> list[str]:
    """Return the sentences as texts of `_GROUP` of them."""
    texts = [sentence_text(sentence) for sentence in gold]
    return [" ".join(texts[at : at + _GROUP]) for at in range(0, len(texts), _GROUP)]


def gold_spans(number: int, sentence: Sentence) -> Iterable[Span]:
    """Yield the names of a sentence by offsets in its text."""
    at, start, end, label = 0, 0, 0, ""
    for token in sentence.tokens:
        if label and not token.entity.startswith("I-"):
            yield number, start, end, label
            label = ""
        if token.entity.startswith("B-"):
            start, label = at, token.entity[2:]
        end = at + len(token.form)
        at = end + token.space
    if label:
        yield number, start, end, label


PUBLISHED = {
    "POS": (0.964, 0.970),
    "morphology": (0.954, 0.965),
    "lemma": (0.953, 0.970),
    "LAS": (0.788, 0.790),
    "NER F1": (0.746, 0.750),
    "ORG F1": (0.627, 0.660),
}
"""Figures published for da_core_news_lg, and what we aim for."""


def render_figures(figures: Figures, part: str) -> str:
    """Return the figures as a table beside the published ones and the aims."""
    ours = {
        "POS": figures.pos,
        "morphology": figures.morph,
        "lemma": figures.lemma,
        "LAS": figures.las,
        "NER F1": figures.ner,
        "ORG F1": figures.ner_types.get("ORG", 0.0),
    }
    rows = [f"{part:<22} {'ours':>6} {'da_core_news_lg':>16} {'aim':>6}"]
    for name, value in ours.items():
        published, aim = PUBLISHED[name]
        rows.append(f"{name:<22} {value:>6.3f} {published:>16.3f} {aim:>6.3f}")
    rows.append(f"{'tokens (raw text)':<22} {figures.tokens:>6.3f}")
    rows.append(f"{'sentences (raw text)':<22} {figures.sentences:>6.3f}")
    rows.append(f"{'NER points lost':<22} {figures.noise_loss:>6.1f} {'16-23':>16} {'8.0':>6}")
    return "\n".join(rows)
