"""The README's commands are run and print what it says; its links lead somewhere; every verb and key is told."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from bordereau.schemas.convention import Act, Document
from readme_sessions import Shown, find_sessions, is_command

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = find_sessions(README)
RUN = [one for one in SESSIONS if is_command(one)]
SCAN = "avenant-dijon-scan.pdf"
SCANNED = (0, 8)


def test_there_is_something_to_run() -> None:
    assert len(RUN) >= 3
    assert any(one.command.startswith("make run") for one in SESSIONS)
    assert any(one.command.startswith("make test") for one in SESSIONS)


@pytest.fixture(scope="module")
def folder(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all commands, since one reads what another has written; of the scan it holds a few pages.

    ``make install-test`` runs the same commands on the samples as they are.
    """
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(samples, folder / "samples")
    with pypdfium2.PdfDocument(samples / SCAN) as scan, pypdfium2.PdfDocument.new() as short:
        short.import_pages(scan, list(SCANNED))
        short.save(folder / "samples" / SCAN)
    return folder


@pytest.mark.parametrize("shown", RUN, ids=[one.command for one in RUN])
def test_a_command_prints_what_the_readme_says(shown: Shown, folder: Path) -> None:
    python = shlex.quote(sys.executable)
    line = shown.command.replace("bordereau ", f"{python} -m bordereau ", 1)
    line = re.sub(r"\bpython -c", f"{python} -c", line)
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, cwd=folder, check=False, timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert shown.agrees(done.stdout), done.stdout + done.stderr


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("verb", ["extract", "run", "load", "export", "check", "parse", "schema"])
def test_every_verb_is_told(verb: str) -> None:
    assert f"bordereau {verb}" in README


def test_every_key_is_told() -> None:
    for model in (Document, Act):
        for key in model.model_fields:
            assert f"`{key}`" in README, key


def test_every_make_target_is_told() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in targets:
        assert f"make {target}" in told, target
