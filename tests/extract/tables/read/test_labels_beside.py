"""Labels left of a frame name its rows; prose beside a table, labels inside it, a list without its lines do not."""

from __future__ import annotations

import pytest

from bordereau.extract.tables.read.labels_beside import add_labels_beside
from bordereau.extract.tables.read.ruled import Lattice
from bordereau.schemas.page import Box, Word

ROWS = [100.0, 116.0, 132.0, 148.0, 164.0]
COLUMNS = [300.0, 360.0, 420.0]
FRAME = Lattice(
    (300.0, 100.0, 420.0, 164.0),
    tuple((x, y, x + 60, y + 16) for y in ROWS[:-1] for x in COLUMNS[:-1]),
)


def _set(text: str, x: float, row: int) -> list[Word]:
    out = []
    for token in text.split():
        out.append(Word(token, x, ROWS[row] + 3, x + 5.0 * len(token), ROWS[row] + 13, 10.0))
        x += 5.0 * len(token) + 2.5
    return out


def _page(labels: list[str], first: tuple[str, ...] = ("Heures", "", "11", "11")) -> list[Word]:
    words = [word for row, text in enumerate(first) for word in _set(text, 310.0, row)]
    words += [word for row, text in enumerate(("Coût", "0", "440", "440")) for word in _set(text, 370.0, row)]
    return words + [word for row, text in enumerate(labels) for word in _set(text, 60.0, row)]


@pytest.mark.parametrize(
    ("labels", "first", "found", "why"),
    [
        (["Personnel", "Technique", "Tuteur", "Total"], None, True, "a title and a label for each row"),
        (["", "Technique", "Tuteur", "Total"], None, True, "no title over them"),
        (["Personnel", "Technique", "", "Total"], None, False, "a row without a label"),
        (["Personnel", "Technique", "12,00", "Total"], None, False, "figures of another table"),
        (["", "Technique", "Tuteur", "Total"], ("Poste", "Pain", "Vin", "Bar"), False, "the rows have their labels"),
        (["", "Technique", "Tuteur", "Total"], ("11", "11", "11", "11"), False, "a first column without a head"),
        (
            ["", "le conseil dit après en avoir délibéré que la part", "de la commune est due", "au mois de mai"],
            None,
            False,
            "prose beside a table",
        ),
    ],
)
def test_labels_beside(labels: list[str], first: tuple[str, ...] | None, found: bool, why: str) -> None:
    words = _page(labels, first) if first else _page(labels)
    wider = add_labels_beside(FRAME, words, [])
    assert (len(wider.columns) == 4) is found, why
    assert found or wider is FRAME, why


def test_labels_in_a_frame_of_their_own_stay_there() -> None:
    other: Box = (50.0, 100.0, 250.0, 164.0)
    assert add_labels_beside(FRAME, _page(["", "Technique", "Tuteur", "Total"]), [other]) is FRAME
