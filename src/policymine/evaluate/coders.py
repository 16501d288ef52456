"""How far coders agree: two or more who read, and the machine with each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from policymine.evaluate.agreement import cohens_kappa, interval, krippendorffs_alpha
from policymine.evaluate.gold import GoldItem, Pair, bare
from policymine.schema.coding import Agreement

Firsts = tuple[str, str]


def measure_agreement(one: str, other: str, firsts: Sequence[Firsts]) -> Agreement:
    """Return the agreement of two named coders over pairs of first choices (one at least)."""
    low, high = interval(firsts, _kappa)
    return Agreement(
        one=one,
        other=other,
        items=len(firsts),
        same=sum(a == b for a, b in firsts) / len(firsts),
        kappa=_kappa(firsts),
        low=low,
        high=high,
        alpha=krippendorffs_alpha(firsts),
    )


def machine_firsts(pairs: Sequence[Pair]) -> list[Firsts]:
    """Return the machine's and the gold's first choice of each finding that the run coded."""
    return [
        (pair.machine.codes[0], pair.gold.codes[0])
        for pair in pairs
        if pair.machine is not None and pair.machine.codes
    ]


def human_firsts(one: Sequence[GoldItem], other: Sequence[GoldItem]) -> list[Firsts]:
    """Return both coders' first choices of the findings that both have coded."""
    left, right = _by_place(one), _by_place(other)
    return [(left[place].codes[0], right[place].codes[0]) for place in left if place in right]


def compare_humans(golds: Mapping[str, Sequence[GoldItem]]) -> list[Agreement]:
    """Return the agreement of every two coders that have findings in common."""
    found = []
    for (one, left), (other, right) in combinations(golds.items(), 2):
        firsts = human_firsts(left, right)
        if firsts:
            found.append(measure_agreement(one, other, firsts))
    return found


def render_agreement(machine: Sequence[Agreement], humans: Sequence[Agreement]) -> str:
    """Return a table of agreements, and the machine's share of the coders' own."""
    lines = [f"{'first choices of':<34}{'items':>6}{'same':>7}{'kappa':>7}{'alpha':>16}"]
    for row in (*machine, *humans):
        span = f"[{row.low:.2f}, {row.high:.2f}]"
        name = f"{row.one} – {row.other}"
        lines.append(
            f"{name:<34}{row.items:>6}{row.same:>7.2f}{row.kappa:>7.2f} {span}{row.alpha:>6.2f}"
        )
    if machine and humans and _mean(humans) > 0:
        share = _mean(machine) / _mean(humans)
        lines.append(f"The machine's kappa is {share:.2f} of that of those who read.")
    return "\n".join(lines)


def _mean(rows: Sequence[Agreement]) -> float:
    return sum(row.kappa for row in rows) / len(rows)


def _kappa(firsts: Sequence[Firsts]) -> float:
    return cohens_kappa([a for a, _ in firsts], [b for _, b in firsts])


def _by_place(items: Sequence[GoldItem]) -> dict[tuple[str, str, str, int], GoldItem]:
    """Return items by what they are known by; the same words twice are told apart by order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for item in items:
        place = (item.document, item.kind, bare(item.passage))
        found[(*place, seen[place])] = item
        seen[place] += 1
    return found
