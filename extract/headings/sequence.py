"""The number of a heading, judged by those before and after it: OCR reads « II » as 11, « 2 – » as 21, « 3 » as 8.

Authors count their articles, so of two readings that look alike the one that counts on is right. A number is changed
only on a page read by OCR, only where it does not come next and a reading that looks like it does, and only where the
heading that follows goes on from there; the change is told. What authors themselves skip or repeat stays as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bordereau.extract.headings.candidates import Candidate
from bordereau.lexicon.headings import Label, read_label
from bordereau.lexicon.numbering import follows, read_number
from bordereau.schemas.act import ArticleSpan
from bordereau.schemas.text import Paragraph, Piece

ALIKE = ("17", "14", "27", "38", "39", "56", "58", "59", "68", "69", "08", "06")
"""Pairs of digits that readers take for each other."""
LETTERS = {"B": "8", "G": "6", "A": "4"}
"""Letters that count articles, and the digits that are taken for them."""
DASHES = "147"
"""What the dash or the full stop after a number is read as."""
LONGEST = 3


def mend_number(
    paragraphs: Sequence[Paragraph], candidate: Candidate, last: str, below: Sequence[Candidate]
) -> Candidate:
    """The heading with the number that comes next, where it was misread; ``below``: the candidates that follow it."""
    label = candidate.label
    if label.kind == "chapter" or not is_seen(paragraphs, candidate) or _comes_next(last, label.number):
        return candidate
    after = next((other.label for other in below if other.label.kind in (label.kind, "article")), None)
    forms = list_forms(label, _find_alternative(paragraphs[candidate.index], candidate))
    sure = [number for number in forms if after is None or _goes_on(number, after)]
    alike = [number for number in list_alike(label, last) if after is not None and follows(number, after.number)]
    for number in (*sure, *alike):
        if _comes_next(last, number):
            return replace(candidate, label=replace(label, number=number))
    return candidate


def is_seen(paragraphs: Sequence[Paragraph], candidate: Candidate) -> bool:
    """Whether a heading was read by OCR."""
    words = _list_pieces(paragraphs[candidate.index], candidate)
    return bool(words) and words[-1].word.read_by_ocr


def list_forms(label: Label, alternative: str = "") -> Iterator[str]:
    """The numbers whose print gives what was read; ``alternative`` is what the second reader saw.

    >>> list(list_forms(Label("article", "11", 11, True))), list(list_forms(Label("number", "21", 3, False)))
    (['2'], ['2'])
    >>> list(list_forms(Label("article", "21", 11, True))), list(list_forms(Label("article", "9", 9, True), "3."))
    ([], ['3'])
    >>> list(list_forms(Label("number", "11.1", 5, False))), list(list_forms(Label("number", "1.1", 4, False)))
    (['2.1'], [])
    """
    number = label.number
    second = read_number(alternative)
    if second is not None:
        yield second.value
    if number in LETTERS:
        yield LETTERS[number]
    base, dot, rest = number.partition(".")
    if dot and 1 < len(base) <= LONGEST and set(base) == {"1"}:
        yield f"{len(base)}.{rest}"
    if number.isdecimal() and 1 < len(number) <= LONGEST:
        if set(number) == {"1"}:
            yield str(len(number))
        if number[-1] in DASHES and not label.separated:
            yield number[:-1]


def list_alike(label: Label, last: str) -> Iterator[str]:
    """The numbers that look like it, one digit or one stroke away; for a number that was lost, the next one.

    >>> list(list_alike(Label("roman", "2", 3, True, "roman"), "2"))
    ['3', '1']
    >>> list(list_alike(Label("article", "8", 9, True), "2")), list(list_alike(Label("article", "", 9, True), "2"))
    (['3', '5', '6', '0'], ['3'])
    """
    number = label.number
    if not number and last.isdecimal():
        yield str(int(last) + 1)
    if not number.isdecimal() or len(number) > LONGEST:
        return
    if label.style == "roman":
        yield from (str(int(number) + step) for step in (1, -1) if int(number) + step > 0)
        return
    for place, digit in enumerate(number):
        for pair in ALIKE:
            if digit in pair:
                yield str(int(number[:place] + pair.replace(digit, "") + number[place + 1 :]))


def _comes_next(last: str, number: str) -> bool:
    return follows(last, number) or _opens_group(last, number) if last else number in ("1", "A")


def _opens_group(last: str, number: str) -> bool:
    """« II.1 » after « I.3 »: the first of the next group, where groups are named by titles above their articles.

    >>> _opens_group("1.3", "2.1"), _opens_group("1.3", "3.1"), _opens_group("1.3", "2.2"), _opens_group("1", "2.1")
    (True, False, False, False)
    """
    before, after = last.split("."), number.split(".")
    if len(before) != 2 or len(after) != 2 or not all(part.isdecimal() for part in before + after):
        return False
    return int(after[0]) == int(before[0]) + 1 and after[1] == "1"


def _goes_on(number: str, after: Label) -> bool:
    """Whether the next heading goes on from a number, as it stands or as it may have been misread."""
    return any(_comes_next(number, other) for other in (after.number, *list_forms(after), *list_alike(after, number)))


def _list_pieces(paragraph: Paragraph, candidate: Candidate) -> list[Piece]:
    stop = max(candidate.label.body, candidate.start + 1)
    return [piece for piece in paragraph.pieces if candidate.start <= piece.start < stop]


def _find_alternative(paragraph: Paragraph, candidate: Candidate) -> str:
    """What the second reader saw in the place of the number."""
    pieces = _list_pieces(paragraph, candidate)
    return next((piece.word.alternative for piece in pieces if piece.word.alternative), "")


def is_mended(article: ArticleSpan) -> bool:
    """Whether the number of an article is another than its label says: OCR misread it, or lost its dot."""
    printed = read_label(f"{article.label} {article.title.text if article.title else ''}".strip())
    seen = article.heading.pieces[:1]
    by_ocr = bool(seen) and seen[0].word.read_by_ocr
    return by_ocr and (printed is None or printed.number != article.number)
