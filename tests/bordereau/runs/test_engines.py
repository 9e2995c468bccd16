"""Three engines, the same bytes; and what a cluster does when an actor dies."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bordereau.guard.pool import Limits
from bordereau.runs.engines.choose import open_engine
from bordereau.runs.engines.engine import Engine
from bordereau.runs.ledger import read_manifest
from bordereau.runs.report import Report
from bordereau.runs.run import Job, run_batch
from bordereau.schemas.errors import BordereauError
from bordereau.schemas.settings import Settings
from hostile import answer_hostile

LIMITS = Limits(timeout_s=4.0, memory_mb=600)


@pytest.fixture(scope="module", autouse=True)
def one_ray() -> Iterator[None]:
    """One Ray for all tests here: it takes seconds to start."""
    import ray

    path = os.pathsep.join(folder for folder in sys.path if folder)
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        logging_level=logging.CRITICAL,
        runtime_env={"env_vars": {"PYTHONPATH": path}},
    )
    yield
    ray.shutdown()


@pytest.fixture
def folder(make_pdf: Callable[..., Path], tmp_path: Path) -> Path:
    for number in range(8):
        make_pdf(f"in/{number}.pdf", pages=[["CONVENTION", "Article 1 : Objet", f"Un montant de {1000 + number} €."]])
    make_pdf("in/copy.pdf", pages=[["CONVENTION", "Article 1 : Objet", "Un montant de 1000 €."]])
    (tmp_path / "in" / "bad.pdf").write_bytes(b"no pdf")
    return tmp_path / "in"


def run(folder: Path, output: Path, engine: Engine) -> Report:
    return run_batch(Job(folder, output, Settings()), engine)


def read_results(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in [*(output / "documents").iterdir(), output / "summary.json"]}


def test_all_engines_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    results = {}
    for name in ("sequential", "local", "ray"):
        report = run(folder, tmp_path / name, open_engine(name, 2, LIMITS))
        assert (report.count("done"), report.count("duplicate"), report.count("quarantined")) == (8, 1, 1), name
        results[name] = read_results(tmp_path / name)
    assert results["local"] == results["sequential"]
    assert results["ray"] == results["sequential"]


def test_the_guard_stands_inside_each_actor(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    for name in ("crash-1.pdf", "hang-1.pdf", "eat-1.pdf", "actor-1.pdf", "good.pdf", "fine.pdf"):
        make_pdf(f"in/{name}", pages=[["CONVENTION", f"Article 1 : {name}"]])
    run(tmp_path / "in", tmp_path / "out", open_engine("ray", 2, LIMITS, work=answer_hostile))
    entries = read_manifest(tmp_path / "out" / "manifest.jsonl")
    assert {name: entry.reason for name, entry in entries.items()} == {
        "crash-1.pdf": "crashed",
        "hang-1.pdf": "timeout",
        "eat-1.pdf": "out_of_memory",
        "actor-1.pdf": "crashed",
        "good.pdf": None,
        "fine.pdf": None,
    }
    assert entries["actor-1.pdf"].message == "2 actors died while they read actor-1.pdf."


def test_actors_that_do_not_start_are_a_sentence(folder: Path, tmp_path: Path) -> None:
    engine = open_engine("ray", 1, LIMITS, work=_Unknown())  # type: ignore[arg-type]
    with pytest.raises(BordereauError, match="No actor starts"):
        run(folder, tmp_path / "out", engine)


class _Unknown:
    """Work that cannot be unpickled where the actor is."""

    def __reduce__(self) -> tuple[object, ...]:
        return (_refuse, ())


def _refuse() -> None:
    raise ModuleNotFoundError("no such module on this machine")
