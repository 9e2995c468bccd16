"""Outputs of runs that were never made, and readers of what was loaded."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from bordereau.schemas.convention import Act, Document, PageInfo, Source
from bordereau.schemas.load import parse_document, print_document
from bordereau.warehouse.export import open_reader
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.model import BY_NAME, DOCUMENT_TABLES
from bordereau.warehouse.rows.document import flatten_document

Row = dict[str, Any]
KINDS = ("duckdb", "parquet", "postgresql")


def quote(text: str, page: int = 1) -> list[Row]:
    return [{"page": page, "bbox": [1.5, 2.25, 3.0, 4.75], "text": text}]


def make_party(name: str | None, **more: object) -> Row:
    return {"name": name, "evidence": quote(name or "…"), **more}


def make_amount(number: int, value: str, text: str = "15,2 M€", precision: str = "1") -> Row:
    return {
        "id": f"a{number}", "text": text, "value": value, "currency": "EUR", "unit": "€", "precision": precision,
        "qualifier": "exact", "tax": None, "in_words": None, "article": "1", "section": "article",
        "evidence": quote(text),
    }  # fmt: skip


def make_table(columns: list[str], rows: list[tuple[str, str, list[str | None]]], **more: object) -> Row:
    return {
        "id": "t1", "annex": "1", "title": "Concours financiers", "unit": None,
        "columns": [{"label": label, "unit": "k€"} for label in columns],
        "rows": [
            {
                "label": label, "kind": kind,
                "cells": [
                    {"column": place, "text": value or "", "value": value, "kind": "money" if value else "empty",
                     "unit": "k€", "evidence": quote(value or "-", 2)}
                    for place, value in enumerate(values)
                ],
            }
            for label, kind, values in rows
        ],
        "pages": [2], "source": "ruled", "reader": "ruled", "evidence": quote("table", 2), **more,
    }  # fmt: skip


def make_commitment(
    number: int,
    value: str,
    payer: int | None,
    payee: int | None,
    payer_name: str | None,
    payee_name: str | None,
    **more: object,
) -> Row:
    fields: Row = {
        "id": f"c{number}", "payer": payer, "payee": payee, "payer_name": payer_name, "payee_name": payee_name,
        "value": value, "currency": "EUR", "role": "grant", "status": "promised", "source": "t1/r1/c1",
    }  # fmt: skip
    return {**fields, "evidence": quote(value, 2), **more}


def make_act(**more: object) -> Row:
    fields: Row = {"kind": "convention", "pages": [1, 2], "title": "CONVENTION", "date": None, "place": None}
    return {**fields, "period": None, **more}


def make_document(name: str, *acts: Row, text: str = "") -> Document:
    digest = hashlib.sha256((name + text).encode()).hexdigest()
    return Document(
        source=Source(file_name=f"{name}.pdf", sha256=digest, size_bytes=1, page_count=2),
        status="ok",
        pages=(PageInfo(number=1, width=595, height=842, text_source="layer", rotation=0),),
        acts=tuple(Act.model_validate_json(json.dumps(act)) for act in acts or (make_act(),)),
    )


FULL = make_act(
    kind="avenant",
    title="AVENANT N° 2 — « été » ; \"guillemets\", virgule\nligne",
    date={"text": "XX décembre 2020", "iso": "2020-12", "precision": "month"},
    place="Valbrume",
    period={"start": "2020-01-01", "end": "2022"},
    amends=[
        {"kind": "convention", "date": {"text": "10 avril 2017", "iso": "2017-04-10", "precision": "day"},
         "title": "CONVENTION CADRE", "evidence": quote("10 avril 2017")}
    ],
    parties=[
        make_party("MÉTROPOLE DE VALBRUME", aliases=["la Métropole"],
                   identifiers=[{"scheme": "SIRET", "value": "12345678200017", "valid": True, "evidence": quote("n")}]),
        make_party("Œuvre & Cœur", aliases=["Œuvre"], share_capital="20000000.5", group=None,
                   representatives=[{"name": None, "role": "Présidente", "evidence": quote("r")}],
                   authorisations=[{"text": "délibération", "date": None, "evidence": quote("d")}]),
        make_party(None),
    ],
    articles=[{"number": "1", "label": "Article 1er", "title": None, "level": 1, "parent": None,
               "text": "=1+1\n\\N NULL", "pages": [1, 1], "evidence": quote("Article 1er")}],
    amounts=[make_amount(1, "15200000", precision="100000"), make_amount(2, "0.01"),
             make_amount(3, "9999999999999999.99"), make_amount(4, "0.125"), make_amount(5, "-3.5", "")],
    tables=[make_table(["Année 2017", "Année 2018", "Total 2017 / 2018"],
                       [("Logement", "item", ["7385000", None, "7385000"]),
                        ("Total", "total", ["7385000", None, "7385000"])])],
    checks=[{"id": "restatement:a1=t1/r2/c3", "kind": "restatement", "status": "fails", "stated": "15200000",
             "computed": "7385000", "difference": "7815000", "tolerance": "0.0005", "stated_by": "a1",
             "parts": ["t1/r2/c3"], "message": "No.", "page": 1}],
    commitments=[make_commitment(1, "7385000", 1, 0, "Œuvre & Cœur", "MÉTROPOLE DE VALBRUME", year=2017)],
)  # fmt: skip


DECIDED = make_act(
    kind="deliberation",
    title="DÉLIBÉRATION N° 2024-009",
    deliberation={
        "number": "D 2024-009", "date": {"text": "14 mars 2024", "iso": "2024-03-14", "precision": "day"},
        "object": "=Aide ; \"club\", été", "body": "Commune de Lac", "decision": "adopted",
        "votes": {"present": 12, "represented": 2, "voting": 14, "for": 13, "against": 0, "abstained": 1,
                  "unanimous": None, "in_office": 15},
        "matter": {"code": "7.5", "name": "Subventions"},
        "transmission": {"identifier": "038-213800000-20240314-2024_009-DE", "at": "prefecture",
                         "received": {"text": "15/03/2024", "iso": "2024-03-15", "precision": "day"}},
        "evidence": [{"of": "number", **quote("D 2024-009")[0]}, {"of": "object", **quote("Aide")[0]},
                     {"of": "votes.for", **quote("13 voix pour", 2)[0]}],
    },
)  # fmt: skip
"""A délibération of which everything is printed."""


def make_decided(*others: Row) -> Document:
    """A file of a délibération, the convention that it approves, and further acts."""
    return make_document("decided", DECIDED, make_act(within=0, title="CONVENTION D'AIDE"), *others)


def make_corrected() -> Document:
    """A document of which a reviewer judged three facts."""
    said = {"who": "Zoé", "when": "2026-03-01T10:00:00+01:00", "why": "lu sur l’original"}
    corrections = [
        {"path": "/acts/0/amounts/0/value", "verdict": "corrected", "read": "1520000", "value": "15200000"},
        {"path": "/acts/0/tables/0/rows/0/cells/2/value", "verdict": "right", "read": "7385000", "value": None},
        {
            "path": "/acts/0/parties/1/representatives/0/role",
            "verdict": "wrong",
            "read": "Présidente",
            "when": "2026-03-02",
        },
    ]
    content = json.loads(print_document(make_document("full", FULL)))
    content["corrections"] = [{**said, **one, "evidence": quote("15,2 M€")} for one in corrections]
    return parse_document(json.dumps(content))


@lru_cache(maxsize=100)
def flatten(content: bytes) -> dict[str, list[Row]]:
    """The rows of one document; most are asked for again after the next load."""
    return flatten_document(parse_document(content))


class Outputs:
    """An output folder that a test writes by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "documents").mkdir(parents=True)
        (folder / "quarantine").mkdir()

    def put(self, *documents: Document) -> None:
        for one in documents:
            self.path(one.source.sha256).write_text(print_document(one), encoding="utf-8")

    def path(self, sha256: str) -> Path:
        return self.folder / "documents" / f"{sha256}.json"

    def rows(self) -> dict[str, list[Row]]:
        """What the tables of documents must hold."""
        rows: dict[str, list[Row]] = {table.name: [] for table in DOCUMENT_TABLES}
        for path in sorted((self.folder / "documents").glob("*.json")):
            for name, some in flatten(path.read_bytes()).items():
                rows[name] += some
        return {name: sort_rows(name, some) for name, some in rows.items()}


