"""The parts of what a council writes: sittings and délibérations.

They bind nobody, so nothing is looked for that parties sign: no party, no annex, no article but those in which a
délibération decides. ``bare`` is the act with its text, tables and signatures, before its parts are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.acts.articles import read_articles
from bordereau.extract.acts.sitting import find_heading, find_item, find_number
from bordereau.extract.acts.title import cut_number
from bordereau.extract.headings.candidates import find_candidates
from bordereau.extract.headings.choice import choose_headings
from bordereau.extract.headings.line_joins import join_title
from bordereau.extract.headings.title import read_continuation, trim_title
from bordereau.extract.paragraphs.look import Measures
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.schemas.act import ActSpan
from bordereau.schemas.text import Paragraph


def is_decision(own: Sequence[Paragraph]) -> bool:
    """Whether an act without a heading of its kind is what an assembly decides: it deliberates, and nobody signs."""
    texts = [fold(paragraph.text) for paragraph in own]
    decides, agrees = read_pattern("acts", "decides"), read_pattern("acts", "agrees")
    return any(map(decides.search, texts)) and not any(map(agrees.search, texts))


def read_sitting(own: Sequence[Paragraph], measures: Measures, bare: ActSpan) -> ActSpan:
    """A sitting: a title and its text. It binds nobody, so it has no parties; its items are no articles."""
    first, after = find_heading(own, measures) or (0, 0)
    return _entitle(own, first, after, bare)


def read_deliberation(
    own: Sequence[Paragraph],
    skipped: set[int],
    measures: Measures,
    bare: ActSpan,
    headed: bool | None,
    *,
    above: int = 0,
) -> ActSpan:
    """A délibération: what heads it, its text, and the articles in which it may decide; never a party.

    An item of a sitting is ``headed`` by its first line, however long; one that was cut off, or that runs on, is not.
    None of an extract, which is no item. ``above``: so many lines over its head are of the sitting.
    """
    if headed is not None:
        head, rest = own[above], own[above + 1 : above + 4]
        length = int(headed) if is_sentence(head.text) else 1 + read_continuation(head, rest, measures)
        first, after = above, above + length
    else:
        first, after = find_number(own) or find_heading(own, measures) or find_item(own, measures) or (0, 0)
    span = _entitle(own, first, after, bare)
    headings = choose_headings(own, find_candidates(own, measures, skipped), measures)
    worded = [heading for heading in headings if heading.label.kind == "article" and heading.index >= after]
    if not worded or not worded[0].label.is_first:
        return span
    articles, closing = read_articles(own, worded, measures, skipped)
    before = articles.before[after:]
    return replace(
        span, preamble=(*before, *articles.between), articles=articles.articles, closing=tuple(own[closing:])
    )


def _entitle(own: Sequence[Paragraph], first: int, after: int, bare: ActSpan) -> ActSpan:
    """An act of nothing but a title, the paragraphs ``first:after``, and what stands above and below it."""
    title = trim_title(cut_number(join_title(own[first:after]))) if after else None
    return replace(bare, title=title, opening=tuple(own[:after]), preamble=tuple(own[after:]))
