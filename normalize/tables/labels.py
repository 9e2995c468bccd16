"""What the label of a row or column says about its figures: total, part of another, tax, kind, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bordereau.lexicon.folding import fold
from bordereau.lexicon.money_units import find_tax, write_taxes, write_unit
from bordereau.lexicon.note_marks import LOWER, find_marks
from bordereau.lexicon.read import read_pattern, read_words
from bordereau.normalize.tables.unit_of_label import is_money, read_header_unit
from bordereau.schemas.reading import Tax, TotalHint
from bordereau.schemas.table import CellKind

_NOTE = re.compile(r"\(\s*(\d{1,2})\s*\)|(?<=\w)\s?(\*{1,3})(?=\s|$)")
_CELL_NOTE = re.compile(r"(?<=[\d€%TCsS])\s?(?:\((\d{1,2})\)|(\*{1,3}))$")
"""A mark that ends a cell with a figure; « (12) » alone is a negative figure."""
_BULLET = re.compile(r"^\s*(?:[-–—•●▪■◦○*➢➤►✓·]|\uf0b7|\uf0a7|\uf0d8|o(?=\s))\s*")


def _starts(text: str, key: str) -> bool:
    return read_pattern("tables", key).match(text) is not None


def _has(text: str, key: str) -> bool:
    return read_pattern("tables", key).search(text) is not None


@dataclass(frozen=True, slots=True)
class LabelFacts:
    """Everything a label tells about the figures beside or under it."""

    hint: TotalHint
    tax: Tax | None
    part_of: bool
    additive: bool
    """As the heading of a column: its figures add up."""
    additive_row: bool
    """As the label of a row: it may be a part of a total (“Moyenne section” is a class of a school)."""
    unit: str | None
    kind: CellKind | None
    """None where the label leaves it to the column, the table or the cells."""
    counted: bool
    """It begins as a count does (“Nombre de…”): enough to say so for a row among sums of money."""
    share: bool
    """“Part”, “répartition”: percentages or money, the figures decide."""
    per_head: bool
    """“par habitant”: sums in euros, whatever the table is in."""


@lru_cache(maxsize=2048)
def read_label(label: str) -> LabelFacts:
    """Read one label.

    >>> facts = read_label("Total 2017 / 2019 (en k€)")
    >>> facts.hint, facts.unit, facts.kind
    ('strong', 'k€', 'money')
    >>> [read_label(t).hint for t in ("Sous-total 1", "TOTAL GÉNÉRAL", "Coût total", "2020 Total", "Totem", "Coût")]
    ['subtotal', 'grand', 'weak', 'strong', 'none', 'none']
    """
    text = re.sub(r"^\W+", "", fold(label))
    unit = read_header_unit(label)
    kind: CellKind | None = "money" if is_money(unit) else None
    if unit == "%" or _starts(text, "columns.percent_heads"):
        unit, kind = "%", "percent"
    elif kind is None and (
        _has(re.sub(r"\W+$", "", text), "columns.ratio_heads")
        or _starts(text, "columns.count_heads")
        or _starts(text, "columns.score_heads")
        or re.sub(r"\W+$", "", text) in read_words("tables", "columns.count_names")
    ):
        kind = "count"
    return LabelFacts(
        hint=read_total_hint(text),
        tax=_read_tax(text),
        part_of=_starts(text, "rows.part_of"),
        additive=not _has(text, "columns.not_additive") or read_total_hint(text) in ("strong", "grand", "subtotal"),
        additive_row=not _starts(text, "rows.not_additive") and text != "moyenne",
        unit=unit,
        kind=kind,
        counted=kind == "count" and re.sub(r"\W+$", "", text) not in read_words("tables", "columns.count_names"),
        share=_starts(text, "columns.share_heads"),
        per_head=_has(text, "columns.per_head"),
    )


@cache
def _beside_total() -> re.Pattern[str]:
    return re.compile(rf"\(.*?\)|\b(?:en|de)\s+{write_unit(capitals=False)}")


@cache
def _tax_end() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:total|totaux)\s*(?:{write_taxes()}\.?|general)?$")


@lru_cache(maxsize=2048)
def read_total_hint(text: str) -> TotalHint:
    """Tell how surely a folded label announces a sum of other figures."""
    bare = _beside_total().sub("", text).strip(" :.-/")
    for hint in ("subtotal", "grand", "strong"):
        if read_pattern("totals", hint).match(bare):
            return hint
    if not read_pattern("totals", "weak").search(bare):
        return "none"
    ends = _tax_end().search(bare)
    if ends and not read_pattern("totals", "weak_heads").search(bare[: ends.start()]):
        return "strong"
    return "weak"


def _read_tax(text: str) -> Tax | None:
    if _starts(text.removeprefix("total "), "rows.tva"):
        return "TVA"
    return find_tax(text)


def names_money(text: str) -> bool:
    """Tell whether a title or header speaks of money: montant, coût, subvention.

    >>> names_money("Coût prévisionnel"), names_money("Logements livrés")
    (True, False)
    """
    return _has(fold(text), "columns.money_words") or is_money(read_header_unit(text))


def names_counts(text: str) -> bool:
    """Tell whether a title or header speaks of a number of things: “Nombre de logements”."""
    return _has(fold(text), "columns.count_heads")


def compares(text: str) -> bool:
    """Tell whether a column is headed as what others have on average.

    >>> [compares(text) for text in ("Moyenne de la strate", "Pour mémoire, moyenne nationale", "Prix moyen")]
    [True, True, False]
    """
    return _has(fold(text), "columns.compared")


def tells_change(text: str) -> bool:
    """Tell whether a column is headed as a change, or a share, which may be in percent or in money.

    >>> [tells_change(text) for text in ("Évolution 2022/2023", "Var.", "Part", "Taux d'évolution", "2023")]
    [True, True, True, False, False]
    """
    folded = fold(text)
    return _has(folded, "columns.changes") or _starts(folded, "columns.share_heads")


def names_accounts(label: str) -> bool:
    """Tell whether a column right of sums is headed as one of accounts: nothing in it is counted.

    >>> [names_accounts(t) for t in ("Recettes Chapitre et Article", "Article", "Nombre d'articles", "Recettes")]
    [True, True, False, False]
    """
    words = fold(label).split()
    heads = read_pattern("tables", "columns.code_heads")
    return any(heads.fullmatch(" ".join(words[start:])) for start in range(len(words)))


def names_register(text: str) -> bool:
    """Tell whether a header is of names made of digits, which count nothing.

    >>> [names_register(text) for text in ("N° FINESS", "SIRET", "Nombre de SIRET", "N° 2")]
    [True, True, False, False]
    """
    return _starts(fold(text), "columns.register_heads")


def counts_one_by_one(text: str) -> bool:
    """Tell whether a label is of things that are counted and never rounded.

    >>> [counts_one_by_one(t) for t in ("Gaz naturel Nombre de points", "Logements", "Volume annuel (MWh)", "ETP")]
    [True, True, False, False]
    """
    return _has(fold(text), "columns.discrete")


def read_side(text: str) -> str | None:
    """Tell which half of a budget a header names: « dépenses » or « recettes ».

    >>> read_side("Nature des dépenses"), read_side("RECETTES"), read_side("Dépenses / Recettes")
    ('dépenses', 'recettes', None)
    """
    folded = fold(text)
    spending, funding = _has(folded, "sides.spending"), _has(folded, "sides.funding")
    if spending == funding:
        return None
    return "dépenses" if spending else "recettes"


def read_notes(label: str) -> tuple[str, ...]:
    """List the foot note marks in a label.

    >>> read_notes("Services et aides (2)"), read_notes("Aides*"), read_notes("Opération 2"), read_notes("Total¹,²")
    (('2',), ('*',), (), ('1', '2'))
    >>> read_notes("Surface (m²)")
    ()
    """
    marks = [(match.start(), next(filter(None, match.groups()))) for match in _NOTE.finditer(label)]
    return _order(marks + _find_raised(label))


def drop_marks(label: str) -> str:
    """A label without its raised note marks, which are told beside it.

    >>> drop_marks("Corbeval³"), drop_marks("2021¹ (€)"), drop_marks("Surface (m²)"), drop_marks("Aides (2)")
    ('Corbeval', '2021 (€)', 'Surface (m²)', 'Aides (2)')
    """
    for start, end in reversed(find_marks(label)):
        label = label[:start] + label[end:]
    return label


def read_cell_notes(text: str) -> tuple[str, ...]:
    """List the foot note marks behind the figure of a cell.

    >>> [read_cell_notes(t) for t in ("40 000²", "12 300 (1)", "(12)", "850 €*", "1 200 m²")]
    [('2',), ('1',), (), ('*',), ()]
    """
    match = _CELL_NOTE.search(text)
    marks = [(match.start(), next(filter(None, match.groups())))] if match else []
    return _order(marks + _find_raised(text))


def _find_raised(text: str) -> list[tuple[int, str]]:
    raised = [(start, text[start:end].translate(LOWER)) for start, end in find_marks(text)]
    return [(start, mark) for start, marks in raised for mark in re.findall(r"\d+", marks)]


def _order(marks: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for _, mark in sorted(marks)))


def strip_bullet(label: str) -> str:
    """Take off the bullet before a label.

    >>> strip_bullet("- DRAC"), strip_bullet("– Région"), strip_bullet("Anah")
    ('DRAC', 'Région', 'Anah')
    """
    return _BULLET.sub("", label)
