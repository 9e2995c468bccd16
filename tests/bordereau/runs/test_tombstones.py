"""What downstream reads of files that have left the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.runs.engines.local import Sequential
from bordereau.runs.report import Report
from bordereau.runs.run import Job, run_batch
from bordereau.runs.tombstones import Tombstone, parse_tombstones, print_tombstones
from bordereau.schemas.settings import Settings


@pytest.fixture
def folder(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    make_pdf("in/21231/a.pdf")
    (tmp_path / "in" / "copy.pdf").write_bytes((tmp_path / "in/21231/a.pdf").read_bytes())
    make_pdf("in/b.pdf", pages=[["AVENANT N° 1", "Article 1 : Objet", "Le montant est de 3 000 €."]])
    return tmp_path / "in"


def run(folder: Path, output: Path, prune: bool = False) -> Report:
    return run_batch(Job(folder, output, Settings(), prune=prune), Sequential())


def read(output: Path) -> list[Tombstone]:
    path = output / "gone.jsonl"
    return list(parse_tombstones(path.read_text("utf-8").splitlines())) if path.exists() else []


def test_a_deleted_content_has_all_its_names(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run(folder, out)
    assert read(out) == []
    (folder / "copy.pdf").unlink()
    run(folder, out, prune=True)
    assert read(out) == [], "the content is still there, under its other name"
    (folder / "copy.pdf").write_bytes((folder / "21231/a.pdf").read_bytes())
    run(folder, out)
    (folder / "copy.pdf").unlink()
    (folder / "21231/a.pdf").unlink()
    missed = run(folder, out)
    (one,) = read(out)
    assert (one.files, one.why, one.replaced_by) == (("21231/a.pdf", "copy.pdf"), "deleted", None)
    assert (one.run, one.removed) == (missed.run_id, None)
    assert missed.run_id > first.run_id, "runs sort by time"


def test_a_replaced_content_names_what_took_its_place(
    folder: Path, tmp_path: Path, make_pdf: Callable[..., Path]
) -> None:
    out = tmp_path / "out"
    run(folder, out)
    (folder / "b.pdf").unlink()
    make_pdf("in/b.pdf", pages=[["AVENANT N° 1", "Article 1 : Objet", "Le montant est de 5 000 €."]])
    missed = run(folder, out)
    (one,) = read(out)
    assert (one.files, one.why) == (("b.pdf",), "replaced")
    assert (out / "documents" / f"{one.replaced_by}.json").exists()
    pruned = run(folder, out, prune=True)
    (later,) = read(out)
    assert (later.run, later.removed) == (missed.run_id, pruned.run_id)
    assert later.replaced_by == one.replaced_by, "told while the former manifest knew it"
    assert not (out / "documents" / f"{one.sha256}.json").exists()


def test_a_content_that_comes_back_has_no_tombstone(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    kept = (folder / "b.pdf").read_bytes()
    (folder / "b.pdf").unlink()
    run(folder, out, prune=True)
    assert len(read(out)) == 1
    (folder / "again.pdf").write_bytes(kept)
    run(folder, out, prune=True)
    assert read(out) == []


def test_lines_that_no_run_wrote_are_left_out() -> None:
    one = Tombstone("ab", ("é\udcff.pdf",), "deleted", None, "r1")
    lines = [*print_tombstones([one]), "", "{", "[]", '{"sha256": 1, "files": []}', '{"sha256": "x"}']
    assert list(parse_tombstones(lines)) == [one]
