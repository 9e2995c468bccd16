"""Rounding is judged by what is printed, never by a share of the figure."""

from decimal import Decimal

import pytest

from bordereau.reconcile.precision import judge, last_figure, rounding_tolerance


@pytest.mark.parametrize(
    ("precisions", "expected", "why"),
    [
        ([], 0, "nothing printed, nothing rounded"),
        ([1, 1, 1], "1.5", "whole euros: half a euro each"),
        (["0.01"] * 4, "0.02", "cents"),
        ([1000, 1000, 1000], 1500, "thousands"),
        ([0, 1, 1], 1, "the 100 of 100 % is exact"),
    ],
)
def test_tolerance_is_half_a_digit_for_each_figure(precisions, expected, why):
    assert rounding_tolerance([Decimal(p) for p in precisions]) == Decimal(expected), why


@pytest.mark.parametrize(
    ("stated", "computed", "tolerance", "qualifier", "expected"),
    [
        ("100", "100", "0", "exact", "exact"),
        ("100", "101", "2", "exact", "within_rounding"),
        ("100", "103", "2", "exact", "fails"),
        ("100", "97", "2", "exact", "fails"),
        ("15", "15.5", "0", "more_than", "within_rounding"),
        ("15", "14", "0.5", "more_than", "fails"),
        ("15", "14.6", "0.5", "more_than", "within_rounding"),
        ("15", "15", "0", "more_than", "within_rounding"),
        ("15", "14", "0", "maximum", "within_rounding"),
        ("15", "15", "0", "maximum", "exact"),
        ("15", "16", "0", "minimum", "within_rounding"),
        ("15", "14", "0", "minimum", "fails"),
        ("15", "14", "0", "less_than", "within_rounding"),
        ("15", "16", "0", "less_than", "fails"),
        ("15000", "15900", "1", "about", "within_rounding"),
        ("15000", "16100", "1", "about", "fails"),
    ],
)
def test_judge(stated, computed, tolerance, qualifier, expected):
    assert judge(Decimal(stated), Decimal(computed), Decimal(tolerance), qualifier) == expected


def test_last_figure_of_round_and_odd_values():
    assert [last_figure(Decimal(x)) for x in ("1249200", "-30", "0.25", "7", "NaN")] == [
        100,
        10,
        Decimal("0.01"),
        1,
        0,
    ]
