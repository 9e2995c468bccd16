"""What a run tells while it goes on."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bordereau.runs import progress
from bordereau.runs.ledger import Entry, read_manifest
from bordereau.runs.progress import Bar, JsonLines, Lines, Progress
from bordereau.runs.report import Report

FILES = [
    Entry("a.pdf", "done", "1", "x", status="ok", document={"acts": [], "pages": 4}),
    Entry("b[1].pdf", "quarantined", "2", "x", reason="damaged", message="b.pdf is damaged."),
    Entry("c\udcff.pdf", "duplicate", "1", "x"),
]


def tell(told: Progress) -> None:
    report = Report()
    with told:
        told.expect(len(FILES))
        for entry in FILES:
            report.pages += 4
            report.add(entry)
            told.step(entry, report)


def test_lines_name_what_fails_and_count_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(progress, "LINE_EVERY_S", 0.0)
    tell(Lines(stream))
    lines = stream.getvalue().splitlines()
    assert lines[0].startswith("bordereau: 1 of 3 files, ")
    assert lines[1] == "bordereau: quarantine: b.pdf is damaged. [damaged]"
    assert "pages/s, 1 in quarantine, " in lines[2]
    assert lines[2].endswith(" s left")


def test_what_takes_long_is_named_with_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(progress, "LINE_EVERY_S", 0.0)
    told = Lines(stream)
    for page in (1, 2):
        told.at("scan\x1b.pdf", page)
    assert stream.getvalue().splitlines() == [f"bordereau: reading scan⟨U+001B⟩.pdf, page {page}" for page in (1, 2)]


def test_lines_are_rare() -> None:
    stream = io.StringIO()
    tell(Lines(stream))
    assert stream.getvalue().splitlines() == ["bordereau: quarantine: b.pdf is damaged. [damaged]"]


def test_json_lines_tell_of_each_file_and_of_the_end() -> None:
    stream = io.StringIO()
    tell(JsonLines(stream))
    told = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [one["event"] for one in told] == ["file", "file", "file", "end"]
    assert (told[1]["state"], told[1]["reason"]) == ("quarantined", "damaged")
    assert (told[3]["files"], told[3]["quarantined"]) == (3, 1)


def test_a_run_stopped_says_so_in_json() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), JsonLines(stream):
        raise KeyboardInterrupt
    assert json.loads(stream.getvalue())["event"] == "stopped"


def test_a_bar_takes_every_name(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    tell(Bar())
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "pages/s" in shown.err
    assert "1 in quarantine" in shown.err


def test_log_json_from_the_command_line(
    bordereau: Callable[..., object], make_pdf: Callable[..., Path], tmp_path: Path
) -> None:
    make_pdf("in/a.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    done = bordereau("run", tmp_path / "in", "-o", tmp_path / "out", "--log-json", "--json", "--jobs", "1")
    told = [json.loads(line) for line in done.stderr.splitlines()]  # type: ignore[attr-defined]
    assert [one["event"] for one in told] == ["begin", "file", "file", "end"]
    manifest = read_manifest(tmp_path / "out" / "manifest.jsonl")
    assert {one["run"] for one in told} == {entry.run for entry in manifest.values()}, "joins the log with the manifest"
    assert all(datetime.fromisoformat(one["time"]).tzinfo == UTC for one in told)
    assert json.loads(done.stdout)["quarantined"] == 1  # type: ignore[attr-defined]
    assert done.returncode == 1  # type: ignore[attr-defined]
