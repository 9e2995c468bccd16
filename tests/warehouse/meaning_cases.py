"""Truths of ``tests/warehouse/meaning`` as the documents that a reader without a fault would make of their PDFs."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from warehouse_cases import Row, make_document

from bordereau.schemas.convention import Document

HOME = Path(__file__).parent / "meaning"
NAMES = tuple(sorted(path.name.removesuffix(".meaning.json") for path in HOME.glob("*.meaning.json")))
PRECISIONS = ("year", "month", "day")


def read_truth(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((HOME / f"{name}.meaning.json").read_text("utf-8"))
    return content


def read_scdl(name: str) -> list[dict[str, str]]:
    """The rows of open data that the act gives; none where no file says so."""
    path = HOME / f"{name}.scdl.csv"
    return list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.exists() else []


def make_true(name: str, **changes: Any) -> Document:
    """Make the document of one truth."""
    return make_document(name, make_true_act(read_truth(name), **changes))


def make_true_act(truth: Mapping[str, Any], **changes: Any) -> Row:
    """Make an act of a truth; every value stands in a box of its own."""
    number = iter(range(1, 10_000))

    def place(text: object, page: int = 1) -> list[Row]:
        top = 10.0 * next(number)
        return [{"page": page, "bbox": [10.0, top, 200.0, top + 8], "text": str(text)}]

    date = make_date(truth.get("date"))
    fields: Row = {
        "kind": truth["kind"],
        "pages": [1, 2],
        "title": truth.get("title"),
        "title_evidence": place(truth.get("title")),
        "date": date,
        "date_evidence": place(date["text"]) if date else [],
        "place": truth.get("place"),
        "period": None,
        "parties": [make_party(one, place) for one in truth["parties"]],
        "amounts": [make_amount(one, place) for one in truth.get("amounts", ())],
        "tables": [make_table(one, place) for one in truth.get("tables") or ()],
        "amends": [
            {"kind": one["kind"], "date": make_date(one.get("date")), "title": one.get("title"),
             "effect": one.get("effect"), "evidence": place("amends")} for one in truth.get("amends") or ()
        ],
        "commitments": [make_commitment(one, place) for one in truth["commitments"]],
        "payments": [make_payment(one, place) for one in truth.get("payments", ())],
        "purpose": {"text": truth["purpose"]["text"], "evidence": place("purpose")} if truth.get("purpose") else None,
        "term": make_term(truth["term"], place) if truth.get("term") else None,
        "deliberation": make_deliberation(truth.get("deliberation"), place),
    }  # fmt: skip
    return {**fields, **changes}


def make_date(told: Mapping[str, Any] | None) -> Row | None:
    if not told:
        return None
    iso = str(told["iso"])
    return {"text": told.get("text") or iso, "iso": iso, "precision": PRECISIONS[iso.count("-")]}


def make_party(told: Mapping[str, Any], place: Any) -> Row:
    keys = ("name", "aliases", "group", "legal_form")
    return {
        **{key: told[key] for key in keys if told.get(key)},
        "name": told.get("name"),
        "identifiers": [
            {"scheme": one["scheme"], "value": one["value"], "valid": True, "evidence": place(one["value"])}
            for one in told.get("identifiers") or ()
        ],
        "authorisations": [
            {"text": one["text"], "date": make_date(one.get("date")), "evidence": place(one["text"])}
            for one in told.get("authorisations") or ()
        ],
        "evidence": place(told.get("name")),
    }


def make_amount(told: Mapping[str, Any], place: Any) -> Row:
    told = {
        "id": "a0",
        "unit": "€",
        "currency": "EUR",
        "precision": "1",
        "qualifier": "exact",
        "section": "article",
        **told,
    }
    keys = ("id", "text", "value", "currency", "unit", "precision", "qualifier", "section", "role")
    return {
        **{key: told.get(key) for key in keys}, "tax": told.get("tax"), "in_words": None,
        "article": told.get("article"), "trust": "read", "evidence": place(told["text"], told.get("page", 1)),
    }  # fmt: skip


def make_table(told: Mapping[str, Any], place: Any) -> Row:
    rows = [
        {"label": row["label"], "kind": row.get("kind", "item"), "cells": [
            {"column": cell["column"], "text": cell.get("text") or "", "value": cell.get("value"),
             "kind": cell.get("kind") or ("money" if cell.get("value") else "empty"), "unit": cell.get("unit"),
             "evidence": place(cell.get("text"), 2)} for cell in row["cells"]]}
        for row in told["rows"]
    ]  # fmt: skip
    return {
        "id": told.get("id") or "t1", "annex": told.get("annex"), "title": told.get("title"), "unit": told.get("unit"),
        "columns": [{"label": one["label"], "unit": one.get("unit")} for one in told["columns"]], "rows": rows,
        "pages": told.get("pages") or [2], "source": "ruled", "reader": "ruled", "evidence": place("table", 2),
    }  # fmt: skip


def make_commitment(told: Mapping[str, Any], place: Any) -> Row:
    keys = ("id", "payer", "payee", "payer_name", "payee_name", "value", "currency", "role", "status", "year", "share",
            "base", "what", "source")  # fmt: skip
    return {**{key: told.get(key) for key in keys}, "evidence": place(told["value"])}


def make_payment(told: Mapping[str, Any], place: Any) -> Row:
    keys = ("order", "value", "share", "condition", "commitment")
    return {**{key: told.get(key) for key in keys}, "due": make_date(told.get("due")), "evidence": place("payment")}


def make_term(told: Mapping[str, Any], place: Any) -> Row:
    keys = ("duration", "renewal")
    return {
        **{key: told.get(key) for key in keys}, "start": make_date(told.get("start")),
        "end": make_date(told.get("end")),
        "computed": bool((told.get("end") or {}).get("computed")), "evidence": place("term"),
    }  # fmt: skip


def make_deliberation(told: Mapping[str, Any] | None, place: Any) -> Row | None:
    if not told:
        return None
    facts = ("number", "date", "object", "body")
    return {
        "number": told["number"], "date": make_date(told["date"]), "object": told["object"],
        "body": told.get("body"), "votes": told["votes"], "decision": told["decision"],
        "evidence": [{"of": fact, **place(fact)[0]} for fact in facts],
    }  # fmt: skip
