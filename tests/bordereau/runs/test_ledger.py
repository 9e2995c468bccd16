from __future__ import annotations

from pathlib import Path

from bordereau.runs.ledger import Entry, Ledger, parse_lines, print_entry, read_manifest


def entry(file: str, sha256: str | None = "a", state: str = "done") -> Entry:
    return Entry(file, state, sha256, "print", status="ok")  # type: ignore[arg-type]


def test_the_last_line_of_a_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    path.write_text("".join(map(print_entry, (entry("a.pdf", "old"), entry("b.pdf"), entry("a.pdf", "new")))))
    assert read_manifest(path) == {"a.pdf": entry("a.pdf", "new"), "b.pdf": entry("b.pdf")}


def test_a_line_cut_by_a_crash_is_left_out() -> None:
    assert list(parse_lines([print_entry(entry("a.pdf")), '{"file": "b.pdf", "sta'])) == [entry("a.pdf")]


def test_an_absent_manifest_is_empty(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "none.jsonl") == {}


def test_names_come_back_sorted_and_once() -> None:
    ledger = Ledger()
    assert ledger.plan(["b.pdf", "a.pdf", "b.pdf", "é/a.pdf", "odd\udcff.pdf"]) == 4
    assert sorted(ledger.planned()) == sorted(["a.pdf", "b.pdf", "é/a.pdf", "odd\udcff.pdf"])
    ledger.close()


def test_a_result_is_found_by_content() -> None:
    ledger = Ledger([print_entry(entry("a.pdf", "1")), print_entry(entry("copy.pdf", "1", "duplicate"))])
    assert ledger.find_former("1") == entry("a.pdf", "1")
    assert ledger.find_former("2") is None
    ledger.record(entry("c.pdf", "2"))
    ledger.record(entry("b.pdf", "2", "duplicate"))
    assert ledger.find_result("2") == entry("c.pdf", "2")
    assert ledger.find_result("1") is None, "what a former run made is no result of this one"
    assert [one.file for one in ledger.entries()] == ["b.pdf", "c.pdf"]
    ledger.close()


def test_a_name_that_is_no_utf8_can_be_written_down() -> None:
    line = print_entry(entry("odd\udcff.pdf"))
    line.encode("utf-8")
    assert next(parse_lines([line])).file == "odd\udcff.pdf"


def test_a_line_is_one_line_whatever_the_name() -> None:
    for name in ("a\nb.pdf", "a\u2028b.pdf", "a\x85b.pdf"):
        line = print_entry(entry(name))
        assert len(line.splitlines()) == 1
        assert next(parse_lines([line])).file == name
