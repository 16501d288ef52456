"""Turn PAROLE's morphology (`msd`) into UD's word classes (UPOS) and features.

The two schemes agree but for a few classes, so a table learnt from the sentences of UD dev that
also stand in PAROLE does most of the work. What it cannot know hangs on syntax: whether a verb is
an auxiliary, an article a pronoun, "som" a conjunction. Where there is a tree it says so; where
there is none, a classifier trained on the sentences with trees does, from the words around.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policymine.language.training.ddt import AUXILIARIES, Tree
from policymine.language.training.sources import Sentence, Token

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

Tag = tuple[str, str]
"""UPOS and FEATS, the latter as in CoNLL-U."""

_UNKNOWN: Tag = ("", "")
_RELATIVE = "PartType=Inf"  # so UD_Danish-DDT marks "at", "som" and "der"


@dataclass(frozen=True)
class TagTable:
    """Which tag an `msd`, or an `msd` with a form, has in UD; unseen ones stay unannotated."""

    by_msd: dict[str, Tag]
    by_form: dict[tuple[str, str], Tag]

    def tag(self, token: Token) -> Tag:
        """Return the tag without a look at the context."""
        return self.by_form.get(
            (token.msd, token.form.lower()), self.by_msd.get(token.msd, _UNKNOWN)
        )


def learn_table(pairs: Iterable[tuple[Sentence, Sentence]]) -> TagTable:
    """Learn the table from sentences with `msd` beside the same with UD's gold tags."""
    by_msd: dict[str, Counter[Tag]] = defaultdict(Counter)
    by_form: dict[tuple[str, str], Counter[Tag]] = defaultdict(Counter)
    for sentence, gold in pairs:
        for ours, theirs in zip(sentence.tokens, gold.tokens, strict=True):
            tag = (theirs.pos, theirs.feats)
            by_msd[ours.msd][tag] += 1
            by_form[ours.msd, ours.form.lower()][tag] += 1
    return TagTable(
        {msd: tags.most_common(1)[0][0] for msd, tags in by_msd.items() if msd != "XX"},
        {
            key: tag
            for key, tags in by_form.items()
            for tag, count in tags.most_common(1)
            if count >= 2 and key[0] != "XX"
        },
    )


def lemma_of(token: Token) -> str:
    """Return the lemma as UD writes it: an adverb made of an adjective is its own lemma."""
    if token.msd.startswith("AN") and token.msd.endswith("R"):
        return token.form.lower()
    return token.form if token.msd == "XP" else token.lemma


def is_ambiguous(token: Token) -> bool:
    """Say whether the tag of a token hangs on the syntax around it."""
    if token.msd.startswith("VA"):
        return token.lemma in AUXILIARIES
    return token.msd[:2] in ("PI", "PD", "PO") or (token.msd == "U=" and token.form.lower() != "at")


def tag_with_tree(sentence: Sentence, table: TagTable) -> Sentence:
    """Tag a sentence of the treebank: its tree settles what the table leaves open."""
    tree = Tree(sentence)
    tags = [
        _settle(tree, index, table.tag(token)) if is_ambiguous(token) else table.tag(token)
        for index, token in enumerate(sentence.tokens)
    ]
    return _with_tags(sentence, tags)


def _settle(tree: Tree, index: int, tag: Tag) -> Tag:
    token, function = tree.tokens[index], tree.promoted(index) is not None
    if tag == _UNKNOWN:
        return tag
    if token.msd.startswith("VA"):
        return "AUX" if function else "VERB", tag[1]
    if token.msd != "U=":
        # A nominative "man" is a pronoun whatever depends on it.
        nominative = token.msd.startswith("PI-C[SP]N")
        return "DET" if function and not nominative else "PRON", tag[1]
    if token.form.lower() == "der":
        return _settle_der(token)
    noun = token.relation in ("subj", "dobj", "nobj", "iobj", "pobj") and not function
    return "PRON" if noun else "ADP", _RELATIVE


