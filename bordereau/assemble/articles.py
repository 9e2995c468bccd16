"""Articles: the heading as proof, the own paragraphs as text."""

from __future__ import annotations

from bordereau.schemas.act import ArticleSpan
from bordereau.schemas.convention import Article
from bordereau.schemas.text import join_paragraphs


def assemble_article(span: ArticleSpan) -> Article:
    """Make one article; a list item's marker is no part of the text."""
    text = join_paragraphs(paragraph for paragraph in span.paragraphs if paragraph.text).text
    last = max([span.heading.last_page, *(paragraph.last_page for paragraph in span.paragraphs)])
    return Article(
        number=span.number,
        label=span.label,
        title=span.title.text if span.title and span.title.text else None,
        level=span.level,
        parent=span.parent,
        text=text,
        pages=(span.heading.page, last),
        evidence=span.heading.evidence(),
    )
