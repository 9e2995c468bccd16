"""Which lines of a table are sums of which others.

Rows and columns are the same problem turned by 90°, so a *line* is either. Labels tell where to look (“Sous-total”,
“Total général”, “TTC”), the figures tell what it is the sum of: the lines since the last total, all
lines with the totals among them left out, the totals alone, or the lines that follow. A label that is no clear
total (“Coût total”, none at all) makes a relation only where the sums hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.reconcile.tables.chance import count_filled, is_exact, is_proven, is_scaled
from bordereau.reconcile.tables.chapters import find_accounts, list_chapters
from bordereau.reconcile.tables.chosen import find_chosen
from bordereau.reconcile.tables.differences import find_difference
from bordereau.reconcile.tables.groups import ENOUGH, Grouping, find_grouped, has_slip
from bordereau.reconcile.tables.line_sums import (
    CLEAR,
    Relation,
    TableLine,
    count_holding_digits,
    count_outcomes,
    outcome,
)
from bordereau.reconcile.tables.nested import find_end, find_nested
from bordereau.reconcile.tables.runs import slips_by_digits
from bordereau.schemas.trust import DIGITS_THAT_PROVE


@dataclass(slots=True)
class _State:
    open: list[int] = field(default_factory=list)
    """Lines not yet part of any total; totals found so far stand for their parts."""
    leaves: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """For each total the plain lines it adds up."""
    relations: list[Relation] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Lines below a total printed first: its parts, no longer open when they are reached."""


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
    state = _State()
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


def _keep(relation: Relation, state: _State) -> None:
    number = relation.total
    state.taken.update(line for line in (*relation.parts, *relation.consumed) if line > number)
    state.relations.append(relation)
    state.open = [index for index in state.open if index not in relation.consumed]
    state.leaves[number] = tuple(leaf for part in relation.parts for leaf in state.leaves.get(part, (part,)))


