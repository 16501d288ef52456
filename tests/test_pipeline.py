from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from policymine import pipeline
from policymine.errors import CorpusError, RunFolderError
from policymine.schema.document import Document
from policymine.schema.finding import Extraction
from policymine.schema.run import Config
from policymine.store import RunFolder, RunLock
from policymine.tables import COLUMNS

NORDBY = """# Plan for socialpsykiatrien i Skive Kommune 2022-2025

## Mål 1: Flere kommer sig

Derfor vil vi:

- Ansætte to peer-medarbejdere i Værestedet Havblik
- Udbrede recovery som grundlag for al bostøtte
"""
SYDBY = """# Handleplan for psykiatrien i Tønder Kommune 2023-2024

## Mål 1: Sammenhæng

| Indsats | Ansvarlig | Tidsfrist |
|---|---|---|
| Fælles akuttelefon sammen med Aabenraa og Sønderborg kommuner | Socialafdelingen | 2024 |
| Systematisk måling af effekt for alle borgere | Myndighed | 2023 |
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "nord").mkdir()
    (folder / "nord" / "plan.md").write_text(NORDBY, "utf-8")
    (folder / "plan.md").write_text(SYDBY, "utf-8")
    (folder / "kopi.md").write_text(SYDBY, "utf-8")
    (folder / "billede.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    return folder


@pytest.fixture(scope="module")
def done(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    folder = RunFolder(tmp_path_factory.mktemp("run"))
    pipeline.run(corpus, folder, Config())
    return folder


def rows(folder: RunFolder, name: str) -> list[dict[str, str]]:
    with (folder.tables / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_run_folder_holds_the_contract(done: RunFolder) -> None:
    for name in (
        "documents",
        "goals",
        "initiatives",
        "actors",
        "mentions",
        "codings",
        "comparison",
    ):
        with (done.tables / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file))
        wanted = list(COLUMNS[name])
        assert header[: len(wanted)] == wanted
        assert (done.tables / f"{name}.parquet").is_file()
    for path in ("network/actors.graphml", "network/actors.gexf", "network/nodes.csv",
                 "network/edges.csv", "report.html", "run.json", "policymine.duckdb"):  # fmt: skip
        assert (done.root / path).is_file(), path


def test_every_document_has_one_status_and_a_copy_is_read_once(done: RunFolder) -> None:
    run = done.read_run()
    statuses = {entry.path: entry.status for entry in run.documents}
    assert statuses == {
        "billede.png": "unsupported",
        "kopi.md": "ok",
        "nord/plan.md": "ok",
        "plan.md": "ok",
    }
    assert [entry.same_as for entry in run.documents if entry.path == "plan.md"] == ["kopi.md"]
    assert {problem.document for problem in run.problems} == {"billede.png", "plan.md"}


def test_every_row_leads_to_its_passage(done: RunFolder) -> None:
    texts = {d.path: d.text for d in done.documents()}
    for name in ("goals", "initiatives", "mentions"):
        found = rows(done, name)
        assert found
        for row in found:
            assert texts[row["document"]][int(row["start"]) : int(row["end"])] == row["text"]


def test_units_are_compared_and_a_finding_has_a_row_a_code(done: RunFolder) -> None:
    assert {row["unit"] for row in rows(done, "comparison")} == {"Skive", "Tønder"}
    codings = rows(done, "codings")
    findings = {row["id"] for row in (*rows(done, "goals"), *rows(done, "initiatives"))}
    assert {row["finding"] for row in codings} == findings
    assert len(codings) == len({(row["finding"], row["code"]) for row in codings})
    for finding in findings:
        assert any(r["assigned"] == "true" for r in codings if r["finding"] == finding)


def test_a_second_run_changes_nothing_but_times(done: RunFolder, corpus: Path) -> None:
    kept = {p: p.read_bytes() for p in done.root.rglob("*") if p.suffix in {".csv", ".parquet"}}
    records = {p: p.stat().st_mtime_ns for p in (done.root / "findings").iterdir()}
    pipeline.run(corpus, done, Config())
    assert {p: p.read_bytes() for p in kept} == kept
    assert {p: p.stat().st_mtime_ns for p in records} == records


def test_what_was_kept_keeps_what_it_cost(done: RunFolder, corpus: Path, tmp_path: Path) -> None:
    costs = done.read_run().costs
    pipeline.run(corpus, done, Config())
    assert done.read_run().costs == costs
    copied = RunFolder(tmp_path)
    shutil.copytree(done.root, tmp_path, copy_function=shutil.copyfile, dirs_exist_ok=True)
    for kept in (costs, {s: c.model_copy(update={"seconds": 0.0}) for s, c in costs.items()}):
        pipeline.ingest(corpus, copied, Config())
        pipeline.extract(copied)
        pipeline.classify(copied)
        assert copied.read_run().costs == kept
        copied.ledger.unlink()


def test_a_changed_option_is_honoured(done: RunFolder, corpus: Path) -> None:
    pipeline.run(corpus, done, Config(people=False, embedder="none"))
    run = done.read_run()
    assert run.notes == (pipeline.WORDS_ALONE,)
    assert not run.config.people
    pipeline.run(corpus, done, Config())


def test_codings_say_why_in_the_language_of_the_run(tmp_path: Path, corpus: Path) -> None:
    folder = RunFolder(tmp_path)
    said: dict[str, set[str]] = {}
    for lang in ("da", "en"):
        pipeline.ingest(corpus, folder, Config(lang=lang, embedder="none"))
        pipeline.extract(folder)
        pipeline.classify(folder)
        assigned = [c for codings in folder.codings() for c in codings.codings if c.assigned]
        said[lang] = {coding.evidence.split()[0] for coding in assigned}
    assert said["da"] <= {"ord:", "ingen"}
    assert said["en"] <= {"terms:", "no"}


def test_a_stage_alone_says_what_is_missing(tmp_path: Path, corpus: Path) -> None:
    folder = RunFolder(tmp_path)
    with pytest.raises(RunFolderError, match=r"run\.json is missing"):
        pipeline.extract(folder)
    pipeline.ingest(corpus, folder, Config())
    with pytest.raises(RunFolderError, match="policymine extract"):
        pipeline.classify(folder)


def test_half_a_record_is_made_again(tmp_path: Path, corpus: Path) -> None:
    folder = RunFolder(tmp_path)
    pipeline.ingest(corpus, folder, Config())
    pipeline.extract(folder)
    file = next((tmp_path / "findings").iterdir())
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    pipeline.extract(folder)
    assert file.read_bytes() == whole


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_utf8_is_read_like_any_other(tmp_path: Path) -> None:
    corpus, folder = tmp_path / "corpus", RunFolder(tmp_path / "run")
    part = corpus / os.fsdecode(b"omr\xe5de")
    part.mkdir(parents=True)
    (corpus / os.fsdecode(b"pl\xe6n.md")).write_text(NORDBY, "utf-8")
    (part / os.fsdecode(b"100 %, \xf8st.md")).write_text(SYDBY, "utf-8")
    pipeline.run(corpus, folder, Config(embedder="none"))
    run = folder.read_run()
    assert {entry.path: entry.status for entry in run.documents} == {
        "omr%E5de/100 %, %F8st.md": "ok",
        "pl%E6n.md": "ok",
    }
    assert {row["document"] for row in rows(folder, "initiatives")} == {
        entry.path for entry in run.documents
    }
    for entry in run.documents:
        assert (folder.sources / f"{entry.path}.html").is_file()


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    with (
        RunLock(RunFolder(tmp_path)),
        pytest.raises(RunFolderError, match="Another run"),
        RunLock(RunFolder(tmp_path)),
    ):
        pass


def test_nothing_to_read_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    with pytest.raises(CorpusError):
        pipeline.run(tmp_path / "tom", RunFolder(tmp_path / "out"), Config())
    assert not (tmp_path / "out" / "run.json").exists()


def test_records_are_json_a_person_can_open(done: RunFolder) -> None:
    for file in (done.root / "documents").iterdir():
        assert Document.model_validate(json.loads(file.read_text("utf-8")))
    for file in (done.root / "findings").iterdir():
        assert Extraction.model_validate(json.loads(file.read_text("utf-8")))


def test_what_people_say_is_a_finding_stands_before_what_was_found(tmp_path: Path) -> None:
    corpus, folder = tmp_path / "corpus", RunFolder(tmp_path / "run")
    corpus.mkdir()
    (corpus / "plan.md").write_text(NORDBY + "\nHuset får en ny tavle.\n", "utf-8")
    (corpus / "andet.md").write_text(SYDBY, "utf-8")
    pipeline.ingest(corpus, folder, Config())
    pipeline.extract(folder)
    plan, other = folder.documents()[1], folder.documents()[0]
    untouched = folder.record_file("extract", other.id).stat().st_mtime_ns
    said = {"document": "plan.md", "codebook": "kl-2012"}
    decisions = (
        said | {"quote": "Udbrede recovery som grundlag for al bostøtte", "kind": "none"},
        said | {"quote": "Huset får en ny tavle", "kind": "initiative"},
    )
    lines = "".join(json.dumps(decision) + "\n" for decision in decisions)
    (corpus / "decisions.jsonl").write_text(lines, "utf-8")
    for _ in range(2):  # the second time without the ledger, by the records alone
        pipeline.extract(folder)
        found = folder.read("extract", plan.id)
        assert isinstance(found, Extraction)
        titles = [act.title for act in found.initiatives]
        assert titles == ["Ansætte to peer-medarbejdere i Værestedet Havblik",
                          "Huset får en ny tavle"]  # fmt: skip
        assert (folder.read_run().added, folder.read_run().left_out) == (1, 1)
        folder.ledger.unlink()
    assert folder.record_file("extract", other.id).stat().st_mtime_ns == untouched

    (corpus / "plan.md").write_text("# Ny plan 2026\n\n" + NORDBY, "utf-8")
    pipeline.ingest(corpus, folder, Config())
    pipeline.extract(folder)
    run = folder.read_run()
    assert (run.added, run.left_out) == (0, 1)
    assert ["'Huset får en ny tavle' does not stand" in p.message for p in run.problems] == [True]
