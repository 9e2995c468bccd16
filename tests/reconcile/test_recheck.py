"""An extracted act is rechecked from its own figures."""

from decimal import Decimal

import pytest

from bordereau.reconcile.across.restatements import check_restatements
from bordereau.reconcile.recheck import recheck_act
from bordereau.reconcile.single.identifiers import check_identifiers
from bordereau.reconcile.single.in_words import check_words, read_words
from bordereau.reconcile.text.lists import check_lists
from bordereau.reconcile.text.percents import check_percents
from bordereau.schemas.convention import Act, Amount, Figure, Identifier, Party
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Evidence

TEXT = """
Un montant de 80 000 € (quatre-vingt mille euros) est réservé à hauteur de :
- 50 000 € d’études ;
- 30 000 € de voirie.
Il y a 90 places (50 % de PLUS, 30 % de PLAI et 20 % de PLS) (cf. Annexe 1).
Le total est de 80 000 € (cf. Annexe 1).
"""
PROOF = (Evidence(page=1, bbox=(0, 0, 1, 1), text="x"),)


def make_amount(quantity, in_words=None):
    return Amount(
        id=quantity.id, text=quantity.text, value=print_decimal(quantity.value), currency="EUR", unit="€",
        precision=print_decimal(quantity.precision), qualifier=quantity.qualifier, tax=None, in_words=in_words,
        article=None, section="article", evidence=PROOF,
    )  # fmt: skip


def make_figure(quantity):
    return Figure(
        id=quantity.id, text=quantity.text, value=print_decimal(quantity.value), kind=quantity.kind,
        precision=print_decimal(quantity.precision), qualifier=quantity.qualifier, article=None, section="article",
        evidence=PROOF,
    )  # fmt: skip


@pytest.fixture
def act(state, table):
    statements = state(TEXT)
    plan = table("Poste | Total\nÉtudes | 50 000\nVoirie | 30 000\nTotal | 80 000")
    quantities = [q for statement in statements for q in statement.quantities]
    amounts = [make_amount(q) for q in quantities if q.kind == "money"]
    amounts[0] = amounts[0].model_copy(update={"in_words": "quatre-vingt mille euros"})
    siren = Identifier(scheme="SIREN", value="732829320", valid=True, evidence=PROOF)
    parties = (Party(name="Ville d’Aix", identifiers=(siren,), evidence=PROOF),)
    checks = (
        *check_identifiers(parties),
        *check_words(amounts),
        *check_lists(statements),
        *check_percents(statements),
        *check_restatements(statements, [plan]),
    )
    return Act(
        kind="convention", pages=(1, 1), title=None, date=None, place=None, period=None, parties=parties,
        amounts=tuple(amounts), figures=tuple(make_figure(q) for q in quantities if q.kind != "money"),
        tables=(plan,), checks=checks,
    )  # fmt: skip


def test_an_untouched_act_gives_its_own_checks_again(act):
    assert {check.kind for check in act.checks} >= {"identifier", "words_vs_figures", "list_total", "restatement"}
    assert recheck_act(act) == act.checks


def test_a_changed_part_makes_its_total_fail(act):
    part = act.amounts[1].model_copy(update={"value": "51000"})
    changed = act.model_copy(update={"amounts": (act.amounts[0], part, *act.amounts[2:])})
    before = {check.id: check.status for check in act.checks}
    after = {check.id: check.status for check in recheck_act(changed)}
    assert {name for name in after if after[name] != before[name]} == {f"list_total:{act.amounts[0].id}"}
    assert after[f"list_total:{act.amounts[0].id}"] == "fails"


def test_a_changed_cell_makes_its_restatement_fail(act):
    row = act.tables[0].rows[2]
    cell = row.cells[0].model_copy(update={"value": "90000", "text": "90 000"})
    rows = (*act.tables[0].rows[:2], row.model_copy(update={"cells": (cell,)}))
    changed = act.model_copy(update={"tables": (act.tables[0].model_copy(update={"rows": rows}),)})
    assert "fails" in {check.status for check in recheck_act(changed) if check.kind == "restatement"}


def test_a_figure_that_is_gone_leaves_its_sum_undetermined(act):
    changed = act.model_copy(update={"amounts": act.amounts[:1]})
    statuses = {check.kind: check.status for check in recheck_act(changed)}
    assert statuses["list_total"] == "undetermined"


@pytest.mark.parametrize(
    ("figures", "words", "status"),
    [
        ("80000", "quatre-vingt mille euros", "exact"),
        ("80000", "quatre-vingts mille", "exact"),
        ("80000", "quatre-vingt-dix mille euros", "fails"),
        ("1500.50", "mille cinq cents euros et cinquante centimes", "exact"),
        ("80000", "la somme convenue", None),
    ],
)
def test_words_against_figures(act, figures, words, status):
    amount = act.amounts[0].model_copy(update={"value": figures, "in_words": words})
    assert [check.status for check in check_words([amount])] == ([status] if status else [])


def test_words_are_read_with_and_without_currency():
    assert read_words("douze mille euros") == read_words("douze mille") == Decimal(12000)


def test_an_invalid_identifier_fails():
    siret = Identifier(scheme="SIRET", value="12345678900011", valid=False, evidence=PROOF)
    party = Party(name=None, identifiers=(siret,), evidence=PROOF)
    (check,) = check_identifiers([party])
    assert (check.id, check.status, check.stated_by) == ("identifier:p1/i1", "fails", "p1/i1")
    assert check.message == "SIRET 12345678900011 is not a valid number: its checksum or form is wrong."
