"""Lines that state the unit of figures printed elsewhere: « (en k€) », « NB : les montants sont en milliers d'euros ».

Only the lines are found here; what unit they state is for ``normalize``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import write_taxes, write_unit
from bordereau.schemas.page import Line

_SUBJECT = (
    r"\b(?:montants?|sommes?|chiffres?|donnees?|valeurs?|credits?|couts?|depenses?|recettes?|participations?|subventions?"
    r"|tableaux?|maquettes?|budgets?|unites?|plans? de financement|echeanciers?|exprime\w*|libelle\w*)\b"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    line: re.Pattern[str]
    declares: re.Pattern[str]
    at_end: re.Pattern[str]
    own_sum: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    unit = rf"{write_unit()}(?![\w€])"
    tax = rf"(?:\s*\(?(?:{write_taxes()}\.?|courants?|constants?)\)?)?"
    again = rf"(?:\s*\(\s*{unit}\s*\)?)?"
    return _Patterns(
        line=re.compile(
            r"(?:nota(?: bene)?\s*:?\s*|n\.?b\.?\s*:?\s*)?"
            r"(?:(?:unites?(?: monetaires?)?|montants?|sommes?|chiffres?|donnees?|valeurs?)\W*)?"
            rf"(?:exprime\w*\s+)?(?:en\s+)?{unit}{again}{tax}"
        ),
        declares=re.compile(
            rf"(?:{_SUBJECT}[^.;]{{0,110}}?(?:\ben\s+|(?P<bracket>\(\s*))"
            r"|\bunites?(?: monetaires?)?\s*[:=]\s*(?:le\s+)?)"
            rf"{unit}(?(bracket)[^)]{{0,12}}\))"
        ),
        at_end=re.compile(rf"\(\s*(?:montants? |chiffres )?(?:exprime\w* )?en {unit}{tax}\s*\)\W*$"),
        own_sum=re.compile(rf"\d\s*{unit}"),
    )


def is_unit_line(text: str) -> bool:
    """Tell whether a line only states the unit of the figures beside it.

    >>> [is_unit_line(t) for t in ("(en k€)", "Montants en milliers d’euros (k€).", "Unité : k€", "Exercices", "Total")]
    [True, True, True, False, False]
    """
    return _patterns().line.fullmatch(fold(text).strip("() .:*[]")) is not None


def declares_unit(text: str) -> bool:
    """Tell whether a text says in what unit figures are given; one that bears a sum of its own speaks of that.

    >>> [declares_unit(t) for t in ("NB : les chiffres du tableau sont exprimés en k€ HT", "Unité : millier d’euros")]
    [True, True]
    >>> [declares_unit(t) for t in ("La dépense, en euros, est de 3 M€", "Montant arrondi au millier d’euros")]
    [False, False]
    """
    folded = fold(text)
    found = _patterns().declares.search(folded) or _patterns().at_end.search(folded)
    return found is not None and _patterns().own_sum.search(folded) is None


def is_nearer_above(line: Line, ceiling: float, top: float) -> bool:
    """Tell whether a line between two tables stands nearer to the one above it, that ends at ``ceiling``."""
    return ceiling > 0 and line.box[1] - ceiling < top - line.box[3]
