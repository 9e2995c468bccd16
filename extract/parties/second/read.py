"""The second reading of a parties block: where labelled tokens say that parties begin.

The labels give the boundaries alone; groups, and the facts of each party, are read from its text by the same rules as
in the first reading. Taking the labelled facts themselves was tried: see the README.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from bordereau.extract.parties.block import find_block, find_end
from bordereau.extract.parties.groups import (
    Draft,
    hand_over_coordinates,
    share_prefect,
    share_representatives,
    take_groups,
)
from bordereau.extract.parties.running import Running
from bordereau.extract.parties.second.features import list_features
from bordereau.extract.parties.second.labels import Labelled, find_starts, read_labels
from bordereau.extract.parties.second.tokens import REACH, cut_tokens
from bordereau.extract.parties.second.weights import Weights, find_sure_labels
from bordereau.lexicon.offices import words
from bordereau.lexicon.parties import side
from bordereau.schemas.act import GroupAliasSpan, PartiesBlock, PartySpan
from bordereau.schemas.text import join_paragraphs

_FIRST_SIDE = re.compile(r"\bd\s*'?\s*une\s+part\b")
_SECOND_SIDE = re.compile(r"\bd\s*'?\s*autre\s+part\b")
_SEPARATOR = re.compile(r"(?:[\s,;:\-–•(]|(?<!\w)(?:et|&)(?!\w))+$")
"""What stands between a party and the next one."""
_LEAD_REACH, _SEPARATOR_REACH = 40, 45


def label_facts(running: Running, weights: Weights, reach: int = REACH) -> list[Labelled]:
    """The facts that the labels name, in order, in the first ``reach`` characters."""
    tokens = cut_tokens(running.text, reach)
    said = find_sure_labels(weights, list_features(running, tokens))
    return read_labels(tokens, [label for label, _ in said], [sure for _, sure in said])


def read_second(running: Running, facts: Sequence[Labelled]) -> PartiesBlock | None:
    """The parties as the labels part them; None where no label names one."""
    starts = sorted({_take_lead(running, start) for start in find_starts(facts)})
    if not starts:
        return None
    last = max(fact.end for fact in facts if fact.kind != "GALIAS")
    end = max(last, find_end(running, min(starts[-1] + 3, len(running.text))))
    return build_block(running, starts, end)


def build_block(running: Running, starts: Sequence[int], end: int) -> PartiesBlock:
    """The block whose parties begin at ``starts``, in order."""
    drafts = _draft(running, starts, end)
    hand_over_coordinates(running, drafts)
    groups = take_groups(running, drafts)
    share_representatives(running, drafts)
    share_prefect(running, drafts)
    found = find_block(running)
    begin = found.start if found and found.start <= starts[0] else starts[0]
    return PartiesBlock(
        running.locate(begin),
        running.locate(end),
        tuple(_span(running, draft) for draft in drafts),
        tuple(GroupAliasSpan(running.whole.slice(group.start, group.end), group.parties) for group in groups),
    )


def _draft(running: Running, starts: Sequence[int], end: int) -> list[Draft]:
    drafts: list[Draft] = []
    run = 0
    for place, start in enumerate(starts):
        before = starts[place - 1] if place else start
        if place and _strong().search(running.folded, max(before, start - _SEPARATOR_REACH), start):
            run += 1
        stop = starts[place + 1] if place + 1 < len(starts) else end
        between = _SEPARATOR.search(running.folded, max(start + 1, stop - _SEPARATOR_REACH), stop)
        drafts.append(Draft(start, [(start, between.start() if between else stop)], run))
    return drafts


@functools.cache
def _strong() -> re.Pattern[str]:
    """A separator that parts sides rather than parties of one side."""
    return re.compile(rf"(?:^|\n)\s*(?:et|&)(?!\w)|{side()}")


@functools.cache
def _lead() -> re.Pattern[str]:
    """Articles, titles of persons and a quote before a name, which belong to the party's text."""
    titles = "|".join(sorted((re.escape(title) for title in words("titles")), key=len, reverse=True))
    article = r"(?:l ?'\s?|l[ae]s?\s+)"
    return re.compile(rf"(?:(?:^|(?<=[\s,:;(]))(?:{article}|(?:{titles}|m)\.?\s+))*\"?\s*$")


def _take_lead(running: Running, start: int) -> int:
    begin = max(0, start - _LEAD_REACH)
    match = _lead().search(running.folded[begin:start])
    return begin + match.start() if match else start


def _span(running: Running, draft: Draft) -> PartySpan:
    parts = [part for start, end in draft.slices if (part := running.whole.slice(start, end)).text]
    said = [running.folded[start:end] for start, end in draft.slices]
    first = any(_FIRST_SIDE.search(one) for one in said)
    second = any(_SECOND_SIDE.search(one) for one in said)
    return PartySpan(join_paragraphs(parts), 1 if first else 2 if second else None)
