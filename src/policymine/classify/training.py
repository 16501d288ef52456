"""Train a coder on a codebook's own texts and on the passages that were written for it.

One logistic regression a code over the features, its scores calibrated and its threshold set on
passages that were left out, folds of which are the same every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from policymine.classify.calibration import calibrate, left_out_scores, thresholds, weigh_together
from policymine.classify.features import FeatureSpace, build_space
from policymine.classify.model import FORMAT, Exemplars, Head, LinearModel
from policymine.classify.reading import Reading, read_passage
from policymine.classify.regression import SECOND, fit_codes, split_rows
from policymine.classify.terms import TermFinder
from policymine.language.embedding import Embedder
from policymine.schema.codebook import NONE, Codebook, Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[Any]


def training_key(codebook: Codebook, passages: Sequence[Passage], embedder: str) -> str:
    """Return the hash of everything a model depends on."""
    content = "\x1e".join(
        [str(FORMAT), embedder, codebook.model_dump_json()]
        + [passage.model_dump_json() for passage in passages]
    )
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]


def codebook_passages(codebook: Codebook) -> list[Passage]:
    """Return the passages a codebook itself holds: titles, rules and examples, with their codes."""
    found = []
    for code in codebook.codes:
        own = (code.title, *code.include, *code.examples)
        found += [Passage(text=text, codes=(code.id,)) for text in own]
        found += [Passage(text=rule.text, codes=(rule.instead,)) for rule in code.exclude]
    none = codebook.none
    return found + [Passage(text=text, codes=(NONE,)) for text in (*none.include, *none.examples)]


def training_passages(codebook: Codebook, passages: Iterable[Passage]) -> list[Passage]:
    """Return all that a coder learns from: what has a code of the codebook as its first choice."""
    known = {*codebook.code_ids, NONE}
    given = (*codebook_passages(codebook), *passages)
    return [passage for passage in given if passage.codes and passage.codes[0] in known]


def train(
    codebook: Codebook, passages: Sequence[Passage], embedder: Embedder | None
) -> LinearModel:
    """Train a coder on the codebook and the passages; the same input gives the same model."""
    import numpy as np

    given = training_passages(codebook, passages)
    readings = [read_passage(passage) for passage in given]
    codes = (*codebook.code_ids, NONE)
    space = build_space(readings, embedder)
    words_from = 0 if embedder is None else 3 * embedder.dimensions
    rows = split_rows(space.matrix(readings, TermFinder(codebook), embedder), words_from)
    targets = _targets(given, codes)
    left_out = left_out_scores(rows, targets)
    together = weigh_together(left_out, targets)
    fit = fit_codes(rows, targets).then(together)
    left_out = left_out @ together.weights.T + together.bias
    slope, offset = calibrate(left_out, targets)
    threshold = thresholds(left_out * slope + offset, targets)
    name = embedder.name if embedder else ""
    return LinearModel(
        head=Head(
            key=training_key(codebook, passages, name),
            codebook=codebook.id,
            codes=codes,
            embedder=name,
            passages=len(passages),
        ),
        space=space,
        weights=fit.weights.astype(np.float32),
        bias=fit.bias.astype(np.float32),
        slope=slope,
        offset=offset,
        threshold=threshold,
        exemplars=_exemplars(given, readings, space, embedder),
    )


def left_out_choices(
    codebook: Codebook, passages: Sequence[Passage]
) -> tuple[list[str], list[str]]:
    """Return the first choices of all training texts, and those of a coder that left each out."""
    codes = (*codebook.code_ids, NONE)
    given = training_passages(codebook, passages)
    readings = [read_passage(passage) for passage in given]
    rows = build_space(readings, None).matrix(readings, TermFinder(codebook), None)
    scores = left_out_scores(split_rows(rows, 0), _targets(given, codes))
    return [passage.codes[0] for passage in given], [codes[c] for c in scores.argmax(axis=1)]


def _exemplars(
    given: Sequence[Passage],
    readings: Sequence[Reading],
    space: FeatureSpace,
    embedder: Embedder | None,
) -> Exemplars:
    import numpy as np

    texts = tuple(reading.text for reading in readings)
    vectors = np.zeros((len(texts), 0), dtype=np.float32)
    if embedder is not None:
        vectors = embedder.embed(texts) - space.centre
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Exemplars(texts, tuple(passage.codes[0] for passage in given), vectors)


def _targets(passages: Sequence[Passage], codes: Sequence[str]) -> Matrix:
    """Return a row a passage and a column a code: 1 first choice, less for others, 0 not."""
    import numpy as np

    targets = np.zeros((len(passages), len(codes)), dtype=np.float32)
    for row, passage in zip(targets, passages, strict=True):
        for rank, code in enumerate(passage.codes):
            if code in codes:
                row[codes.index(code)] = 1.0 if rank == 0 else SECOND
    return targets
