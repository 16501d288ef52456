"""Codings in which people's decisions stand before the machine's."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.resources import read_lexicon
from policymine.review.decisions import Decision, by_passage, find_conflicts
from policymine.review.rows import content_key, finding_quote
from policymine.review.words import say_choice
from policymine.schema.coding import Coding, Codings
from policymine.schema.document import Document
from policymine.schema.finding import Extraction


def apply_decisions(
    codings: Codings,
    extraction: Extraction,
    document: Document,
    decisions: Sequence[Decision],
    *,
    lang: str = "da",
) -> Codings:
    """Return codings in which people's decisions stand before the machine's.

    The last decision about a passage that gives codes counts; where coders disagree, also on
    whether it is a finding, the coding is uncertain and says so. Scores stay the machine's, save
    that what was decided ranks in the decided order. The evidence says in ``lang`` who decided; a
    person may have given no name.
    """
    mine = (d for d in decisions if d.codebook == codings.codebook or d.denies)
    said = by_passage(d for d in mine if d.document == document.path)
    about = {
        finding.id: said[key]
        for finding in extraction.findings
        if (key := content_key(document.path, finding_quote(finding))) in said
    }
    if not about:
        return codings
    changed = tuple(
        _decided(coding, about[coding.finding], lang) if coding.finding in about else coding
        for coding in codings.codings
    )
    return codings.model_copy(update={"codings": changed})


def _decided(coding: Coding, said: Sequence[Decision], lang: str) -> Coding:
    """Return a coding as the last who gave codes decided it, or else as it is."""
    decision = next((d for d in reversed(said) if d.codes), None)
    made = coding if decision is None else _as_decided(coding, decision, lang)
    differing = [say_choice(d, lang) for pair in find_conflicts(said) for d in pair]
    if not made.assigned or not differing:
        return made
    dispute = read_lexicon("coding_reasons")[lang]["dispute"]
    named = dispute.format(said=", ".join(dict.fromkeys(differing)))
    return made.model_copy(update={"uncertain": True, "evidence": f"{made.evidence}; {named}"})


def _as_decided(coding: Coding, decision: Decision, lang: str) -> Coding:
    assigned = coding.code in decision.codes
    rank = decision.codes.index(coding.code) if assigned else 0
    who = decision.coder
    return coding.model_copy(
        update={
            "assigned": assigned,
            "score": round(1 - rank / 100, 4) if assigned else min(coding.score, 0.5),
            "method": f"decision:{who}" if who else "decision",
            "evidence": _say_who(decision, lang) if assigned else coding.evidence,
            "uncertain": False,
        }
    )


def _say_who(decision: Decision, lang: str) -> str:
    say = read_lexicon("coding_reasons")[lang]
    who = say["decision" if decision.coder else "decision_unnamed"].format(coder=decision.coder)
    dated = f"{who}, {decision.date}" if decision.date else who
    return f"{dated}: {decision.comment}" if decision.comment else dated
