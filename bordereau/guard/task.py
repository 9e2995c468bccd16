"""The crash boundary: one document, one typed argument, one typed result, and nothing ever raised.

Whoever runs many documents (a loop, a pool of processes, a cluster) sends a ``Task`` and gets an ``Outcome``. Both
can be pickled. A document that cannot be read gives an outcome with a reason from the closed set and one sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, TypeVar

from bordereau.schemas.errors import DocumentError, MissingDependencyError, Reason
from bordereau.schemas.parts import raise_memory
from bordereau.schemas.settings import Settings

if TYPE_CHECKING:
    from bordereau.extract.page.read import PageReading
    from bordereau.reconcile.single.known_sums import KnownSums
    from bordereau.schemas.convention import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """One PDF to read, or some of its pages."""

    path: Path
    settings: Settings
    known_sums: KnownSums | None = None
    """Sums that are known beforehand; what is absent or different fails."""
    spread_from: int | None = None
    """A PDF with so many scanned pages is not read but answered with their numbers, so that many can share them."""
    only_pages: tuple[int, ...] = ()
    """Read these pages and nothing else."""
    pages: tuple[PageReading, ...] = ()
    """Pages that others have read."""
    given_up: tuple[int, ...] = ()
    """Pages that are not read again, for they took too long or more than they may."""
    on_page: Callable[[int], None] | None = None
    """Is told of each page before it is read, and 0 after the last; set by whoever guards the reading."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document is in quarantine."""

    reason: Reason
    message: str
    detail: str | None = None
    """For a fault of the program: the functions it passed through, innermost last."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document or a failure, never both."""

    document: Document | None = None
    failure: Failure | None = None


def run_task(task: Task) -> Outcome:
    """Read one document; every error of the document or the program becomes a ``Failure``."""
    read = catch(task.path.name, lambda: _read(task))
    return Outcome(failure=read) if isinstance(read, Failure) else Outcome(document=read)


def catch(name: str, work: Callable[[], T]) -> T | Failure:
    """Do some work on the document ``name``; whatever comes up instead of a result becomes a ``Failure``."""
    try:
        return work()
    except DocumentError as error:
        return Failure(error.reason, str(error))
    except MissingDependencyError as error:
        return Failure(Reason.INTERNAL, str(error))
    except Exception as error:  # the crash boundary: one bad document must not end a run
        if isinstance(error, MemoryError) or lacks_memory(error):
            return Failure(Reason.OUT_OF_MEMORY, f"{name} needs more memory than it may have.")
        return _explain_fault(name, error)


def lacks_memory(error: BaseException) -> bool:
    """Whether an error comes of memory that was refused, whatever a library calls that, and through whatever hands.

    >>> lacks_memory(RuntimeError("std::bad_alloc")), lacks_memory(RuntimeError("bad colour"))
    (True, False)
    """
    seen: BaseException | None = error
    while isinstance(seen, Exception):
        try:
            raise_memory(seen)
        except MemoryError:
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _read(task: Task) -> Document:
    from bordereau.document import extract_document

    document = extract_document(task.path, task.settings, task.pages, task.given_up, task.on_page)
    if task.known_sums is not None:
        from bordereau.check import add_known_sums

        document = add_known_sums(document, task.known_sums)
    return document


def _explain_fault(name: str, error: Exception) -> Failure:
    """Tell where the program stumbled, without paths of this machine."""
    frames = [f"{frame.name} ({Path(frame.filename).stem}:{frame.lineno})" for frame in extract_tb(error.__traceback__)]
    place = frames[-1] if frames else "unknown place"
    return Failure(
        Reason.INTERNAL,
        f"{name} could not be read: a fault of the program, {type(error).__name__} in {place}. Please report it.",
        f"{' > '.join(frames)}: {error}",
    )
