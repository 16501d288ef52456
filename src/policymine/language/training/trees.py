"""Turn the Danish Dependency Treebank's trees into Universal Dependencies.

In DDT function words are heads: a preposition governs its noun, an article its noun, a possessor
what it possesses, an auxiliary its verb. In UD the content word is the head of them all. The
conversion follows the README of UD_Danish-DDT (Johannsen, Martínez Alonso & Plank 2015,
"Universal Dependencies for Danish"): every function word hands its place down to the content word
of its chain. The relation names are then read off the old relation and the word classes, by rules
for the plain cases and by a table learnt from UD dev for the rest (`learn_names`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from policymine.language.training.sources import Sentence, Token

AUXILIARIES = frozenset({"have", "være", "blive", "kunne", "skulle", "ville", "måtte", "burde"})
_NAMES = frozenset({"namef", "namel"})
_QUESTION_WORDS = frozenset({"hvad", "hvem", "hvor", "hvordan", "hvorfor", "hvornår"})
"""Heads of an indirect question in DDT ("spørger, hvad jeg mener"), parts of it in UD."""
_CORE = {
    "subj": "nsubj",
    "dobj": "obj",
    "iobj": "iobj",
    "expl": "expl",
    "qobj": "ccomp",
    "appa": "appos",
    "appr": "appos",
    "voc": "vocative",
    "xtop": "advcl",
    "list": "list",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "DET"})


class Tree:
    """A DDT tree with the questions that the conversion asks of it."""

    def __init__(self, sentence: Sentence) -> None:
        self.tokens = sentence.tokens
        self.children: dict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def child(self, index: int, *relations: str) -> int | None:
        """Return the first child with one of the relations."""
        return next((c for c in self.children[index] if self.tokens[c].relation in relations), None)

    def promoted(self, index: int) -> int | None:
        """Return the child to which a function word hands its place, if it is one."""
        token = self.tokens[index]
        if token.msd.startswith("V"):
            return self._promoted_by_verb(index)
        if token.msd == "CC":
            return self.child(index, "conj") if token.relation != "coord" else None
        if token.msd in ("SP", "CS", "U="):
            return self.child(index, "nobj", "vobj", "aobj", "avobj")
        if token.form.lower() in _QUESTION_WORDS:
            return self.child(index, "rel")
        if token.msd[:2] in ("NC", "NP", "AN", "AC", "PI", "PD", "PO", "PT", "PC"):
            return self._promoted_by_nominal(index)
        return None

    def _promoted_by_verb(self, index: int) -> int | None:
        token = self.tokens[index]
        if token.lemma not in AUXILIARIES:
            return None
        verb = self.child(index, "vobj")
        if verb is None and token.lemma == "være":
            return self._predicate(index)
        return verb

    def _predicate(self, index: int) -> int | None:
        """Return the predicate of a copula: a noun or an adjective, not a clause or a phrase."""
        predicate = self.child(index, "pred")
        if predicate is None or self.tokens[predicate].msd[:2] in ("SP", "CS", "U=", "VA"):
            return None
        return predicate

    def _promoted_by_nominal(self, index: int) -> int | None:
        token = self.tokens[index]
        possessed = self.child(index, "possd")
        if possessed is not None:
            return possessed
        if token.msd.startswith("N"):
            return None
        noun = self.child(index, "nobj")
        return self._nominal_adjective(index) if noun is None else noun

    def _nominal_adjective(self, index: int) -> int | None:
        """Return the adjective that stands for a noun: "de ældste", "den overbordfaldne"."""
        if self.tokens[index].msd[:2] not in ("PD", "PI"):
            return None
        after = [c for c in self.children[index] if c > index and self._is_adjective(c)]
        return after[-1] if after and after[-1] == index + len(after) else None

    def _is_adjective(self, index: int) -> bool:
        token = self.tokens[index]
        adjective = token.msd.startswith("AN") and not token.msd.endswith("R")
        return token.relation == "mod" and adjective

    def possessor(self, index: int) -> int:
        """Return the noun that possesses, at the end of "den (det) → lille → by" or the like."""
        seen = {index}
        while (noun := self.child(index, "nobj")) is not None and noun not in seen:
            seen.add(noun)
            index = noun
        return index

    @cached_property
    def content(self) -> list[int]:
        """The content word that each token's chain of promotions ends in."""
        return [self._follow(index) for index in range(len(self.tokens))]

    def _follow(self, index: int) -> int:
        seen = {index}
        while (below := self.promoted(index)) is not None and below not in seen:
            seen.add(below)
            index = below
        return index


