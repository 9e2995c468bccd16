"""What the warehouse takes from the manifest of a run: names and folders, program and run, who was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from warehouse_cases import Outputs, Place, make_document

from bordereau.runs.fingerprint import name_extractor
from bordereau.runs.ledger import Entry, print_entry
from bordereau.runs.tombstones import Tombstone, print_tombstones
from bordereau.runs.trust import hash_file
from bordereau.schemas.convention import Document
from bordereau.warehouse.load import LoadJob, LoadReport, load_outputs


def line(outputs: Outputs, document: Document, path: str, **more: object) -> Entry:
    sha256 = document.source.sha256
    made = {"output_sha256": hash_file(outputs.path(sha256)), "run": "r1", "extractor": name_extractor(), **more}
    return Entry(path, "done", sha256, "made", **made)  # type: ignore[arg-type]


def write(outputs: Outputs, *entries: Entry) -> None:
    (outputs.folder / "manifest.jsonl").write_text("".join(map(print_entry, entries)), encoding="utf-8")


def load(outputs: Outputs, place: Place, **more: object) -> LoadReport:
    return load_outputs(LoadJob(outputs.folder, place.url, "night", **more))  # type: ignore[arg-type]


FILES = "SELECT path, folder, file_name, gone FROM files ORDER BY document_sha256, file_order"


def test_a_document_has_all_its_names_and_the_folders_that_they_stand_in(outputs: Outputs, place: Place) -> None:
    one = make_document("a")
    outputs.put(one)
    copy = Entry("copies/a.pdf", "duplicate", one.source.sha256, "made")
    write(outputs, line(outputs, one, "21/21231/a.pdf"), copy)
    load(outputs, place)
    assert place.ask(FILES) == [
        {"path": "21/21231/a.pdf", "folder": "21/21231", "file_name": "a.pdf", "gone": False},
        {"path": "copies/a.pdf", "folder": "copies", "file_name": "a.pdf", "gone": False},
    ]
    (row,) = place.ask("SELECT path, made_with, run_id, extractor FROM documents")
    assert row == {"path": "21/21231/a.pdf", "made_with": "made", "run_id": "r1", "extractor": name_extractor()}
    assert load(outputs, place).unchanged == 1
    write(outputs, line(outputs, one, "21/21231/a.pdf"))
    assert load(outputs, place).changed == 1, "a name has gone, though the JSON is the same"
    assert [row["path"] for row in place.ask(FILES)] == ["21/21231/a.pdf"]


def test_what_made_a_document_is_told_though_its_json_is_the_same(outputs: Outputs, place: Place) -> None:
    one = make_document("a")
    outputs.put(one)
    write(outputs, line(outputs, one, "a.pdf", extractor="0.0.1+00000000"))
    told = load(outputs, place).told
    assert len(told) == 1
    assert "is stale, made by another version of Bordereau than is installed" in told[0]
    write(outputs, line(outputs, one, "a.pdf", run="r2"))
    report = load(outputs, place)
    assert (report.changed, report.told) == (1, [])
    assert place.ask("SELECT run_id FROM documents") == [{"run_id": "r2"}]


def test_a_document_that_is_withdrawn_leaves_a_tombstone_until_it_is_back(outputs: Outputs, place: Place) -> None:
    kept, gone, lost = (make_document(name) for name in ("kept", "gone", "lost"))
    outputs.put(kept, gone, lost)
    entries = [line(outputs, one, f"x/{one.source.file_name}") for one in (kept, gone, lost)]
    write(outputs, *entries)
    load(outputs, place)
    for one in (gone, lost):
        outputs.path(one.source.sha256).unlink()
    stone = Tombstone(gone.source.sha256, ("x/gone.pdf",), "replaced", kept.source.sha256, "r2", "r2")
    (outputs.folder / "gone.jsonl").write_text("".join(print_tombstones([stone])), encoding="utf-8")
    write(outputs, entries[0])
    assert load(outputs, place).withdrawn == 2
    query = "SELECT file_name, path, why, replaced_by, run_id, load_id FROM withdrawn ORDER BY file_name"
    first = place.ask(query)
    assert [(row["file_name"], row["path"], row["why"]) for row in first] == [
        ("gone.pdf", "x/gone.pdf", "replaced"),
        ("lost.pdf", "x/lost.pdf", "left_outputs"),
    ]
    assert (first[0]["replaced_by"], first[0]["run_id"]) == (kept.source.sha256, "r2")
    loads = {row["load_id"] for row in place.ask("SELECT load_id FROM loads")}
    assert {row["load_id"] for row in first} <= loads
    assert load(outputs, place).withdrawn == 0
    assert place.ask(query) == first, "it stands, and the idle load wrote nothing"
    outputs.put(lost)
    write(outputs, entries[0], entries[2])
    load(outputs, place)
    assert [row["file_name"] for row in place.ask(query)] == ["gone.pdf"]


def test_what_has_left_the_folder_and_was_not_pruned_is_told(outputs: Outputs, tmp_path: Path) -> None:
    place = Place(f"duckdb:///{tmp_path}/w.duckdb")
    one, replaced = make_document("a"), make_document("b")
    outputs.put(one, replaced)
    write(outputs, replace(line(outputs, one, "a.pdf"), gone=True))
    stone = Tombstone(replaced.source.sha256, ("b.pdf",), "replaced", None, "r2")
    (outputs.folder / "gone.jsonl").write_text("".join(print_tombstones([stone])), encoding="utf-8")
    (told,) = load(outputs, place).told
    assert "2 documents" in told
    assert "have left the folder as files, and stay until run --prune withdraws them" in told
    assert [row["gone"] for row in place.ask(FILES)] == [True, True]
