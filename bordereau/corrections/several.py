"""What several reviewers say of the same facts: one word a reviewer and fact, and who contradicts whom.

The last word of one person counts. Of two persons it does not: a judgement that another has not seen is no answer to
it. It is one where what it was passed on (``read``) is what the other had made of the fact, as a page made after
``apply`` shows it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bordereau.schemas.correction import DocumentCorrection, Reviewed, read_time

Key = tuple[object, ...]
Judged = TypeVar("Judged", bound=DocumentCorrection | Reviewed)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact of which reviewers say different things, the earliest first."""

    said: tuple[DocumentCorrection, ...]

    @property
    def message(self) -> str:
        one = self.said[0]
        told = "; ".join(f"{each.who}: {tell_judgement(each)} ({each.when[:10]})" for each in self.said)
        return f"{one.file_name or one.document[:12]}, page {one.evidence[0].page}, {one.path}: {told}."


def tell_judgement(one: DocumentCorrection) -> str:
    """Say what a reviewer says, without who."""
    return one.verdict if one.value is None else f"{one.verdict} “{one.value}”"


def name_fact(one: DocumentCorrection) -> Key:
    """What makes two judgements speak of one fact."""
    place = (one.evidence[0].page, one.evidence[0].bbox)
    return (one.document, one.path, place, one.value if one.verdict == "missing" else None)


def merge(corrections: Iterable[DocumentCorrection]) -> list[DocumentCorrection]:
    """Keep one correction a fact and reviewer, the latest by its time."""
    last = _keep_last(((*name_fact(one), one.who), one) for one in corrections)
    return sorted(last, key=lambda one: (one.document, one.path, read_time(one.when)))


def merge_reviewed(entries: Iterable[Reviewed]) -> list[Reviewed]:
    """Keep one word a document and reviewer that it was looked at, the latest."""
    last = _keep_last(((one.document, one.who), one) for one in entries)
    return sorted(last, key=lambda one: (one.document, read_time(one.when), one.who))


def keep_latest(corrections: Iterable[DocumentCorrection]) -> list[DocumentCorrection]:
    """Keep one correction a fact, whoever said it: the last word of all."""
    return sorted(
        _keep_last((name_fact(one), one) for one in corrections),
        key=lambda one: (one.document, one.path, read_time(one.when)),
    )


def part_conflicts(
    corrections: Sequence[DocumentCorrection],
) -> tuple[list[DocumentCorrection], list[Conflict]]:
    """Part what reviewers agree on, or answer each other about, from what they contradict each other in."""
    by_fact: dict[Key, list[DocumentCorrection]] = defaultdict(list)
    for one in corrections:
        by_fact[name_fact(one)].append(one)
    agreed: list[DocumentCorrection] = []
    conflicts: list[Conflict] = []
    for group in by_fact.values():
        said = sorted(group, key=lambda one: read_time(one.when))
        open_words = [one for place, one in enumerate(said) if not _is_answered(one, said[place + 1 :])]
        if len({(one.verdict, one.value) for one in open_words}) == 1:
            agreed.append(open_words[-1])
        else:
            conflicts.append(Conflict(tuple(open_words)))
    return agreed, conflicts


def _is_answered(one: DocumentCorrection, later: Iterable[DocumentCorrection]) -> bool:
    """Whether somebody judged the fact as this judgement had left it."""
    made = {"corrected": one.value, "missing": one.value, "wrong": None, "extra": None}.get(one.verdict, one.read)
    return made != one.read and any(other.read == made for other in later)


def _keep_last(keyed: Iterable[tuple[Key, Judged]]) -> list[Judged]:
    last: dict[Key, Judged] = {}
    for key, one in keyed:
        if key not in last or read_time(one.when) >= read_time(last[key].when):
            last[key] = one
    return list(last.values())
