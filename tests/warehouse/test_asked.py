"""What may be exported: warehouses, and outputs wherever a run put them."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest
from warehouse_cases import FULL, Outputs, make_document

from bordereau.schemas.errors import UsageError
from bordereau.warehouse.asked import open_asked
from bordereau.warehouse.load import LoadJob, load_outputs


@pytest.fixture
def places(outputs: Outputs, tmp_path: Path) -> dict[str, str]:
    outputs.put(make_document("full", FULL))
    files = fsspec.filesystem("memory")
    files.store.clear()
    for path in (outputs.folder / "documents").iterdir():
        files.pipe_file(f"/out/documents/{path.name}", path.read_bytes())
    url = f"duckdb:///{tmp_path}/w.duckdb"
    load_outputs(LoadJob(outputs.folder, url))
    path = str(outputs.folder)
    return {"folder": path, "file": f"file://{path}", "local": f"local://{path}", "remote": "memory://out", "db": url}


@pytest.mark.parametrize("which", ["folder", "file", "local", "remote", "db"])
def test_the_same_rows_from_everywhere(places: dict[str, str], which: str) -> None:
    told: list[str] = []
    with open_asked(places[which], told.append) as base:
        assert base.execute("SELECT count(*), min(file_name) FROM amounts JOIN documents USING (document_sha256)"
                            ).fetchone() == (5, "full.pdf")  # fmt: skip
    assert len(told) == (0 if which == "db" else 1), "outputs without a manifest are told"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("postgresql://a:geheim@host/db", "what a server holds it exports itself"),
        ("dlt+snowflake://x", "what a server holds it exports itself"),
        ("nowhere", "holds no documents"),
        ("memory://nothing", "holds no documents"),
    ],
)
def test_what_cannot_be_asked_is_told(place: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught, open_asked(place, lambda _: None):
        pass
    assert "geheim" not in str(caught.value)
