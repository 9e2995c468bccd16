"""A sum that running text and a table both state: “15,2 M€ (cf. Annexe 1)” and 15 175 in a table in k€.

Two figures are only called the same thing on evidence. A reference to the table, and a cell that agrees at
the printed precision, is enough to say that it holds; without a reference the label's words must stand in
the sentence as well. To say that one fails takes more: the reference in the same sentence, one sum in it,
and words that name one row (or the total) of the one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import find_tax
from bordereau.reconcile.across.references import find_referenced, pick_words, words
from bordereau.reconcile.paths import Place, list_places
from bordereau.reconcile.slips import compare_digits
from bordereau.reconcile.text.figures import Spot, make_spot
from bordereau.reconcile.text.forest import Node, build_forest
from bordereau.reconcile.text.wording import lexicon, split_sentences
from bordereau.reconcile.verdicts import make_check
from bordereau.schemas.check import Check
from bordereau.schemas.statement import Statement
from bordereau.schemas.table import Table

CLOSE = Decimal("0.01")
"""A rounded figure finds a cell by its value alone only when rounding moves it by less than this share."""
NEAR = (Decimal("0.65"), Decimal("1.5"))
"""Further apart than this, two figures are not one thing told twice with an error."""
TELLING_DIGITS = 6
"""A total that shares so many digits with a sum of the text is no chance meeting."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A sum in running text that may be said again in one of some tables."""

    spot: Spot
    text: str
    """The folded sentence (or item) it stands in."""
    tables: tuple[Table, ...]
    direct: bool
    """The reference stands in the same sentence, with no other sum; or over the list of this item."""


def check_restatements(statements: Sequence[Statement], tables: Sequence[Table]) -> tuple[Check, ...]:
    """Check the sums of running text that a table repeats, in the order of the text."""
    if not tables:
        return ()
    places = {table.id: [p for p in list_places((table,)) if p.cell.kind == "money"] for table in tables}
    found = list(_find_mentions(build_forest(statements), tables))
    named = {mention.spot.quantity.id for mention in found}
    checks = _pair(found, places)
    checks += _pair_unnamed(statements, named, tables, places)
    order = {q.id: n for n, q in enumerate(q for statement in statements for q in statement.quantities)}
    return tuple(sorted(checks, key=lambda check: order.get(check.stated_by or "", 0)))


# --- sums beside a reference --------------------------------------------------------------------------


def _find_mentions(siblings: Sequence[Node], tables: Sequence[Table]) -> Iterator[_Mention]:
    for place, node in enumerate(siblings):
        here = find_referenced(node.folded, node.statement.page, tables)
        if here:
            yield from _mention_line(node, tables)
            for child in node.children:
                yield from _mention_item(child, here)
            if place and _speaks_of_the_line_before(node):
                yield from _mention_back(siblings[place - 1], node, here)
        yield from _find_mentions(node.children, tables)


def _mention_line(node: Node, tables: Sequence[Table]) -> Iterator[_Mention]:
    """Mention the sums of a paragraph that refers to a table; those of the same sentence directly."""
    page = node.statement.page
    everywhere = find_referenced(node.folded, page, tables)
    for start, end in split_sentences(node.statement.text):
        sentence = node.folded[start:end]
        own = find_referenced(sentence, page, tables)
        spots = _money(node, start, end)
        for spot in spots:
            yield _Mention(spot, sentence, own or everywhere, direct=len(own) == 1 and len(spots) == 1)


def _mention_item(item: Node, tables: tuple[Table, ...]) -> Iterator[_Mention]:
    spots = _money(item, 0, len(item.folded))
    for spot in spots:
        yield _Mention(spot, item.folded, tables, direct=len(tables) == 1 and len(spots) == 1)


def _mention_back(before: Node, node: Node, tables: tuple[Table, ...]) -> Iterator[_Mention]:
    if before.statement.article == node.statement.article and not before.children:
        for spot in _money(before, 0, len(before.folded)):
            yield _Mention(spot, before.folded, tables, direct=False)


