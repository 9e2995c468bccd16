"""Every line of a document that opens like a heading, whether it is one or not.

Also inside paragraphs: a heading printed as the body is sticks to a line above that ended full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bordereau.extract.paragraphs.look import Measures, look_at, look_at_pieces, split_rows
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import Label, read_label
from bordereau.schemas.text import Paragraph, Piece


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that opens like a heading."""

    index: int
    """Of its paragraph."""
    start: int
    """Offset in its paragraph; 0 but where a heading stuck to the paragraph above."""
    label: Label
    stands_out: bool


def restore_number(paragraph: Paragraph) -> Paragraph:
    """The paragraph with its ordinal marker put back into its text (« 1) Objet » may be a heading).

    A bullet stays off.
    """
    marker = paragraph.marker
    if marker is None or not any(char.isalnum() for char in marker) or marker == "o" or not paragraph.lines:
        return paragraph
    first = paragraph.lines[0].words[0]
    if first.text != marker:
        return paragraph
    shift = len(marker) + 1
    line = paragraph.pieces[0].line if paragraph.pieces else 0
    pieces = [Piece(0, len(marker), paragraph.lines[0].page, line, first)]
    pieces += [Piece(p.start + shift, p.end + shift, p.page, p.line, p.word) for p in paragraph.pieces]
    return Paragraph(f"{marker} {paragraph.text}", tuple(pieces), paragraph.lines, None, 0)


def find_candidates(
    paragraphs: Sequence[Paragraph], measures: Measures, skipped: set[int] | frozenset[int] = frozenset()
) -> list[Candidate]:
    """Every line that opens like a heading, in order; paragraphs in ``skipped`` (contents) hold none."""
    found: list[Candidate] = []
    for index, paragraph in enumerate(paragraphs):
        if index in skipped:
            continue
        restored = restore_number(paragraph)
        label = read_label(restored.text)
        if label is not None and _may_head(paragraph, restored, label, measures):
            stands_out = _label_stands_out(restored, label, measures)
            found.append(Candidate(index, 0, label, stands_out))
            found.extend(_find_beside(index, restored, label, stands_out))
        if restored.lines and len(restored.lines) > 1:
            found.extend(_find_inside(index, restored, measures))
    return found


def _may_head(paragraph: Paragraph, restored: Paragraph, label: Label, measures: Measures) -> bool:
    """A bulleted line is an item, unless it is bold as headings are (a bullet may open a heading)."""
    if paragraph.marker is None or restored is not paragraph:
        return True
    return label.kind in ("article", "chapter") and look_at(paragraph, measures).bold


def _label_stands_out(paragraph: Paragraph, label: Label, measures: Measures) -> bool:
    """The label's own words, and the first of the title, are bold, large or in capitals."""
    reach = max(label.body, 1)
    pieces = [piece for piece in paragraph.pieces if piece.start < reach]
    rest = paragraph.pieces[len(pieces) : len(pieces) + 3] if label.kind != "article" else ()
    look = look_at_pieces([*pieces, *rest], measures)
    return look.stands_out and (look.bold or look.larger or look.capitals)


def _find_beside(index: int, paragraph: Paragraph, label: Label, stands_out: bool) -> Iterator[Candidate]:
    """« Article 1 – Objet 1.1 – Contexte »: the first sub-article on the line of its article."""
    if not stands_out or label.kind == "chapter" or not label.number.isdigit():
        return
    pattern = rf"(?<=\s){label.number}[.\-]1(?![\d.,])\s*[.:–—-]{{0,2}}\s+(?=[A-ZÀ-ÖØ-ÝŒ])"
    beside = re.compile(pattern).search(paragraph.text, label.body)
    if beside is None or fold(paragraph.text[: beside.start()]).split()[-1] in (
        "article",
        "annexe",
        "point",
        "a",
        "au",
    ):
        return
    yield Candidate(
        index, beside.start(), Label("decimal", f"{label.number}.1", beside.end(), True, label.style), stands_out
    )


def _find_inside(index: int, paragraph: Paragraph, measures: Measures) -> Iterator[Candidate]:
    """Headings that stick to the paragraph above: a line that ended full, a heading printed as the body is."""
    rows = split_rows(paragraph)
    for (before, stop), (start, end) in pairwise(rows):
        text = paragraph.text[start:end]
        if not (text[:1].isdigit() or text[:3].lower() == "art"):
            continue
        label = read_label(text)
        above = paragraph.text[before:stop].rstrip()
        if label is None or not label.separated or above[-1:] not in ".;:!?»)":
            continue
        if label.kind not in ("article", "decimal") or (label.kind == "decimal" and above[-1:] == ")"):
            continue
        whole = Label(label.kind, label.number, start + label.body, True, label.style)
        pieces = [piece for piece in paragraph.pieces if start <= piece.start < end]
        yield Candidate(index, start, whole, look_at_pieces(pieces[:3], measures).stands_out)
