"""policymine reads municipal policy plans: goals, initiatives and actors, coded and compared.

>>> import policymine
>>> document = policymine.read("plan.pdf")
>>> findings = policymine.extract(document)
>>> codings = policymine.classify(findings, document)
>>> policymine.compare([document], [findings], [codings])["comparison"]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policymine.version import __version__

__all__ = ["__version__", "build_network", "classify", "compare", "extract", "read", "tables"]

if TYPE_CHECKING:
    from policymine.api import build_network, classify, compare, extract, read, tables


def __dir__() -> list[str]:
    """Name the API, loaded or not: this is what notebooks complete."""
    return __all__


def __getattr__(name: str) -> Any:
    """Load the API when it is first used, so that the command line starts at once."""
    if name not in __all__:
        raise AttributeError(f"module 'policymine' has no attribute {name!r}")
    from importlib import import_module

    from policymine import api

    # Python puts a package in the place of the function of its name when it is first imported,
    # which would else be when the function is first called: the second call would find a module.
    for stage in ("classify", "compare", "extract", "tables"):
        import_module(f"policymine.{stage}")
    globals().update({public: getattr(api, public) for public in __all__ if public[0] != "_"})
    return globals()[name]
