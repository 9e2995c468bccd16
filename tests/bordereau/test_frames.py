from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bordereau.frames import make_frame, make_frames, number_repeats
from bordereau.schemas.convention import Document
from bordereau.schemas.table import Table


def test_a_frame_holds_decimals_under_printed_labels(make_table: Callable[..., Table]) -> None:
    rows = [("Aides", "item", ["12.5", None]), ("Total", "total", ["12.5", "1"])]
    frame = make_frame(make_table(["2019", "Total"], rows))
    assert list(frame.columns) == ["kind", "2019", "Total"]
    assert list(frame.index) == ["Aides", "Total"]
    assert frame.loc["Aides", "2019"] == Decimal("12.5")
    assert frame.loc["Aides", "Total"] is None
    assert list(frame["kind"]) == ["item", "total"]


def test_a_frame_of_trust_has_the_same_places(make_table: Callable[..., Table]) -> None:
    table = make_table(["2019", "Total"], [("Aides", "item", ["12.5", None])])
    cells = (table.rows[0].cells[0].model_copy(update={"trust": "proven"}), *table.rows[0].cells[1:])
    table = table.model_copy(update={"rows": (table.rows[0].model_copy(update={"cells": cells}),)})
    frame = make_frame(table, of="trust")
    assert list(frame.columns) == list(make_frame(table).columns)
    assert list(frame.loc["Aides"]) == ["item", "proven", None]


def test_labels_that_repeat_are_numbered() -> None:
    cases = [
        (["Montant", "Montant"], ["Montant", "Montant (2)"], "two halves of one table"),
        (["kind"], ["kind (2)"], "a label may be the name of our own column"),
        (["a", "a", "a (2)"], ["a", "a (2)", "a (2) (2)"], "a label may look like a numbered one"),
    ]
    for labels, expected, why in cases:
        assert number_repeats(labels) == expected, why


def test_frames_are_named_by_table(make_document: Callable[..., Document], make_table: Callable[..., Table]) -> None:
    document = make_document(tables=(make_table(["A"], [("x", "item", ["1"])]),))
    assert list(make_frames(document)) == ["t1"]
    two = document.model_copy(update={"acts": document.acts * 2})
    assert list(make_frames(two)) == ["1/t1", "2/t1"]


def test_a_table_without_rows_is_a_frame(make_table: Callable[..., Table]) -> None:
    assert make_frame(make_table(["A"], [])).shape == (0, 2)