Arc = tuple[int, str]
NameTable = dict[tuple[str, ...], str]


def learn_names(pairs: Iterable[tuple[Sentence, Sentence]]) -> NameTable:
    """Learn relation names from sentences with DDT's tree beside the same with UD's gold tree."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for sentence, gold in pairs:
        tree, converted = Tree(sentence), convert_tree(sentence)
        for index, (ours, theirs) in enumerate(zip(converted.tokens, gold.tokens, strict=True)):
            if ours.head == theirs.head:
                for key in _name_keys(tree, converted, index):
                    counts[key][theirs.relation] += 1
    best = {key: counter.most_common(1)[0] for key, counter in counts.items()}
    return {
        key: name
        for key, (name, count) in best.items()
        if count >= 2 and count >= 0.5 * counts[key].total()
    }


def _name_keys(tree: Tree, converted: Sentence, index: int) -> list[tuple[str, ...]]:
    """Return what a relation's name may hang on, the most specific first."""
    token = converted.tokens[index]
    top, head = tree.tokens[_top(tree, index)], converted.tokens[token.head]
    below = tree.promoted(index)
    role = "" if below is None else tree.tokens[below].relation
    side = "right" if token.head < index else "left"
    wide = (top.relation, token.pos, token.relation)
    middle = (*wide, top.msd[:2], head.pos)
    return [(*middle, token.msd[:2], role, side), middle, wide]


def name_relations(sentence: Sentence, converted: Sentence, names: NameTable) -> Sentence:
    """Return the converted sentence with the learnt names of its relations."""
    tree = Tree(sentence)
    return replace(
        converted,
        tokens=tuple(
            token
            if token.head == index
            else replace(token, relation=_learnt(tree, converted, index, names))
            for index, token in enumerate(converted.tokens)
        ),
    )


def _learnt(tree: Tree, converted: Sentence, index: int, names: NameTable) -> str:
    keys = _name_keys(tree, converted, index)
    return next((names[key] for key in keys if key in names), converted.tokens[index].relation)


def convert_tree(sentence: Sentence) -> Sentence:
    """Return a sentence (with UPOS given) whose heads and relations follow UD."""
    tree = Tree(sentence)
    arcs = [_arc(tree, index) for index in range(len(sentence.tokens))]
    arcs = _one_root(tree, arcs)
    arcs = _names(tree, arcs)
    arcs = _coordination(tree, arcs)
    arcs = _break_cycles(arcs)
    arcs = _punctuation(tree, arcs)
    return replace(
        sentence,
        tokens=tuple(
            replace(token, head=head, relation=relation)
            for token, (head, relation) in zip(sentence.tokens, arcs, strict=True)
        ),
    )


def _top(tree: Tree, index: int) -> int:
    """Return the highest function word whose chain passes through this token."""
    while (head := tree.tokens[index].head) != index and tree.promoted(head) == index:
        index = head
    return index


def _arc(tree: Tree, index: int) -> Arc:
    below = tree.promoted(index)
    if below is not None:
        return _function_head(tree, index), _function_relation(tree, index, below)
    top = _top(tree, index)
    if tree.tokens[top].head == top:
        return index, "ROOT"
    parent = tree.tokens[top].head
    head = _attachment(tree, parent, index)
    return head, _relation(tree, index, top, head)


