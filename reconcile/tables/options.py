"""The ways in which lines may make up a total: those since the last total, all, the totals alone, a section."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.reconcile.tables.chance import count_filled
from bordereau.reconcile.tables.chapters import list_chapters
from bordereau.reconcile.tables.groups import ENOUGH, find_grouped
from bordereau.reconcile.tables.line_slips import slips_by_digits
from bordereau.reconcile.tables.line_sums import (
    CLEAR,
    Relation,
    TableLine,
    count_holding_digits,
    count_outcomes,
    outcome,
)
from bordereau.reconcile.tables.open_lines import OpenLines
from bordereau.schemas.trust import DIGITS_THAT_PROVE


def choose_option(
    options: Sequence[Relation], lines: Sequence[TableLine], crossings: Sequence[int]
) -> tuple[Relation, int, int]:
    """Choose the way that holds most often; gives also how often it holds and fails.

    Where lines of a group are told for some years only, what their heads come to is told for all: a way that says
    nothing of a stated total is as good as one that fails there.
    """
    scored = []
    for place, option in enumerate(options):
        outcomes = [outcome(option, lines, crossing) for crossing in crossings if _states(option, lines, crossing)]
        holds, fails, silent = (outcomes.count(verdict) for verdict in ("holds", "fails", "silent"))
        scored.append(((holds - fails - silent, holds, -silent, -place), option, holds, fails))
    _, best, holds, fails = max(scored, key=lambda entry: entry[0])
    return best, holds, fails


def _states(option: Relation, lines: Sequence[TableLine], crossing: int) -> bool:
    cell = lines[option.total].cells[crossing]
    return cell is not None and (cell.value is not None or cell.unread)


def list_options(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines, *, rows: bool = True
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
        if rows and lines[number].hint in ("strong", "subtotal"):  # one of all leaves none out
            options.extend(_list_sections(number, lines, crossings, state))
    if lines[number].hint == "grand" and totals and since:
        options = [*options[1:], options[0]]
    later = any(line.hint in CLEAR for line in lines[number + 1 :])
    closes = later or lines[number].hint == "subtotal"
    if rows and ((lines[number].hint in CLEAR and closes) or _is_result(lines[number])):
        options.extend(_list_nearest(number, lines, crossings, since))
    chapters = list_chapters(lines, since)
    if rows and chapters:
        options.append(Relation(number, chapters, tuple(since)))
    named = _share_name(number, lines, open_)
    return [named, *options] if named is not None else options


def _is_result(line: TableLine) -> bool:
    """Whether a line is a result: it adds those right above it, « Solde de clôture » and « Restes à réaliser », and no
    more.
    """
    return line.hint != "none" and read_pattern("totals", "results").search(fold(line.label)) is not None


def _list_nearest(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], since: Sequence[int]
) -> list[Relation]:
    """Some lines right above a total, where they make it in every column: « Sous-total » of a lot after one without."""
    if not since or not count_outcomes(Relation(number, tuple(since), ()), lines, crossings)[1]:
        return []
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


def _list_sections(
    number: int, lines: Sequence[TableLine], crossings: Sequence[int], state: OpenLines
) -> list[Relation]:
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


def list_following(number: int, lines: Sequence[TableLine]) -> list[Relation]:
    """A total printed before its parts: the lines after it, up to the next total."""
    parts = []
    for index in range(number + 1, len(lines)):
        if lines[index].hint in CLEAR:
            break
        if lines[index].summable:
            parts.append(index)
    return [Relation(number, tuple(parts), ())] if len(parts) >= 2 else []


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


def add_tax(number: int, lines: Sequence[TableLine], state: OpenLines) -> Relation | None:
    """“TTC” after “HT” and “TVA”, or taxes of several rates, is their sum."""
    if lines[number].tax != "TTC" or len(state.open) < 2:
        return None
    taxes = [*takewhile(lambda index: lines[index].tax == "TVA", reversed(state.open))][::-1]
    base = state.open[-len(taxes) - 1] if 1 < len(taxes) < len(state.open) else None
    if base is not None and lines[base].tax == "HT":
        return Relation(number, (base, *taxes), (base, *taxes))
    before = state.open[-2:]
    if {lines[index].tax for index in before} != {"HT", "TVA"}:
        return None
    return Relation(number, tuple(before), tuple(before))
