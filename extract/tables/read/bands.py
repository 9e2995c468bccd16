"""Rows from printed lines: which lines of a table belong to one row.

Where rules or shades part the rows, they decide. Where nothing does, a line of figures makes a row, and a line of
label alone joins the row above or below it: by the white between lines, by whether the line above was full, and by
what its words say (“de”, an opening parenthesis, a small letter).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bordereau.extract.tables.chunks import TextLine
from bordereau.extract.tables.shapes import is_thousands_gap, is_total, is_unit
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern, read_words
from bordereau.schemas.page import Word

OVERLAY_EM = 0.85
"""Lines nearer than this, middle to middle, are interleaved: a value centred beside a label of two lines."""
_ACCOUNT = re.compile(r"[*•]?\s*(?:\d{2,3}|\d{4,6})\s*[-–—:]\s*[^\W\d]")
"""M14, M57 and M4 number chapters by two or three digits, accounts by more."""
LEAST_ACCOUNTS = 3
MANY_NAMED = 2
INDENT_PT = 2.0
MIN_FILL = 0.6
"""A wrapped line fills at least so much of the room for labels."""

SENTENCE_WORDS = 5
"""A line of so many words that begins with a capital and ends with a colon announces what follows it."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A printed line with what the columns make of it."""

    line: TextLine
    valued: bool
    """It has something in a value column."""
    labelled: bool
    values: dict[int, str]
    """What it prints in each value column."""
    cells: Mapping[int, Sequence[Word]] = field(default_factory=dict)
    """Its words, by column."""


def group_rows(
    lines: Sequence[RowLine], separators: Sequence[float], em: float, label_right: float
) -> list[list[RowLine]]:
    """Gather lines into rows. ``separators`` are the heights of rules and shade edges across the table."""
    bands: dict[int, list[RowLine]] = {}
    for line in lines:
        bands.setdefault(bisect_right(separators, line.line.middle), []).append(line)
    overlay_pt = min(OVERLAY_EM * em, 0.75 * _measure_leading(lines, em))
    filled = [bands[key] for key in sorted(bands)]
    parted = len(filled) > 1
    parts = [_split_band(_cluster(band, overlay_pt), em, label_right, parted=parted) for band in filled]
    named = [number for number, rows in enumerate(parts) if parted and _is_named(rows)]
    if len(named) < MANY_NAMED:  # else it is the habit of the table: they are headings
        for number in named:
            parts[number] = [[*parts[number][0], *row] for row in parts[number][1:]]
    return [row for rows in parts for row in rows]


def _measure_leading(lines: Sequence[RowLine], em: float) -> float:
    """Measure the least distance of two lines that fill one column: they are not interleaved, so it is a line's."""
    pitches = [
        below.line.middle - above.line.middle
        for above, below in pairwise(lines)
        if (above.labelled and below.labelled) or above.values.keys() & below.values.keys()
    ]
    return max(min(pitches, default=2 * em), 0.5 * em)


def _split_band(
    clusters: Sequence[list[RowLine]], em: float, label_right: float, *, parted: bool
) -> list[list[RowLine]]:
    whole = [line for cluster in clusters for line in cluster]
    valued = [cluster for cluster in clusters if _is_valued(cluster)]
    if parted and len(valued) <= 1:
        return [whole]
    if parted and not all(any(_is_named_by(line) for line in cluster) for cluster in valued):
        labelled = [cluster for cluster in clusters if any(_is_named_by(line) for line in cluster)]
        if len(labelled) <= 1:
            return [whole]
    return _group_free(clusters, label_right, 1.5 * em if parted else 0.0)


def _is_named(rows: Sequence[Sequence[RowLine]]) -> bool:
    """Tell whether a label stands over the rows between two rules, as the first half of theirs.

    It is no heading of what follows the rule.
    """
    head = rows[0]
    if len(rows) < 3 or _is_valued(head) or not all(_is_valued(row) for row in rows[1:]):
        return False
    labelled = all(any(line.labelled for line in row) for row in rows[1:])
    return labelled and not _looks_other(head[-1], rows[1][0])


def _looks_other(head: RowLine, line: RowLine) -> bool:
    """Tell whether a line of label is printed as a heading over the next: it is told by its looks later on."""
    first, below = head.line.words[0], line.line.words[0]
    indented = abs(below.x0 - first.x0) > INDENT_PT
    return first.bold != below.bold or indented or head.line.words[-1].text.endswith(":")


def _is_named_by(line: RowLine) -> bool:
    """Tell whether a line has a label, or the word for a total right before its figure: « Total HT   804,00 € »."""
    return line.labelled or any(is_total(text) for text in line.values.values())


def _is_valued(cluster: Sequence[RowLine]) -> bool:
    return any(line.valued for line in cluster)


