from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import policymine


def test_the_public_names() -> None:
    assert policymine.__all__ == [
        "__version__",
        "build_network",
        "classify",
        "compare",
        "extract",
        "read",
        "tables",
    ]
    assert dir(policymine) == policymine.__all__


def test_no_package_takes_the_place_of_the_function_of_its_name() -> None:
    code = (
        "import pkgutil, policymine; policymine.read\n"
        "for package in pkgutil.iter_modules(policymine.__path__):\n"
        "    if package.name in policymine.__all__: __import__(f'policymine.{package.name}')\n"
        "print([n for n in policymine.__all__ if not callable(getattr(policymine, n))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['__version__']"


def test_the_api_goes_from_a_file_to_a_network(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(
        "# Plan for Skive Kommune 2024\n\nVi vil:\n\n"
        "- oprette et værested i samarbejde med Jobcenter Skive\n- ansætte en vejleder\n",
        "utf-8",
    )
    document = policymine.read(file)
    findings = policymine.extract(document)
    codings = policymine.classify(findings, document, embedder="none")
    assert document.units == ("Skive",)
    assert len(findings.initiatives) == 2
    frames = policymine.compare([document], [findings], [codings])
    assert set(frames["comparison"]["unit"]) == {"Skive"}
    assert policymine.build_network([document], [findings]).number_of_nodes() > 0
