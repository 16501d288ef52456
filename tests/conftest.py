"""What all tests share: golden files, written anew by `pytest --update-golden`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], str]:
    """Return the text of a golden file, after writing the given one there if that was asked for."""

    def read(path: Path, made: str) -> str:
        if request.config.getoption("--update-golden"):
            path.write_text(made, encoding="utf-8", newline="\n")
        return path.read_text(encoding="utf-8")

    return read
