"""A tree of the Danish Dependency Treebank, with the questions that its conversion to UD asks."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from policymine.language.training.sources import Sentence

AUXILIARIES = frozenset({"have", "være", "blive", "kunne", "skulle", "ville", "måtte", "burde"})
QUESTION_WORDS = frozenset({"hvad", "hvem", "hvor", "hvordan", "hvorfor", "hvornår"})
"""Heads of an indirect question in DDT ("spørger, hvad jeg mener"), parts of it in UD."""


class Tree:
    """A DDT tree: who depends on whom, and which word hands its place to which."""

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
        if token.form.lower() in QUESTION_WORDS:
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

    def top(self, index: int) -> int:
        """Return the highest function word whose chain passes through this token."""
        while (head := self.tokens[index].head) != index and self.promoted(head) == index:
            index = head
        return index
