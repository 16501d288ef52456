"""Why a sheet has no rows, or a column no cells: so that no gap reads as a mistake."""

from __future__ import annotations

from collections.abc import Iterable

from policymine.report.labels import Labels

OF_SEVERAL = frozenset(
    {
        "ranks", "distance", "clusters", "peers", "peer_codes", "elsewhere", "shared", "keyness",
        "keywords",
    }
)  # fmt: skip
"""Tables that hold municipalities against each other."""
OF_PLANS = frozenset({"goals", "initiatives"})


def say_empty_sheet(name: str, units: int, labels: Labels) -> str:
    """Return why a table has no rows, given how many units are compared."""
    reason = "one_unit" if units < 2 and name in OF_SEVERAL else name
    known = reason in labels.names("empty")
    return labels.text("empty", reason if known else "other")


def say_empty_columns(name: str, columns: Iterable[str], labels: Labels) -> str:
    """Return which columns of a table are wholly empty and why, or nothing."""
    why: dict[str, list[str]] = {}
    for column in columns:
        known = column in labels.names("empty_column")
        reason = column if known else "in_plans" if name in OF_PLANS else "other"
        said = labels.text("empty_column", reason)
        why.setdefault(said, []).append(labels.text("column", column))
    parts = [f"{', '.join(names)} ({reason})" for reason, names in why.items()]
    return labels.text("guide", "empty_columns").format(columns="; ".join(parts)) if parts else ""
