"""The arc of one word in UD, read off its place in DDT's tree.

Every function word hands its place down to the content word of its chain (`Tree.promoted`) and
becomes a dependent there; relations are named by the old relation and the word classes.
"""

from __future__ import annotations

from policymine.language.training.ddt import QUESTION_WORDS, Tree
from policymine.language.training.sources import Token

Arc = tuple[int, str]
"""Head (a root is its own) and relation."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "DET"})

_NAMES = frozenset({"namef", "namel"})
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


def find_arc(tree: Tree, index: int) -> Arc:
    """Return head and relation of a word."""
    below = tree.promoted(index)
    if below is not None:
        return _function_head(tree, index), _function_relation(tree, index, below)
    top = tree.top(index)
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
    if token.form.lower() in QUESTION_WORDS:
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
    if token.pos == "VERB" and not clause and old == "mod" and governor.pos in NOMINAL:
        return "amod"
    if token.pos == "VERB":
        return "advcl"
    if token.pos == "ADV" or token.pos == "INTJ":
        return "advmod"
    if token.pos == "ADJ":
        return "amod"
    if token.pos == "NUM":
        return "nummod"
    return "nmod" if governor.pos in NOMINAL else "obl"
