import json

import pytest
from typer.testing import CliRunner

from policymine.cli.codebook import app
from policymine.cli.corrected import corrected_passages
from policymine.errors import ConfigError
from policymine.resources import read_codebook, read_passages

DECIDED = [
    ("Fælles kantine i rådhuset", "none", "ann"),
    ("Kurser i tegnsprog til plejefamilier", "F4", "ann"),
    ("Pladser til unge", "F2", "ann"),
    ("Pladser til unge", "F5", "bo"),
]


@pytest.fixture
def decisions(tmp_path):
    rows = [
        {
            "document": "plan.txt",
            "quote": quote,
            "codes": [code],
            "codebook": "rammeaftale",
            "coder": coder,
        }
        for quote, code, coder in DECIDED
    ]
    file = tmp_path / "decisions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def test_what_coders_agree_on_is_learnt_and_the_rest_is_not(decisions):
    learned = corrected_passages(decisions, "rammeaftale")
    assert [(p.text, p.codes[0]) for p in learned] == [row[:2] for row in DECIDED[:2]]


def test_decisions_by_another_codebook_are_named(decisions):
    with pytest.raises(ConfigError, match="kl-2012"):
        corrected_passages(decisions, "kl-2012")


def test_training_with_corrections_gives_a_codebook_for_later_runs(
    decisions, tmp_path, monkeypatch
):
    monkeypatch.setenv("POLICYMINE_CACHE", str(tmp_path / "cache"))
    options = ["--embedder", "none", "--decisions", str(decisions), "--out", str(tmp_path / "own")]
    done = CliRunner().invoke(app, ["train", "rammeaftale", *options])
    assert done.exit_code == 0, done.output
    assert "the first time takes minutes" in done.output
    own = str(tmp_path / "own" / "rammeaftale.toml")
    assert read_codebook(own) == read_codebook("rammeaftale")
    assert read_passages(own)[:-2] == read_passages("rammeaftale")
    assert len(list((tmp_path / "cache" / "coders").iterdir())) == 1
