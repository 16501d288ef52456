from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from policymine import pipeline
from policymine.pipeline.processes import Processes
from policymine.pipeline.task import Item, Settings, Task
from policymine.pipeline.workers import TRIES, open_workers
from policymine.schema.run import Config, Outcome
from policymine.store import RunFolder

PLAN = """# Plan for socialpsykiatrien i {unit} Kommune 2022-2025

## Mål 1: Flere kommer sig

Derfor vil vi:

- Ansætte to peer-medarbejdere i Værestedet Havblik
- Udbrede recovery som grundlag for al bostøtte i {unit}
"""


def tasks(folder: Path, names: str, timeout: float = 120) -> list[Task]:
    settings = Settings(folder, folder, Config(timeout=timeout))
    return [Task("extract", Item(name, name), settings) for name in names]


def note_down(task: Task) -> Outcome:
    """Note that the task was begun; die at 'x' the first time, at 'z' every time."""
    notes = task.settings.root / task.item.id
    with notes.open("a", encoding="utf-8") as file:
        file.write("begun\n")
    if task.item.id == "z" or (task.item.id == "x" and notes.read_text("utf-8") == "begun\n"):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)
    return Outcome(stage=task.stage, document=task.item.id)


def test_a_worker_that_dies_costs_a_retry_of_its_document_and_nothing_else(tmp_path: Path) -> None:
    with Processes(2, work=note_down) as workers:
        done = {task.item.id: outcome for task, outcome in workers.map(tasks(tmp_path, "abxcdze"))}
    begun = {name: (tmp_path / name).read_text("utf-8").count("begun") for name in done}
    assert begun == dict.fromkeys("abcde", 1) | {"x": 2, "z": TRIES}
    assert {name for name, outcome in done.items() if outcome.status != "ok"} == {"z"}
    assert "died" in done["z"].problems[0].message


def hang_at_x(task: Task) -> Outcome:
    time.sleep(60 if task.item.id == "x" else 0)
    return Outcome(stage=task.stage, document=task.item.id)


def test_a_worker_that_hangs_is_ended_and_the_others_go_on(tmp_path: Path) -> None:
    with Processes(2, work=hang_at_x) as workers:
        list(workers.map(tasks(tmp_path, "ab")))
        done = {
            task.item.id: outcome.status
            for task, outcome in workers.map(tasks(tmp_path, "abxc", timeout=0.2))
        }
    assert done == {"a": "ok", "b": "ok", "x": "timeout", "c": "ok"}


def grow_at_b(task: Task) -> Outcome:
    """Keep as much as the models do, and say which process it was."""
    if task.item.id == "b":
        KEPT.append(bytearray(b"x") * 350_000_000)
        time.sleep(1.1)  # loky looks once a second
    with (task.settings.root / "processes").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    return Outcome(stage=task.stage, document=task.item.id)


KEPT: list[bytearray] = []


def test_a_worker_that_loads_models_is_not_started_anew(tmp_path: Path) -> None:
    with Processes(1, work=grow_at_b) as workers:
        list(workers.map(tasks(tmp_path, "abc")))
    assert len(set((tmp_path / "processes").read_text("utf-8").splitlines())) == 1


def fail_to_start(task: Task) -> Outcome:
    raise pipeline_error()


def pipeline_error() -> Exception:
    from policymine.errors import ModelError

    return ModelError("The model is missing.")


def test_what_is_wrong_for_all_documents_ends_the_run(tmp_path: Path) -> None:
    with (
        pytest.raises(type(pipeline_error()), match="missing"),
        Processes(2, work=fail_to_start) as workers,
    ):
        list(workers.map(tasks(tmp_path, "abc")))


@pytest.mark.skipif(sys.platform == "win32", reason="a process knows no parent's death there")
def test_workers_end_with_the_run_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[2])\n"
        "from test_pipeline_workers import Processes, hang, tasks\n"
        "workers = Processes(1, work=hang)\n"
        "list(workers.map(tasks(pathlib.Path(sys.argv[1]), 'a')))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        deadline = time.monotonic() + 30
        while not (tmp_path / "a").is_file() and time.monotonic() < deadline:
            time.sleep(0.05)
        run.kill()
    worker = int((tmp_path / "a").read_text("utf-8"))
    while _lives(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(worker)


def hang(task: Task) -> Outcome:
    scratch = task.settings.root / "pid"
    scratch.write_text(str(os.getpid()), "utf-8")
    scratch.replace(task.settings.root / task.item.id)
    time.sleep(60)
    raise AssertionError


def _lives(process: int) -> bool:
    import psutil

    try:
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for unit in ("Skive", "Tønder", "Morsø"):
        (folder / f"{unit}.md").write_text(PLAN.format(unit=unit), "utf-8")
    (folder / "billede.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    return folder


def test_records_are_the_same_whoever_makes_them(corpus: Path, tmp_path: Path) -> None:
    found = []
    for count in (1, 2):
        folder = RunFolder(tmp_path / str(count))
        with open_workers(count) as workers:
            means = pipeline.Means(workers)
            pipeline.ingest(corpus, folder, Config(embedder="none"), means=means)
            pipeline.extract(folder, means=means)
            pipeline.classify(folder, means=means)
        files = {
            file.relative_to(folder.root): file.read_bytes()
            for file in folder.root.rglob("doc-*.json")
        }
        run = folder.read_run()
        costs = {stage: (c.documents, c.pages, c.sentences) for stage, c in run.costs.items()}
        found.append((files, run.documents, run.problems, costs))
    assert found[0] == found[1]
    assert len(found[0][0]) == 10


def test_a_fault_in_a_stage_is_the_documents_problem(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = import_module("policymine.extract")  # as the API, the name is the function's
    folder, means = RunFolder(tmp_path), pipeline.Means()
    pipeline.ingest(corpus, folder, Config(embedder="none"), means=means)
    sound = stage.extract

    def faulty(document, **options):  # type: ignore[no-untyped-def]
        if document.path == "Morsø.md":
            raise IndexError("out of range")
        return sound(document, **options)

    monkeypatch.setattr(stage, "extract", faulty)
    pipeline.extract(folder, means=means)
    run = folder.read_run()
    assert {e.path for e in run.documents if e.status == "unreadable"} == {"Morsø.md"}
    assert [p.message for p in run.problems if p.stage == "extract"] == [
        "It could not be worked on (IndexError: out of range)."
    ]
    pipeline.classify(folder, means=means)
    assert len(list(folder.codings())) == 2
    monkeypatch.undo()
    pipeline.extract(folder, means=means)
    assert len(list(folder.extractions())) == 3
    assert [p for p in folder.read_run().problems if p.stage == "extract"] == []


def test_what_failed_is_read_again_when_asked(corpus: Path, tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    pipeline.ingest(corpus, folder, Config())
    record = next(d for d in folder.documents() if d.status != "ok")
    file = folder.record_file("ingest", record.id)
    before = file.stat().st_mtime_ns
    pipeline.ingest(corpus, folder, Config())
    assert file.stat().st_mtime_ns == before
    pipeline.ingest(corpus, folder, Config(), means=pipeline.Means(retry=True))
    assert file.stat().st_mtime_ns > before


def test_without_the_ledger_records_say_what_made_them(corpus: Path, tmp_path: Path) -> None:
    folder = RunFolder(tmp_path)
    pipeline.ingest(corpus, folder, Config())
    times = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("doc-*.json")}
    folder.ledger.unlink()
    run = pipeline.ingest(corpus, folder, Config())
    assert {file: file.stat().st_mtime_ns for file in times} == times
    assert run.costs["ingest"].pages == 3
