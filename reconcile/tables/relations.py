"""Which lines of a table are sums of which others.

Rows and columns are the same problem turned by 90°, so a *line* is either. Labels tell where to look (“Sous-total”,
“Total général”, “TTC”), the figures tell what it is the sum of: the lines since the last total, all
lines with the totals among them left out, the totals alone, or the lines that follow. A label that is no clear
total (“Coût total”, none at all) makes a relation only where the sums hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from bordereau.reconcile.tables.chance import count_filled, is_close, is_proven, is_scaled
from bordereau.reconcile.tables.chosen import find_chosen
from bordereau.reconcile.tables.differences import find_difference
from bordereau.reconcile.tables.groups import ENOUGH, Grouping, find_grouped
from bordereau.reconcile.tables.line_slips import has_slip, slips_by_digits
from bordereau.reconcile.tables.line_sums import (
    CLEAR,
    Relation,
    TableLine,
    count_holding_digits,
    count_outcomes,
    count_printed_digits,
    outcome,
)
from bordereau.reconcile.tables.nested import find_end
from bordereau.reconcile.tables.open_lines import OpenLines
from bordereau.reconcile.tables.options import add_tax, choose_option, list_following, list_options
from bordereau.reconcile.tables.wordless import find_group_below, find_wordless


def find_relations(
    lines: Sequence[TableLine],
    crossings: Sequence[int],
    *,
    rows: bool,
    alone: frozenset[int] = frozenset(),
    opening: Mapping[int, Relation] | None = None,
) -> list[Relation]:
    """Find the sums among lines. ``crossings`` are the places along a line whose figures add up.

    ``rows`` tells whether the lines are rows (several totals, one under the other, are usual) or columns; ``alone``
    are totals whose parts are not printed, ``opening`` those that stand over their parts.
    """
    state = OpenLines()
    for number, line in enumerate(lines):
        if number in alone:
            state.open.append(number)
            state.leaves[number] = (number,)
            continue
        relation = (opening or {}).get(number)
        if relation is None and number not in state.taken:
            relation = _relate(number, lines, crossings, state, rows=rows)
        if relation is None:
            if line.summable and number not in state.taken:
                state.open.append(number)
            continue
        for found in _explain(relation, lines, crossings, state, rows=rows):
            _keep(found, state)
        if line.summable:
            state.open.append(number)
    return state.relations


def _keep(relation: Relation, state: OpenLines) -> None:
    number = relation.total
    state.taken.update(line for line in (*relation.parts, *relation.consumed) if line > number)
    state.relations.append(relation)
    state.open = [index for index in state.open if index not in relation.consumed]
    state.leaves[number] = tuple(leaf for part in relation.parts for leaf in state.leaves.get(part, (part,)))


def _explain(
    relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines, *, rows: bool
) -> list[Relation]:
    """Find what explains a total that misses its lines: groups that no word tells, or a difference; else itself."""
    number = relation.total
    below = [part for part in relation.parts if part > number]
    if rows and below and below[-1] - number > len(below):  # it passes over lines, which are parts of its own parts
        inner = [_find_inner(part, lines, crossings) for part in relation.parts if part > number]
        return [*(group for group in inner if group is not None), relation]
    if not count_outcomes(relation, lines, crossings)[1] or any(part > number for part in relation.parts):
        return [relation]
    grouped = _find_grouping(number, lines, crossings, state, relation.consumed) if rows else None
    if grouped is not None:
        return grouped.list_relations(lines)
    rest = find_difference(number, lines, crossings, state.open)
    return [relation if rest is None else rest]


def _find_inner(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """The group that a line inside a group heads, if any: by its own proof, or right under it by that of the whole."""
    own = find_group_below(number, lines, crossings)
    end = find_end(number, lines, crossings)
    parts = tuple(index for index in range(number + 1, end + 1) if lines[index].summable)
    return own or (Relation(number, parts, parts) if len(parts) > 1 else None)


def _find_grouping(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines, also: tuple[int, ...] = ()
) -> Grouping | None:
    """The groups that make a total hold: among the lines since the last total, those since the last that says so, or
    all that are open.
    """
    totals = [index for index in state.open if index in state.leaves]
    clear = [index for index in totals if lines[index].hint in CLEAR]
    scopes = [tuple(index for index in state.open if index > some[-1]) for some in (totals, clear) if some]
    found = []
    for among in dict.fromkeys((*scopes, also, tuple(state.open))):
        grouping = find_grouped(Relation(number, among, among), lines, crossings) if len(among) > 1 else None
        if grouping is not None and grouping.whole:
            return grouping
        found += [grouping] if grouping is not None else []
    return max(found, key=lambda grouping: grouping.proven, default=None)


def _relate(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines, *, rows: bool
) -> Relation | None:
    line = lines[number]
    last = number == len(lines) - 1
    taxed = add_tax(number, lines, state)
    if line.hint == "none" and rows:
        wordless = find_wordless(number, lines, crossings, state)
        if wordless is not None:
            return wordless
    if line.hint == "none" and not last and number != 0 and taxed is None:
        return None
    options = (
        []
        if line.hint == "none" and number == 0 and not last
        else list_options(number, lines, crossings, state, rows=rows)
    )
    if taxed is not None:
        options.insert(0, taxed)
    if not options or (number == 0 and line.hint != "none"):
        options += list_following(number, lines)
    if line.hint == "none" and number == 0:
        options = list_following(number, lines)
    beside = None if rows or line.hint not in CLEAR else _find_some(number, lines, crossings)
    if not options:
        return beside
    best, holds, fails = choose_option(options, lines, crossings)
    closing = rows and last and (line.hint == "weak" or not line.label) and len(best.parts) >= 2
    if line.hint in CLEAR or closing or best is taxed:
        if holds:
            return beside if fails and beside else best
        if not line.label and line.hint == "none":
            return _find_rest(number, lines, crossings, state)  # a last line that no word calls a total claims nothing
        return beside or _choose_failing(number, lines, options, crossings, state)
    if line.hint != "none":
        if rows and line.hint == "weak" and holds <= fails:
            return _find_weak(best, lines, crossings, state)
        return best if holds > fails and len(best.parts) >= 2 else None
    adds = any(count_filled(best, lines, crossing) > 1 for crossing in crossings)
    close = all(is_close(best, lines, crossing) for crossing in crossings)
    whole = close and holds >= 2 and not fails and adds
    whole = whole and not (rows and number == 0 and is_scaled(best, lines, crossings))
    slip = _is_slip(best, lines, crossings, fails)
    return best if (whole or slip) and len(best.parts) >= 2 else None


def _find_weak(
    best: Relation, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines
) -> Relation | None:
    """« Coût total » of groups that no word tells, where they make it, or of lines that make it but for a slip."""
    grouping = _find_grouping(best.total, lines, crossings, state)
    if grouping is not None and grouping.proven >= ENOUGH:
        return Relation(best.total, grouping.total.consumed, grouping.total.consumed)
    missed = [crossing for crossing in crossings if outcome(best, lines, crossing) == "fails"]
    slips = all(slips_by_digits(best, lines, crossing) for crossing in missed)
    sure = len(best.parts) > 1 and slips and count_holding_digits(best, lines, crossings) >= ENOUGH
    return best if sure else None


def _find_rest(number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines) -> Relation | None:
    """The sum of all open lines, where groups among them or a difference make it one."""
    whole = Relation(number, tuple(state.open), tuple(state.open))
    return whole if _explain(whole, lines, crossings, state, rows=True) != [whole] else None


def _is_slip(option: Relation, lines: Sequence[TableLine], crossings: Sequence[int], fails: int) -> bool:
    """Tell whether a closing line without the word is a total with one slip: three other figures of it are sums."""
    stated = {
        cell.value
        for crossing in crossings
        if outcome(option, lines, crossing) == "holds"
        and (cell := lines[option.total].cells[crossing]) is not None
        and cell.value
    }
    held = (crossing for crossing in crossings if outcome(option, lines, crossing) == "holds")
    return fails == 1 and len(stated) >= 3 and all(is_close(option, lines, crossing) for crossing in held)


def _find_some(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """The columns that make a total where not all do: those right before it, else some that every row proves."""
    return _find_beside(number, lines, crossings) or find_chosen(number, lines, crossings)


def _find_beside(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """The columns right before a total, though one printed before them counts them as well: a cost, then its grant,
    its loan, and the total of those.
    """
    parts: tuple[int, ...] = ()
    for index in range(number - 1, -1, -1):
        if lines[index].hint in CLEAR or not lines[index].summable:
            break
        parts = (index, *parts)
        if is_proven(option := Relation(number, parts, ()), lines, crossings):
            return option
    return None


def _choose_failing(
    number: int,
    lines: Sequence[TableLine],
    options: Sequence[Relation],
    crossings: Sequence[int],
    state: OpenLines,
) -> Relation | None:
    """Choose what a clear total should be the sum of when no way of adding holds: the nearest one.

    A second total right under another, of another tax or of no stated relation, is no sum of it.
    """
    line = lines[number]
    above = lines[number - 1] if number else None
    if above is not None and above.hint in CLEAR and line.hint != "grand" and above.hint != "subtotal":
        alone = [index for index in state.open if index in state.leaves]
        if len(alone) < 2 or (line.tax != above.tax):
            return None
    if line.hint == "subtotal":
        return next((option for option in options if has_slip(option, lines, crossings)), options[0])
    gap = _measure_gap(lines, crossings)
    long = any(cell is not None and count_printed_digits(cell) >= ENOUGH for cell in line.cells)
    return min(
        options,
        key=lambda option: (not (long and has_slip(option, lines, crossings)), gap(option), len(option.parts)),
    )


def _measure_gap(lines: Sequence[TableLine], crossings: Sequence[int]) -> Callable[[Relation], Decimal]:
    def gap(option: Relation) -> Decimal:
        total = Decimal(0)
        for crossing in crossings:
            stated = lines[option.total].cells[crossing]
            parts = [lines[part].cells[crossing] for part in option.parts]
            if stated is None or stated.value is None:
                continue
            computed = sum((part.value for part in parts if part and part.value is not None), Decimal(0))
            total += abs(stated.value - computed)
        return total

    return gap
