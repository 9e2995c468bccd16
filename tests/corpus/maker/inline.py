"""Inline marks of a form: what a stretch of text says, beside how it is printed.

A form is prose with marks in braces. ``{45 000 €=45000 max TTC #g}`` prints « 45 000 € » and states an amount of
45 000 euros, a ceiling, tax included, that is the total of the sum ``g``; ``{name:Commune de Vaubreuil}`` prints
the name and states it of the current party, ``{2.name:…}`` of the second. ``//`` in a mark ends the printed line.
Truth therefore comes from the same text that prints the page.
Flags of an amount: a qualifier (``max min about more less``, ``q?`` leaves it out of the truth), ``HT`` or ``TTC``,
``#g`` total of the sum g, ``@g`` part of it, ``W500`` the value that the words beside it say, ``n`` a count,
``%`` a share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

MARK = re.compile(r"\{([^{}]+)\}")
FIELD = re.compile(r"(?:(\d+)\.)?(#|[a-zA-Z_]+[0-9]?):?(.*)", re.S)
QUALIFIERS = {
    "max": "maximum",
    "min": "minimum",
    "about": "about",
    "more": "more_than",
    "less": "less_than",
    "exact": "exact",
}
FIELDS = {
    "name",
    "form",
    "cap",
    "addr",
    "siren",
    "siret",
    "rcs",
    "rna",
    "rep",
    "role",
    "repn",
    "auth",
    "alias",
    "group",
    "date",
    "place",
    "sig",
    "T",
    "br",
    "tab",
    "noname",
}


@dataclass(frozen=True, slots=True)
class Money:
    """A figure that the text states, with its part in a sum."""

    text: str
    value: Decimal
    precision: Decimal
    qualifier: str = "exact"
    tax: str | None = None
    total_of: str | None = None
    part_of: tuple[str, ...] = ()
    words: Decimal | None = None
    kind: str = "money"
    """``money``, ``count`` or ``percent``"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of printed text and what it states."""

    text: str
    key: str = ""
    arguments: tuple[str, ...] = ()
    money: Money | None = None
    link: str = ""
    party: int = 0
    """The party, counted from 1, of which it says so; 0 is the last one named"""


@dataclass(slots=True)
class Typography:
    """How a form prints quotes, apostrophes and the spaces inside sums."""

    money_space: str = " "
    apostrophe: str = "’"
    guillemets: str = "nbsp"
    swaps: dict[str, str] = field(default_factory=dict)

    def dress(self, text: str) -> str:
        """Print plain typing in this form's habits; ``~`` is a no-break space."""
        return self.dress_cell(text).replace("~", "\u00a0")

    def dress_cell(self, text: str) -> str:
        """The same for a table, where ``~`` draws a number."""
        for old, new in self.swaps.items():
            text = text.replace(old, new)
        text = text.replace("'", self.apostrophe)
        if "«" in text or "»" in text:
            opening, closing = {
                "nbsp": ("« ", " »"),
                "space": ("« ", " »"),
                "glued": ("«", "»"),
                "straight": ('"', '"'),
                "curly": ("“", "”"),
                "thin": ("« ", " »"),
            }[self.guillemets]
            text = re.sub(r"«\s*", opening, text)
            text = re.sub(r"\s*»", closing, text)
        return text


def precision_of(text: str, value: Decimal) -> Decimal:
    """Return the size in euros of the last digit printed in ``text``, whose value is ``value``."""
    found = re.search(r"\d[\d .   ]*(?:,\d+)?", text)
    if not found or not value:
        return Decimal(1)
    printed = re.sub(r"[ .   ]", "", found.group())
    scale = value / Decimal(printed.replace(",", ".")) if Decimal(printed.replace(",", ".")) else Decimal(1)
    decimals = len(printed.split(",")[1]) if "," in printed else 0
    return abs(scale) * Decimal(1).scaleb(-decimals)


def read_money(body: str, dress: Typography) -> Money:
    """Read ``45 000 €=45000 max TTC #g @h W45000 n %``."""
    text, _, rest = body.rpartition("=")
    value, *flags = rest.split()
    made: dict[str, object] = {}
    parts = []
    for flag in flags:
        if flag in QUALIFIERS:
            made["qualifier"] = QUALIFIERS[flag]
        elif flag == "q?":
            made["qualifier"] = "?"
        elif flag in ("HT", "TTC"):
            made["tax"] = flag
        elif flag[0] == "#":
            made["total_of"] = flag[1:]
        elif flag[0] == "@":
            parts.append(flag[1:])
        elif flag[0] == "W":
            made["words"] = Decimal(flag[1:])
        elif flag in ("n", "%"):
            made["kind"] = {"n": "count", "%": "percent"}[flag]
        else:
            raise ValueError(f"unknown flag {flag!r} in {body!r}")
    number = Decimal(value)
    precision = precision_of(text, number)
    shown = dress.dress(text.replace(" ", dress.money_space))
    return Money(shown, number, precision, part_of=tuple(parts), **made)  # type: ignore[arg-type]


def read_pieces(text: str, dress: Typography) -> Iterator[Piece]:
    """Cut a line of a form into printed pieces with their marks."""
    at = 0
    for found in MARK.finditer(text):
        if found.start() > at:
            yield Piece(dress.dress(text[at : found.start()]))
        at = found.end()
        body = found.group(1)
        named = FIELD.fullmatch(body)
        if body[0] == "#":
            printed, _, number = body[1:].partition("=")
            yield Piece(dress.dress(printed), "#", (number or printed,))
        elif named and named.group(2) in FIELDS:
            printed, *rest = named.group(3).split("|")
            shown, arrow, true = printed.partition("=>")
            said = dress.dress(true if arrow else shown.replace("-//", "-").replace("//", " "))
            yield Piece(dress.dress(shown), named.group(2), (said, *rest), party=int(named.group(1) or 0))
        elif "=" in body:
            money = read_money(body, dress)
            yield Piece(money.text, "money", (), money)
        else:
            raise ValueError(f"unknown mark {{{body}}}")
    if at < len(text):
        yield Piece(dress.dress(text[at:]))
