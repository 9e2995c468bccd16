"""What counts in the decision is told, and an annex heading never wins against parties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bordereau.extract.acts.structure.weights import WEIGHTS
from bordereau.schemas.act import ActSpan

Reader = Callable[[str], tuple[ActSpan, ...]]
BODY = "Le comité se réunit une fois par an afin d’examiner l’avancement des actions et d’arrêter les mesures."
PARTIES = """
ENTRE
Le Département du Lac, représenté par son Président, Monsieur Paul GRIS,
ET
La Commune de Sourdeval, représentée par son Maire, Madame Anne ROY,
"""


def test_every_weight_has_a_reason() -> None:
    assert all(weight.why and weight.value == weight.value for weight in WEIGHTS.values())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"* ANNEXE 2\n~\n# CONVENTION DE GESTION\n{PARTIES}~\n{BODY}\n", "over a title"),
        (f"* ANNEXE 2\n{PARTIES}~\n{BODY}\n", "over the parties"),
    ],
)
def test_an_annex_heading_does_not_win_against_parties(read_acts: Reader, text: str, why: str) -> None:
    (act,) = read_acts(text)
    assert (len(act.parties), act.annexes) == (2, ()), why


def test_what_spoke_for_an_act_is_kept(read_acts: Reader) -> None:
    heading = "^ **PROCÈS-VERBAL DE LA SÉANCE DU 12 MARS 2024**\nPrésents : M. Paul GRIS.\n"
    acts = read_acts(f"{heading}* Délibération n° 7 : Prêt\n{BODY}\nAdopté à l’unanimité.\n")
    assert [[sign.name for sign in act.why][:2] for act in acts] == [
        ["minutes", "minutes.title"],
        ["item", "item.number"],
    ]
    assert acts[1].why[1].words.startswith("Délibération n° 7")
    assert all(sign.page == 1 and sign.name in WEIGHTS for act in acts for sign in act.why)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("* Compte rendu", "an article of an agreement may be called so"),
        ("Le comité approuve chaque année le budget.", "a committee decides in an agreement"),
        ("* 2. DURÉE", "its articles are numbered"),
    ],
)
def test_what_does_not_end_an_agreement(read_acts: Reader, line: str, why: str) -> None:
    text = (
        f"# CONVENTION DE GESTION\n{PARTIES}* Article 1 : Objet\n{BODY}\n{line}\n{BODY}\n* Article 2 : Divers\n{BODY}\n"
    )
    assert len(read_acts(text)) == 1, why
