"""Seven nights of a feed: each morning every warehouse equals the folder.

The PDFs are lines of text that the test's own engine reads, since what is tested is not the reading: a line says how
much is paid for which year.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from warehouse_cases import Place, Row, make_act, make_commitment, make_document, make_party, quote

from bordereau.corrections.apply import apply_all, refresh
from bordereau.guard.answer import Answer, Reading
from bordereau.guard.task import Task
from bordereau.runs import run as run_module
from bordereau.runs.engines.local import Sequential
from bordereau.runs.run import Job, run_batch
from bordereau.schemas.convention import Document
from bordereau.schemas.load import print_document, read_document
from bordereau.schemas.settings import Settings
from bordereau.summary import summarise
from bordereau.warehouse.load import LoadJob, LoadReport, load_outputs

PAYER, PAYEE = "Ville de Brax", "Club nautique"


class Feed:
    """A folder, its outputs, and the warehouse that a night fills from it."""

    def __init__(self, home: Path, place: Place) -> None:
        self.folder, self.outputs, self.place = home / "in", home / "out", place
        self.version = "1"
        self.read = 0

    def write(self, path: str, value: str, year: int) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps({"value": value, "year": year}))

    def work(self, task: Task) -> Answer:
        self.read += 1
        document = make_from(task.path, self.version)
        text = print_document(document)
        return Answer(Reading(text, document.source.sha256, "ok", 0, summarise(document)))

    def night(self) -> LoadReport:
        run_batch(Job(self.folder, self.outputs, Settings(), spread_from=None, prune=True), Sequential(self.work))
        refresh(self.outputs)
        return load_outputs(LoadJob(self.outputs, self.place.url, "feed"))

    def check(self) -> dict[int, int]:
        """The warehouse holds what the folder holds, by names, hashes and JSON; gives the sums in force by year."""
        files = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*.pdf")}
        hashes = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
        rows = self.place.ask(MORNING)
        assert {row["path"]: row["document_sha256"] for row in rows} == hashes
        assert {path.stem for path in (self.outputs / "documents").iterdir()} == set(hashes.values())
        for row in rows:
            assert (row["gone"], row["tombstones"], row["documents"]) == (False, 0, len(set(hashes.values())))
            corrected = self.outputs / "corrected" / f"{row['document_sha256']}.json"
            path = corrected if corrected.exists() else self.outputs / "documents" / corrected.name
            assert row["json_sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
            assert row["file_name"] == read_document(path).source.file_name == str(row["path"]).rpartition("/")[2]
        return {row["budget_year"]: int(row["eur"]) for row in rows}


MORNING = """
    SELECT
        f.path, f.gone, d.document_sha256, d.json_sha256, d.file_name, c.budget_year, c.value_eur AS eur,
        (SELECT COUNT(*) FROM documents) AS documents,
        (SELECT COUNT(*) FROM withdrawn w WHERE w.document_sha256 = d.document_sha256) AS tombstones
    FROM files f
    JOIN documents d ON d.document_sha256 = f.document_sha256
    LEFT JOIN commitments c ON c.document_sha256 = f.document_sha256
