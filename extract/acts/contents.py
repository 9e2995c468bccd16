"""Tables of contents: headings that are only announced.

Two forms. With leaders or page numbers: a run of lines under « SOMMAIRE », or lines that end with dots and a number.
Without either: a run of headings that have no text between them and come back, number by number, further on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.headings import Label, read_label
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.schemas.text import Paragraph

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}|(?:\s\.){3,}")
_PAGE = re.compile(r"(?<![\d,.€])(?:\bp\.?\s?|\bpage\s)?\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s*$")
RUN = 3
"""So many headings in a row, each announced and found again, make a table of contents."""
PAGED_RUN = 2
"""So many are enough where each ends with a page number."""
MAX_ENTRY = 200


def find_contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The indices of the paragraphs that make tables of contents, their heading too."""
    labels = [_read_entry(paragraph) for paragraph in paragraphs]
    found: set[int] = set()
    heads = [
        index
        for index, paragraph in enumerate(paragraphs)
        if len(paragraph.text) <= 60 and read_pattern("headings", "contents_heads").fullmatch(squeeze(paragraph.text))
    ]
    last = {_key(paragraph.text): index for index, paragraph in enumerate(paragraphs)} if heads else {}
    for head in heads:
        if head not in found:
            found.update(_follow_head(paragraphs, labels, head, last))
    for index in range(len(paragraphs)):
        if index not in found and _has_leaders(paragraphs[index]):
            found.add(index)
    found |= _fill(paragraphs, found)
    return found | _find_announced(paragraphs, labels, found)


def _fill(paragraphs: Sequence[Paragraph], found: set[int]) -> set[int]:
    """The first halves of entries that a narrow page broke over two lines."""
    filled: set[int] = set()
    for index in range(len(paragraphs) - 2, -1, -1):
        text = paragraphs[index].text
        if index in found or index + 1 not in (found | filled) or len(text) > MAX_ENTRY or is_sentence(text):
            continue
        below = paragraphs[index + 1]
        opens = _read_entry(paragraphs[index]) is not None and _read_entry(below) is None
        if opens and paragraphs[index].page == below.page:
            filled.add(index)
    return filled


def _read_entry(paragraph: Paragraph) -> Label | None:
    text = f"{paragraph.marker} {paragraph.text}" if paragraph.marker else paragraph.text
    return read_label(text)


def _has_leaders(paragraph: Paragraph) -> bool:
    text = paragraph.text
    leaders = _LEADERS.search(text)
    return (
        leaders is not None
        and bool(_PAGE.search(text))
        and text[leaders.end() :].strip(" .…_")[:1].isalnum()
        and (len(text[leaders.end() :].strip()) < 12 or len(_LEADERS.findall(text)) > 1)
    )


def _follow_head(
    paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], head: int, last: dict[str, int]
) -> set[int]:
    """The entries under « SOMMAIRE »: up to a sentence, or to the first heading that an entry announced.

    ``last`` tells where a text stands for the last time.
    """
    found = {head}
    seen: set[str] = set()
    numbered = 0
    for index in range(head + 1, len(paragraphs)):
        text = paragraphs[index].text
        key = _key(text)
        paged = bool(_PAGE.search(text))
        if key in seen and not paged:
            break
        if (is_sentence(text) and not paged) or len(text) > 8 * MAX_ENTRY:
            break
        if numbered >= 2 and not paged and (labels[index] is None or last.get(key, 0) <= index):
            break
        if not numbered and not paged and last.get(key, 0) <= index:
            break
        numbered += paged
        seen.add(key)
        found.add(index)
    return found


def _key(text: str) -> str:
    """The text without its page number, leaders, accents and signs."""
    bare = _PAGE.sub("", _LEADERS.sub(" ", text))
    return re.sub(r"[^a-z0-9]+", "", squeeze(bare))[:60]


def _find_announced(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], known: set[int]) -> set[int]:
    """Runs of headings with nothing between them, all of which come back later."""
    keys = [_key(paragraph.text) if labels[index] else "" for index, paragraph in enumerate(paragraphs)]
    last: dict[str, int] = {key: index for index, key in enumerate(keys) if key}
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(paragraphs) + 1):
        if index < len(paragraphs) and index not in known and keys[index] and last[keys[index]] > index:
            run.append(index)
            continue
        paged = bool(run) and all(_PAGE.search(paragraphs[place].text) for place in run)
        if len(run) >= (PAGED_RUN if paged else RUN):
            found.update(run)
        run = []
    return found
