"""Ctrl-C, at whatever moment it comes: one sentence and exit code 130.

What a run has written stays, and a run that ends in the middle goes on where it stopped.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

CODE = 130
SENTENCE = "policymine: Interrupted: run the same command again to go on where it stopped.\n"


def end_at_once(signum: int = 0, frame: FrameType | None = None) -> None:
    """Say that it was interrupted, and end without a word more."""
    with suppress(OSError):
        os.write(2, SENTENCE.encode())
    os._exit(CODE)


def answer_while_loading() -> None:
    """Let an interrupt end the process at once: nothing has begun yet."""
    signal.signal(signal.SIGINT, end_at_once)


@contextmanager
def answered() -> Iterator[None]:
    """Turn the first interrupt of what is done inside into an orderly end, and ignore the rest.

    Python may lose the exception an interrupt raises, where it cannot be passed on, and a library
    may turn it into another: it counts all the same. One that comes when all is done is ignored.
    """
    came = False

    def interrupt(signum: int, frame: FrameType | None) -> None:
        nonlocal came
        came = True
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    def leave() -> None:
        """End with the code: Python would send itself the signal where it lost an exception."""
        if came:
            sys.stdout.flush()
            os._exit(CODE)

    def lost(unraisable: sys.UnraisableHookArgs) -> None:
        if came:
            end_at_once()
        sys.__unraisablehook__(unraisable)

    signal.signal(signal.SIGINT, interrupt)
    sys.unraisablehook = lost
    atexit.register(leave)
    try:
        yield
    except BaseException:
        if not came:
            raise
        sys.stderr.write(SENTENCE)
        sys.exit(CODE)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
