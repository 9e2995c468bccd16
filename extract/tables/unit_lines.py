"""Lines that state the unit of figures printed elsewhere: « (en k€) », « NB : les montants sont en milliers d'euros ».

Only the lines are found here; what unit they state is for ``normalize``.
"""

from __future__ import annotations

import re

from lexicon.folding import fold
from schemas.page import Line

_UNIT = (
    r"(?:(?:milliers?|millions?|milliards?)\s+(?:d'|de\s+)?(?:euros?|€)|(?:k|m|md)\s?€|k\s?euros?"
    r"|[km]?eur(?:os?)?|ke|me|€)(?![\w€])"
)
_TAX = r"(?:\s*\(?(?:ht|ttc|h\.t\.|t\.t\.c\.|hors taxes?|courants?|constants?)\)?)?"
_SIGN_AGAIN = rf"(?:\s*\(\s*{_UNIT}\s*\)?)?"
_UNIT_LINE = re.compile(
    r"(?:nota(?: bene)?\s*:?\s*|n\.?b\.?\s*:?\s*)?"
    r"(?:(?:unites?(?: monetaires?)?|montants?|sommes?|chiffres?|donnees?|valeurs?)\W*)?"
    rf"(?:exprime\w*\s+)?(?:en\s+)?{_UNIT}{_SIGN_AGAIN}{_TAX}"
)
_SUBJECT = (
    r"\b(?:montants?|sommes?|chiffres?|donnees?|valeurs?|credits?|couts?|depenses?|recettes?|participations?|subventions?"
    r"|tableaux?|maquettes?|budgets?|unites?|plans? de financement|echeanciers?|exprime\w*|libelle\w*)\b"
)
_DECLARES = re.compile(
    rf"{_SUBJECT}[^.;]{{0,110}}?(?:\ben\s+{_UNIT}|\(\s*(?:en\s+)?{_UNIT}[^)]{{0,12}}\))"
    rf"|\bunites?(?: monetaires?)?\s*[:=]\s*(?:le\s+)?{_UNIT}"
)
_AT_END = re.compile(rf"\(\s*(?:montants? |chiffres )?(?:exprime\w* )?en {_UNIT}{_TAX}\s*\)\W*$")
_OWN_SUM = re.compile(rf"\d\s*{_UNIT}")


def is_unit_line(text: str) -> bool:
    """Tell whether a line only states the unit of the figures beside it.

    >>> [is_unit_line(t) for t in ("(en k€)", "Montants en milliers d’euros (k€).", "Unité : k€", "Exercices", "Total")]
    [True, True, True, False, False]
    """
    return _UNIT_LINE.fullmatch(fold(text).strip("() .:*[]")) is not None


def declares_unit(text: str) -> bool:
    """Tell whether a text says in what unit figures are given; one that bears a sum of its own speaks of that.

    >>> [declares_unit(t) for t in ("NB : les chiffres du tableau sont exprimés en k€ HT", "Unité : millier d’euros")]
    [True, True]
    >>> [declares_unit(t) for t in ("La dépense, en euros, est de 3 M€", "Montant arrondi au millier d’euros")]
    [False, False]
    """
    folded = fold(text)
    found = _DECLARES.search(folded) or _AT_END.search(folded)
    return found is not None and _OWN_SUM.search(folded) is None


def is_nearer_above(line: Line, ceiling: float, top: float) -> bool:
    """Tell whether a line between two tables stands nearer to the one above it, that ends at ``ceiling``."""
    return ceiling > 0 and line.box[1] - ceiling < top - line.box[3]
