"""The README's commands are run and print what it says; its links lead somewhere; every verb and key is told."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bordereau.schemas.convention import Act, Document
from readme_sessions import Shown, find_sessions, is_command

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = find_sessions(README)
RUN = [one for one in SESSIONS if is_command(one)]


def test_there_is_something_to_run() -> None:
    assert len(RUN) >= 3
    assert any(one.command.startswith("make run") for one in SESSIONS)
    assert any(one.command.startswith("make test") for one in SESSIONS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all commands, since one reads what another has written."""
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize("shown", RUN, ids=[one.command for one in RUN])
def test_a_command_prints_what_the_readme_says(shown: Shown, folder: Path) -> None:
    python = shlex.quote(sys.executable)
    line = shown.command.replace("bordereau ", f"{python} -m bordereau ", 1).replace("outputs/", f"{folder}/outputs/")
    line = re.sub(r"\bpython -c", f"{python} -c", line)
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, check=False, timeout=300)
    assert "Traceback" not in done.stderr
    printed = done.stdout.replace(f"{folder}/", "")
    assert shown.agrees(printed), printed + done.stderr


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
