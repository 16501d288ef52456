"""``kill -9`` at any moment, then the same command: as if nothing had happened.

Five kills here; ``make soak`` sets POLICYMINE_KILLS to a hundred.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("processes are not forked there", allow_module_level=True)

from pipeline_killing import contents, start

KILLS = int(os.environ.get("POLICYMINE_KILLS", "5"))
IN_A_ROW = 5
SEED = 20261124

PLAN = """# Handleplan for psykiatrien i {unit} Kommune 2023-2024

## Mål 1: Sammenhæng

| Indsats | Ansvarlig | Tidsfrist |
|---|---|---|
| Fælles akuttelefon sammen med Aabenraa Kommune | Socialafdelingen | 2024 |
| Systematisk måling af effekt i {unit} | Jobcentret | 2023 |
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for unit in ("Skive", "Tønder"):
        (folder / f"{unit}.md").write_text(PLAN.format(unit=unit), "utf-8")
    (folder / "kopi.md").write_text(PLAN.format(unit="Skive"), "utf-8")
    (folder / "billede.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    return folder


def test_a_run_that_is_killed_ends_as_one_that_was_not(corpus: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    first = start(corpus, whole)
    wanted = contents(whole)
    again = start(corpus, whole)
    assert 0 < again < first
    moments = random.Random(SEED)
    for begun in range(0, KILLS, IN_A_ROW):
        root = tmp_path / f"killed-{begun}"
        for kill in range(min(IN_A_ROW, KILLS - begun)):
            assert start(corpus, root, moments.randint(1, again if kill else first)) == 0
        start(corpus, root)
        found = contents(root)
        assert sorted(found) == sorted(wanted)
        assert {name for name in wanted if found[name] != wanted[name]} == set()


@pytest.mark.skipif(KILLS == IN_A_ROW, reason="slow: make soak")
def test_a_run_with_workers_that_is_killed_ends_as_one_that_was_not(
    corpus: Path, tmp_path: Path
) -> None:
    def run(name: str, workers: int, seconds: float | None = None) -> int:
        arguments = ("run", str(corpus), "--out", str(tmp_path / name), "--embedder", "none")
        command = [sys.executable, "-m", "policymine", *arguments, "--workers", str(workers)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
        return 0

    begun = time.monotonic()
    assert run("whole", 1) == 1  # one document is no plan
    lasts = time.monotonic() - begun
    moments = random.Random(SEED)
    for _ in range(KILLS // IN_A_ROW):
        run("killed", 2, moments.uniform(0.1, 1.2) * lasts)
    assert run("killed", 2) == 1
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")
