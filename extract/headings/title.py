"""The title of an article: where it ends and where the text begins.

A title may stand after the number, on the next line, over two lines, or not at all: in « Article 1 : Les signataires
mettent en place… » the text runs on from the number and there is no title. Weight and capitals tell most; where the
whole is printed alike, a sentence is no title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.extract.headings.line_joins import join_title
from bordereau.extract.paragraphs.look import Look, Measures, look_at, look_at_pieces
from bordereau.lexicon.headings import Label, read_label
from bordereau.lexicon.sentences import goes_on, is_sentence, is_small_word
from bordereau.schemas.text import Paragraph

MAX_TITLE = 260
"""No title is longer, in characters."""
PITCH = 2.2
"""The next line of a title is not further away than so many sizes of its type."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart."""

    label: str
    """The printed number with its word and sign."""
    title: Paragraph | None
    heading: Paragraph
    body: tuple[Paragraph, ...]
    """What runs on after the heading in the same paragraph."""
    lines_below: int
    """How many of the paragraphs below belong to the heading."""


def read_title(part: Paragraph, label: Label, shift: int, below: Sequence[Paragraph], measures: Measures) -> Title:
    """Take a heading apart. ``part`` begins with the label; ``shift`` is its offset in the label's paragraph."""
    body = min(label.body - shift, len(part.text))
    printed = part.text[:body].strip()
    if body >= len(part.text):
        return _title_below(part, printed, below, measures)
    end = _find_end(part, body, measures)
    if end <= body:
        return Title(printed, None, part.slice(0, body), (part.slice(body),), 0)
    rest = part.slice(end)
    title = trim_title(part.slice(body, end))
    if rest.text:
        return Title(printed, title, part.slice(0, end), (rest,), 0)
    used = read_continuation(part, below, measures)
    if used:
        more = [part.slice(body), *below[:used]]
        return Title(printed, trim_title(join_title(more)), join_title([part, *below[:used]]), (), used)
    return Title(printed, title, part, (), 0)


def _title_below(part: Paragraph, printed: str, below: Sequence[Paragraph], measures: Measures) -> Title:
    """« Article 1er » alone: the title is the next line, if that looks like one."""
    if not below or not is_title_line(below[0], measures):
        return Title(printed, None, part, (), 0)
    used = 1 + read_continuation(below[0], below[1:], measures)
    title = join_title(below[:used])
    return Title(printed, trim_title(title), join_title([part, *below[:used]]), (), used)


def is_title_line(paragraph: Paragraph, measures: Measures) -> bool:
    """Whether a paragraph that follows a lone number is its title and not its text."""
    text = paragraph.text.strip()
    if paragraph.marker is not None or not text or len(text) > MAX_TITLE or read_label(text) is not None:
        return False
    look = look_at(paragraph, measures)
    if look.rows > 3 or not any(char.isalpha() for char in text):
        return False
    if look.bold or look.capitals:
        return not is_sentence(text) or text[-1:] not in ".;,"
    return len(text) <= 110 and text[0].isupper() and text[-1:] not in ".;,:" and not is_sentence(text)


def _find_end(part: Paragraph, body: int, measures: Measures) -> int:
    """The offset where the title ends; ``body`` where there is none."""
    rest = [piece for piece in part.pieces if piece.start >= body]
    text = part.text[body:]
    if not rest:
        return body if is_sentence(text) else len(part.text)
    styled = _styled_run(part, body, measures)
    if body < styled < len(part.text):
        return body if _breaks_off(part, body, styled) else styled
    look = look_at_pieces(rest, measures)
    if look.bold or look.capitals:
        return body if len(text) > MAX_TITLE or (is_sentence(text) and text.rstrip()[-1:] in ".;,") else len(part.text)
    if len(text) > MAX_TITLE or is_sentence(text):
        return body
    return len(part.text)


def _styled_run(part: Paragraph, body: int, measures: Measures) -> int:
    """Where bold type ends after the number: « **Article 1 – Objet.** La présente convention… »."""
    end = body
    plain = False
    for piece in part.pieces:
        if piece.start < body:
            continue
        sign = not any(char.isalnum() for char in piece.word.text)
        if piece.word.bold or (sign and not plain and end > body):
            end = piece.end
        else:
            plain = True
            break
    if not plain or measures.mostly_bold:
        return len(part.text) if end > body and not measures.mostly_bold else body
    return end


def _breaks_off(part: Paragraph, body: int, end: int) -> bool:
    """Whether bold type ends where no title can: « **Article 2 : Le** groupement … », as a scan shows it.

    The weight of one short word is not told from that of the number before it.
    """
    bold, rest = part.text[body:end].split(), part.text[end:].lstrip()
    return len(bold) == 1 and is_small_word(bold[0]) and rest[:1].isalpha()


def read_continuation(heading: Paragraph, below: Sequence[Paragraph], measures: Measures) -> int:
    """How many paragraphs below carry the title on: same look, close, and the title cannot end before them."""
    above, look = heading, look_at(heading, measures)
    used = 0
    for paragraph in below[:2]:
        other = look_at(paragraph, measures)
        if paragraph.marker is not None or not _same_look(look, other) or not _is_close(above, paragraph, look):
            break
        if is_sentence(paragraph.text) or read_label(paragraph.text) is not None:
            break
        if not goes_on(above.text, paragraph.text) and not (look.centred and other.centred and look.stands_out):
            break
        used += 1
        above = paragraph
    return used


def _same_look(one: Look, other: Look) -> bool:
    return (
        one.bold == other.bold
        and one.capitals == other.capitals
        and abs(one.size - other.size) <= 0.08 * one.size
        and (one.stands_out or one.centred)
    )


def _is_close(above: Paragraph, below: Paragraph, look: Look) -> bool:
    if not above.pieces or not below.pieces:
        return False
    last, first = above.pieces[-1], below.pieces[0]
    return last.page == first.page and 0 < first.word.bottom - last.word.bottom <= PITCH * look.size


def trim_title(title: Paragraph) -> Paragraph | None:
    """Without the sign that ends it: « :X : », « Objet. », « Objet – »."""
    text = title.text
    stop = len(text.rstrip(" :.;,–—-‐‑_"))
    start = len(text) - len(text.lstrip(" :–—-_"))
    if stop <= start:
        return None
    return title.slice(start, stop) if (start, stop) != (0, len(text)) else title
