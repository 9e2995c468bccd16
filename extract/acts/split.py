"""Split a document into its acts, and each act into its parts.

An act is read from the outside in: annexes from the end, the closing after the last article, the articles by their
numbering; what stands before the first article is title, parties and preamble, in that order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from bordereau.extract.acts.annexes import AnnexHead, find_annexes, is_banner, locate, locate_region, split_annexes
from bordereau.extract.acts.articles import read_articles
from bordereau.extract.acts.contents import find_contents
from bordereau.extract.acts.council import is_decision, read_deliberation, read_sitting
from bordereau.extract.acts.structure.pieces import ActPieces, join_lone_heading
from bordereau.extract.acts.structure.read import read_structure
from bordereau.extract.acts.title import find_title
from bordereau.extract.acts.unstick import unstick
from bordereau.extract.headings.candidates import Candidate, find_candidates
from bordereau.extract.headings.choice import choose_headings
from bordereau.extract.paragraphs.look import Measures, measure_document
from bordereau.extract.parties.in_articles import split_in_articles
from bordereau.extract.parties.second.choose import choose_parties
from bordereau.extract.signatures.find import SignatureBlock
from bordereau.extract.steps import Steps
from bordereau.lexicon.months import is_date_line
from bordereau.lexicon.numbering import follows
from bordereau.lexicon.sentences import is_sentence
from bordereau.schemas.act import ActSpan, ArticleSpan, PartiesBlock
from bordereau.schemas.page import Page
from bordereau.schemas.table import TableRegion
from bordereau.schemas.text import Paragraph

Place = tuple[int, float]
"""Page and height."""
CHAPTER_LINES = 2
"""A chapter's heading takes up to two lines above its first article."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What belongs to an act but is not in its paragraphs."""

    regions: tuple[TableRegion, ...]
    blocks: tuple[SignatureBlock, ...]
    measures: Measures


def split_acts(
    paragraphs: Sequence[Paragraph],
    regions: Sequence[TableRegion],
    blocks: Sequence[SignatureBlock],
    pages: Sequence[Page],
    steps: Steps | None = None,
) -> tuple[ActSpan, ...]:
    """The acts of a document, in page order; at least one, even where nothing was read.

    ``paragraphs`` are without the words of ``regions`` and of the signature ``blocks``. An act whose parts cannot be
    told keeps its text, as a preamble.
    """
    steps = steps or Steps()
    printed = tuple(paragraphs)
    paragraphs = steps.do("Labels glued to their text", lambda: unstick(printed), printed)
    measures = measure_document(paragraphs, pages)
    contents = steps.do("The table of contents", lambda: find_contents(paragraphs), set[int]())
    signed = [block.place for block in blocks]
    tabled = sorted(locate_region(region) for region in regions)
    read = partial(read_structure, paragraphs, signed, measures, tabled, contents, pages=pages)
    found = steps.do("The beginnings of the acts", read, []) or [ActPieces(None, [(0, len(paragraphs))])]
    found = join_lone_heading(found)
    tables, signatures = _hand_out(found, paragraphs, regions, blocks)
    acts: list[ActSpan] = []
    for number, act in enumerate(found):
        indices = [index for start, stop in act.pieces for index in range(start, stop)]
        own = [paragraphs[index] for index in indices]
        skipped = {place for place, index in enumerate(indices) if index in contents}
        around = _Surroundings(
            tuple(tables.get(number, ())),
            tuple(signatures.get(number, ())),
            measures if len(found) == 1 else measure_document(own, _cut_pages(own, pages)),
        )
        bare = _keep_bare(own, around, len(pages))
        if act.nature == "minutes":
            cut = partial(read_sitting, own, around.measures, bare)
        elif act.nature == "deliberation" or (act.nature is None and is_decision(own)):
            headed = act.is_headed if act.is_item else None
            cut = partial(read_deliberation, own, skipped, around.measures, bare, headed, above=act.above)
        else:
            cut = partial(_read_act, own, skipped, around, len(pages), steps)
        parts = steps.do(f"The parts of the act on page {bare.pages[0]}", cut, bare, bare.pages[0])
        nature = act.nature or ("deliberation" if is_decision(own) else None)
        acts.append(replace(parts, nature=nature, within=act.host, sitting=act.sitting, why=act.signs))
    return tuple(_stretch(act, number, acts) for number, act in enumerate(acts))


