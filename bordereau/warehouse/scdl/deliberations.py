"""Délibérations of a warehouse as lines of the standard, each cell with its place, and what a person must add.

A cell is filled from what is printed and from nothing else. What the act does not print stays empty and is listed,
with what the act says near it as a suggestion. The standard is one of what was adopted, so what was rejected or put
off is left out, and listed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bordereau.lexicon.actes import list_matters
from bordereau.normalize.deliberations.transmission import read_department, read_siren
from bordereau.warehouse.scdl.export import Export, Given, Missing, Trace
from bordereau.warehouse.scdl.standard import Fault, Standard, check_row, read_standard

if TYPE_CHECKING:
    import duckdb

Values = Mapping[str, Any]
LEFT_OUT = {"rejected": "rejetée", "deferred": "ajournée, reportée ou retirée"}
FACTS = {
    "COLL_NOM": "body", "DELIB_ID": "number", "DELIB_DATE": "date", "DELIB_MATIERE_CODE": "matter",
    "DELIB_MATIERE_NOM": "matter", "DELIB_OBJET": "object", "PREF_ID": "transmission.identifier",
    "PREF_DATE": "transmission.received", "VOTE_EFFECTIF": "votes.in_office", "VOTE_REEL": "votes.voting",
    "VOTE_POUR": "votes.for", "VOTE_CONTRE": "votes.against", "VOTE_ABSTENTION": "votes.abstained",
}  # fmt: skip
"""Which fact of the warehouse a column is filled from."""


def make_export(base: duckdb.DuckDBPyConnection, given: Given) -> Export:
    """Make the lines of every délibération of a warehouse, in the order of days and numbers."""
    export = Export(read_standard("deliberations"), "DELIB_ID")
    places = _read_places(base)
    for act in _read_acts(base):
        if act["decision"] in LEFT_OUT and not was_carried(act):
            export.left_out += 1
            why = f"non reprise : {LEFT_OUT[act['decision']]}, et la norme décrit les délibérations adoptées"
            export.missing.append(Missing(None, "", act["number"], act["file_name"], act["page"], why))
            continue
        own = places.get((act["document_sha256"], act["act_number"]), {})
        _add(export, act, own, given)
    return export


def was_carried(act: Values) -> bool:
    """Whether the assembly agreed to refuse, or to an unfavourable opinion: the délibération that says so is adopted.

    >>> was_carried({"decision": "rejected", "unanimous": True, "votes_for": None, "votes_against": None})
    True
    """
    if act["decision"] != "rejected":
        return False
    favour, against = act["votes_for"], act["votes_against"]
    return bool(act["unanimous"]) or (favour is not None and favour > (against or 0))


def fill_row(act: Values, given: Given, standard: Standard) -> dict[str, str]:
    """Fill the cells of one délibération from what it prints; every other cell is empty."""
    matter = list_matters().get(act["matter_code"] or "")
    filled = {
        "COLL_NOM": given.name or act["body"],
        "COLL_SIRET": given.siret,
        "DELIB_ID": act["number"],
        "DELIB_DATE": act["decided_on"],
        "DELIB_MATIERE_CODE": act["matter_code"],
        "DELIB_MATIERE_NOM": name_matter(matter) if matter else act["matter_name"],
        "DELIB_OBJET": act["object"],
        "PREF_ID": name_prefecture(act["transmission_id"], act["received_at"]),
        "PREF_DATE": act["received_on"],
        "VOTE_EFFECTIF": act["in_office"],
        "VOTE_REEL": act["voting"],
        "VOTE_POUR": act["votes_for"],
        "VOTE_CONTRE": act["votes_against"],
        "VOTE_ABSTENTION": act["abstained"],
    }
    return {name: "" if filled.get(name) is None else str(filled[name]) for name in standard.names}


def name_matter(levels: tuple[str, str]) -> str:
    """Write the names of a matter as the standard wants them.

    >>> name_matter(("Domaines de compétences par thèmes", "Politique de la ville, habitat, logement"))
    'domaines de compétences par thèmes/politique de la ville habitat logement'
    """
    bare = [" ".join(one.lower().translate(str.maketrans(",()/", "    ")).split()) for one in levels]
    return "/".join(bare)


def name_prefecture(identifier: str | None, at: str | None) -> str | None:
    """Name the prefecture that a stamp names; a sub-prefecture has a number of its own, which no stamp prints.

    >>> name_prefecture("038-213800000-20240314-9-DE", "prefecture"), name_prefecture("038-213800000-9", None)
    ('PREF038', None)
    """
    department = read_department(identifier) if identifier and at == "prefecture" else None
    return f"PREF{department}" if department else None


def _read_acts(base: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    found = base.execute(
        "SELECT p.*, d.file_name FROM deliberations p JOIN documents d USING (document_sha256) "
        "ORDER BY p.decided_on, p.number, d.file_name, p.act_number"
    )
    names = [column[0] for column in found.description or ()]
    for values in found.fetchall():
        yield dict(zip(names, values, strict=True))


def _read_places(base: duckdb.DuckDBPyConnection) -> dict[tuple[str, int], dict[str, tuple[Any, ...]]]:
    places: dict[tuple[str, int], dict[str, tuple[Any, ...]]] = {}
    for sha256, act, fact, *place in base.execute(
        "SELECT document_sha256, act_number, fact, page, x0, top, x1, bottom, evidence_text FROM deliberation_facts"
    ).fetchall():
        places.setdefault((sha256, act), {})[fact] = tuple(place)
    return places


def _add(export: Export, act: Values, places: Mapping[str, tuple[Any, ...]], given: Given) -> None:
    """Add one line, the places of its cells, and its faults."""
    row = fill_row(act, given, export.standard)
    export.rows.append(row)
    line = len(export.rows) + 1  # the head is line 1
    for column, fact in FACTS.items():
        own = (column == "COLL_NOM" and given.name) or not row[column]
        if not own and fact in places:
            page, *box, printed = places[fact]
            export.traces.append(Trace(line, column, row[column], act["file_name"], page, tuple(box), printed))
    where = (act["number"], act["file_name"], act["page"])
    for fault in check_row(export.standard, row):
        export.missing.append(Missing(line, fault.column, *where, fault.message, suggest(fault, act)))
    if act["decision"] is None:
        why = "aucun mot de la décision n'a été lu : ne garder la ligne que si la délibération est adoptée"
        export.missing.append(Missing(line, "", *where, why))
    if act["decision"] == "rejected":
        why = "un refus ou un avis défavorable, voté : ne garder la ligne que si la délibération est adoptée"
        export.missing.append(Missing(line, "", *where, why))
    if act["received_at"] == "subprefecture" and not row["PREF_ID"]:
        why = "reçue en sous-préfecture : SPREF, département, numéro d'arrondissement"
        export.missing.append(Missing(line, "PREF_ID", *where, why, suggest(Fault("PREF_ID", "required", ""), act)))


def suggest(fault: Fault, act: Values) -> str | None:
    """What the act says that helps to fill a cell; it is written into none."""
    identifier = act["transmission_id"]
    department = read_department(identifier) if identifier else None
    if fault.column == "COLL_SIRET" and identifier and (siren := read_siren(identifier)):
        return f"SIREN {siren} (tampon de télétransmission), suivi du NIC à cinq chiffres"
    if fault.column == "PREF_ID" and department:
        return f"SPREF{department}?"
    if fault.column == "DELIB_DATE" and act["decided_on_iso"]:
        return str(act["decided_on_iso"])
    if fault.column in ("VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION") and act["unanimous"]:
        count = "" if act["voting"] is None else f" ; votants : {act['voting']}"
        return f"à l'unanimité{count}"
    if fault.column == "VOTE_EFFECTIF" and act["sitting_in_office"] is not None:
        return f"{act['sitting_in_office']} en exercice à l'ouverture de la séance"
    return _suggest_voters(act) if fault.column == "VOTE_REEL" else None


def _suggest_voters(act: Values) -> str | None:
    counts: Sequence[int | None] = (act["present"], act["represented"])
    if None not in counts:
        return f"présents {act['present']} + représentés {act['represented']}"
    opened = act["sitting_voting"]
    said = [f"{name} {act[key]}" for name, key in _RESULTS if act[key] is not None]
    added = " + ".join(said)
    return f"{added} (votants à l'ouverture de la séance : {opened})" if opened is not None else added or None


_RESULTS = (("pour", "votes_for"), ("contre", "votes_against"), ("abstentions", "abstained"))
