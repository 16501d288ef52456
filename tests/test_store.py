from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from policymine.errors import ConfigError, RunFolderError
from policymine.schema.run import Outcome
from policymine.store import (
    SCRATCH,
    Ledger,
    RunFolder,
    RunLock,
    folder_of,
    is_local,
    local_copy,
    open_path,
    write_bytes,
)

OUTCOME = Outcome(stage="extract", document="doc-1", key="k-1", pages=3)


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "run")


@pytest.fixture
def record(folder: RunFolder) -> Path:
    file = folder.record_file("extract", "doc-1")
    write_bytes(file, b"{}")
    return file


def find(folder: RunFolder, file: Path) -> Outcome | None:
    with Ledger(folder) as ledger:
        return ledger.find("extract", "doc-1", file)


def keep(folder: RunFolder, file: Path) -> None:
    with Ledger(folder) as ledger:
        ledger.keep(OUTCOME, "doc-1", file)


def test_what_is_kept_is_found_while_its_file_is_the_same(folder: RunFolder, record: Path) -> None:
    keep(folder, record)
    assert find(folder, record) == OUTCOME
    os.utime(record, ns=(1, 1))
    assert find(folder, record) is None


def test_a_row_goes_with_its_file(folder: RunFolder, record: Path) -> None:
    keep(folder, record)
    record.unlink()
    assert find(folder, record) is None


def test_a_killed_run_loses_only_the_row_it_was_writing(folder: RunFolder, record: Path) -> None:
    keep(folder, record)
    with folder.ledger.open("a", encoding="utf-8") as file:
        file.write(folder.ledger.read_text("utf-8")[:40])
    assert find(folder, record) == OUTCOME


def test_rows_are_there_before_the_ledger_is_closed(folder: RunFolder, record: Path) -> None:
    with Ledger(folder) as ledger:
        ledger.keep(OUTCOME, "doc-1", record)
        assert find(folder, record) == OUTCOME


def test_a_file_of_others_that_has_just_changed_may_change_again(
    folder: RunFolder, tmp_path: Path
) -> None:
    file = tmp_path / "plan.md"
    file.write_text("plan", "utf-8")
    with Ledger(folder) as ledger:
        ledger.keep(OUTCOME, "doc-1", file, own=False)
        assert ledger.find("extract", "doc-1", file) is None
        os.utime(file, ns=(0, time.time_ns() - 10**10))
        ledger.keep(OUTCOME, "doc-1", file, own=False)
        assert ledger.find("extract", "doc-1", file) == OUTCOME


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    write_bytes(file, b"old")

    def full(handle: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        write_bytes(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_lock_goes_with_the_process_that_is_killed(folder: RunFolder) -> None:
    code = (
        "import sys, pathlib; from policymine.store import *; "
        "lock = RunLock(RunFolder(pathlib.Path(sys.argv[1]))); lock.__enter__(); "
        "print('locked', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        with pytest.raises(RunFolderError, match="Another run"), RunLock(folder):
            pass
        holder.kill()
    left = folder.tables / f"{SCRATCH}half"
    write_bytes(left, b"half")
    with RunLock(folder):
        assert not left.exists()


def test_an_address_is_a_path_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("upath")
    corpus = open_path("memory://store-test/plans")
    write_bytes(corpus / "nord" / "plan.md", b"# Plan")
    assert not is_local(corpus)
    assert is_local(open_path(str(tmp_path)))
    with local_copy(corpus / "nord" / "plan.md", corpus) as (path, below):
        assert path.read_bytes() == b"# Plan"
        assert path.relative_to(below).as_posix() == "nord/plan.md"
    assert not path.exists()


def test_an_address_that_nothing_here_can_reach_says_so() -> None:
    with pytest.raises(ConfigError, match="cannot be reached"):
        open_path("nosuchprotocol://plans")


def test_what_goes_with_one_plan_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# Plan", "utf-8")
    assert folder_of(tmp_path / "plan.md") == tmp_path
    assert folder_of(tmp_path) == tmp_path
