"""CSV and XLSX: safe to open, figures intact, French where asked."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from warehouse_cases import FULL, Outputs, make_document

from bordereau.warehouse.export import export_csv, export_xlsx, open_reader, print_cell
from bordereau.warehouse.load import LoadJob, load_outputs
from schemas.errors import UsageError

RISKY = ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", RISKY)
def test_text_that_would_run_is_defused(text: str) -> None:
    assert print_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "plain", "french"),
    [
        (Decimal("-1234.50"), "-1234.50", "-1234,50"),
        (Decimal("1E+3"), "1000", "1000"),
        (12.5, "12.5", "12,5"),
        (-3, "-3", "-3"),
        (None, "", ""),
        ("é « œ »", "é « œ »", "é « œ »"),
        (True, "True", "True"),
    ],
)
def test_values(value: object, plain: str, french: str) -> None:
    assert (print_cell(value), print_cell(value, french=True)) == (plain, french)


@pytest.fixture
def url(outputs: Outputs, tmp_path: Path) -> str:
    outputs.put(make_document("=HYPERLINK(1)", FULL))
    url = f"duckdb:///{tmp_path}/a.duckdb"
    load_outputs(LoadJob(outputs.folder, url))
    return url


def test_csv_comes_back(url: str, tmp_path: Path) -> None:
    with open_reader(url) as base:
        paths = export_csv(base, ["amounts", "articles", "documents", "acts"], tmp_path / "csv", french=True)
    rows = {
        path.stem: list(csv.DictReader(path.open(encoding="utf-8-sig", newline=""), delimiter=";")) for path in paths
    }
    assert [row["value_eur"] for row in rows["amounts"]] == ["15200000,00", "0,01", "9999999999999999,99", "", "-3,50"]
    assert rows["articles"][0]["body"] == "'=1+1\n\\N NULL"
    assert rows["documents"][0]["file_name"] == "'=HYPERLINK(1).pdf"
    assert rows["acts"][0]["title"] == 'AVENANT N° 2 — « été » ; "guillemets", virgule\nligne'


def test_xlsx_holds_text_as_text_and_numbers_as_numbers(url: str, tmp_path: Path) -> None:
    with open_reader(url) as base:
        book = load_workbook(export_xlsx(base, ["documents", "amounts", "loads"], tmp_path / "a.xlsx"))
    cell = book["documents"]["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1).pdf", "s")
    money = book["amounts"]["F2"]
    assert (money.value, money.data_type, money.number_format) == (15200000, "n", "#,##0.00")


def test_a_table_that_is_none_is_told(url: str, tmp_path: Path) -> None:
    with open_reader(url) as base, pytest.raises(UsageError, match="is no table"):
        export_csv(base, ["x; DROP TABLE acts"], tmp_path, french=False)
