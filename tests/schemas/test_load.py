from __future__ import annotations

import json
from pathlib import Path

import pytest

from bordereau.schemas.convention import Act, Document, PageInfo, Source
from bordereau.schemas.errors import NotADocumentError, UnknownSchemaVersionError
from bordereau.schemas.load import parse_document, print_document, print_json_schema, read_document

ROOT = Path(__file__).parents[2]
DOCUMENT = Document(
    source=Source(file_name="é.pdf", sha256="0" * 64, size_bytes=1, page_count=1),
    status="ok",
    pages=(PageInfo(number=1, width=595.32, height=841.92, text_source="layer", rotation=0),),
    acts=(Act(kind="convention", pages=(1, 1), title="CONVENTION", date=None, place=None, period=None),),
)


def test_a_document_comes_back_as_it_was() -> None:
    text = print_document(DOCUMENT)
    assert parse_document(text) == DOCUMENT
    assert print_document(parse_document(text)) == text
    assert "é.pdf" in text


@pytest.mark.parametrize("version", ["0.9", "1.0", "2.0", 1, None])
def test_an_unknown_version_is_refused(version: object) -> None:
    text = json.dumps({**json.loads(print_document(DOCUMENT)), "schema_version": version})
    with pytest.raises(UnknownSchemaVersionError, match=r"this program reads 1\.1") as caught:
        parse_document(text, "a.json")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "says", "why"),
    [
        ("", "no JSON", "an empty file"),
        ('{"schema_version": "1.1"', "no JSON", "a file cut short"),
        ("[]", "no schema_version", "other JSON"),
        ('{"name": 1}', "no schema_version", "other JSON"),
        ('{"schema_version": "1.1"}', "“source” is missing, at the root", "keys are missing"),
        ("[" * 100_000, "no JSON", "nested to break a parser"),
        (b"\xff\xfe\x00", "no JSON", "no text at all"),
    ],
)
def test_what_is_no_document_is_a_sentence(text: str | bytes, says: str, why: str) -> None:
    with pytest.raises(NotADocumentError, match=says):
        parse_document(text, "a.json")


def test_an_unknown_key_is_refused() -> None:
    text = print_document(DOCUMENT).replace('"status"', '"surprise": 1, "status"', 1)
    with pytest.raises(NotADocumentError, match="surprise"):
        parse_document(text)


def test_an_absent_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotADocumentError, match="cannot be read"):
        read_document(tmp_path / "none.json")


def test_the_committed_json_schema_is_not_stale() -> None:
    committed = (ROOT / "schemas" / "json" / "document.schema.json").read_text(encoding="utf-8")
    assert committed == print_json_schema(), "write it anew: make schema"
