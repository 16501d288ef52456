"""Load the Danish spaCy pipeline: the one that ships with policymine, or any other by name."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "da_policymine"


def shipped_path() -> Path:
    """Return the folder of the shipped model: inside the package, else in the checkout."""
    package = Path(__file__).resolve().parents[1]
    folders = [package / "models" / SHIPPED, package.parents[1] / "models" / SHIPPED]
    return next((folder for folder in folders if (folder / "meta.json").is_file()), folders[-1])


@cache
def load_nlp(name: str | None = None) -> Language:
    """Load a spaCy pipeline once per process.

    `None` is the shipped Danish model; a name is an installed spaCy package (`da_core_news_lg`)
    or a folder. Sentences never cross a block when the text of one block is given at a time:
    `for doc in load_nlp().pipe(block.text for block in document.blocks)`.

    Raises:
        ModelError: the model is missing or damaged; the text says which and what to do.

    """
    import spacy

    import policymine.language.lexicon  # noqa: F401  # registers the component

    try:
        return spacy.load(shipped_path() if name is None else name)
    except Exception as error:  # a damaged model raises nearly anything
        raise ModelError(_explain(name, error)) from error


def model_name(name: str | None = None) -> str:
    """Return name and version of a pipeline, from its description where that is found unloaded.

    Raises ModelError as ``load_nlp`` does.
    """
    try:
        meta = json.loads((_folder(name) / "meta.json").read_text("utf-8"))
    except (OSError, ValueError, ImportError):
        meta = load_nlp(name).meta
    return f"{meta.get('name')}-{meta.get('version')}"


def _folder(name: str | None) -> Path:
    """Return where a pipeline lies: the shipped one, one in a folder, or an installed one."""
    if name is None:
        return shipped_path()
    if Path(name).is_dir():
        return Path(name)
    found = find_spec(name)
    return Path(found.origin).parent if found and found.origin else Path(name)


def _explain(name: str | None, error: Exception) -> str:
    """Return one sentence on why a model could not be loaded and what to do next."""
    if name is None:
        state = "damaged" if shipped_path().is_dir() else "missing"
        return (
            f"The Danish model {shipped_path()} is {state} ({_first_line(error)}):"
            " install policymine again, or run `policymine model train --data DIR`."
        )
    if isinstance(error, OSError) and "[E050]" in str(error):
        return (
            f"The spaCy pipeline '{name}' is not installed:"
            f" run `python -m spacy download {name}`, or leave --nlp out to use the shipped one."
        )
    return (
        f"The spaCy pipeline '{name}' could not be loaded ({_first_line(error)}):"
        " install a version of it that fits the installed spaCy, or leave --nlp out."
    )


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().splitlines()[0].rstrip(".")