def _cluster(band: Sequence[RowLine], overlay_pt: float) -> list[list[RowLine]]:
    """Put together lines that are interleaved: nearer than two lines of one text can be."""
    clusters: list[list[RowLine]] = []
    for line in band:
        if clusters and line.line.middle - clusters[-1][-1].line.middle < overlay_pt:
            clusters[-1].append(line)
        else:
            clusters.append([line])
    return clusters


def _group_free(clusters: Sequence[list[RowLine]], label_right: float, tight_pt: float) -> list[list[RowLine]]:
    """Attach label lines without figures to the rows they belong to; those left over are headings."""
    clusters = _mend_broken(clusters, tight_pt)
    if all(_is_valued(cluster) for cluster in clusters):
        return [list(cluster) for cluster in clusters]
    if sum(_opens_account(cluster) for cluster in clusters) >= LEAST_ACCOUNTS:
        return _group_accounts(clusters)
    segments = _part_by_white(clusters)
    rows: list[list[RowLine]] = []
    for segment in segments:
        if len(segments) > 1 and sum(_is_valued(cluster) for cluster in segment) <= 1 and len(segment) <= 6:
            rows.append([line for cluster in segment for line in cluster])
        else:
            rows.extend(_attach(segment, label_right))
    return rows


def _opens_account(cluster: Sequence[RowLine]) -> bool:
    """Whether a line names a chapter or an account of a public budget: « 74 – Dotations », « * 21 - Murs »."""
    return _ACCOUNT.match(_read_text(cluster)) is not None


def _group_accounts(clusters: Sequence[list[RowLine]]) -> list[list[RowLine]]:
    """The rows of a budget: each account begins one, filled or not; so do « dont » and the words for a total."""
    rows: list[list[RowLine]] = []
    for cluster in clusters:
        text = _read_text(cluster)
        opens = _opens_account(cluster) or is_total(text) or read_pattern("tables", "rows.part_of").match(fold(text))
        if rows and not opens and not (_is_valued(cluster) and _is_valued(rows[-1])):
            rows[-1].extend(cluster)
        else:
            rows.append(list(cluster))
    return rows


def _read_text(cluster: Sequence[RowLine]) -> str:
    return " ".join(word.text for line in cluster if line.labelled for word in line.line.words)


def _part_by_white(clusters: Sequence[list[RowLine]]) -> list[list[list[RowLine]]]:
    """Part clusters where the white between lines is that between rows, not that inside one.

    Every jump in the sizes of the whites is tried as the border; a good one leaves one line of figures in each
    part, and the fewest parts without any.
    """
    pitches = [_pitch(above, below) for above, below in pairwise(clusters)]
    sizes = sorted(pitches)
    limits = [(a + b) / 2 for a, b in pairwise(sizes) if b > 1.1 * a + 0.3]
    best: list[list[list[RowLine]]] | None = None
    for limit in limits:
        parts = [[clusters[0]]]
        for pitch, cluster in zip(pitches, clusters[1:], strict=True):
            if pitch > limit:
                parts.append([])
            parts[-1].append(cluster)
        crowded = any(sum(_is_valued(cluster) for cluster in part) > 1 for part in parts)
        if not crowded and (best is None or len(parts) < len(best)):
            best = parts
    return best or [list(clusters)]


def _mend_broken(clusters: Sequence[list[RowLine]], tight_pt: float) -> list[list[RowLine]]:
    """Join lines over which figures are broken: “1 200 550” over “€”, “1 246” over “250”."""
    if len(clusters) < 2:
        return [list(cluster) for cluster in clusters]
    pitches = [_pitch(above, below) for above, below in pairwise(clusters)]
    tight = 0.8 * max(pitches) if len(pitches) > 1 else tight_pt
    out: list[list[RowLine]] = [list(clusters[0])]
    for pitch, cluster in zip(pitches, clusters[1:], strict=True):
        if _completes(out[-1], cluster, tight=pitch < tight):
            out[-1] = [*out[-1], *cluster]
        else:
            out.append(list(cluster))
    return out


def _completes(above: Sequence[RowLine], below: Sequence[RowLine], *, tight: bool) -> bool:
    """Tell whether the figures of two lines make whole figures only together, and the labels do not object.

    Each column that both fill must join: a unit under a figure, or three digits under the first ones. Two
    labels object, unless the second goes on with the first or the lines stand closer than rows do.
    """
    upper = {column: text for line in above for column, text in line.values.items()}
    lower = {column: text for line in below for column, text in line.values.items()}
    shared = upper.keys() & lower.keys()
    if not shared or not all(
        is_unit(lower[column]) or is_thousands_gap(upper[column].split(" ")[-1], lower[column].split(" ")[0])
        for column in shared
    ):
        return False
    if not any(is_unit(lower[column]) for column in shared) and shared != upper.keys():
        return False
    labels = [[line for line in lines if line.labelled] for lines in (above, below)]
    if not labels[0] or not labels[1]:
        return True
    return tight or reads_on(labels[0][-1].line.chunks[0].words, labels[1][0].line.words)


