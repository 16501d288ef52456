"""Names are guessed only where proper nouns stand, and only in sentences where all are clear."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from policymine.language.training.silver import Candidate, add_guesses, find_candidates
from policymine.language.training.sources import Sentence, Token

PEOPLE = ("Grete", "Ali", "Karen", "Yusuf", "Bodil", "Mogens")
PLACES = ("Odderup", "Bønnerup", "Skallerup", "Hobrup", "Vinderup", "Lasby")


class TwoSides:
    """An embedder that puts places on one side and everything else on the other."""

    name = "two-sides"
    dimensions = 2

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        sides = [(1.0, 0.0) if text in PLACES else (0.0, 1.0) for text in texts]
        return np.array(sides, dtype=np.float32)


def sentence(name: str, label: str = "") -> Sentence:
    entity = f"B-{label}" if label else ""
    outside = "O" if label else ""
    return Sentence(
        (
            Token("Vi", "vi", msd="PP1CPU-NU", entity=outside),
            Token("ser", "se", msd="VADR=----A-", entity=outside),
            Token(name, name, msd="NP--U==-", entity=entity),
        )
    )


def test_a_run_of_names_ends_after_a_genitive() -> None:
    tokens = (
        Token("Odderups", msd="NP--G==-"),
        Token("Grete", msd="NP--U==-"),
        Token("Holm", msd="NP--U==-"),
        Token("sover", msd="VADR=----A-"),
    )
    assert [c.text for c in find_candidates(Sentence(tokens))] == ["Odderups", "Grete Holm"]


def test_a_candidate_is_labelled_only_by_a_name_of_its_own_extent() -> None:
    tokens = (Token("Grete", entity="B-PER"), Token("Holm", entity="I-PER"))
    assert Candidate(Sentence(tokens), 0, 2).label == "PER"
    assert Candidate(Sentence(tokens), 0, 1).label == "O"


def test_clear_guesses_fill_the_layer_and_unclear_ones_leave_it_empty() -> None:
    known = [
        *(sentence(name, "PER") for name in PEOPLE[:5] * 4),
        *(sentence(name, "LOC") for name in PLACES[:5] * 4),
    ]
    one, two = add_guesses([*known, sentence(PLACES[5]), sentence(PEOPLE[5])], TwoSides())[-2:]
    assert [token.entity for token in one.tokens] == ["O", "O", "B-LOC"]
    assert [token.entity for token in two.tokens] == ["O", "O", "B-PER"]


def test_annotated_sentences_stay_as_they_are() -> None:
    known = [sentence(PEOPLE[0], "PER"), sentence(PLACES[0], "LOC")]
    assert add_guesses([*known, sentence(PLACES[1])], TwoSides())[:2] == known
