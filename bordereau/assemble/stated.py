"""The running text of an act as the rooms of meaning read it: lines with their sums and the titles above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.assemble.header import Header
from bordereau.assemble.passages import Passage
from bordereau.assemble.quantities import Quantities
from bordereau.lexicon.folding import fold
from bordereau.normalize.meaning.cell_promises import Setting
from bordereau.normalize.meaning.lines import Line, Share, Sum
from bordereau.schemas.act import ActSpan, ArticleSpan
from bordereau.schemas.convention import Party
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.table import Table

_LEADS = (":", "suivant", "suivante", "suivantes", "ci-dessous", "ci-après")
"""How a line ends that introduces a table."""


@dataclass(slots=True)
class Stated:
    """What the act states, as the stages before have read it."""

    span: ActSpan
    header: Header
    parties: Sequence[Party]
    passages: Sequence[Passage]
    quantities: Quantities
    tables: Sequence[Table]
    deliberation: Deliberation | None = None
    lines: list[Line] = field(default_factory=list)


def list_lines(stated: Stated) -> list[Line]:
    """The running text as lines with their sums and the titles of their articles."""
    headings = _list_headings(stated.span.articles)
    titles = {id(article.title) for article in stated.span.articles if article.title is not None}
    taxes = {amount.id: amount.tax for amount in stated.quantities.amounts}
    statements = list(stated.quantities.statements)
    lines = []
    for number, passage in enumerate(stated.passages):
        read = statements and statements[0].text == passage.paragraph.text
        quantities = statements.pop(0).quantities if read else ()  # a paragraph that could not be read has no statement
        sums = tuple(
            Sum(q.id, q.value, q.start, q.end, q.qualifier, taxes.get(q.id)) for q in quantities if q.kind == "money"
        )
        shares = tuple(Share(q.id, q.value, q.precision, q.start, q.end) for q in quantities if q.kind == "percent")
        paragraph = passage.paragraph
        lines.append(
            Line(
                index=number,
                text=paragraph.text,
                section=passage.section,
                article=passage.article,
                heading=headings.get(passage.article or "", ""),
                depth=paragraph.depth,
                titled=id(paragraph) in titles,
                sums=sums,
                shares=shares,
            )
        )
    return lines


def _list_headings(articles: Sequence[ArticleSpan]) -> dict[str, str]:
    """The title of each article behind those that it stands under."""
    own = {article.number: article.title.text if article.title else "" for article in articles}
    parents = {article.number: article.parent for article in articles}
    found = {}
    for number in own:
        names, at, seen = list[str](), number, set[str]()
        while at is not None and at in own and at not in seen:
            seen.add(at)
            names.insert(0, own[at])
            at = parents.get(at)  # type: ignore[assignment]
        found[number] = " / ".join(filter(None, names))
    return found


def describe_table(stated: Stated, table: Table) -> Setting:
    """What the act says around a table: what it decides, the title of the article, the line above."""
    object_ = stated.deliberation.object if stated.deliberation else None
    title = stated.span.title.text if stated.span.title else ""
    decides = stated.header.kind == "deliberation"
    return Setting(decides=decides, object=fold(object_ or title), around=_find_around(stated, table))


def _find_around(stated: Stated, table: Table) -> str:
    """The last line above the table that ends with a colon, with the title of its article."""
    page, top = table.evidence[0].page, table.evidence[0].bbox[1]
    best: Line | None = None
    for line, passage in zip(stated.lines, stated.passages, strict=False):
        places = passage.paragraph.lines
        if not places or passage.section not in ("article", "preamble"):
            continue
        last = places[-1]
        if (last.page, last.words[0].top if last.words else 0) < (page, top) and last.page >= page - 1:
            best = line
    if best is None:
        return ""
    leads = best.text.rstrip().endswith(_LEADS)
    return fold(f"{best.heading} {best.text if leads else ''}")