def _attachment(tree: Tree, parent: int, dependent: int) -> int:
    """Return the content word for a dependent: what stands before a possessor is its."""
    at = parent
    while (below := tree.promoted(at)) is not None:
        if tree.tokens[below].relation == "possd":
            possessor = tree.possessor(at)
            if dependent < possessor:
                return possessor
        at = below
    return at


def _function_head(tree: Tree, index: int) -> int:
    token = tree.tokens[index]
    if token.msd in ("SP", "CS", "U=", "CC") or token.msd.startswith("V"):
        return tree.content[index]
    return _attachment(tree, index, index)


def _function_relation(tree: Tree, index: int, below: int) -> str:
    token, content = tree.tokens[index], tree.tokens[tree.content[index]]
    if token.msd.startswith("V"):
        return "cop" if tree.tokens[below].relation == "pred" else "aux"
    if token.msd == "CC":
        return "cc"
    if token.msd in ("SP", "CS", "U="):
        clause = tree.tokens[below].relation in ("vobj",) or content.pos == "VERB"
        return "mark" if clause or token.pos in ("SCONJ", "PART") else "case"
    if tree.tokens[below].relation == "possd" and tree.possessor(index) == index:
        return "det" if token.pos == "DET" else "nmod:poss"
    if token.form.lower() in _QUESTION_WORDS:
        return "advmod" if token.pos == "ADV" else "obj"
    if token.pos == "NUM":
        return "nummod"
    return "amod" if token.pos == "ADJ" else "det"


def _relation(tree: Tree, index: int, top: int, head: int) -> str:
    token, old, governor = tree.tokens[index], tree.tokens[top].relation, tree.tokens[head]
    if old in _CORE:
        return _CORE[old]
    if old == "pnct":
        return "punct"
    if old == "rel":
        return "acl:relcl"
    if old in ("coord", "conj"):
        return "cc" if old == "coord" else "conj"
    if old == "part":
        return "compound:prt"
    if old in _NAMES or _is_name_part(tree.tokens[top], governor, before=index < head):
        return "flat"
    return _modifier(token, old, governor, clause=tree.tokens[top].msd in ("CS", "U="))


def _is_name_part(token: Token, governor: Token, *, before: bool) -> bool:
    """Say whether a word is the first of a name that DDT heads by its last: "Hot Springs"."""
    names = token.msd.startswith("NP--U") and governor.msd.startswith("NP")
    return token.relation == "mod" and names and before


def _modifier(token: Token, old: str, governor: Token, *, clause: bool) -> str:
    if old == "pred":
        return "xcomp"
    if old == "vobj":
        return "xcomp"
    if token.pos == "VERB" and not clause and old == "mod" and governor.pos in _NOMINAL:
        return "amod"
    if token.pos == "VERB":
        return "advcl"
    if token.pos == "ADV" or token.pos == "INTJ":
        return "advmod"
    if token.pos == "ADJ":
        return "amod"
    if token.pos == "NUM":
        return "nummod"
    return "nmod" if governor.pos in _NOMINAL else "obl"


def _one_root(tree: Tree, arcs: list[Arc]) -> list[Arc]:
    """Attach all roots but one: DDT leaves some locative objects without a head."""
    roots = [i for i, (head, _) in enumerate(arcs) if head == i]
    if not roots:
        return arcs
    main = next((i for i in roots if _is_clause(tree, arcs, i)), roots[0])
    for index in roots:
        if index != main:
            arcs[index] = _attach_loose(tree, arcs, index, main)
    return arcs


def _is_clause(tree: Tree, arcs: list[Arc], index: int) -> bool:
    if tree.tokens[index].msd.startswith("V"):
        return True
    return any(head == index and relation in ("cop", "aux") for head, relation in arcs)


