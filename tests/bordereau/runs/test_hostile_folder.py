"""A folder that mixes good documents with all that a batch must survive: each bad one has its reason."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile
import hostile_files
from bordereau.runs.ledger import Entry, read_manifest
from bordereau.schemas.load import read_document

ROOT = Path(__file__).parents[3]
GOOD = ["plain.pdf", "deep/er/plain too.pdf", "script.pdf", "form-loop.pdf", "nested.pdf", "linked.pdf"]
ODD_NAMES = ["..\\..\\été à la Région (1) .pdf", "..pdf", "%2e%2e%2fx.pdf", "-o.pdf", "à\nb.pdf", "$(id).pdf"]
BAD = {
    "empty.pdf": "empty_file",
    "truncated.pdf": "damaged",
    "text.pdf": "not_a_pdf",
    "encrypted.pdf": "encrypted",
    "blank-5000.pdf": "too_large",
    "large-page.pdf": "too_large",
    "bomb.pdf": "too_large",
    "bomb-in-bomb.pdf": "too_large",
    "paths.pdf": "too_large",
    "loop.pdf": "damaged",
    "doubling.pdf": "out_of_memory",
    "crash-1.pdf": "crashed",
    "hang-1.pdf": "timeout",
    "eat-1.pdf": "out_of_memory",
    "unreadable.pdf": "not_readable",
    "circle-a.pdf": "not_readable",
    "circle-b.pdf": "not_readable",
    "nowhere.pdf": "not_readable",
    "pipe.pdf": "not_readable",
}
ENCRYPTED = (
    f"/ID [<{'00' * 16}> <{'00' * 16}>] "
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
)


def fill(folder: Path, make_pdf: Callable[..., Path], sample: bytes) -> None:
    """Write every file of the lists above."""
    files = {
        "script.pdf": hostile_files.write_script(),
        "form-loop.pdf": hostile_files.write_form_loop(),
        "nested.pdf": hostile_files.write_nested(),
        "empty.pdf": b"",
        "truncated.pdf": sample[: len(sample) // 50],
        "text.pdf": b"Only a letter, not a PDF.\n" * 50,
        "blank-5000.pdf": hostile_files.write_blank_pages(5_000),
        "large-page.pdf": hostile_files.write_large_page(),
        "bomb.pdf": hostile_files.write_bomb(),
        "bomb-in-bomb.pdf": hostile_files.write_bomb(twice=True),
        "paths.pdf": hostile_files.write_paths(),
        "loop.pdf": hostile_files.write_loop(),
        "doubling.pdf": hostile_files.write_form_loop(times=2),
    }
    for number, name in enumerate(["plain.pdf", "deep/er/plain too.pdf", *ODD_NAMES]):
        make_pdf(f"in/{name}", pages=[["CONVENTION", f"Article 1 : Objet {number}", "12 000 €"]])
    for name in ("crash-1.pdf", "hang-1.pdf", "eat-1.pdf"):
        make_pdf(f"in/{name}", pages=[[name]])
    make_pdf("in/encrypted.pdf", trailer=ENCRYPTED)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "linked.pdf").symlink_to(make_pdf("elsewhere.pdf", pages=[["CONVENTION", "Article 1 : Lien"]]))
    (folder / "unreadable.pdf").symlink_to("/proc/self/mem")
    (folder / "circle-a.pdf").symlink_to("circle-b.pdf")
    (folder / "circle-b.pdf").symlink_to("circle-a.pdf")
    (folder / "nowhere.pdf").symlink_to("gone.pdf")
    (folder / "deep" / "circle").symlink_to(folder)
    subprocess.run(["mkfifo", str(folder / "pipe.pdf")], check=True)


@pytest.fixture
def done(
    tmp_path: Path, make_pdf: Callable[..., Path], samples: Path
) -> tuple[subprocess.CompletedProcess[str], dict[str, Entry]]:
    folder = tmp_path / "in"
    folder.mkdir()
    fill(folder, make_pdf, (samples / "avenant-dijon.pdf").read_bytes())
    command = [sys.executable, hostile.__file__, folder, tmp_path / "out", "20", "500", "2"]
    process = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )
    return process, read_manifest(tmp_path / "out" / "manifest.jsonl")


def test_each_bad_one_has_its_reason_and_all_good_come_out(
    done: tuple[subprocess.CompletedProcess[str], dict[str, Entry]], tmp_path: Path
) -> None:
    process, entries = done
    assert process.returncode == 1, process.stderr
    assert "Traceback" not in process.stderr
    assert {name: entry.reason for name, entry in entries.items() if entry.state == "quarantined"} == BAD
    good = {name: entry for name, entry in entries.items() if entry.state == "done"}
    assert sorted(good) == sorted([*GOOD, *ODD_NAMES])
    documents = {path.stem: read_document(path) for path in (tmp_path / "out" / "documents").iterdir()}
    assert set(documents) == {entry.sha256 for entry in good.values()}
    assert all(document.acts for document in documents.values())

    told = [json.loads(path.read_text()) for path in (tmp_path / "out" / "quarantine").iterdir()]
    assert {one["file"]: one["reason"] for one in told} == BAD
    for one in told:
        if one["reason"] in ("timeout", "out_of_memory", "crashed"):
            assert one["seconds"] > 0
            assert one["peak_mb"] > 0
            assert one["message"]
    beside = sorted(path.name for path in tmp_path.iterdir())
    assert beside == ["elsewhere.pdf", "in", "out"], "nothing is written outside of the output"
