"""Where the last article ends and the closing begins: the list of annexes, « Fait à …, le … », signatures."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.extract.paragraphs.look import Measures, look_at
from bordereau.lexicon.closings import is_closing_text
from bordereau.schemas.text import Paragraph

MAX_CLOSING = 220
"""A closing line is short; a longer paragraph belongs to the article."""


def is_closing(paragraph: Paragraph) -> bool:
    """Whether a paragraph closes the act.

    « Fait partie de… » and « Annexe 1 détaille… » do not.
    """
    if paragraph.marker is not None or len(paragraph.text) > MAX_CLOSING:
        return False
    return is_closing_text(paragraph.text)


def find_closing(paragraphs: Sequence[Paragraph], start: int, measures: Measures) -> int:
    """The index of the first closing paragraph at or after ``start``; their number where there is none.

    A heading alone (« Annexes », « Signatures ») must be followed by something that closes or lists.
    """
    for index in range(start, len(paragraphs)):
        if is_closing(paragraphs[index]):
            text = paragraphs[index].text.rstrip()
            look = look_at(paragraphs[index], measures)
            sentence = text.endswith(".") and len(text) > 120 and not look.stands_out
            if not sentence:
                return index
    return len(paragraphs)
