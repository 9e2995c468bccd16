"""Evidence of straightened pages falls on the scan as displayed."""

from bordereau.assemble.placing import place_evidence
from bordereau.schemas.convention import Signature
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Page, Placement


def signature(page):
    return Signature(party=None, name="A", role=None, evidence=(Evidence(page=page, bbox=(10, 20, 30, 40), text="A"),))


def test_only_pages_that_were_turned_move():
    pages = [Page(1, 600, 800, 0), Page(2, 600, 800, 0, placement=Placement(600, 800, 2, 0.0))]
    assert place_evidence(signature(2), pages).evidence[0].bbox == (570.0, 760.0, 590.0, 780.0)
    straight = signature(1)
    assert place_evidence(straight, pages) is straight
