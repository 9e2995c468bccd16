"""Parties listed in an article or a chapter of their own: « Article 1 : Parties signataires », « Signataires ».

Or announced by a sentence of the first article: « est constitué entre les 5 membres suivants : ».
Only looked for where nothing before the first article speaks of a party.
"""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.parties.in_sentences import split_in_sentence
from bordereau.extract.parties.split import split_parties
from bordereau.lexicon.folding import fold
from bordereau.lexicon.parties import lists_in_sentence, titles_parties
from bordereau.schemas.act import ArticleSpan, PartiesBlock
from bordereau.schemas.text import Paragraph

LEAST = 2


def split_in_articles(articles: Sequence[ArticleSpan], between: Sequence[Paragraph] = ()) -> PartiesBlock | None:
    """The parties of the first article, or chapter, that lists two of them under its heading; None without one."""
    for paragraphs in (*((article.heading, *article.paragraphs) for article in articles), between):
        start = next((i for i, one in enumerate(paragraphs) if titles_parties(fold(one.text))), None)
        if start is None:
            continue
        block = split_parties(paragraphs[start + 1 :])
        if len(block.parties) >= LEAST:
            return block
    first = articles[0].paragraphs if articles else ()
    for i, paragraph in enumerate(first):
        if lists_in_sentence().search(fold(paragraph.text)):
            block = split_parties(first[i + 1 :])
            return block if len(block.parties) >= LEAST else None
    return split_in_sentence(first[0]) if first else None
