from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from rich.console import Console
from typer.testing import CliRunner

from policymine.cli import app, main
from policymine.cli.console import show_codes
from policymine.cli.progress import Watched
from policymine.errors import UsageError
from policymine.resources import codebook_text, read_codebook
from policymine.review import ReviewRow, write_review

ROOT = Path(__file__).parents[1]


def policymine(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "policymine", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "findes/ikke"),
        ("run", str(ROOT / "corpus"), "--codebook", "ukendt", "--out", "never"),
        ("run", str(ROOT / "corpus"), "--config", "findes-ikke.toml", "--out", "never"),
        ("run", str(ROOT / "corpus"), "--out", str(ROOT / "corpus")),
        ("run", str(ROOT / "corpus"), "--out", str(ROOT / "README.md")),
        ("run", str(ROOT / "corpus"), "--out", str(ROOT / "README.md" / "run")),
        ("extract", "findes/ikke"),
        ("show", str(ROOT / "tests"), "i-0"),
    ],
)
def test_bad_arguments_get_one_sentence_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    done = policymine(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not Path("never").exists()


def test_help_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys; import policymine.cli; "
        "print([m for m in ('spacy', 'pandas', 'sklearn', 'networkx', 'pydantic') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_run_ends_with_a_table_and_shows_its_records(tmp_path: Path) -> None:
    corpus = tmp_path / "planer"
    corpus.mkdir()
    text = (
        "# Plan for Skive Kommune 2024\n\nVi vil:\n\n- oprette et værested\n- ansætte en vejleder\n"
    )
    (corpus / "plan.md").write_text(text, "utf-8")
    done = policymine("run", str(corpus), "--out", str(tmp_path / "run"))
    assert done.returncode == 0, done.stderr
    assert "Initiatives" in done.stdout
    assert "report.html" in done.stdout
    table = (tmp_path / "run" / "tables" / "initiatives.csv").read_text("utf-8-sig")
    identity = table.splitlines()[1].split(",")[0]
    shown = policymine("show", str(tmp_path / "run"), identity)
    assert "»oprette et værested«" in shown.stdout
    assert "side 1" in shown.stdout
    assert "Stadie:" in shown.stdout
    assert "kommende" in shown.stdout
    assert "Skive Kommune (kommune, kommunal" in policymine("actors", str(tmp_path / "run")).stdout
    told_once_of_many_rows_of_another_run(tmp_path)


def told_once_of_many_rows_of_another_run(tmp_path: Path) -> None:
    book = read_codebook("kl-2012")
    rows = [
        ReviewRow(f"i-{n}", "goal", "p.txt", 1, "", f"andet {n}", ("P1",), 0.9, False, "")
        for n in range(46)
    ]
    write_review(tmp_path / "other.xlsx", rows, book, tmp_path)
    done = policymine("review", "import", str(tmp_path / "run"), str(tmp_path / "other.xlsx"))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["Row 2", "Row 3", "Row 4"]
    assert lines[3].startswith("46 rows of")
    assert len(lines) == 4


def test_a_codebook_that_lacks_something_names_the_file_and_what_to_write(tmp_path: Path) -> None:
    file = tmp_path / "egen.toml"
    file.write_text('id = "x"\ntitle = "X"\n[[codes]]\nid = "A"\ntitel = "A"\n', "utf-8")
    done = CliRunner().invoke(app, ["codebook", "check", str(file)])
    said = str(done.exception)
    assert str(file) in said
    assert "lacks 'version': write version = \"1\"" in said
    assert "lacks 'definition' in codes number 1" in said
    assert "has an unknown 'titel' in codes number 1" in said
    assert "lacks 'none': write a table [none]" in said


def test_training_says_that_it_takes_time_and_how_far_it_is() -> None:
    class Plain:
        name, dimensions = "plain", 2

        def embed(self, texts: Sequence[str]) -> np.ndarray:
            return np.array([[len(text), 1.0] for text in texts]).reshape(-1, 2)

    told: list[tuple[str, int, int]] = []
    watched = Watched(Plain(), lambda *said: told.append(said))
    texts = ["x" * n for n in range(300)]
    assert (watched.embed(texts) == Plain().embed(texts)).all()
    assert told == [("embed", 128, 300), ("embed", 256, 300), ("embed", 300, 300)]
    assert watched.embed([]).shape == (0, 2)


def test_a_part_of_a_network_is_handed_out(tmp_path: Path) -> None:
    corpus = tmp_path / "planer"
    corpus.mkdir()
    text = "# Plan for Skive Kommune 2024\n\nSkive Kommune samarbejder med Region Midtjylland.\n"
    (corpus / "plan.md").write_text(text, "utf-8")
    run, part = str(tmp_path / "run"), str(tmp_path / "del")
    assert policymine("run", str(corpus), "--out", run).returncode == 0
    handed = policymine("export", "network", run, "--out", part, "--years", "2024")
    assert handed.stdout.startswith("2 nodes and 1 ties"), handed.stderr
    assert "Region Midtjylland" in (tmp_path / "del" / "nodes.csv").read_text("utf-8")
    none = policymine("export", "network", run, "--out", part, "--years", "1999")
    assert none.returncode == 2
    unknown = policymine("export", "network", run, "--out", part, "--relation", "works")
    assert unknown.stderr == "policymine: No relation 'works' in this network; it has works_with.\n"
    gold = str(ROOT / "corpus" / "gold" / "coding-1.jsonl")
    measured = policymine("eval", run, gold)
    assert measured.returncode == 2
    assert "None of these findings is in" in measured.stderr
    assert "No tie is left" in none.stderr


def test_a_codebook_without_passages_says_what_its_coder_goes_by(tmp_path: Path) -> None:
    file = tmp_path / "egen.toml"
    file.write_text(codebook_text("rammeaftale"), "utf-8")
    checked = CliRunner().invoke(app, ["codebook", "check", str(file)])
    assert "No passages: the coder learns from its titles, terms" in checked.stdout


def test_a_refi_codebook_is_not_written_under_the_name_of_a_toml(tmp_path: Path) -> None:
    out = tmp_path / "kl.toml"
    handed = CliRunner().invoke(app, ["export", "codebook", "kl-2012", "--out", str(out)])
    assert isinstance(handed.exception, UsageError)
    assert not out.exists()


def test_the_end_of_a_run_tells_none_from_unknown() -> None:
    rows = [
        {"unit": unit, "code": "P1", "initiatives": number, "reading": reading}
        for unit, number, reading in (
            ("Nordby", 3, "mentioned"), ("Sydby", 0, "not mentioned"), ("Østby", 0, "no plan"),
        )
    ]  # fmt: skip
    data = SimpleNamespace(comparison={"comparison": pd.DataFrame(rows)})
    with (console := Console()).capture() as printed:
        console.print(show_codes(data))
    lines = [line.split() for line in printed.get().splitlines()[1:]]
    assert lines == [["Nordby", "3"], ["Sydby", "0"], ["Østby", "no", "plan"]]


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__
        assert command.help or command.callback.__doc__
        assert f"policymine {name}" in readme, name
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_a_full_disk_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "run/run.json")

    module = sys.modules["policymine.cli.main"]
    monkeypatch.setattr(module, "app", full)
    monkeypatch.setattr(module, "answered", nullcontext)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("policymine: It cannot be written: No space left on device (run/run")
    assert said.count("\n") == 1