def _explain(
    relation: Relation, lines: Sequence[TableLine], crossings: Sequence[int], state: _State, *, rows: bool
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
    own = _find_group_below(number, lines, crossings)
    end = find_end(number, lines, crossings)
    parts = tuple(index for index in range(number + 1, end + 1) if lines[index].summable)
    return own or (Relation(number, parts, parts) if len(parts) > 1 else None)


def _find_grouping(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State, also: tuple[int, ...] = ()
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
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State, *, rows: bool
) -> Relation | None:
    line = lines[number]
    last = number == len(lines) - 1
    taxed = _add_tax(number, lines, state)
    if line.hint == "none" and rows:
        wordless = _find_wordless(number, lines, crossings, state)
        if wordless is not None:
            return wordless
    if line.hint == "none" and not last and number != 0 and taxed is None:
        return None
    options = (
        []
        if line.hint == "none" and number == 0 and not last
        else _list_options(number, lines, crossings, state, rows=rows)
    )
    if taxed is not None:
        options.insert(0, taxed)
    if not options or (number == 0 and line.hint != "none"):
        options += _list_following(number, lines)
    if line.hint == "none" and number == 0:
        options = _list_following(number, lines)
    beside = None if rows or line.hint not in CLEAR else _find_some(number, lines, crossings)
    scored = [(count_outcomes(option, lines, crossings), -place, option) for place, option in enumerate(options)]
    if not scored:
        return beside
    (holds, fails), _, best = max(scored, key=lambda entry: (entry[0][0] - entry[0][1], entry[0][0], entry[1]))
    closing = rows and last and (line.hint == "weak" or not line.label) and len(best.parts) >= 2
    if line.hint in CLEAR or closing or best is taxed:
        if holds:
            return beside if fails and beside else best
        if not line.label and line.hint == "none":
            return _find_rest(number, lines, crossings, state)  # a last line that no word calls a total claims nothing
        return beside or _choose_failing(number, lines, options, crossings, state)
    if line.hint == "none":
        adds = any(count_filled(best, lines, crossing) > 1 for crossing in crossings)
        whole = holds >= 2 and not fails and adds and not (rows and number == 0 and is_scaled(best, lines, crossings))
        proven = whole or _is_slip(best, lines, crossings, fails)
    else:
        proven = holds > fails
    if rows and line.hint == "weak" and not proven:
        return _find_weak(best, lines, crossings, state)
    return best if proven and len(best.parts) >= 2 else None


def _find_weak(best: Relation, lines: Sequence[TableLine], crossings: Sequence[int], state: _State) -> Relation | None:
    """« Coût total » of groups that no word tells, where they make it, or of lines that make it but for a slip."""
    grouping = _find_grouping(best.total, lines, crossings, state)
    if grouping is not None and grouping.proven >= ENOUGH:
        return Relation(best.total, grouping.total.consumed, grouping.total.consumed)
    missed = [crossing for crossing in crossings if outcome(best, lines, crossing) == "fails"]
    slips = all(slips_by_digits(best, lines, crossing) for crossing in missed)
    sure = len(best.parts) > 1 and slips and count_holding_digits(best, lines, crossings) >= ENOUGH
    return best if sure else None


def _find_rest(number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State) -> Relation | None:
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
    return fails == 1 and len(stated) >= 3


def _list_options(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State, *, rows: bool = True
) -> list[Relation]:
    """List the ways in which the open lines above may make up a total, the usual way first."""
    open_ = state.open
    totals = [index for index in open_ if index in state.leaves]
    since = open_[open_.index(totals[-1]) + 1 :] if totals else list(open_)
    leaves = tuple(leaf for index in open_ for leaf in state.leaves.get(index, (index,)))
    options = []
    if since:
        options.append(Relation(number, tuple(since), tuple(since)))
    if not rows:  # “Total vote” adds the last columns, not the budget of the year before
        options.extend(Relation(number, tuple(since[k:]), tuple(since[k:])) for k in range(1, len(since) - 1))
    if totals:
        options.append(Relation(number, leaves, tuple(open_)))
        options.append(Relation(number, tuple(open_), tuple(open_)))
        if since and len(totals) > 1:
            options.append(Relation(number, tuple(totals), tuple(totals)))
        strong = [index for index in totals if lines[index].hint in ("strong", "grand")]
        if rows and strong and strong[-1] != open_[-1] and lines[number].hint == "strong":
            section = tuple(index for index in open_ if index > strong[-1])
            options.append(Relation(number, section, section))
        if rows and lines[number].hint in CLEAR:
            options.extend(_list_sections(number, lines, crossings, state))
    if lines[number].hint == "grand" and totals and since:
        options = [*options[1:], options[0]]
    later = any(line.hint in CLEAR for line in lines[number + 1 :])
    if rows and lines[number].hint in CLEAR and (later or lines[number].hint == "subtotal"):
        options.extend(_list_nearest(number, lines, crossings, since))
    chapters = list_chapters(lines, since)
    if rows and chapters:
        options.append(Relation(number, chapters, tuple(since)))
    named = _share_name(number, lines, open_)
    return [named, *options] if named is not None else options


def _list_nearest(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], since: Sequence[int]
) -> list[Relation]:
    """Some lines right above a total, where they make it in every column: « Sous-total » of a lot after one without."""
    known = find_grouped(Relation(number, tuple(since), tuple(since)), lines, crossings) if len(since) > 1 else None
    heads = {group.head for group in known.groups} if known is not None else set()
    for start in range(len(since) - 2, 0, -1):
        if heads & set(since[:start]) and not heads & set(since[start:]):
            continue  # a line before them is the head of some of them
        option = Relation(number, tuple(since[start:]), tuple(since[start:]))
        missed = [crossing for crossing in crossings if outcome(option, lines, crossing) == "fails"]
        if not any(count_filled(option, lines, crossing) > 1 for crossing in crossings if crossing not in missed):
            continue
        proven = count_holding_digits(option, lines, crossings)
        if proven >= (ENOUGH if missed else DIGITS_THAT_PROVE) and all(
            slips_by_digits(option, lines, crossing) for crossing in missed
        ):
            return [option]
    return []


