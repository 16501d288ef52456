"""Ways to damage a PDF, each a function of its bytes and of chance."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_OBJECT = re.compile(rb"(\d+) (\d+) obj\b(.*?)endobj", re.DOTALL)
_NUMBER = re.compile(rb"(?<=[\s\[/(])-?\d+(?:\.\d+)?(?=[\s\]/>)])")
_REFERENCE = re.compile(rb"\b(\d+) (\d+) R\b")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]{1,20}")
_FLATE = re.compile(rb"(/FlateDecode.{0,200}?>>\s*stream\r?\n)(.*?)(\r?\nendstream)", re.DOTALL)
_NUMBERS = (b"0", b"-1", b"1", b"2147483647", b"-2147483648", b"99999999999999999999", b"1e39",
            b"0.0000001", b"null", b"(x)", b"/N", b"[]", b"<<>>", b"true")  # fmt: skip
_NAMES = (b"/Type0", b"/Type1", b"/Type3", b"/TrueType", b"/CIDFontType0", b"/Identity-H",
          b"/FlateDecode", b"/LZWDecode", b"/ASCII85Decode", b"/RunLengthDecode", b"/DCTDecode",
          b"/JBIG2Decode", b"/Kids", b"/Parent", b"/Contents", b"/MediaBox", b"/Rotate", b"/Font",
          b"/Encrypt", b"/ObjStm", b"/XRef", b"/Form", b"/Image", b"/Pages", b"/Page")  # fmt: skip


def cut(data: bytes, chance: Random) -> bytes:
    """Cut the end off."""
    return data[: chance.randrange(len(data))] if data else data


def cut_inside(data: bytes, chance: Random) -> bytes:
    """Cut a piece out."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 5000) :]


def flip(data: bytes, chance: Random) -> bytes:
    """Change single bytes."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 50, 300))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def repeat(data: bytes, chance: Random) -> bytes:
    """Repeat a piece."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 2000)]
    return data[:start] + piece * chance.choice((2, 5, 50)) + data[start:]


def zero(data: bytes, chance: Random) -> bytes:
    """Overwrite a piece with zeros, as a broken download does."""
    start = chance.randrange(len(data))
    size = min(chance.randrange(1, 8000), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


def _replace_some(data: bytes, pattern: re.Pattern[bytes], chance: Random, others: object) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    chosen = chance.sample(found, min(chance.choice((1, 2, 8)), len(found)))
    for match in sorted(chosen, key=lambda match: -match.start()):
        other = others(match) if callable(others) else others
        data = data[: match.start()] + other + data[match.end() :]
    return data


def numbers(data: bytes, chance: Random) -> bytes:
    """Put other values where numbers stand."""
    return _replace_some(data, _NUMBER, chance, lambda _: chance.choice(_NUMBERS))


def references(data: bytes, chance: Random) -> bytes:
    """Make references point elsewhere: also to what holds them."""
    known = [match[1] for match in _OBJECT.finditer(data)] or [b"1"]
    return _replace_some(data, _REFERENCE, chance, lambda _: chance.choice(known) + b" 0 R")


def names(data: bytes, chance: Random) -> bytes:
    """Put one name for another."""
    return _replace_some(data, _NAME, chance, lambda _: chance.choice(_NAMES))


def swap_objects(data: bytes, chance: Random) -> bytes:
    """Swap the content of two objects."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return flip(data, chance)
    first, second = sorted(chance.sample(found, 2), key=lambda match: match.start())
    return (
        data[: first.start(3)] + second[3] + data[first.end(3) : second.start(3)] + first[3]
        + data[second.end(3) :]
    )  # fmt: skip


def drop_object(data: bytes, chance: Random) -> bytes:
    """Leave an object out, or empty it."""
    found = list(_OBJECT.finditer(data))
    if not found:
        return cut_inside(data, chance)
    match = chance.choice(found)
    kept = chance.choice((b"", b"%s 0 obj null endobj" % match[1], b"%s 0 obj" % match[1]))
    return data[: match.start()] + kept + data[match.end() :]


def override_object(data: bytes, chance: Random) -> bytes:
    """Append an object of another's number, as an update in place does."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return repeat(data, chance)
    old, new = chance.sample(found, 2)
    return data + b"\n%s 0 obj%sendobj\n%%%%EOF" % (old[1], new[3])


def lose_table(data: bytes, chance: Random) -> bytes:
    """Break what says where the objects are."""
    way = chance.randrange(4)
    if way == 0:
        return re.sub(rb"startxref\s+\d+", b"startxref\n%d" % chance.randrange(len(data)), data)
    if way == 1:
        return data.replace(b"xref", b"xerf")
    if way == 2:
        return re.sub(rb"\d{10} \d{5} n", lambda _: b"%010d 00000 n" % chance.randrange(9**9), data)
    return re.sub(rb"/Root\s+\d+ \d+ R", b"", data)


def loop_table(data: bytes, chance: Random) -> bytes:
    """Make the table's predecessor the table itself."""
    place = re.search(rb"startxref\s+(\d+)", data)
    here = place[1] if place else b"0"
    return re.sub(rb"/Size\b", b"/Prev " + here + b" /Size", data)


def nest(data: bytes, chance: Random) -> bytes:
    """Put something deeply nested into a dictionary."""
    depth = chance.choice((50, 500, 5000, 50_000))
    piece = chance.choice((b"[" * depth + b"]" * depth, b"<</a" * depth + b" 1" + b">>" * depth,
                           b"[" * depth, b"(" * depth))  # fmt: skip
    found = list(re.finditer(rb"<<", data))
    if not found:
        return data
    place = chance.choice(found).end()
    return data[:place] + b" /Odd " + piece + b" " + data[place:]


def content(data: bytes, chance: Random) -> bytes:
    """Damage what is inside a packed stream, and pack it again."""
    found = list(_FLATE.finditer(data))
    if not found:
        return numbers(data, chance)
    match = chance.choice(found)
    try:
        inner = zlib.decompressobj().decompress(match[2], 2_000_000)
    except zlib.error:
        return flip(data, chance)
    if len(inner) < 2:
        return data
    damage = chance.choice((flip, cut, cut_inside, repeat, numbers, names))
    packed = zlib.compress(damage(inner, chance))
    return data[: match.start(2)] + packed + data[match.end(2) :]


MUTATIONS: tuple[Mutation, ...] = (
    cut, cut_inside, flip, repeat, zero, numbers, references, names, swap_objects, drop_object,
    override_object, lose_table, loop_table, nest, content, content,
)  # fmt: skip
