"""Code findings onto a codebook: multi-label, with an explicit none, a score and a reason each."""

from policymine.classify.coder import Coder
from policymine.classify.load import load_coder
from policymine.classify.reading import Reading

__all__ = ["Coder", "Reading", "load_coder"]
