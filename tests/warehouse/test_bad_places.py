"""What goes wrong outside: each gives one sentence and an exit code, and the warehouse stays as it was."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import psycopg2
import pytest
from warehouse_cases import FULL, SHELVED, Outputs, Place, Row, Shelf, make_act, make_document, quote

from bordereau.cli import main
from bordereau.schemas.errors import BordereauError, UsageError
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.warehouse import BusyError, WarehouseError

ROOT = Path(__file__).parents[2]


WRITES = "GRANT INSERT, DELETE ON ALL TABLES IN SCHEMA bordereau TO reader"


def load(outputs: Outputs, url: str, *options: str, limit: int) -> tuple[int, str]:
    """Run the command line, with room for so many bytes in a file; its exit code and what it says."""
    command = [sys.executable, "-m", "bordereau", "load", str(outputs.folder), "--to", url, *options]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) <= 1, done.stderr
    return done.returncode, done.stderr


@pytest.fixture
def load_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run the command line in this process, which saves the start of another."""

    def call(outputs: Outputs, url: str, *options: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["bordereau", "load", str(outputs.folder), "--to", url, *options])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main()
        words = capsys.readouterr().err
        assert len(words.splitlines()) <= 1, words
        return int(end.value.code or 0), words

    return call


def put_many(outputs: Outputs, count: int) -> None:
    """Write documents whose text does not shrink when it is packed."""
    for number in range(count):
        article = {**FULL["articles"][0], "text": os.urandom(30_000).hex()}
        outputs.put(make_document(f"m{number}", {**FULL, "articles": [article]}))


@pytest.mark.parametrize("kind", ["duckdb", "parquet"])
def test_a_full_disk_leaves_the_former_state(
    outputs: Outputs, tmp_path: Path, load_here: Callable[..., tuple[int, str]], kind: str
) -> None:
    place = Place(f"{kind}:///{tmp_path}/warehouse.{kind}")
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, place.url))
    before = place.rows()
    put_many(outputs, 20)
    code, words = load(outputs, place.url, limit=30_000)
    assert (code, "set TMPDIR to a place with room. Nothing was changed." in words) == (1, True), words
    if kind == "duckdb":
        code, words = load(outputs, place.url, limit=1_000_000)
        assert (code, "nothing was changed" in words) == (1, True), words
    assert place.rows() == before
    assert load_here(outputs, place.url)[0] == 0
    assert place.rows() == outputs.rows()


def test_a_full_disk_leaves_no_half_made_file(outputs: Outputs, tmp_path: Path) -> None:
    put_many(outputs, 20)
    assert load(outputs, f"duckdb:///{tmp_path}/new.duckdb", limit=1_000_000)[0] == 1
    assert not list(tmp_path.glob("new.duckdb*"))


def make_target(tmp_path: Path, name: str) -> str:
    (tmp_path / "a file").write_text("hello", encoding="utf-8")
    return name.format(tmp_path)


@pytest.mark.parametrize(
    ("url", "error", "said"),
    [
        ("duckdb:////proc/a.duckdb", WarehouseError, "/proc/a.duckdb cannot be used"),
        ("parquet:////proc/a", WarehouseError, "/proc/a cannot be used"),
        ("duckdb:///{}/a file", WarehouseError, "not a valid DuckDB database file"),
        ("duckdb:///{}/a file/x.duckdb", WarehouseError, "cannot be used"),
        ("duckdb:///{}", WarehouseError, "Is a directory"),
        ("parquet:///{}/a file", WarehouseError, "cannot be used"),
        ("postgresql://loader@127.0.0.1:1/x", WarehouseError, "127.0.0.1/x cannot be reached: .*Connection refused"),
        ("postgresql://loader:geheim@127.0.0.1:1/x", WarehouseError, "127.0.0.1/x cannot be reached"),
        ("dlt+nosuch://x", UsageError, "dlt has no destination “nosuch”"),
        ("dlt+snowflake://x", WarehouseError, "snowflake x cannot be reached: Missing"),
    ],
)
def test_a_place_that_cannot_be_used_is_told(
    outputs: Outputs, tmp_path: Path, url: str, error: type[BordereauError], said: str
) -> None:
    outputs.put(make_document("a"))
    with pytest.raises(error, match=said) as told:
        load_outputs(LoadJob(outputs.folder, make_target(tmp_path, url)))
    assert "geheim" not in str(told.value)
    assert (tmp_path / "a file").read_text(encoding="utf-8") == "hello"


