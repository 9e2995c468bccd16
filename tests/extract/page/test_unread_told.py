"""Print that could not be read is told of where it stands on the page as displayed."""

import pytest

from bordereau.extract.page.unseen import tell_unread
from bordereau.schemas.page import Page, Placement
from bordereau.schemas.warning import Code


@pytest.mark.parametrize(
    ("turn", "box"), [(0, (10.0, 20.0, 30.0, 40.0)), (2, (570.0, 760.0, 590.0, 780.0))], ids=["upright", "upside down"]
)
def test_the_place_is_that_of_the_page_as_displayed(turn, box):
    page = Page(4, 600.0, 800.0, 0, placement=Placement(600.0, 800.0, turn, 0.0) if turn else None)
    (warning,) = tell_unread(page, [(40.0, 80.0, 120.0, 160.0)], 4.0)
    assert (warning.code, warning.page, warning.evidence[0].bbox) == (Code.PRINT_UNREAD, 4, box)
    assert "a row of print" in warning.message


def test_nothing_is_told_where_all_was_read():
    assert list(tell_unread(Page(1, 600.0, 800.0, 0), [], 4.0)) == []
