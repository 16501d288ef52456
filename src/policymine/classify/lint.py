"""Check a codebook: what would trip two coders, or a machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from policymine.classify.training import left_out_choices, training_passages
from policymine.schema.codebook import NONE, Codebook, Passage

FEWEST_EXAMPLES = 3
FEWEST_PASSAGES = 20
CONFUSED = 0.25
"""Share of a code's texts that are taken for one other code, from which the two are named."""


def check_codebook(codebook: Codebook, passages: Sequence[Passage]) -> list[str]:
    """Return what is wrong or doubtful about a codebook, a sentence each."""
    return [
        *_check_ids(codebook),
        *_check_terms(codebook),
        *_check_examples(codebook, passages),
        *_check_confusion(codebook, passages),
    ]


def _check_ids(codebook: Codebook) -> Iterator[str]:
    known = {*codebook.code_ids, NONE}
    for code, count in Counter(codebook.code_ids).items():
        if count > 1:
            yield f"Code {code} stands {count} times."
    if NONE in codebook.code_ids:
        yield f"'{NONE}' is the explicit none and cannot be a code of its own."
    for code_entry in codebook.codes:
        for rule in code_entry.exclude:
            if rule.instead not in known:
                yield f"{code_entry.id}: an exclusion points to '{rule.instead}', which is no code."
        if not code_entry.exclude:
            yield f"{code_entry.id}: nothing says what does not belong."


def _check_terms(codebook: Codebook) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for code in codebook.codes:
        for term in code.terms:
            places.setdefault(term.casefold(), []).append(code.id)
    for term, codes in places.items():
        if len(codes) > 1:
            yield f"The term '{term}' stands under {', '.join(codes)}: keep it under one."
    for code in codebook.codes:
        belongs = {text.casefold().rstrip(".") for text in (*code.terms, *code.include)}
        for rule in code.exclude:
            if rule.text.casefold().rstrip(".") in belongs:
                yield f"{code.id}: '{rule.text}' both belongs and does not belong."


def _check_examples(codebook: Codebook, passages: Sequence[Passage]) -> Iterator[str]:
    counts = Counter(passage.codes[0] for passage in passages if passage.codes)
    entries = [(code.id, code.examples) for code in codebook.codes]
    for code, examples in [*entries, (NONE, codebook.none.examples)]:
        if len(examples) < FEWEST_EXAMPLES:
            yield f"{code}: {len(examples)} examples; {FEWEST_EXAMPLES} are the fewest."
        if passages and counts[code] < FEWEST_PASSAGES:
            yield f"{code}: {counts[code]} training passages; {FEWEST_PASSAGES} are the fewest."
    for code in sorted(set(counts) - {*codebook.code_ids, NONE}):
        yield f"{counts[code]} passages have the code '{code}', which the codebook lacks."


def _check_confusion(codebook: Codebook, passages: Sequence[Passage]) -> Iterator[str]:
    """Name pairs of codes that a coder of words cannot tell apart on texts it has not seen."""
    if len(training_passages(codebook, passages)) < FEWEST_PASSAGES:
        return
    wanted, chosen = left_out_choices(codebook, passages)
    totals = Counter(wanted)
    for (code, other), count in sorted(Counter(zip(wanted, chosen, strict=True)).items()):
        if code != other and count >= CONFUSED * totals[code]:
            share = round(100 * count / totals[code])
            yield f"{share} % of the texts of {code} read like {other}: they cannot be told apart."
