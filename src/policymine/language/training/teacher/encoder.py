"""Multilingual E5 small (Wang et al. 2024) as a network of torch, whose layers can be taught.

A BERT of 12 layers with a vocabulary of SentencePiece. The vectors of the pieces stay as they are,
in 4 bits; layers and positions learn.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import torch
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from torch import Tensor, nn
from torch.nn import functional

from policymine.language.training.teacher.weights import BLOCK, Sizes, Weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DROPOUT = 0.1
NEVER = -1e4
"""Score of what is not there; torch's own attention takes a fifth longer on a processor."""
_SPACE = "\u2581"
_LINEAR = ("q", "k", "v", "ao", "fi", "fo")
_NORMS = ("aln", "oln")


class Pieces:
    """Splits words into the pieces of the vocabulary; each word is split once."""

    def __init__(self, weights: Weights) -> None:
        self._unknown = weights.sizes.unknown
        self._model = Tokenizer(Unigram(list(weights.vocabulary), unk_id=self._unknown))
        self._known: dict[str, list[int]] = {}

    def split(self, word: str, *, space: bool) -> list[int]:
        """Return the ids of a word's pieces, at least one; `space`: there is one before it."""
        text = (_SPACE if space else "") + unicodedata.normalize("NFKC", word).replace(" ", _SPACE)
        if text not in self._known:
            ids = self._model.encode(text, add_special_tokens=False).ids
            self._known[text] = ids or [self._unknown]
        return self._known[text]


class PieceVectors:
    """The vectors of all pieces, unpacked for those that are asked for."""

    def __init__(self, weights: Weights) -> None:
        numbers, scales = weights.blocks("emb.word")
        blocks = weights.sizes.width // BLOCK
        self._numbers: NDArray[np.int8] = numbers.reshape(-1, blocks, BLOCK)
        self._scales: NDArray[np.float32] = scales.reshape(-1, blocks, 1)

    def look_up(self, ids: Tensor) -> Tensor:
        """Return the vectors of a table of ids, in one more dimension."""
        rows, places = torch.unique(ids, return_inverse=True)
        found = rows.numpy()
        vectors = (self._numbers[found] * self._scales[found]).reshape(len(found), -1)
        return torch.from_numpy(vectors)[places]


class Layer(nn.Module):
    """One layer of BERT: attention, then two linear maps, each added to what came in."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        sizes = weights.sizes
        self.heads = sizes.heads
        self.dropout = nn.Dropout(DROPOUT)
        shapes = dict.fromkeys(_LINEAR, (sizes.width, sizes.width))
        shapes |= {"fi": (sizes.width, sizes.inner), "fo": (sizes.inner, sizes.width)}
        self.maps = nn.ModuleDict(
            {name: _read_linear(weights, f"l{number}.{name}", *shapes[name]) for name in _LINEAR}
        )
        self.norms = nn.ModuleDict(
            {name: _read_norm(weights, f"l{number}.{name}") for name in _NORMS}
        )

    def forward(self, states: Tensor, present: Tensor) -> Tensor:
        """Return the states (texts × pieces × width) after this layer."""
        queries, keys, values = (self._split(self.maps[name](states)) for name in ("q", "k", "v"))
        likeness = queries @ keys.transpose(-2, -1) * queries.shape[-1] ** -0.5
        seen = torch.softmax(likeness.masked_fill(~present, NEVER), -1).to(values.dtype) @ values
        joined = seen.transpose(1, 2).reshape(states.shape)
        states = self.norms["aln"](states + self.dropout(self.maps["ao"](joined)))
        inner = self.maps["fo"](functional.gelu(self.maps["fi"](states)))
        result: Tensor = self.norms["oln"](states + self.dropout(inner))
        return result

    def _split(self, states: Tensor) -> Tensor:
        texts, pieces, width = states.shape
        return states.view(texts, pieces, self.heads, width // self.heads).transpose(1, 2)


class Encoder(nn.Module):
    """The network up to its last layer."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        sizes = weights.sizes
        self.sizes: Sizes = sizes
        self.vectors = PieceVectors(weights)
        positions = torch.from_numpy(weights.read("emb.pos")).view(-1, sizes.width)
        kinds = torch.from_numpy(weights.read("emb.type")).view(-1, sizes.width)
        self.positions = nn.Parameter(positions + kinds[0])
        self.norm = _read_norm(weights, "emb.ln")
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(sizes.layers))

    def forward(self, ids: Tensor, present: Tensor) -> list[Tensor]:
        """Return the states before the first layer and after each, texts × pieces × width."""
        states = self.vectors.look_up(ids) + self.positions[: ids.shape[1]]
        states = self.dropout(self.norm(states))
        found = [states]
        for layer in self.layers:
            states = layer(states, present[:, None, None, :])
            found.append(states)
        return found


def _read_linear(weights: Weights, name: str, width_in: int, width_out: int) -> nn.Linear:
    linear = nn.Linear(width_in, width_out)
    matrix = torch.from_numpy(weights.unpack(f"{name}.w")).view(width_out, width_in)
    linear.load_state_dict({"weight": matrix, "bias": torch.from_numpy(weights.read(f"{name}.b"))})
    return linear


def _read_norm(weights: Weights, name: str) -> nn.LayerNorm:
    norm = nn.LayerNorm(weights.sizes.width, weights.sizes.epsilon)
    parts = {"weight": f"{name}.w", "bias": f"{name}.b"}
    norm.load_state_dict(
        {part: torch.from_numpy(weights.read(where)) for part, where in parts.items()}
    )
    return norm
