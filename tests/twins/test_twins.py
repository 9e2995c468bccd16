"""Documents printed to pictures are such, the same each time, and give the facts of their originals."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from accuracy.corpus import ROOT
from accuracy.facts import FAMILIES
from twins.compare import compare_folder
from twins.qualities import QUALITIES, print_twin

FOLDER = ROOT / "tests/corpus/public-openings"
"""Documents of one page: a sample; ``make twins`` prints whole corpora."""


@pytest.mark.parametrize("quality", QUALITIES)
def test_a_twin_is_pictures_alone_and_the_same_each_time(tmp_path: Path, quality: str) -> None:
    original = sorted(FOLDER.glob("*.pdf"))[0]
    print_twin(original, tmp_path / "one.pdf", quality)
    print_twin(original, tmp_path / "other.pdf", quality)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()
    with pdfium.PdfDocument(original) as old, pdfium.PdfDocument(tmp_path / "one.pdf") as new:
        assert [page.get_size() for page in new] == [page.get_size() for page in old]
        assert all(page.get_textpage().count_chars() == 0 for page in new)


@pytest.mark.parametrize("quality", ["clean", "copier"])
def test_a_twin_gives_the_facts_of_its_original(tmp_path: Path, quality: str) -> None:
    count = len(list(FOLDER.glob("*.truth.json")))
    pair = compare_folder(FOLDER, quality, tmp_path, step=max(1, count // 2))
    assert pair.text.families["parties"].true > 0
    assert {family: pair.lost(family) for family in FAMILIES if pair.lost(family)} == {}
    assert pair.twin.silent == 0
