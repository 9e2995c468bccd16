"""What a worker hands back: a document already printed and summed up, or why there is none.

Printed text travels between processes faster than the model does, and the scheduler need not understand documents:
it only puts them in their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from bordereau.guard.attempt import Attempt
from bordereau.guard.task import Failure, Task, catch, run_task

if TYPE_CHECKING:
    from bordereau.extract.page.read import PageReading


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, ready to be written."""

    text: str
    """Its JSON."""
    sha256: str
    """Of the PDF as it was when it was read."""
    status: str
    failing: int
    """Sums that do not hold."""
    summary: dict[str, Any]
    """Its entry in the summary."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading, a failure, or a step on the way: pages to share out, or pages read."""

    reading: Reading | None = None
    failure: Failure | None = None
    scanned: tuple[int, ...] = ()
    """Pages to be read one by one before the document can be put together."""
    pages: tuple[PageReading, ...] = ()
    attempt: Attempt | None = None


def answer_task(task: Task) -> Answer:
    """Do one task, whole or in part; raises nothing."""
    name = task.path.name
    if task.only_pages:
        from bordereau.extract.spread import read_some_pages

        pages = partial(read_some_pages, task.path, task.only_pages, task.settings, task.given_up, task.on_page)
        read = catch(name, pages)
        return Answer(failure=read) if isinstance(read, Failure) else Answer(pages=read)
    if task.spread_from is not None:
        least = task.spread_from
        from bordereau.extract.spread import list_scanned_pages

        listed = partial(list_scanned_pages, task.path, least, task.settings, task.given_up, task.on_page)
        scanned = catch(name, listed)
        if isinstance(scanned, Failure):
            return Answer(failure=scanned)
        if scanned:
            return Answer(scanned=scanned)
    return _read_whole(task)


def _read_whole(task: Task) -> Answer:
    from bordereau.schemas.load import print_document
    from bordereau.summary import count_failing, summarise

    outcome = run_task(task)
    document = outcome.document
    if document is None:
        return Answer(failure=outcome.failure)
    reading = catch(
        task.path.name,
        lambda: Reading(
            print_document(document),
            document.source.sha256,
            document.status,
            count_failing(document),
            summarise(document),
        ),
    )
    return Answer(failure=reading) if isinstance(reading, Failure) else Answer(reading=reading)
