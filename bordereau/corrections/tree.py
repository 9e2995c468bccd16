"""The JSON of a document as a tree that corrections change: leaves set, items left out or put in their place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from bordereau.corrections.facts import Fact
from bordereau.corrections.kinds import ITEMS, name_leaf, read_identifier
from bordereau.normalize.parties.identifiers import check_number
from bordereau.normalize.tables.cells import read_figure
from bordereau.schemas.convention import Document
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.errors import NotADocumentError
from bordereau.schemas.load import parse_document, print_document

PRINTED = re.compile(r"\d(?:[\d\s.,]*\d)?")
PRECISIONS = {4: "year", 7: "month", 10: "day"}


class Tree:
    """A document that changes leaf by leaf; a change that the schema forbids is taken back."""

    def __init__(self, document: Document) -> None:
        self.name = document.source.file_name
        self.content: dict[str, Any] = json.loads(print_document(document))
        self.removed: list[tuple[list[Any], Any]] = []

    def hold(self, path: str) -> tuple[Any, str]:
        """Give what holds a leaf, and the leaf's key."""
        *way, last = path.strip("/").split("/")
        holder: Any = self.content
        for step in way:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        return holder, last

    def is_sound(self) -> bool:
        try:
            self.document()
        except NotADocumentError:
            return False
        return True

    def document(self) -> Document:
        return parse_document(json.dumps(self.content), self.name)

    def set_leaf(self, fact: Fact, value: str | None) -> bool:
        """Set a leaf and what depends on it; False, and nothing changed, where the schema forbids it."""
        holder, last = self.hold(fact.path)
        before = holder.copy()
        if isinstance(holder, list):
            holder[int(last)] = value
        else:
            holder[last] = value
            _follow(self, holder, last, fact, value)
        if self.is_sound():
            return True
        holder.clear()
        (holder.extend if isinstance(holder, list) else holder.update)(before)
        return False

    def drop(self, fact: Fact, whole: bool) -> bool:
        """Take away a value, or with ``whole`` the item that it stands for; False where it must stay."""
        parent = fact.path.rpartition("/")[0]
        names_item = any(name_leaf(fact.path) == f"{items}/{leaf}".rstrip("/") for items, leaf in ITEMS.items())
        if not (whole and names_item) and self.set_leaf(fact, None):
            return True
        if not names_item:
            optional = re.search(r"^(.*)/(address|period)/", fact.path)
            if optional:
                self.hold(optional[1] + "/x")[0][optional[2]] = None
            return optional is not None
        holder, key = self.hold(fact.path if name_leaf(fact.path) == "/parties/aliases" else parent)
        self.removed.append((holder, holder[int(key)]))
        return True

    def sweep(self) -> None:
        """Leave out what was taken away; only now, so that pointers stay true until the last correction."""
        for items, item in self.removed:
            place = next((place for place, one in enumerate(items) if one is item), None)
            if place is not None:
                del items[place]
        self.removed.clear()

    def find_pointers(self, holders: Sequence[Any]) -> list[str | None]:
        """Find the pointer that each of some objects and lists has now; None for one that is not in the document."""
        found: list[str | None] = [None] * len(holders)
        for one, pointer in _walk(self.content, ""):
            for place, holder in enumerate(holders):
                if holder is one:
                    found[place] = pointer
        return found


def put_in_order(items: list[Any], item: dict[str, Any]) -> None:
    """Insert an item where it stands on the pages: before the first whose evidence begins later."""
    place = next((n for n, one in enumerate(items) if _start(one) > _start(item)), len(items))
    items.insert(place, item)


def rewrite_text(text: str, before: Decimal, value: Decimal) -> str:
    """Print a corrected value in the scale in which the figure was printed, so that its precision stays true.

    >>> rewrite_text("13 224", Decimal(13_224_000), Decimal(13_221_000))
    '13 221'
    >>> rewrite_text("15,2 M€", Decimal(15_200_000), Decimal(15_300_000))
    '15,3 M€'
    """
    printed = PRINTED.search(text)
    figure = read_figure(printed.group()) if printed else None
    scale = find_scale(text, before)
    if printed is None or figure is None or scale is None:
        return text
    places = max(0, -int(figure.precision.adjusted())) if figure.precision else 0
    shown = value / scale
    if round(shown, places) == shown:
        new = f"{shown:,.{places}f}".replace(",", " ").replace(".", ",")
    else:
        new = print_decimal(shown).replace(".", ",")
    return text[: printed.start()] + new + text[printed.end() :]


def find_scale(text: str, value: Decimal) -> Decimal | None:
    """Find what one of a printed figure stands for; None where the figure cannot be told.

    >>> find_scale("13 224", Decimal(13_224_000)), find_scale("-", Decimal(0))
    (Decimal('1E+3'), None)
    """
    printed = PRINTED.search(text)
    figure = read_figure(printed.group()) if printed else None
    return (value / figure.value).normalize() if figure is not None and figure.value and value else None


def _follow(tree: Tree, holder: dict[str, Any], key: str, fact: Fact, value: str | None) -> None:
    """Change what says the same as a leaf: the print of a figure, the precision of a date, a checksum."""
    if fact.kind in ("cell", "amount", "figure") and value is not None:
        if fact.value is not None:
            holder["text"] = rewrite_text(holder["text"], Decimal(fact.value), Decimal(value))
        if "precision" in holder:
            step = Decimal(1).scaleb(int(Decimal(value).normalize().as_tuple().exponent))
            holder["precision"] = print_decimal(min(Decimal(holder["precision"]), step))
        if holder["kind" if "kind" in holder else "value"] in ("text", "empty"):
            holder["kind"] = _find_kind(tree, fact, holder["column"])
    if key == "iso":
        holder["precision"] = PRECISIONS.get(len(value or ""))
    if "scheme" in holder and key == "value" and value is not None:
        holder["value"] = read_identifier(holder["scheme"], value)
        holder["valid"] = check_number(holder["scheme"], holder["value"])


def _find_kind(tree: Tree, fact: Fact, column: int) -> str:
    """Find what the other figures of a column are."""
    rows = tree.hold(fact.path.split("/cells/")[0])[0]
    kinds = [cell["kind"] for row in rows for cell in row["cells"] if cell["column"] == column]
    known = [kind for kind in kinds if kind in ("money", "percent", "count")]
    return max(set(known), key=known.count) if known else "count"


def _start(item: dict[str, Any]) -> tuple[int, float, float]:
    """Where an item begins; one that is only known to stand on a page goes last there."""
    first = item["evidence"][0]
    x0, top, _, bottom = first["bbox"]
    return (first["page"], bottom, 0.0) if x0 == top == 0 else (first["page"], top, x0)


def _walk(value: Any, pointer: str) -> Iterator[tuple[Any, str]]:
    if isinstance(value, dict | list):
        yield value, pointer
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _walk(one, f"{pointer}/{key}")
