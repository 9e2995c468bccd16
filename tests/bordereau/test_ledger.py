from __future__ import annotations

from pathlib import Path

from bordereau.ledger import Entry, append_entry, read_manifest, write_manifest, write_whole


def entry(file: str, sha256: str = "a") -> Entry:
    return Entry(file, "done", sha256, "print", status="ok")


def test_the_last_line_of_a_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    append_entry(path, entry("a.pdf", "old"))
    append_entry(path, entry("b.pdf"))
    append_entry(path, entry("a.pdf", "new"))
    assert read_manifest(path) == {"a.pdf": entry("a.pdf", "new"), "b.pdf": entry("b.pdf")}


def test_a_line_cut_by_a_crash_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    append_entry(path, entry("a.pdf"))
    with path.open("a") as manifest:
        manifest.write('{"file": "b.pdf", "sta')
    assert read_manifest(path) == {"a.pdf": entry("a.pdf")}


def test_an_absent_manifest_is_empty(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "none.jsonl") == {}


def test_entries_are_sorted_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "manifest.jsonl"
    write_manifest(path, [entry("b.pdf"), entry("a.pdf")])
    assert list(read_manifest(path)) == ["a.pdf", "b.pdf"]
    write_whole(path, "new")
    assert [child.name for child in tmp_path.iterdir()] == ["manifest.jsonl"]