LOADED_BY = ("json_sha256", "model_version", "collection", "load_id")


def sort_rows(name: str, rows: list[Row]) -> list[Row]:
    key = BY_NAME[name].key
    rows = [{column: value for column, value in row.items() if column not in LOADED_BY} for row in rows]
    return sorted(rows, key=lambda row: [row[column] for column in key])


class Place:
    """A warehouse and how a test reads it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._opened: tuple[object, duckdb.DuckDBPyConnection, ExitStack] | None = None

    def ask(self, query: str) -> list[Row]:
        if self.url.startswith("postgresql"):
            import psycopg2

            address, _, schema = self.url.partition("?schema=")
            connection = psycopg2.connect(address, options=f"-c search_path={schema or 'bordereau'}")
            try:
                with connection.cursor() as cursor:
                    cursor.execute(query)
                    names = [one[0] for one in cursor.description]
                    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            finally:
                connection.close()
        with self._open() as base:
            found = base.execute(query)
            names = [one[0] for one in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    @contextmanager
    def _open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open it to read, once for all questions until it changes; of a DuckDB a copy, on which no load waits."""
        kind, _, rest = self.url.partition(":///")
        if kind == "duckdb" and Path(f"{rest}.wal").exists():  # a load was killed: DuckDB mends it when it is opened
            with open_reader(self.url) as base:
                yield base
            return
        path = Path(rest) if kind == "duckdb" else (Path(rest) / "current").resolve()
        files = [path] if kind == "duckdb" else path.rglob("*.parquet")
        state = frozenset((file, file.stat().st_mtime_ns, file.stat().st_size, file.stat().st_ino) for file in files)
        if self._opened is None or self._opened[0] != state:
            self.close()
            with ExitStack() as stack:
                url = self.url
                if kind == "duckdb":
                    home = stack.enter_context(TemporaryDirectory())
                    url = f"duckdb:///{shutil.copyfile(path, f'{home}/{path.name}')}"
                base = stack.enter_context(open_reader(url))
                self._opened = (state, base, stack.pop_all())
        yield self._opened[1]

    def close(self) -> None:
        if self._opened is not None:
            self._opened[2].close()
            self._opened = None

    def rows(self) -> dict[str, list[Row]]:
        if self.url.startswith("postgresql"):
            return {one.name: sort_rows(one.name, self.ask(f"SELECT * FROM {one.name}")) for one in DOCUMENT_TABLES}
        rows = {}
        with self._open() as base:
            for one in DOCUMENT_TABLES:
                found = base.execute(f"SELECT {', '.join(one.names)} FROM {one.name}").fetchall()
                rows[one.name] = sort_rows(one.name, [dict(zip(one.names, row, strict=True)) for row in found])
        return rows


SHELVED = "shelved"
"""The collection of all that stands on the shelf."""


class Shelf:
    """Warehouses of some documents each, loaded when they are first asked for."""

    def __init__(self, home: Path, find_server: Callable[[], str]) -> None:
        self._home, self._find_server = home, find_server
        self._places: dict[tuple[str, ...], Place] = {}

    def load(self, kind: str, *documents: Document) -> Place:
        """A warehouse of these documents, which nobody may change."""
        key = (kind, *(hashlib.sha256(print_document(one).encode()).hexdigest() for one in documents))
        if key not in self._places:
            name = f"shelf_{len(self._places)}"
            outputs = Outputs(self._home / name / "outputs")
            outputs.put(*documents)
            url = f"{self._find_server()}?schema={name}" if kind == "postgresql" else f"{kind}:///{self._home}/{name}/w"
            load_outputs(LoadJob(outputs.folder, url, SHELVED))
            self._places[key] = Place(url)
        return self._places[key]
