"""Sums made up at random: the right total is exact, a wrong one fails, whatever the form of the list."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bordereau.reconcile.text.lists import check_lists

FORMS = [
    "Un montant de {total} est réservé à hauteur de :",
    "L’enveloppe globale s’élève à {total}, dont :",
    "Les partenaires mobilisent {total} répartis comme suit :",
    "La dotation de {total} se décompose de la manière suivante :",
    "Le budget s’établit à {total}. Ce montant est ventilé comme suit :",
]
UNITS = {"€": 1, "euros": 1, "k€": 1_000, "M€": 1_000_000, "millions d’euros": 1_000_000}
LABELS = ["études préalables", "voirie et réseaux", "acquisition foncière", "aides aux ménages", "animation", "suivi"]


def show(value, unit):
    scaled = Decimal(value) / UNITS[unit]
    return f"{scaled:,f}".replace(",", " ").replace(".", ",") + f" {unit}"


@st.composite
def lists(draw):
    unit = draw(st.sampled_from(sorted(UNITS)))
    step = {"€": 500, "euros": 100, "k€": 1_000}.get(unit, 100_000)
    parts = [n * step for n in draw(st.lists(st.integers(20, 999), min_size=2, max_size=6))]
    form = draw(st.sampled_from(FORMS))
    marker = draw(st.sampled_from(["-", "•", "o"]))
    first = draw(st.lists(st.booleans(), min_size=6, max_size=6))
    items = [
        f"{marker} {show(part, unit)} pour {label} ;" if before else f"{marker} {label} : {show(part, unit)} ;"
        for part, label, before in zip(parts, LABELS, first, strict=False)
    ]
    return form, unit, parts, items


@given(lists())
@settings(max_examples=60, deadline=None)
def test_the_right_total_is_exact(state, made):
    form, unit, parts, items = made
    text = "\n".join([form.format(total=show(sum(parts), unit)), *items])
    assert [(c.stated, c.status) for c in check_lists(state(text))] == [(str(sum(parts)), "exact")]


@given(lists(), st.sampled_from([Decimal("1.1"), Decimal("0.9"), Decimal("1.5"), Decimal("0.6")]))
@settings(max_examples=60, deadline=None)
def test_a_wrong_total_fails(state, made, factor):
    form, unit, parts, items = made
    step = {"€": 500, "euros": 100, "k€": 1_000}.get(unit, 100_000)
    wrong = int(sum(parts) * factor) // step * step
    text = "\n".join([form.format(total=show(wrong, unit)), *items])
    (check,) = check_lists(state(text))
    within = abs(wrong - sum(parts)) <= Decimal(check.tolerance)
    assert check.status == ("within_rounding" if within else "fails")
