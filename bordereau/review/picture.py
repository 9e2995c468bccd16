"""A page with its boxes as the bytes of a picture: read and drawn under the guard of ``bordereau.guard.alone``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

from bordereau.guard.alone import OnPage, Plan, do_alone
from bordereau.guard.limits import Limits
from bordereau.guard.pool import hard_limit_s
from bordereau.guard.task import Failure, Task, run_task
from bordereau.review.explain import draw_boxes, put_beside
from bordereau.review.images import draw_page, open_pdf
from bordereau.schemas.errors import Reason, UsageError


@dataclass(frozen=True, slots=True)
class View:
    """What is to be shown of a document, and how."""

    page: int
    beside: bool
    """Put the JSON of the page at its right."""
    suffix: str
    """``.png`` or ``.webp``."""


def explain_alone(task: Task, view: View, limits: Limits) -> bytes | Failure:
    """Read a document and draw one of its pages, in a child. Raises UsageError for a page that it does not have."""
    picture, _ = do_alone(Plan(task.path.name, partial(_explain, task, view), hard_limit_s(task)), limits)
    return picture


def _explain(task: Task, view: View, given_up: frozenset[int], on_page: OnPage) -> bytes | Failure:
    name = task.path.name
    outcome = run_task(replace(task, given_up=tuple(sorted(given_up)), on_page=on_page))
    document = outcome.document
    if document is None:
        return outcome.failure or Failure(Reason.INTERNAL, f"Nothing was read of {name}.")
    if view.page > document.source.page_count:
        raise UsageError(f"{name} has {document.source.page_count} pages; page {view.page} is not among them.")
    with open_pdf(task.path) as pdf:
        picture = draw_page(pdf, view.page)
    if picture is None:
        return Failure(Reason.DAMAGED, f"page {view.page} of {name} cannot be drawn.")
    drawn = draw_boxes(picture, document, view.page)
    result = put_beside(drawn, document, view.page) if view.beside else drawn
    stream = BytesIO()
    if view.suffix == ".webp":
        result.save(stream, "WEBP", quality=70)
    else:
        result.save(stream, "PNG", optimize=True)
    return stream.getvalue()
