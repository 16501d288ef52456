"""The order of the stages: from a folder of plans to tables, a network and a report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from policymine.pipeline.data import RunData
from policymine.pipeline.documents import classify, extract, ingest
from policymine.pipeline.journal import Clock, update_run
from policymine.pipeline.means import PLAIN, Means
from policymine.pipeline.results import compare, network, report
from policymine.resources import read_codebook
from policymine.schema.run import Config
from policymine.store import RunFolder


def run(corpus: Path, folder: RunFolder, config: Config, *, means: Means = PLAIN) -> RunData:
    """Run all stages on a corpus and return what was found.

    Raises UsageError (and writes nothing) if the corpus or an option is wrong.
    """
    read_codebook(config.codebook)
    clock = Clock()
    started = datetime.now(UTC)
    with clock.stage("ingest"):
        ingest(corpus, folder, config, means=means)
    with clock.stage("extract"):
        extract(folder, means=means)
    with clock.stage("classify"):
        classify(folder, means=means)
    data = RunData(folder)
    for name, stage in (("compare", compare), ("network", network), ("report", report)):
        with clock.stage(name):
            stage(folder, data=data, means=means)
    times = {"started": started, "finished": datetime.now(UTC)}
    update_run(
        folder, timings=clock.seconds, **{k: v.isoformat("T", "seconds") for k, v in times.items()}
    )
    return data
