"""Bring the annotated sources together: every sentence once, with each layer that it has.

DDT gives trees (and through them the open tags), UNER_Danish-DDT the names and the spacing of the
same sentences, PAROLE-DK tags and lemmas for three times as much text. A layer that a sentence
lacks stays empty, and spaCy learns nothing from it there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from policymine.language.training import relations, sources, tags, trees
from policymine.language.training.heldout import HeldOut
from policymine.language.training.sources import Sentence, Token

Key = tuple[str, ...]

_NO_SPACE_BEFORE = frozenset(".,;:!?)]%")
_NO_SPACE_AFTER = frozenset("([")
_NOMINAL = ("NOUN", "ADJ", "PRON", "DET", "NUM", "ADV")
_RARE_PIECES = {
    "går": ("NOUN", "Definite=Ind|Gender=Neut|Number=Sing", "går"),
    "aftes": ("NOUN", "Case=Gen|Definite=Ind|Gender=Com|Number=Sing", "aften"),
    "morges": ("NOUN", "Case=Gen|Definite=Ind|Gender=Com|Number=Sing", "morgen"),
}
"""Words that PAROLE has only inside "i_går" and its like, as UD_Danish-DDT tags them."""


def match_key(sentence: Sentence) -> Key:
    """Return what is the same in all sources: lower-cased words, multi-word tokens split."""
    return tuple(piece for form in sentence.forms for piece in form.lower().split("_"))


def build_corpus(folder: Path, held_out: HeldOut) -> list[Sentence]:
    """Return all training sentences in the order of their texts, none of them held out."""
    ddt, parole = sources.read_ddt(folder), sources.read_parole(folder)
    dev = {match_key(gold): gold for gold in sources.read_conllu(folder / sources.UD_DEV)}
    table = tags.learn_table([*_beside(ddt, dev), *_beside(parole, dev)])
    names = relations.learn_names(_with_gold_pos(_beside(ddt, dev)))

    treebank = [
        _convert(tags.tag_with_tree(sentence, table), names)
        for sentence in ddt
        if not held_out.overlaps(sentence.forms)
    ]
    known = {match_key(sentence) for sentence in treebank}
    rest = [
        sentence
        for sentence in parole
        if match_key(sentence) not in known and not held_out.overlaps(sentence.forms)
    ]
    tagger = tags.ContextTagger(table).fit(
        tags.tag_with_tree(sentence, table)
        for sentence in ddt
        if not held_out.overlaps(sentence.forms)
    )
    tagged = [_without_tree(tagger.tag(sentence)) for sentence in rest]
    split = _split_pieces([*treebank, *tagged])
    uner = sources.read_iob(folder / sources.UNER_TRAIN)
    return add_entities(split, [s for s in uner if not held_out.overlaps(s.forms)])


def _beside(ours: Iterable[Sentence], gold: dict[Key, Sentence]) -> list[tuple[Sentence, Sentence]]:
    pairs = [(sentence, gold.get(match_key(sentence))) for sentence in ours]
    return [(a, b) for a, b in pairs if b is not None and len(a.tokens) == len(b.tokens)]


def _with_gold_pos(pairs: list[tuple[Sentence, Sentence]]) -> list[tuple[Sentence, Sentence]]:
    return [
        (
            replace(
                ours,
                tokens=tuple(
                    replace(token, pos=theirs.pos)
                    for token, theirs in zip(ours.tokens, gold.tokens, strict=True)
                ),
            ),
            gold,
        )
        for ours, gold in pairs
    ]


def _convert(sentence: Sentence, names: relations.NameTable) -> Sentence:
    return relations.name_relations(sentence, trees.convert_tree(sentence), names)


def _without_tree(sentence: Sentence) -> Sentence:
    return replace(
        sentence,
        tokens=tuple(replace(token, head=-1, relation="") for token in sentence.tokens),
    )


def _split_pieces(sentences: list[Sentence]) -> list[Sentence]:
    """Split "i_dag" into two tokens, as UD does, in all sentences."""
    readings: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.pos and "_" not in token.form:
                readings[token.form.lower()][token.pos, token.feats, token.lemma] += 1
    return [_space_out(_split(sentence, readings)) for sentence in sentences]


def _split(sentence: Sentence, readings: dict[str, Counter[tuple[str, str, str]]]) -> Sentence:
    starts, total = [], 0
    for token in sentence.tokens:
        starts.append(total)
        total += max(1, len(_pieces(token)))
    tokens: list[Token] = []
    for token, start in zip(sentence.tokens, starts, strict=True):
        head = starts[token.head] if token.head >= 0 else -1
        pieces = _pieces(token)
        if len(pieces) < 2:
            tokens.append(replace(token, head=head))
            continue
        for index, piece in enumerate(pieces):
            tokens.append(_piece(token, piece, index, start, head, readings))
    return replace(sentence, tokens=tuple(tokens))


def _pieces(token: Token) -> list[str]:
    return [piece for piece in token.form.split("_") if piece]


def _piece(
    token: Token,
    piece: str,
    index: int,
    start: int,
    head: int,
    readings: dict[str, Counter[tuple[str, str, str]]],
) -> Token:
    name = token.pos == "PROPN"
    if name:
        pos, feats, lemma = "PROPN", token.feats, piece
    else:
        pos, feats, lemma = _reading(piece.lower(), index, readings)
    relation = token.relation if index == 0 else ("flat" if name else "fixed")
    if not token.relation:
        relation, head = "", -1
    elif index > 0:
        head = start
    return replace(
        token, form=piece, pos=pos, feats=feats, lemma=lemma, head=head, relation=relation
    )


def _reading(
    piece: str, index: int, readings: dict[str, Counter[tuple[str, str, str]]]
) -> tuple[str, str, str]:
    """Return the likeliest tag of a piece: a preposition at the start, no verb after it."""
    if index > 0 and piece in _RARE_PIECES:
        return _RARE_PIECES[piece]
    known = readings.get(piece, Counter()).most_common()
    wanted = ("ADP",) if index == 0 else _NOMINAL
    chosen = next((reading for reading, _ in known if reading[0] in wanted), None)
    return chosen or (known[0][0] if known else ("", "", ""))


def _space_out(sentence: Sentence) -> Sentence:
    """Guess the spacing of a sentence whose source gives none."""
    tokens, quoted = [], False
    for index, token in enumerate(sentence.tokens):
        following = sentence.tokens[index + 1].form if index + 1 < len(sentence.tokens) else ""
        if token.form == '"':
            quoted = not quoted
        space = not (
            following in _NO_SPACE_BEFORE
            or token.form in _NO_SPACE_AFTER
            or (token.form == '"' and quoted)
            or (following == '"' and quoted)
        )
        tokens.append(replace(token, space=space))
    return replace(sentence, tokens=tuple(tokens))


def add_entities(sentences: Sequence[Sentence], uner: Iterable[Sentence]) -> list[Sentence]:
    """Add UNER's names and spacing to the sentences that it shares with the other sources."""
    named = {match_key(sentence): sentence for sentence in uner}
    merged, used = [], set()
    for sentence in sentences:
        gold = named.get(match_key(sentence))
        if gold is None or len(gold.tokens) != len(sentence.tokens):
            merged.append(sentence)
            continue
        used.add(match_key(sentence))
        tokens = tuple(
            replace(ours, form=theirs.form, entity=theirs.entity, space=theirs.space)
            for ours, theirs in zip(sentence.tokens, gold.tokens, strict=True)
        )
        merged.append(replace(sentence, tokens=tokens))
    return [*merged, *(gold for key, gold in named.items() if key not in used)]
