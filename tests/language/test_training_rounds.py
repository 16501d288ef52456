"""Training runs go on where they stopped, and the configs in the package are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.util import load_config

from policymine.language.training.rounds import CONFIGS, LAST, ROUNDS, Round
from policymine.language.training.steps import describe
from policymine.language.training.work import Work, run_step


def test_a_step_whose_output_is_there_is_not_run_again(tmp_path: Path) -> None:
    made: list[int] = []
    run_step(tmp_path / "missing", lambda: made.append(1))
    run_step(tmp_path, lambda: made.append(2))
    assert made == [1]


def test_every_round_has_a_folder_of_its_own(tmp_path: Path) -> None:
    work = Work(tmp_path)
    assert len({work.trained, *(work.refined(i) for i in range(len(ROUNDS)))}) == 1 + len(ROUNDS)


def test_a_round_goes_on_from_those_before_it() -> None:
    assert all(before < number for number, item in enumerate(ROUNDS) for before in item.after)


def test_the_mean_is_of_rounds_that_are() -> None:
    assert set(LAST) <= set(range(len(ROUNDS)))


@pytest.mark.parametrize("item", ROUNDS)
def test_rounds_set_only_what_the_config_has(item: Round) -> None:
    config = load_config(CONFIGS / "refine.cfg")
    for name in item.settings:
        section = config
        *path, last = name.split(".")
        for part in path:
            section = section[part]
        assert last in section


def test_the_rounds_go_on_with_all_but_the_lemmatiser() -> None:
    train, refine = (load_config(CONFIGS / name) for name in ("train.cfg", "refine.cfg"))
    assert refine["nlp"]["pipeline"] == [
        name for name in train["nlp"]["pipeline"] if name != "trainable_lemmatizer"
    ]


def test_a_packaged_pipeline_says_what_it_is_and_nothing_of_where_it_was_made() -> None:
    nlp = spacy.blank("da")
    nlp.config = {**nlp.config, "paths": {"train": "somewhere/train.spacy"}}
    nlp.meta["performance"] = {"pos_acc": 1.0}
    describe(nlp)
    assert nlp.config["paths"] == {"train": None}
    assert nlp.meta["performance"] == {}
    assert nlp.meta["license"] == "CC BY-SA 4.0"
