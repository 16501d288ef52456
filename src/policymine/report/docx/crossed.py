"""Tables with units down and codes or links across."""

from __future__ import annotations

from collections.abc import Sequence

from policymine.report.docx.writer import Row, Rows, Writer, shade
from policymine.report.xlsx.formats import STRONGEST, mix
from policymine.schema.codebook import Codebook

FEWEST_TO_RANK = 3


def write_matrix(writer: Writer, rows: Rows, codebook: Codebook) -> None:
    """Write the share of each code with its interval, in the codes' colours."""
    cells = {(row["unit"], row["code"]): row for row in rows["comparison"]}
    units = _distinct(rows["comparison"], "unit")
    about = {row["unit"]: row for row in rows.get("units", ())}
    header = [writer.labels.text("column", "unit"), *codebook.code_ids]
    shown = (
        [
            _counted(writer, unit, about.get(unit)),
            *(_share_text(writer, cells[unit, code]) for code in codebook.code_ids),
        ]
        for unit in units
    )
    grid = writer.table(header, shown)
    for index, unit in enumerate(units, start=1):
        for place, code in enumerate(codebook.codes, start=1):
            if share := cells[unit, code.id]["share"]:
                shade(grid.rows[index].cells[place], mix(code.color, share * STRONGEST))


def _counted(writer: Writer, unit: str, about: Row | None) -> str:
    """Return a unit's name, with how many initiatives its shares are over and are left out."""
    left = about["completed"] + about["abandoned"] if about else 0
    if about is None or not about["initiatives"] + left:
        return unit
    counted = writer.say.count("initiative", about["initiatives"])
    name = "counted_left" if left else "counted"
    return f"{unit}\n" + writer.labels.text("docx", name).format(counted=counted, left=left)


def _share_text(writer: Writer, row: Row) -> str:
    if word := writer.labels.unshared(row):
        return word
    return f"{writer.say.share(row['share'])} ({writer.say.interval(row['low'], row['high'])})"


def write_chain(writer: Writer, rows: Rows) -> None:
    """Write how many of how many have each link of the chain; without a plan there are none."""
    if not rows["chain"]:
        return
    cells = {(row["unit"], row["link"]): row for row in rows["chain"]}
    links = _distinct(rows["chain"], "link")
    writer.chapter("chain")
    header = [writer.labels.text("column", "unit")]
    header += [writer.labels.value("link", link) for link in links]
    found = (
        [unit, *("{present} / {of}".format(**cells[unit, link]) for link in links)]
        for unit in _distinct(rows["chain"], "unit")
    )
    writer.table(header, found)


def write_commitment(writer: Writer, rows: Rows, codebook: Codebook) -> None:
    """Write how many initiatives of each code stand on each rung of the ladder."""
    if not rows["commitment"]:
        return
    texts: dict[tuple[str, str], list[str]] = {}
    for row in rows["commitment"]:
        if row["initiatives"]:
            rung = writer.labels.value("commitment", row["commitment"])
            texts.setdefault((row["unit"], row["code"]), []).append(f"{rung} {row['initiatives']}")
    writer.chapter("commitment")
    _write_cells(writer, _distinct(rows["commitment"], "unit"), codebook, texts)


def write_ranks(writer: Writer, rows: Rows, codebook: Codebook) -> None:
    """Write the places with their ranges, if there are units enough to speak of places."""
    units = _distinct(rows.get("ranks", ()), "unit")
    if len(units) < FEWEST_TO_RANK:
        return
    texts = {
        (row["unit"], row["code"]): [f"{row['place']} ({row['place_low']}–{row['place_high']})"]
        for row in rows["ranks"]
    }
    writer.chapter("ranks")
    _write_cells(writer, units, codebook, texts)


def _write_cells(
    writer: Writer,
    units: Sequence[str],
    codebook: Codebook,
    texts: dict[tuple[str, str], list[str]],
) -> None:
    header = [writer.labels.text("column", "unit"), *codebook.code_ids]
    shown = (
        [unit, *("\n".join(texts.get((unit, code), ["–"])) for code in codebook.code_ids)]
        for unit in units
    )
    writer.table(header, shown)


def _distinct(rows: Sequence[Row], name: str) -> list[str]:
    return list(dict.fromkeys(row[name] for row in rows))
