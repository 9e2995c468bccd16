"""A document is what its run wrote, or somebody is told; corrections are judged before anything of them is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import fsspec
import pytest

from bordereau.cli import app, call
from bordereau.corrections.apply import apply_all, find_made_up, refresh
from bordereau.frames import tables
from bordereau.runs.ledger import Entry, print_entry
from bordereau.runs.trust import find_doubts, read_trust
from bordereau.schemas.convention import Document
from bordereau.schemas.errors import UsageError
from bordereau.schemas.load import print_document, read_document
from bordereau.warehouse.load import LoadJob, load_outputs

DIGEST = "ab" * 32
PROOF = [{"page": 1, "bbox": [1, 1, 9, 9], "text": "12 500 €"}]
AMOUNT = {
    "id": "a1", "text": "12 500 €", "value": "12500", "currency": "EUR", "unit": "€", "precision": "1",
    "qualifier": "exact", "tax": None, "in_words": None, "article": None, "section": "article", "evidence": PROOF,
}  # fmt: skip
CORRECTION: dict[str, Any] = {
    "document": DIGEST, "path": "/acts/0/amounts/0/value", "verdict": "corrected", "read": "12500", "value": "13000",
    "who": "Ana", "when": "2026-01-02T03:04:05Z", "why": None, "evidence": PROOF,
}  # fmt: skip


@pytest.fixture
def outputs(tmp_path: Path, make_document: Callable[..., Document]) -> Path:
    """What a run left of one document, its line in the manifest with it."""
    document = make_document(amounts=[AMOUNT])
    document = document.model_copy(update={"source": document.source.model_copy(update={"sha256": DIGEST})})
    folder = tmp_path / "outputs"
    (folder / "documents").mkdir(parents=True)
    (folder / "quarantine").mkdir()
    data = print_document(document).encode()
    path_of(folder).write_bytes(data)
    write_manifest(folder, line(data))
    return folder


def line(data: bytes, **more: Any) -> Entry:
    digest = hashlib.sha256(data).hexdigest()
    entry = Entry("a.pdf", "done", DIGEST, "now", status="ok", output_bytes=len(data), output_sha256=digest)
    return replace(entry, **more)


def write_manifest(folder: Path, *entries: Entry) -> None:
    (folder / "manifest.jsonl").write_text("".join(map(print_entry, entries)), encoding="utf-8")


def path_of(folder: Path, name: str = "documents") -> Path:
    return folder / name / f"{DIGEST}.json"


def edit(folder: Path, name: str = "documents") -> None:
    path = path_of(folder, name)
    path.write_text(path.read_text(encoding="utf-8").replace('"12500"', '"99500"'), encoding="utf-8")


def write_corrections(path: Path, *entries: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"corrections_version": "1.0", "corrections": list(entries)}), encoding="utf-8")
    return path


def run_cli(*arguments: object) -> int | str | None:
    """Call the command line in this process, where memory:// is."""
    return call(lambda: app([str(one) for one in arguments], prog_name="bordereau"))


# --- an edited document ---------------------------------------------------------------------------------


def test_an_edited_document_is_refused_and_its_former_rows_stay(outputs: Path, tmp_path: Path, capsys: Any) -> None:
    url = f"duckdb:///{tmp_path}/w.duckdb"
    assert load_outputs(LoadJob(outputs, url)).new == 1
    edit(outputs)
    assert run_cli("load", outputs, "--to", url) == 1
    assert "was edited after the run that wrote it" in capsys.readouterr().err
    assert ask(tmp_path) == [(12500,)]
    assert run_cli("load", outputs, "--to", url, "--strict") == 1
    assert run_cli("load", outputs, "--to", url, "--allow-edited") == 0
    assert ask(tmp_path) == [(99500,)]


def ask(tmp_path: Path) -> list[tuple[int]]:
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as base:
        return base.execute("SELECT CAST(value_eur AS INTEGER) FROM amounts").fetchall()


@pytest.mark.parametrize("verb", ["check", "review"])
def test_what_only_shows_an_edited_document_tells_it(outputs: Path, tmp_path: Path, capsys: Any, verb: str) -> None:
    more = ["--no-images", "-o", tmp_path / "pages"] if verb == "review" else []
    assert run_cli(verb, outputs, *more) == 0
    assert "was edited" not in capsys.readouterr().err
    edit(outputs)
    assert run_cli(verb, outputs, *more) == 0
    assert f"{DIGEST}.json was edited after the run that wrote it" in capsys.readouterr().err
    assert run_cli(verb, outputs, "--allow-edited", *more) == 0
    assert "was edited" not in capsys.readouterr().err


