from __future__ import annotations

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
