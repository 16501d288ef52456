"""``python -m benchmarks [NAME …]``: measure the ratios of all ``bench_*.py``, or of those named.

Each of these modules has ``measure(sizes) -> Iterable[Ratio]``. What was measured is printed as a
table and kept as JSON, a file a module, with the machine it was measured on.
"""

from __future__ import annotations

import argparse
import importlib
import json
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.ratio import Ratio, Sizes
from policymine.pipeline import code_version, library_versions

HERE = Path(__file__).parent


def names() -> list[str]:
    """Return the names of all benchmarks."""
    return sorted(file.stem.removeprefix("bench_") for file in HERE.glob("bench_*.py"))


def machine() -> dict[str, Any]:
    """Return what the figures were measured on."""
    import psutil

    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": psutil.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30, 1),
        "load": [round(load, 1) for load in psutil.getloadavg()],
        "policymine": code_version(),
        "versions": library_versions(),
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.is_file() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()


def run(name: str, sizes: Sizes, out: Path) -> list[Ratio]:
    """Measure one benchmark and keep what was measured."""
    ratios: Iterable[Ratio] = importlib.import_module(f"benchmarks.bench_{name}").measure(sizes)
    kept = {"machine": machine(), "full": sizes.full}
    ratios = list(ratios)
    record = {**kept, "ratios": [ratio.record() for ratio in ratios]}
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (out / f"{name}.json").write_text(text, "utf-8")
    return ratios


def show(ratios: Iterable[Ratio]) -> None:
    """Print the table."""
    from rich.console import Console
    from rich.table import Table

    table = Table("what", "against", "aim", "measured", "reached", box=None)
    for ratio in ratios:
        table.add_row(*ratio.row())
    Console().print(table)


def main() -> None:
    """Measure, keep, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"some of: {', '.join(names())}; all by default")
    parser.add_argument("--full", action="store_true", help="as large as the bars say (an hour)")
    parser.add_argument("--out", type=Path, default=Path("outputs/bench"), help="where JSON goes")
    args = parser.parse_args()
    ratios = []
    for name in args.names or names():
        print(f"measuring {name} …", flush=True)
        ratios += run(name, Sizes(args.full), args.out)
    show(ratios)


if __name__ == "__main__":
    main()
