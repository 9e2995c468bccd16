"""Cut off what sticks to the paragraph above: a line that ended full hides that the author broke it there.

« … un délai de soixante jours. ⏎ Fait à Lac, le 3 mai 2020 » reads as one paragraph where the first line happens to
reach the margin. A closing or an annex heading that opens a line after a full stop is one all the same. (Headings of
articles are found inside paragraphs by extract.articles.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.closing import is_closing_text
from extract.look import split_rows
from schemas.text import Paragraph

_OPENS = re.compile(
    r"(?:[Ff]ait|FAIT|En foi|EN FOI|[ÀA] [A-ZÉ]|ANNEXE|Annexes? jointes?|Pièces jointes)\b"
    r"|[A-ZÉ][\w’'-]+(?:[ -][\w’'-]+){0,5}, [Ll]e\b"
)
_ANNEX = re.compile(r"ANNEXE\s+(?:N\s?[°º]\s*)?(?:\d|[IVX]+\b)")
_STOPS = (".", ";", ":", "!", "?", "»", ")")


def unstick(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, some of them cut in two; untouched ones are the same objects."""
    return tuple(part for paragraph in paragraphs for part in _cut(paragraph))


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    if len(paragraph.lines) < 2 or _OPENS.search(paragraph.text) is None:
        yield paragraph
        return
    rows = split_rows(paragraph)
    start = 0
    for (above, stop), (here, end) in pairwise(rows):
        row = paragraph.text[here:end]
        if not paragraph.text[above:stop].rstrip().endswith(_STOPS) or not _OPENS.match(row):
            continue
        if is_closing_text(row) or _ANNEX.match(row):
            yield _slice(paragraph, start, here)
            start = here
    yield paragraph if start == 0 else _slice(paragraph, start, len(paragraph.text))


def _slice(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    part = paragraph.slice(start, end)
    marker = paragraph.marker if start == 0 else None
    return Paragraph(part.text, part.pieces, part.lines, marker, paragraph.depth if start == 0 else 0)
