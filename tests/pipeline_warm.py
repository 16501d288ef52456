"""Imported once by the process from which runs to be killed are forked: all they need is loaded."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pyarrow.parquet

from policymine import pipeline
from policymine.report import tables
from policymine.schema.run import Config
from policymine.store import RunFolder

LOADED = (duckdb, pyarrow.parquet, tables)
"""Loaded and not used yet: what runs threads must not be forked."""

with tempfile.TemporaryDirectory() as scratch:
    plan = Path(scratch, "plan.md")
    plan.write_text("# Plan for Skive Kommune 2024\n\nVi vil:\n\n- ansætte to vejledere\n", "utf-8")
    folder = RunFolder(Path(scratch, "run"))
    pipeline.ingest(plan, folder, Config(embedder="none"))
    for stage in (pipeline.extract, pipeline.classify, pipeline.network, pipeline.report):
        stage(folder)
