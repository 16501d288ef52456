"""Make the tables by which tags are mended, from the training documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from policymine.language.agreement import AgreementTables
from policymine.language.training.lemmatables import Reading

_LEAST, _SHARE = 2, 0.95
_LEAST_GENDER, _SHARE_GENDER = 1, 0.9


def build_agreement(readings: Iterable[Reading]) -> AgreementTables:
    """Return the tables for the readings of all words."""
    features: dict[str, Counter[str]] = defaultdict(Counter)
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    auxiliaries: Counter[str] = Counter()
    for form, _, pos, feats in readings:
        auxiliaries[form] += pos == "AUX"
        if pos == "NOUN" and feats:
            features[form][feats] += 1
            genders[form].update(part[7:] for part in feats.split("|") if part[:7] == "Gender=")
    known = _agreed(features, _LEAST, _SHARE)
    varying = {form: counts for form, counts in genders.items() if form not in known}
    return AgreementTables(
        auxiliaries=sorted(form for form, count in auxiliaries.items() if count >= _LEAST),
        features=known,
        genders=_agreed(varying, _LEAST_GENDER, _SHARE_GENDER),
    )


def _agreed(counts: dict[str, Counter[str]], least: int, share: float) -> dict[str, str]:
    """Return the commonest value of each form seen often enough, if nearly all agree on it."""
    best = {form: values.most_common(1)[0] for form, values in counts.items() if values}
    return {
        form: value
        for form, (value, count) in best.items()
        if counts[form].total() >= least and count >= share * counts[form].total()
    }
