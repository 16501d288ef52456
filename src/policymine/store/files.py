"""Files here or elsewhere: written whole or not at all, at a path or at an address.

An address such as ``s3://bucket/plans`` becomes a path with the methods of ``pathlib.Path``
(universal_pathlib over fsspec), so that nothing else needs to know where a file lies.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar, cast

from pydantic import ValidationError

from policymine.errors import ConfigError
from policymine.schema.base import Record

R = TypeVar("R", bound=Record)

SCRATCH = ".tmp-"
"""How the names of files begin that are being written."""


def open_path(address: str) -> Path:
    """Return the path at an address; raises ConfigError if no library here can reach it."""
    if "://" not in address:
        return Path(address)
    try:
        from upath import UPath

        path = UPath(address)
    except (ImportError, ValueError) as error:
        raise ConfigError(
            f"{address} cannot be reached ({error}): pip install 'policymine[cluster]' and the "
            "fsspec library for this kind of address."
        ) from error
    try:
        path.exists()
    except Exception as error:  # every kind of address has errors of its own
        raise ConfigError(
            f"{address} cannot be reached ({error}): check the address, the connection, and what "
            "its library needs to let you in (keys, endpoint)."
        ) from error
    return cast("Path", path)


def folder_of(corpus: Path) -> Path:
    """Return where corrections, aliases and options of a corpus lie: beside its plans.

    A corpus that is one file has them in the folder of the file.
    """
    return corpus.parent if corpus.is_file() else corpus


def is_local(path: Path) -> bool:
    """Say whether a path is one of this machine."""
    return isinstance(path, Path)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write into that takes the place of another, whole or not at all.

    Its folder is made if need be. What goes to an address is sent when all of it is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not is_local(path):
        with tempfile.TemporaryFile() as near:
            yield cast("BinaryIO", near)
            near.seek(0)
            with path.open("wb") as far:
                shutil.copyfileobj(near, far)
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=SCRATCH)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; its folder is made if need be."""
    with replacing(path) as file:
        file.write(content)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file of this machine to a path or an address, whole or not at all."""
    with source.open("rb") as content, replacing(target) as file:
        shutil.copyfileobj(content, file)


def write_text(path: Path, content: str) -> None:
    """Write a text file in UTF-8, whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def write_record(path: Path, record: Record) -> None:
    """Write a record as JSON that a person can open."""
    content = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1)
    write_text(path, content + "\n")


def read_record(path: Path, kind: type[R]) -> R | None:
    """Return the record in a file, or None if there is no whole and valid one."""
    try:
        return kind.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def stamp(path: Path) -> tuple[int, int] | None:
    """Return a file's size and time of change in nanoseconds (0: unknown); None without a file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, int(getattr(found, "st_mtime_ns", 0) or found.st_mtime * 1e9)


@contextmanager
def local_copy(path: Path, corpus: Path) -> Iterator[tuple[Path, Path]]:
    """Give a file of a corpus, and the corpus, as paths of this machine; a copy if need be."""
    if is_local(path):
        yield path, corpus
        return
    with tempfile.TemporaryDirectory(prefix="policymine-") as scratch:
        inside = path.name if corpus == path else path.relative_to(corpus).as_posix()
        copy = Path(scratch, inside)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        yield copy, Path(scratch)


def make_scratch(folder: Path) -> Path:
    """Make a folder for what is not to stay: inside ``folder``, or here if that is elsewhere."""
    inside = is_local(folder) and os.access(folder, os.W_OK)
    return Path(tempfile.mkdtemp(dir=folder if inside else None, prefix=SCRATCH))


def sweep(folder: Path) -> None:
    """Remove what a run that was killed had begun to write."""
    for left in folder.rglob(f"{SCRATCH}*") if is_local(folder) else ():
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
