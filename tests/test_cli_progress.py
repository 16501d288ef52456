"""What machines are told, what a run cost, and what Ctrl-C leaves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from policymine.cli.progress import Pace
from policymine.store import RunFolder

MANY = 600
"""Plans that are still being read when the first is reported, on a busy machine too."""
PLAN = "# Plan for Skive Kommune 2024\n\nVi vil ansætte {} vejledere.\n"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "policymine", *arguments]


def write_plans(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"plan-{number:03}.md").write_text(PLAN.format(number), "utf-8")
    return folder


def test_machines_get_an_object_a_line_and_people_a_table_of_costs(tmp_path: Path) -> None:
    corpus, run = write_plans(tmp_path / "plans", 3), str(tmp_path / "run")
    done = subprocess.run(
        command("ingest", str(corpus), "--out", run, "--json"), capture_output=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert lines[-1].items() >= {"stage": "ingest", "done": 3, "total": 3, "pages": 3}.items()
    assert all(set(line) == {"stage", "done", "total", "pages", "rate", "eta"} for line in lines)
    quiet = subprocess.run(
        command("ingest", str(corpus), "--out", run), capture_output=True, check=True
    )
    assert (quiet.stdout, quiet.stderr) == (b"", b"")
    costs = subprocess.run(command("profile", run), capture_output=True, check=True)
    words = costs.stdout.decode().splitlines()[1].split()
    assert (words[0], words[1:3]) == ("ingest", ["3", "3"])


def test_the_pace_counts_only_what_was_done_now(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([0.0, 10.0, 10.0])
    monkeypatch.setattr("time.monotonic", lambda: next(now))
    pace = Pace(100)
    assert pace.rate(120) == 2.0
    assert pace.left(120, 130) == 5.0


@contextmanager
def heeding_interrupts() -> Iterator[None]:
    """Let what is started heed Ctrl-C: a shell has what it runs in the background ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send there")
def test_ctrl_c_ends_a_run_with_its_workers_and_the_next_goes_on(tmp_path: Path) -> None:
    corpus, root = write_plans(tmp_path / "plans", MANY), tmp_path / "run"
    arguments = command("ingest", str(corpus), "--out", str(root), "--workers", "2", "--json")
    with (
        heeding_interrupts(),
        subprocess.Popen(
            arguments,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as run,
    ):
        assert run.stdout is not None
        while json.loads(run.stdout.readline())["done"] == 0:
            pass
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.count("\n") <= 2
    assert "run the same command again" in said
    folder = RunFolder(root)
    begun = {file: file.stat().st_mtime_ns for file in root.rglob("doc-*.json")}
    assert 0 < len(begun) < MANY
    assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0
    assert {file: file.stat().st_mtime_ns for file in begun} == begun
    assert len(list(folder.documents())) == MANY
