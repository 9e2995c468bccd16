"""The running text of an act in reading order, each paragraph with the section and article it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bordereau.schemas.act import ActSpan, ArticleSpan
from bordereau.schemas.convention import Section
from bordereau.schemas.light import dataclass
from bordereau.schemas.text import Paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or list item of running text."""

    section: Section
    article: str | None
    """The number of the article it belongs to."""
    paragraph: Paragraph


def list_passages(act: ActSpan) -> tuple[Passage, ...]:
    """List every paragraph of an act: opening and parties, preamble, articles, closing, annexes."""
    return (
        *_place("preamble", act.opening),
        *_place("parties", (party.text for party in act.parties)),
        *_place("parties", (group.text for group in act.groups)),
        *_place("preamble", act.preamble),
        *(passage for article in act.articles for passage in _list_article(article)),
        *_place("signature", act.closing),
        *(passage for annex in act.annexes for passage in _place("annex", annex.paragraphs)),
    )


def _list_article(article: ArticleSpan) -> Iterator[Passage]:
    """List an article's title first: « Article 3 : Subvention de 10 000 € » states a sum too."""
    title = [article.title] if article.title is not None else []
    return _place("article", [*title, *article.paragraphs], article.number)


def _place(section: Section, paragraphs: Iterable[Paragraph], article: str | None = None) -> Iterator[Passage]:
    return (Passage(section, article, paragraph) for paragraph in paragraphs if paragraph.text)
