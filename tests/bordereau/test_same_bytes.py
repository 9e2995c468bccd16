"""A document's bytes are its own: whatever was read before in the same process, and in whatever order sets come."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import orders
from bordereau.extract.page.fresh import refresh_pdfium
from small_scan import write_small_scan
from unembedded import FONTS, write_unembedded

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
CONVENTIONS = ("15", "23", "41", "46", "47-b", "52")
OPENINGS = ("01", "13", "25", "37", "46", "58")
TABLES = ("mix-17", "table-06", "table-24", "table-47")


@pytest.fixture(scope="module")
def documents(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Conventions, openings, tables, a scan, and pages in fonts that are not embedded, some read from their drawing."""
    folder = tmp_path_factory.mktemp("unembedded")
    made = {f"{font}.pdf": write_unembedded(font) for font in FONTS}
    made |= {f"{font}-wide.pdf": write_unembedded(font, widths=True) for font in FONTS[-5:]}
    made |= {f"{font}-garbled.pdf": write_unembedded(font, garbled=True) for font in FONTS[-1:]}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    known = [
        *(CORPUS / "conventions" / f"conv-{name}.pdf" for name in CONVENTIONS),
        *(CORPUS / "openings" / f"parties-{name}.pdf" for name in OPENINGS),
        *(CORPUS / "tables" / f"{name}.pdf" for name in TABLES),
        write_small_scan(samples / "avenant-dijon-scan.pdf", 1, folder / "scan.pdf"),
    ]
    return [*known, *(folder / name for name in made)]


def read_ways(documents: list[Path], ways: list[str], seed: int) -> dict[str, dict[str, str]]:
    command = [sys.executable, orders.__file__, *ways, "--", *map(str, documents)]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join((str(ROOT), "tests"))}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=True)
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


def test_the_same_bytes_whatever_came_before(documents: list[Path]) -> None:
    assert len(documents) >= 30
    ways = read_ways(documents, ["alone", "1", "2"], seed=1) | read_ways(documents, ["3"], seed=2)
    alone = ways.pop("alone")
    for way, found in ways.items():
        assert {name for name in alone if found[name] != alone[name]} == set(), way


def test_pdfium_bends_its_faces_without_a_new_beginning(documents: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the new beginning is for: should PDFium mend it, ``extract.page.fresh`` can go."""
    import bordereau.extract.page.document
    from bordereau.schemas.settings import ReadSettings

    def read(paths: list[Path]) -> dict[Path, str]:
        pages = {}
        for path in paths:
            with bordereau.extract.page.document.open_document(path, ReadSettings()) as opened:
                pages[path] = repr(opened.read_layer(1)) + hashlib.sha256(opened.render(1, 72).tobytes()).hexdigest()
        return pages

    made = [path for path in documents if path.parent != CORPUS and "garbled" not in path.name]
    mixed = random.Random(1).sample(made, len(made))
    fresh = read(made)
    assert read(mixed) == fresh
    refresh_pdfium()
    monkeypatch.setattr(bordereau.extract.page.document, "refresh_pdfium", lambda: True)
    assert read(mixed) != fresh


def test_a_library_in_use_is_left_alone(documents: list[Path]) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(documents[0]) as held:
        assert not refresh_pdfium()
        assert len(held) > 0
    assert refresh_pdfium()
