"""The sheet of findings: confirmed errors of acts, with the addition, a crop of the page, who judged and when."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bordereau.corrections.apply import apply_all
from bordereau.corrections.sums import list_sums
from bordereau.schemas.convention import Document

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def judged(write_run: Any, write_corrections: Any, make_correction: Any, planted: Document, tmp_path: Path) -> Path:
    """A run with two gaps, of which one is confirmed."""
    outputs: Path = write_run(tmp_path / "outputs", planted)
    fact = next(fact for fact, check in list_sums(planted) if check.kind == "column_total" and check.status == "fails")
    fields = {"verdict": "act_errs", "read": fact.value, "value": None, "evidence": fact.evidence, "why": "=1+1"}
    one = make_correction(planted, fact.path, **fields)
    apply_all(outputs, [write_corrections(tmp_path / "c.json", planted, one)])
    return outputs


def test_a_table_has_the_addition_and_who_judged(judged: Path, tmp_path: Path, bordereau: Any) -> None:
    target = tmp_path / "constats.csv"
    assert bordereau("findings", judged, "-o", target, "--source", SAMPLES).returncode == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1, "a gap that nobody judged is no finding"
    row = rows[0]
    assert (row["Page"], row["Imprimé"], row["Énoncé"], row["Recalculé"], row["Écart"]) == (
        "10",
        "13 221",
        "13224000",
        "13221000",
        "3000",
    )
    assert (row["Verdict"], row["Note"], row["Relu par"], row["Le"]) == (
        "erreur de l’acte",
        "'=1+1",
        "Ana",
        "02/01/2026",
    )
    assert len(row["Termes"].splitlines()) == 2


def test_a_workbook_has_numbers_and_the_crop(judged: Path, tmp_path: Path, bordereau: Any) -> None:
    import openpyxl

    target = tmp_path / "constats.xlsx"
    bordereau("findings", judged, "-o", target, "--source", SAMPLES)
    sheet = openpyxl.load_workbook(target).active
    heads = {cell.value: place for place, cell in enumerate(sheet[1])}
    assert sheet[2][heads["Écart"]].value == 3000
    assert sheet[2][heads["Note"]].data_type == "s", "a note is no formula"
    with Image.open(io.BytesIO(sheet._images[0]._data())) as crop:
        assert crop.width > 3 * crop.height, "a strip of the page as wide as it"
        reds = sum(count for count, tone in crop.convert("RGB").getcolors(1 << 24) or () if tone == (179, 23, 15))
        assert reds > 200, "the total is framed"


@pytest.mark.parametrize(("options", "count", "why"), [((), 1, "confirmed"), (("--all",), 2, "and a gap to be judged")])
def test_a_page_can_be_sent(
    judged: Path, tmp_path: Path, bordereau: Any, options: tuple[str, ...], count: int, why: str
) -> None:
    target = tmp_path / "constats.html"
    done = bordereau("findings", judged, "-o", target, "--source", tmp_path, *options)
    text = target.read_text("utf-8")
    assert text.count("<article>") == count, why
    assert ("non jugé" in text) == (count == 2)
    assert "without a crop" in done.stderr, "its PDF is not there"
    assert "http" not in text.replace("http-equiv", "")


def test_another_ending_is_wrong_usage(judged: Path, tmp_path: Path, bordereau: Any) -> None:
    done = bordereau("findings", judged, "-o", tmp_path / "constats.pdf")
    assert (done.returncode, ".xlsx, .csv or .html" in done.stderr) == (2, True)