"""


def make_from(path: Path, version: str) -> Document:
    """What a reader of a version makes of a file: the second one sees the cents."""
    data = path.read_bytes()
    told: Row = json.loads(data)
    value = told["value"] if version == "2" else told["value"].partition(".")[0]
    said = make_commitment(1, value, 0, 1, PAYER, PAYEE, year=told["year"])
    date = {"text": str(told["year"]), "iso": f"{told['year']}-01-01", "precision": "day"}
    act = make_act(
        title_evidence=quote("CONVENTION"),
        commitments=[said],
        date=date,
        parties=[make_party(PAYER), make_party(PAYEE)],
    )
    document = make_document(path.stem, act)
    source = document.source.model_copy(
        update={"file_name": path.name, "sha256": hashlib.sha256(data).hexdigest(), "size_bytes": len(data)}
    )
    return document.model_copy(update={"source": source})


def correct(feed: Feed, year: int, value: str) -> None:
    """A reviewer corrects the sum of a year."""
    for path in (feed.outputs / "documents").iterdir():
        document = read_document(path)
        if document.acts[0].commitments[0].year == year:
            said = {
                "document": path.stem, "path": "/acts/0/title", "verdict": "corrected", "read": document.acts[0].title,
                "value": value, "who": "Zoé", "when": "2026-03-01T10:00:00+01:00", "why": "lu",
                "evidence": quote("CONVENTION"),
            }  # fmt: skip
            given = feed.outputs.parent / "corrections.json"
            given.write_text(json.dumps({"corrections": [said]}), encoding="utf-8")
            apply_all(feed.outputs, [given])


@pytest.fixture
def feed(tmp_path: Path, place: Place) -> Feed:
    return Feed(tmp_path, place)


def test_seven_nights(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    nights: list[tuple[str, Callable[[], object], tuple[int, int, int], dict[int, int]]] = [
        ("add", lambda: [feed.write(f"47/{year}.pdf", f"{year}.50", year) for year in (2021, 2022, 2023)], (3, 0, 0),
         {2021: 2021, 2022: 2022, 2023: 2023}),
        ("change", lambda: feed.write("47/2021.pdf", "5", 2021), (1, 0, 1), {2021: 5, 2022: 2022, 2023: 2023}),
        ("rename", lambda: (feed.folder / "47/2022.pdf").rename(feed.folder / "aide.pdf"), (0, 1, 0),
         {2021: 5, 2022: 2022, 2023: 2023}),
        ("delete", (feed.folder / "47/2023.pdf").unlink, (0, 0, 1), {2021: 5, 2022: 2022}),
        ("replace", lambda: feed.write("47/2021.pdf", "7.25", 2024), (1, 0, 1), {2022: 2022, 2024: 7}),
        ("correct", lambda: correct(feed, 2024, "CONVENTION CORRIGÉE"), (0, 1, 0), {2022: 2022, 2024: 7}),
    ]  # fmt: skip
    for name, change, (new, changed, withdrawn), sums in nights:
        change()
        report = feed.night()
        assert (report.new, report.changed, report.withdrawn, report.broken) == (new, changed, withdrawn, []), name
        assert feed.check() == sums, name
        if name in ("rename", "correct"):
            again = feed.night()
            assert (again.rows, again.unchanged) == ({}, len(sums)), f"after {name} nothing is left to do"
    assert feed.read == 5, "a name is no reason to read again"
    (row,) = feed.place.ask("SELECT title FROM acts WHERE year = 2024")
    assert row == {"title": "CONVENTION CORRIGÉE"}
    whys = feed.place.ask("SELECT why FROM withdrawn ORDER BY why")
    assert [row["why"] for row in whys] == ["deleted", "replaced", "replaced"]

    upgrade(feed, monkeypatch)
    report = feed.night()
    assert (report.changed, report.told) == (2, []), "every document is read anew"
    assert feed.check() == {2022: 2022, 2024: 7}
    assert feed.place.ask("SELECT SUM(value_eur) AS eur FROM commitments") == [{"eur": Decimal("2029.75")}]
    (row,) = feed.place.ask("SELECT title FROM acts WHERE year = 2024")
    assert row == {"title": "CONVENTION CORRIGÉE"}, "what a person said outlives an upgrade"


def upgrade(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install another version of the program."""
    feed.version = "2"
    for name in ("bordereau.runs.records.name_extractor", "bordereau.runs.trust.name_extractor"):
        monkeypatch.setattr(name, lambda: "9.9.9+upgraded")
    monkeypatch.setattr(run_module, "make_fingerprint", lambda *_: "upgraded")


def test_outputs_of_a_former_version_are_told_as_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = Feed(tmp_path, Place(f"duckdb:///{tmp_path}/w.duckdb"))
    feed.write("a.pdf", "5", 2021)
    feed.night()
    upgrade(feed, monkeypatch)
    (told,) = load_outputs(LoadJob(feed.outputs, feed.place.url, "feed")).told
    assert "is stale, made by another version of Bordereau than is installed" in told
