"""Fewer numbers a vector, with hardly a change in what the networks see of it.

A network reads the vectors ``V`` of words through a matrix ``W``. Of all products of two narrow
matrices, the one that is nearest to ``V W`` for all networks together, counted over running words,
comes from a singular value decomposition (Eckart and Young 1936): its first factor are the new
vectors, its second the new matrices.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.vectors import Vectors
    from thinc.api import Model

    Matrix = NDArray[Any]

_READER = "static_vectors"
_LEAST = 1e-6
"""Weight of directions in which no word lies, as a share of all: so that none is divided by 0."""


def narrow_vectors(nlp: Language, counts: Mapping[str, int], width: int) -> None:
    """Leave ``width`` numbers a vector, and give the networks that read them matrices to fit.

    ``counts`` says how often words occur in running text; words that the pipeline has not stored
    are passed over.
    """
    vectors = nlp.vocab.vectors
    readers = [
        (root, node)
        for root in (getattr(pipe, "model", None) for _, pipe in nlp.pipeline)
        if root is not None
        for node in root.walk()
        if node.name == _READER
    ]
    matrices = np.concatenate([node.get_param("W") for _, node in readers]).T
    known = [word for word in counts if word in nlp.vocab.strings]
    keys = [nlp.vocab.strings[word] for word in known]
    weights = np.sqrt(np.array([counts[word] for word in known], dtype=np.float64))
    first, second = factor(weights[:, None] * vectors.get_batch(keys), matrices, width)
    nlp.vocab.vectors = _with_data(vectors, (vectors.data @ first).astype(np.float32))
    at = 0
    for root, node in readers:
        wide = node.get_dim("nO")
        root.replace_node(node, _reader(node, second[:, at : at + wide].T.astype(np.float32)))
        at += wide


def factor(rows: Matrix, matrices: Matrix, width: int) -> tuple[Matrix, Matrix]:
    """Return two matrices through ``width`` whose product does to ``rows`` nearly what one does."""
    spread = rows.T @ rows
    spread += _LEAST * np.trace(spread) * np.eye(len(spread))
    sizes, axes = np.linalg.eigh(spread)
    root = np.sqrt(sizes)
    left, singular, right = np.linalg.svd((axes * root) @ axes.T @ matrices, full_matrices=False)
    scale = np.sqrt(singular[:width])
    return (axes / root) @ axes.T @ left[:, :width] * scale, scale[:, None] * right[:width]


def _with_data(vectors: Vectors, data: Matrix) -> Vectors:
    """Return floret vectors of the same words and other numbers."""
    from spacy.vectors import Vectors

    names = ("name", "hash_count", "minn", "maxn", "bow", "eow", "hash_seed", "attr")
    same = {name: getattr(vectors, name) for name in names}
    return Vectors(strings=vectors.strings, data=np.ascontiguousarray(data), mode="floret", **same)


def _reader(old: Model[Any, Any], matrix: Any) -> Model[Any, Any]:
    """Return the layer that reads vectors with another matrix."""
    from spacy.ml.staticvectors import StaticVectors

    new = StaticVectors(nO=matrix.shape[0], nM=matrix.shape[1])
    for name, value in old.attrs.items():
        new.attrs[name] = value
    weights: Any = np.ascontiguousarray(matrix)
    new.set_param("W", weights)
    return new
