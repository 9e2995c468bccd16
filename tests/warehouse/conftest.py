"""Warehouses to load into, and a PostgreSQL of the tests' own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from cluster import run_cluster
from warehouse_cases import Outputs, Place

from bordereau.schemas.convention import Document
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


@pytest.fixture(params=["duckdb", "parquet", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each warehouse in turn, empty."""
    if request.param == "postgresql":
        return Place(request.getfixturevalue("postgres"))
    return Place(f"{request.param}:///{tmp_path}/warehouse.{request.param}")


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
