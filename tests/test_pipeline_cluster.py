"""A real scheduler and two real workers; one of them is killed while it works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policymine import pipeline
from policymine.errors import ConfigError
from policymine.schema.run import Config
from policymine.store import RunFolder

distributed = pytest.importorskip("distributed")

PLAN = """# Plan for socialpsykiatrien i {unit} Kommune 2022-2025

## Mål 1: Flere kommer sig

Derfor vil vi:

- Ansætte to peer-medarbejdere i Værestedet Havblik
- Udbrede recovery som grundlag for al bostøtte i {unit}
"""
UNITS = ("Skive", "Tønder", "Morsø", "Lemvig", "Struer", "Vejen")
CONFIG = Config(embedder="none")


def dask(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "OMP_NUM_THREADS": "1"},
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    file = tmp_path / "scheduler.json"
    where = ("--scheduler-file", str(file))
    processes = [dask("scheduler", *where, "--host", "127.0.0.1", "--port", "0")]
    deadline = time.monotonic() + 60
    while not file.is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    limits = ("--no-nanny", "--nthreads", "1", "--death-timeout", "60")
    workers = [dask("worker", *where, *limits) for _ in range(2)]
    address = json.loads(file.read_text("utf-8"))["address"]
    with distributed.Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    yield address, workers
    for process in (*workers, *processes):
        process.kill()
        process.wait()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for unit in UNITS:
        (folder / f"{unit}.md").write_text(PLAN.format(unit=unit), "utf-8")
    return folder


def do_documents(corpus: Path, root: Path, means: pipeline.Means) -> dict[str, bytes]:
    folder = RunFolder(root)
    pipeline.ingest(corpus, folder, CONFIG, means=means)
    pipeline.extract(folder, means=means)
    pipeline.classify(folder, means=means)
    return {f.relative_to(root).as_posix(): f.read_bytes() for f in root.rglob("doc-*.json")}


def test_a_cluster_makes_the_same_records_though_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address, processes = cluster
    monkeypatch.chdir(tmp_path)  # the workers have another working folder

    def kill_one(stage: str, done: int, total: int, pages: int = 0) -> None:
        if stage == "extract" and done == 1:
            processes[0].kill()

    with pipeline.open_workers(cluster=address) as workers:
        means = pipeline.Means(workers, kill_one)
        found = do_documents(Path(corpus.name), Path("far"), means)
    assert processes[0].wait(10) != 0
    assert len(found) == 3 * len(UNITS)
    assert found == do_documents(corpus, tmp_path / "near", pipeline.Means())


def test_a_cluster_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policymine.pipeline.cluster.WAIT", 0.2)
    with (
        pytest.raises(ConfigError, match="No Dask scheduler"),
        pipeline.open_workers(cluster="tcp://127.0.0.1:9"),
    ):
        pass
