"""Which documents and findings the numbers of a report rest on."""

from __future__ import annotations

from made_run import made_run, with_tables

from policymine.report.findings import counted_ids, documents_compared


def test_a_path_may_hold_what_joins_paths():
    data = made_run(("Lindehøj",))
    path = "Lindehøj; Åstrup/plan; 2025.pdf"
    tables = {
        name: data.tables[name].assign(document=path)
        for name in ("documents", "goals", "initiatives")
    }
    comparison = data.tables["comparison"].assign(documents=path)
    data = with_tables(data, **tables, comparison=comparison)
    assert documents_compared(data) == {"Lindehøj": (path,)}
    assert len(counted_ids(data)) == len(tables["goals"]) + len(tables["initiatives"])
