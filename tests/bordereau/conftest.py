"""Factories: small PDFs made of bytes, documents without a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bordereau.schemas.convention import Act, Document, PageInfo, Source
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.table import Cell, Column, Row, Table


def build_pdf(pages: Sequence[Sequence[str]], trailer: str = "", to_unicode: str = "") -> bytes:
    """Set lines of Latin-1 text in Helvetica, one list a page, and write the PDF's bytes.

    ``to_unicode`` maps codes to text, as “<41> <D800>”, the way a producer gets it wrong.
    """
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    mapped = f"/ToUnicode {4 + 2 * len(pages)} 0 R" if to_unicode else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {mapped} >>",
    ]
    for place, lines in enumerate(pages):
        shown = " T* ".join(f"({line.translate(str.maketrans({'(': '[', ')': ']'}))}) Tj" for line in lines)
        content = f"BT /F1 11 Tf 16 TL 70 780 Td {shown} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * place} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    if to_unicode:
        codes = "1 begincodespacerange <00> <FF> endcodespacerange"
        cmap = f"begincmap {codes} 1 beginbfchar {to_unicode} endbfchar endcmap"
        objects.append(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R"
    return out + f"{end} {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


CONVENTION = [
    "CONVENTION DE PARTENARIAT",
    "Entre :",
    "La Commune de Valbrume, représentée par son Maire, Madame Jeanne ORMEAU,",
    "ci-après désignée « la Commune »,",
    "Et",
    "L'association Les Amis du Lavoir, représentée par son Président, Monsieur Paul TILLEUL,",
    "ci-après désignée « l'Association »,",
    "Il est convenu ce qui suit :",
    "Article 1 : Objet",
    "La Commune verse à l'Association une subvention de 12 500 €.",
    "Article 2 : Durée",
    "La convention prend effet le 1er janvier 2024.",
    "Fait à Valbrume, le 15 décembre 2023",
]


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Write a PDF: a small convention, or the pages given."""

    def make(
        name: str = "convention.pdf",
        pages: Sequence[Sequence[str]] = (CONVENTION,),
        trailer: str = "",
        to_unicode: str = "",
    ) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build_pdf(pages, trailer, to_unicode))
        return path

    return make


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Make a document of one act around the values given."""

    def make(**act: object) -> Document:
        fields = {"kind": "convention", "pages": (1, 1), "title": "CONVENTION", "date": None, "place": None}
        return Document(
            source=Source(file_name="a.pdf", sha256="0" * 64, size_bytes=1, page_count=1),
            status="ok",
            pages=(PageInfo(number=1, width=595, height=842, text_source="layer", rotation=0),),
            acts=(Act.model_validate({**fields, "period": None, **act}),),
        )

    return make


@pytest.fixture
def make_table() -> Callable[..., Table]:
    """Make a table of money of rows ``(label, kind, values)``; None is an empty cell."""
    proof = (Evidence(page=1, bbox=(0, 0, 1, 1), text="x"),)

    def make(columns: Sequence[str], rows: Sequence[tuple[str, str, Sequence[str | None]]]) -> Table:
        return Table(
            id="t1",
            annex=None,
            title=None,
            unit="€",
            columns=tuple(Column(label=label, unit="€") for label in columns),
            rows=tuple(
                Row.model_validate(
                    {
                        "label": label,
                        "kind": kind,
                        "cells": tuple(
                            Cell(
                                column=place,
                                text=value or "",
                                value=value,
                                kind="empty" if value is None else "money",
                                unit="€",
                                evidence=proof,
                            )
                            for place, value in enumerate(values)
                        ),
                    }
                )
                for label, kind, values in rows
            ),
            pages=(1,),
            source="ruled",
            reader="ruled",
            evidence=proof,
        )

    return make
