"""A codebook: the frame that findings are coded onto."""

from __future__ import annotations

from policymine.schema.base import Record

NONE = "none"
"""The explicit code of a finding that serves no code of the codebook."""


class Exclusion(Record):
    """What does not belong to a code, and the code it belongs to instead."""

    text: str
    instead: str


class Code(Record):
    """One code: what it means, what belongs, what does not, and how it is recognised."""

    id: str
    title: str
    title_en: str = ""
    short: str = ""
    short_en: str = ""
    color: str = "#666666"
    definition: str
    definition_en: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[Exclusion, ...] = ()
    terms: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class NoCode(Record):
    """The explicit none: what serves no code."""

    title: str
    title_en: str = ""
    short: str = ""
    short_en: str = ""
    color: str = "#999999"
    definition: str = ""
    definition_en: str = ""
    include: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class Codebook(Record):
    """Codes with their definitions, and the explicit none.

    ``about`` names the people or the field that all codes are about (lemmas): a plan that never
    names them is likely to serve no code.
    """

    id: str
    version: str
    title: str
    title_en: str = ""
    source: str = ""
    about: tuple[str, ...] = ()
    codes: tuple[Code, ...]
    none: NoCode

    @property
    def code_ids(self) -> tuple[str, ...]:
        """The ids of the codes, in the order of the codebook, without the explicit none."""
        return tuple(code.id for code in self.codes)


class Passage(Record):
    """A passage with its codes, written or coded by people; the first code is the first choice."""

    text: str
    codes: tuple[str, ...]
    heading: str = ""
    kind: str = ""
    note: str = ""
