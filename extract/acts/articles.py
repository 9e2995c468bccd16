"""The articles of an act: their titles, and the text that belongs to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bordereau.extract.acts.closing import find_closing
from bordereau.extract.headings.candidates import Candidate, restore_number
from bordereau.extract.headings.title import Title, read_title
from bordereau.extract.paragraphs.look import Measures
from bordereau.schemas.act import ArticleSpan
from bordereau.schemas.text import Paragraph


@dataclass(frozen=True, slots=True)
class Articles:
    """What stands before the first heading, and the articles. Chapters' headings are in neither."""

    before: tuple[Paragraph, ...]
    articles: tuple[ArticleSpan, ...]
    last_body: int
    """Index of the paragraph after the last heading (of the paragraphs given)."""
    between: tuple[Paragraph, ...] = ()
    """What stands under a chapter's heading before its first article."""


@dataclass(slots=True)
class _Open:
    candidate: Candidate
    title: Title
    body: list[Paragraph]


def build_articles(
    paragraphs: Sequence[Paragraph],
    headings: Sequence[Candidate],
    measures: Measures,
    skipped: set[int] | frozenset[int] = frozenset(),
) -> Articles:
    """Hand each paragraph to the article it stands under."""
    walk = _Walk([], [], [])
    by_index: dict[int, list[Candidate]] = {}
    for heading in headings:
        by_index.setdefault(heading.index, []).append(heading)
    index = 0
    while index < len(paragraphs):
        here = by_index.get(index)
        if here is not None:
            index = _enter(walk, paragraphs, by_index, index, measures)
            continue
        if index not in skipped:
            walk.take(paragraphs[index])
        index += 1
    return Articles(tuple(walk.before), tuple(_nest(walk.opened)), walk.last_body, tuple(walk.between))


def read_articles(
    paragraphs: Sequence[Paragraph], headings: Sequence[Candidate], measures: Measures, skipped: set[int]
) -> tuple[Articles, int]:
    """The articles, and the index where the closing begins."""
    whole = build_articles(paragraphs, headings, measures, skipped)
    closing = find_closing(paragraphs, whole.last_body, measures)
    if closing < len(paragraphs) and whole.articles:
        whole = build_articles(paragraphs[:closing], headings, measures, skipped)
    return whole, closing


@dataclass(slots=True)
class _Walk:
    """The state of the walk through an act."""

    before: list[Paragraph]
    opened: list[_Open]
    between: list[Paragraph]
    in_chapter: bool = False
    """A chapter's heading was the last heading."""
    last_body: int = 0

    def take(self, paragraph: Paragraph) -> None:
        if self.in_chapter and self.opened:
            self.between.append(paragraph)
        elif self.opened:
            self.opened[-1].body.append(paragraph)
        else:
            self.before.append(paragraph)


def _enter(
    walk: _Walk,
    paragraphs: Sequence[Paragraph],
    by_index: dict[int, list[Candidate]],
    index: int,
    measures: Measures,
) -> int:
    """Read the headings that stand in one paragraph; the index of the next paragraph to read."""
    here = by_index[index]
    whole = restore_number(paragraphs[index])
    if here[0].start:
        walk.take(whole.slice(0, here[0].start))
    used = 1
    for number, heading in enumerate(here):
        end = here[number + 1].start if number + 1 < len(here) else len(whole.text)
        part = whole.slice(heading.start, end) if heading.start or end < len(whole.text) else whole
        follower = _next_plain(paragraphs, by_index, index, number == len(here) - 1)
        title = read_title(part, heading.label, heading.start, follower, measures)
        used = 1 + title.lines_below
        walk.in_chapter = heading.label.kind == "chapter"
        if walk.in_chapter:
            walk.between.extend(title.body)
            continue
        walk.opened.append(_Open(heading, title, list(title.body)))
        walk.last_body = index + used
    return index + used


def _next_plain(
    paragraphs: Sequence[Paragraph], by_index: dict[int, list[Candidate]], index: int, last: bool
) -> list[Paragraph]:
    """Up to three paragraphs below a heading that are no headings: its title may stand there."""
    out: list[Paragraph] = []
    for below in range(index + 1, min(index + 4, len(paragraphs))):
        if not last or below in by_index:
            break
        out.append(paragraphs[below])
    return out


def _nest(opened: Sequence[_Open]) -> Iterator[ArticleSpan]:
    """Level and parent: the nearest number above that begins this one."""
    printed: set[str] = set()
    for item in opened:
        number = item.candidate.label.number
        parts = number.split()[0].split(".") if number else []
        parent = None
        for depth in range(len(parts) - 1, 0, -1):
            above = ".".join(parts[:depth])
            if above in printed:
                parent = above
                break
        printed.add(number.split()[0] if number else "")
        yield ArticleSpan(
            item.title.label,
            number,
            item.title.title,
            item.title.heading,
            max(1, len(parts)),
            parent,
            tuple(item.body),
        )
