"""The review workbook: one row a finding, choices as dropdowns, what is not to be changed locked.

Beside it a sheet for what was missed, the codebook, and the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from policymine.review.columns import CODES, COLUMNS, MISSING, MISSING_ROWS, OPEN, TITLES
from policymine.review.dropdowns import add_choices
from policymine.review.rows import ReviewRow
from policymine.review.words import KINDS, code_words, say_code, words_in
from policymine.schema.codebook import NONE, Code, Codebook, NoCode
from policymine.store import replacing
from policymine.tables import row_height


def write_review(
    path: Path,
    rows: Sequence[ReviewRow],
    codebook: Codebook,
    run: Path,
    *,
    documents: Iterable[tuple[str, str]] = (),
    lang: str = "da",
) -> None:
    """Write the workbook: findings, what was missed, the codebook, and the documents.

    ``documents`` are their paths and titles; each finding links to its place in the run's report.
    """
    import xlsxwriter

    say = words_in(lang)
    options = {"strings_to_formulas": False}
    with replacing(path) as file, xlsxwriter.Workbook(file, options) as book:
        styles = _styles(book)
        sheet = _new_sheet(book, say["findings"], COLUMNS, say, styles)
        for number, row in enumerate(rows, start=1):
            cells = _cells(row, say, lang)
            sheet.set_row(number, row_height((str(cells[name]), COLUMNS[name]) for name in cells))
            for column, (name, value) in enumerate(cells.items()):
                style = styles["open" if name in OPEN else "locked"]
                if isinstance(value, str):
                    sheet.write_string(number, column, value, style)
                else:
                    sheet.write(number, column, value, style)
            _add_link(sheet, number, row, run, styles["link"])
        add_choices(sheet, list(COLUMNS), len(rows), codebook, KINDS, lang)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        listed = list(documents)
        _write_missing(book, codebook, len(listed), styles, lang)
        codes: list[Code | NoCode] = [*codebook.codes, codebook.none]
        told = [(_title(code, lang), code.definition) for code in codes]
        names = code_words(codebook, lang)
        entries = [(name, *texts) for name, texts in zip(names, told, strict=True)]
        _write_list(book.add_worksheet(say["codebook"]), entries, (8, TITLES, TITLES), styles)
        _write_list(book.add_worksheet(say["documents"]), listed, (TITLES, TITLES), styles)


def _styles(book: Any) -> dict[str, Any]:
    wrap = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#DDDDDD", "valign": "top"}),
        "locked": book.add_format(wrap),
        "open": book.add_format({**wrap, "locked": False, "bg_color": "#FFF8DC"}),
        "link": book.add_format({**wrap, "font_color": "#0563C1", "underline": 1}),
    }


def _new_sheet(
    book: Any, name: str, columns: Iterable[str], say: Mapping[str, Any], styles: Mapping[str, Any]
) -> Any:
    """Return a protected sheet with its header, set for printing."""
    sheet = book.add_worksheet(name)
    for column, head in enumerate(columns):
        sheet.set_column(column, column, COLUMNS[head])
        sheet.write_string(0, column, say["column"][head], styles["head"])
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True})
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _cells(row: ReviewRow, say: Mapping[str, Any], lang: str) -> dict[str, str | int | float]:
    """Return what is written of a row, in the order of the columns; what is open is empty."""
    return {
        **dict.fromkeys(COLUMNS, ""),
        "finding": row.finding,
        "kind": say["kinds"][row.kind],
        "document": row.document,
        "page": row.page,
        "goal": row.goal,
        "quote": row.quote,
        **dict(zip(CODES, (say_code(code, lang) for code in row.codes), strict=False)),
        "score": row.score,
        "uncertain": say["yes" if row.uncertain else "no"],
        "why": row.why,
    }


def _title(code: Code | NoCode, lang: str) -> str:
    return code.title_en if lang == "en" and code.title_en else code.title


def _add_link(sheet: Any, number: int, row: ReviewRow, run: Path, style: Any) -> None:
    """Link the page number to the finding in the run's report."""
    report = (run / "report.html").resolve().as_uri()
    sheet.write_url(
        number, list(COLUMNS).index("page"), f"{report}#{row.finding}", style, str(row.page)
    )


def _write_missing(
    book: Any, codebook: Codebook, documents: int, styles: Mapping[str, Any], lang: str
) -> None:
    """Write the empty sheet for what was missed: every cell below the header is open."""
    say = words_in(lang)
    sheet = _new_sheet(book, say["missing"], MISSING, say, styles)
    for column, name in enumerate(MISSING):
        sheet.set_column(column, column, COLUMNS[name], styles["open"])
    add_choices(sheet, MISSING, MISSING_ROWS, codebook, [k for k in KINDS if k != NONE], lang)
    quote = MISSING.index("quote")
    told = {"input_title": say["missing"], "input_message": say["missing_text"]}
    sheet.data_validation(1, quote, MISSING_ROWS, quote, {"validate": "any", **told})
    if documents:
        names = f"='{say['documents']}'!$A$1:$A${documents}"
        sheet.data_validation(1, 0, MISSING_ROWS, 0, {"validate": "list", "source": names})


def _write_list(
    sheet: Any, entries: Sequence[Sequence[str]], widths: Sequence[int], styles: Mapping[str, Any]
) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, entry in enumerate(entries):
        texts = [text.strip() for text in entry]
        sheet.set_row(number, row_height(zip(texts, widths, strict=True)))
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, styles["locked"])
