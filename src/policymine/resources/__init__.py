"""What policymine knows about Danish and about policy, as data files; this module reads them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policymine.errors import CodebookError
from policymine.schema.codebook import Codebook, Passage
from policymine.schema.coding import Measured


def resource(*parts: str) -> Traversable:
    """Return the resource file or folder at ``parts`` below this package."""
    return files(__name__).joinpath(*parts)


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon ``lexicons/<name>.toml`` as a dictionary."""
    return tomllib.loads(resource("lexicons", f"{name}.toml").read_text("utf-8"))


@cache
def read_patterns(name: str, table: str = "") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the lists of a lexicon, or of a table of it, each as one pattern for any case.

    They come in the ``order`` that stands beside them, or as they stand.
    """
    lists: dict[str, list[str]] = read_lexicon(name)[table] if table else read_lexicon(name)
    order = lists.get("order", lists)
    return tuple((key, re.compile("|".join(lists[key]), re.IGNORECASE)) for key in order)


@cache
def read_gazetteer(name: str) -> dict[str, Any]:
    """Return the gazetteer ``gazetteers/<name>.toml`` as a dictionary."""
    return tomllib.loads(resource("gazetteers", f"{name}.toml").read_text("utf-8"))


def codebook_names() -> tuple[str, ...]:
    """Return the names of the codebooks that come with policymine, sorted."""
    names = (entry.name for entry in resource("codebooks").iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))


def _codebook_file(name: str, suffix: str) -> Traversable | Path:
    """Return the file of a codebook: a name that comes with policymine, or a path to a TOML."""
    if name in codebook_names():
        return resource("codebooks", name + suffix)
    path = Path(name)
    return path if suffix == ".toml" else path.with_suffix(suffix)


def codebook_text(name: str) -> str:
    """Return the TOML of a codebook as it is written; raises CodebookError if there is none."""
    read_codebook(name)
    return _codebook_file(name, ".toml").read_text("utf-8")


def read_codebook(name: str) -> Codebook:
    """Return the codebook called ``name``, or the one in the TOML file at that path.

    Raises CodebookError if there is none, or if it is not well formed.
    """
    file = _codebook_file(name, ".toml")
    if not file.is_file():
        known = ", ".join(codebook_names())
        raise CodebookError(f"No codebook '{name}': give a TOML file, or one of {known}.")
    try:
        return Codebook.model_validate(tomllib.loads(file.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(f"The codebook '{name}' is not valid TOML: {error}.") from error
    except ValidationError as error:
        wrong = "; ".join(dict.fromkeys(_say_wrong(each["loc"], each) for each in error.errors()))
        raise CodebookError(f"The codebook {file} {wrong}.") from error


WRITE = {
    "id": 'id = "KORT-NAVN"',
    "version": 'version = "1"',
    "title": 'title = "TITEL"',
    "definition": 'definition = "HVAD KODEN BETYDER"',
    "text": 'text = "HVAD DER IKKE HØRER TIL"',
    "instead": 'instead = "ID PÅ DEN KODE, DET HØRER TIL"',
    "codes": "a table [[codes]] for each code, with id, title and definition",
    "none": 'a table [none] with title = "TITEL", for what no code fits',
}
"""What to write in a codebook for a field that it must have."""


def _say_wrong(loc: tuple[int | str, ...], error: Mapping[str, Any]) -> str:
    """Return what is wrong at a place in a codebook, and what to write."""
    *above, last = loc
    inside = [f"number {part + 1}" if isinstance(part, int) else str(part) for part in above]
    where = f" in {' '.join(inside)}" if inside else ""
    if error["type"] == "missing":
        return f"lacks '{last}'{where}: write {WRITE.get(str(last), f'{last} = …')}"
    if error["type"] == "extra_forbidden":
        return f"has an unknown '{last}'{where}: mend the name or delete the line"
    return f"is wrong at '{last}'{where}: {error['msg']}"


def read_passages(name: str) -> tuple[Passage, ...]:
    """Return the passages to train a codebook's coder on (``<name>.passages.jsonl``), or none.

    Raises CodebookError naming the line that is no passage.
    """
    file = _codebook_file(name, ".passages.jsonl")
    if not file.is_file():
        return ()
    passages = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            passages.append(Passage.model_validate_json(line))
        except ValidationError as error:
            what = error.errors()[0]["msg"]
            raise CodebookError(f"{file}, line {number}, is no passage: {what}.") from error
    return tuple(passages)


def read_measured(name: str) -> Measured | None:
    """Return how the coder of a codebook was measured (``<name>.measured.json``), or None."""
    file = _codebook_file(name, ".measured.json")
    return Measured.model_validate_json(file.read_text("utf-8")) if file.is_file() else None
