"""What every room's tests may use, and which of them run in one process, in which order.

``make test`` starts one process more than there are cores: a fifth of the time of a test is waiting, for a limit of
time, a browser, a server. Tests of one file stay together, so that what a file makes once is made once; those that
share a thing of the whole session (the review pages and their browser, the PostgreSQL of the warehouse, the model of
names) stay together across files. What takes longest begins first, so that no process is left alone with it at the end.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.doctest import DoctestModule
from hypothesis import settings

import shared_documents
from bordereau.guard import nursery
from warm import Warm, fork_nurseries

settings.register_profile("any machine", deadline=None, derandomize=True)
settings.load_profile("any machine")
"""A busy machine is no fault of what is tested: time is measured by ``make bench``. The same code gives the same answer
and takes the same time: new examples are looked for by ``make fuzz``."""

gc.disable()  # until all tests are collected: what is made for them stays, and to walk it again and again finds nothing

ROOT = Path(__file__).parents[1]
START_NURSERY = nursery.start_nursery
TOGETHER = ("tests/review/", "tests/warehouse/")
"""Folders whose tests share fixtures of the session."""
ALONE = tuple(
    f"tests/warehouse/test_{name}.py"
    for name in ("killed_loads", "model", "export", "scdl", "scdl_subventions", "asked", "counting")
)
"""Files of these that share little: they need not wait for the others."""
WITH = {"tests/bordereau/test_ner_door.py": "tests/accuracy/test_truth.py"}
"""Files that need what another one has loaded: the model of names takes four seconds."""
LONGEST = (
    "tests/warehouse/",
    "tests/accuracy/test_truth.py",
    "tests/review/",
    "tests/warehouse/test_killed_loads.py",
    "tests/bordereau/runs/test_killed.py",
    "tests/bordereau/test_same_bytes.py",
    "tests/bordereau/runs/test_engines.py",
    "tests/bordereau/test_fuzz.py",
    "tests/bordereau/guard/test_pool.py",
    "tests/bordereau/test_attacks.py",
    "tests/test_readme.py",
    "tests/bordereau/runs/test_hostile_folder.py",
    "tests/warehouse/test_model.py",
    "tests/bordereau/test_spread.py",
    "tests/bordereau/test_bad_parts.py",
    "tests/bordereau/test_cli_run.py",
    "tests/bordereau/runs/test_new_and_gone.py",
)


IN_MEMORY, ROOM = Path("/dev/shm"), 2 << 30
"""Where files of the tests need not wait for a disk, and how much room there must be: a whole run takes a tenth."""
if "TMPDIR" not in os.environ and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ["TMPDIR"], tempfile.tempdir = str(IN_MEMORY), None


class OnlyWhereThereAre:
    """Looks for doctests only in files that have any: to look means to load a module and walk all that is in it."""

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(self, file_path: Path) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        found = yield
        if file_path.suffix == ".py" and b">>>" not in file_path.read_bytes():
            return [one for one in found if not isinstance(one, DoctestModule)]
        return found


def pytest_configure(config: pytest.Config) -> None:
    """Register what is to hold for the files of the package too, which stand beside this folder."""
    config.pluginmanager.register(OnlyWhereThereAre())


def find_group(node: str) -> str:
    """Name the tests that stay together with one: its file, or the folder that shares.

    >>> find_group("tests/review/test_pages.py::test_a[x::y]"), find_group("tests/extract/test_words.py::test_b")
    ('tests/review/', 'tests/extract/test_words.py')
    """
    file = node.partition("::")[0]
    file = WITH.get(file, file)
    return file if file in ALONE else next((one for one in TOGETHER if file.startswith(one)), file)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest groups first; within a group all stays as it was."""
    ranks = {name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(find_group(item.nodeid), len(ranks)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave the modules and the ten thousand tests out of every later collection of garbage, which would walk them."""
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)  # a test makes much and keeps little
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Say how many processes ``--numprocesses auto`` means."""
    return (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand out whole groups in the order above. xdist's own groups are lost on pytest 9.2, which rebuilds node ids."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return find_group(nodeid)

    config.option.loadscopereorder = False
    return Groups(config, log)


@pytest.fixture(scope="session", autouse=True)
def _own_folder() -> Iterator[None]:
    """Give each process a folder for temporary files of its own; others may pass through it, as PostgreSQL must."""
    folder = Path(tempfile.mkdtemp(prefix=f"bt-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-"))
    folder.chmod(0o711)
    former, os.environ["TMPDIR"], tempfile.tempdir = os.environ.get("TMPDIR"), str(folder), None
    yield
    if former is None:
        del os.environ["TMPDIR"]
    else:
        os.environ["TMPDIR"] = former
    tempfile.tempdir = None
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _shared_documents(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let all processes of this session share the documents that they read."""
    own = tmp_path_factory.getbasetemp()
    shared_documents.open_store((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared documents")


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """A process that has loaded the libraries, to start commands from."""
    one = Warm()
    yield one
    one.close()


@pytest.fixture(scope="session", autouse=True)
def _forked_nurseries(warm: Warm) -> None:
    """Let runs in this process fork their workers from one that has loaded the libraries."""
    fork_nurseries(nursery, warm.pid)


@pytest.fixture
def nurseries_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs start the process from which workers are forked as they do for a user."""
    monkeypatch.setattr(nursery, "start_nursery", START_NURSERY)


@pytest.fixture
def bordereau(warm: Warm) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``bordereau`` as a user does."""
    return warm.call


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample documents."""
    return ROOT / "samples"
