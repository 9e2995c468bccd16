"""The nomenclatures of public budgets: which accounts belong to a chapter (M14, M57, M4)."""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.read import read_file

_CODE = re.compile(r"(?<![\w,.])\d{2,6}(?![\w,.%€])")

_CHAPTER = re.compile(r"0\d\d?|9\d\d?|[12467]\d|204")


@cache
def _list_chapters() -> dict[str, tuple[str, ...]]:
    return {chapter: tuple(accounts) for chapter, accounts in read_file("nomenclature")["chapters"].items()}


def read_code(label: str) -> str | None:
    """The number of the chapter or account that a label bears.

    >>> read_code("DEPENSES 011 CHARGES A CARACTERE GENERAL"), read_code("60"), read_code("6574 - Subventions")
    ('011', '60', '6574')
    >>> read_code("Club de judo"), read_code("Lot 2")
    (None, None)
    """
    match = _CODE.search(label)
    return match[0] if match else None


def is_account_of(chapter: str, code: str) -> bool:
    """Tell whether an account, or the first digits of accounts, belongs to a chapter.

    >>> is_account_of("011", "60"), is_account_of("011", "63"), is_account_of("65", "6574"), is_account_of("014", "73")
    (True, True, True, True)
    >>> is_account_of("011", "64"), is_account_of("65", "66"), is_account_of("65", "65"), is_account_of("012", "014")
    (False, False, False, False)
    """
    accounts = _list_chapters().get(chapter)
    if accounts is None:
        return len(code) > len(chapter) and code.startswith(chapter)
    return any(code.startswith(account) or account.startswith(code) for account in accounts)


def is_mapped(chapter: str) -> bool:
    """Tell whether a chapter bears another number than its accounts, so that one account alone may be all of it."""
    return chapter in _list_chapters()


def may_be_chapter(code: str) -> bool:
    """Tell whether a number is one of a chapter: a class and a figure more, 204, or one of budgets alone.

    The numbers that a body gives to its payees are none: « 547 Chorale » over « 5472 Théâtre ».

    >>> [may_be_chapter(code) for code in ("65", "011", "204", "95", "547", "58", "6574")]
    [True, True, True, True, False, False, False]
    """
    return _CHAPTER.fullmatch(code) is not None
