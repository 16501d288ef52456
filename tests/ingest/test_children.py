"""Children where the system limits no memory, and children of workers."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from policymine.errors import ReadError
from policymine.ingest import child, ingest, isolate, memory
from policymine.ingest.isolate import read_isolated, stop
from policymine.ingest.task import Task, parse_task
from policymine.schema.run import Config

Write = Callable[[str, str | bytes], Path]
READER = "hostile_readers:misbehave"


@pytest.fixture(autouse=True)
def _no_child_left() -> Iterator[None]:
    yield
    stop()


def read(path: Path, limit: int = 1000) -> str:
    """Return the status that reading with a misbehaving reader ends in."""
    task = Task(path, None, None, Config(timeout=20, memory=limit))
    try:
        return read_isolated(task, reader=READER).status.value
    except ReadError as error:
        return error.status


def test_without_a_limit_of_the_system_the_parent_watches(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "KEPT", False)
    assert read(write("swell.txt", "En plan."), 400) == "out_of_memory"
    assert read(write("good.txt", "En plan."), 400) == "ok"


def test_an_answer_without_end_is_cut(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "LONGEST", 100)
    assert read(write("good.txt", "En plan.")) == "unreadable"
    monkeypatch.undo()
    assert read(write("good.txt", "En plan.")) == "ok"


def test_a_child_is_replaced_after_many(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MOST_READ", 2)
    path, seen = write("good.txt", "En plan."), []
    for _ in range(4):
        assert read(path) == "ok"
        seen.append(isolate._children[0].process.pid)
    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_a_task_says_the_same_as_json(tmp_path: Path) -> None:
    task = Task(tmp_path / "æ.pdf", tmp_path, None, Config(), True, tmp_path / "ny.pdf", (1, 3))
    assert parse_task(task.dump()) == task


PAGE = "<html><body><main><p>Kommunen vil åbne et værested.</p></main></body></html>"


def status_of(path: str, reports: object) -> None:
    """Read a file in a child and report its status and the child."""
    status = ingest(Path(path), corpus=None).status.value
    reports.put((status, isolate._children[0].process.pid))  # type: ignore[attr-defined]
    stop()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked on Windows")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_daemon_has_a_child_of_its_own(write: Write) -> None:
    path = write("plan.html", PAGE)
    assert ingest(path, corpus=None).status == "ok"
    own = isolate._children[0].process.pid
    context = multiprocessing.get_context("fork")
    reports = context.SimpleQueue()
    worker = context.Process(target=status_of, args=(str(path), reports), daemon=True)
    worker.start()
    status, theirs = reports.get()
    worker.join(10)
    assert status == "ok"
    assert theirs != own
    assert ingest(path, corpus=None).status == "ok"
    assert isolate._children[0].process.pid == own


def test_workers_of_loky_have_children(write: Write) -> None:
    from joblib import Parallel, delayed
    from joblib.externals.loky import get_reusable_executor

    paths = [write(f"plan-{number}.html", PAGE) for number in range(2)]
    found = Parallel(n_jobs=2)(delayed(ingest)(path, corpus=path.parent) for path in paths)
    get_reusable_executor().shutdown(wait=True)
    assert [document.status.value for document in found] == ["ok", "ok"]
