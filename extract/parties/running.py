"""The paragraphs of an opening as one text, so that a boundary may be found inside a paragraph.

Hosts and copiers lose line ends: one opening in six is a single line. So nothing here relies on paragraphs; their
starts are kept as hints, and every offset leads back to a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.lexicon.folding import fold_quotes
from bordereau.schemas.text import Paragraph, join_paragraphs


@dataclass(frozen=True, slots=True)
class Running:
    """``whole.text`` and its folding have the same offsets."""

    whole: Paragraph
    folded: str
    starts: tuple[int, ...]
    """Offset of each paragraph."""
    marked: frozenset[int]
    """Offsets of the paragraphs that are list items (their marker is not in the text)."""

    @property
    def text(self) -> str:
        return self.whole.text

    def locate(self, offset: int) -> tuple[int, int]:
        """(paragraph index, offset in its text)."""
        if offset >= len(self.text):
            return len(self.starts), 0
        index = max(0, bisect_right(self.starts, offset) - 1)
        return index, offset - self.starts[index]

    def opens_line(self, offset: int) -> bool:
        """Whether only white space or bullets stand between the line's start and the offset."""
        line = self.text.rfind("\n", 0, offset) + 1
        return not self.text[line:offset].strip(" -–—•●∑*·\uf0b7&,;.:")


def run_together(paragraphs: Sequence[Paragraph]) -> Running:
    """Join the paragraphs of an opening."""
    starts, marked, length = [], set(), 0
    for paragraph in paragraphs:
        if length and paragraph.text:
            length += 1
        starts.append(length)
        if paragraph.marker:
            marked.add(length)
        length += len(paragraph.text)
    whole = join_paragraphs(paragraphs)
    return Running(whole, fold_quotes(whole.text), tuple(starts), frozenset(marked))
