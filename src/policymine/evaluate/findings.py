"""How the findings of some plans agree with gold: precision, recall, F1, and the fields.

Micro figures are over all findings, their intervals over plans: a plan is drawn or not with all it
holds, since the findings of one plan stand or fall together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from policymine.evaluate.actors import score_actors
from policymine.evaluate.agreement import interval
from policymine.evaluate.findings_gold import GoldPlan
from policymine.evaluate.findings_match import CHECKS, match, told
from policymine.evaluate.tally import Tally
from policymine.schema.finding import Form, Goal, Initiative
from policymine.schema.network import Actor

FIELDS = (*CHECKS, "goal")
PARTS = ("initiatives", "goals", "actors")


@dataclass(frozen=True)
class FieldTally:
    """How often a field was right: of all matched initiatives, and of those where gold fills it."""

    right: int = 0
    total: int = 0
    right_filled: int = 0
    filled: int = 0

    def __add__(self, other: FieldTally) -> FieldTally:
        """Return the tally of both."""
        return FieldTally(
            self.right + other.right,
            self.total + other.total,
            self.right_filled + other.right_filled,
            self.filled + other.filled,
        )


@dataclass(frozen=True)
class PlanScore:
    """The score of one plan: tallies, fields of the matched initiatives, and what differs."""

    name: str
    initiatives: Tally
    goals: Tally
    actors: Tally
    fields: dict[str, FieldTally] = field(default_factory=dict)
    extra: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def score_plan(
    name: str,
    gold: GoldPlan,
    goals: Sequence[Goal],
    initiatives: Sequence[Initiative],
    actors: Sequence[Actor] = (),
) -> PlanScore:
    """Return how the findings of one plan agree with its gold.

    Initiatives are matched by the passage that names them or by a title over it; goals by
    their titles (`findings_match.likeness`), each once.
    """
    acts = match([_names(i) for i in initiatives], [i.text for i in gold.initiatives])
    aims = match([(g.title,) for g in goals], [g.title for g in gold.goals])
    return PlanScore(
        name,
        Tally(len(acts), len(initiatives), len(gold.initiatives)),
        Tally(len(aims), len(goals), len(gold.goals)),
        score_actors(gold.actors, actors),
        _fields(gold, goals, initiatives, acts, dict(aims)),
        extra=(
            *_rest("initiative", [i.anchor.quote for i in initiatives], {f for f, _ in acts}),
            *_rest("goal", [g.title for g in goals], {f for f, _ in aims}),
        ),
        missed=(
            *_rest("initiative", [i.text for i in gold.initiatives], {g for _, g in acts}),
            *_rest("goal", [g.title for g in gold.goals], {g for _, g in aims}),
        ),
    )


def _names(act: Initiative) -> tuple[str, ...]:
    """Return what names an act: its passage, or the title over or before it."""
    return (act.anchor.quote, act.title) if act.form is not Form.TABLE else (act.anchor.quote,)


def _rest(kind: str, texts: Sequence[str], matched: set[int]) -> list[str]:
    return [f"{kind}: {' '.join(t.split())}" for n, t in enumerate(texts) if n not in matched]


def _fields(
    gold: GoldPlan,
    goals: Sequence[Goal],
    initiatives: Sequence[Initiative],
    acts: Sequence[tuple[int, int]],
    aims: dict[int, int],
) -> dict[str, FieldTally]:
    places = {goal.id: aims.get(number) for number, goal in enumerate(goals)}
    tallies = dict.fromkeys(FIELDS, FieldTally())
    for f, g in acts:
        found, wanted = initiatives[f], gold.initiatives[g]
        for name, check in CHECKS.items():
            if name == "indicator" and wanted.indicator is None:
                continue
            tallies[name] += _one(check(found, wanted), bool(told(name, wanted)))
        served = places.get(found.goal, -1) if found.goal else None
        tallies["goal"] += _one(served == wanted.goal, wanted.goal is not None)
    return tallies


def _one(right: bool, filled: bool) -> FieldTally:
    return FieldTally(right, 1, right and filled, filled)


def total(scores: Sequence[PlanScore], part: str) -> Tally:
    """Return the sum of one of ``PARTS`` over some plans."""
    return sum((getattr(score, part) for score in scores), Tally())


def render_findings(scores: Sequence[PlanScore], *, differing: bool = False) -> str:
    """Return the figures a plan, over all plans with 95 % intervals, and a field, for reading."""
    width = max(len(score.name) for score in scores)
    head = f"{'':<{width}}" + "".join(
        f"{f'{part} P':>15}    R   F1  (found/gold)" for part in PARTS
    )
    lines = [head, *(f"{s.name:<{width}}{_row(s)}" for s in scores), ""]
    for part in PARTS:
        lines.append(_overall(scores, part))
    lines += ["", f"{'field':<12}{'right':>12}{'right where the plan says it':>32}"]
    for name in FIELDS:
        tally = sum((score.fields[name] for score in scores), FieldTally())
        lines.append(
            f"{name:<12}{_share(tally.right, tally.total):>12}"
            f"{_share(tally.right_filled, tally.filled):>32}"
        )
    if differing:
        for score in scores:
            lines += ["", score.name]
            lines += [f"  + {text}" for text in score.extra]
            lines += [f"  - {text}" for text in score.missed]
    return "\n".join(lines)


def _row(score: PlanScore) -> str:
    tallies = (getattr(score, part) for part in PARTS)
    return "".join(
        f"{t.precision:>15.2f} {t.recall:.2f} {t.f1:.2f}  {_counts(t):<12}" for t in tallies
    )


def _counts(tally: Tally) -> str:
    return f"({tally.found}/{tally.gold})"


def _overall(scores: Sequence[PlanScore], part: str) -> str:
    tally = total(scores, part)

    def f1(some: Sequence[PlanScore]) -> float:
        return total(some, part).f1

    figure: Callable[[Sequence[PlanScore]], float] = f1
    low, high = interval(scores, figure)
    return (
        f"{part:<12} precision {tally.precision:.2f}  recall {tally.recall:.2f}  "
        f"F1 {tally.f1:.2f} [{low:.2f}, {high:.2f}]"
    )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} {part / whole:.2f}" if whole else "-"
