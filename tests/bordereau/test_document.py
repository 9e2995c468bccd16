"""One document from end to end: the same bytes twice, evidence for every value, nothing of the machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bordereau import extract_document, parse_document, print_document
from bordereau.check import check_document
from bordereau.schemas.convention import Document
from bordereau.schemas.settings import NameSettings, Settings
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
SAMPLE = "avenant-dijon.pdf"


@pytest.fixture(scope="module")
def document(samples: Path) -> Document:
    return read_shared(samples / SAMPLE)


def extract_elsewhere(path: Path, seed: str) -> bytes:
    """Extract in a process of its own, with another order of hashes, from another folder."""
    return subprocess.run(
        [sys.executable, "-m", "bordereau", "extract", str(path)],
        capture_output=True,
        cwd=path.parent,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    ).stdout


def test_the_same_bytes_twice(samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / SAMPLE
    copy.parent.mkdir()
    copy.write_bytes((samples / SAMPLE).read_bytes())
    first, second = extract_elsewhere(samples / SAMPLE, "1"), extract_elsewhere(copy, "2")
    assert first == second
    assert str(tmp_path).encode() not in second


def test_a_document_comes_back_from_its_json(samples: Path) -> None:
    """What tests share is what has come back; here it is the one that was read."""
    document = extract_document(samples / SAMPLE)
    assert parse_document(print_document(document)) == document


def walk(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Walk over every object of a document with its place."""
    if isinstance(value, dict):
        yield place, value
        for key, child in value.items():
            yield from walk(child, f"{place}/{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from walk(child, f"{place}/{number}")


def test_every_box_stands_on_its_page(document: Document) -> None:
    sizes = {page.number: (page.width, page.height) for page in document.pages}
    seen = 0
    for place, value in walk(json.loads(print_document(document))):
        if "bbox" in value:
            x0, top, x1, bottom = value["bbox"]
            width, height = sizes[value["page"]]
            assert 0 <= x0 < x1 <= width, place
            assert 0 <= top < bottom <= height, place
            seen += 1
    assert seen > 100


def test_every_value_has_evidence(document: Document) -> None:
    act = document.acts[0]
    parts = (*act.parties, *act.articles, *act.amounts, *act.figures, *act.signatures, *act.tables)
    assert all(part.evidence for part in parts)
    assert all(cell.evidence for table in act.tables for row in table.rows for cell in row.cells)


def test_every_part_of_a_check_is_in_the_document(document: Document) -> None:
    act = document.acts[0]
    cells = {
        f"{table.id}/r{row}/c{cell.column + 1}"
        for table in act.tables
        for row, line in enumerate(table.rows, start=1)
        for cell in line.cells
    }
    known = {one.id for one in (*act.amounts, *act.figures)} | cells
    for check in act.checks:
        if check.kind != "identifier":
            assert set(check.parts) <= known, check.id
    assert len({check.id for check in act.checks}) == len(act.checks)


def test_a_recheck_gives_the_same_verdicts(document: Document) -> None:
    assert check_document(document) == document.acts[0].checks


def test_a_value_changed_by_hand_fails_its_sums(document: Document) -> None:
    data = json.loads(print_document(document))
    cell = data["acts"][0]["tables"][0]["rows"][0]["cells"][0]
    cell["value"] = str(int(cell["value"]) + 1_000_000)
    failing = [check for check in check_document(parse_document(json.dumps(data))) if check.status == "fails"]
    assert {check.kind for check in failing} == {"row_total", "column_total"}


def test_settings_change_what_is_called(samples: Path) -> None:
    settings = Settings(names=NameSettings(use_spacy=False))
    assert extract_document(samples / SAMPLE, settings).status == "ok"
    assert settings.digest() != Settings().digest()


def test_known_sums_are_checked(samples: Path, tmp_path: Path, bordereau: Callable[..., Any]) -> None:
    known = tmp_path / "sums.yaml"
    known.write_text(
        "documents:\n"
        f"  - match: {{file_name: {SAMPLE}}}\n"
        "    sums:\n"
        "      - {what: t1/r3/c4, value: 30603000}\n"
        "      - {what: Annexe 7 / Total, value: 1}\n"
    )
    done = bordereau("extract", samples / SAMPLE, "--known-sums", known, "--strict")
    checks = [check for check in json.loads(done.stdout)["acts"][0]["checks"] if check["kind"] == "known_sum"]
    assert [check["status"] for check in checks] == ["exact", "fails"]
    assert done.returncode == 3
