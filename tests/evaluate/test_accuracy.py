import json

import pytest

from policymine.cli.imports import write_gold
from policymine.errors import ConfigError
from policymine.evaluate import GoldItem, measure, pair_up, read_gold, read_golds
from policymine.evaluate.accuracy import code_figures, merge_passages, render_accuracy
from policymine.evaluate.gold import Coded
from policymine.review import Decision


def gold(quote, codes, also=()):
    return GoldItem(document="plan.txt", quote=quote, codes=codes, also=also)


def coded(text, codes, finding="i-1", passage=""):
    return Coded(finding, "plan.txt", "initiative", text, codes, passage)


def test_a_finding_is_known_again_by_its_letters():
    items = [gold("Styrke samarbejdet med jobcentret", ("P2",))]
    (pair,) = pair_up(items, [coded("Styrke samar-\nbejdet med  jobcentret.", ("P2",))])
    assert pair.machine is not None
    (lost,) = pair_up(items, [coded("Bygge en bro over åen", ("none",))])
    assert lost.machine is None


def test_codings_of_another_program_are_gold_for_goals_and_in_sub_folders_too(tmp_path):
    made = [
        Decision(document="skive/plan.txt", quote=quote, codes=("P1",), codebook="b", coder="AB")
        for quote in ("Flere i arbejde", "Ansætte en peer")
    ]
    write_gold(tmp_path / "gold.jsonl", made, (), {made[0].key})
    items = read_gold(tmp_path / "gold.jsonl")
    found = [
        Coded("g-1", "skive/plan.txt", "goal", "Flere i arbejde", ("P1",)),
        Coded("i-0", "odder/plan.txt", "initiative", "Ansætte en peer", ("P2",)),
        Coded("i-1", "skive/plan.txt", "initiative", "Ansætte en peer", ("P1",)),
    ]
    pairs = pair_up(items, found)
    assert [pair.machine and pair.machine.finding for pair in pairs] == ["g-1", "i-1"]


def test_a_finding_is_given_to_one_gold_item_only():
    items = [gold("Tilbyde gruppeforløb", ("P1",)), gold("Tilbyde gruppeforløb", ("P1",))]
    pairs = pair_up(items, [coded("Tilbyde gruppeforløb", ("P1",))])
    assert [pair.machine is not None for pair in pairs] == [True, False]


def test_figures_by_hand():
    items = [
        gold("a plan for roads", ("none",)),
        gold("training of staff", ("P3", "P1")),
        gold("help in time for all", ("P2",), ("P1",)),
    ]
    found = [
        coded("a plan for roads", ("P1",), "1"),
        coded("training of staff", ("P3",), "2"),
        coded("help in time for all", ("P1",), "3"),
    ]
    pairs = pair_up(items, found)
    accuracy = measure(pairs, ("P1", "P2", "P3", "none"))
    values = {figure.name: figure.value for figure in accuracy.figures}
    assert values["acceptable code"] == pytest.approx(2 / 3)
    assert values["first choice"] == pytest.approx(1 / 3)
    assert values["wrong extra codes"] == pytest.approx(1 / 3)
    p1 = code_figures(pairs, "P1")
    assert (p1.precision, p1.recall) == (0, 0)
    assert "help in time" in render_accuracy(accuracy)


def test_what_a_finding_has_its_passage_has():
    items = [gold("train the staff", ("P3",)), gold("measure what helps", ("P4",), ("P1",))]
    found = [
        coded("train the staff", ("P4",), "1", "doc:7"),
        coded("measure what helps", ("P3", "P1"), "2", "doc:7"),
    ]
    (merged,) = merge_passages(pair_up(items, found))
    assert code_figures(pair_up(items, found), "P4").f1 == 0
    assert code_figures([merged], "P4").f1 == 1
    assert (merged.gold.codes, merged.gold.also) == (("P3", "P4"), ("P1",))


def test_two_coders_whose_files_have_one_name_are_two(tmp_path):
    files = [tmp_path / coder / "coding.jsonl" for coder in ("ann", "bo")]
    for file, code in zip(files, ("P1", "P2"), strict=True):
        file.parent.mkdir()
        file.write_text(gold("Ansætte en peer", (code,)).model_dump_json(), "utf-8")
    found = read_golds(files, "initiative")
    codes = {name: items[0].codes for name, items in found.items()}
    assert codes == {"ann/coding": ("P1",), "bo/coding": ("P2",)}
    assert read_golds(files[:1], "goal") == {"coding": []}


def test_a_gold_line_that_is_wrong_is_named(tmp_path):
    file = tmp_path / "gold.jsonl"
    good = json.dumps({"document": "d", "quote": "q", "codes": ["P1"]})
    file.write_text(good + "\n{broken\n", "utf-8")
    with pytest.raises(ConfigError, match="line 2"):
        read_gold(file)
