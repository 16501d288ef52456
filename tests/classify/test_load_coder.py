from unittest.mock import Mock

import numpy as np
import pytest

from policymine import api
from policymine.classify import Reading, load_coder
from policymine.classify.model import read_model, write_model
from policymine.classify.reasons import find_flips, removals
from policymine.classify.training import train, training_key
from policymine.errors import CodebookError
from policymine.resources import (
    codebook_names,
    codebook_text,
    read_codebook,
    read_passages,
    resource,
)
from policymine.schema.codebook import NONE, Code, Codebook, NoCode, Passage

BOOK = Codebook(
    id="test",
    version="1",
    title="Prøve",
    codes=(
        Code(
            id="A",
            title="Træer og parker",
            definition="Passagen lover træer.",
            terms=("træ", "park"),
            examples=("Plante træer i parken", "Nye træer langs stien"),
        ),
        Code(
            id="B",
            title="Bøger og biblioteker",
            definition="Passagen lover bøger.",
            terms=("bog", "bibliotek"),
            examples=("Købe bøger til biblioteket", "Biblioteket holder åbent længere"),
        ),
    ),
    none=NoCode(title="Ingen", examples=("Budgettet vedtages", "Planen træder i kraft")),
)
PASSAGES = (
    Passage(text="Parkens træer beskæres", codes=("A",)),
    Passage(text="Flere bøger på biblioteket", codes=("B",)),
    Passage(text="Referatet godkendes", codes=(NONE,)),
)


class LetterEmbedder:
    """Counts letters: enough of a vector to go through every step."""

    name = "letters"
    dimensions = 26

    def embed(self, texts):
        rows = [[text.casefold().count(chr(97 + n)) + 0.1 for n in range(26)] for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), 26)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYMINE_CACHE", str(tmp_path))


@pytest.mark.parametrize("embedder", [None, LetterEmbedder()])
def test_a_coder_for_ones_own_codebook(embedder):
    coder = load_coder(BOOK, embedder=embedder, passages=PASSAGES)
    readings = [Reading("x", "Nye træer i parken"), Reading("y", "Biblioteket køber bøger")]
    codings = coder.code_readings(readings)
    assert [(c.finding, c.code) for c in codings if c.assigned] == [("x", "A"), ("y", "B")]
    assert len(codings) == 2 * 3
    assert all(0 <= coding.score <= 1 for coding in codings)
    assert "»park«" in next(c.evidence for c in codings if c.assigned)


def test_a_codebook_without_passages_can_be_used_too():
    coder = load_coder(BOOK, embedder=None)
    assert coder.method == "linear:words:0"
    codings = coder.code_readings([Reading("x", "Biblioteket får flere bøger")])
    assert [c.code for c in codings if c.assigned] == ["B"]


def test_the_same_training_gives_the_same_model_and_it_survives_its_file():
    first, second = (write_model(train(BOOK, PASSAGES, LetterEmbedder())) for _ in range(2))
    assert first == second
    assert write_model(read_model(first)) == first


def test_a_damaged_model_is_no_model():
    content = write_model(train(BOOK, (), None))
    assert read_model(content[: len(content) // 2]) is None
    assert read_model(b"") is None


def test_a_kept_model_is_used_again(tmp_path):
    load_coder(BOOK, embedder=None, passages=PASSAGES)
    (file,) = (tmp_path / "coders").iterdir()
    file.write_bytes(b"damaged")
    load_coder(BOOK, embedder=None, passages=PASSAGES)
    assert read_model(file.read_bytes()) is not None


@pytest.mark.parametrize("name", codebook_names())
def test_a_model_of_words_ships_for_each_codebook_as_it_is_now(name):
    key = training_key(read_codebook(name), read_passages(name), "")
    assert resource("coders", f"{key}.npz").is_file(), "train again: policymine codebook train"


def test_what_would_flip_a_coding_is_found_by_taking_it_away():
    coder = load_coder(BOOK, embedder=None, passages=PASSAGES)
    reading = Reading("x", "Vi planter træer", "Biblioteket og bøger til biblioteket")
    tried = removals(reading, "A", coder.finder)
    assert [removal.kind for removal in tried] == ["without_term", "without_context"]
    decisions = coder.decide([reading])
    (flip,) = find_flips(decisions, [tried], lambda some: coder._logits(some))
    assert flip is not None
    assert coder.decide([flip[0].reading])[0].first == flip[1] != decisions[0].first


def test_a_passage_that_is_none_is_named_with_its_line(tmp_path):
    file = tmp_path / "egen.toml"
    file.with_suffix(".passages.jsonl").write_text('\n{"text": "Nye træer"}\n', "utf-8")
    with pytest.raises(CodebookError, match=r"passages\.jsonl, line 2, is no passage"):
        read_passages(str(file))


def test_a_codebook_in_a_file_is_trained_on_the_passages_beside_it_from_python_too(
    tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(
        "policymine.classify.load_coder", lambda book, **more: asked.append(more) or Mock()
    )
    file = tmp_path / "egen.toml"
    file.write_text(codebook_text("kl-2012"), "utf-8")
    for name, passages in ((str(file), ()), ("kl-2012", read_passages("kl-2012"))):
        api.classify(Mock(), Mock(), name, embedder=None)
        assert asked.pop()["passages"] == passages
