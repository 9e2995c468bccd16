"""Commands that read or draw one document do it in a guarded child: its faults are one sentence, its output whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import bordereau.guard.alone
from bordereau.guard.alone import Plan, do_alone, read_alone
from bordereau.guard.answer import Answer
from bordereau.guard.limits import Limits
from bordereau.guard.task import Failure, Task
from bordereau.schemas.errors import UsageError
from bordereau.schemas.settings import ReadSettings, Settings
from hostile import answer_hostile

ROOT = Path(__file__).parents[3]
Call = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("crash-1.pdf", "crashed", "SIGSEGV"),
        ("leave-1.pdf", "crashed", "exit code 7"),
        ("hang-1.pdf", "timeout", "--timeout"),
        ("eat-1.pdf", "out_of_memory", "--memory"),
        ("abort-1.pdf", "out_of_memory", "--memory"),
        ("opencv-1.pdf", "out_of_memory", "--memory"),
        ("program-1.pdf", "internal", "PermissionError"),
        ("call-1.pdf", "internal", "PermissionError"),
    ],
)
def test_a_misdeed_is_one_sentence(
    make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, name: str, reason: str, words: str
) -> None:
    monkeypatch.setattr(bordereau.guard.alone, "answer_task", answer_hostile)
    answer = read_alone(Task(make_pdf(name), Settings()), Limits(4.0, 400))
    assert answer.failure is not None
    assert answer.failure.reason == reason
    assert words in answer.failure.message


def test_a_good_document_is_as_without_a_guard(make_pdf: Callable[..., Path]) -> None:
    from bordereau.guard.answer import answer_task

    task = Task(make_pdf(), Settings())
    guarded, plain = read_alone(task, Limits()), answer_task(task)
    assert guarded.reading is not None
    assert guarded.reading == plain.reading


@pytest.mark.parametrize(
    ("page_pays", "deed", "left_out"),
    [(True, "die", {2}), (True, "hang", {2}), (False, "hang", {2}), (False, "die", set())],
)
def test_a_page_is_left_out_and_the_work_begun_again(page_pays: bool, deed: str, left_out: set[int]) -> None:
    def work(given_up: frozenset[int], on_page: Callable[[int], None]) -> list[int]:
        done = []
        for page in (1, 2, 3):
            if page in given_up:
                continue
            on_page(page)
            if page == 2 and deed == "die":
                os.kill(os.getpid(), signal.SIGSEGV)
            while page == 2:
                time.sleep(1)
            done.append(page)
        return done

    result, given_up = do_alone(Plan("a.pdf", work, page_limit_s=0.5, page_pays=page_pays), Limits(20.0, 400))
    assert given_up == left_out
    assert result == [1, 3] if left_out else isinstance(result, Failure)


def test_wrong_usage_goes_through() -> None:
    def work(_given_up: frozenset[int], _on_page: Callable[[int], None]) -> Answer:
        raise UsageError("page 9 is not among them.")

    with pytest.raises(UsageError, match="page 9"):
        do_alone(Plan("a.pdf", work), Limits())


@pytest.mark.parametrize("verb", ["extract", "explain"])
def test_too_little_time_leaves_no_output(
    bordereau: Call, make_pdf: Callable[..., Path], tmp_path: Path, verb: str
) -> None:
    target = tmp_path / "out.png"
    path = make_pdf(pages=[["CONVENTION", "Article 1 : Objet", "12 000 €"]] * 40)
    done = bordereau(verb, path, "-o", target, "--timeout", "0.1")
    assert done.returncode == 1
    assert done.stderr.startswith("bordereau: convention.pdf was not read within 0.1 s")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""
    assert not target.exists()


READ_WITH_LITTLE = """
import sys
from pathlib import Path
from bordereau.guard.alone import read_alone
from bordereau.guard.limits import Limits
from bordereau.guard.task import Task
from bordereau.schemas.settings import Settings
answer = read_alone(Task(Path(sys.argv[1]), Settings()), Limits(60.0, -380))
print(answer.failure and answer.failure.reason)
"""
"""In a process that has loaded nothing yet: what is mapped already is not charged."""


def test_too_little_memory_is_out_of_memory() -> None:
    """A page that is drawn for OCR in colour and large asks OpenCV, onnxruntime and PDFium for what they do not get."""
    scan = ROOT / "tests" / "corpus" / "held-out-scans" / "rough-12.pdf"
    command = [sys.executable, "-c", READ_WITH_LITTLE, str(scan)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout.strip()) == (0, "out_of_memory"), done.stderr


def test_a_hard_limit_comes_after_the_limit_of_a_page() -> None:
    from bordereau.guard.pool import hard_limit_s

    settings = [Settings(read=ReadSettings(page_timeout_s=seconds)) for seconds in (0.0, 10.0)]
    assert [hard_limit_s(Task(Path("a.pdf"), one)) for one in settings] == [None, 25.0]
