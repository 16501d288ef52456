"""Names that a document introduces: short forms, acronyms, and bare words that mean them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from policymine.extract.actors.exclusions import (
    is_ordinary,
    is_town,
    is_word,
)
from policymine.extract.actors.grammar import (
    any_of,
    spaced,
    squeeze,
)
from policymine.extract.actors.names import Name
from policymine.extract.actors.passages import Passage
from policymine.resources import read_lexicon
from policymine.schema.document import Document

ACRONYM = re.compile(
    r"\s+\((?:kaldet\s+|herefter\s+|i daglig tale\s+)?[\"“»]?([A-ZÆØÅ][\w.ÆØÅæøå-]{1,19})[\"”«]?\)"
)


def acronyms(document: Document, names: Iterable[Name]) -> list[Name]:
    """Return the names that are followed by a short form: ``Opsøgende Team (OT)``."""
    found = []
    for name in names:
        match = ACRONYM.match(document.text, name.end)
        if match and match[1].casefold() != name.name.casefold() and not is_town(match[1]):
            found.append(replace(name, short=match[1]))
    return found


def find_learned(
    document: Document, passages: Sequence[Passage], forms: Mapping[str, Name]
) -> Iterator[Name]:
    """Yield further places where a document's own short forms stand."""
    if not forms:
        return
    pattern = re.compile(rf"(?<![\w-])({any_of(list(forms))})(?:['’]?s)?(?![\w-])")
    for passage in passages:
        for match in pattern.finditer(passage.text):
            form = squeeze(match[1])
            if passage.opens(match.start()) and is_word(document, form):
                continue
            span = passage.start + match.start(), passage.start + match.end()
            yield replace(
                forms[form], block=passage.block, start=span[0], end=span[1], rule="learned"
            )


def find_anaphora(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield bare words ("udvalget") that mean the only actor of the document so called."""
    for bare, parts in read_lexicon("actors")["anaphora"].items():
        meant = {n.name: n for n in names if _has_part(n.name.casefold(), bare, parts)}
        if len(meant) != 1:
            continue
        (name,) = meant.values()
        pattern = re.compile(rf"(?<![\w-])(?i:{spaced(bare)})s?(?![\w-])")
        for passage in passages:
            for match in pattern.finditer(passage.text):
                start, end = passage.start + match.start(), passage.start + match.end()
                yield replace(name, block=passage.block, start=start, end=end, rule="learned")


def _has_part(name: str, bare: str, parts: list[str]) -> bool:
    return name != bare and any(name.startswith(p) or name.endswith(p) for p in parts)


def short_forms(document: Document, names: Sequence[Name]) -> dict[str, Name]:
    """Return the short forms a document introduces, with the actor each one means.

    A form that means two actors of the document means none.
    """
    forms: dict[str, Name] = {}
    doubtful: set[str] = set()
    for name in sorted(names, key=lambda n: (n.rule not in ("pattern",), n.start)):
        form = name.short
        if len(form) < 2 or is_ordinary(form) or is_town(form):
            continue
        other = forms.setdefault(form, name)
        if other.name != name.name and name.rule == "pattern" == other.rule:
            doubtful.add(form)
    return {form: name for form, name in forms.items() if form not in doubtful}
