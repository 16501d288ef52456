"""What the coder must reach on the invented plans by words alone, as they stand without a run."""

import json
from pathlib import Path

from policymine.classify import Reading, load_coder
from policymine.resources import read_codebook

GOLD = Path(__file__).parents[1] / "evaluate" / "coded" / "dev-plans.jsonl"
FIRST, ACCEPTABLE = 0.71, 0.85


def test_first_choices_on_the_invented_plans_keep_their_floor():
    items = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    coder = load_coder(read_codebook("kl-2012"), embedder=None)
    readings = [Reading("", item["quote"], item["heading"]) for item in items]
    said = [coder.model.head.codes[decision.first] for decision in coder.decide(readings)]
    pairs = list(zip(said, items, strict=True))
    first = sum(code == item["codes"][0] for code, item in pairs) / len(items)
    acceptable = sum(code in (*item["codes"], *item["also"]) for code, item in pairs) / len(items)
    assert (first >= FIRST, acceptable >= ACCEPTABLE) == (True, True), (first, acceptable)