def _settle_der(token: Token) -> Tag:
    if token.relation == "expl":
        return "PRON", ""
    return ("ADV" if token.relation in ("mod", "pred") else "PRON"), _RELATIVE


def _with_tags(sentence: Sentence, tags: Sequence[Tag]) -> Sentence:
    return replace(
        sentence,
        tokens=tuple(
            replace(token, pos=pos, feats=feats, lemma=lemma_of(token))
            for token, (pos, feats) in zip(sentence.tokens, tags, strict=True)
        ),
    )


class ContextTagger:
    """Tags sentences without trees: the table, and a linear classifier for the ambiguous words."""

    def __init__(self, table: TagTable) -> None:
        self._table = table
        self._model: Pipeline | None = None

    def fit(self, sentences: Iterable[Sentence]) -> ContextTagger:
        """Learn from sentences that `tag_with_tree` has tagged."""
        from sklearn.feature_extraction import DictVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        features, labels = [], []
        for sentence in sentences:
            for index, token in enumerate(sentence.tokens):
                if token.pos and is_ambiguous(token):
                    features.append(_context(sentence.tokens, index))
                    labels.append(f"{token.pos} {token.feats if token.msd == 'U=' else ''}")
        self._model = make_pipeline(
            DictVectorizer(), LogisticRegression(C=3.0, max_iter=400, random_state=0)
        )
        self._model.fit(features, labels)
        return self

    def tag(self, sentence: Sentence) -> Sentence:
        """Tag a sentence from its words and their morphology."""
        tags = [self._table.tag(token) for token in sentence.tokens]
        open_ = [
            index
            for index, token in enumerate(sentence.tokens)
            if is_ambiguous(token) and tags[index] != _UNKNOWN
        ]
        if open_ and self._model is not None:
            contexts = [_context(sentence.tokens, index) for index in open_]
            for index, label in zip(open_, self._model.predict(contexts), strict=True):
                pos, _, feats = label.partition(" ")
                relative = sentence.tokens[index].msd == "U="
                tags[index] = (pos, feats if relative else tags[index][1])
        return _with_tags(sentence, tags)


def _context(tokens: tuple[Token, ...], index: int) -> dict[str, str]:
    here = tokens[index]
    features = {"lemma": here.lemma, "form": here.form.lower(), "msd": here.msd}
    for offset in (-3, -2, -1, 1, 2, 3):
        at = index + offset
        near = tokens[at] if 0 <= at < len(tokens) else None
        kind = _kind(near) if near else "edge"
        features[f"{offset}"] = kind
        features[f"{offset} with lemma"] = f"{kind} {here.lemma}"
        if near and abs(offset) == 1:
            features[f"{offset} form"] = near.form.lower()
    features["path"] = " ".join(_path(tokens, index))
    features["next verb"] = f"{here.lemma} {_next_verb(tokens, index)}"
    return features


def _kind(token: Token) -> str:
    """Return the part of the morphology that tells the syntax apart."""
    if token.msd.startswith("V"):
        return token.msd[:4]
    if token.msd == "U=" or token.msd == "XP":
        return token.form.lower()
    if token.msd.startswith("N"):
        return f"N{token.msd[4:5]}"
    return token.msd[:2] + ("R" if token.msd.endswith("R") else "")


def _path(tokens: tuple[Token, ...], index: int) -> Iterator[str]:
    """Yield the kinds of the words that follow, up to a noun, a verb or punctuation."""
    for token in tokens[index + 1 : index + 5]:
        yield _kind(token)
        if token.msd[0] in "NV" or token.msd in ("XP", "SP"):
            return


def _next_verb(tokens: tuple[Token, ...], index: int) -> str:
    """Return the form of the next verb in the clause and whether "at" stands before it."""
    previous = tokens[index]
    for token in tokens[index + 1 :]:
        if token.msd.startswith("V"):
            return f"{token.msd[:4]} {token.lemma if token.lemma in AUXILIARIES else ''}" + (
                " at" if previous.form.lower() == "at" else ""
            )
        if token.form in ".:;?!" or token.msd == "CS":
            break
        previous = token
    return "none"