def test_a_file_open_elsewhere_is_busy(outputs: Outputs, tmp_path: Path) -> None:
    outputs.put(make_document("a"))
    url = f"duckdb:///{tmp_path}/a.duckdb"
    load_outputs(LoadJob(outputs.folder, url))
    hold = "import duckdb, sys; b = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(tmp_path / "a.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(BusyError, match="is open in another program"):
            load_outputs(LoadJob(outputs.folder, url))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        ("ALTER ROLE reader SET default_transaction_read_only = on", "read-only transaction"),
        ("SELECT 1", "permission denied"),
        (f"{WRITES}; COMMENT ON TABLE bordereau.acts IS 'another'", "must be owner"),
    ],
)
def test_a_role_that_may_not_write_is_told(outputs: Outputs, postgres: str, make: str, said: str) -> None:
    outputs.put(make_document("a"))
    load_outputs(LoadJob(outputs.folder, postgres))
    make_reader(postgres, make)
    outputs.put(make_document("b"))
    with pytest.raises(WarehouseError, match=said):
        load_outputs(LoadJob(outputs.folder, postgres.replace("loader@", "reader@")))
    assert len(Place(postgres).ask("SELECT * FROM documents")) == 1


def test_a_role_that_may_write_rows_need_not_own_the_tables(outputs: Outputs, postgres: str) -> None:
    """Once tables and views are those of this version, a load changes neither."""
    load_outputs(LoadJob(outputs.folder, postgres))
    make_reader(postgres, WRITES)
    outputs.put(make_document("a"))
    load_outputs(LoadJob(outputs.folder, postgres.replace("loader@", "reader@")))
    assert len(Place(postgres).ask("SELECT * FROM documents")) == 1


def make_reader(postgres: str, make: str) -> None:
    """Make a role that may read the tables and make a schema of its own, and what else is said."""
    base = psycopg2.connect(postgres)
    base.autocommit = True
    with base.cursor() as cursor:
        cursor.execute("DROP OWNED BY reader" if has_role(cursor) else "CREATE ROLE reader LOGIN")
        for grant in (
            "USAGE ON SCHEMA bordereau",
            "SELECT ON ALL TABLES IN SCHEMA bordereau",
            "CREATE ON DATABASE postgres",
        ):
            cursor.execute(f"ALTER ROLE reader RESET ALL; GRANT {grant} TO reader")
        cursor.execute(make)
    base.close()


def has_role(cursor: object) -> bool:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = 'reader'")  # type: ignore[attr-defined]
    return cursor.fetchone() is not None  # type: ignore[attr-defined]


def edit(change: Callable[[Row], object]) -> Callable[[Row], Row]:
    """Change the JSON of a document in place."""

    def changed(content: Row) -> Row:
        change(content)
        return content

    return changed


CELLS = ("acts", 0, "tables", 0, "rows", 0, "cells")


