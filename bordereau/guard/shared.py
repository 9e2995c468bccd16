"""One scanned document read by as many children as there are cores, each some of its pages.

OCR takes seconds a page and needs no other page, so a scan that stands alone is shared out as one in a run is
(``bordereau.runs.run``): a first child says which pages are scanned, others read these, the last one puts the document
together. It comes out the same to the byte. A document that needs no sharing is read whole by the first child.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bordereau.guard.alone import read_alone
from bordereau.guard.answer import Answer
from bordereau.guard.limits import Limits
from bordereau.guard.task import Task

SHARED_FROM = 4
"""Scanned pages from which sharing pays: each child loads the models of its own, a third of a second."""
MOST_CHILDREN = 4
"""Each may take the memory of a document."""


def read_shared(task: Task, limits: Limits, jobs: int | None = None) -> Answer:
    """Read one document under guard, its scanned pages side by side; whatever happens, the answer says so.

    ``jobs``: how many children at a time; as many as this process may use cores, where it is left open. ``limits`` are
    those of each child.
    """
    jobs = min(MOST_CHILDREN, jobs or len(os.sched_getaffinity(0)))
    if jobs < 2:
        return read_alone(task, limits)
    answer = read_alone(replace(task, spread_from=SHARED_FROM), limits)
    if not answer.scanned:
        return answer
    shares = [answer.scanned[start::jobs] for start in range(jobs)]
    with ThreadPoolExecutor(jobs) as pool:  # each waits for its child
        parts = list(pool.map(lambda pages: read_alone(replace(task, only_pages=pages), limits), shares))
    failed = next((part for part in parts if part.failure is not None), None)
    if failed is not None:
        return failed
    readings = sorted((reading for part in parts for reading in part.pages), key=lambda reading: reading[0].number)
    return read_alone(replace(task, pages=tuple(readings)), limits)
