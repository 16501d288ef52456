import numpy as np
import pytest

from policymine.classify import Reading
from policymine.classify.baselines import TFIDF, THE_CODER, Lesson, learn_all, part_of
from policymine.schema.codebook import NONE, Code, Codebook, NoCode, Passage

BOOK = Codebook(
    id="test",
    version="1",
    title="Prøve",
    codes=(
        Code(id="A", title="Træer og parker", definition="Træer.", terms=("træ", "park")),
        Code(id="B", title="Bøger og biblioteker", definition="Bøger.", terms=("bog",)),
    ),
    none=NoCode(title="Ingen"),
)
PASSAGES = tuple(
    Passage(text=text.format(n), codes=(code,))
    for code, text in {
        "A": "Plante {} træer i parken",
        "B": "Købe {} bøger til biblioteket",
        NONE: "Budget nummer {} vedtages i byrådet",
    }.items()
    for n in range(12)
)
ASKED = [Reading("x", "Flere træer i parken"), Reading("y", "Nye bøger på biblioteket")]


class LetterEmbedder:
    name = "letters"
    dimensions = 26

    def embed(self, texts):
        rows = [[text.casefold().count(chr(97 + n)) + 0.1 for n in range(26)] for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), 26)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_every_coder_answers_with_a_code_for_each_reading():
    coders = learn_all(Lesson(BOOK, PASSAGES, LetterEmbedder()))
    assert len(coders) == 4
    for name, answer in coders.items():
        said = answer(ASKED)
        assert [len(codes) >= 1 for codes in said] == [True, True]
        if name != "zero-shot, titles":
            assert [codes[0] for codes in said] == ["A", "B"], name


def test_without_an_embedder_words_remain():
    assert list(learn_all(Lesson(BOOK, PASSAGES, None))) == [THE_CODER, TFIDF]


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_a_part_of_a_lesson_is_drawn_the_same_each_time(share):
    lesson = Lesson(BOOK, PASSAGES, None)
    part = part_of(lesson, share, 1)
    assert part == part_of(lesson, share, 1)
    assert len(part.passages) == round(share * len(PASSAGES))
    assert set(part.passages) <= set(PASSAGES)
