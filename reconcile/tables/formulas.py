"""Sums that a label writes out: « RESULTAT = A - B = R », « TOTAL (= RAR + vote) », « III = I + II ».

A line is named by a letter or number of its own (« TOTAL DES PRODUITS = A », « Charges (I) »), by its first words, or
by their initials: RAR are « Restes à réaliser ». A formula counts where each of its names is that of one line, and
where it holds more often than not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bordereau.lexicon.folding import fold
from bordereau.reconcile.tables.line_sums import Relation, TableLine, outcome

_NAME = r"(?:[A-H]|R|[IVX]{1,4}|[a-h]|\d{1,2})"
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NAMED_IN_BRACKETS = re.compile(rf"\(\s*({_NAME})\s*\)")
_ALONE = re.compile(rf"\s*({_NAME})\s*")
_OPENS = re.compile(rf"\s*({_NAME})\s*[-–.:)]\s")
_SIGN = re.compile(r"\s*\+\s*|\s+[-–]\s+|(?<=\b[A-Z])\s?[-–]\s?(?=[A-Z]\b)")
_AT_END = re.compile(r"(?<![\w-])([A-Z](?:\s?[-–+]\s?[A-Z])+)\s*$")
"""« RESULTAT A - B = R »: what stands before the name that it is given."""
_MINUS = re.compile(r"[-–]")
_SMALL_WORDS = frozenset(("a", "de", "du", "des", "d", "l", "la", "le", "les", "et", "en"))
MAX_TERMS = 8
MAX_TERM_WORDS = 3


@dataclass(frozen=True, slots=True)
class Formula:
    """What a label says it is the sum of: names, and whether those after the first are taken off."""

    terms: tuple[str, ...]
    less: bool


def find_formulas(lines: Sequence[TableLine], crossings: Sequence[int]) -> list[Relation]:
    """The sums that the labels of lines write out, and that hold at more crossings than they fail."""
    found = []
    for number, line in enumerate(lines):
        formula = read_formula(line.label)
        parts = _resolve(formula, lines, number) if formula is not None else None
        if formula is None or parts is None:
            continue
        relation = Relation(number, parts, parts if not formula.less else (), less=formula.less)
        outcomes = [outcome(relation, lines, crossing) for crossing in crossings]
        if outcomes.count("holds") > outcomes.count("fails"):
            found.append(relation)
    return found


def read_formula(label: str) -> Formula | None:
    """Read the formula of a label; None where it has none, or one of sums and differences.

    >>> read_formula("RESULTAT COMPTABLE = A - B = R"), read_formula("TOTAL (= RAR + vote)")
    (Formula(terms=('A', 'B'), less=True), Formula(terms=('RAR', 'vote'), less=False))
    >>> read_formula("Total (3) = (1) + (2)"), read_formula("III = I + II")
    (Formula(terms=('1', '2'), less=False), Formula(terms=('I', 'II'), less=False))
    >>> read_formula("Restes à réaliser N-1"), read_formula("Total (HT)"), read_formula("2023 - 2024")
    (None, None, None)
    """
    equals = "=" in label
    bare = _NAMED_IN_BRACKETS.sub(r" \1 ", label) if equals else label
    pieces = [piece for inside in _BRACKETS.findall(bare) for piece in inside.split("=")]
    if equals:
        first, *rest = _BRACKETS.sub(" ", bare).split("=")
        pieces += [*rest, *(match[1] for match in _AT_END.finditer(first))]
    for piece in pieces:
        terms = [term.strip() for term in _SIGN.split(piece.strip())]
        minus = [_MINUS.search(sign) is not None for sign in _SIGN.findall(piece.strip())]
        if not 2 <= len(terms) <= MAX_TERMS or not all(map(_is_term, terms)):
            continue
        if all(minus) or not any(minus):
            return Formula(tuple(terms), all(minus))
    return None


def _is_term(text: str) -> bool:
    return bool(text) and len(text.split()) <= MAX_TERM_WORDS and re.fullmatch(r"[\w'’ -]+", text) is not None


def list_names(label: str) -> set[str]:
    """The letters and numbers by which a label names its line.

    >>> sorted(list_names("TOTAL DES PRODUITS = A")), sorted(list_names("RESULTAT = A - B = R"))
    (['A'], ['R'])
    >>> sorted(list_names("Charges (I)")), sorted(list_names("III = I + II")), sorted(list_names("A - Produits"))
    (['I'], ['III'], ['A'])
    """
    names = set(_NAMED_IN_BRACKETS.findall(label)) if label.count("(") == 1 or "=" in label else set()
    pieces = label.split("=")
    if len(pieces) > 1:
        names |= {match[1] for piece in (pieces[0], pieces[-1]) if (match := _ALONE.fullmatch(piece))}
        if (match := _NAMED_IN_BRACKETS.search(pieces[0])) is not None:
            return {match[1]}
    if (match := _OPENS.match(label)) is not None:
        names.add(match[1])
    return names


def _resolve(formula: Formula, lines: Sequence[TableLine], total: int) -> tuple[int, ...] | None:
    """The lines that a formula names; None unless each term names one line, and each another."""
    parts = []
    for term in formula.terms:
        others = [number for number in range(len(lines)) if number != total]
        named = [number for number in others if term in list_names(lines[number].label)]
        named = named or [number for number in others if _is_called(term, lines[number].label)]
        if len(named) != 1:
            return None
        parts.append(named[0])
    return tuple(parts) if len(set(parts)) == len(parts) else None


def _is_called(term: str, label: str) -> bool:
    """Whether a label begins with the words of a term, or its words with the letters of it."""
    words = re.findall(r"\w+", fold(label))
    own = re.findall(r"\w+", fold(term))
    if len(term) == 1 or not own or not words:
        return False
    if words[: len(own)] == own:
        return True
    full = "".join(word[0] for word in words)
    short = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    initials = "".join(own)  # « RAR N-1 » are the « Restes à réaliser N-1 »
    return term.isupper() and len(term) > 1 and (full.startswith(initials) or short.startswith(initials))