def _stretch(act: ActSpan, number: int, acts: Sequence[ActSpan]) -> ActSpan:
    """A sitting lasts from its heading to its closing: over the pages of all that it decides."""
    if act.nature != "minutes":
        return act
    own = [act.pages, *(item.pages for item in acts if item.sitting == number and item.nature == "deliberation")]
    return replace(act, pages=(min(first for first, _ in own), max(last for _, last in own)))


Tables = dict[int, list[TableRegion]]
Signatures = dict[int, list[SignatureBlock]]


def _hand_out(
    found: Sequence[ActPieces],
    paragraphs: Sequence[Paragraph],
    regions: Sequence[TableRegion],
    blocks: Sequence[SignatureBlock],
) -> tuple[Tables, Signatures]:
    """The tables and signature blocks of each act, by its index: those that stand below its paragraphs."""
    owners = _find_owners(found, paragraphs)
    tables: Tables = defaultdict(list)
    signatures: Signatures = defaultdict(list)
    for region in regions:
        tables[owners.find(locate_region(region))].append(region)
    for block in blocks:
        signatures[owners.find(block.place)].append(block)
    return tables, signatures


def _cut_pages(own: Sequence[Paragraph], pages: Sequence[Page]) -> Sequence[Page]:
    """The pages from the first to the last that an act stands on."""
    return pages[min(p.page for p in own) - 1 : max(p.last_page for p in own)]


@dataclass(frozen=True, slots=True)
class _Owners:
    """Whose each place of the file is: what is no paragraph belongs with the paragraphs above it."""

    places: list[Place]
    """Where each piece begins, in order."""
    acts: list[int]

    def find(self, place: Place) -> int:
        return self.acts[max(0, bisect_right(self.places, place) - 1)]


def _find_owners(found: Sequence[ActPieces], paragraphs: Sequence[Paragraph]) -> _Owners:
    pieces = sorted((start, number) for number, act in enumerate(found) for start, _ in act.pieces)
    places = [locate(paragraphs[start]) if start else (0, 0.0) for start, _ in pieces]
    return _Owners(list(accumulate(places, max)), [number for _, number in pieces])


def _keep_bare(own: Sequence[Paragraph], around: _Surroundings, page_count: int) -> ActSpan:
    """An act as nothing but text, tables and signatures."""
    signatures = tuple(span for block in around.blocks for span in block.spans)
    pages = _span_pages(own, around, page_count)
    return ActSpan(pages, None, (), (), (), tuple(own), (), (), signatures, (), around.regions)


def _read_act(
    own: Sequence[Paragraph], skipped: set[int], around: _Surroundings, page_count: int, steps: Steps
) -> ActSpan:
    measures = around.measures
    headings = choose_headings(own, find_candidates(own, measures, skipped), measures)
    annexes = steps.do("The annexes of an act", lambda: _choose_annexes(own, headings, around), [])
    cut = annexes[0].index if annexes else len(own)
    body = own[:cut]
    headings = [heading for heading in headings if heading.index < cut]
    articles, closing = read_articles(body, headings, measures, skipped)
    front_end = _find_front_end(headings, closing)
    front = [body[index] for index in range(front_end) if index not in skipped]
    if headings and headings[0].start:  # the first article begins inside a paragraph that has lost its line ends
        front += articles.before[-1:]
    bare = (_Opening(None, ()), PartiesBlock((0, 0), (0, 0), (), ()), tuple(front))
    opening, parties, preamble = steps.do("The title and parties of an act", lambda: _read_front(front, measures), bare)
    if not parties.parties:
        parties = split_in_articles(articles.articles, articles.between) or parties
    if not articles.articles:  # chapters alone: what they say stands with what comes before articles
        preamble += tuple(body[index] for index in range(front_end, closing) if index not in skipped)
    return ActSpan(
        _span_pages(own, around, page_count),
        opening.title,
        opening.paragraphs,
        parties.parties,
        parties.groups,
        (*preamble, *articles.between),
        tuple(_drop_captions(articles.articles, around.regions)),
        tuple(body[closing:]),
        tuple(span for block in around.blocks for span in block.spans),
        tuple(split_annexes(own, annexes)),
        _place_tables(around.regions, own, annexes),
        parties_unsure=parties.unsure,
    )


def _find_front_end(headings: Sequence[Candidate], closing: int) -> int:
    """Where the front of the act ends: at its first article, or at the chapters right above that."""
    first = next((place for place, heading in enumerate(headings) if heading.label.kind != "chapter"), None)
    if first is None:
        return headings[0].index if headings else closing
    end = headings[first].index
    while first > 0 and end - headings[first - 1].index <= CHAPTER_LINES:
        first -= 1
        end = headings[first].index
    return end


