"""A page's time: whatever it does, it is stopped; what stood before stands again."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from bordereau.extract.page.document import open_document
from bordereau.schemas.budget import PATIENCE, Budget, is_late, within
from bordereau.schemas.parts import OutOfTime
from bordereau.schemas.settings import ReadSettings, Settings


def spin():
    while True:
        sum(range(100))


def spin_and_swallow():
    while True:
        try:
            spin()
        except Exception:
            continue


def spin_and_finish():
    end = time.process_time() + 0.1
    while time.process_time() < end:
        sum(range(100))


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (spin, "a loop"),
        (spin_and_swallow, "a loop that takes every exception for its own"),
        (lambda: time.sleep(60), "something that waits, given up by the clock"),
    ],
)
def test_work_is_stopped_when_its_time_is_up(work, why):
    start = time.monotonic()
    with pytest.raises(OutOfTime) as error:
        within(0.05, work)
    assert error.value.limit_s == 0.05, why
    assert time.monotonic() - start < 40


def test_work_in_time_gives_its_value_and_leaves_no_timer():
    before = signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGPROF)
    assert within(5, lambda: 7) == 7
    assert (signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF)[0] == signal.getitimer(signal.ITIMER_REAL)[0] == 0
    assert not is_late()


def test_without_a_limit_nothing_is_stopped():
    assert within(0, lambda: 7) == 7
    assert Budget(0).spend(1, lambda: 7) == 7


def test_an_outer_limit_goes_on_after_an_inner_one():
    def work():
        with pytest.raises(OutOfTime):
            within(0.05, spin)
        spin()

    with pytest.raises(OutOfTime) as error:
        within(0.2, work)
    assert error.value.limit_s == 0.2


def test_a_timer_of_somebody_else_goes_on():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        within(5, lambda: 7)
        time.sleep(0.6)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert rung


def test_in_another_thread_the_time_is_looked_at_between_stages():
    seen = []

    def work():
        try:
            within(0.05, spin_and_finish)
        except OutOfTime as error:
            seen.append(error.limit_s)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [0.05]


def test_the_stages_of_a_page_share_its_time_and_pages_do_not():
    budget = Budget(0.1)
    with pytest.raises(OutOfTime):
        budget.spend(1, spin)
    with pytest.raises(OutOfTime) as error:
        budget.spend(1, lambda: 7)
    assert error.value.limit_s == 0.1
    assert budget.spend(2, lambda: 7) == 7


def test_drawing_a_page_stops_when_its_time_is_up(tmp_path):
    from hostile_files import write_page, write_stream

    shapes = b"/G gs 0 0 m 600 0 600 600 0 600 c 300 900 -300 900 0 0 c f\n" * 60_000
    path = tmp_path / "drawn.pdf"
    path.write_bytes(write_page(write_stream(shapes)))
    with open_document(path, ReadSettings()) as document, pytest.raises(OutOfTime):
        within(0.05, lambda: document.render(1, 300))


def test_a_limit_of_time_changes_no_fingerprint():
    assert Settings(read=ReadSettings(page_timeout_s=1)).digest() == Settings().digest()
    assert Settings(read=ReadSettings(max_pages=1)).digest() != Settings().digest()
    assert PATIENCE > 1
