"""PDFs from folders, lists and URLs; results into folders and URLs. fsspec's memory:// stands for any object store."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import fsspec
import pytest

from bordereau.guard.answer import Answer
from bordereau.guard.task import Task
from bordereau.runs.engines.local import Sequential
from bordereau.runs.ledger import Ledger, parse_lines
from bordereau.runs.report import Report
from bordereau.runs.run import Job, run_batch
from bordereau.runs.sources import Fetched, FolderSource, ListSource, RemoteSource, fetch_ahead
from bordereau.runs.stores import FolderStore, RemoteStore, open_store
from bordereau.schemas.errors import MissingDependencyError, UsageError
from bordereau.schemas.settings import Settings


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    files.store.clear()
    files.pseudo_dirs[:] = [""]
    yield files
    files.store.clear()


def run(source: str | Path, output: str | Path, lines: Iterable[str] = (), **options: object) -> Report:
    return run_batch(Job(source, output, Settings(), **options), Sequential(), lines=lines)  # type: ignore[arg-type]


def upload(memory: fsspec.AbstractFileSystem, make_pdf: Callable[..., Path]) -> None:
    memory.pipe_file("/in/a b.pdf", make_pdf().read_bytes())
    memory.pipe_file("/in/deep/é.PDF", make_pdf(pages=[["CONVENTION", "Article 1 : Objet"]]).read_bytes())
    memory.pipe_file("/in/deep/copy.pdf", make_pdf().read_bytes())
    memory.pipe_file("/in/bad.pdf", b"no pdf")
    memory.pipe_file("/in/notes.txt", b"left alone")


def test_a_remote_folder_gives_the_same_as_a_local_one(
    memory: fsspec.AbstractFileSystem, make_pdf: Callable[..., Path], tmp_path: Path
) -> None:
    upload(memory, make_pdf)
    memory.get("/in", str(tmp_path / "in"), recursive=True)
    run("memory://in", "memory://out")
    run(tmp_path / "in", tmp_path / "out")
    run((tmp_path / "in").as_uri().replace("%C3%A9", "é"), (tmp_path / "out2").as_uri())
    for output in (tmp_path / "out", tmp_path / "out2"):
        local = {path.name: path.read_bytes() for path in (output / "documents").iterdir()}
        remote = {path.rpartition("/")[2]: memory.cat_file(path) for path in memory.ls("/out/documents", detail=False)}
        assert remote == local
        assert memory.cat_file("/out/summary.json") == (output / "summary.json").read_bytes()
        lines = memory.cat_file("/out/manifest.jsonl").decode().splitlines()
        states = [(entry.file, entry.state) for entry in parse_lines(lines)]
        assert states == [
            ("a b.pdf", "done"),
            ("bad.pdf", "quarantined"),
            ("deep/copy.pdf", "duplicate"),
            ("deep/é.PDF", "done"),
        ]
    assert memory.find("/out/manifest.d") == []


def test_a_remote_run_goes_on_from_its_segments(
    memory: fsspec.AbstractFileSystem, make_pdf: Callable[..., Path]
) -> None:
    upload(memory, make_pdf)
    run("memory://in", "memory://out")
    whole = memory.cat_file("/out/manifest.jsonl")
    memory.rm_file("/out/manifest.jsonl")
    memory.pipe_file("/out/manifest.d/00000001.jsonl", whole[:-20])
    report = run("memory://in", "memory://out")
    assert (report.kept, report.read) == (1, 1), "the line that was cut short is read again"
    memory.pipe_file(memory.ls("/out/documents", detail=False)[0], b"{}")
    assert run("memory://in", "memory://out").kept == 1


def test_names_on_stdin(memory: fsspec.AbstractFileSystem, make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    upload(memory, make_pdf)
    path = make_pdf("in/deep/é à.pdf", pages=[["CONVENTION", "Article 1 : Ailleurs"]])
    crooked = path.parent / ".." / "deep" / path.name
    names = [f"{crooked}\n", "\n", "memory://in/a b.pdf\n", "memory://in/gone.pdf\r\n", "nowhere.pdf\n", "a\0b.pdf\n"]
    report = run("-", tmp_path / "out", iter(names))
    assert (report.count("done"), report.count("quarantined")) == (2, 3)
    assert report.reasons == {"not_readable": 3}
    documents = {path.name for path in (tmp_path / "out" / "documents").iterdir()}
    assert len(documents) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["convention.pdf", "in", "out"]


def test_a_list_is_read_as_it_comes_in(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    """Nobody waits for the end of the list before the first document is read."""
    seen: list[str] = []

    def give() -> Iterator[str]:
        for number in range(40):
            if number == 39:
                assert seen, "the first documents were read while names still came"
            yield str(make_pdf(f"in/{number}.pdf", pages=[["CONVENTION", f"Article 1 : {number}"]]))

    def work(task: Task) -> Answer:
        seen.append(task.path.name)
        return Answer()

    run_batch(Job("-", tmp_path / "out", Settings()), Sequential(work), lines=give())
    assert seen == [f"{number}.pdf" for number in range(40)]


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "linked.pdf").symlink_to(tmp_path / "folder.pdf")
    assert list(FolderSource(tmp_path).names()) == ["a.pdf"]


def test_a_name_that_is_no_utf8_is_read(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    make_pdf("in/x.pdf").rename(tmp_path / "in" / os.fsdecode(b"\xe9t\xe9.pdf"))
    report = run(tmp_path / "in", tmp_path / "out")
    assert report.count("done") == 1
    (line,) = (tmp_path / "out" / "manifest.jsonl").read_text("utf-8").splitlines()
    assert os.fsencode(json.loads(line)["file"]) == b"\xe9t\xe9.pdf"
    (path,) = (tmp_path / "out" / "documents").iterdir()
    assert json.loads(path.read_bytes())["source"]["file_name"] == "\ufffdt\ufffd.pdf"


@pytest.mark.parametrize(("place", "error"), [("nosuch://x", UsageError), ("abfs://x/y", MissingDependencyError)])
def test_a_url_that_cannot_be_used_is_a_sentence(place: str, error: type[Exception], tmp_path: Path) -> None:
    with pytest.raises(error, match=place):
        open_store(place)


def test_a_remote_file_cannot_name_its_way_out(tmp_path: Path, memory: fsspec.AbstractFileSystem) -> None:
    memory.store["/in/../../../evil.pdf"] = memory.store.get("x") or _store(memory, b"data")
    source = ListSource([])
    for name in ("memory://in/../../../evil.pdf", "memory://in/..", "memory://in/" + "x" * 400 + ".pdf"):
        fetched = source.fetch(name)
        assert "/.." not in str(fetched.path)
        assert fetched.path.parent.parent.name.startswith("bordereau-spool-")
        assert len(fetched.path.name) <= 200


def _store(memory: fsspec.AbstractFileSystem, data: bytes) -> object:
    memory.pipe_file("/y", data)
    return memory.store["/y"]


def test_a_hundred_thousand_names_take_no_memory() -> None:
    """Names go to a file and come back sorted; only a few are fetched ahead of their turn."""

    class Endless:
        ordered = False

        def names(self) -> Iterator[str]:
            return (f"folder/{number * 7919 % 100_000:06d}.pdf" for number in range(100_000))

        def fetch(self, name: str) -> Fetched:
            return Fetched(name, Path(name))

    tracemalloc.start()
    ledger = Ledger()
    assert ledger.plan(Endless().names()) == 100_000
    first = next(ledger.planned())
    count = sum(1 for _ in ledger.planned())
    some = [fetched.name for fetched, _ in zip(fetch_ahead(Endless(), ledger.planned()), range(50), strict=False)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    ledger.close()
    assert (first, count, some[49]) == ("folder/000000.pdf", 100_000, "folder/000049.pdf")
    assert peak < 1_000_000


def test_a_remote_store_that_shows_half_files_gets_them_under_another_name(tmp_path: Path) -> None:
    """SFTP and the like show a file while it is written; fsspec's local files stand for them here."""
    store = RemoteStore(f"local://{tmp_path}/out")
    store.put("documents/a.json", ["{", "}"])
    store.append("line\n")
    store.close()
    assert store.read("documents/a.json") == "{}"
    assert store.read("none") is None
    assert list(store.journal()) == ["line\n"]
    assert not list(tmp_path.rglob("*.part"))


def test_a_folder_store_reads_what_it_wrote(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.append("one\n")
    store.append("two\n")
    assert list(store.journal()) == ["one\n", "two\n"]
    assert store.read("none") is None
    store.close()


def test_the_last_newline_may_be_missing(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    stream = io.StringIO(f"{make_pdf()}")
    assert run("-", tmp_path / "out", iter(stream)).count("done") == 1


def test_an_absent_remote_folder_is_wrong_usage(memory: fsspec.AbstractFileSystem) -> None:
    with pytest.raises(UsageError, match="no folder"):
        RemoteSource("memory://nowhere")
