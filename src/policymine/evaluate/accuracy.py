"""How a run's codings agree with gold: precision, recall and F1 a code, κ, α, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from policymine.evaluate.agreement import cohens_kappa, interval, krippendorffs_alpha
from policymine.evaluate.gold import Pair


@dataclass(frozen=True)
class CodeFigures:
    """Precision, recall and F1 of one code, with how often gold has it."""

    code: str
    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True)
class Figure:
    """A figure with its 95 % interval."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Accuracy:
    """All figures of a run against gold, and the pairs that differ."""

    codes: tuple[CodeFigures, ...]
    passages: tuple[CodeFigures, ...]
    figures: tuple[Figure, ...]
    missing: int
    differing: tuple[Pair, ...]


def measure(pairs: Sequence[Pair], codes: Sequence[str]) -> Accuracy:
    """Return the figures over the gold findings that the run found.

    Per-code figures count every assigned code, finding by finding and passage by passage. A code
    that gold calls acceptable is neither a hit nor an error. A missing finding is counted and
    takes no part.
    """
    found = [pair for pair in pairs if pair.machine is not None and pair.machine.codes]
    names = {
        "acceptable code": acceptable,
        "first choice": first_choice,
        "wrong extra codes": wrong_extra,
        "macro F1": lambda some: macro_f1(some, codes),
        "Cohen's kappa": kappa,
        "Krippendorff's alpha": alpha,
    }
    figures = (
        tuple(Figure(n, f(found), *interval(found, f, rounds=400)) for n, f in names.items())
        if found
        else ()
    )
    return Accuracy(
        codes=tuple(code_figures(found, code) for code in codes),
        passages=tuple(code_figures(merge_passages(found), code) for code in codes),
        figures=figures,
        missing=len(pairs) - len(found),
        differing=tuple(pair for pair in found if first(pair) != pair.gold.codes[0]),
    )


def merge_passages(pairs: Sequence[Pair]) -> list[Pair]:
    """Return one pair for each passage: what any of its findings has, the passage has."""
    together: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.machine is not None:
            together.setdefault(pair.machine.passage or pair.machine.finding, []).append(pair)
    return [_merge(some) for some in together.values()]


def _merge(pairs: Sequence[Pair]) -> Pair:
    codes = dict.fromkeys(code for pair in pairs for code in pair.gold.codes)
    also = dict.fromkeys(code for pair in pairs for code in pair.gold.also)
    said = dict.fromkeys(code for pair in pairs if pair.machine for code in pair.machine.codes)
    gold = pairs[0].gold.model_copy(update={"codes": tuple(codes), "also": tuple(also)})
    machine = pairs[0].machine
    return Pair(gold, replace(machine, codes=tuple(said)) if machine else None)


def first(pair: Pair) -> str:
    """Return the machine's first choice."""
    return pair.machine.codes[0] if pair.machine and pair.machine.codes else ""


def acceptable(pairs: Sequence[Pair]) -> float:
    """Return the share of findings whose first choice gold accepts."""
    good = sum(first(pair) in (*pair.gold.codes, *pair.gold.also) for pair in pairs)
    return good / max(len(pairs), 1)


def first_choice(pairs: Sequence[Pair]) -> float:
    """Return the share of findings whose first choice is gold's."""
    return sum(first(pair) == pair.gold.codes[0] for pair in pairs) / max(len(pairs), 1)


def wrong_extra(pairs: Sequence[Pair]) -> float:
    """Return the share of assigned codes that gold neither gives nor accepts."""
    given = [(code, pair) for pair in pairs if pair.machine for code in pair.machine.codes]
    wrong = sum(code not in (*pair.gold.codes, *pair.gold.also) for code, pair in given)
    return wrong / max(len(given), 1)


def code_figures(pairs: Sequence[Pair], code: str) -> CodeFigures:
    """Return precision, recall and F1 of a code over all codes assigned."""
    hits = wrong = missed = 0
    for pair in pairs:
        given = bool(pair.machine) and code in (pair.machine.codes if pair.machine else ())
        wanted = code in pair.gold.codes
        hits += given and wanted
        wrong += given and not wanted and code not in pair.gold.also
        missed += wanted and not given
    precision = hits / max(hits + wrong, 1)
    recall = hits / max(hits + missed, 1)
    f1 = 2 * hits / max(2 * hits + wrong + missed, 1)
    return CodeFigures(code, precision, recall, f1, hits + missed)


def macro_f1(pairs: Sequence[Pair], codes: Sequence[str]) -> float:
    """Return the mean F1 of the codes that gold has."""
    figures = [code_figures(pairs, code) for code in codes]
    present = [figure.f1 for figure in figures if figure.gold]
    return sum(present) / max(len(present), 1)


def kappa(pairs: Sequence[Pair]) -> float:
    """Return Cohen's κ of the first choices."""
    return cohens_kappa([first(pair) for pair in pairs], [pair.gold.codes[0] for pair in pairs])


def alpha(pairs: Sequence[Pair]) -> float:
    """Return Krippendorff's α of the first choices."""
    return krippendorffs_alpha([(first(pair), pair.gold.codes[0]) for pair in pairs])


_HEAD = f"{'code':<6}" + "  ".join([f"{'precision':>10}{'recall':>8}{'F1':>6}{'gold':>6}"] * 2)


def _row(row: CodeFigures) -> str:
    return f"{row.precision:>10.2f}{row.recall:>8.2f}{row.f1:>6.2f}{row.gold:>6}"


def render_accuracy(accuracy: Accuracy) -> str:
    """Return the figures and the texts that differ, for reading."""
    lines = [f"{'':<6}{'findings':>22}{'':>8}{'passages':>22}", _HEAD]
    for row, passage in zip(accuracy.codes, accuracy.passages, strict=True):
        lines.append(f"{row.code:<6}{_row(row)}  {_row(passage)}")
    lines.append("")
    for figure in accuracy.figures:
        span = f"[{figure.low:.2f}, {figure.high:.2f}]"
        lines.append(f"{figure.name:<22}{figure.value:>6.2f}  {span}")
    lines.append(f"{'not found or not coded':<22}{accuracy.missing:>6}")
    lines += ["", "Differing first choices (gold -> run):"]
    for pair in accuracy.differing:
        gold, run = "+".join(pair.gold.codes), "+".join(pair.machine.codes if pair.machine else ())
        lines.append(f"  {gold:<8}-> {run:<10}{pair.gold.document}: {pair.gold.passage[:90]}")
    return "\n".join(lines)
