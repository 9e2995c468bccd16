"""Grants of a warehouse as lines of the standard « Subventions », each cell with its place, and what a person must add.

A line is what one body grants one beneficiary by one act: what is in force of it (the view ``commitments``), promised
or forecast, its years added up. Grants of bodies that do not sign, loans, rents and prices are none. A cell is filled
from what is printed; the law wants more than acts say, so the rest is listed, and filled only by a declared default.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.own_names import is_own
from bordereau.normalize.parties.keys import make_party_key
from bordereau.warehouse.rows.commitments import read_numbers
from bordereau.warehouse.scdl.export import Export, Given, Missing, Trace
from bordereau.warehouse.scdl.standard import Fault, check_row, read_standard

if TYPE_CHECKING:
    import duckdb

Values = Mapping[str, Any]
PLACE = ("page", "x0", "top", "x1", "bottom", "evidence_text")
LONGEST = 256
DECIDED = ("deliberation", "other")
"""Acts in which one body decides: délibérations, and orders or items that are not called so."""
CASH, ONCE, IN_STEPS, WHOLE = "aide en numéraire", "unique", "échelonné", "1.00"
DECLARED = "valeur déclarée (--default)"
SAID = "dit par la personne qui exporte"
OF_REFERENCE = "référentiel (load --reference)"


class Cell(NamedTuple):
    """What stands in a cell, and where that is printed, in one place or several."""

    value: str
    places: tuple[Values, ...] = ()
    origin: str | None = None
    """Where it comes from, if not from the act."""


EMPTY = Cell("")


class Facts(NamedTuple):
    """What the warehouse has beside the commitments, by act."""

    acts: Mapping[tuple[str, int], Values]
    places: Mapping[tuple[str, int], Mapping[str, Values]]
    identifiers: Mapping[tuple[str, int], Sequence[Values]]
    authorisations: Mapping[tuple[str, int], Sequence[Values]]
    payments: Mapping[tuple[str, int], Sequence[Values]]
    articles: Mapping[tuple[str, int], Sequence[Values]]
    parties: Mapping[tuple[str, int], Sequence[Values]]
    sirets: Mapping[str, str]


def make_export(base: duckdb.DuckDBPyConnection, given: Given) -> Export:
    """Make the lines of every grant in force of a warehouse, in the order of days, files, payers and payees."""
    export = Export(read_standard("subventions"), "referenceDecision")
    facts = _read_facts(base)
    grants: dict[tuple[Any, ...], list[Values]] = defaultdict(list)
    for one in _ask(base, GRANTS):
        if one["state"] == "replaced":
            _leave_out(export, one, "remplacés par un avenant")
        elif one["state"] == "in_force" and _is_received(one):
            _leave_out(export, one, "reçus par qui délibère : à publier par qui attribue")
        elif one["state"] == "in_force" and _is_owed(one):
            _leave_out(export, one, "dus (cotisation, indemnité) : aucune subvention au sens de la loi")
        elif one["state"] == "in_force" and _grants_itself(one):
            grants[_act(one), one["payer_key"], one["payee_key"]].append(one)
    payers = {payer for _, payer, _ in grants}
    for group in grants.values():
        _add(export, fill_row(group, facts, given, only_payer=len(payers) == 1), group)
    return export


GRANTS = """
    SELECT h.*, c.commitment_id, c.payer_order, c.payee_order, n.body
    FROM commitment_history h
    JOIN act_commitments c USING (document_sha256, act_number, commitment_order)
    LEFT JOIN deliberations n USING (document_sha256, act_number)
    WHERE h.role = 'grant' AND h.status IN ('promised', 'forecast') AND h.value_eur IS NOT NULL
    ORDER BY h.act_date_iso, h.file_name, h.act_number, h.commitment_order