def _pitch(above: Sequence[RowLine], below: Sequence[RowLine]) -> float:
    return below[0].line.middle - above[-1].line.middle


def _attach(clusters: Sequence[list[RowLine]], label_right: float) -> list[list[RowLine]]:
    """Join evenly spaced label lines to the row above where they go on with it, else to the row below."""
    rows: list[list[RowLine]] = []
    loose: list[RowLine] = []
    wrapped = _shows_wrapping(clusters)
    for number, cluster in enumerate(clusters):
        if _is_valued(cluster):
            first = next((line for line in cluster if line.labelled), cluster[0])
            joins = bool(loose) and _goes_on(loose[-1], first, label_right if wrapped else float("inf"))
            if joins and not _announces(loose[-1], first):
                rows.append([*loose, *cluster])
            else:
                if loose:
                    rows.append(loose)
                rows.append(list(cluster))
            loose = []
            continue
        above = loose or (rows[-1] if rows else [])
        last_label = next((line for line in reversed(above) if line.labelled), None)
        below = clusters[number + 1] if number + 1 < len(clusters) else []
        if (
            last_label is not None
            and _goes_on(last_label, cluster[0], label_right)
            and not _opens(cluster, below, above)
        ):
            above.extend(cluster)
        elif loose:
            rows.append(loose)
            loose = list(cluster)
        else:
            loose = list(cluster)
        if number == len(clusters) - 1 and loose:
            rows.append(loose)
            loose = []
    return rows


def _announces(head: RowLine, first: RowLine) -> bool:
    """Tell whether a line is a heading over indented ones: « Cartes d'abonnement : » over « Plein tarif   46,00 € »."""
    above, below = head.line.words, first.line.words
    return first.labelled and above[-1].text.endswith(":") and below[0].x0 > above[0].x0 + INDENT_PT


def _opens(cluster: Sequence[RowLine], below: Sequence[RowLine], above: Sequence[RowLine]) -> bool:
    """Tell whether a line of label surely belongs to the figures under it: its sense runs on there, not from above."""
    rest = next((line for line in below if line.labelled), None)
    over = [line for line in above if line.labelled]
    if rest is None or not _is_valued(below) or not _is_valued(above) or not over:
        return False
    words = cluster[-1].line.chunks[0].words
    return reads_on(words, rest.line.words) and not reads_on(over[-1].line.chunks[0].words, cluster[0].line.words)


def _shows_wrapping(clusters: Sequence[Sequence[RowLine]]) -> bool:
    """Tell whether some label of a table surely runs over two lines, so that others may as well."""
    labels = [line for cluster in clusters for line in cluster if line.labelled]
    return any(
        reads_on(above.line.chunks[0].words, below.line.words) and below.line.chunks[0].text[:1] != "("
        for above, below in pairwise(labels)
    )


def _goes_on(above: RowLine, line: RowLine, label_right: float) -> bool:
    """Tell whether a line's label goes on with that of the line above."""
    if not above.labelled:
        return False
    if not line.labelled:
        return line.valued and not above.valued
    return goes_on(above.line.chunks[0].words, line.line.words, label_right)


def goes_on(above: Sequence[Word], line: Sequence[Word], right: float) -> bool:
    """Tell whether a line of label goes on with the one above: by its words, or since that one was full.

    ``right`` is how far the labels of this column reach.
    """
    first, last = line[0], above[-1]
    if first.bold != last.bold:
        return False
    if reads_on(above, line):
        return True
    if first.text[:1] in "-–•":
        return False
    space = 0.3 * max(first.size, first.bottom - first.top)
    left = min(first.x0, above[0].x0)
    full = last.x1 - left > MIN_FILL * (right - left)
    return full and last.x1 + space + (first.x1 - first.x0) > right + 0.5


def reads_on(above: Sequence[Word], line: Sequence[Word]) -> bool:
    """Tell by the words alone whether a line of label goes on with the one above: “Aides à la”, “mobilité”."""
    first, last = line[0], above[-1]
    if first.text[:1].islower() or first.text[:1] == "(":
        return True
    if first.text[:1].isupper() and line[-1].text.endswith(":") and len(line) >= SENTENCE_WORDS:
        return False  # « soit un besoin de financement de », then « Décide d'affecter le résultat comme suit : »
    plain = fold(last.text)
    return plain in read_words("tables", "connectors") or plain.endswith(("'", "-", "/", ","))
