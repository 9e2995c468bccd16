"""Budgets of one body that lend to one another: « accorder au budget annexe « Eau » une avance du budget principal ».

What is lent has to be paid back, so both are named as they are printed; a subsidy to its own budget is to nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.lines import Scope
from bordereau.normalize.meaning.told import Told

_KIND = r"budgets?\s+(?:annexe|principal|general|communal|autonome|de\s+la\s+(?:commune|ville|communaute))"
_STOP = r"(?!d'un|un\b|une\b|pour|vers|au\b|a\b|et\b|de\b|du\b|avance|subvention|montant)"
_WORDS = rf"(?:\s+(?:de\s+l'|de\s+la\s+|du\s+|de\s+|d'|des\s+)?{_STOP}[a-z-]{{3,}}){{0,3}}"
_NAME = rf"(?P<name>{_KIND}(?:\s*[«\"][^«»\"]{{2,40}}[»\"]|{_WORDS})?)"
_TO = re.compile(rf"\b(?:au|vers\s+le|en\s+faveur\s+du|au\s+profit\s+du|sur\s+le)\s+{_NAME}")
_FROM = re.compile(rf"\b(?:du|par\s+le|depuis\s+le)\s+{_NAME}")


def move_between_budgets(told: Told) -> Told:
    """A loan from one budget to another, by their printed names; any other sum as it is."""
    if told.role != "loan":
        return told
    payee, payer = _find(told.scope, _TO), _find(told.scope, _FROM)
    if payee is None or payer is None or payee == payer:
        return told
    return replace(told, payer=Actor(None, payer), payee=Actor(None, payee), said=True, agreed=True)


def _find(scope: Scope, pattern: re.Pattern[str]) -> str | None:
    match = pattern.search(scope.folded, scope.own)
    return " ".join(scope.text[slice(*match.span("name"))].split()) if match is not None else None
