"""The engine by its name."""

from __future__ import annotations

from collections.abc import Callable

from bordereau.guard.answer import answer_task
from bordereau.guard.pool import Limits, Work
from bordereau.runs.engines.engine import Engine


def open_engine(
    name: str,
    jobs: int,
    limits: Limits | None = None,
    ray_address: str | None = None,
    work: Work = answer_task,
    *,
    tell: Callable[[str], None] | None = None,
    at: Callable[[str, int], None] | None = None,
) -> Engine:
    """Open ``local``, ``ray`` or ``sequential``; ``tell`` is given a sentence when something had to be begun again.

    ``at`` is given each page that a worker of this machine comes to.

    Raises MissingDependencyError where Ray is not installed.
    """
    limits = limits or Limits()
    if name == "ray":
        from bordereau.runs.engines.cluster import open_cluster

        return open_cluster(jobs, limits, ray_address, work)
    from bordereau.runs.engines.local import Sequential, open_pool

    if name == "sequential":
        return Sequential(work)
    return open_pool(jobs, limits, work, tell, at)
