"""The openings of the corpora as the pipeline delivers them, each with its truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from accuracy.corpus import ROOT, find_pdf
from accuracy.score import read_truths
from bordereau import extract_document
from bordereau.extract.acts import split
from bordereau.extract.parties.running import Running, run_together
from bordereau.extract.parties.split import split_parties
from bordereau.lexicon.folding import fold_quotes
from bordereau.schemas.page import Line, Word
from bordereau.schemas.text import Paragraph, Piece
from tools.read_yaml import read_yaml
from training.align import find_all

CORPORA = ("openings-forms", "openings", "public-openings", "held-out-openings")
Truth = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Opening:
    source: str
    name: str
    paragraphs: tuple[Paragraph, ...]
    parties: Truth

    @property
    def running(self) -> Running:
        return run_together(self.paragraphs)


def read_openings() -> list[Opening]:
    """All of them, in a fixed order."""
    return [*(one for corpus in CORPORA for one in _read_corpus(corpus)), *_read_texts()]


def _read_corpus(corpus: str) -> Iterator[Opening]:
    folder = ROOT / "tests" / "corpus" / corpus
    for name, truth in read_truths(folder).items():
        if "parties" in truth.get("_skip", []):
            continue
        parties = truth["parties"]
        seen = _watch(find_pdf(folder, name))
        if seen:
            yield Opening(corpus, name, max(seen, key=lambda one: _count_named(one, parties)), parties)


def _watch(pdf: Path) -> list[tuple[Paragraph, ...]]:
    """What the parties of each act of a document are read from."""
    seen: list[tuple[Paragraph, ...]] = []

    def record(paragraphs: Sequence[Paragraph]) -> Any:
        seen.append(tuple(paragraphs))
        return split_parties(paragraphs)

    with patch.object(split, "choose_parties", record):
        extract_document(pdf)
    return seen


def _count_named(paragraphs: Sequence[Paragraph], parties: Truth) -> int:
    folded = fold_quotes(run_together(paragraphs).text)
    names = [party["name"] for party in parties]
    names += [one.get("name") for party in parties for one in party.get("representatives", [])]
    return sum(bool(find_all(folded, name)) for name in names)


def _read_texts() -> Iterator[Opening]:
    for path in sorted((ROOT / "tests" / "bordereau" / "openings").glob("*.yaml")):
        for number, case in enumerate(read_yaml(path)):
            parties = [_spell_out(party) for party in case["parties"]]
            yield Opening(path.stem, f"{path.stem}-{number}", tuple(set_lines(case["text"])), parties)


def _spell_out(party: dict[str, Any]) -> dict[str, Any]:
    """The short keys of the tables as those of a truth."""
    place = party.get("place")
    return {
        "name": party["name"],
        "aliases": party.get("alias", []),
        "group": party.get("group"),
        "legal_form": party.get("form"),
        "address": {"postcode": place[0], "city": place[1]} if place else None,
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in party.get("ids", [])],
        "representatives": [{"name": name, "role": role} for name, role in party.get("reps", [])],
        "authorisations": [{"date": {"iso": iso}} for iso in party.get("auth", [])],
    }


def set_lines(text: str) -> Iterator[Paragraph]:
    """One paragraph a line, each word with a box of its own."""
    for number, row in enumerate(line for line in text.splitlines() if line.strip()):
        pieces: list[Piece] = []
        joined = ""
        for token in row.split():
            start = len(joined) + bool(joined)
            joined = f"{joined} {token}".lstrip()
            word = Word(token, 5.0 * start, 14.0 * number, 5.0 * len(joined), 14.0 * number + 10, 10.0)
            pieces.append(Piece(start, len(joined), 1, number, word))
        yield Paragraph(joined, tuple(pieces), (Line(1, tuple(piece.word for piece in pieces)),))
