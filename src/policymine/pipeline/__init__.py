"""From a folder of plans to a run folder: the stages, their order, and who does the work.

``documents`` holds the stages that work on one document at a time (each a task of ``work``, done by
the ``workers``), ``results`` those that look at all of them; ``order`` runs one after the other.
"""

from __future__ import annotations

from policymine.pipeline.data import RunData
from policymine.pipeline.documents import WORDS_ALONE, classify, extract, failed, ingest
from policymine.pipeline.journal import STAGES
from policymine.pipeline.means import Means
from policymine.pipeline.order import run
from policymine.pipeline.progress import Progress, quiet
from policymine.pipeline.results import compare, network, report
from policymine.pipeline.versions import code_version, library_versions
from policymine.pipeline.workers import Workers, open_workers

__all__ = [
    "STAGES",
    "WORDS_ALONE",
    "Means",
    "Progress",
    "RunData",
    "Workers",
    "classify",
    "code_version",
    "compare",
    "extract",
    "failed",
    "ingest",
    "library_versions",
    "network",
    "open_workers",
    "quiet",
    "report",
    "run",
]
