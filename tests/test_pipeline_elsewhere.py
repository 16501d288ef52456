"""A corpus and a run folder at addresses: the same files as on this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from policymine import pipeline
from policymine.errors import ConfigError
from policymine.schema.run import Config
from policymine.store import RunFolder, RunLock, open_path, write_bytes

pytest.importorskip("upath")

PLANS = {
    "nord/plan.md": "# Plan for Skive Kommune 2024\n\nVi vil:\n\n- ansætte to vejledere\n",
    "plan.md": "# Plan for Tønder Kommune 2024\n\nVi vil oprette et værested sammen med Ribe.\n",
}


def run(corpus: Path, root: Path) -> dict[str, bytes]:
    folder = RunFolder(root)
    for name, text in PLANS.items():
        write_bytes(corpus / name, text.encode())
    with RunLock(folder):
        pipeline.ingest(corpus, folder, Config(embedder="none"))
        for stage in (pipeline.extract, pipeline.classify, pipeline.compare, pipeline.network):
            stage(folder)
    files = (file for file in root.rglob("*") if file.is_file())
    found = {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
    apart = (".lock", ".ledger.jsonl", "run.json", "policymine.duckdb")
    return {name: content for name, content in found.items() if name not in apart}


def test_what_is_written_elsewhere_is_what_is_written_here(tmp_path: Path) -> None:
    far = run(open_path("memory://elsewhere/plans"), open_path("memory://elsewhere/run"))
    assert far == run(tmp_path / "plans", tmp_path / "run")
    assert {"tables/initiatives.csv", "network/actors.graphml"} < set(far)
    assert open_path("memory://elsewhere/run/policymine.duckdb").is_file()


def test_a_second_run_elsewhere_does_nothing_again() -> None:
    corpus, folder = open_path("memory://again/plans"), RunFolder(open_path("memory://again/run"))
    write_bytes(corpus / "plan.md", PLANS["plan.md"].encode())
    pipeline.ingest(corpus, folder, Config())
    file = next(iter((folder.root / "documents").iterdir()))
    write_bytes(file, file.read_bytes().replace(b'"quality": 1.0', b'"quality": 0.9'))
    pipeline.ingest(corpus, folder, Config())
    assert folder.documents()[0].quality == 0.9


def test_an_address_that_lets_nobody_in_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise RuntimeError("no keys")

    memory = pytest.importorskip("fsspec.implementations.memory")
    monkeypatch.setattr(memory.MemoryFileSystem, "exists", refuse)
    with pytest.raises(ConfigError, match=r"memory://plans cannot be reached \(no keys\)"):
        open_path("memory://plans")
