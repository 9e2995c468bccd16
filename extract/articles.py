"""The articles of an act: which headings are its own, their titles, and the text that belongs to each.

The numbering decides what a line alone cannot: « 2.1 » is a heading under article 2 and a figure elsewhere; « Article 3 »
after « est modifié comme suit : » belongs to another act; « 1. Objet » counts articles only where the word is not used.
Numbers that repeat, skip or go back are kept as printed: authors number wrongly, and a repair would be a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.folding import fold
from extract.headings import Label, read_label
from extract.heading_titles import Title, is_title_line, read_title
from extract.look import Measures, look_at, look_at_pieces, split_rows
from extract.numbering import follows
from extract.structure import is_sentence, read_structure
from schemas.act import ArticleSpan
from schemas.text import Paragraph, Piece

MAX_SKIP = 3
"""A sub-number may skip so many of its siblings and still be taken for one."""
QUOTE_REACH = 40
"""A quotation mark left open for more paragraphs than this was never meant to close."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that opens like a heading."""

    index: int
    """Of its paragraph."""
    start: int
    """Offset in its paragraph; 0 but where a heading stuck to the paragraph above."""
    label: Label
    stands_out: bool


@dataclass(frozen=True, slots=True)
class Articles:
    """What stands before the first heading, and the articles. Chapters' headings are in neither."""

    before: tuple[Paragraph, ...]
    articles: tuple[ArticleSpan, ...]
    last_body: int
    """Index of the paragraph after the last heading (of the paragraphs given)."""
    between: tuple[Paragraph, ...] = ()
    """What stands under a chapter's heading before its first article."""


def restore_number(paragraph: Paragraph) -> Paragraph:
    """The paragraph with its ordinal marker put back into its text (« 1) Objet » may be a heading).

    A bullet stays off.
    """
    marker = paragraph.marker
    if marker is None or not any(char.isalnum() for char in marker) or marker == "o" or not paragraph.lines:
        return paragraph
    first = paragraph.lines[0].words[0]
    if first.text != marker:
        return paragraph
    shift = len(marker) + 1
    line = paragraph.pieces[0].line if paragraph.pieces else 0
    pieces = [Piece(0, len(marker), first_page(paragraph), line, first)]
    pieces += [Piece(p.start + shift, p.end + shift, p.page, p.line, p.word) for p in paragraph.pieces]
    return Paragraph(f"{marker} {paragraph.text}", tuple(pieces), paragraph.lines, None, 0)


def first_page(paragraph: Paragraph) -> int:
    return paragraph.lines[0].page if paragraph.lines else paragraph.page


def find_candidates(
    paragraphs: Sequence[Paragraph], measures: Measures, skipped: set[int] | frozenset[int] = frozenset()
) -> list[Candidate]:
    """Every line that opens like a heading, in order; paragraphs in ``skipped`` (contents) hold none."""
    found: list[Candidate] = []
    for index, paragraph in enumerate(paragraphs):
        if index in skipped:
            continue
        restored = restore_number(paragraph)
        label = read_label(restored.text)
        if label is not None and _may_head(paragraph, restored, label, measures):
            stands_out = _label_stands_out(restored, label, measures)
            found.append(Candidate(index, 0, label, stands_out))
        if restored.lines and len(restored.lines) > 1:
            found.extend(_find_inside(index, restored, measures))
    return found


def _may_head(paragraph: Paragraph, restored: Paragraph, label: Label, measures: Measures) -> bool:
    """A bulleted line is an item, unless it is bold as headings are (a bullet may open a heading)."""
    if paragraph.marker is None or restored is not paragraph:
        return True
    return label.kind in ("article", "chapter") and look_at(paragraph, measures).bold


def _label_stands_out(paragraph: Paragraph, label: Label, measures: Measures) -> bool:
    """The label's own words, and the first of the title, are bold, large or in capitals."""
    reach = max(label.body, 1)
    pieces = [piece for piece in paragraph.pieces if piece.start < reach]
    rest = paragraph.pieces[len(pieces) : len(pieces) + 3] if label.kind != "article" else ()
    look = look_at_pieces([*pieces, *rest], measures)
    return look.stands_out and (look.bold or look.larger or look.capitals)


def _find_inside(index: int, paragraph: Paragraph, measures: Measures) -> Iterator[Candidate]:
    """Headings that stick to the paragraph above: a line that ended full, a heading printed as the body is."""
    rows = split_rows(paragraph)
    for (before, stop), (start, end) in zip(rows, rows[1:], strict=False):
        text = paragraph.text[start:end]
        if not (text[:1].isdigit() or text[:3].lower() == "art"):
            continue
        label = read_label(text)
        above = paragraph.text[before:stop].rstrip()
        if label is None or not label.separated or above[-1:] not in ".;:!?»)":
            continue
        if label.kind not in ("article", "decimal") or (label.kind == "decimal" and above[-1:] == ")"):
            continue
        whole = Label(label.kind, label.number, start + label.body, True, label.style)
        pieces = [piece for piece in paragraph.pieces if start <= piece.start < end]
        yield Candidate(index, start, whole, look_at_pieces(pieces[:3], measures).stands_out)


def split_articles(
    paragraphs: Sequence[Paragraph], measures: Measures, skipped: set[int] | frozenset[int] = frozenset()
) -> Articles:
    """The articles of one act. ``paragraphs`` are the act's own, without annexes and signature block."""
    candidates = find_candidates(paragraphs, measures, skipped)
    headings = choose_headings(paragraphs, candidates, measures)
    return build_articles(paragraphs, headings, measures, skipped)


# --- which headings are the act's own -----------------------------------------------------------------


