"""The unit that a title, a caption, a header or a label states for the figures under it.

Traps: “subventions de plus de 23 000 €” in a title states no unit; « en k€ » and « (k€) » do. A header cell is
short, so a unit anywhere in it counts unless a figure stands before it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from lexicon.folding import fold
from normalize.vocabulary import join_words, read_vocabulary

MONEY_UNITS = ("€", "k€", "M€", "Md€", "F", "kF", "MF")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = read_vocabulary("tables")
    unit = join_words(words["units"])
    short = join_words([*words["units"], *words["short_units"]])
    tax = r"(?:\s*(?:h\.?\s?t\.?|t\.?\s?t\.?\s?c\.?)(?:\W|$))?"
    stated = re.compile(rf"(?:\ben\s+|\bexprime\w*\s+en\s+|[(\[]\s*)(?:(?:en|unite\s*:)\s+)?({short})(?!\w)")
    alone = re.compile(rf"\W*(?:unites?\s*:?\s*)?({unit}){tax}\W*")
    inside = re.compile(rf"(?<![\w])({unit})(?![\w/])")
    return stated, alone, inside


def _sign(word: str) -> str:
    words = read_vocabulary("tables")
    plain = " ".join(word.split())
    found: str | None = words["units"].get(plain) or words["short_units"].get(plain)
    return found or plain


def read_stated_unit(text: str) -> str | None:
    """Read the unit that a sentence, title or caption states; None when it only mentions money.

    >>> [read_stated_unit(t) for t in ("Budget (en k€)", "Montants en euros", "K€", "en milliers d’euros HT")]
    ['k€', '€', 'k€', 'k€']
    >>> read_stated_unit("Subventions de plus de 23 000 €")
    """
    folded = fold(text)
    stated, alone, _ = _patterns()
    match = stated.search(folded) or alone.fullmatch(folded)
    return _sign(match.group(1)) if match else None


def read_header_unit(text: str) -> str | None:
    """Read the unit in a column header or row label: “Montant (€)”, “Coût HT en k€”, “Montant en €”, “%”.

    >>> [read_header_unit(t) for t in ("Année 2017 (en k€)", "Coût € HT", "%", "Prix au m²")]
    ['k€', '€', '%', None]
    """
    found = read_stated_unit(text)
    if found is not None:
        return found
    folded = fold(text)
    for match in _patterns()[2].finditer(folded):
        before = folded[: match.start()].rstrip()
        if not before or not before[-1].isdigit():
            return _sign(match.group(1))
    return None


def only_states_unit(text: str) -> bool:
    """Tell whether a text states a unit and nothing else: a row of a table that speaks of those under it.

    >>> [only_states_unit(t) for t in ("(montants en milliers d’euros)", "En k€ HT", "Recettes (en k€)", "Total")]
    [True, True, False, False]
    """
    match = _patterns()[0].search(fold(text))
    if match is None:
        return False
    rest = fold(text).replace(match.group(), " ")
    return not re.sub(r"\W|\b(?:montants?|sommes?|chiffres?|unites?|exprime\w*|en|ht|ttc)\b", "", rest)


def is_money(unit: str | None) -> bool:
    """Tell whether a unit is one of money."""
    return unit in MONEY_UNITS


def scale_of(unit: str | None) -> Decimal:
    """Tell how many euros (or francs) one of the unit is; 1 for anything that does not scale.

    >>> scale_of("M€"), scale_of("%"), scale_of(None)
    (Decimal('1000000'), Decimal('1'), Decimal('1'))
    """
    return Decimal(read_vocabulary("tables")["scales"].get(unit, 1))
