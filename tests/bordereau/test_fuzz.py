"""Mutated PDFs: each becomes a document or a quarantine entry, and none finds a fault of the program.

A sample of them; ``.ci/run`` reads some thousands more with ``make fuzz``, from the same seeds on.
"""

from __future__ import annotations

from pathlib import Path

import fuzz
import fuzz_forms
from bordereau.guard.answer import answer_task
from bordereau.guard.task import Task
from bordereau.schemas.settings import OcrSettings, Settings

COUNT = 100
PICTURES = 40


def test_no_mutation_gets_past_the_guard(tmp_path: Path) -> None:
    found = fuzz.fuzz(COUNT, 0, tmp_path / "out")
    assert found.get("internal", []) == []
    assert found.pop("part", []) == []
    assert sum(map(len, found.values())) == COUNT
    assert len(found["done"]) > COUNT / 4, "mutations leave enough to be read"
    assert len(found["damaged"]) > COUNT / 20, "and break enough"


def test_mutated_pictures_fonts_and_boxes_are_read_with_ocr(tmp_path: Path) -> None:
    found = fuzz.fuzz(PICTURES, 0, tmp_path / "out", pictures=True)
    assert found.get("internal", []) == []
    assert found.pop("part", []) == []
    assert sum(map(len, found.values())) == PICTURES
    assert len(found["done"]) > PICTURES / 2


def test_the_seeds_are_documents(samples: Path, tmp_path: Path) -> None:
    seeds = fuzz.cut_seeds(samples) + fuzz_forms.write_seeds()
    assert len(seeds) >= 19
    for number, seed in enumerate(seeds):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(seed)
        assert answer_task(Task(path, Settings(ocr=OcrSettings(use_ocr=False)))).reading is not None, number


def test_the_same_seed_gives_the_same_file() -> None:
    seeds = [b"%PDF-1.7 1 0 obj << /Length 12 >> endobj" * 20]
    files = [fuzz.mutate(seeds, seed) for seed in range(50)]
    assert files == [fuzz.mutate(seeds, seed) for seed in range(50)]
    assert len(set(files)) > 40
