"""Derive a form's truth from the blocks that print it, in the keys of the contract."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from maker.grid import UNITS, Grid, GridRow, column_labels, parts_of
from maker.inline import Money, Piece
from maker.script import Block, Script

Json = dict[str, Any]
KINDS = {"R": "item", "S": "subtotal", "Z": "total"}


def plain(value: Decimal) -> str:
    """Print a Decimal without exponent or useless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def printed(pieces: list[Piece]) -> str:
    text = "".join(" " if p.key in ("br", "tab") else p.text for p in pieces)
    return re.sub(r"[ \t]+", " ", text).strip()


class Truth:
    """Collects facts while the blocks go by."""

    def __init__(self, script: Script, pages: dict[str, list[int]]) -> None:
        self.script, self.pages = script, pages
        self.parties: list[Json] = []
        self.articles: list[Json] = []
        self.amounts: list[Json] = []
        self.tables: list[Json] = []
        self.checks: list[Json] = []
        self.signatures: list[Json] = []
        self.money: list[Money] = []
        self.title: list[str] = []
        self.title_date: str | None = None
        self.signed: str | None = None
        self.place: str | None = None
        self.article: str | None = None
        self.annex: str | None = None

    def read(self) -> Json:
        for block in self.script.blocks:
            self.read_block(block)
        self.add_sums()
        meta = self.script.meta
        out: Json = {
            "file": f"{self.script.name}.pdf",
            "scanned": False,
            "_forms": meta.get("forms", "").replace(",", " ").split(),
            "kind": meta.get("kind") or None,
        }
        skip = meta.get("skip", "").split()
        start, _, end = meta.get("period", "").partition("..")
        if "document" not in skip:
            out["title"] = " ".join(self.title) or None
            iso = meta.get("date") or self.title_date or self.signed
            out["date"] = {"iso": iso} if iso and iso != "none" else None
            out["place"] = self.place
            out["period"] = {"start": start, "end": end or start} if start else None
            out["amends"] = [read_amended(x) for x in meta.get("amends", "").split(";") if x.strip()]
        for family in ("parties", "articles", "amounts", "tables", "signatures", "checks"):
            if family not in skip:
                out[family] = getattr(self, family)
        if skip:
            out["_skip"] = skip
        if meta.get("scope"):  # minutes with several acts: scored as one
            out["_scope"] = meta["scope"]
        return out

    def read_block(self, block: Block) -> None:
        if block.kind == "!":
            key, _, value = block.raw.partition(" ")
            if key == "check":
                kind, stated, status = value.split()
                self.checks.append({"kind": kind, "stated": stated, "status": status})
            elif key == "party":
                self.parties.append(full_party(json.loads(value)))
            elif key == "endarticles":
                self.article = None
            return
        if block.kind == "table" and block.grid:
            self.add_table(block.grid)
            return
        if block.kind == "signature":
            for row in block.rows:
                for cell in row:
                    self.read_pieces(cell)
            return
        if block.kind == "title":
            self.title.append(printed(block.pieces))
        elif block.kind in ("article", "runin"):
            self.add_article(block)
        elif block.kind in ("annex", "annex_here"):
            self.article = None
            self.annex = next((p.arguments[0] for p in block.pieces if p.key == "#"), None)
        elif block.kind == "closing":
            self.article = None
        elif self.article and self.articles and block.kind in ("body", "heading", "item1", "item2", "item3"):
            self.articles[-1]["text"] += ("\n" if self.articles[-1]["text"] else "") + printed(block.pieces)
        self.read_pieces(block.pieces, block.kind)

    def add_article(self, block: Block) -> None:
        number = next(p.arguments[0] for p in block.pieces if p.key == "#")
        number, _, above = number.partition("^")
        title = " ".join(p.text for p in block.pieces if p.key == "T") or None
        known = [a["number"] for a in self.articles]
        parent = above or (number.rpartition(".")[0] if number.rpartition(".")[0] in known else None)
        text = ""
        if block.kind == "runin":
            after = next(i for i, p in enumerate(block.pieces) if p.key == "#") + 1
            text = re.sub(r"^[\s.:–—-]+", "", printed(block.pieces[after:]))
        self.articles.append({"number": number, "title": title, "parent": parent or None, "text": text})
        self.article = number

    def read_pieces(self, pieces: list[Piece], kind: str = "") -> None:
        for piece in pieces:
            if piece.money:
                self.money.append(piece.money)
                if piece.money.kind == "money" and kind not in ("plain",):
                    self.add_amount(piece.money, piece.link)
            elif piece.key == "date":
                if kind == "date":
                    self.title_date = piece.arguments[1]
                else:
                    self.signed = piece.arguments[1] if piece.arguments[1] != "none" else None
            elif piece.key == "place":
                self.place = piece.text
            elif piece.key == "sig":
                self.add_signature(piece)
            elif piece.key and piece.key not in ("#", "T", "br", "tab"):
                self.add_party_field(piece)

    def add_amount(self, money: Money, link: str) -> None:
        one = {
            "text": money.text,
            "value": plain(money.value),
            "precision": plain(money.precision),
            "page": self.pages.get(link, [0])[0],
            "qualifier": money.qualifier,
            "tax": money.tax,
            "article": self.article,
        }
        if money.qualifier == "?":
            del one["qualifier"]
        self.amounts.append(one)

    def add_signature(self, piece: Piece) -> None:
        """State who signs and, where the form says it, for which party (counted from 1)."""
        name, *rest = piece.arguments
        one = {"name": name or None}
        if rest:
            one["party"] = self.parties[int(rest[0]) - 1]["name"]
        self.signatures.append(one)

    def add_party_field(self, piece: Piece) -> None:
        key, values = piece.key, list(piece.arguments)
        if piece.party:
            while len(self.parties) < piece.party:
                self.parties.append(full_party({}))
            party = self.parties[piece.party - 1]
            if key in ("name", "noname"):
                party["name"] = values[0] if key == "name" else None
                return
        elif key in ("name", "noname"):
            self.parties.append(full_party({"name": values[0] if key == "name" else None}))
            return
        else:
            party = self.parties[-1]
        if key == "group":
            for member in self.parties[-int(values[1]) :]:
                member["group"] = values[0]
        elif key == "form":
            party["legal_form"] = values[0]
        elif key == "cap":
            party["share_capital"] = values[1] if values[1] != "francs" else None
            if values[1] != "francs":
                money = Money(values[0], Decimal(values[1]), Decimal(1))
                self.add_amount(money, piece.link)
        elif key == "addr":
            party["address"] = {"text": values[0], "postcode": values[1] or None, "city": values[2] or None}
        elif key in ("siren", "siret", "rcs", "rna"):
            one: Json = {"scheme": key.upper(), "value": re.sub(r"\W", "", values[0]).upper()}
            if key == "rcs":
                one["value"] = re.sub(r"\D", "", values[0])
                one["registry"] = values[1] if len(values) > 1 else None
            party["identifiers"].append(one)
        elif key in ("rep", "role"):
            self.add_representative(party, key, values)
        elif key == "repn":
            for member in self.parties[-int(values[2]) :]:
                member["representatives"].append({"name": values[0], "role": values[1] or None})
        elif key == "auth":
            iso = values[1] if len(values) > 1 else ""
            party["authorisations"].append({"text": values[0], "date": {"iso": iso} if iso else None})
        elif key == "alias":
            party["aliases"].append(values[0])

    def add_representative(self, party: Json, key: str, values: list[str]) -> None:
        """Pair names and roles in the order in which they come, whichever comes first."""
        held = party["representatives"]
        part = "name" if key == "rep" else "role"
        alone = len(values) > 1
        for one in held:
            if one.get(part) is None and not one.get("closed"):
                one[part] = values[0]
                return
        held.append({"name": None, "role": None, "closed": alone} | {part: values[0]})

    def add_table(self, grid: Grid) -> None:
        if grid.wants("out"):
            return
        unit = UNITS[grid.wants("unit", "€")]
        units = [UNITS[u] for u in grid.wants("units").split(",")] if grid.wants("units") else [unit] * 50
        rows = []
        above: list[str] = []
        for row in grid.rows:
            if row.mark == "G":
                continue
            names = row.label.split("|")
            names = [above[k] if name == "^" else name for k, name in enumerate(names)]
            above = names
            label = " ".join(re.sub(r"[|^]|//", " ", f"{row.group} {' '.join(names)}").split())
            cells = []
            for j, cell in enumerate(row.cells):
                if cell.number is not None:
                    scale = units[j] if grid.kinds[j] == "m" else Decimal(1)
                    cells.append({"column": j, "value": plain(cell.number * scale)})
            rows.append({"label": clean_label(label), "kind": KINDS[row.mark], "cells": cells})
        annex = grid.wants("annex") or self.annex
        self.tables.append(
            {
                "annex": None if annex in ("none", "") else annex,
                "columns": [{"label": c.replace("//", " ")} for c in column_labels(grid)],
                "rows": rows,
                "pages": self.pages.get(grid.name, [0]),
            }
        )
        self.add_table_checks(grid, units)

    def add_table_checks(self, grid: Grid, units: list[Decimal]) -> None:
        decimals = int(grid.wants("dec", "0"))
        places: dict[str, int] = {"m": decimals, "c": 0}

        def judge(kind: str, j: int, stated: Decimal, parts: list[Decimal]) -> None:
            if len(parts) < 2 or grid.kinds[j] not in places:
                return
            gap = abs(stated - sum(parts))
            half = Decimal(1).scaleb(-places[grid.kinds[j]]) / 2 * (len(parts) + 1)
            status = "exact" if not gap else "within_rounding" if gap <= half else "fails"
            scale = units[j] if grid.kinds[j] == "m" else Decimal(1)
            self.checks.append({"kind": kind, "stated": plain(stated * scale), "status": status})

        if grid.wants("checks") == "none":
            return
        for at, row in enumerate(grid.rows):
            if row.mark in "SZ":
                parts = parts_of(grid, at)
                for j, cell in enumerate(row.cells):
                    if cell.number is not None:
                        judge("column_total", j, cell.number, column_numbers(parts, j))
            if row.mark != "G":
                for j, others in grid.sums.items():
                    number = row.cells[j].number if j < len(row.cells) else None
                    if number is not None:
                        judge("row_total", j, number, [n for k in others if (n := row.cells[k].number) is not None])

    def add_sums(self) -> None:
        """State every sum whose total and parts are marked in the text."""
        for money in self.money:
            if money.words is not None:
                status = "exact" if money.words == money.value else "fails"
                self.checks.append({"kind": "words_vs_figures", "stated": plain(money.value), "status": status})
            if money.total_of is None:
                continue
            parts = [m for m in self.money if money.total_of in m.part_of]
            gap = money.value - sum(m.value for m in parts)
            bound = (money.precision + sum(m.precision for m in parts)) / 2
            fits = {"more_than": gap <= 0, "minimum": gap <= 0, "less_than": gap >= 0, "maximum": gap >= 0}
            if money.qualifier in fits and gap:
                status = "within_rounding" if fits[money.qualifier] else "fails"
            else:
                status = "exact" if not gap else "within_rounding" if abs(gap) <= bound else "fails"
            self.checks.append({"kind": "list_total", "stated": plain(money.value), "status": status})


def clean_label(label: str) -> str:
    return re.sub(r"\s*\(\d\)\s*$", "", label)


def column_numbers(rows: list[GridRow], j: int) -> list[Decimal]:
    return [n for r in rows if j < len(r.cells) and (n := r.cells[j].number) is not None]


def read_amended(text: str) -> Json:
    kind, iso = text.split()
    return {"kind": kind, "date": {"iso": iso}}


def full_party(given: Json) -> Json:
    """Fill a party's missing keys, so that every truth has them all."""
    return {
        "name": None,
        "aliases": [],
        "group": None,
        "legal_form": None,
        "share_capital": None,
        "address": None,
        "identifiers": [],
        "representatives": [],
        "authorisations": [],
    } | given


def tidy(truth: Json) -> Json:
    """Drop what only the maker needs."""
    for party in truth.get("parties", []):
        party["representatives"] = [{"name": r.get("name"), "role": r.get("role")} for r in party["representatives"]]
    return truth
