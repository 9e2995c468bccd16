"""Figures held against their truth, class by class, and the curve that is drawn of them."""

import re

import pytest

from accuracy.curve import ANCHOR, KEPT, PICTURE, draw, read_kept, trace
from accuracy.trusted import Trusted, judge_figures

PLACE = [{"page": 1, "bbox": [0, 0, 1, 1], "text": "x"}]


def make_document(amounts=(), rows=(), columns=("Montant",), text_source="layer", confidence=None):
    """A document of some amounts (value, trust) and one table of rows (label, value, trust)."""
    return {
        "pages": [{"number": 1, "text_source": text_source, "confidence": confidence}],
        "acts": [
            {
                "kind": "convention", "pages": [1, 1], "title": None, "date": None, "place": None, "period": None,
                "amounts": [
                    {"id": f"a{n}", "text": value, "value": value, "currency": "EUR", "unit": "€", "precision": "1",
                     "qualifier": "exact", "tax": None, "in_words": None, "article": None, "section": "article",
                     "evidence": PLACE, "trust": trust}
                    for n, (value, trust) in enumerate(amounts, start=1)
                ],
                "tables": [
                    {"id": "t1", "annex": None, "title": None, "unit": "€", "pages": [1], "source": "ruled",
                     "reader": "ruled", "evidence": PLACE, "columns": [{"label": label} for label in columns],
                     "rows": [
                         {"label": label, "kind": "item",
                          "cells": [{"column": 0, "text": value, "value": value, "kind": "money", "unit": "€",
                                     "evidence": PLACE, "trust": trust}]}
                         for label, value, trust in rows
                     ]}
                ] if rows else [],
            }
        ],
    }  # fmt: skip


def judge(truth, document):
    return [(one.kind, one.level[0], one.right) for one in judge_figures(truth, document)]


@pytest.mark.parametrize(
    ("true", "said", "right", "why"),
    [
        ([("1", 1)], ["1"], [True], "the same value on the same page"),
        ([("1", 2)], ["1"], [False], "on another page"),
        ([("1", 1)], ["1", "1"], [True, False], "once more than it stands there"),
        ([], ["7"], [False], "nothing of the sort"),
    ],
)
def test_amounts(true, said, right, why):
    truth = {"amounts": [{"value": value, "page": page} for value, page in true]}
    found = judge(truth, make_document([(value, "read") for value in said]))
    assert found == [("amounts", "read", one) for one in right], why


@pytest.mark.parametrize(
    ("columns", "rows", "right", "why"),
    [
        (["Montant"], [("A", "10"), ("B", "20")], [True, True], "values with their names"),
        (["Montant"], [("B", "10"), ("A", "20")], [False, False], "in each other's rows"),
        (["Coût"], [("A", "10"), ("B", "20")], [False, False], "under another name"),
        ([""], [("A", "10"), ("B", "20")], [True, True], "a lone column without a name has any"),
    ],
)
def test_cells(columns, rows, right, why):
    truth = {
        "amounts": [],
        "tables": [
            {"pages": [1], "columns": [{"label": label} for label in columns],
             "rows": [{"label": label, "cells": [{"column": 0, "value": value}]} for label, value in rows]}
        ],
    }  # fmt: skip
    said = make_document(rows=[("A", "10", "read"), ("B", "20", "doubtful")])
    assert [one[2] for one in judge(truth, said)] == right, why


def test_a_table_that_the_truth_lacks_is_wrong_as_a_whole():
    rows = [("A", "10", "doubtful")]
    assert judge({"amounts": [], "tables": []}, make_document(rows=rows)) == [("cells", "doubtful", False)]
    assert judge({"_skip": ["tables"], "amounts": []}, make_document(rows=rows)) == []


def test_the_truth_of_a_pack_gives_bare_sums_and_not_all_tables():
    truth = {"acts": [{"amounts": ["5"], "tables": []}, {"amounts": ["7"], "amounts_optional": ["9"], "tables": []}]}
    said = make_document([("5", "read"), ("9", "read"), ("7", "proven"), ("7", "read")], rows=[("A", "10", "read")])
    assert [one[2] for one in judge(truth, said)] == [True, True, True, False]


def test_classes_are_counted_and_the_surest_come_first():
    trusted = Trusted()
    trusted.add(
        {"amounts": [{"value": "1", "page": 1}]},
        make_document([("1", "proven"), ("2", "read"), ("3", "doubtful")], text_source="ocr", confidence=0.91),
        "x",
    )
    assert [trusted.count(trust) for trust in ("proven", "read", "doubtful")] == [(1, 0), (1, 1), (1, 1)]
    assert [level for level, _, _ in trusted.list_levels()] == [("proven", 9), ("read", 91), ("doubtful", 0)]
    assert trusted.misses == ["x: read 2 on page 1"], "a doubtful one is no surprise"


def test_the_curve_goes_through_every_level_and_shows_the_anchor():
    levels = [(("proven", 4), 6, 0), (("read", 100), 2, 1), (("doubtful", 0), 2, 2)]
    assert list(trace(levels)) == [(60.0, 0.0), (80.0, 12.5), (100.0, 30.0)]
    picture = draw({"own": levels})
    assert picture == draw({"own": levels})
    assert len(re.findall(r"<polyline", picture)) == 1
    assert f"{ANCHOR[1]:g} % wrong at {ANCHOR[0]:g} %" in picture
    assert "proven 0 of 6, read 1 of 2, doubtful 2 of 2" in picture


def test_the_committed_picture_is_that_of_the_committed_figures():
    assert KEPT.exists()
    assert PICTURE.read_text("utf-8") == draw(read_kept())


def test_no_proven_figure_of_the_committed_ones_is_wrong():
    """A figure that is lost here is a promise broken: mend the rule, not this test."""
    for name, levels in read_kept().items():
        assert sum(wrong for level, _, wrong in levels if level[0] == "proven") == 0, name
