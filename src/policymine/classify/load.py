"""A coder for a codebook: the model that was trained on exactly it, or one that is trained now."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from policymine.classify.carriers import Carriers
from policymine.classify.coder import Coder
from policymine.classify.examples import Examples
from policymine.classify.model import LinearModel, read_model, write_model
from policymine.classify.terms import TermFinder
from policymine.classify.topic import Topic
from policymine.classify.training import train, training_key
from policymine.language.embedding import Embedder, cache_folder
from policymine.resources import codebook_names, read_passages, resource
from policymine.schema.codebook import Codebook, Passage
from policymine.store import write_bytes

logger = logging.getLogger(__name__)


def load_coder(
    codebook: Codebook,
    *,
    embedder: Embedder | None,
    passages: Sequence[Passage] | None = None,
    lang: str = "da",
) -> Coder:
    """Return a coder for a codebook, trained on it and on the passages that belong to it.

    ``passages`` are by default those that come with the built-in codebook of the same id.
    A model that comes with policymine or was trained before is used when it was trained on
    exactly this; otherwise one is trained now (under a minute) and kept in the user's cache.
    """
    if passages is None:
        passages = read_passages(codebook.id) if codebook.id in codebook_names() else ()
    key = training_key(codebook, passages, embedder.name if embedder else "")
    model = _stored_model(key)
    if model is None:
        logger.info("Training a coder for %s on %d passages.", codebook.id, len(passages))
        model = train(codebook, passages, embedder)
        _keep(model)
    return build_coder(codebook, model, embedder, lang=lang)


def build_coder(
    codebook: Codebook, model: LinearModel, embedder: Embedder | None, *, lang: str = "da"
) -> Coder:
    """Return the coder of a trained model."""
    return Coder(
        codebook,
        model,
        embedder,
        lang,
        TermFinder(codebook),
        Topic(codebook),
        Carriers(model),
        Examples(model, embedder),
    )


def _stored_model(key: str) -> LinearModel | None:
    for file in (resource("coders", f"{key}.npz"), cache_folder() / "coders" / f"{key}.npz"):
        if file.is_file():
            model = read_model(file.read_bytes())
            if model is not None and model.head.key == key:
                return model
    return None


def _keep(model: LinearModel) -> None:
    path = cache_folder() / "coders" / f"{model.head.key}.npz"
    try:
        write_bytes(path, write_model(model))
    except OSError as error:
        logger.warning("The trained coder cannot be kept in %s: %s", path, error)
