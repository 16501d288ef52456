"""Files → documents: text with typed blocks, pages and offsets, whatever the format.

``find_documents`` lists a corpus, ``read`` turns one file into a Document or raises ReadError,
``ingest`` does the same under limits and never raises for a bad document. A new format is a module
with a function ``bytes → Reading`` and a line in ``READERS``.
"""

from __future__ import annotations

from policymine.ingest.corpus import Entry, Manifest, find_documents, locate, read_manifest
from policymine.ingest.limited import ingest
from policymine.ingest.reader import READERS, identify, read

__all__ = [
    "READERS",
    "Entry",
    "Manifest",
    "find_documents",
    "identify",
    "ingest",
    "locate",
    "read",
    "read_manifest",
]
