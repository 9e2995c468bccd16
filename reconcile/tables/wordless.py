"""Sums that no word tells, proven by what they are: the head of a group, its foot, an amount without its taxes."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.reconcile.tables.chance import count_filled, is_exact, is_proven, is_scaled
from bordereau.reconcile.tables.chapters import find_accounts
from bordereau.reconcile.tables.line_sums import CLEAR, Relation, TableLine, count_holding_digits, count_outcomes
from bordereau.reconcile.tables.nested import find_nested
from bordereau.reconcile.tables.open_lines import OpenLines
from bordereau.reconcile.tables.options import list_options
from bordereau.schemas.trust import DIGITS_THAT_PROVE


def find_wordless(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines
) -> Relation | None:
    """The sum that a line is, though its label has no word for it."""
    group = None
    if number < len(lines) - 1:
        group = find_group_below(number, lines, crossings) or _find_unnamed(number, lines, crossings, state)
        group = group or find_nested(number, lines, crossings, state.ends)
    return group or _find_untaxed(number, lines, crossings, state)


def find_group_below(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """A group whose total is printed first, without the word: “011 Charges générales”, then its accounts.

    It must hold in two columns at least, with different figures, and fail in none.
    """
    known = find_accounts(number, lines, crossings)
    if known is not None:
        return known
    parts: list[int] = []
    inner = number + 1 < len(lines) and lines[number + 1].part_of
    for index in range(number + 1, len(lines)):
        if lines[index].hint in CLEAR or (inner and not lines[index].part_of):
            break
        if lines[index].summable or inner:
            parts.append(index)
        if not inner and is_proven(option := Relation(number, tuple(parts), ()), lines, crossings):
            return None if is_scaled(option, lines, crossings) else option
    whole = Relation(number, tuple(parts), ())
    return whole if inner and len(parts) > 1 and count_outcomes(whole, lines, crossings)[1] == 0 else None


def _find_unnamed(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines
) -> Relation | None:
    """A total that does not say so: “Besoins” under its parts, proven by two columns at least.

    A line that says again what one total further up does is none: receipts are as much as spending. Right under it, it
    carries it over to the next page.
    """
    options = list_options(number, lines, crossings, state)[:1]
    several = (option for option in options if len(option.consumed) > 1 or option.consumed == (number - 1,))
    proven = (option for option in several if is_proven(option, lines, crossings))
    return next((option for option in proven if not is_scaled(option, lines, crossings)), None)


def _find_untaxed(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines
) -> Relation | None:
    """« Montant HT » under its lines: the word is that of a column, the sum that of a total."""
    summed = read_pattern("totals", "weak_heads").search(fold(lines[number].label))
    if lines[number].tax != "HT" or summed is None:
        return None
    for option in list_options(number, lines, crossings, state)[:1]:
        holds, fails = count_outcomes(option, lines, crossings)
        adds = [crossing for crossing in crossings if count_filled(option, lines, crossing) > 1]
        if not holds or fails or not adds or not all(is_exact(option, lines, crossing) for crossing in adds):
            continue
        if count_holding_digits(option, lines, crossings) >= DIGITS_THAT_PROVE:
            return option
    return None
