"""Why a document was not read, where the cause is no fault in its content."""

from __future__ import annotations

import signal

from policymine.errors import ReadError

AGAIN = "Save it again from the program it was made with, as PDF or DOCX."
PRINT = "Print it to a new PDF, and run again."
_SMALLER = "Save a smaller version of it (print it to a new PDF), or raise the limit {option}."
_NO_MEMORY = frozenset({-getattr(signal, "SIGKILL", 9), 0xC0000017, 0xC000012D})
"""Exit codes of a process that got no memory: the kernel's kill, and what Windows says."""


def timed_out(seconds: float) -> ReadError:
    """Return the error for a document that takes too long."""
    return ReadError(
        f"Reading it took more than {seconds:g} seconds.",
        status="timeout",
        remedy=_SMALLER.format(option="timeout"),
    )


def out_of_memory() -> ReadError:
    """Return the error for a document that asks for more memory than the limit."""
    return ReadError(
        "Reading it takes more memory than the limit.",
        status="out_of_memory",
        remedy=_SMALLER.format(option="memory"),
    )


def died(code: int | None) -> ReadError:
    """Return why a child died, from its exit code: a kill from outside is one for memory."""
    if code in _NO_MEMORY:
        return out_of_memory()
    return ReadError(
        f"The reader crashed on it (exit code {code}).",
        remedy=PRINT,
    )


def encrypted() -> ReadError:
    """Return the error for a document that opens with a password only."""
    return ReadError(
        "The PDF is locked with a password.",
        status="encrypted",
        remedy="Open it with the password, print it to a new PDF, and run again.",
    )


def too_many(pages: int, limit: int) -> ReadError:
    """Return the error for a document with more pages than the limit."""
    return ReadError(
        f"The PDF has {pages} pages; the limit is {limit}.",
        status="too_large",
        remedy="Raise max_pages, or cut out the pages of the plan.",
    )


def rubbish() -> ReadError:
    """Return the error for an answer that is no document."""
    return ReadError("The reader returned nothing that is a document.", remedy=AGAIN)


def unexpected(error: Exception) -> ReadError:
    """Return the error for what a library raised; some call a failed allocation by other names."""
    text = f"{type(error).__name__}: {str(error)[:200]}"
    if any(word in text.casefold() for word in ("memory", "alloc")):
        return out_of_memory()
    return ReadError(f"Reading it failed ({text}).", remedy=AGAIN)
