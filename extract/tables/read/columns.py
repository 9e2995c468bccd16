"""Column edges from the text itself: where figures end, over all rows at once.

« 1 246 250 1 134 900 » cannot be cut by looking at one row. Over the rows of a table the white between two columns
runs from top to bottom; so does the white between thousands where all figures are long, but it is as narrow as a
space and always has three digits at its right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from bordereau.extract.tables.chunks import Chunk, TextLine, measure_space
from bordereau.extract.tables.read.beside_figures import ColumnEdge, join_beside
from bordereau.extract.tables.read.strokes import join_spans
from bordereau.extract.tables.shapes import is_thousands_gap, is_unit
from bordereau.schemas.page import Word

SPACE_EM = 0.55
"""The widest white that may be a space inside a number, in sizes of the type; wider in typewriter type."""
TEXT_GAP_EM = 1.0
LEAN_EM = 0.3
"""So far, in sizes of the type, a word may reach over a rule that leans: the sign at its end touches it."""
MISREAD = 0.25
"""The share of the figures of a column on a scan that may be read so that their groups are no thousands."""
LOST_STROKE = 1.25
"""A digit of which a stamp has taken a stroke stands a little farther off."""
_ACCOUNT = re.compile(r"\d{2,6}\*?")
_MARK = re.compile(r"\((?:\d{1,2}|[a-z]|\*{1,3})\)")
"""A foot note mark; « (610) » is a negative figure, and « (25) » after « (60) » as well."""


def find_columns(lines: Sequence[TextLine], em: float, cuts: Sequence[float]) -> list[ColumnEdge]:
    """Find the columns of a table's body. ``cuts`` are the vertical rules inside it."""
    values = _find_value_columns(lines, em, cuts)
    if len(values) > 1 and _opens_rows(lines, values[0]):
        values = values[1:]
    sums = [value for value in values if not _opens_half(lines, value, values, cuts)]
    if not sums:
        return []
    texts = _find_text_columns(lines, sums, em, cuts, halved=len(sums) < len(values))
    columns = sorted([*sums, *texts], key=lambda column: column.x0)
    return _merge_overlaps(join_beside(columns, lines, em, cuts))


def _opens_rows(lines: Sequence[TextLine], first: ColumnEdge) -> bool:
    """Tell whether the first figures are labels: « 1 », « 2 », …, « Par personne supplémentaire » in one column.

    Each opens its line, and a label of words stands over the same place.
    """
    openers = [line.chunks[0] for line in lines if line.value_chunks]
    inside = [chunk for line in lines for chunk in line.chunks if first.x0 - 1 <= chunk.x0 and chunk.x1 <= first.x1 + 1]
    labels = [line.chunks[0] for line in lines if not line.chunks[0].is_numeric]
    worded = [chunk for chunk in labels if chunk.x0 < first.x0 and chunk.x1 > first.x1]
    small = all(re.fullmatch(r"\d{1,6}", chunk.text) for chunk in inside)
    return bool(worded) and len(inside) > 1 and small and all(chunk in openers for chunk in inside)


def _opens_half(
    lines: Sequence[TextLine], column: ColumnEdge, values: Sequence[ColumnEdge], cuts: Sequence[float]
) -> bool:
    """Tell whether figures right of a rule are accounts that open the labels of a second half: « 70 ».

    Each is the first behind the rule, words stand behind it or in the same chunk, and sums follow further right.
    """
    cut = max((cut for cut in cuts if cut <= column.x0 + 1), default=None)
    if cut is None or any(cut < value.x1 and value.x0 < column.x0 for value in values) or column is values[-1]:
        return False
    behind = [[chunk for chunk in line.chunks if chunk.x0 >= cut - 1] for line in lines]
    openers = [chunks for chunks in behind if chunks and chunks[0].x0 <= column.x1]
    codes = [chunks for chunks in openers if _ACCOUNT.fullmatch(chunks[0].text)]
    worded = [chunks for chunks in openers if chunks not in codes and not chunks[0].is_numeric]
    followed = all(len(chunks) > 1 and any(map(str.isalpha, chunks[1].text)) for chunks in codes)
    return len(codes) > 1 and followed and len(codes) + len(worded) == len(openers)


def _figure_words(line: TextLine) -> list[Word]:
    return [word for chunk in line.value_chunks for word in chunk.words]


