"""The patterns that workers inherit: those that a document asks for are there, and nothing else is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.guard.patterns import ACT, set_lines, write_patterns

COUNT = """
import json, re, sys, time
from pathlib import Path
import bordereau.guard.preload
from bordereau.document import extract_document
from bordereau.guard.patterns import write_patterns

compiled, real = [], re._compiler.compile
re._compiler.compile = lambda pattern, *flags: compiled.append(pattern) or real(pattern, *flags)
if sys.argv[2] == "written":
    write_patterns()
    assert not {"spacy", "onnxruntime"} & set(sys.modules), "no model is loaded"
before = len(compiled)
text = extract_document(Path(sys.argv[1])).model_dump_json()
print(json.dumps([len(compiled) - before, text]))
"""


@pytest.fixture
def read(make_pdf: Callable[..., Path]) -> Callable[[str], tuple[int, str]]:
    path = make_pdf()

    def run(way: str) -> tuple[int, str]:
        command = [sys.executable, "-c", COUNT, str(path), way]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3])
        count, text = json.loads(done.stdout)
        return count, text

    return run


def test_a_document_finds_most_of_its_patterns_written(read: Callable[[str], tuple[int, str]]) -> None:
    (cold, first), (warm, second) = read("cold"), read("written")
    assert cold > 100
    assert warm < cold / 4, (warm, cold)
    assert first == second, "patterns change no document"


def test_the_act_is_read_from_its_lines_on() -> None:
    lines = set_lines(ACT)
    assert [line.text for line in lines] == ACT.splitlines()
    assert all(line.words[-1].x1 < 595 for line in lines), "within the page"
    write_patterns()
