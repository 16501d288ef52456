"""What the code says of problems, in the language of the report."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import policymine
from policymine.report.translated import translate
from policymine.resources import read_lexicon

ROOT = Path(policymine.__file__).parent
SAID = {"message", "remedy", "warnings"}
"""Arguments that hold a sentence for the user."""


def test_what_differs_is_put_into_the_translation() -> None:
    said = translate("The PDF has 2400 pages; the limit is 2000.", "da")
    assert said == "PDF'en har 2400 sider; grænsen er 2000."


def test_a_word_that_stands_in_a_sentence_is_translated_too() -> None:
    assert translate("This is a picture (PNG).", "da") == "Det er et billede (PNG)."


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("'a b' does not stand in p.pdf word for word.", "»a b« står ikke ordret i p.pdf."),
        ("'a b' stands 2 times in p.pdf (pages 1, 2); give the page.",
         "»a b« står 2 gange i p.pdf (side 1, 2); siden mangler."),
        ("'a b' stands 2 times in p.pdf; give more of its words.",
         "»a b« står 2 gange i p.pdf; flere af ordene mangler."),
    ],
)  # fmt: skip
def test_what_became_of_what_a_reviewer_added(why: str, told: str) -> None:
    said = translate(f"A finding that a reviewer added is not there any more: {why}", "da")
    assert said.endswith(f"er der ikke længere: {told}")


def test_a_sentence_without_places_comes_before_one_with() -> None:
    assert translate("The PDF has no text.", "da") == "PDF'en har ingen tekst."


def test_english_is_what_the_code_says_and_what_is_unknown_is_nothing() -> None:
    assert translate("The file is empty.", "en") == "The file is empty."
    assert translate("Nobody has said this.", "da") == ""


def _sentences() -> Iterator[tuple[str, str]]:
    """Yield where the code says something to the user, and it, with ``X`` for what differs."""
    for file in (*ROOT.glob("ingest/**/*.py"), *ROOT.glob("pipeline/*.py")):
        module = ".".join(("policymine", *file.relative_to(ROOT).with_suffix("").parts))
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                name = getattr(call.func, "id", "")
                given = [*call.args[:1]] if name == "ReadError" else []
                given += [word.value for word in call.keywords if word.arg in SAID]
                given += call.args[2:] if name == "warn" else []
                for value in given:
                    yield from ((module, said) for said in _said(value, module))


def _said(value: ast.expr, module: str) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(p.value if isinstance(p, ast.Constant) else "X" for p in parts)
        case ast.Name(id=name) if name.isupper():
            yield re.sub(r"\{.*?\}", "X", getattr(import_module(module), name))
        case ast.Call(func=ast.Attribute(value=ast.Name() as name, attr="format")):
            yield from _said(name, module)
        case ast.Tuple(elts=parts):
            for part in parts:
                yield from _said(part, module)


def test_the_code_is_looked_through() -> None:
    assert len(set(_sentences())) > 60


@pytest.mark.parametrize(("module", "said"), sorted({pair for pair in _sentences() if pair[1]}))
def test_every_sentence_of_the_code_has_a_translation(module: str, said: str) -> None:
    assert translate(said, "da"), module


@pytest.mark.parametrize(("english", "other"), read_lexicon("problems")["da"].items())
def test_placeholders_agree(english: str, other: str) -> None:
    assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", other))
