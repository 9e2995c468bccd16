"""The rows say what the weights are, and the weights of the package are those of the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_acts import make_act
from training.promises.__main__ import WEIGHTS
from training.promises.fit import fit_weights, write_weights
from training.promises.names import match
from training.promises.rows import make_rows, read_rows, write_rows


@pytest.mark.parametrize(
    ("names", "read", "right"),
    [
        (["Amicale laïque de Bellac"], "l'Amicale laïque de Bellac", True),
        (["Ville de Bellac", "la Ville"], "la ville", True),
        (["Tennis club"], "Cyclo club", False),
        ([], "Tennis club", False),
    ],
)
def test_names_that_are_one(names: list[str], read: str, right: bool) -> None:
    assert match(names, read) is right


def test_rows_hold_no_word_of_the_act(tmp_path: Path) -> None:
    act = make_act(["Après en avoir délibéré, le conseil verse 640 € à l'association des Brodeuses."], "Subvention")
    promise = {
        "value": "640",
        "role": "grant",
        "payer_name": "Commune de Larnage",
        "payee_name": "association des Brodeuses",
    }
    rows = make_rows(act, {"commitments": [promise]}, "1")
    assert [row.label for row in rows if row.table == "sum"] == ["1"]
    assert [row.label for row in rows if row.table == "role"] == ["grant"]
    assert "1" in [row.label for row in rows if row.table == "name"]
    assert not any("brodeuses" in sign.casefold() or "640" in sign for row in rows for sign in row.signs)
    write_rows(rows, tmp_path / "rows")
    assert read_rows(tmp_path / "rows") == rows


@pytest.mark.campaign
def test_the_weights_are_those_of_the_rows(tmp_path: Path) -> None:
    write_weights(fit_weights(read_rows()), tmp_path / "weights")
    assert (tmp_path / "weights").read_bytes() == WEIGHTS.read_bytes()
