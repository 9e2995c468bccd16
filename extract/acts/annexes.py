"""Annexes: their headings after the articles, their titles, their running text.

« ANNEXE 1 : … » is printed in three places: over the annex itself, in the list of annexes, and as a banner over a
whole convention that is itself an annex of a délibération. Only the first counts. The list is told by its entries
following each other with nothing between them, or by its bullets; the banner by the articles that come after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bordereau.extract.acts.closing import is_closing
from bordereau.extract.headings.line_joins import join_title
from bordereau.extract.headings.title import read_continuation, trim_title
from bordereau.extract.paragraphs.look import Measures, look_at
from bordereau.lexicon.annexes import names_annex, read_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.sentences import is_sentence
from bordereau.lexicon.title_words import shows_parties
from bordereau.schemas.act import AnnexSpan
from bordereau.schemas.table import TableRegion
from bordereau.schemas.text import Paragraph

BANNER_REACH = 30
"""The parties of an act stand within so many paragraphs below the banner over it."""
LIST_GAP_EM = 4.0
"""Two annex headings closer than this, with nothing between, are entries of a list."""


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """An annex heading in the flow of paragraphs."""

    index: int
    number: str | None
    title: Paragraph | None
    used: int
    """How many paragraphs the heading takes."""

    @property
    def after(self) -> int:
        return self.index + self.used


def find_annexes(
    paragraphs: Sequence[Paragraph], regions: Sequence[TableRegion], measures: Measures, start: int
) -> list[AnnexHead]:
    """The annex headings at or after the paragraph ``start``."""
    heads = [
        head
        for index in range(start, len(paragraphs))
        if (head := read_annex_head(paragraphs, index, measures)) is not None
    ]
    return [head for place, head in enumerate(heads) if not _is_entry(paragraphs, regions, heads, place)]


def is_banner(paragraphs: Sequence[Paragraph], head: AnnexHead) -> bool:
    """Whether « ANNEXE 2 » stands over a whole act that is itself an annex: its parties come after it, none before."""
    before, after = paragraphs[: head.index], paragraphs[head.index + 1 : head.index + BANNER_REACH]
    over = any(is_closing(paragraph) for paragraph in before)
    return not over and not any(map(_holds_parties, before)) and any(map(_holds_parties, after))


def _holds_parties(paragraph: Paragraph) -> bool:
    return shows_parties(fold(paragraph.text[:600]))


def read_annex_head(paragraphs: Sequence[Paragraph], index: int, measures: Measures) -> AnnexHead | None:
    """The annex heading that a paragraph is, or None."""
    paragraph = paragraphs[index]
    text = paragraph.text
    label = read_annex(text) if paragraph.marker is None else None
    if label is None:
        return None
    number, body = label.number, label.body
    if number is None and body >= len(text) and _heads_list(paragraphs, index):
        return None
    look = look_at(paragraph, measures)
    first = _is_first_on_page(paragraphs, index)
    if not (look.stands_out or look.centred or first or body >= len(text) or label.separated):
        return None
    if is_sentence(text[body:]) and not (look.bold or look.capitals):
        return None
    return _finish_head(paragraphs, index, number, body, measures)


def _heads_list(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« Annexes : » over a list of their names."""
    if index + 1 >= len(paragraphs):
        return False
    below = paragraphs[index + 1]
    return below.page == paragraphs[index].page and (below.marker is not None or names_annex(below.text))


def _finish_head(
    paragraphs: Sequence[Paragraph], index: int, number: str | None, body: int, measures: Measures
) -> AnnexHead:
    paragraph = paragraphs[index]
    below = paragraphs[index + 1 : index + 4]
    if body < len(paragraph.text):
        more = read_continuation(paragraph, below, measures)
        title = trim_title(join_title([paragraph.slice(body), *below[:more]]))
        return AnnexHead(index, number, title, 1 + more)
    if below and _is_title_below(paragraph, below[0], measures):
        more = read_continuation(below[0], below[1:], measures)
        return AnnexHead(index, number, trim_title(join_title(below[: 1 + more])), 2 + more)
    return AnnexHead(index, number, None, 1)


def _is_title_below(head: Paragraph, below: Paragraph, measures: Measures) -> bool:
    look = look_at(below, measures)
    if below.marker is not None or below.page != head.page or names_annex(below.text):
        return False
    return (look.stands_out or look.centred) and len(below.text) <= 260 and not is_sentence(below.text)


def _is_first_on_page(paragraphs: Sequence[Paragraph], index: int) -> bool:
    return index == 0 or paragraphs[index - 1].last_page < paragraphs[index].page


def _is_entry(
    paragraphs: Sequence[Paragraph], regions: Sequence[TableRegion], heads: Sequence[AnnexHead], place: int
) -> bool:
    """Whether a heading is an entry of the list of annexes: its neighbour follows at once, with no table between."""
    head = heads[place]
    again = any(other.number == head.number and head.number for other in heads[place + 1 :])
    followed = place + 1 < len(heads) and _touch(paragraphs, regions, head, heads[place + 1])
    preceded = place > 0 and _touch(paragraphs, regions, heads[place - 1], head)
    closed = head.after < len(paragraphs) and is_closing(paragraphs[head.after])
    if closed and head.number and not _is_first_on_page(paragraphs, head.index):
        return not _has_content(paragraphs, regions, heads, place)
    return followed or (preceded and not _has_content(paragraphs, regions, heads, place)) or (again and preceded)


def _touch(paragraphs: Sequence[Paragraph], regions: Sequence[TableRegion], one: AnnexHead, two: AnnexHead) -> bool:
    if one.after != two.index:
        return False
    above, below = paragraphs[one.after - 1], paragraphs[two.index]
    if not above.pieces or not below.pieces or above.last_page != below.page:
        return False
    upper, lower = above.pieces[-1].word, below.pieces[0].word
    if lower.top - upper.bottom > LIST_GAP_EM * max(upper.size, 6.0):
        return False
    return not any(
        page == below.page and upper.bottom - 2 <= box[1] <= lower.top + 2
        for region in regions
        for page, box in zip(region.pages, region.boxes, strict=True)
    )


def _has_content(
    paragraphs: Sequence[Paragraph], regions: Sequence[TableRegion], heads: Sequence[AnnexHead], place: int
) -> bool:
    """Text or a table before the next annex heading."""
    head = heads[place]
    end = heads[place + 1].index if place + 1 < len(heads) else len(paragraphs)
    where = locate(paragraphs[head.index])
    stop = locate(paragraphs[end]) if end < len(paragraphs) else (10**9, 0.0)
    running = head.after < end and not is_closing(paragraphs[head.after])
    return running or any(where <= locate_region(region) < stop for region in regions)


def split_annexes(paragraphs: Sequence[Paragraph], heads: Sequence[AnnexHead]) -> Iterator[AnnexSpan]:
    """Each annex with its running text; ``paragraphs`` are those that the heads' indices count."""
    for place, head in enumerate(heads):
        end = heads[place + 1].index if place + 1 < len(heads) else len(paragraphs)
        yield AnnexSpan(head.number, head.title, tuple(paragraphs[head.after : end]))


def locate(paragraph: Paragraph) -> tuple[int, float]:
    """Where a paragraph starts: page and height."""
    if paragraph.pieces:
        return paragraph.pieces[0].page, paragraph.pieces[0].word.top
    return paragraph.lines[0].page, paragraph.lines[0].box[1]


def locate_region(region: TableRegion) -> tuple[int, float]:
    """Where a table starts: page and height."""
    return region.pages[0], region.boxes[0][1]
