"""What a sum proves of each of its figures, and what it does not."""

import pytest

from bordereau.reconcile.trust.proofs import collect_proofs

HOLDING = ["7 385", "5 836", "13 221"]


def count(act, column, values, status=None, **options):
    table, check = column(values, **options)
    checks = (check.model_copy(update={"status": status}) if status else check,)
    proofs = collect_proofs(act(tables=(table,), checks=checks))
    names = (f"t1/r{number}/c1" for number in range(1, len(values) + 1))
    return [proofs[name].digits if name in proofs else 0 for name in names]


@pytest.mark.parametrize(
    ("values", "digits", "why"),
    [
        (HOLDING, [4, 4, 5], "every digit of each is proven"),
        (["1", "1", "2"], [1, 1, 1], "one digit, whatever the sum is"),
        (["40 000", "5 000", "45 000"], [2, 1, 2], "round figures have few digits"),
        (["1 000 000", "2 000 000", "3 000 000"], [1, 1, 1], "zeros prove nothing"),
        (["1 000 000", "234,56", "1 000 234,56"], [9, 5, 9], "cents make every digit count"),
        (["-275 000", "500 000", "225 000"], [3, 3, 3], "a sign is no digit"),
        (["1 200", "", "1 200"], [0, 0, 0], "a total of one part is its copy"),
        (["1 200", "0", "1 200"], [0, 0, 0], "so is one of a part and a zero"),
        (["1 200", "0", "34", "1 234"], [4, 0, 2, 4], "a zero is proven by nothing"),
    ],
)
def test_digits_that_a_sum_proves(act, column, values, digits, why):
    assert count(act, column, values) == digits, why


@pytest.mark.parametrize("status", ["within_rounding", "fails", "undetermined"])
def test_only_a_sum_that_holds_to_the_last_digit_proves(act, column, status):
    assert count(act, column, HOLDING, status) == [0, 0, 0]


def test_shares_of_a_hundred_prove_nothing(act, column):
    assert count(act, column, ["33,33", "66,67", "100"], sum_kind="percent_total") == [0, 0, 0]


def test_a_sum_does_not_prove_the_digit_that_it_mended(act, column):
    table, check = column(HOLDING)
    cell = table.rows[1].cells[0].model_copy(update={"read_as": "5 886", "repaired_by": check.id})
    rows = (table.rows[0], table.rows[1].model_copy(update={"cells": (cell,)}), table.rows[2])
    proofs = collect_proofs(act(tables=(table.model_copy(update={"rows": rows}),), checks=(check,)))
    assert sorted(proofs) == ["t1/r1/c1", "t1/r3/c1"]


@pytest.mark.parametrize(
    ("kind", "figures", "twice", "why"),
    [
        ("restatement", [("a1", "12345"), ("t1/r1/c1", "12345")], True, "a text has its own unit"),
        ("restatement", [("a1", "12345"), ("a2", "12345")], True, "an article that says it of another"),
        ("restatement", [("t1/r1/c1", "12345"), ("t1/r2/c1", "12345")], False, "two cells share a unit"),
        ("restatement", [("a1", "15000"), ("t1/r1/c1", "15000")], False, "two digits are a chance meeting"),
        ("restatement", [("a1", "12300"), ("t1/r1/c1", "12345")], False, "what rounding explains"),
        ("words_vs_figures", [("a1", "200"), ("a1", "200")], True, "words have no digit to be misread"),
        ("known_sum", [("", "12345"), ("t1/r1/c1", "12345")], True, "somebody knew it beforehand"),
        ("percent_total", [("a1", "100"), ("a2", "100")], False, "shares"),
    ],
)
def test_a_figure_read_twice(act, amount, table, check, kind, figures, twice, why):
    values = {name: value for name, value in figures if name}
    amounts = tuple(amount(name, value) for name, value in values.items() if name.startswith("a"))
    made = table("Poste | Montant\n" + "\n".join(f"x | {v}" for n, v in values.items() if n.startswith("t")))
    proofs = collect_proofs(act(amounts=amounts, tables=(made,), checks=(check(kind, *figures),)))
    assert {name for name, proof in proofs.items() if proof.read_twice} == (set(values) if twice else set()), why
