"""One bad part costs that part: the boundary inside of which a page, a picture, a table or a step may fail alone.

What comes up inside becomes a warning that names the part and the kind of fault in plain words, and the rest of the
document is read. Three things are no part's fault and go on up: memory that has run out, which costs the document;
a program or package that is not installed; and what stops the program (KeyboardInterrupt and its like).
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from typing import TypeVar

from bordereau.schemas.errors import DocumentError, MissingDependencyError
from bordereau.schemas.light import dataclass
from bordereau.schemas.page import Box
from bordereau.schemas.warning import Code, DocumentWarning

T = TypeVar("T")
U = TypeVar("U")

NO_MEMORY_CODE = -4
"""OpenCV's number for it (``cv::Error::StsNoMem``)."""
NO_MEMORY_WORDS = (
    "insufficient memory",
    "failed to allocate",
    "bad_alloc",
    "bad allocation",
    "cannot allocate memory",
    "failed to map segment",
    "out of memory",
)
"""How OpenCV, ONNX Runtime, the C++ library, the kernel and its loader say that memory has run out."""


class LibraryFault(Exception):  # noqa: N818 (the fault is the library's)
    """A library of others stumbled over what it was asked to read; the cause says over what."""


KINDS: tuple[tuple[type[Exception], str], ...] = (
    (LibraryFault, "the library that reads it failed"),
    (RecursionError, "it is nested too deeply"),
    (ArithmeticError, "a number in it cannot be reckoned with"),
    (UnicodeError, "it holds signs that are no characters"),
    (OSError, "the file could not be read again"),
)
"""Kinds of faults in plain words; any other is a fault of the program."""


class OutOfTime(BaseException):
    """A page has used up its time (``schemas.budget``).

    No ``Exception``, for it may come up inside a library that takes every exception for its own.
    """

    def __init__(self, limit_s: float) -> None:
        super().__init__(limit_s)
        self.limit_s = limit_s


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that can be lost alone."""

    name: str
    """As it begins a sentence: « The table at 57, 310 to 540, 420 on page 3 »."""
    code: Code = Code.PART_UNREADABLE
    page: int | None = None
    loss: str = "could not be read"
    """What has become of it."""

    def lose(self, why: str) -> DocumentWarning:
        """Tell that it is lost."""
        return DocumentWarning(code=self.code, message=f"{self.name} {self.loss}: {why}.", page=self.page)


def attempt(
    part: Part, work: Callable[[], T], instead: U, told: list[DocumentWarning], *, timed: bool = False
) -> T | U:
    """Do the work of a part; where it fails, tell so once in ``told`` and go on with ``instead``.

    ``timed``: the part is lost as well when the time of its page is up. Raises MemoryError, whatever library has run
    out of it and however that says so, and MissingDependencyError.

    >>> told = []
    >>> attempt(Part("The table on page 3", Code.TABLE_UNREADABLE, 3), lambda: [][1], None, told)
    >>> [(warning.code.value, warning.message) for warning in told]
    [('table_unreadable', 'The table on page 3 could not be read: a fault of the program (IndexError).')]
    """
    try:
        return work()
    except MissingDependencyError:
        raise
    except DocumentError as error:  # it is a sentence of its own, and names the page
        lost = DocumentWarning(code=part.code, message=str(error), page=part.page)
    except OutOfTime as error:
        if not timed:
            raise
        lost = part.lose(tell_time(error.limit_s))
    except Exception as error:  # a boundary: one bad part must not end a document
        raise_memory(error)
        logging.getLogger(__name__).debug("%s", part.name, exc_info=True)
        lost = part.lose(tell_kind(error))
    if lost not in told:
        told.append(lost)
    return instead


def raise_memory(error: Exception) -> None:
    """Raise MemoryError where an exception of some library means that memory has run out."""
    if isinstance(error, MemoryError):
        raise error
    words = str(error).lower()
    opencv = type(error).__module__ == "cv2" and getattr(error, "code", None) == NO_MEMORY_CODE
    system = isinstance(error, OSError) and error.errno == errno.ENOMEM
    if opencv or system or any(one in words for one in NO_MEMORY_WORDS):
        raise MemoryError(type(error).__name__) from error


def tell_kind(error: Exception) -> str:
    """The kind of a fault in plain words: no path, no line of code.

    >>> tell_kind(ZeroDivisionError()), tell_kind(KeyError("x"))
    ('a number in it cannot be reckoned with (ZeroDivisionError)', 'a fault of the program (KeyError)')
    """
    words = next((words for kind, words in KINDS if isinstance(error, kind)), "a fault of the program")
    return f"{words} ({type(error.__cause__ if isinstance(error, LibraryFault) else error).__name__})"


def tell_time(limit_s: float) -> str:
    """Why a part was given up that took too long."""
    return f"that took longer than {limit_s:g} s"


def name_place(box: Box) -> str:
    """A place on a page, in points from its top left.

    >>> name_place((56.7, 310.2, 540.1, 419.9))
    'at 57, 310 to 540, 420'
    """
    x0, top, x1, bottom = (round(side) for side in box)
    return f"at {x0}, {top} to {x1}, {bottom}"
