"""Why a file was read as these acts: what spoke for the beginning of each, as text.

Each act is a line: its place in ``acts``, what the structure of the file says it is, its pages. Below it one line
a sign: its weight, its name in the table of weights, its page, the words that say it, and the reason for the weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bordereau.guard.alone import OnPage, Plan, do_alone
from bordereau.guard.limits import Limits
from bordereau.guard.pool import hard_limit_s
from bordereau.guard.task import Failure, Task, catch
from bordereau.shown import join_lines

if TYPE_CHECKING:
    from bordereau.schemas.act import ActSpan

UNTOLD = "an act, told by its own text alone"
QUOTE = 60
"""So many characters of what says something are shown."""


def explain_acts_alone(task: Task, limits: Limits) -> str | Failure:
    """Read a document in a child, and say why its acts are these."""
    told, _ = do_alone(Plan(task.path.name, partial(_explain, task), hard_limit_s(task)), limits)
    return told


def _explain(task: Task, given_up: frozenset[int], on_page: OnPage) -> str | Failure:
    from bordereau.extract.pipeline import extract

    left_out = replace(task, given_up=tuple(sorted(given_up)), on_page=on_page)
    work = partial(extract, left_out.path, left_out.settings, left_out.pages, left_out.given_up, on_page)
    found = catch(task.path.name, work)
    return found if isinstance(found, Failure) else explain_acts(found.file.name, found.acts)


def explain_acts(name: str, acts: Sequence[ActSpan]) -> str:
    """The acts of a file, each with what spoke for its beginning: weight, sign, page, words, reason."""
    return join_lines((f"acts of {name}", *(line for place, act in enumerate(acts) for line in _list(place, act))))


def _list(place: int, act: ActSpan) -> Iterator[str]:
    from bordereau.extract.acts.structure.weights import WEIGHTS

    first, last = act.pages
    pages = f"page {first}" if first == last else f"pages {first}-{last}"
    within = "" if act.within is None else f", within {act.within}"
    title = f": {act.title.text[:QUOTE]}" if act.title is not None else ""
    yield f"{place:<3}{act.nature or UNTOLD}, {pages}{within}{title}"
    for sign in act.why:
        words = f"« {sign.words[:QUOTE]} »" if sign.words else ""
        reason = WEIGHTS[sign.name].why
        yield (f"   {sign.weight:+5.1f}  {sign.name:<24} p. {sign.page:<4} {words}  {reason}".rstrip())
    if act.why:
        yield f"   {sum(sign.weight for sign in act.why):+5.1f}  in all"
