"""Lines that only announce their sub-lines, joined to the labels of these: « État » over « - DRAC » and « - DETR ».

What ends a heading: a total (unless it stands first under it), the indent or bullets of its lines, another heading of
its print, a line of figures printed as headings are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.normalize.tables.labels import read_label, read_side, strip_bullet
from bordereau.normalize.tables.rows import RawRow
from bordereau.schemas.page import Word

MOST_WORDS = 30
"""A longer text is no heading."""
INDENT_PT = 2.0
CENTRED_PT = 30.0
"""A heading in the middle of a column begins so much further right than the labels."""
RARE = 12
"""One line in so many is no habit of a table."""
_ACCOUNT = re.compile(r"(?P<code>\d{2,6})\s*(?:[-–—:]\s*|\s)(?=[^\W\d])")


def join_headings(rows: Sequence[RawRow], *, boxed: bool) -> list[RawRow]:
    """Join a line that only announces its sub-lines to their labels.

    « État » without a figure, then « - DRAC » and « - DETR », are read as “État DRAC” and “État DETR”. In a
    grid with ``boxed`` cells an empty row may as well be an item that awaits its sums; there, only its print
    (merged, bold, shaded, followed by an indent or a colon) makes it a heading.
    """
    out: list[RawRow] = []
    open_: list[RawRow] = []
    fresh = total_first = False
    wrapped = _find_wrapped(rows, boxed=boxed)
    left = min((row.indent for row in rows if row.words), default=0.0)
    closed: list[RawRow] = []
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        if number - 2 in wrapped:
            open_ = []
        if following is not None and _is_heading(row, following, boxed=boxed):
            over = _over_counterpart(closed, row) if not fresh else None
            open_ = [*(_outer(open_, row, nested=fresh, left=left) if over is None else over), row]
            closed = []
            fresh = True
            total_first = False
            continue
        if read_label(row.label).hint in ("strong", "subtotal", "grand"):
            total_first = fresh or (total_first and bool(open_))
            closed = open_ or closed
            open_ = open_ if total_first else []
        if _is_middle(row, left):  # printed as a heading, with figures of its own: it is no line of the group above
            open_ = []
        while open_ and _has_left(open_[-1], row, out, fresh=fresh):
            open_ = open_[:-1]
        fresh = False
        out.append(_label(row, open_))
    return out


def _label(row: RawRow, open_: Sequence[RawRow]) -> RawRow:
    """A row with the headings over it in its label."""
    own = strip_bullet(row.label)
    if not open_ or not own:
        return replace(row, label=own)
    texts = [strip_bullet(head.label).rstrip(" :") for head in open_]
    while texts and own.startswith(texts[-1]):
        texts.pop()  # a label merged over its heading and its lines says it once more
    return replace(row, label=" ".join([*texts, own]), own=own)


def _is_heading(row: RawRow, following: RawRow, *, boxed: bool) -> bool:
    if not row.figureless or not row.label or read_label(row.label).hint in ("strong", "subtotal", "grand"):
        return False
    if read_pattern("tables", "votes").match(fold(row.label)):
        return False  # « Vote : Pour, à l'unanimité » under a line says nothing of the next
    if row.label.rstrip().endswith(".") and is_sentence(row.label):
        return False  # a remark across the table, on the lines above as well
    if len(row.label.split()) > MOST_WORDS:
        return False  # what was said about the line above
    if _is_centred(row, following) and not following.blank:
        return True
    if not row.blank and not row.bold:
        return False
    if following.blank and not (row.full_width or not boxed):
        return False
    if read_label(following.label).hint in ("strong", "subtotal", "grand") or _are_peers(row, following):
        return False
    return not boxed or _is_set_apart(row, following)


def _is_middle(row: RawRow, left: float) -> bool:
    return row.label.isupper() and row.indent > left + CENTRED_PT


def _is_centred(row: RawRow, following: RawRow) -> bool:
    """Tell whether a line of capitals stands in the middle of its column over labels set left."""
    return bool(following.words) and row.label.isupper() and row.indent > following.indent + CENTRED_PT


def _is_set_apart(row: RawRow, following: RawRow) -> bool:
    """Tell whether a line without figures looks other than the one below it, as a heading does."""
    return (
        row.full_width
        or row.label.rstrip().endswith(":")
        or (row.bold and not following.bold)
        or (row.shaded and not following.shaded)
        or following.indent > row.indent + INDENT_PT
        or (following.bulleted and not row.bulleted)
    )


def _find_wrapped(rows: Sequence[RawRow], *, boxed: bool) -> set[int]:
    """Find the lines that go on in the next row alone: in a long list, one of many that looks like all others.

    « Collectif Spectacles en Retz » over « Adhésion 60,00 € » is the first half of a label; a list with headings has
    several, or prints them otherwise.
    """
    pairs = [(n, row, rows[n + 1]) for n, row in enumerate(rows[:-1])]
    heads = [(n, row, after) for n, row, after in pairs if _is_heading(row, after, boxed=boxed)]
    plain = {n for n, row, after in heads if not _is_set_apart(row, after) and not after.blank}
    apart = len(heads) - len(plain)
    return plain if not apart and len(plain) * RARE <= len(rows) else set()


def _are_peers(row: RawRow, following: RawRow) -> bool:
    """Whether two rows are accounts of one level in a public budget, where codes grow longer downwards (M14, M57)."""
    own, next_ = _ACCOUNT.match(row.label), _ACCOUNT.match(following.label)
    return own is not None and next_ is not None and len(own["code"]) >= len(next_["code"])


def _outer(open_: Sequence[RawRow], row: RawRow, *, nested: bool, left: float) -> list[RawRow]:
    """The headings that stay open over a new one: those of another, stronger print right above it.

    Headings in the middle of a column are of one level, however long they are; ``left`` is where its labels begin. A
    side of a budget right under another heading stands under it, whatever their print. Of two alike in print, one
    merged over the figures, one beside an empty cell, neither stands under the other where lines come between.
    """
    kept = []
    for head in open_:
        same = (head.full_width, head.bold, head.shaded) == (row.full_width, row.bold, row.shaded)
        middle = (_is_middle(head, left) and _is_middle(row, left)) or (head.full_width and row.full_width)
        deeper = row.indent > head.indent + INDENT_PT and not middle
        if same and not deeper and not (nested and read_side(row.label)):
            break
        alike = head is open_[-1] and (head.bold, head.shaded) == (row.bold, row.shaded)  # lines stand right under it
        if not nested and not deeper and (alike or not (head.full_width and not row.full_width)):
            break
        kept.append(head)
    return kept


def _over_counterpart(closed: Sequence[RawRow], row: RawRow) -> list[RawRow] | None:
    """The headings over one side of a budget that hold for the other: « FONCTIONNEMENT » stands over « DEPENSES », and,
    once their total is printed, over « RECETTES » as well.
    """
    side = read_side(row.label)
    for depth, head in enumerate(closed):
        other = read_side(head.label)
        if side is not None and other is not None and other != side:
            return list(closed[:depth])
    return None


def _has_left(head: RawRow, row: RawRow, done: Sequence[RawRow], *, fresh: bool) -> bool:
    """Tell whether a row no longer belongs under a heading: the indent or the bullets of its sub-lines ended."""
    if fresh or not row.words or not done or not done[-1].words:
        return False
    if done[-1].indent > head.indent + INDENT_PT >= row.indent:
        return True
    if row.indent > head.indent + INDENT_PT:
        return False  # its bullet is not printed, or was not read
    return bool(_starts_with_bullet(done[-1].words)) and not _starts_with_bullet(row.words)


def _starts_with_bullet(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words[:2])
    return strip_bullet(text) != text and bool(fold(text))
