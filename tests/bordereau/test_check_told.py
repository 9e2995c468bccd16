"""What ``check`` says: a line a document in a stable order, what fails below it, all where asked; colours."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.runs.ledger import Entry, print_entry
from bordereau.schemas.load import parse_document, print_document
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
Call = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    """A run of two documents, one with a wrong total; the order of their hashes is not that of their names."""
    document = read_shared(ROOT / "samples" / "avenant-dijon.pdf")
    (tmp_path / "documents").mkdir()
    lines = []
    for digest, name in (("b" * 64, "a.pdf"), ("a" * 64, "z.pdf")):
        content = json.loads(print_document(document))
        content["source"] |= {"sha256": digest, "file_name": name}
        if name == "z.pdf":
            content["acts"][0]["tables"][0]["rows"][2]["cells"][0]["value"] = "13224000"
        (tmp_path / "documents" / f"{digest}.json").write_text(
            print_document(parse_document(json.dumps(content))), encoding="utf-8"
        )
        lines.append(print_entry(Entry(name, "done", digest, "x", status="ok")))
    (tmp_path / "manifest.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_a_line_a_document_and_what_fails(bordereau: Call, outputs: Path) -> None:
    lines = bordereau("check", outputs, "--allow-edited").stdout.splitlines()
    assert lines[0] == "a.pdf: 26 sums: 20 exact, 6 within rounding"
    assert lines[1].startswith("z.pdf: 26 sums: ")
    assert [line[:12] for line in lines[2:]] == ["    X fails ", "    X fails "]


def test_all_is_told_where_asked(bordereau: Call, outputs: Path) -> None:
    lines = bordereau("check", outputs / "documents" / f"{'b' * 64}.json", "--verbose").stdout.splitlines()
    assert lines[1].startswith("    figures: ")
    assert len(lines) == 2 + 26


def test_colour_is_for_terminals(outputs: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    command = [sys.executable, "-m", "bordereau", "check", str(outputs), "--allow-edited"]
    subprocess.run(command, stdout=theirs, check=True, cwd=ROOT, env=environment)
    told = os.read(ours, 100_000).decode("utf-8")
    assert "\x1b[1ma.pdf: 26 sums: " in told
    assert told.count("\x1b[31m    X fails") == 2
    os.close(ours)
    os.close(theirs)
