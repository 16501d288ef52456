"""Decisions of human coders, kept by content beside the corpus (``decisions.jsonl``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from policymine.errors import ConfigError
from policymine.resources import read_lexicon
from policymine.review.rows import content_key, finding_quote
from policymine.schema.base import Record
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.store import write_text

DECISIONS_FILE = "decisions.jsonl"


class Decision(Record):
    """What a person decided about a passage: ``codes`` first choice first, or ``none`` alone."""

    document: str
    quote: str
    codes: tuple[str, ...]
    codebook: str
    coder: str = ""
    date: str = ""
    comment: str = ""

    @property
    def key(self) -> str:
        """What the passage is known by."""
        return content_key(self.document, self.quote)


def read_decisions(path: Path) -> list[Decision]:
    """Return the decisions in a file, in its order (none if there is no file).

    Raises ConfigError naming a line that is no decision: nothing is dropped in silence.
    """
    if not path.is_file():
        return []
    decisions = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The decisions in {path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.append(Decision.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            raise ConfigError(
                f"{path}, line {number}, is no decision: {error}. Mend or delete that line."
            ) from error
    return decisions


def add_decisions(path: Path, new: Sequence[Decision]) -> list[Decision]:
    """Write decisions into a file; a coder's new decision replaces the same coder's older one."""
    kept = {(d.key, d.codebook, d.coder): d for d in read_decisions(path)}
    for decision in new:
        kept.pop((decision.key, decision.codebook, decision.coder), None)
        kept[decision.key, decision.codebook, decision.coder] = decision
    lines = [json.dumps(d.model_dump(mode="json"), ensure_ascii=False) for d in kept.values()]
    write_text(path, "".join(line + "\n" for line in lines))
    return list(kept.values())


def find_conflicts(decisions: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """Return the pairs of decisions in which two coders give a passage different codes."""
    seen: dict[tuple[str, str], Decision] = {}
    conflicts = []
    for decision in decisions:
        place = (decision.key, decision.codebook)
        other = seen.get(place)
        if other is not None and set(other.codes) != set(decision.codes):
            conflicts.append((other, decision))
        seen[place] = decision
    return conflicts


def first_choices(decisions: Iterable[Decision]) -> list[tuple[str, ...]]:
    """Return the coders' first choices of each passage that two or more coded by one codebook."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for decision in decisions:
        place = (decision.key, decision.codebook)
        said.setdefault(place, {})[decision.coder] = decision.codes[0]
    return [tuple(by.values()) for by in said.values() if len(by) > 1]


def apply_decisions(
    codings: Codings,
    extraction: Extraction,
    document: Document,
    decisions: Sequence[Decision],
    *,
    lang: str = "da",
) -> Codings:
    """Return codings in which people's decisions stand before the machine's.

    The last decision about a passage counts; where coders disagree the coding is uncertain and
    says so. Scores stay the machine's, save that what was decided ranks in the decided order. The
    evidence says in ``lang`` who decided; a person may have given no name.
    """
    mine = [d for d in decisions if d.codebook == codings.codebook]
    latest = {decision.key: decision for decision in mine}
    disputed = {first.key for first, _ in find_conflicts(mine)}
    by_finding: dict[str, Decision] = {}
    for finding in extraction.findings:
        decision = latest.get(content_key(document.path, finding_quote(finding)))
        if decision is not None:
            by_finding[finding.id] = decision
    if not by_finding:
        return codings
    changed = tuple(_decided(coding, by_finding, disputed, lang) for coding in codings.codings)
    return codings.model_copy(update={"codings": changed})


def _decided(
    coding: Coding, decided: Mapping[str, Decision], disputed: set[str], lang: str
) -> Coding:
    decision = decided.get(coding.finding)
    if decision is None:
        return coding
    assigned = coding.code in decision.codes
    rank = decision.codes.index(coding.code) if assigned else 0
    who = decision.coder
    return coding.model_copy(
        update={
            "assigned": assigned,
            "score": round(1 - rank / 100, 4) if assigned else min(coding.score, 0.5),
            "method": f"decision:{who}" if who else "decision",
            "evidence": _say_who(decision, lang) if assigned else coding.evidence,
            "uncertain": assigned and decision.key in disputed,
        }
    )


def _say_who(decision: Decision, lang: str) -> str:
    say = read_lexicon("coding_reasons")[lang]
    who = say["decision" if decision.coder else "decision_unnamed"].format(coder=decision.coder)
    dated = f"{who}, {decision.date}" if decision.date else who
    return f"{dated}: {decision.comment}" if decision.comment else dated
