"""Warehouses to load into, and a PostgreSQL of the tests' own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from cluster import run_cluster
from warehouse_cases import KINDS, Outputs, Place, Shelf

from bordereau.schemas.convention import Document
from bordereau.warehouse.load import LoadJob, load_outputs
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """A PostgreSQL for the session."""
    with run_cluster() as url:
        yield url


@pytest.fixture
def postgres(cluster: str) -> str:
    """An empty schema in it."""
    import psycopg2

    connection = psycopg2.connect(cluster)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS bordereau CASCADE; DROP SCHEMA IF EXISTS bordereau_arrivals CASCADE")
    connection.close()
    return cluster


@pytest.fixture(params=KINDS)
def bare_place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each warehouse in turn, not made yet."""
    if request.param == "postgresql":
        return Place(request.getfixturevalue("postgres"))
    return Place(f"{request.param}:///{tmp_path}/warehouse.{request.param}")


@pytest.fixture
def place(bare_place: Place, made_duckdb: Path) -> Place:
    """Each warehouse in turn, without documents; a DuckDB is made, which costs as much as some loads into it."""
    if bare_place.url.startswith("duckdb"):
        shutil.copyfile(made_duckdb, bare_place.url.removeprefix("duckdb:///"))
    return bare_place


@pytest.fixture
def duckdb_place(made_duckdb: Path, tmp_path: Path) -> Place:
    """A DuckDB that is made and holds no documents."""
    shutil.copyfile(made_duckdb, tmp_path / "made.duckdb")
    return Place(f"duckdb:///{tmp_path}/made.duckdb")


@pytest.fixture(scope="session")
def made_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DuckDB as a load of nothing leaves it: tables, comments, views, and the row of that load."""
    home = tmp_path_factory.mktemp("made")
    load_outputs(LoadJob(Outputs(home / "nothing").folder, f"duckdb:///{home}/made.duckdb", "nothing"))
    return home / "made.duckdb"


@pytest.fixture(scope="session")
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Warehouses that tests only read, each loaded once."""
    return Shelf(tmp_path_factory.mktemp("shelf"), lambda: request.getfixturevalue("cluster"))


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    return Outputs(tmp_path / "outputs")


@pytest.fixture(scope="session")
def corpus() -> list[Document]:
    """Documents read from PDFs of the corpora: every eighth convention with a text layer."""
    files = sorted((ROOT / "tests/corpus/conventions").rglob("*.pdf"))[::8]
    return [read_shared(path) for path in files]


@pytest.fixture
def make_outputs(tmp_path: Path) -> Callable[[str], Outputs]:
    return lambda name: Outputs(tmp_path / name)