def choose_headings(
    paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate], measures: Measures
) -> list[Candidate]:
    """The candidates that are headings of this act, chapters too."""
    inside = _find_quoted(paragraphs)
    free = [c for c in candidates if c.index not in inside]
    worded = [c for c in free if c.label.kind == "article"]
    top = "article" if worded else _choose_top(paragraphs, free, measures)
    chosen: list[Candidate] = []
    last = ""
    quoting = False
    for given in free:
        candidate = _mend_lost_dot(paragraphs, given, last)
        label = candidate.label
        if label.kind == "chapter":
            if candidate.stands_out or not is_sentence(paragraphs[candidate.index].text):
                chosen.append(candidate)
            continue
        if label.kind == "decimal":
            if not _is_sub(label, last, paragraphs[candidate.index], candidate):
                continue
        elif label.kind != top or (top != "article" and not _heads(paragraphs, candidate, measures)):
            continue
        elif top == "article" and _is_quoted(paragraphs, candidate, last, quoting):
            quoting = True
            continue
        if label.kind == "decimal" and quoting:
            continue
        quoting = False
        chosen.append(candidate)
        last = label.number or last
    return chosen


def _mend_lost_dot(paragraphs: Sequence[Paragraph], candidate: Candidate, last: str) -> Candidate:
    """« Article 42 » that OCR read after article 4.1 is article 4.2: only where that, and no other, comes next."""
    label = candidate.label
    words = paragraphs[candidate.index].pieces[:2]
    read_by_ocr = bool(words) and words[-1].word.confidence is not None
    if not (read_by_ocr and last and len(label.number) == 2 and label.number.isdigit()):
        return candidate
    dotted = ".".join(label.number)
    if follows(last, label.number) or not follows(last, dotted):
        return candidate
    return replace(candidate, label=replace(label, number=dotted, kind="article"))


def _is_sub(label: Label, last: str, paragraph: Paragraph, candidate: Candidate) -> bool:
    """Whether « 2.1 » continues the numbering: its parent is open, and it comes after its siblings."""
    if not all(part.isdigit() for part in label.parts):
        return False
    if not last:
        return candidate.stands_out and label.parts[-1] == "1" and len(label.parts) == 2
    open_parts = last.split()[0].split(".")
    depth = len(label.parts)
    parent = list(label.parts[:-1])
    if open_parts[: depth - 1] != parent:
        return candidate.stands_out and follows(last, label.number)
    sibling = int(open_parts[depth - 1]) if len(open_parts) >= depth and open_parts[depth - 1].isdigit() else 0
    number = int(label.parts[-1])
    if sibling < number <= sibling + MAX_SKIP:
        return paragraph.marker is None
    return candidate.stands_out and number <= sibling


def _choose_top(
    paragraphs: Sequence[Paragraph], candidates: Sequence[Candidate], measures: Measures
) -> str:
    """How articles are counted where the word “article” is not used: « I. », « 1. », « A. »; or not at all.

    Roman numerals stand above arabic ones, and those above letters. The first must be 1 (I, A) and text must
    follow, else it is a list.
    """
    for kind, first in (("roman", "1"), ("number", "1"), ("letter", "A")):
        heads = [c for c in candidates if c.label.kind == kind and _heads(paragraphs, c, measures)]
        if len(heads) < 2 or heads[0].label.number != first:
            continue
        gaps = [b.index - a.index for a, b in zip(heads, heads[1:], strict=False)]
        if sum(gap > 1 for gap in gaps) >= max(1, len(gaps) // 2):
            return kind
    return ""


def _heads(paragraphs: Sequence[Paragraph], candidate: Candidate, measures: Measures) -> bool:
    """Whether a bare number heads: it stands out, or it is a short line that ends without a full stop."""
    if candidate.start:
        return False
    paragraph = restore_number(paragraphs[candidate.index])
    text = paragraph.text[candidate.label.body :]
    if candidate.stands_out:
        return True
    look = look_at(paragraph, measures)
    short = look.rows == 1 and len(text) <= 90 and text.rstrip()[-1:] not in ".;,:"
    return short and candidate.label.separated and paragraphs[candidate.index].marker is None and not is_sentence(text)


def _is_quoted(
    paragraphs: Sequence[Paragraph], candidate: Candidate, last: str, quoting: bool
) -> bool:
    """Whether the heading belongs to an act that this one quotes or amends."""
    number = candidate.label.number
    expected = not last or not number or follows(last, number)
    before = paragraphs[candidate.index - 1] if candidate.index else None
    if before is not None and not candidate.start:
        announced = fold(before.text[-240:])
        if read_structure().quote_announcers.search(announced):
            return not expected or _names_article(announced, number)
    return quoting and not expected


def _names_article(announcement: str, number: str) -> bool:
    return re.search(rf"article\s+(?:n\s?[°o]\s?)?{re.escape(number)}(?![\d.]\d)", announcement) is not None


def _find_quoted(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs inside quotation marks that were opened at the start of a paragraph and close later."""
    inside: set[int] = set()
    opened: int | None = None
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if opened is None:
            if text[:1] in "«“\"" and text[1:].strip() and not _closes(text[1:], text[0]):
                opened = index
            continue
        if index - opened > QUOTE_REACH:
            opened = None
        elif _closes(text, paragraphs[opened].text[0]):
            inside.update(range(opened, index + 1))
            opened = None
    return inside


def _closes(text: str, mark: str) -> bool:
    close = {"«": "»", "“": "”", '"': '"'}[mark]
    return text.count(close) > (text.count(mark) if mark != close else 0)


# --- what belongs to each ------------------------------------------------------------------------------


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