"""


def _grants_itself(one: Values) -> bool:
    """Whether the payer is a party of the act, or the body or the authority that decides it: also by an order."""
    if one["payer_order"] is not None:
        return True
    if one["act_kind"] not in DECIDED:
        return False
    orders = read_pattern("assemblies", "signs.authorities").search(fold(one["payer_name"] or "")) is not None
    return bool(one["status"] == "promised" or orders or make_party_key(one["body"]) == one["payer_key"])


def _is_received(one: Values) -> bool:
    """Whether an assembly accepts what another body gives it: « accepte le fonds de concours de la CDC »."""
    named = one["payee_order"] is None and one["payer_order"] is None and one["act_kind"] in DECIDED
    return bool(named and one["status"] == "promised" and is_own(one["payee_name"] or "", one["body"]))


def _is_owed(one: Values) -> bool:
    """Whether a sum is a due or an indemnity: no « contribution facultative » (loi n° 2000-321, art. 9-1)."""
    return read_pattern("purposes", "owed").match(fold(one["what"] or "")) is not None


def _leave_out(export: Export, one: Values, because: str) -> None:
    export.left_out += 1
    why = f"non reprise : {print_euros(one['value_eur'])} € pour {one['payee']}, {because}"
    export.missing.append(Missing(None, "", None, one["file_name"], one["page"], why))


def fill_row(group: Sequence[Values], facts: Facts, given: Given, only_payer: bool = False) -> dict[str, Cell]:
    """Fill the cells of what one body grants one beneficiary by one act."""
    first, act = group[0], facts.acts[_act(group[0])]
    money = Cell(print_euros(sum((one["value_eur"] for one in group), Decimal(0))), tuple(group))
    conditions, dates = tell_payments(group, facts.payments.get(_act(first), ()))
    row = {
        "nomAttribuant": _name_payer(first, facts, given),
        "idAttribuant": _find_siret(first, "payer", facts, given, only_payer),
        "dateConvention": _date(act, facts),
        "referenceDecision": _refer(first, act, facts),
        "nomBeneficiaire": Cell(first["payee_name"] or "", _find_party(first, "payee", facts) or (first,)),
        "idBeneficiaire": _find_siret(first, "payee", facts, None, False),
        "rnaBeneficiaire": _find_number(first, "payee", "RNA", facts),
        "objet": _describe(act, facts),
        "montant": money,
        "nature": Cell(CASH, tuple(group)),
        "conditionsVersement": conditions,
        "datesPeriodeVersement": dates,
        "idRAE": EMPTY,
        "notificationUE": _notify(facts.articles.get(_act(first), ())),
        "pourcentageSubvention": Cell(WHOLE, tuple(group)),
        "dispositifAide": EMPTY,
    }
    for column, value in given.defaults:
        if not row[column].value:
            row[column] = Cell(value, origin=DECLARED)
    return row


def print_euros(value: Decimal) -> str:
    """Write a sum as the standard wants it.

    >>> print_euros(Decimal("18500.00")), print_euros(Decimal("22000.80"))
    ('18500', '22000.80')
    """
    return f"{value:.0f}" if value == value.to_integral() else f"{value:.2f}"


def shorten_purpose(text: str) -> str:
    """Say what the money is for: a purpose without what the act does with it, at the length of the standard.

    >>> shorten_purpose("définir le soutien du Département au festival de la Cure")
    'festival de la Cure'
    """
    for key in ("aims", "articles"):
        match = read_pattern("purposes", key).match(fold(text))
        if match and len(text[match.end() :].strip()) > 3:
            text = text[match.end() :].strip(" ,'’")
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def tell_payments(group: Sequence[Values], payments: Iterable[Values]) -> tuple[Cell, Cell]:
    """Tell whether a grant is paid at once or in steps, and when; nothing where the schedule does not say it of all."""
    ids = {one["commitment_id"] for one in group}
    mine = [one for one in payments if one["commitment_id"] is None or one["commitment_id"] in ids]
    days = [one["due"] for one in mine if one["due"] is not None]
    if len(mine) > 1 or (mine and len(group) > 1):
        dated = len(mine) > 1 and len(days) == len(mine) and len(group) == 1
        return Cell(IN_STEPS, tuple(mine)), Cell(f"{min(days)}/{max(days)}", tuple(mine)) if dated else EMPTY
    if mine and (mine[0]["share"] == 100 or mine[0]["value_eur"] == group[0]["value_eur"]):
        return Cell(ONCE, tuple(mine)), Cell(str(days[0]), tuple(mine)) if days else EMPTY
    return EMPTY, EMPTY


def _act(one: Values) -> tuple[str, int]:
    return one["document_sha256"], one["act_number"]


def _name_payer(one: Values, facts: Facts, given: Given) -> Cell:
    if given.name and make_party_key(given.name) in (one["payer_key"], make_party_key(one["payer_name"])):
        return Cell(given.name, origin=SAID)
    return Cell(one["payer_name"] or "", _find_party(one, "payer", facts) or (one,))


def _find_party(one: Values, side: str, facts: Facts) -> tuple[Values, ...]:
    parties = facts.parties.get(_act(one), ())
    return tuple(party for party in parties if party["party_order"] == one[f"{side}_order"])


def _find_siret(one: Values, side: str, facts: Facts, given: Given | None, only_payer: bool) -> Cell:
    printed = _find_number(one, side, "SIRET", facts)
    if printed.value:
        return printed
    if given is not None and given.siret:
        named = given.name and make_party_key(given.name) in (one["payer_key"], make_party_key(one["payer_name"]))
        if named or (given.name is None and only_payer):
            return Cell(given.siret, origin=SAID)
    known = facts.sirets.get(one[f"{side}_key"] or "")
    return Cell(known, origin=OF_REFERENCE) if known else EMPTY


def _find_number(one: Values, side: str, scheme: str, facts: Facts) -> Cell:
    for number in facts.identifiers.get(_act(one), ()):
        if number["party_order"] == one[f"{side}_order"] and number["scheme"] == scheme and number["valid"]:
            return Cell(number["value"], (number,))
    return EMPTY


def _date(act: Values, facts: Facts) -> Cell:
    day = act["act_date"]
    return Cell(str(day), _find_places(act, facts, "date")) if day else EMPTY


def _refer(one: Values, act: Values, facts: Facts) -> Cell:
    """The number of the decision: of the délibération itself, else the one that empowers the payer, else around it."""
    if act["kind"] == "deliberation":
        number = act["deliberation_number"]
        return Cell(number, _find_places(act, facts, "number")) if number else EMPTY
    for power in facts.authorisations.get(_act(one), ()):
        numbers = read_numbers(power["printed_text"]) if power["party_order"] == one["payer_order"] else []
        if numbers:
            return Cell(numbers[0], (power,))
    return Cell(act["deliberation_number"], (one,)) if act["deliberation_number"] else EMPTY


def _describe(act: Values, facts: Facts) -> Cell:
    fact = "purpose" if act["purpose"] else "title"
    text = act["purpose"] or act["object"] or act["title"]
    return Cell(shorten_purpose(text), _find_places(act, facts, fact)) if text else EMPTY


def _find_places(act: Values, facts: Facts, fact: str) -> tuple[Values, ...]:
    place = facts.places.get(_act(act), {}).get(fact)
    return (place,) if place else ()


def _notify(articles: Iterable[Values]) -> Cell:
    for article in articles:
        if read_pattern("purposes", "state_aid").search(fold(article["body"] or "")):
            return Cell("oui", (article,))
    return EMPTY


def _add(export: Export, row: Mapping[str, Cell], group: Sequence[Values]) -> None:
    """Add one line, the places of its cells, and its faults."""
    first, values = group[0], {name: cell.value for name, cell in row.items()}
    export.rows.append(values)
    line = len(export.rows) + 1  # the head is line 1
    for column, cell in row.items():
        for place in cell.places if cell.value else ():
            page, *box, printed = (place[name] for name in PLACE)
            export.traces.append(Trace(line, column, cell.value, first["file_name"], page, tuple(box), printed))
        if cell.origin:
            nowhere = (None,) * 4
            export.traces.append(Trace(line, column, cell.value, first["file_name"], None, nowhere, cell.origin))
    key = values["referenceDecision"] or None
    for fault in check_row(export.standard, values):
        note = (fault.message, suggest(fault, first))
        export.missing.append(Missing(line, fault.column, key, first["file_name"], first["page"], *note))
    doubtful = [one for one in group if one["trust"] == "doubtful" or one["total_status"] == "fails"]
    for one in doubtful:
        why = f"à regarder : {print_euros(one['value_eur'])} € est un chiffre douteux ou dans une somme fausse"
        export.missing.append(Missing(line, "montant", key, one["file_name"], one["page"], why, one["evidence_text"]))
    if values["objet"].endswith("…"):
        why = f"coupé à {LONGEST} signes"
        export.missing.append(Missing(line, "objet", key, first["file_name"], first["page"], why))


def suggest(fault: Fault, one: Values) -> str | None:
    """What the act says that helps to fill a cell; it is written into none."""
    side = {"idAttribuant": "payer", "idBeneficiaire": "payee"}.get(fault.column)
    if side and one[f"{side}_siren"]:
        return f"SIREN {one[f'{side}_siren']}, suivi du NIC à cinq chiffres"
    if fault.column == "dateConvention":
        return str(one["act_date_iso"]) if one["act_date_iso"] else None
    return None


def _ask(base: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    found = base.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def _read_facts(base: duckdb.DuckDBPyConnection) -> Facts:
    """Read what stands beside the commitments, of acts that have some."""
    some = "SELECT DISTINCT document_sha256, act_number FROM act_commitments WHERE role = 'grant'"

    def read(query: str) -> dict[tuple[str, int], list[Values]]:
        by_act: dict[tuple[str, int], list[Values]] = defaultdict(list)
        for one in _ask(
            base, f"SELECT * FROM ({query}) JOIN ({some}) USING (document_sha256, act_number) ORDER BY ALL"
        ):
            by_act[_act(one)].append(one)
        return by_act

    places: dict[tuple[str, int], dict[str, Values]] = defaultdict(dict)
    for table in ("act_facts", "deliberation_facts"):
        for act, some_facts in read(f"SELECT * FROM {table}").items():
            for one in some_facts:
                places[act].setdefault(one["fact"], one)
    acts = read("SELECT a.*, n.object FROM acts a LEFT JOIN deliberations n USING (document_sha256, act_number)")
    known = base.execute("SELECT joined_key, MIN(siret) FROM bodies WHERE siret IS NOT NULL GROUP BY 1").fetchall()
    return Facts(
        {act: some_acts[0] for act, some_acts in acts.items()},
        places,
        read("SELECT * FROM identifiers"),
        read("SELECT * FROM authorisations"),
        read("SELECT * FROM payments"),
        read("SELECT * FROM articles"),
        read("SELECT * FROM parties"),
        dict(known),
    )