def _choose_annexes(own: Sequence[Paragraph], headings: Sequence[Candidate], around: _Surroundings) -> list[AnnexHead]:
    """The annexes after the articles. One that the numbering of the articles runs past is none."""
    worded = [heading for heading in headings if heading.label.kind != "chapter"]
    start = worded[0].index + 1 if worded else 1
    heads = find_annexes(own, around.regions, around.measures, start)
    if not worded:
        heads = [head for head in heads if not is_banner(own, head)]
    for place, head in enumerate(heads):
        before = [heading for heading in worded if heading.index < head.index]
        after = next((heading for heading in worded if heading.index > head.index), None)
        runs_past = after is not None and before and follows(before[-1].label.number or "0", after.label.number or "0")
        if not runs_past:
            return heads[place:]
    return []


def _drop_captions(articles: Sequence[ArticleSpan], regions: Sequence[TableRegion]) -> Iterator[ArticleSpan]:
    """The articles without the titles of their tables, which are told with the tables; lead-in sentences stay."""
    titles = [region.title for region in regions if region.title is not None]
    captions = {(piece.page, piece.word) for title in titles if not _leads_in(title.text) for piece in title.pieces}
    for article in articles:
        kept = tuple(
            paragraph
            for paragraph in article.paragraphs
            if not paragraph.pieces or any((piece.page, piece.word) not in captions for piece in paragraph.pieces)
        )
        yield article if len(kept) == len(article.paragraphs) else replace(article, paragraphs=kept)


def _leads_in(text: str) -> bool:
    return text.rstrip().endswith((":", ".", ",", ";")) or is_sentence(text)


@dataclass(frozen=True, slots=True)
class _Opening:
    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]


def _read_front(front: Sequence[Paragraph], measures: Measures) -> tuple[_Opening, PartiesBlock, tuple[Paragraph, ...]]:
    """Title and opening, parties, preamble."""
    found = find_title(front, measures)
    head = list(front[: found.after]) if found else []
    rest = list(front[found.after :]) if found else list(front)
    if found and found.rest is not None:
        rest.insert(0, found.rest)
    block = choose_parties(rest)
    if not block.parties:
        dates = next((index for index, one in enumerate(rest) if not is_date_line(one.text)), len(rest))
        return _Opening(found.title if found else None, (*head, *rest[:dates])), block, tuple(rest[dates:])
    before, after = _cut_at(rest, block.before, True), _cut_at(rest, block.after, False)
    return _Opening(found.title if found else None, (*head, *before)), block, after


def _cut_at(paragraphs: Sequence[Paragraph], place: tuple[int, int], before: bool) -> tuple[Paragraph, ...]:
    """The paragraphs before (or after) a place inside one of them."""
    index, offset = place
    if index >= len(paragraphs):
        return tuple(paragraphs) if before else ()
    paragraph = paragraphs[index]
    if before:
        part = (paragraph.slice(0, offset),) if paragraph.text[:offset].strip() else ()
        return (*paragraphs[:index], *part)
    if offset == 0:
        return tuple(paragraphs[index:])
    part = (paragraph.slice(offset),) if paragraph.text[offset:].strip() else ()
    return (*part, *paragraphs[index + 1 :])


def _span_pages(own: Sequence[Paragraph], around: _Surroundings, page_count: int) -> tuple[int, int]:
    pages = [page for paragraph in own for page in (locate(paragraph)[0], paragraph.last_page)]
    pages += [page for region in around.regions for page in region.pages]
    pages += [line.page for block in around.blocks for line in block.lines]
    return (min(pages), max(pages)) if pages else (1, max(1, page_count))


def _place_tables(
    regions: Sequence[TableRegion], own: Sequence[Paragraph], annexes: Sequence[AnnexHead]
) -> tuple[TableRegion, ...]:
    """Each table with the number of the annex it stands in; the annex's title serves a table without its own."""
    places = [locate(own[head.index]) for head in annexes]
    out: list[TableRegion] = []
    for region in regions:
        here = locate_region(region)
        within = sum(place <= here for place in places) - 1
        if within < 0:
            out.append(region)
            continue
        head = annexes[within]
        out.append(replace(region, annex=head.number, title=region.title or head.title))
    return tuple(out)
