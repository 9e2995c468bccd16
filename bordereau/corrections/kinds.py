"""What may stand in a leaf of a document: how a reviewer's text becomes its value, or why it cannot.

A value that does not fit is refused before anything is written: a correction must never bring in what an extraction
could not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import get_args

from bordereau.lexicon.headings import Label, read_label
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.money.amounts import find_amounts
from bordereau.schemas.bounds import read_bounded
from bordereau.schemas.correction import SUM_PATH, Correction
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.deliberation import CountKind
from bordereau.schemas.errors import UsageError
from bordereau.schemas.found import FoundAmount

NUMBERS = re.compile(r"/(?:\d+|-)(?=/|$)")
COUNTS = {f"/deliberation/votes/{name}" for name in get_args(CountKind)}
NUMERIC = {"/parties/share_capital", "/amounts/value", "/figures/value", "/tables/rows/cells/value"} | COUNTS
DATES = {"/date/iso", "/period/start", "/period/end"}
ITEMS = {
    "/amends": "title",
    "/parties": "name",
    "/parties/identifiers": "value",
    "/parties/representatives": "name",
    "/parties/authorisations": "text",
    "/parties/aliases": "",
    "/articles": "title",
    "/amounts": "value",
    "/figures": "value",
    "/signatures": "name",
}
"""The lists whose items may be left out, and the leaf that stands for the whole item."""
ADDED = {"/amounts", "/parties", "/articles", "/signatures", "/title", "/date/iso", "/place"}
"""What a reviewer may add where it is missing."""
TEXTS = {
    "/title", "/place", "/deliberation/number", "/deliberation/object", "/deliberation/body", "/deliberation/decision",
    "/deliberation/votes/unanimous", "/parties/group", "/parties/legal_form", "/parties/address/text",
    "/parties/representatives/role", "/signatures/party", "/signatures/role", "/tables/rows/label",
}  # fmt: skip
LEAVES = NUMERIC | DATES | TEXTS | {f"{items}/{leaf}".rstrip("/") for items, leaf in ITEMS.items()}
DIGITS_ONLY = ("SIREN", "SIRET", "RCS")
ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def name_leaf(path: str) -> str:
    """Name a kind of leaf: its pointer without the act and without numbers.

    >>> name_leaf("/acts/0/tables/1/rows/2/cells/0/value"), name_leaf("/acts/0/amounts/-")
    ('/tables/rows/cells/value', '/amounts')
    """
    return NUMBERS.sub("", path).removeprefix("/acts")


def check_corrections(corrections: Iterable[Correction], name: str) -> None:
    """Raise UsageError for the first correction that no document could take; ``name`` is that of the file."""
    for one in corrections:
        try:
            check_correction(one)
        except ValueError as error:
            raise UsageError(f"{name}: {one.path}{error}.") from error


def check_correction(one: Correction) -> None:
    """Raise ValueError for what no document could take, with the rest of a sentence that begins with its path."""
    if SUM_PATH.fullmatch(one.path):
        return
    leaf = name_leaf(one.path)
    if leaf not in (ADDED if one.verdict == "missing" else LEAVES):
        raise ValueError(f" is no fact that can be {one.verdict}")
    try:
        if one.value is not None:
            read_value(leaf, one.value)
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f": {error}") from error


def read_value(leaf: str, text: str) -> str:
    """Read what a reviewer wrote into the value of a leaf. Raises ValueError with a sentence without its full stop.

    >>> read_value("/date/iso", "17 décembre 2020"), read_value("/amounts/value", "15200000.0")
    ('2020-12-17', '15200000')
    """
    if leaf in NUMERIC:
        return read_number(text)
    if leaf in DATES:
        return read_date(text)
    if leaf == "/amounts":
        return print_decimal(read_amount(text).value)
    if leaf == "/articles":
        read_heading(text)
    if not text.strip():
        raise ValueError("an empty text is no value")
    return text


def read_number(text: str) -> str:
    """Read a decimal number as the JSON writes it; one that no act can state is refused."""
    return print_decimal(read_bounded(text))


def read_date(text: str) -> str:
    """Read a date, in ISO form or as an act prints it."""
    if ISO.fullmatch(text.strip()):
        parts = [int(part) for part in text.strip().split("-")]
        try:
            date(*[*parts, 1, 1][:3])
        except ValueError as error:
            raise ValueError(f"“{text}” is no date of the calendar") from error
        return text.strip()
    found = [one for one in find_dates(text) if ISO.fullmatch(one.iso)]
    if len(found) != 1:
        raise ValueError(f"“{text}” is no date: write it as printed, or as 2020-12-17, 2020-12 or 2020")
    return found[0].iso


def read_amount(text: str) -> FoundAmount:
    """Read the one sum of money in a text."""
    found = [one for one in find_amounts(text) if one.currency == "EUR"]
    if len(found) != 1:
        raise ValueError(f"“{text[:100]}” is no single sum of money: write it as printed, for example 15,2 M€")
    read_bounded(print_decimal(found[0].value))
    return found[0]


def read_heading(text: str) -> Label:
    """Read the number that opens the heading of an article."""
    label = read_label(text)
    if label is None or not label.number:
        raise ValueError(f"“{text}” is no heading of an article: write it as printed, for example Article 4 – Durée")
    return label


def read_identifier(scheme: str, text: str) -> str:
    """Write a registered number as its scheme has it: SIREN, SIRET and RCS in digits only."""
    return re.sub(r"\D", "", text) if scheme in DIGITS_ONLY else text.strip()
