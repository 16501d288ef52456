"""``python -m benchmarks.texts 100 1000``: how many texts invented plans give the embedder.

A text is embedded once however often it occurs; so what counts is how many distinct ones there are.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from benchmarks.plans.invent import invent_plan
from benchmarks.records import extraction_of, lay_out
from policymine.classify.reading import read_findings


def count_texts(sizes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield each size with its findings and the distinct texts that coding them embeds."""
    texts: set[str] = set()
    findings = 0
    for number in range(max(sizes)):
        laid = lay_out(invent_plan(number, 0), number)
        for reading in read_findings(extraction_of(laid), laid.document):
            findings += 1
            texts.add(reading.text)
            if reading.context:
                texts |= {reading.context, f"{reading.context}: {reading.text}"}
        if number + 1 in sizes:
            yield number + 1, findings, len(texts)


def main() -> None:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    for plans, findings, texts in count_texts(parser.parse_args().sizes):
        print(f"{plans} plans, {findings} findings, {texts} texts to embed")


if __name__ == "__main__":
    main()
