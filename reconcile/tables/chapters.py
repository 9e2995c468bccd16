"""Chapters of a public budget among the lines of a table, by their numbers, and the accounts under them."""

from __future__ import annotations

from collections.abc import Sequence

from bordereau.lexicon.nomenclature import is_account_of, is_mapped, may_be_chapter, read_code
from bordereau.reconcile.tables.line_sums import CLEAR, Relation, TableLine, count_holding_digits, count_outcomes
from bordereau.schemas.trust import DIGITS_THAT_PROVE

ACCOUNT_DIGITS = 4
"""Chapters of budgets have two or three."""
CHAPTER_WITH_ACCOUNT = 2


def list_chapters(lines: Sequence[TableLine], since: Sequence[int]) -> tuple[int, ...]:
    """The chapters among lines, where operations or accounts are told under some of them as well, in part."""
    codes = {index: _read_leading_code(lines[index].label) for index in since}
    chapters = tuple(index for index in since if 2 <= len(codes[index]) < ACCOUNT_DIGITS)
    return chapters if 2 <= len(chapters) < len(since) else ()


def _read_leading_code(label: str) -> str:
    """The code that opens a label, after headings in capitals if any; "" where it has none, or one within its words."""
    code = read_code(label) or ""
    before = label.partition(code)[0].strip() if code else ""
    return code if not before or before.isupper() else ""


def find_accounts(number: int, lines: Sequence[TableLine], crossings: Sequence[int]) -> Relation | None:
    """A chapter of a public budget and the accounts under it, by their numbers: one column is enough.

    Some write « 13 » for the chapter 013.
    """
    own = read_code(lines[number].label)
    for chapter in () if own is None else (own, f"0{own}"):
        parts = _list_accounts(chapter, number, lines) if chapter == own or is_mapped(chapter) else ()
        option = Relation(number, parts, ())
        holds, fails = count_outcomes(option, lines, crossings)
        alone = _is_lone_account(option, lines, crossings) or _is_like_others(option, lines, crossings)
        sure = len(parts) > 1 or is_mapped(chapter) or alone
        if parts and sure and holds and not fails:
            return option
    return None


def _is_lone_account(option: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether the one line under a chapter is an account of it, and not a chapter as 204 is beside 20."""
    codes = [read_code(lines[part].label) or "" for part in option.parts]
    chapter = may_be_chapter(read_code(lines[option.total].label) or "")
    digits = count_holding_digits(option, lines, crossings)
    return chapter and len(codes) == 1 and len(codes[0]) >= ACCOUNT_DIGITS and digits >= DIGITS_THAT_PROVE


def _is_like_others(option: Relation, lines: Sequence[TableLine], crossings: Sequence[int]) -> bool:
    """Whether the one line under a chapter has a number as long as those under another, which is surely their sum.

    So in a budget by functions (chapters 90 to 95 of M57), where « 954 » may stand alone under « 95 »; elsewhere 204 is
    a chapter beside 20.
    """
    codes = [read_code(lines[number].label) or "" for number in (option.total, *option.parts)]
    if len(codes) != CHAPTER_WITH_ACCOUNT or not codes[0].startswith("9"):
        return False
    for number, line in enumerate(lines):
        code = read_code(line.label)
        if number == option.total or code is None or len(code) != len(codes[0]):
            continue
        parts = _list_accounts(code, number, lines)
        alike = len(parts) > 1 and len(read_code(lines[parts[0]].label) or "") == len(codes[-1])
        holds, fails = count_outcomes(Relation(number, parts, ()), lines, crossings) if alike else (0, 0)
        if holds and not fails:
            return True
    return False


def _list_accounts(chapter: str, number: int, lines: Sequence[TableLine]) -> tuple[int, ...]:
    """The lines right under a chapter that bear the numbers of its accounts."""
    parts: list[int] = []
    for index in range(number + 1, len(lines)):
        code = read_code(lines[index].label)
        if code is None or not is_account_of(chapter, code) or lines[index].hint in CLEAR:
            break
        parts.append(index)
    return tuple(parts)