def _find_value_columns(lines: Sequence[TextLine], em: float, cuts: Sequence[float]) -> list[ColumnEdge]:
    rows = [_figure_words(line) for line in lines if line.value_chunks]
    spans = [(word.x0, word.x1) for words in rows for word in words]
    within = [span for span in spans if not any(span[0] + 1 < cut < span[1] - 1 for cut in cuts)]
    blocks = _join_between(within or spans, cuts, em)  # a sum under two columns is of neither
    if not blocks:
        return []
    rivers = [(left[1], right[0]) for left, right in pairwise(blocks)]
    pairs = [_pairs_across(rows, left, right) for left, right in pairwise(blocks)]
    usual = measure_space([word for line in lines for word in line.words], em)
    limit = max(SPACE_EM * em, 1.3 * usual)
    narrow = [right.x0 - left.x1 for group in pairs for left, right in group if _may_join(left, right, em, limit)]
    space = sorted(narrow)[len(narrow) // 4] if narrow else 0.28 * em
    columns = [blocks[0]]
    for (low, high), group, block in zip(rivers, pairs, blocks[1:], strict=True):
        ruled = any(low - 1 <= cut <= high + 1 for cut in cuts)
        apart = not group and _stand_side_by_side(rows, columns[-1], block, em)
        if not ruled and not apart and _is_inside_number(group, high - low, em, space, limit):
            columns[-1] = (columns[-1][0], block[1])
        else:
            columns.append(block)
    return [ColumnEdge(x0, x1, True) for x0, x1 in columns]


def _join_between(spans: Sequence[tuple[float, float]], cuts: Sequence[float], em: float) -> list[tuple[float, float]]:
    """Join what overlaps, but never across a rule that all words keep clear of: on a page that leans a little, the
    figures above it end below where those under it begin.
    """
    clear = [cut for cut in cuts if not any(x0 + LEAN_EM * em < cut < x1 - LEAN_EM * em for x0, x1 in spans)]
    strips: dict[int, list[tuple[float, float]]] = {}
    for span in spans:
        strips.setdefault(bisect_right(clear, (span[0] + span[1]) / 2), []).append(span)
    return [block for strip in sorted(strips) for block in join_spans(strips[strip], gap=0.05 * em)]


def _pairs_across(
    rows: Sequence[Sequence[Word]], left: tuple[float, float], right: tuple[float, float]
) -> list[tuple[Word, Word]]:
    """The last word in one block and the first in the next, in each row that has both."""
    pairs = []
    for words in rows:
        before = [word for word in words if left[0] - 0.5 <= word.x0 and word.x1 <= left[1] + 0.5]
        after = [word for word in words if right[0] - 0.5 <= word.x0 and word.x1 <= right[1] + 0.5]
        if before and after:
            pairs.append((max(before, key=lambda w: w.x1), min(after, key=lambda w: w.x0)))
    return pairs


def _stand_side_by_side(
    rows: Sequence[Sequence[Word]], left: tuple[float, float], right: tuple[float, float], em: float
) -> bool:
    """Tell whether two blocks that no line shares are filled at one height: a broken figure beside a whole one."""
    ones = [w.middle for words in rows for w in words if left[0] - 0.5 <= w.x0 and w.x1 <= left[1] + 0.5]
    others = [w.middle for words in rows for w in words if right[0] - 0.5 <= w.x0 and w.x1 <= right[1] + 0.5]
    return any(abs(one - other) < 0.85 * em for one in ones for other in others)


def _may_join(left: Word, right: Word, em: float, limit: float) -> bool:
    gap = right.x0 - left.x1
    if gap <= limit and is_thousands_gap(left.text, right.text):
        return True
    marked = _MARK.fullmatch(right.text) is not None and not left.text.endswith(")")
    if gap <= 1.2 * em and (is_unit(right.text) or marked):
        return True
    return gap <= 2.0 * em and left.text in "-–−+("


def _is_inside_number(pairs: Sequence[tuple[Word, Word]], width: float, em: float, space: float, limit: float) -> bool:
    if not pairs:
        return width < TEXT_GAP_EM * em
    apart = [pair for pair in pairs if not _may_join(*pair, em, limit)]
    if len(apart) > MISREAD * len(pairs) or not all(_may_be_misread(*pair, limit) for pair in apart):
        return False
    pairs = [pair for pair in pairs if pair not in apart]
    if all(is_unit(right.text) or left.text in "-–−+(" for left, right in pairs):
        return True
    gaps = sorted(right.x0 - left.x1 for left, right in pairs if is_thousands_gap(left.text, right.text))
    return not gaps or gaps[len(gaps) // 2] <= 1.7 * space + 0.6


def _may_be_misread(left: Word, right: Word, limit: float) -> bool:
    """Tell whether pieces of a scan that make no number stand as near as those of one: « 12 00.0 », « 2017 262 »."""
    return left.read_by_ocr and right.x0 - left.x1 <= LOST_STROKE * limit


def _find_text_columns(
    lines: Sequence[TextLine], values: Sequence[ColumnEdge], em: float, cuts: Sequence[float], *, halved: bool
) -> list[ColumnEdge]:
    """Find the columns of text before, between and after those of figures; ``halved``: a rule parts two lists."""
    chunks = [chunk for line in lines for chunk in line.chunks if not _belongs(chunk, line, values)]
    first = values[0].x0
    out = []
    zones = [first, *(value.x1 for value in values)]
    limits = [*(value.x0 for value in values), float("inf")]
    for low, high in zip([float("-inf"), *zones[1:]], limits, strict=True):
        labels = low == float("-inf")
        inside = [chunk for chunk in chunks if low - 1 <= (chunk.x0 + min(chunk.x1, high)) / 2 < high]
        spans = [(chunk.x0, chunk.x1) for chunk in inside]
        second = (
            halved and bool(inside) and any(low - 1 <= cut <= min(chunk.x0 for chunk in inside) + 1 for cut in cuts)
        )
        if labels or second:  # the figure of a label that runs on above its column stands on the next line
            spans = [(x0, min(x1, high - 0.1 * em) if x0 < high - 2 * em else x1) for x0, x1 in spans]
        out.extend(_group_text(spans, em, cuts, lenient=labels))
    return out


def _belongs(chunk: Chunk, line: TextLine, values: Sequence[ColumnEdge]) -> bool:
    if chunk in line.value_chunks and any(value.x0 <= chunk.x1 and chunk.x0 <= value.x1 for value in values):
        return True
    middle = (chunk.x0 + chunk.x1) / 2
    return any(value.x0 - 2 <= middle <= value.x1 + 2 and chunk.x0 >= value.x0 - 30 for value in values)


def _group_text(
    spans: Sequence[tuple[float, float]], em: float, cuts: Sequence[float], *, lenient: bool
) -> list[ColumnEdge]:
    if not spans:
        return []
    blocks: list[tuple[float, float]] = []
    for low, high in join_spans(spans, gap=0.0):
        ruled = bool(blocks) and any(blocks[-1][1] - 1 <= cut <= low + 1 for cut in cuts)
        if blocks and low - blocks[-1][1] < TEXT_GAP_EM * em and not ruled:
            blocks[-1] = (blocks[-1][0], high)
        else:
            blocks.append((low, high))
    counts = [sum(1 for x0, x1 in spans if low <= x0 + 0.1 and x1 <= high + 0.1) for low, high in blocks]
    out: list[tuple[float, float]] = []
    for block, count in zip(blocks, counts, strict=True):
        if lenient and out and count < 2:
            out[-1] = (out[-1][0], block[1])
        else:
            out.append(block)
    if lenient and len(out) > 1 and counts[0] < 2:
        out[:2] = [(out[0][0], out[1][1])]
    return [ColumnEdge(x0, x1, False) for x0, x1 in out]


def _merge_overlaps(columns: Sequence[ColumnEdge]) -> list[ColumnEdge]:
    out: list[ColumnEdge] = []
    for column in columns:
        if out and column.x0 < out[-1].x1 - 1:
            last = out[-1]
            out[-1] = ColumnEdge(last.x0, max(last.x1, column.x1), last.numeric or column.numeric)
        else:
            out.append(column)
    return out


def cut_between(columns: Sequence[ColumnEdge], cuts: Sequence[float]) -> list[float]:
    """The x that parts each column from the next: the rule between them, else the middle of the white."""
    edges = []
    for left, right in pairwise(columns):
        ruled = [cut for cut in cuts if left.x1 - 2 <= cut <= right.x0 + 2]
        edges.append(ruled[0] if ruled else (left.x1 + right.x0) / 2)
    return edges
