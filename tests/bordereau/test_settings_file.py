"""Options in ``bordereau.toml``: which count, and what is refused."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.runs.ledger import read_manifest

Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def feed(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    make_pdf("in/a.pdf")
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    (tmp_path / "bordereau.toml").write_text(
        '[run]\nfolder = "in"\noutput = "made"\nfail-on = "none"\nengine = "sequential"\njson = true\n'
        '[load]\noutputs = "made"\nto = "duckdb:///made.duckdb"\ncollection = "feed"\n',
        encoding="utf-8",
    )
    return tmp_path


def test_a_feed_needs_no_option_on_the_command_line(bordereau: Call, feed: Path) -> None:
    done = bordereau("run", cwd=feed)
    assert (done.returncode, done.stdout[0]) == (0, "{"), done.stderr
    assert len(read_manifest(feed / "made" / "manifest.jsonl")) == 2
    assert bordereau("load", cwd=feed).stdout.startswith("duckdb:///made.duckdb: 1 new")
    assert (feed / "made.duckdb").exists()


def test_the_command_line_counts_more(bordereau: Call, feed: Path) -> None:
    done = bordereau("run", "in", "-o", "other", "--fail-on", "any", cwd=feed)
    assert done.returncode == 1
    assert (feed / "other" / "manifest.jsonl").exists()
    assert not (feed / "made").exists()


def test_a_file_elsewhere_is_named(bordereau: Call, feed: Path, tmp_path: Path) -> None:
    (feed / "bordereau.toml").rename(feed / "night.toml")
    assert bordereau("run", cwd=feed).returncode == 2, "there is no bordereau.toml here, so FOLDER is missing"
    assert bordereau("--settings", "night.toml", "run", cwd=feed).returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[run]\nfail_on = 'new'", "[run]: fail_on is none of engine, fail-on, folder,"),
        ("[runs]\n", "has [runs]: the sections are apply, check,"),
        ("jobs = 1", "has [jobs]: the sections are"),
        ("[run]\njobs = {a = 1}", "[run] jobs: an option is a text, a number, true or false"),
        ("[run", "is no TOML"),
        ("[run]\njobs = 'many'", "Invalid value for '-j' / '--jobs'"),
        ("[run]\nengine = 'steam'", "Invalid value for '--engine'"),
    ],
)
def test_what_is_no_option_is_refused(bordereau: Call, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "bordereau.toml").write_text(text, encoding="utf-8")
    (tmp_path / "in").mkdir()
    done = bordereau("run", "in", cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (tmp_path / "outputs").exists()
