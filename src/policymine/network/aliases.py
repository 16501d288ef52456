"""The alias file: what people know of the actors, kept beside the corpus so that it survives runs.

[[same]]
names = ["Jobcenter Skive", "Job- og Ydelsescentret"]   # the first is the name that is kept
unit = "Skive"                                          # optional: only there

[[apart]]
names = ["Havblik", "Havbliks Venner"]                  # never one, whatever a rule says
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from policymine.errors import ConfigError
from policymine.network.clusters import fold
from policymine.schema.base import Record

ALIAS_FILE = "aliases.toml"


class Alias(Record):
    """Names that are one actor, or never are; with ``unit``, only the actors of that home."""

    names: tuple[str, ...]
    unit: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The names as they are compared."""
        return tuple(fold(name) for name in self.names)


class Aliases(Record):
    """The whole file."""

    same: tuple[Alias, ...] = ()
    apart: tuple[Alias, ...] = ()

    def forbids(self, one: str, other: str) -> bool:
        """Say whether two names must stay apart."""
        return any({one, other} <= set(alias.keys) for alias in self.apart)


def read_aliases(path: Path | None) -> Aliases:
    """Return the aliases in a file; none if there is no file. Raises ConfigError if it is wrong."""
    if path is None or not path.exists():
        return Aliases()
    try:
        return Aliases.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The alias file {path} is not valid TOML: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"The alias file {path} is wrong at {where}: {first['msg']}.") from error
