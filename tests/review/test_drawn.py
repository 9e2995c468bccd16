"""What is drawn over a page: differences hide no figure, quotes replace a missing picture; and the charts of a run."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bordereau.corrections.facts import Fact
from bordereau.review.blank import quote_pages
from bordereau.review.boxes import Boxes, Overlay
from bordereau.review.charts import chart_years
from bordereau.review.checks import CheckView
from bordereau.review.flags import HEIGHT_PT, add_flags
from bordereau.review.overview import ActSums, Overview
from bordereau.schemas.boxes import measure_meeting
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Box

FIGURE: Box = (300.0, 400.0, 340.0, 410.0)


def make_fact(*boxes: Box, text: str = "4 200") -> Fact:
    return Fact("/x", "cell", "4200", tuple(Evidence(page=1, bbox=box, text=text) for box in boxes))


def flag(figure: Box, *others: Box) -> tuple[str, Box]:
    overlay = Overlay([Boxes("b1", "f1", "cell", "", tuple((x, y, x1 - x, y1 - y) for x, y, x1, y1 in others))])
    fields: dict[str, Any] = dict.fromkeys(CheckView.__dataclass_fields__)
    view = CheckView(
        **{**fields, "id": "c1", "status": "fails", "difference": "+100 €", "stated_by": make_fact(figure)}
    )
    add_flags({1: overlay}, [view], {1: (595.0, 842.0)}, "écart {difference}")
    one = overlay.flags[0]
    return one.text, (one.x, one.top, one.x + one.width, one.top + HEIGHT_PT)


BELOW: Box = (290.0, 412.0, 400.0, 424.0)
ABOVE: Box = (290.0, 385.0, 400.0, 398.0)
LEFT: Box = (250.0, 412.0, 345.0, 424.0)


@pytest.mark.parametrize(
    ("figure", "others", "text", "why"),
    [
        (FIGURE, (), "écart +100 €", "below it, where nothing stands"),
        (FIGURE, (BELOW,), "écart +100 €", "above it, since another figure stands below"),
        (FIGURE, (BELOW, ABOVE, LEFT), "+100 €", "in its line, since rows stand below and above"),
        ((560.0, 830.0, 594.0, 840.0), (), "écart +100 €", "in the corner of the page, which it does not leave"),
    ],
)
def test_a_difference_hides_no_figure(figure: Box, others: tuple[Box, ...], text: str, why: str) -> None:
    said, box = flag(figure, *others)
    assert said == text, why
    assert all(measure_meeting(box, other) == 0 for other in (figure, *others)), why
    assert (box[0] >= 0, box[1] >= 0, box[2] <= 595, box[3] <= 842) == (True,) * 4, why


def test_quotes_stand_in_for_a_missing_picture() -> None:
    title = make_fact((100.0, 100.0, 300.0, 112.0), text="CONVENTION 2021-2023")
    period = make_fact((220.0, 100.0, 300.0, 112.0), text="2021-2023")
    turned = make_fact((50.0, 200.0, 60.0, 280.0), text="5 milliards")
    quotes = quote_pages([title, period, turned])[1]
    assert [(one.text, one.turned) for one in quotes] == [("CONVENTION 2021-2023", False), ("5 milliards", True)]
    assert quotes[0].width == 200


def make_row(sha256: str, ocr_pages: int, *acts: ActSums) -> Overview:
    fields: dict[str, Any] = dict.fromkeys(Overview.__dataclass_fields__)
    return replace(Overview(**fields), sha256=sha256, ocr_pages=ocr_pages, acts=acts)


def test_a_sum_below_zero_counts_though_it_cannot_be_drawn() -> None:
    sums = {(2024, "A"): Decimal(100), (2024, "B"): Decimal(-20)}
    bar = chart_years([make_row("a", 0, ActSums(None, sums))]).bars[0]
    assert bar.total == 80
    assert [part.name for part in bar.parts] == ["A"]


def test_an_act_that_was_printed_and_scanned_counts_once() -> None:
    scan = make_row("a", 5, ActSums("k", {(2024, "A"): Decimal(90)}))
    printed = make_row("b", 0, ActSums("k", {(2024, "A"): Decimal(100)}))
    other = make_row("c", 0, ActSums(None, {(2024, "A"): Decimal(1)}), ActSums(None, {(2024, "A"): Decimal(1)}))
    assert [bar.total for bar in chart_years([scan, printed, other]).bars] == [102]
