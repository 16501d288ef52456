"""The Danish spaCy pipeline (loading, training, evaluating) and the embedder."""

from policymine.language.nlp import load_nlp

__all__ = ["load_nlp"]
