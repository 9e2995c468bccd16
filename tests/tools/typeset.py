"""A small typesetter: marked-up text to pages of lines, wrapped as a word processor does, and read as an act."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.acts.split import split_acts
from bordereau.extract.paragraphs.make import make_paragraphs
from bordereau.extract.signatures.find import SignatureBlock, find_signatures
from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Line, Page, Word, number_lines

LEFT, RIGHT, WIDTH, HEIGHT = 70.0, 525.0, 595.0, 842.0
SIZE = 10.0

Token = tuple[str, bool]


def _tokens(text: str) -> list[Token]:
    """Words with their weight; ``**`` turns bold on and off."""
    out: list[Token] = []
    bold = False
    for place, part in enumerate(text.split("**")):
        bold = place % 2 == 1
        out.extend((word, bold) for word in part.split())
    return out


def _set_row(tokens: Sequence[Token], x0: float, bottom: float, size: float) -> tuple[Word, ...]:
    words = []
    for text, bold in tokens:
        width = 0.5 * size * len(text)
        words.append(Word(text, x0, bottom - size, x0 + width, bottom, size, bold))
        x0 += width + 0.25 * size
    return tuple(words)


def _width(tokens: Sequence[Token], size: float) -> float:
    return sum(0.5 * size * len(text) for text, _ in tokens) + 0.25 * size * (len(tokens) - 1)


def _wrap(tokens: Sequence[Token], room: float, size: float) -> list[list[Token]]:
    rows: list[list[Token]] = [[]]
    for token in tokens:
        if rows[-1] and _width([*rows[-1], token], size) > room:
            rows.append([])
        rows[-1].append(token)
    return rows


def typeset(text: str) -> tuple[list[list[Line]], list[Page]]:
    """Marked-up text to lines, page by page.

    ``# `` a large bold centred line, ``^ `` a centred one, ``* `` a bold one, ``> `` one at the right, ``~`` white
    space, ``===`` a new page, ``| a | b`` columns, ``- `` an item; else a paragraph. ``**`` for bold.
    """
    pages: list[list[Line]] = [[]]
    bottom = 80.0
    for raw in text.strip("\n").split("\n"):
        line = raw.strip()
        if line.startswith("==="):
            pages.append([])
            bottom = 80.0
            continue
        if not line or line.startswith("~"):
            bottom += SIZE * max(1, line.count("~") * 2)
            continue
        number = len(pages)
        size = 14.0 if line.startswith("#") else SIZE
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            step = (RIGHT - LEFT) / len(cells)
            words: list[Word] = []
            for place, cell in enumerate(cells):
                tokens = _tokens(cell)
                middle = LEFT + (place + 0.5) * step
                if tokens:
                    words.extend(_set_row(tokens, middle - _width(tokens, size) / 2, bottom, size))
            if words:
                pages[-1].append(Line(number, tuple(words)))
            bottom += 1.25 * size
            continue
        mark = line[0] if line[:2] in ("# ", "^ ", "* ", "> ", "- ") else ""
        tokens = _tokens(line[2:] if mark and mark != "-" else line)
        if mark in ("#", "*"):
            tokens = [(word, True) for word, _ in tokens]
        indent = 20.0 if mark == "-" else 0.0
        for row in _wrap(tokens, RIGHT - LEFT - indent, size):
            x0 = LEFT + indent
            if mark in ("#", "^"):
                x0 = (WIDTH - _width(row, size)) / 2
            elif mark == ">":
                x0 = RIGHT - _width(row, size)
            if bottom > 800:
                pages.append([])
                bottom = 80.0
            pages[-1].append(Line(len(pages), _set_row(row, x0, bottom, size)))
            bottom += 1.25 * size
        bottom += 0.35 * SIZE
    numbered = [list(number_lines(own)) for own in pages]
    return numbered, [Page(number + 1, WIDTH, HEIGHT, 0) for number in range(len(pages))]


def read_document(text: str) -> tuple[ActSpan, ...]:
    """Typeset a document and split it."""
    lines, pages = typeset(text)
    blocks: tuple[SignatureBlock, ...] = find_signatures(lines)
    signed = {line.number for block in blocks for line in block.lines}
    flow = [line for page in lines for line in page if line.number not in signed]
    return split_acts(make_paragraphs(flow), (), blocks, pages)