def test_an_edited_document_is_not_corrected(outputs: Path, tmp_path: Path, capsys: Any) -> None:
    given = write_corrections(tmp_path / "c.json", CORRECTION)
    assert run_cli("apply", given, outputs) == 0
    assert path_of(outputs, "corrected").is_file()
    edit(outputs)
    assert run_cli("apply", outputs) == 1
    assert "was edited after the run" in capsys.readouterr().err
    assert not path_of(outputs, "corrected").exists(), "what was made of another document is no correction of this one"
    assert run_cli("apply", outputs, "--allow-edited") == 0
    assert path_of(outputs, "corrected").is_file()


@pytest.mark.parametrize(
    ("change", "said", "why"),
    [
        (lambda data: [line(data)], [], "as the run left it"),
        (lambda data: [line(data, gone=True)], ["has left the folder"], "its PDF is gone, it is what the run wrote"),
        (lambda data: [line(data), line(data, file="b.pdf", state="duplicate", output_sha256=None)], [], "a copy"),
        (lambda data: [line(data, output_sha256="00"), line(data)], [], "the last line of a file counts"),
        (lambda data: [line(data, sha256="cd" * 32)], ["has no line in the manifest"], "no line"),
        (lambda data: [line(data, output_sha256=None)], ["does not tell their hash"], "a line without a hash"),
        (lambda data: [line(data, state="quarantined", reason="timeout")], ["could not read their PDF"], "stale"),
        (lambda data: [line(data, made_with="old"), line(data, file="b", sha256="cd" * 32),
                       line(data, file="c", sha256="ef" * 32)], ["made by another version"], "two versions"),
        (lambda data: [], ["has no line in the manifest"], "an empty manifest"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_told(
    outputs: Path, change: Callable[[bytes], list[Entry]], said: list[str], why: str
) -> None:
    write_manifest(outputs, *change(path_of(outputs).read_bytes()))
    told = list(find_doubts([path_of(outputs)]))
    assert len(told) == len(said), why
    assert all(part in sentence for part, sentence in zip(said, told, strict=True)), told


def test_without_a_manifest_nothing_can_be_told(outputs: Path) -> None:
    (outputs / "manifest.jsonl").unlink()
    assert "has no manifest.jsonl" in "".join(find_doubts([path_of(outputs)]))
    assert list(find_doubts([outputs.parent / "alone.json"])) == [], "what extract wrote has no manifest"


@pytest.mark.parametrize(
    "tail",
    [b'{"file": "b.pdf", "sta', b"\xff\xfe\n", b"[" * 5_000, b'{"file": 1, "state": "done"}\n', b"NaN\n", b"\0\n",
     b'{"file":"b","state":"done","sha256":null,"made_with":"x","document":{"acts":[1]}}\n', b"\n\n"],
)  # fmt: skip
def test_a_manifest_with_a_line_that_is_none_is_read(outputs: Path, tail: bytes) -> None:
    path = outputs / "manifest.jsonl"
    path.write_bytes(path.read_bytes() + tail)
    trust = read_trust(outputs)
    assert list(trust.lines or ()) == [DIGEST]
    assert list(find_doubts([path_of(outputs)])) == []


# --- corrected documents --------------------------------------------------------------------------------


def test_a_corrected_document_is_made_again_and_never_believed(outputs: Path, tmp_path: Path) -> None:
    apply_all(outputs, [write_corrections(tmp_path / "c.json", CORRECTION)])
    path = path_of(outputs, "corrected")
    made = path.read_bytes()
    assert list(find_made_up([path])) == []
    path.write_bytes(made.replace(b"13000", b"99999"))
    assert "is not what bordereau apply makes" in "".join(find_made_up([path]))
    assert run_cli("load", outputs, "--to", f"duckdb:///{tmp_path}/w.duckdb") == 0
    assert ask(tmp_path) == [(13000,)]
    assert path.read_bytes() == made


def test_a_corrected_document_that_no_correction_speaks_of_is_not_looked_at(outputs: Path, tmp_path: Path) -> None:
    (outputs / "corrected").mkdir()
    path_of(outputs, "corrected").write_bytes(path_of(outputs).read_bytes().replace(b'"12500"', b'"99999"'))
    assert load_outputs(LoadJob(outputs, f"duckdb:///{tmp_path}/w.duckdb")).new == 1
    assert ask(tmp_path) == [(12500,)]


# --- files of corrections -------------------------------------------------------------------------------

BAD = [
    ({"value": "1e99999999"}, "more digits", "100 MB when it is printed"),
    ({"value": "-1E+99999999"}, "more digits", "the same below zero"),
    ({"value": "1e-99999999"}, "more digits", "the same after the comma"),
    ({"value": "9" * 65}, "more digits", "digits without end"),
    ({"value": "NaN"}, "no decimal number", "no number"),
    ({"value": "Infinity"}, "no decimal number", "no number"),
    ({"value": "1" * 3_000}, "at most 2000", "a value of thousands of letters"),
    ({"value": 13000}, "a text is wanted", "a number where a text belongs"),
    ({"who": "x" * 201}, "at most 200", "a name without end"),
    ({"who": ["Ana"]}, "a text is wanted", "a list where a text belongs"),
    ({"when": "9999-12-31T23:59:59-23:59"}, "no time at which", "a time that no clock shows"),
    ({"when": "0001-01-01T00:00:00+23:59"}, "no time at which", "a time before all clocks"),
    ({"path": "/acts/0" + "/amounts" * 60 + "/value"}, "at most 200", "a path without end"),
    ({"path": "/acts/99999999999999999999/title"}, "does not have the form", "an act that no document has"),
    ({"path": "/acts/٣/title"}, "does not have the form", "digits of another script"),
    ({"evidence": PROOF * 1_001}, "at most 1000", "evidence without end"),
    ({"evidence": [{**PROOF[0], "page": 2**70}]}, "at corrections/", "a page that no PDF has"),
    ({"surprise": 1}, "surprise", "a key that there is not"),
]  # fmt: skip
RAW = [
    (b'{"corrections": [' * 400, "no JSON", "deep"),
    (b'{"corrections": ' + b"[" * 50_000, "no JSON (nested too deep)", "deep enough to break a parser"),
    (b'{"corrections": [{"path": NaN}]}', "NaN", "no JSON for all that"),
    (b'{"corrections": 1' + b"0" * 5_000 + b"}", "digits", "digits without end"),
    (b'{"corrections": 1e999999}', "beyond reason", "infinity"),
    (b'{"corrections": [], "corrections": []}', "twice", "the first would be lost"),
    (b"\xff\xfe{\0}\0", "UTF-16", "another encoding"),
    (b'{"a": "\xe9"}', "no UTF-8 at byte 8", "another encoding"),
    (b"null", "no file of corrections", "nothing"),
    (b"", "no JSON", "empty"),
]


@pytest.mark.parametrize(("change", "said", "why"), BAD)
def test_a_correction_beyond_reason_leaves_no_trace(
    outputs: Path, tmp_path: Path, capsys: Any, change: dict[str, Any], said: str, why: str
) -> None:
    given = write_corrections(tmp_path / "c.json", CORRECTION, {**CORRECTION, **change})
    refuse(outputs, given, capsys, said, why)


@pytest.mark.parametrize(("data", "said", "why"), RAW)
def test_a_file_that_is_none_leaves_no_trace(
    outputs: Path, tmp_path: Path, capsys: Any, data: bytes, said: str, why: str
) -> None:
    (tmp_path / "c.json").write_bytes(data)
    refuse(outputs, tmp_path / "c.json", capsys, said, why)


def refuse(outputs: Path, given: Path, capsys: Any, said: str, why: str) -> None:
    before = {path: path.read_bytes() for path in outputs.rglob("*") if path.is_file()}
    assert run_cli("apply", given, outputs) == 2, why
    words = capsys.readouterr().err
    assert said in words, why
    assert (words.count("\n"), len(words) < 600, "c.json" in words) == (1, True, True), words
    assert {path: path.read_bytes() for path in outputs.rglob("*") if path.is_file()} == before


def test_a_file_with_a_byte_order_mark_is_read(outputs: Path, tmp_path: Path) -> None:
    given = write_corrections(tmp_path / "c.json", CORRECTION)
    given.write_bytes(b"\xef\xbb\xbf" + given.read_bytes().replace(b", ", b",\r\n"))
    assert apply_all(outputs, [given]).count("applied") == 1


def test_what_an_older_ledger_let_in_is_left_out_and_told(outputs: Path, tmp_path: Path, capsys: Any) -> None:
    other = {**CORRECTION, "path": "/acts/0/title", "value": "1e99999999", "read": "CONVENTION"}
    write_corrections(outputs / "corrections.json", CORRECTION, {**CORRECTION, "value": "1e99999999"}, other, {"x": 1})
    done = refresh(outputs)
    assert (done.count("applied"), len(done.left_out)) == (1, 2), "a title may be called so"
    assert all(str(outputs / "corrections.json") in sentence for sentence in done.left_out)
    assert run_cli("load", outputs, "--to", f"duckdb:///{tmp_path}/w.duckdb") == 0
    assert "correction 2 is left out" in capsys.readouterr().err
    assert ask(tmp_path) == [(13000,)]


@pytest.mark.parametrize("data", [b"{", b"[]", b"\xff\xfe", b'{"corrections": 3}', b"[" * 50_000])
def test_a_ledger_that_cannot_be_read_is_named_and_not_forgotten(
    outputs: Path, tmp_path: Path, capsys: Any, data: bytes
) -> None:
    ledger = outputs / "corrections.json"
    ledger.write_bytes(data)
    for arguments in (["load", outputs, "--to", f"duckdb:///{tmp_path}/w.duckdb"], ["apply", outputs]):
        assert run_cli(*arguments) == 2
        words = capsys.readouterr().err
        assert (str(ledger) in words, words.count("\n")) == (True, 1), words
    assert run_cli("review", outputs, "--no-images", "-o", tmp_path / "pages") == 0, "pages show what was read"
    assert str(ledger) in capsys.readouterr().err
    assert run_cli("check", outputs) == 0
    assert ledger.read_bytes() == data
    with pytest.raises(UsageError, match="move it away"):
        apply_all(outputs, [write_corrections(tmp_path / "c.json", CORRECTION)])


# --- outputs behind a URL -------------------------------------------------------------------------------


@pytest.fixture
def remote(outputs: Path) -> str:
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    for path in outputs.rglob("*"):
        if path.is_file():
            files.pipe_file(f"/out/{path.relative_to(outputs).as_posix()}", path.read_bytes())
    return "memory://out"


def test_load_check_and_review_take_a_url(remote: str, outputs: Path, tmp_path: Path, capsys: Any) -> None:
    url = f"duckdb:///{tmp_path}/w.duckdb"
    assert run_cli("load", remote, "--to", url) == 0
    assert ask(tmp_path) == [(12500,)]
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as base:
        assert base.execute("SELECT collection FROM documents").fetchall() == [("memory://out",)]
    assert run_cli("check", remote) == 0
    assert "a.pdf: no sum was found" in capsys.readouterr().out
    assert run_cli("check", outputs.as_uri()) == 0
    assert run_cli("review", remote, "--no-images", "-o", tmp_path / "pages") == 0
    assert (tmp_path / "pages" / "index.html").is_file()
    assert run_cli("review", remote, "--no-images") == 2
    assert "name it with -o" in capsys.readouterr().err


def test_a_url_is_trusted_no_more_than_a_folder(remote: str, tmp_path: Path, capsys: Any) -> None:
    files = fsspec.filesystem("memory")
    path = f"/out/documents/{DIGEST}.json"
    files.pipe_file(path, files.cat_file(path).replace(b'"12500"', b'"99500"'))
    assert run_cli("load", remote, "--to", f"duckdb:///{tmp_path}/w.duckdb") == 1
    assert "was edited" in capsys.readouterr().err
    assert run_cli("check", remote) == 0
    assert "was edited" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["load", "check", "review"])
def test_a_url_without_outputs_is_wrong_usage(tmp_path: Path, capsys: Any, verb: str) -> None:
    more = {"load": ["--to", f"duckdb:///{tmp_path}/w.duckdb"], "review": ["-o", tmp_path / "p"]}.get(verb, [])
    assert run_cli(verb, "memory://none", *more) == 2
    assert "memory://none holds no documents" in capsys.readouterr().err


# --- documents beyond reason ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"12500"', b'"1e99999999"', "a figure beyond reason"),
        (b'"12500"', b'"' + b"9" * 2_000 + b'"', "a figure beyond reason"),
        (b'"12500"', b'"douze"', "figure that is none"),
        (b'"size_bytes": 1', b'"size_bytes": 1' + b"0" * 5_000, "digits"),
        (b'"size_bytes": 1', b'"size_bytes": NaN', "NaN"),
        (b"595", b"1e999", "beyond reason"),
        (b'"acts": [', b'"acts": [' + b"[" * 50_000, "no JSON"),
        (b"CONVENTION", b"\xff", "no UTF-8"),
        (b"CONVENTION", b"\\ud800", "no document"),
    ],
)
def test_a_document_beyond_reason_is_a_sentence(outputs: Path, capsys: Any, old: bytes, new: bytes, said: str) -> None:
    path = path_of(outputs)
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    code = run_cli("check", path, "--allow-edited")
    words = capsys.readouterr().err
    assert "fault of the program" not in words
    assert (code, said in words, words.count("\n")) == (1, True, 1), words


def test_a_document_with_a_byte_order_mark_is_read(outputs: Path) -> None:
    path = path_of(outputs)
    before = read_document(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_document(path) == before


def test_dataframes_of_an_edited_document_are_refused_too(outputs: Path) -> None:
    assert list(tables(outputs)["amounts"]["value_eur"]) == [Decimal("12500.00")]
    edit(outputs)
    with pytest.raises(UsageError, match=r"was edited after the run.*allow_edited=True"):
        tables(outputs)
    assert list(tables(outputs, allow_edited=True)["amounts"]["value_eur"]) == [Decimal("99500.00")]
