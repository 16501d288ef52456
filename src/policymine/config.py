"""Options of a run from a TOML file; the command line overrules them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from policymine.errors import ConfigError
from policymine.schema.run import Config
from policymine.store import folder_of

FILE_NAME = "policymine.toml"
"""Read from the folder of the corpus, or else the current one, if no other file is named."""


def read_config(
    file: Path | None = None,
    *,
    corpus: Path | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Config:
    """Return the options from a configuration file, with ``overrides`` (None = not given) on top.

    Raises ConfigError with the file and the option that is wrong.
    """
    chosen = file or _default_file(corpus)
    values: dict[str, Any] = _read(chosen) if chosen else {}
    given = {key: value for key, value in (overrides or {}).items() if value is not None}
    try:
        return Config.model_validate({**values, **given})
    except ValidationError as error:
        first = error.errors()[0]
        option = ".".join(str(part) for part in first["loc"])
        known = ", ".join(sorted(Config.model_fields))
        where = f"{chosen}: " if chosen and option not in given else ""
        raise ConfigError(
            f"{where}the option '{option}' is wrong ({first['msg'].lower()}); options are {known}."
        ) from error


def _default_file(corpus: Path | None) -> Path | None:
    folders = [folder_of(corpus), Path.cwd()] if corpus else [Path.cwd()]
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise ConfigError(f"No configuration file at {file}: check the path.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"The configuration file {file} cannot be read: {error}.") from error
