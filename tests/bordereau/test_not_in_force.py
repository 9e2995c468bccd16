"""Struck figures and options that are not taken, from the page to the JSON: read, told, and in no sum."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import layered_page
from bordereau import check_document, extract_document
from bordereau.schemas.convention import Document
from bordereau.schemas.load import parse_document, print_document
from bordereau.schemas.settings import OcrSettings, Settings

SETTINGS = Settings(ocr=OcrSettings(use_ocr=False))
HEAD = ["CONVENTION", "Article 1 – Montant"]


def read(folder: Path, lines: list[str], drawn: str = "") -> Document:
    """A page of lines 20 points apart, the first at 700; « ¤ » is the euro, « – » a dash of WinAnsi."""
    text = " ".join(
        f"BT /F1 10 Tf 60 {700 - 20 * n} Td ({line.replace('€', chr(128)).replace('–', chr(150))}) Tj ET"
        for n, line in enumerate([*HEAD, *lines])
    )
    path = folder / "act.pdf"
    path.write_bytes(layered_page.write_pdf(f"{text} {drawn}"))
    return extract_document(path, SETTINGS)


def strike(line: int, x0: float, x1: float) -> str:
    return f"{x0} {703 - 20 * (line + 2)} m {x1} {703 - 20 * (line + 2)} l S"


LIST = ["Le total de 3 000 € se répartit comme suit :", "- voirie : 1 000 €", "- murs : 2 000 €", "- toit : 500 €"]


@pytest.mark.parametrize(
    ("drawn", "status", "why"),
    [(strike(3, 60, 120), "exact", "the struck item is none"), ("", "fails", "the same list, nothing struck")],
)
def test_a_struck_item_enters_no_sum(tmp_path: Path, drawn: str, status: str, why: str) -> None:
    document = read(tmp_path, LIST, drawn)
    (act,) = document.acts
    assert [check.status for check in act.checks] == [status], why
    assert [amount.struck for amount in act.amounts] == [False, False, False, bool(drawn)], why
    assert [check.status for check in check_document(document)] == [status], why


def test_the_keys_stand_where_they_are_true(tmp_path: Path) -> None:
    document = read(tmp_path, ["La Commune verse 900 000 € et 100 000 € par an."], strike(0, 139, 185))
    printed = print_document(document)
    amounts = json.loads(printed)["acts"][0]["amounts"]
    assert [(one["value"], one.get("struck"), one.get("not_ticked")) for one in amounts] == [
        ("900000", True, None),
        ("100000", None, None),
    ]
    assert parse_document(printed) == document
    assert "struck_text" in [warning.code for warning in document.warnings]


def test_an_option_that_is_not_taken(tmp_path: Path) -> None:
    document = read(tmp_path, ["[ ] une aide de 5 000 €", "[x] une aide de 6 000 €"])
    (act,) = document.acts
    assert [(amount.value, amount.not_ticked) for amount in act.amounts] == [("5000", True), ("6000", False)]
    assert [(w.code, w.page) for w in document.warnings if w.code == "not_ticked"] == [("not_ticked", 1)]


def test_words_beside_struck_figures_are_not_held_against_them(tmp_path: Path) -> None:
    lines = ["La Commune verse cinq mille euros (6 000 €) par an."]
    whole, struck = read(tmp_path, lines), read(tmp_path, lines, strike(0, 60, 300))
    assert [check.status for check in whole.acts[0].checks] == ["fails"]
    assert struck.acts[0].checks == ()
