"""``python -m benchmarks.plans FOLDER --plans 1000``: write invented plans with their truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.plans.corpus import write_corpus
from benchmarks.plans.invent import SIZES


def main() -> None:
    """Read the arguments and write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the plans go")
    parser.add_argument("--plans", type=int, default=100, help="how many plans")
    parser.add_argument("--seed", type=int, default=0, help="another seed invents other plans")
    parser.add_argument("--size", choices=sorted(SIZES), default="short", help="how long they are")
    args = parser.parse_args()
    write_corpus(args.folder, args.plans, seed=args.seed, size=args.size)


if __name__ == "__main__":
    main()
