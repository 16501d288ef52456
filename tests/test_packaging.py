"""What is imported is declared: no library comes along by the favour of another one."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRAINING = ROOT / "src" / "policymine" / "language" / "training"


def imported(file: Path) -> Iterator[str]:
    """Yield the first part of every module that a file imports from elsewhere."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def plain(requirement: str) -> str:
    name = re.split(r"[\\s\\[<>=!~;]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    declared = {
        plain(name) for name in (*project["dependencies"], *optional["all"], *optional["cluster"])
    }
    owners = packages_distributions()
    files = [f for f in (ROOT / "src").rglob("*.py") if TRAINING not in f.parents]
    modules = {module for file in files for module in imported(file)}
    modules -= {*sys.stdlib_module_names, "policymine"}
    missing = {m for m in modules if not declared & {plain(n) for n in (m, *owners.get(m, ()))}}
    assert missing <= {"upath"}  # of universal_pathlib, which need not be installed here
    assert len(modules) > 20