def _speaks_of_the_line_before(node: Node) -> bool:
    has_money = any(quantity.kind == "money" for quantity in node.statement.quantities)
    return not has_money and words().points_back.search(node.folded) is not None


def _money(node: Node, start: int, end: int) -> list[Spot]:
    figures = node.statement.quantities
    return [make_spot(node, q) for q in figures if q.kind == "money" and start <= q.start and q.end <= end]


# --- which cell ---------------------------------------------------------------------------------------


def _pair(mentions: Sequence[_Mention], places: dict[str, list[Place]]) -> list[Check]:
    """Give each mention its cell, best matches first, no cell twice; then the misses that are beyond doubt."""
    offers = []
    for number, mention in enumerate(mentions):
        for table in mention.tables:
            for rank, place in enumerate(places[table.id]):
                score = _score(mention, place)
                if score is not None:
                    offers.append((-score, number, rank, place))
    checks: list[Check] = []
    taken: set[str] = set()
    paired: set[str] = set()
    for _, number, _, place in sorted(offers, key=lambda offer: offer[:3]):
        spot = mentions[number].spot
        if place.path not in taken and spot.quantity.id not in paired:
            taken.add(place.path)
            paired.add(spot.quantity.id)
            checks.append(_judge(spot, place))
    for mention in mentions:
        if mention.spot.quantity.id not in paired:
            checks.extend(_judge_miss(mention, places))
    return checks


def _judge(spot: Spot, place: Place) -> Check:
    where = f"annex {place.table.annex}" if place.table.annex else f"table {place.table.id}"
    labels = ", ".join(f"“{label}”" for label in (place.row.label, place.column.label) if label)
    subject = f"« {spot.quantity.text} », said again in {where} ({labels}),"
    return make_check("restatement", spot.term(), [place.term()], subject)


def _agrees(spot: Spot, place: Place) -> bool:
    gap = abs(spot.quantity.value - place.value)
    return gap * 2 <= spot.quantity.precision + place.precision


def _score(mention: _Mention, place: Place) -> Decimal | None:
    """Score how well a cell answers to a sum; None when it does not."""
    spot = mention.spot
    value = spot.quantity.value
    if not value or not _agrees(spot, place):
        return None
    overlap = _measure_overlap(mention.text, place)
    loose = (spot.quantity.precision + place.precision) > 2 * CLOSE * abs(value)
    whole = mention.direct and _is_grand_total(place)
    if value != place.value and loose and not overlap and not whole:
        return None
    is_total = place.row.kind == "total" and words().total.search(mention.text) is not None
    return overlap * 10 + (3 if value == place.value else 1) + (2 if is_total else 0)


def _is_grand_total(place: Place) -> bool:
    """The total row, in the total column or the only one: what a reference beside a lone sum means."""
    rows = [row for row in place.table.rows if row.kind == "total"]
    columns = {cell.column for row in place.table.rows for cell in row.cells if cell.kind == "money"}
    return rows == [place.row] and (len(columns) == 1 or "total" in fold(place.column.label))


def _measure_overlap(text: str, place: Place) -> Decimal:
    """Measure which share of the row label's words stands in a text."""
    label = pick_words(place.row.label)
    return Decimal(len(label & pick_words(text))) / Decimal(len(label)) if label else Decimal(0)


# --- sums that name no table --------------------------------------------------------------------------


def _pair_unnamed(
    statements: Sequence[Statement], named: set[str], tables: Sequence[Table], places: dict[str, list[Place]]
) -> list[Check]:
    """Say that a sum is repeated when its value, to the last digit, and its row's words agree."""
    checks = []
    for statement in statements:
        folded = fold(statement.text)
        for quantity in statement.quantities:
            if quantity.kind != "money" or quantity.id in named or not quantity.value:
                continue
            node = Node(statement, folded)
            span = next((s for s in split_sentences(statement.text) if s[0] <= quantity.start < s[1]), None)
            spot = make_spot(node, quantity)
            mention = _Mention(spot, folded[slice(*span)] if span else folded, tuple(tables), direct=False)
            same = [p for t in tables for p in places[t.id] if _is_surely_same(mention, p)]
            if len(same) == 1 or (same and len({p.row.label for p in same}) == 1):
                checks.append(_judge(spot, same[-1]))
    return checks


