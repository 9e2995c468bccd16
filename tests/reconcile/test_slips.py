"""What slip of a writer explains a gap."""

from decimal import Decimal

import pytest

from bordereau.reconcile.slips import compare_digits, find_slip, list_part_slips


@pytest.mark.parametrize(
    ("stated", "parts", "expected", "why"),
    [
        ("895978", "800000 95878", ("one_digit", None), "9 for 8"),
        ("12.59", "12.00 0.39", ("one_digit", None), "cents too"),
        ("218825", "200000 19825", ("one_digit", None), "8 for 9"),
        ("1252", "1000 234", None, "two digits that are not just swapped"),
        ("1324", "1000 234", ("swapped", None), "23 typed as 32"),
        ("300", "100 200 55", ("left_out", 2), "the last line forgotten"),
        ("420", "100 200 60", ("twice", 2), "the last line counted twice"),
        ("40", "10 40", None, "of two parts, one left out is the other told again"),
        ("30", "15 25", None, "two digits prove nothing"),
        ("120000", "97000 4000", None, "neither"),
        ("1200", "100 20", None, "a figure of another length is no slip of one digit"),
    ],
)
def test_find_slip(stated: str, parts: str, expected: tuple[str, int | None] | None, why: str) -> None:
    found = find_slip(Decimal(stated), [Decimal(part) for part in parts.split()])
    assert (None if found is None else tuple(found)) == expected, why


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("4800000", "4850000", "one_digit"),
        ("4850000", "4860000", "one_digit"),
        ("0", "123", None),
        ("123", "123", None),
    ],
)
def test_compare_digits(one: str, two: str, expected: str | None) -> None:
    assert compare_digits(Decimal(one), Decimal(two)) == expected


@pytest.mark.parametrize(
    ("stated", "parts", "expected", "why"),
    [
        ("20127.42", "344.22 4323.97 15450.23", [(1, "4332.97", "swapped")], "a part with two digits swapped"),
        ("61442", "15208 46223", [], "two digits"),
        ("61461", "15208 46223", [(0, "15238", "one_digit"), (1, "46253", "one_digit")], "a digit of either part"),
        ("70000", "20000 30000", [], "round figures: one digit of so few is chance"),
        ("61431", "15208 46223", [], "no gap"),
    ],
)
def test_list_part_slips(stated: str, parts: str, expected: list[tuple[int, str, str]], why: str) -> None:
    found = list_part_slips(Decimal(stated), [Decimal(part) for part in parts.split()])
    assert [(slip.part, str(slip.value), slip.kind) for slip in found] == expected, why