def _attach_loose(tree: Tree, arcs: list[Arc], index: int, main: int) -> Arc:
    token = tree.tokens[index]
    if token.msd.startswith("XP"):
        return main, "punct"
    verbs = [i for i in range(index) if tree.tokens[i].msd.startswith("V")]
    head = tree.content[verbs[-1]] if verbs else main
    if head == index:
        head = main
    if token.pos == "ADV":
        return head, "advmod:lmod"
    return head, "obl" if token.pos in _NOMINAL else "dep"


def _names(tree: Tree, arcs: list[Arc]) -> list[Arc]:
    """Make the first word of a name its head."""
    for index, _token in enumerate(tree.tokens):
        parts = [i for i, (h, r) in enumerate(arcs) if h == index and r == "flat" and i < index]
        if not parts or arcs[index][1] == "flat":
            continue
        first = min(parts)
        arcs[first] = (first, "ROOT") if arcs[index][0] == index else arcs[index]
        arcs[index] = (first, "flat")
        for other, (head, relation) in enumerate(arcs):
            if head == index and other != first:
                arcs[other] = (first, relation)
    return arcs


def _coordination(tree: Tree, arcs: list[Arc]) -> list[Arc]:
    """Hang conjuncts on the first one and a conjunction on the conjunct that follows it."""
    for index, token in enumerate(tree.tokens):
        if token.msd == "CC" and arcs[index][1] == "cc" and tree.promoted(index) is None:
            first = arcs[index][0]
            conjuncts = [i for i, (h, r) in enumerate(arcs) if h == index]
            for conjunct in conjuncts:
                arcs[conjunct] = (first, arcs[conjunct][1])
            after = [i for i in conjuncts if i > index and arcs[i][1] == "conj"]
            if tree.tokens[token.head].pos in ("DET", "NUM"):
                arcs[index] = (first, "dep")  # so in UD_Danish-DDT, and so is the next
            elif tree.tokens[token.head].msd == "SP":
                arcs[index] = (token.head, "cc")
            elif after:
                arcs[index] = (after[0], "cc")
    for index, (head, relation) in enumerate(arcs):
        steps = 0
        while relation == "conj" and arcs[head][1] == "conj" and steps < len(arcs):
            head, steps = arcs[head][0], steps + 1
        arcs[index] = (head, relation)
    return arcs


def _break_cycles(arcs: list[Arc]) -> list[Arc]:
    root = next((i for i, (head, _) in enumerate(arcs) if head == i), 0)
    arcs[root] = (root, "ROOT")
    for index in range(len(arcs)):
        at, seen = index, set()
        while arcs[at][0] != at and at not in seen:
            seen.add(at)
            at = arcs[at][0]
        if arcs[at][0] != at:
            arcs[at] = (root, "dep")
    return arcs


def _punctuation(tree: Tree, arcs: list[Arc]) -> list[Arc]:
    """Attach punctuation to the subordinate unit that it sets off, as UD's guidelines ask."""
    marks = {i for i, (_, relation) in enumerate(arcs) if relation == "punct"}
    words = [i for i in range(len(arcs)) if i not in marks]
    root = next(i for i, (head, _) in enumerate(arcs) if head == i)
    for index in sorted(marks):
        left = _climb(arcs, max((w for w in words if w < index), default=None), below=index)
        right = _climb(arcs, min((w for w in words if w > index), default=None), above=index)
        arcs[index] = (_set_off(arcs, left, right, root), "punct")
    if root in marks:
        arcs[root] = (root, "ROOT")
    return arcs


def _climb(
    arcs: list[Arc], at: int | None, *, below: int | None = None, above: int | None = None
) -> int | None:
    while at is not None and arcs[at][0] != at:
        head = arcs[at][0]
        if (below is not None and head > below) or (above is not None and head < above):
            break
        at = head
    return at


def _set_off(arcs: list[Arc], left: int | None, right: int | None, root: int) -> int:
    if right is not None and left is not None:
        if right != root and left != root:
            return right
        return right if right != root else left
    return left if right is None and left is not None else (right if right is not None else root)
