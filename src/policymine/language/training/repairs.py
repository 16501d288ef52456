"""What the arcs of a whole sentence need yet: one root, flat names, chained conjuncts, commas."""

from __future__ import annotations

from policymine.language.training.arcs import NOMINAL, Arc
from policymine.language.training.ddt import Tree


def repair(tree: Tree, arcs: list[Arc]) -> list[Arc]:
    """Return the arcs as one tree that follows UD."""
    for step in (_one_root, _names, _coordination, _break_cycles, _punctuation):
        arcs = step(tree, arcs)
    return arcs


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
    return head, "obl" if token.pos in NOMINAL else "dep"


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


def _break_cycles(_tree: Tree, arcs: list[Arc]) -> list[Arc]:
    """Hang what a repair has cut off, a cycle or a second root, on the root."""
    root = next((i for i, (head, _) in enumerate(arcs) if head == i), 0)
    arcs[root] = (root, "ROOT")
    for index in range(len(arcs)):
        at, seen = index, set()
        while arcs[at][0] != at and at not in seen:
            seen.add(at)
            at = arcs[at][0]
        if at != root:
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
