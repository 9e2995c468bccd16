"""CSV and XLSX: safe to open, figures intact, French where asked."""

from __future__ import annotations

import csv
import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from warehouse_cases import FULL, Outputs, make_document

from bordereau.schemas.errors import UsageError
from bordereau.warehouse.export import NAMES, _read_rows, export_csv, export_xlsx, open_reader, print_cell
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.warehouse import WarehouseError

RISKY = ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", RISKY)
def test_text_that_would_run_is_defused(text: str) -> None:
    (cell,) = next(csv.reader([print_cell(text)]) if "\r" not in text and "\n" not in text else iter([[text]]))
    assert cell == f"'{text}" or print_cell(text) == f'"\'{text}"'


@pytest.mark.parametrize("text", ["a,=1+1", "a;=1+1", "a\t=1+1"])
def test_text_is_whole_for_a_program_that_parts_lines_at_another_sign(text: str) -> None:
    assert print_cell(text) == f'"{text}"'


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
        ("", '""', '""'),
        ('dit « "la Ville" »', '"dit « ""la Ville"" »"', '"dit « ""la Ville"" »"'),
        (Decimal("35.900000000"), "35.9", "35,9"),
        (Decimal("1000.000000000"), "1000", "1000"),
        (date(2017, 4, 10), "2017-04-10", "2017-04-10"),
        (
            datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))),
            "2026-01-01T00:00:00+00:00",
            "2026-01-01T00:00:00+00:00",
        ),
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
        paths = export_csv(base, ["amounts", "articles", "documents", "acts"], tmp_path / "csv", french=True).paths
    rows = {
        path.stem: list(csv.DictReader(path.open(encoding="utf-8-sig", newline=""), delimiter=";")) for path in paths
    }
    assert [row["value_eur"] for row in rows["amounts"]] == ["15200000,00", "0,01", "9999999999999999,99", "", "-3,50"]
    assert rows["articles"][0]["body"] == "'=1+1\n\\N NULL"
    assert rows["documents"][0]["file_name"] == "'=HYPERLINK(1).pdf"
    assert rows["acts"][0]["title"] == 'AVENANT N° 2 — « été » ; "guillemets", virgule\nligne'


def test_xlsx_holds_text_as_text_and_numbers_as_numbers(url: str, tmp_path: Path) -> None:
    with open_reader(url) as base:
        book = load_workbook(export_xlsx(base, ["documents", "amounts", "loads", "acts"], tmp_path / "a.xlsx").paths[0])
    cell = book["documents"]["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1).pdf", "s")
    money = book["amounts"]["F2"]
    assert (money.value, money.data_type, money.number_format) == (15200000, "n", "#,##0.00")
    assert (book["amounts"]["F4"].value, book["amounts"]["F5"].value) == ("9999999999999999.99", None)
    heads = [cell.value for cell in book["acts"][1]]
    start = book["acts"][2][heads.index("period_start")]
    assert (start.value, start.is_date) == (datetime(2020, 1, 1), True)
    assert book["acts"][2][heads.index("act_date")].value is None
    assert isinstance(book["loads"]["C2"].value, datetime)


def test_every_table_and_view_is_exported_under_its_own_heads(url: str, tmp_path: Path) -> None:
    """Some names, like “tables”, mean something else to DuckDB in some places."""
    with open_reader(url) as base:
        for path in export_csv(base, NAMES, tmp_path / "all", french=False).paths:
            found = base.execute(f'SELECT * FROM "{path.stem}"')
            heads, rows = [one[0] for one in found.description], base.execute(f'SELECT count(*) FROM "{path.stem}"')
            with path.open(encoding="utf-8-sig", newline="") as stream:
                written = list(csv.reader(stream))
            assert (written[0], len(written) - 1) == (heads, rows.fetchone()[0]), path.stem


@pytest.mark.parametrize("zone", ["UTC", "Europe/Paris", "America/Cayenne"])
def test_a_moment_is_utc_and_asks_for_no_package_of_time_zones(url: str, tmp_path: Path, zone: str) -> None:
    """DuckDB gives moments with a zone through pytz only, which nobody but the tests' own packages brings."""
    with open_reader(url) as base:
        base.execute(f"SET TimeZone = '{zone}'")
        (wanted,) = base.execute(
            "SELECT strftime(make_timestamp(epoch_us(started_at)), '%Y-%m-%dT%H:%M:%S') FROM loads"
        ).fetchall()[0]
        (path,) = export_csv(base, ["loads"], tmp_path, french=False).paths
        (book,) = export_xlsx(base, ["loads"], tmp_path / "a.xlsx").paths
        _, given = _read_rows(base, "loads")
    (row,) = csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    assert re.fullmatch(rf"{wanted}(\.\d+)?\+00:00", row["started_at"])
    assert load_workbook(book)["loads"]["C2"].value.strftime("%Y-%m-%dT%H:%M:%S") == wanted
    assert {value.tzinfo for value in given if isinstance(value, datetime)} == {UTC}


def test_csv_tells_null_from_empty(url: str, tmp_path: Path) -> None:
    with open_reader(url) as base:
        (path,) = export_csv(base, ["amounts"], tmp_path, french=False).paths
    back = duckdb.sql(
        f"SELECT printed_text, tax FROM read_csv('{path}', allow_quoted_nulls = false) WHERE amount_id = 'a5'"
    )
    assert back.fetchall() == [("", None)]


def test_a_text_too_long_for_a_cell_is_cut_and_told(outputs: Outputs, tmp_path: Path) -> None:
    article = {**FULL["articles"][0], "text": "é" * 40_000}
    outputs.put(make_document("long", {**FULL, "articles": [article]}))
    load_outputs(LoadJob(outputs.folder, f"duckdb:///{tmp_path}/l.duckdb"))
    with open_reader(f"duckdb:///{tmp_path}/l.duckdb") as base:
        written = export_xlsx(base, ["articles"], tmp_path / "l.xlsx")
    assert written.cut == 1
    (text,) = [
        cell.value for cell in load_workbook(tmp_path / "l.xlsx")["articles"][2] if str(cell.value).startswith("éé")
    ]
    assert len(text) == 32_767
    assert text.endswith("é… [cut]")


def test_an_export_that_fails_leaves_what_was_there(url: str, tmp_path: Path) -> None:
    (tmp_path / "acts.csv").write_text("former", encoding="utf-8")
    with open_reader(url) as base:
        base.execute("SET memory_limit = '1KB'")
        with pytest.raises(duckdb.Error):
            export_csv(base, ["acts"], tmp_path, french=False)
    assert (tmp_path / "acts.csv").read_text(encoding="utf-8") == "former"
    assert not list(tmp_path.glob(".*.part"))
    with pytest.raises(WarehouseError, match="cannot be written"), open_reader(url) as base:
        export_xlsx(base, ["acts"], tmp_path / "acts.csv" / "a.xlsx")


@pytest.mark.parametrize("content", [b"hello", b""])
def test_a_file_that_is_no_warehouse_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.duckdb").write_bytes(content)
    with pytest.raises(WarehouseError, match="cannot be read"), open_reader(f"duckdb:///{tmp_path}/x.duckdb") as base:
        export_csv(base, ["acts"], tmp_path, french=False)


def test_a_table_that_is_none_is_told(url: str, tmp_path: Path) -> None:
    with open_reader(url) as base, pytest.raises(UsageError, match="is no table"):
        export_csv(base, ["x; DROP TABLE acts"], tmp_path, french=False)
