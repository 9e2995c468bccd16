"""What a truth and a document state, as facts that are right or wrong, whole; family by family.

Each function yields comparisons: facts of the truth, facts of the document, and where they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from accuracy.likeness import Record, adopt, are_alike, fold, pair_by_name, plain_decimal, read_iso
from accuracy.table_facts import Comparison, Fact, compare_tables, share_words

OPEN = "?"
"""A truth that writes “?” for a group or a capital leaves it out of the score: the text leaves it open."""
SCORED_SCHEMES = ("SIREN", "SIRET", "RNA", "RCS")


def compare_document(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare kind, title, date, the years covered, the dates of amended acts."""
    yield list(_root_facts(true, true)), list(_root_facts(said, true)), "document"


def _root_facts(one: Record, true: Record) -> Iterator[Fact]:
    title = fold(true.get("title")) if one is true else adopt(true.get("title"), one.get("title"), 0.92)
    yield ("kind", one.get("kind"))
    yield ("title", title)
    yield ("date", read_iso(one.get("date")))
    yield ("period", tuple(str(end)[:4] for end in (one.get("period") or {}).values()))
    for amended in one.get("amends", []):
        yield ("amends", read_iso(amended.get("date")))


def compare_parties(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare parties, paired by name: aliases, capital, identifiers, representatives, seat, authorisations."""
    for one, other in pair_by_name(true.get("parties", []), said.get("parties", [])):
        facts = [*_party_facts(one, one), *_form_facts(one, one)] if one else []
        others = [*_party_facts(other, one), *_form_facts(other, one)] if other else []
        yield facts, others, f"party {(one or other or {}).get('name') or '?'}"


def _party_facts(party: Record, true: Record | None) -> Iterator[Fact]:
    model = true or {}
    yield ("name",)
    if OPEN not in (party.get("share_capital"), model.get("share_capital")):
        yield ("capital", plain_decimal(party.get("share_capital")))
    if OPEN not in (party.get("group"), model.get("group")):
        yield ("group", adopt(model.get("group"), party["group"]) if party.get("group") else "")
    for alias in party.get("aliases", []):
        known = (one for one in model.get("aliases", []) if are_alike(one, alias))
        yield ("alias", fold(next(known, alias)))
    for identifier in party.get("identifiers", []):
        if identifier["scheme"] in SCORED_SCHEMES:
            yield ("id", identifier["scheme"], re.sub(r"\W", "", identifier["value"]).upper())
    for person in party.get("representatives", []):
        if person.get("name"):
            yield from _person_facts(person, model)
    if address := party.get("address"):
        yield ("postcode", address.get("postcode"))
        yield ("city", fold(address.get("city")))
    for authorisation in party.get("authorisations", []):
        if authorisation.get("date"):
            yield ("authorised", read_iso(authorisation["date"]))


def _person_facts(person: Record, true: Record) -> Iterator[Fact]:
    known = (
        one
        for one in true.get("representatives", [])
        if one.get("name") and are_alike(one["name"], person["name"], 0.92)
    )
    match = next(known, None)
    name = fold((match or person)["name"])
    role = adopt(match.get("role"), person.get("role"), 0.85) if match else fold(person.get("role"))
    yield ("rep", name)
    yield ("role", name, role)


def _form_facts(party: Record, true: Record | None) -> Iterator[Fact]:
    """State the legal form, only where the truth has one."""
    if not (true and true.get("legal_form") and party.get("legal_form")):
        return
    form, said = fold(true["legal_form"]), fold(party["legal_form"])
    yield ("form", form if share_words(form, said) else said)


def compare_articles(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare numbers with their parents, titles, texts; a number that repeats is paired in order."""
    left: dict[str, list[Record]] = {}
    for article in said.get("articles", []):
        left.setdefault(article["number"], []).append(article)
    yield _tree_facts(true), _tree_facts(said), "article"
    for article in true.get("articles", []):
        number, title = article["number"], article.get("title")
        other = left[number].pop(0) if left.get(number) else {}
        yield [("title", fold(title))], [("title", adopt(title, other.get("title")))], f"article {number}"
        if article.get("text") is not None:
            right = are_alike(article["text"], other.get("text") or "", 0.93)
            yield [("text", number)], [("text", number if right else "differs")], f"article {number}"


def _tree_facts(act: Record) -> list[Fact]:
    return [("n", article["number"], article.get("parent")) for article in act.get("articles", [])]


def compare_amounts(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare values with their pages; qualifier, tax and article where the truth states them."""
    trues, saids = true.get("amounts", []), said.get("amounts", [])
    yield [_place(amount) for amount in trues], [_place(amount) for amount in saids], "amount"
    for key, default in (("qualifier", "exact"), ("tax", None), ("article", None)):
        facts = [(key, *_place(one), one.get(key) or default) for one in trues if key in one]
        places = {fact[1:3] for fact in facts}
        others = [(key, *_place(one), one.get(key) or default) for one in saids if _place(one) in places]
        yield facts, others, "amount"


def _place(amount: Record) -> Fact:
    evidence: Any = amount.get("evidence") or {}
    first = evidence[0] if isinstance(evidence, list) else evidence
    return (amount.get("page") or first.get("page"), plain_decimal(amount["value"]))


def compare_signatures(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare the names of those who sign."""
    names = [fold(one.get("name")) for one in true.get("signatures", [])]
    saids = [one.get("name") for one in said.get("signatures", [])]
    others = [next((name for name in names if are_alike(name, one)), fold(one)) for one in saids]
    yield [(name,) for name in names], [(name,) for name in others], "signature"


def compare_checks(true: Record, said: Record) -> Iterator[Comparison]:
    """Compare the sums that the truth names, with their verdicts; a failing check beyond them is a false alarm."""
    trues: list[Fact] = [_verdict(check) for check in true.get("checks", [])]
    saids: list[Fact] = [
        _verdict(check)
        for check in said.get("checks", [])
        if check.get("stated") is not None and check["kind"] != "identifier"
    ]
    found = list((Counter(trues) & Counter(saids)).elements())
    alarms = [fact for fact in (Counter(saids) - Counter(trues)).elements() if fact[2] == "fails"]
    yield trues, found + alarms, "check"


def _verdict(check: Record) -> Fact:
    return (check["kind"], plain_decimal(check["stated"]), check["status"])


FAMILIES: dict[str, Callable[[Record, Record], Iterator[Comparison]]] = {
    "document": compare_document,
    "parties": compare_parties,
    "articles": compare_articles,
    "amounts": compare_amounts,
    "tables": compare_tables,
    "signatures": compare_signatures,
    "checks": compare_checks,
}
