"""docs/engines.md says what is: its options exist, its limits are the settings', its Python compiles."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import bordereau
from bordereau.runs.ledger import Entry
from bordereau.schemas.settings import ReadSettings

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "engines.md").read_text(encoding="utf-8")


def test_its_options_exist() -> None:
    command = [sys.executable, "-m", "bordereau", "run", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    calls = [line for line in TEXT.splitlines() if "bordereau run" in line]
    named = {option for line in calls for option in re.findall(r"--[a-z-]+", line)}
    assert len(named) > 5
    for option in named | set(re.findall(r"`(--[a-z-]+)", TEXT)):
        assert f"{option} " in told, option


def test_its_limits_are_the_settings() -> None:
    told = dict(re.findall(r"\| `read\.(\w+)` \| (.*?) \|", TEXT))
    units = {" MiB": 1024 * 1024, " pt": 1, " million": 1_000_000}
    settings = ReadSettings().model_dump()
    assert set(told) == set(settings)
    for name, value in told.items():
        factor = next((units[unit] for unit in units if value.endswith(unit)), 1)
        number = float(re.sub(r"[^\d.]", "", value))
        assert number * factor == settings[name], name


def test_its_keys_of_the_manifest_exist() -> None:
    (row,) = (line for line in TEXT.splitlines() if line.startswith("| `manifest.jsonl`"))
    named = set(re.findall(r"`(\w+)`", row)) - {"done", "duplicate", "quarantined"}
    assert named <= set(Entry.__slots__)


def test_its_python_compiles_and_its_imports_exist() -> None:
    blocks = re.findall(r"```python\n(.*?)```", TEXT, flags=re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        compile(block, "docs/engines.md", "exec")
        for names in re.findall(r"^from bordereau import (.*)$", block, flags=re.MULTILINE):
            assert set(names.split(", ")) <= set(bordereau.__all__)