def at(content: Row, *path: str | int) -> Row:
    for step in path:
        content = content[step]
    return content


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda content: content.update(schema_version="2.0"), "schema version “2.0”"),
        (lambda content: content.update(schema_version="0.9"), "schema version “0.9”"),
        (lambda content: content.pop("acts"), "is no document of schema version"),
        (lambda content: at(content, "source").update(sha256="0" * 64), "is the document of another PDF"),
        (lambda content: at(content, "source").update(size_bytes=2**70), "pages are not numbered"),
        (lambda content: at(content, *CELLS, 1).update(column=0), "two cells in one column"),
        (lambda content: at(content, *CELLS, 0).update(column=9), "or a cell in none"),
    ],
)
def test_a_document_that_cannot_be_loaded_is_told_and_its_former_rows_stay(
    outputs: Outputs,
    tmp_path: Path,
    shelf: Shelf,
    load_here: Callable[..., tuple[int, str]],
    change: Callable[[Row], object],
    said: str,
) -> None:
    url = f"duckdb:///{tmp_path}/a.duckdb"
    documents = (make_document("a", FULL), make_document("b"))
    outputs.put(*documents)
    loaded = shelf.load("duckdb", *documents)
    shutil.copyfile(loaded.url.removeprefix("duckdb:///"), tmp_path / "a.duckdb")
    before = loaded.rows()
    path = outputs.path(make_document("a", FULL).source.sha256)
    path.write_text(json.dumps(edit(change)(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
    report = load_outputs(LoadJob(outputs.folder, url, SHELVED))
    assert (report.changed, report.rows, len(report.broken)) == (0, {}, 1)
    assert said in report.broken[0]
    code, words = load_here(outputs, url, "--strict", "--collection", SHELVED)
    assert (code, "a strict load loads nothing" in words) == (1, True)
    assert Place(url).rows() == before


NO_NUMBERS = ("NaN", "Infinity", "-Infinity", "sNaN", "1_000", "١٢", "1e5", "", "12 000")


def test_what_is_no_number_is_null_and_told(outputs: Outputs, place: Place) -> None:
    """All in one load, since a load costs more than what is asked of it."""
    for number, text in enumerate(NO_NUMBERS):
        content = json.loads(make_document(f"n{number}", FULL).model_dump_json())
        at(content, "acts", 0, "amounts", 0).update(value=text)
        at(content, *CELLS, 0).update(value=text)
        at(content, "acts", 0, "checks", 0).update(stated=text)
        outputs.path(content["source"]["sha256"]).write_text(json.dumps(content), encoding="utf-8")
    assert load_outputs(LoadJob(outputs.folder, place.url)).new == len(NO_NUMBERS)

    def ask(query: str) -> dict[str, list[dict[str, object]]]:
        """What there is of each document; a question a table, since each opens the warehouse."""
        rows: dict[str, list[dict[str, object]]] = {}
        for row in place.ask(query):
            rows.setdefault(row.pop("document_sha256"), []).append(row)
        return rows

    amounts = ask("SELECT document_sha256, value_eur, value_exact FROM amounts WHERE amount_id = 'a1'")
    cells = ask("SELECT document_sha256, value_eur, counted FROM table_cells WHERE cell_id = 't1/r1/c1'")
    told = ask("SELECT document_sha256, message FROM warnings WHERE message LIKE '%is no number%'")
    for number, text in enumerate(NO_NUMBERS):
        sha256 = make_document(f"n{number}", FULL).source.sha256
        assert amounts[sha256] == [{"value_eur": None, "value_exact": text}]
        assert cells[sha256] == [{"value_eur": None, "counted": False}], text
        assert len(told[sha256]) == 3, text


def test_texts_of_all_kinds_come_back(outputs: Outputs, place: Place) -> None:
    texts = [
        "L'Œuvre « d’été »",
        'dit "la Ville"; --',
        "a\\b\nc\td",
        "$$ %s {} %(x)s",
        "\u2028 𝄞 e\u0301",
        "NULL",
        "\\N",
        " ",
    ]
    outputs.put(*(make_document(f"n{number}", make_act(title=text)) for number, text in enumerate(texts)))
    load_outputs(LoadJob(outputs.folder, place.url))
    rows = place.ask("SELECT a.title FROM acts a JOIN documents d USING (document_sha256) ORDER BY d.file_name")
    assert [row["title"] for row in rows] == texts


def test_the_character_zero_is_marked(outputs: Outputs, place: Place) -> None:
    outputs.put(make_document("a", make_act(title="a\0b", parties=[{"name": "x", "evidence": quote("\0")}])))
    load_outputs(LoadJob(outputs.folder, place.url))
    assert place.ask("SELECT title FROM acts") == [{"title": "a\ufffdb"}]


def test_empty_outputs_make_an_empty_warehouse(outputs: Outputs, bare_place: Place) -> None:
    place = bare_place
    load_outputs(LoadJob(outputs.folder, place.url))
    assert place.ask("SELECT * FROM commitments_by_year") == []
    assert len(place.ask("SELECT * FROM loads")) == 1
    assert load_outputs(LoadJob(outputs.folder, place.url)).rows == {}


def test_a_date_that_is_none_is_null(outputs: Outputs, place: Place) -> None:
    date = {"text": "30 février 2020", "iso": "2020-02-30", "precision": "day"}
    outputs.put(make_document("a", make_act(date=date)))
    load_outputs(LoadJob(outputs.folder, place.url))
    (act,) = place.ask("SELECT act_date, act_date_iso, act_date_text FROM acts")
    assert act == {"act_date": None, "act_date_iso": "2020-02-30", "act_date_text": "30 février 2020"}


def test_duckdb_reads_what_was_loaded_read_only(outputs: Outputs, tmp_path: Path) -> None:
    outputs.put(make_document("a", FULL))
    load_outputs(LoadJob(outputs.folder, f"duckdb:///{tmp_path}/a.duckdb"))
    (tmp_path / "a.duckdb").chmod(0o444)
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as base:
        assert base.execute("SELECT count(*) FROM commitments").fetchone() == (1,)
