"""Lists of those whom an assembly funds, or whose offers it takes: which column is decided, whom each row names.

Of « demandé | proposé | voté » what is voted binds; where nothing is voted for that year, what is proposed to an
assembly that adopts it; of « accordé | à reporter » what is carried over. What was voted for an earlier year is past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.actors import Actor
from bordereau.normalize.meaning.cell_promises import (
    CellPromise,
    Setting,
    list_columns,
    list_money,
    read_year,
    says,
)
from bordereau.normalize.meaning.labels import has_codes, name_row
from bordereau.schemas.table import Row, Table

_LETTERS = re.compile(r"[^\W\d_]\W?[^\W\d_]")


def read_voted(table: Table, heads: Sequence[str], title: str, setting: Setting) -> Iterator[CellPromise]:
    """A list of those who are funded."""
    columns = _choose_voted(table, heads, title, setting)
    if not columns or _lists_funders(table):
        return
    coded = has_codes([row.label for row in table.rows if row.kind == "item"])
    for number, row in enumerate(table.rows):
        payee = name_row(row.label, coded=coded) if row.kind == "item" and _LETTERS.search(row.label) else None
        for cell, value in list_money(row):
            if cell.column in columns and payee is not None:
                label = table.columns[cell.column].label
                year = read_year(label) or read_year(table.title or "") or _read_object(setting, heads[cell.column])
                yield CellPromise(table, number, cell.column, value, None, payee, year, "promised")


def _read_object(setting: Setting, head: str) -> int | None:
    """The year in what the act is about; that of a grant which is carried over is not the year in which it is paid."""
    return None if _says_head("columns.carried", head) else read_year(setting.object)


def read_offers(table: Table, heads: Sequence[str], title: str, setting: Setting) -> Iterator[CellPromise]:
    """« Lot | Entreprise | Montant HT »: offers that are taken, one a row."""
    names = [place for place, head in enumerate(heads) if _says_head("columns.sellers", head)]
    money = [place for place in list_columns(table) if not says("columns.others", heads[place])]
    untaxed = [place for place in money if re.search(r"\bht\b", heads[place])]
    money = untaxed if len(untaxed) == 1 else money
    if len(names) != 1 or len(money) != 1 or not says("titles.offers", f"{title} {setting.object}"):
        return
    for number, row in enumerate(table.rows):
        name = next((cell.text for cell in row.cells if cell.column == names[0]), "")
        for cell, value in list_money(row):
            if row.kind == "item" and cell.column == money[0] and _LETTERS.search(name):
                payee = Actor(None, " ".join(name.split()))
                yield CellPromise(table, number, cell.column, value, None, payee, None, "promised", role="price")


def _lists_funders(table: Table) -> bool:
    """A list with « Autofinancement » or « Conseil départemental (33 %) » says who pays, not who is funded."""
    labels = [fold(row.label) for row in table.rows if row.kind == "item"]
    funders = [says("titles.own", label) or read_pattern("funders", "funders").match(label) for label in labels]
    return sum(map(bool, funders)) * 3 >= max(1, len(labels))


def _says_head(key: str, head: str) -> bool:
    """Whether a head holds a form, also where a narrow column breaks its words: « A REPORTE R »."""
    return says(key, head) or says(key, head.replace(" ", ""))


def _choose_voted(table: Table, heads: Sequence[str], title: str, setting: Setting) -> list[int]:
    money = list_columns(table)
    told = f"{title} {setting.object} {' '.join(heads)}"
    asked = says("titles.asked", setting.object)
    whole = _comes_to_a_grant(table, setting)
    carried = [place for place in money if _says_head("columns.carried", heads[place])]
    if len(carried) == 1 and says("titles.granted", told):
        return carried
    voted = [place for place in money if _says_head("columns.voted", heads[place]) and not _is_past(heads[place])]
    proposed = [place for place in money if says("columns.proposed", heads[place]) and not _is_past(heads[place])]
    if voted and (whole or says("titles.granted", told)) and not asked:
        years = [read_year(table.columns[place].label) for place in voted]
        later = [
            place for place in proposed if (read_year(table.columns[place].label) or 0) > max(y or 9999 for y in years)
        ]
        return later or (voted if len(voted) == 1 else [])
    if proposed and (whole or says("titles.granted", told)) and not asked:
        return proposed if len(proposed) == 1 or _add_up(table, proposed) else []
    plain = [place for place in money if not says("columns.open", heads[place]) and not _is_past(heads[place])]
    granted = says("titles.attributed", f"{title} {setting.object}") or any(says("columns.grants", h) for h in heads)
    granted = (granted or whole) and not says("titles.asked", f"{title} {setting.object}")
    if len(plain) != 1 or len(plain) != len(money) or not granted:
        return []
    return [] if says("titles.spent", f"{title} {heads[plain[0]]}") else plain


def _comes_to_a_grant(table: Table, setting: Setting) -> bool:
    """« les subventions figurant dans le tableau ci-après, pour un montant total de 55 000 € »: that is its total."""
    totals = [value for row in table.rows if row.kind == "total" for _, value in list_money(row)]
    return len(totals) == 1 and totals[0] in setting.granted


def _is_past(head: str) -> bool:
    return says("columns.past", head)


def _add_up(table: Table, columns: Sequence[int]) -> bool:
    """Whether two columns of what is proposed are parts: no row has the same sum in both."""
    return not any(_repeats(row, columns) for row in table.rows if row.kind == "item")


def _repeats(row: Row, columns: Sequence[int]) -> bool:
    values = [value for cell, value in list_money(row) if cell.column in columns]
    return len(values) != len(set(values))