def _list_sections(number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State) -> list[Relation]:
    """The totals since an earlier one of the same rank, where they make this one in every column: « Total
    INVESTISSEMENT » adds the chapters after « Total FONCTIONNEMENT ».
    """
    totals = [index for index in state.open if index in state.leaves]
    since = [tuple(index for index in state.open if index > earlier) for earlier in totals[:-1]]
    options = [Relation(number, parts, parts) for parts in since]
    return [
        option
        for option in options
        if not count_outcomes(option, lines, crossings)[1]
        and count_holding_digits(option, lines, crossings) >= DIGITS_THAT_PROVE
    ]


def _list_following(number: int, lines: Sequence[TableLine]) -> list[Relation]:
    """A total printed before its parts: the lines after it, up to the next total."""
    parts = []
    for index in range(number + 1, len(lines)):
        if lines[index].hint in CLEAR:
            break
        if lines[index].summable:
            parts.append(index)
    return [Relation(number, tuple(parts), ())] if len(parts) >= 2 else []


def _find_group_below(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
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


def _find_unnamed(number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State) -> Relation | None:
    """A total that does not say so: “Besoins” under its parts, proven by two columns at least.

    A line that says again what one total further up does is none: receipts are as much as spending. Right under it, it
    carries it over to the next page.
    """
    options = _list_options(number, lines, crossings, state)[:1]
    several = (option for option in options if len(option.consumed) > 1 or option.consumed == (number - 1,))
    proven = (option for option in several if is_proven(option, lines, crossings))
    return next((option for option in proven if not is_scaled(option, lines, crossings)), None)


def _find_wordless(number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State) -> Relation | None:
    """The sum that a line is, though its label has no word for it."""
    group = None
    if number < len(lines) - 1:
        group = _find_group_below(number, lines, crossings) or _find_unnamed(number, lines, crossings, state)
        group = group or find_nested(number, lines, crossings)
    return group or _find_untaxed(number, lines, crossings, state)


def _find_untaxed(number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: _State) -> Relation | None:
    """« Montant HT » under its lines: the word is that of a column, the sum that of a total."""
    summed = read_pattern("totals", "weak_heads").search(fold(lines[number].label))
    if lines[number].tax != "HT" or summed is None:
        return None
    for option in _list_options(number, lines, crossings, state)[:1]:
        holds, fails = count_outcomes(option, lines, crossings)
        adds = [crossing for crossing in crossings if count_filled(option, lines, crossing) > 1]
        if not holds or fails or not adds or not all(is_exact(option, lines, crossing) for crossing in adds):
            continue
        if count_holding_digits(option, lines, crossings) >= DIGITS_THAT_PROVE:
            return option
    return None


def _share_name(number: int, lines: Sequence[TableLine], open_: Sequence[int]) -> Relation | None:
    """“Total AE” is the sum of those lines whose name has “AE” at the same end, where not all have it."""
    words = [
        word
        for word in lines[number].label.lower().split()
        if word not in ("total", "totaux", "ensemble", "général", "general")
    ]
    if not words or len(words) > 4:
        return None
    same = [
        index
        for index in open_
        if lines[index].label.lower().split()[-len(words) :] == words
        or lines[index].label.lower().split()[: len(words)] == words
    ]
    if len(same) < 2 or len(same) == len(open_):
        return None
    return Relation(number, tuple(same), tuple(same))


def _add_tax(number: int, lines: Sequence[TableLine], state: _State) -> Relation | None:
    """“TTC” after “HT” and “TVA” is their sum."""
    if lines[number].tax != "TTC" or len(state.open) < 2:
        return None
    before = state.open[-2:]
    if {lines[index].tax for index in before} != {"HT", "TVA"}:
        return None
    return Relation(number, tuple(before), tuple(before))


def _choose_failing(
    number: int,
    lines: Sequence[TableLine],
    options: Sequence[Relation],
    crossings: Sequence[int],
    state: _State,
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
    return min(options, key=lambda option: (not has_slip(option, lines, crossings), gap(option), len(option.parts)))


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
