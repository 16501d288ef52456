"""Which documents and findings the numbers of a report rest on."""

from __future__ import annotations

from types import SimpleNamespace

from made_run import made_run, with_tables

from policymine.report.findings import counted_ids, documents_compared, links_by_finding
from policymine.tables import COLUMNS, build_frame


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


def test_a_repeated_act_has_the_links_that_its_row_names():
    rows = [
        {"id": "told", "unit": "Nordby", "title": "Vi åbner en café"},
        {"id": "row", "unit": "Nordby", "title": "Café", "repeats": "told", "responsible": "Huset"},
    ]
    table = build_frame(COLUMNS["initiatives"], rows)
    data = SimpleNamespace(parts=lambda name: [table])
    assert links_by_finding(data, frozenset({"told"})) == {"told": ("responsible",)}
