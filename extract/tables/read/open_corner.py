"""The first label under a corner that no rule closes: « Charges de personnel » shares a cell with the corner.

Only the heads of the columns have a rule under them. The label is printed level with the first row of figures, so it is
that row's, and the corner above it is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.tables.read.grids import Place, is_true_figure
from bordereau.schemas.page import enclose


def lower_labels(places: Sequence[Place]) -> list[Place]:
    """Give each merged first cell whose words stand level with the figures of its last row to that row."""
    return [_lower(place, places) for place in places]


def _lower(label: Place, places: Sequence[Place]) -> Place:
    if label.row or label.column or label.row_span < 2 or label.box is None or not label.words:
        return label
    last = label.row_span - 1
    beside = [place for place in places if place.column and place.row == last and place.words]
    heads = [place for place in places if place.column and place.row < last and place.words]
    if not beside or not heads or any(_is_figure(place) for place in heads):
        return label
    top = max(place.box[1] for place in beside if place.box is not None)
    own = enclose(label.words)
    if own[1] < top or not all(_is_figure(place) for place in beside):
        return label
    x0, _, x1, bottom = label.box
    return replace(label, row=last, row_span=1, box=(x0, top, x1, bottom))


def _is_figure(place: Place) -> bool:
    return is_true_figure(" ".join(word.text for word in place.words))
