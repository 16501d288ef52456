"""How the actors found in a plan agree with those marked in it by reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policymine.evaluate.findings_gold import GoldActor
from policymine.evaluate.tally import Tally
from policymine.schema.finding import ActorType
from policymine.schema.network import Actor


def score_actors(gold: Sequence[GoldActor], actors: Sequence[Actor]) -> Tally:
    """Return how many marked actors were found, and how many of the found are marked.

    An actor is known by any of its forms, case and a genitive ending aside. Groups of people
    (pårørende, medarbejdere) that were found but not marked are not counted as wrong: gold marks
    named actors.
    """
    wanted = [_forms((actor.name, *actor.surface)) for actor in gold]
    found = [(actor, _forms((actor.name, *actor.variants))) for actor in actors]
    hits = sum(any(forms & named for _, named in found) for forms in wanted)
    wrong = sum(
        actor.type is not ActorType.STAKEHOLDER and not any(forms & named for forms in wanted)
        for actor, named in found
    )
    return Tally(hits, hits + wrong, len(wanted))


def _forms(names: Iterable[str]) -> frozenset[str]:
    folded = {" ".join(name.casefold().split()).strip(" .,") for name in names}
    return frozenset(folded | {name[:-1].rstrip("'’") for name in folded if name.endswith("s")})
