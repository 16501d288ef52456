"""The stored coder: a linear model over features, kept as arrays and JSON, never as a pickle."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policymine.classify.features import FeatureSpace
from policymine.classify.words import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]

FORMAT = 8
"""Raised when features or training change, so that older models are trained again."""


@dataclass(frozen=True)
class Head:
    """What a model is: whose codes, with which embedder, trained on what (``key`` is its hash)."""

    key: str
    codebook: str
    codes: tuple[str, ...]
    embedder: str
    passages: int


@dataclass(frozen=True)
class Exemplars:
    """The texts a model was trained on, their first choices, and their vectors."""

    texts: tuple[str, ...]
    codes: tuple[str, ...]
    vectors: Matrix

    @cached_property
    def places(self) -> dict[str, Matrix]:
        """The places of each code's texts."""
        import numpy as np

        codes = np.array(self.codes)
        return {code: np.flatnonzero(codes == code) for code in set(self.codes)}


@dataclass(frozen=True)
class LinearModel:
    """One logistic regression a code (the explicit none is the last), with Platt's calibration.

    ``weights`` has a row a code and a column a feature. A code's score is
    ``sigmoid(slope * (weights @ features + bias) + offset)`` (Platt 1999); it is assigned from
    ``threshold`` on. ``slope`` and ``offset`` come from passages left out of training.
    """

    head: Head
    space: FeatureSpace
    weights: Matrix
    bias: Matrix
    slope: Matrix
    offset: Matrix
    threshold: Matrix
    exemplars: Exemplars

    @cached_property
    def trained_shares(self) -> Matrix:
        """The share of each code in training, none of them nought."""
        import numpy as np

        counts = np.array([self.exemplars.codes.count(code) for code in self.head.codes])
        shares: Matrix = (counts + 1) / (counts.sum() + len(counts))
        return shares

    def logits(self, rows: Matrix) -> Matrix:
        """Return the calibrated log-odds, a row a reading and a column a code."""
        raw: Matrix = rows @ self.weights.T + self.bias
        calibrated: Matrix = raw * self.slope + self.offset
        return calibrated


def write_model(model: LinearModel) -> bytes:
    """Return a model as the bytes of an ``.npz`` file that holds numbers and JSON text only."""
    import numpy as np

    text = {
        "format": FORMAT,
        "head": asdict(model.head),
        "vocabulary": model.space.words.vocabulary,
        "texts": model.exemplars.texts,
        "codes": model.exemplars.codes,
    }
    blob = np.frombuffer(json.dumps(text, ensure_ascii=False).encode("utf-8"), dtype=np.uint8)
    arrays: dict[str, Any] = {
        "text": blob,
        "idf": np.asarray(model.space.words.idf, dtype=np.float64),
        "centre": model.space.centre,
        "weights": model.weights,
        "bias": model.bias,
        "slope": model.slope,
        "offset": model.offset,
        "threshold": model.threshold,
        "vectors": model.exemplars.vectors.astype(np.float16),
    }
    target = io.BytesIO()
    np.savez_compressed(target, **arrays)
    return target.getvalue()


def read_model(content: bytes) -> LinearModel | None:
    """Return the model in the bytes of a file, or None if it is damaged or of another format."""
    from zipfile import BadZipFile

    import numpy as np

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            text = json.loads(arrays["text"].tobytes().decode("utf-8"))
            if text["format"] != FORMAT:
                return None
            head = Head(**{**text["head"], "codes": tuple(text["head"]["codes"])})
            words = Words(tuple(text["vocabulary"]), tuple(arrays["idf"].tolist()))
            vectors = arrays["vectors"].astype(np.float32)
            return LinearModel(
                head=head,
                space=FeatureSpace(words, arrays["centre"]),
                weights=arrays["weights"],
                bias=arrays["bias"],
                slope=arrays["slope"],
                offset=arrays["offset"],
                threshold=arrays["threshold"],
                exemplars=Exemplars(tuple(text["texts"]), tuple(text["codes"]), vectors),
            )
    except (BadZipFile, ValueError, KeyError, TypeError, OSError, EOFError):
        return None
