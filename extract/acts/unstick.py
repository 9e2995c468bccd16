"""Cut off what sticks to the paragraph above: a line that ended full hides that the author broke it there.

« … un délai de soixante jours. ⏎ Fait à Lac, le 3 mai 2020 » reads as one paragraph where the first line happens to
reach the margin. A closing or an annex heading that opens a line after a full stop is one all the same. (Headings of
articles are found inside paragraphs by extract.acts.articles.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bordereau.extract.paragraphs.look import split_rows
from bordereau.lexicon.annexes import read_annex
from bordereau.lexicon.closings import is_closing_text
from bordereau.lexicon.folding import fold
from bordereau.lexicon.form_pattern import FormPattern
from bordereau.lexicon.items import heads_item
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.text import Paragraph

_OPENS = re.compile(
    r"(?:[Ff]ait|FAIT|En foi|EN FOI|[ÀA] [A-ZÉ]|ANNEXE|Annexes? jointes?|Pièces jointes)\b"
    r"|[A-ZÉ][\w’'-]+(?:[ -][\w’'-]+){0,5}, [Ll]e\b"
)
_LEADERS = re.compile(r"\.{5}|…{3}|(?:\. ){4}")
_ENTRY_END = re.compile(r"(?:\.{5}|…{3}|(?:\. ){4})[.… ]*\d{1,3}$")
"""A line of a table of contents ends with leaders and a page number."""
_ITEM = re.compile(r"(?:[A-Z]{1,5}[-_ ]?)?20\d\d\s?[-/_]\s?\d|D[ÉéEe]lib[ée]ration n|D[ÉE]LIB[ÉE]RATION N")
"""How the head of an item may open that a line end has lost."""
_STOPS = (".", ";", ":", "!", "?", "»", ")")


def unstick(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs, some of them cut in two; untouched ones are the same objects."""
    return tuple(part for paragraph in paragraphs for part in _cut(paragraph))


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    item = paragraph.marker is not None and _total().search(fold(paragraph.text)) is not None
    if len(paragraph.lines) < 2 or not (item or any(sign.search(paragraph.text) for sign in (_ITEM, _OPENS, _LEADERS))):
        yield paragraph
        return
    rows = split_rows(paragraph)
    start = 0
    for (above, stop), (here, end) in pairwise(rows):
        upper, row = paragraph.text[above:stop].rstrip(), paragraph.text[here:end]
        if _parts(upper, row) or (item and _sums_up(upper, row)):
            yield _slice(paragraph, start, here)
            start = here
    yield paragraph if start == 0 else _slice(paragraph, start, len(paragraph.text))


def _parts(above: str, row: str) -> bool:
    """Whether the author broke the line between these two rows."""
    if _ENTRY_END.search(above):
        return True
    if not above.endswith(_STOPS) or not (_OPENS.match(row) or _ITEM.match(row)):
        return False
    return is_closing_text(row) or _heads_annex(row) or heads_item(row)


def _sums_up(above: str, row: str) -> bool:
    """« soit un total de … » below the last item of a list, which ends with its figure."""
    return _total().match(fold(row)) is not None and fold(above)[-1:] in "€s.;)0123456789"


@cache
def _total() -> FormPattern:
    return read_pattern("totals", "sums_up")


def _heads_annex(row: str) -> bool:
    """« ANNEXE 2 » in capitals: in small letters a sentence may go on with it."""
    label = read_annex(row)
    return label is not None and label.number is not None and row.lstrip("« ")[:6].isupper()


def _slice(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    part = paragraph.slice(start, end)
    marker = paragraph.marker if start == 0 else None
    return Paragraph(part.text, part.pieces, part.lines, marker, paragraph.depth if start == 0 else 0)
