"""« Who pays whom, how much », asked of the public corpora: what a person reads in each document, and nothing else.

Most of these conventions state costs, envelopes and what « la participation » comes to, and name nobody who pays: the
right answer is none. « Le concours attendu » is expected of somebody, not promised.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from shared_documents import read_shared
from told_acts import print_promises

CORPUS = Path(__file__).parents[2] / "corpus"
SCAN = pytest.mark.campaign
"""One scan is read by the tests, those like it by ``make campaigns``."""


@pytest.mark.parametrize(
    ("name", "expected", "why"),
    [
        ("public/public-01", [], "costs, an envelope, a ceiling of « la participation » without a side"),
        (
            "public/public-02",
            ["1 > 0 | 60000 | grant | forecast | -", "1 > 0 | 145000 | grant | forecast | -"],
            "what is expected, of a region and for a group of communes; the rest are costs and a ceiling",
        ),
        ("public/public-03", [], "three parties, none of which is said to pay"),
        (
            "public/public-04",
            ["1 > 0 | 340000 | grant | forecast | -"],
            "what is expected, of the State; an envelope and its parts are a cost, an earlier concours is past",
        ),
        pytest.param("public/public-05", [], "three parties, none of which is said to pay", marks=SCAN),
        ("public/public-06", [], "« les partenaires mobilisent »: all of them, none by name"),
        ("public/public-07", [], "« les partenaires mobilisent »: all of them, none by name"),
        ("public/public-08", [], "three parties, none of which is said to pay"),
        pytest.param("public/public-09", [], "three parties, none of which is said to pay", marks=SCAN),
        (
            "public/public-10",
            ["- > 2 | 334000 | grant | forecast | -", "- > 2 | 477000 | grant | promised | -"],
            "« le Bénéficiaire » is paid; who pays is not said",
        ),
    ],
)
def test_who_pays_whom(name: str, expected: list[str], why: str) -> None:
    (act,) = read_shared(CORPUS / f"{name}.pdf").acts
    assert print_promises(act) == expected, why


@pytest.mark.parametrize("number", range(1, 11))
def test_an_opening_promises_nothing(number: int) -> None:
    """The pages of parties alone hold capitals and no promise."""
    document = read_shared(CORPUS / f"public-openings/opening-{number:02d}.pdf")
    assert [line for act in document.acts for line in print_promises(act)] == []