def _is_surely_same(mention: _Mention, place: Place) -> bool:
    quantity = mention.spot.quantity
    if place.value != quantity.value or _count_digits(quantity.value) < 2:
        return False
    label = pick_words(place.row.label)
    if place.row.kind == "total":
        digits = _count_digits(quantity.value)
        named = words().total.search(mention.text) is not None
        return digits >= TELLING_DIGITS or (named and (digits >= 3 or _names_column(mention.text, place)))
    return len(label) >= 2 and label <= pick_words(mention.text)


def _names_column(text: str, place: Place) -> bool:
    """Tell whether a text names what the column is about: « Le coût total », “Coût HT (€)”."""
    head = re.findall(r"[a-z]{4,}", fold(place.column.label))
    return bool(head) and re.search(rf"\b{head[0]}\b", text) is not None


def _count_digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


# --- misses -------------------------------------------------------------------------------------------


def _judge_miss(mention: _Mention, places: dict[str, list[Place]]) -> Iterator[Check]:
    """Charge a sum with differing from its table, when the sentence leaves no doubt which cell it repeats."""
    quantity = mention.spot.quantity
    if not mention.direct or len(mention.tables) != 1 or mention.spot.is_rate:
        return
    if quantity.qualifier not in ("exact", "about") or lexicon().partial.search(mention.text):
        return
    place = _find_meant(mention, places[mention.tables[0].id])
    if place is None:
        place = _find_detailed(mention, places[mention.tables[0].id])
    if place is None or not place.value or not NEAR[0] <= quantity.value / place.value <= NEAR[1]:
        return
    around = (place.row.label, place.column.label, place.table.title or "")
    if mention.spot.tax and mention.spot.tax not in [find_tax(fold(text)) for text in around]:
        return
    yield _judge(mention.spot, place)


def _find_meant(mention: _Mention, places: Sequence[Place]) -> Place | None:
    """Find the one cell that the words of a sentence name: a row by its label, the column of its year or total."""
    text = pick_words(mention.text)
    rows: set[str] = set()
    for place in places:
        label = pick_words(place.row.label)
        whole = mention.text.split(":")[0].strip(" -") == fold(place.row.label).strip()
        if (len(label) >= 2 and label <= text) or (label and whole):
            rows.add(place.row_path)
    totals = {place.row_path for place in places if place.row.kind == "total"}
    if not rows and words().total.search(mention.text) and len(totals) == 1:
        rows = totals
    if len(rows) != 1:
        return None
    (row,) = rows
    cells = [place for place in places if place.row_path == row]
    return _choose_column(mention.text, cells)


def _find_detailed(mention: _Mention, places: Sequence[Place]) -> Place | None:
    """Find the grand total of the table that is the sum in detail: « dont le détail figure en annexe 1 ».

    Its title must speak of the sentence's matter, and one digit tell the two figures apart: a detail may be of more.
    """
    totals = [place for place in places if _is_grand_total(place)]
    if len(totals) != 1 or not words().details.search(mention.text):
        return None
    title = pick_words(totals[0].table.title or "")
    slip = compare_digits(mention.spot.quantity.value, totals[0].value) is not None
    return totals[0] if slip and title & pick_words(mention.text) else None


def _choose_column(text: str, cells: Sequence[Place]) -> Place | None:
    if len(cells) == 1:
        return cells[0]
    years = set(_YEAR.findall(text))
    of_year = [c for c in cells if years and set(_YEAR.findall(c.column.label)) == years]
    totals = [c for c in cells if "total" in fold(c.column.label)]
    chosen = of_year or totals
    return chosen[0] if len(chosen) == 1 else None
