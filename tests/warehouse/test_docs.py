"""What docs/warehouse.md shows is run: its file of known sums on the sample, its SQL on every warehouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from warehouse_cases import KINDS, Outputs, Shelf, make_corrected

from bordereau.warehouse.control import read_controls
from bordereau.warehouse.load import LoadJob, load_outputs
from bordereau.warehouse.sql import create_views
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/warehouse.md").read_text(encoding="utf-8")


def find_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS, flags=re.DOTALL)


def test_the_known_sums_of_the_sample_hold(outputs: Outputs, tmp_path: Path) -> None:
    (block,) = find_blocks("yaml")
    (tmp_path / "sums.yaml").write_text(block, encoding="utf-8")
    outputs.put(read_shared(ROOT / "samples/avenant-dijon.pdf"))
    controls = read_controls(tmp_path / "sums.yaml")
    report = load_outputs(LoadJob(outputs.folder, f"duckdb:///{tmp_path}/a.duckdb", controls=controls, strict=True))
    assert [row["status"] for row in report.controls] == ["exact"] * 5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("query", find_blocks("sql"))
def test_the_sql_answers(shelf: Shelf, kind: str, query: str) -> None:
    assert len(shelf.load(kind, make_corrected()).ask(query)) == 1


def test_every_view_says_what_it_answers() -> None:
    for view in create_views():
        assert view.about, view.name
        assert f"| `{view.name}` | {view.about} |" in DOCS
