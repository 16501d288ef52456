"""The teacher: one encoder, and on it a classifier of tags, one of names, and a parser.

The parser scores every pair of words as head and dependent (Dozat & Manning 2017, "Deep biaffine
attention for neural dependency parsing"). Each of the three reads its own mixture of the encoder's
layers (Peters et al. 2018), at the first and the last piece of a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from policymine.language.training.sources import Sentence
from policymine.language.training.teacher.batches import Batch, Labels, build_batch
from policymine.language.training.teacher.decoding import NAMES
from policymine.language.training.teacher.encoder import NEVER, Encoder, Pieces
from policymine.language.training.teacher.weights import Weights

ARC_WIDTH = 256
RELATION_WIDTH = 128


@dataclass(frozen=True)
class Scores:
    """Scores of sentences × (root and words) × tags, × names, × heads; `words` says which exist.

    `dependents` and `heads` are what relations are scored from, once heads are known.
    """

    tags: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor
    words: Tensor


class Mixture(nn.Module):
    """The weighed mean of all layers, at the first and last piece of each word."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))

    def forward(self, states: Sequence[Tensor], batch: Batch) -> Tensor:
        """Return sentences × words × twice the width."""
        shares = torch.softmax(self.weights, 0)
        mixed = torch.stack([share * state for share, state in zip(shares, states, strict=True)])
        return torch.cat([_pick(mixed.sum(0), place) for place in (batch.first, batch.last)], -1)


class Biaffine(nn.Module):
    """Scores of pairs of words by a matrix for each label, biases included."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.matrices = nn.Parameter(torch.randn(labels, width + 1, width + 1) * 0.02)

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Score dependents (… × words × width) with heads of the same words: … × words × labels."""
        scores: Tensor = torch.einsum(
            "bwi,rij,bwj->bwr", _with_one(dependents), self.matrices, _with_one(heads)
        )
        return scores


class Teacher(nn.Module):
    """Encoder and its three readers."""

    def __init__(self, weights: Weights, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.pieces = Pieces(weights)
        self.encoder = Encoder(weights)
        layers, width = weights.sizes.layers + 1, 2 * weights.sizes.width
        self.mixtures = nn.ModuleDict({name: Mixture(layers) for name in ("tag", "name", "tree")})
        self.tag = nn.Sequential(nn.Dropout(0.2), nn.Linear(width, len(labels.tags)))
        self.name = nn.Sequential(nn.Dropout(0.2), nn.Linear(width, len(NAMES)))
        self.arc_head, self.arc_dependent = _reader(width, ARC_WIDTH), _reader(width, ARC_WIDTH)
        self.arcs = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.02)
        self.relation_head = _reader(width, RELATION_WIDTH)
        self.relation_dependent = _reader(width, RELATION_WIDTH)
        self.relation = Biaffine(RELATION_WIDTH, len(labels.relations))

    def forward(self, sentences: Sequence[Sentence]) -> Scores:
        """Score tags, names and heads of all words of some sentences."""
        batch = build_batch(sentences, self.pieces, self.encoder.sizes)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = [state.float() for state in self.encoder(batch.ids, batch.present)]
        tree = self.mixtures["tree"](states, batch)
        arcs = _with_one(self.arc_dependent(tree)) @ self.arcs @ self.arc_head(tree).transpose(1, 2)
        return Scores(
            tags=self.tag(self.mixtures["tag"](states, batch)),
            names=self.name(self.mixtures["name"](states, batch)),
            arcs=arcs.masked_fill(~batch.words[:, None, :], NEVER),
            dependents=self.relation_dependent(tree),
            heads=self.relation_head(tree),
            words=batch.words,
        )

    def score_relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Score the relation of every word to the head that is given for it (0 is the root)."""
        found: Tensor = self.relation(scores.dependents, _pick(scores.heads, heads))
        return found


def _reader(width: int, wanted: int) -> nn.Sequential:
    drop = 0.33
    return nn.Sequential(
        nn.Dropout(drop), nn.Linear(width, wanted), nn.LeakyReLU(0.1), nn.Dropout(drop)
    )


def _pick(states: Tensor, places: Tensor) -> Tensor:
    return states.gather(1, places[..., None].expand(-1, -1, states.shape[-1]))


def _with_one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], -1)
