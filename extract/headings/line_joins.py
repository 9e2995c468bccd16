"""Join the lines of a title that the author, or a narrow page, has broken into paragraphs.

A soft hyphen or U+2010 at a line end was set by the typesetter and goes; a plain hyphen is the author's.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.schemas.text import Paragraph, Piece, join_paragraphs

TYPESET = "\u2010\u00ad"


def join_title(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """The paragraphs as one line of text.

    >>> join_title([Paragraph("DE L’ABBA\u2010", ()), Paragraph("TIALE", ())]).text
    'DE L’ABBATIALE'
    >>> join_title([Paragraph("CADRE", ()), Paragraph("DE TERRITOIRE", ())]).text
    'CADRE DE TERRITOIRE'
    """
    whole = paragraphs[0]
    for paragraph in paragraphs[1:]:
        text = whole.text
        if len(text) > 1 and text[-1] in TYPESET and paragraph.text[:1].isalpha():
            whole = join_paragraphs([_cut_last(whole), paragraph], "")
        elif text.endswith("-") and text[-2:-1].isalpha() and paragraph.text[:1].isalnum():
            whole = join_paragraphs([whole, paragraph], "")
        else:
            whole = join_paragraphs([whole, paragraph], " ")
    return whole


def _cut_last(paragraph: Paragraph) -> Paragraph:
    """Without its last character."""
    end = len(paragraph.text) - 1
    pieces = tuple(Piece(p.start, min(p.end, end), p.page, p.line, p.word) for p in paragraph.pieces)
    return Paragraph(paragraph.text[:end], pieces, paragraph.lines, paragraph.marker, paragraph.depth)
