"""Turn the Danish Dependency Treebank's trees into Universal Dependencies.

In DDT function words are heads: a preposition governs its noun, an article its noun, a possessor
what it possesses, an auxiliary its verb. In UD the content word is the head of them all. The
conversion follows the README of UD_Danish-DDT (Johannsen, Martínez Alonso & Plank 2015,
"Universal Dependencies for Danish"): every function word hands its place down to the content word
of its chain (`ddt`, `arcs`), then the arcs of the sentence are made one tree (`repairs`). Rules
name the relations in the plain cases, a table learnt from UD dev in the rest (`relations`).
"""

from __future__ import annotations

from dataclasses import replace

from policymine.language.training.arcs import find_arc
from policymine.language.training.ddt import Tree
from policymine.language.training.repairs import repair
from policymine.language.training.sources import Sentence


def convert_tree(sentence: Sentence) -> Sentence:
    """Return a sentence (with UPOS given) whose heads and relations follow UD."""
    tree = Tree(sentence)
    arcs = repair(tree, [find_arc(tree, index) for index in range(len(sentence.tokens))])
    return replace(
        sentence,
        tokens=tuple(
            replace(token, head=head, relation=relation)
            for token, (head, relation) in zip(sentence.tokens, arcs, strict=True)
        ),
    )
