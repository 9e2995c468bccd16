"""The boundary of a part: what it holds, in which words, and what goes on up."""

from __future__ import annotations

import errno

import cv2
import numpy as np
import pytest

from bordereau.schemas.errors import DamagedError, MissingDependencyError
from bordereau.schemas.parts import OutOfTime, Part, attempt
from bordereau.schemas.warning import LOSSES, Code, DocumentWarning

PART = Part("The picture at 10, 20 to 30, 40 on page 3", Code.PICTURE_UNREADABLE, 3)


def fail(error):
    def work():
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (IndexError("list index"), f"{PART.name} could not be read: a fault of the program (IndexError)."),
        (RecursionError(), f"{PART.name} could not be read: it is nested too deeply (RecursionError)."),
        (FileNotFoundError("/secret/path"), f"{PART.name} could not be read: the file could not be read again"
         " (FileNotFoundError)."),
        (DamagedError("Page 3 of a.pdf is damaged."), "Page 3 of a.pdf is damaged."),
    ],
)  # fmt: skip
def test_what_a_part_raises_costs_the_part(error, message):
    told: list[DocumentWarning] = []
    assert attempt(PART, fail(error), "instead", told) == "instead"
    assert told == [DocumentWarning(code=Code.PICTURE_UNREADABLE, message=message, page=3)]
    assert told[0].code in LOSSES


def test_a_part_is_told_of_once():
    told: list[DocumentWarning] = []
    for _ in range(3):
        attempt(PART, fail(ValueError()), None, told)
    assert len(told) == 1


class Fail(Exception):  # noqa: N818
    """As onnxruntime names its own."""


def fill_opencv():
    cv2.resize(np.zeros((10, 10), np.uint8), (2**30, 2**30))


@pytest.mark.parametrize(
    ("work", "why"),
    [
        (fail(MemoryError()), "Python's own"),
        (fill_opencv, "OpenCV, error -4"),
        (fail(Fail("[ONNXRuntimeError] : 6 : Exception during initialization: std::bad_alloc")), "ONNX Runtime"),
        (fail(RuntimeError("BFCArena: Failed to allocate memory for requested buffer of size 8")), "its allocator"),
        (fail(ImportError("x.so: failed to map segment from shared object")), "a library that finds no room"),
        (fail(OSError(errno.ENOMEM, "Cannot allocate memory")), "the kernel"),
    ],
)
def test_memory_that_has_run_out_is_no_part_s_fault(work, why):
    told: list[DocumentWarning] = []
    with pytest.raises(MemoryError):
        attempt(PART, work, None, told)
    assert not told, why


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), MissingDependencyError("no tesseract")])
def test_what_stops_the_program_goes_on_up(error):
    with pytest.raises(type(error)):
        attempt(PART, fail(error), None, [], timed=True)


def test_time_is_up_for_the_page_unless_the_part_is_timed():
    told: list[DocumentWarning] = []
    with pytest.raises(OutOfTime):
        attempt(PART, fail(OutOfTime(2.5)), None, told)
    assert attempt(PART, fail(OutOfTime(2.5)), 7, told, timed=True) == 7
    assert [warning.message for warning in told] == [f"{PART.name} could not be read: that took longer than 2.5 s."]
