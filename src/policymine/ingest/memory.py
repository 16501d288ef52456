"""The memory of a process: limited by itself where the system can, else watched from outside.

On Linux ``RLIMIT_AS`` makes an allocation fail that goes over the limit. macOS takes the limit and
does not keep it, Windows has none: there the parent looks at what the child has in memory.
"""

from __future__ import annotations

import sys
from contextlib import suppress

KEPT = sys.platform.startswith(("linux", "freebsd"))
"""Whether the system keeps a process to the limit that it set itself."""


def limit_memory(megabytes: int) -> None:
    """Limit the memory of this process, where the system can."""
    with suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def memory_of(process: int) -> float:
    """Return the megabytes that a process and those it started have in memory; 0 if it is gone."""
    import psutil

    total = 0
    with suppress(psutil.Error):
        first = psutil.Process(process)
        for one in (first, *first.children(recursive=True)):
            with suppress(psutil.Error):
                total += one.memory_info().rss
    return total / 1024 / 1024


def kill_tree(process: int) -> None:
    """Kill a process and those it started."""
    import psutil

    with suppress(psutil.Error):
        first = psutil.Process(process)
        for one in (*first.children(recursive=True), first):
            with suppress(psutil.Error):
                one.kill()
