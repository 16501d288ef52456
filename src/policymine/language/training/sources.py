"""Read the annotated and plain Danish files that the pipeline is trained from.

The files are named as their publishers name them: PAROLE-DK and the Danish Dependency Treebank
(Copenhagen Dependency Treebanks, MIT or CC BY-SA 4.0), UD_Danish-DDT and UNER_Danish-DDT
(CC BY-SA 4.0), and the proceedings of Folketinget (public). An archive may lie packed
(`parole-dk.tar.xz`) or unpacked as a folder of the same stem.
"""

from __future__ import annotations

import html
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from policymine.errors import ModelError

PAROLE = "parole-dk"
DDT = "ddt-conll"
FOLKETINGET = "folketinget-2022-23"
UD_DEV, UD_TEST = "da_ddt-ud-dev.conllu", "da_ddt-ud-test.conllu"
UNER_TRAIN, UNER_DEV, UNER_TEST = (f"da_ddt-uner-{part}.iob2" for part in ("train", "dev", "test"))

_SENTENCE = re.compile(r"<s>(.*?)</s>", re.DOTALL)
_WORD = re.compile(r'<W lemma="(.*?)" msd="(.*?)">(.*?)</W>')


@dataclass(frozen=True)
class Token:
    """One token with the annotation that its source has; an empty string says "not annotated"."""

    form: str
    lemma: str = ""
    msd: str = ""
    pos: str = ""
    feats: str = ""
    head: int = -1
    relation: str = ""
    entity: str = ""
    space: bool = True


@dataclass(frozen=True)
class Sentence:
    """A sentence; `head` of a token is an index into `tokens`, its own index at a root."""

    tokens: tuple[Token, ...]
    source: str = ""
    text: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """The words, as written."""
        return tuple(token.form for token in self.tokens)


def read_members(folder: Path, stem: str, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of an archive's files in the order of their names."""
    archive, unpacked = folder / f"{stem}.tar.xz", folder / stem
    if unpacked.is_dir():
        for path in sorted(unpacked.rglob(f"*{suffix}")):
            yield path.name, path.read_text(encoding="utf-8")
    elif archive.is_file():
        with tarfile.open(archive) as tar:
            for member in sorted(tar.getmembers(), key=lambda item: item.name):
                handle = tar.extractfile(member) if member.name.endswith(suffix) else None
                if handle is not None:
                    yield Path(member.name).name, handle.read().decode("utf-8")
    else:
        raise ModelError(
            f"{archive} is missing: training needs it. Give the folder that holds it with --data."
        )


def read_parole(folder: Path) -> list[Sentence]:
    """Read PAROLE-DK: lemma and morphology (`msd`) of every token, no trees."""
    return [
        Sentence(
            tuple(
                Token(form=html.unescape(form), lemma=html.unescape(lemma), msd=msd)
                for lemma, msd, form in _WORD.findall(body)
            ),
            source=name.split("-")[0],
        )
        for name, text in read_members(folder, PAROLE, ".tag")
        for body in _SENTENCE.findall(text)
    ]


def read_ddt(folder: Path) -> list[Sentence]:
    """Read the Danish Dependency Treebank (CoNLL-X, function words are heads)."""
    return [
        _ddt_sentence(rows, name.split("-")[0])
        for name, text in read_members(folder, DDT, ".conll")
        for _, rows in _tables(text)
    ]


def _ddt_sentence(rows: list[list[str]], source: str) -> Sentence:
    tokens = tuple(
        Token(
            form=html.unescape(row[1]),
            lemma=html.unescape(row[2]),
            msd=row[4],
            head=int(row[6]) - 1 if row[6] != "0" else index,
            relation=row[7],
        )
        for index, row in enumerate(rows)
    )
    return Sentence(tokens, source=source)


def read_conllu(path: Path) -> list[Sentence]:
    """Read a CoNLL-U file: Universal Dependencies, gold."""
    return [
        Sentence(
            tuple(
                Token(
                    form=row[1],
                    lemma=row[2],
                    pos=row[3],
                    feats="" if row[5] == "_" else row[5],
                    head=int(row[6]) - 1 if row[6] != "0" else index,
                    relation=row[7] if row[6] != "0" else "ROOT",
                    space="SpaceAfter=No" not in row[9],
                )
                for index, row in enumerate(rows)
            ),
            source=path.stem,
            text=text,
        )
        for text, rows in _tables(_read(path))
    ]


def read_iob(path: Path) -> list[Sentence]:
    """Read a Universal NER file: PER, LOC and ORG in IOB2, with the text of every sentence."""
    return [
        Sentence(
            _spaced(tuple(Token(form=row[1], entity=row[2]) for row in rows), text),
            source=path.stem,
            text=text,
        )
        for text, rows in _tables(_read(path))
    ]


def _spaced(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    spaced, at = [], 0
    for token in tokens:
        found = text.find(token.form, at)
        at = found + len(token.form) if found >= 0 else at
        spaced.append(replace(token, space=found < 0 or text[at : at + 1] in (" ", "")))
    return tuple(spaced)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ModelError(
            f"{path} is missing: training and evaluation need it."
            " Give the folder that holds it with --data."
        ) from None


def _tables(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the `# text` comment and the token rows of every block of a tab-separated file."""
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip("\n").split("\n")
        comment = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield comment, rows
