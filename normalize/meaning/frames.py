"""Frames of promises: what an assembly decides by a verb, who stands on the other side, and whether it is decided.

« décide d'attribuer les travaux au bénéfice de la société X, pour un montant de 11 460 € »: the verb with its object
is a frame (``lexicon/frames.toml``), which says what its sum is, whether who decides pays it, and behind which words
the other side is named. One grammar reads them all; a new deal is a list there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bordereau.lexicon.read import read_file, read_pattern
from bordereau.normalize.meaning.cues import list_cues, mask_shares
from bordereau.normalize.meaning.frame_names import name_other_side
from bordereau.normalize.meaning.lines import Scope
from bordereau.schemas.meaning import CommitmentRole

Mood = Literal["decided", "proposed"]
KINDS = ("gives", "takes", "offered", "buys", "sells", "lets", "rents", "borrows", "accepts", "refunds")
"""The lists of the lexicon; of two frames that begin at one place the longer one counts."""
_PASSIVE = ("offered",)
"""Nouns that are frames only where a participle behind the sum says what becomes of them."""
_TIE = 70
"""So many characters before a sum what ties it to its frame stands."""
_STRONG = 1.0
"""What a noun weighs that makes a sum something else."""
_BLOCKS = ("cost", "past", "requested", "penalty", "capital", "ceiling")


@dataclass(frozen=True, slots=True)
class Frame:
    """What governs a sum; ``name`` is the other side as printed, None where it is not named beside."""

    kind: str
    role: CommitmentRole
    pays: bool
    """Who decides pays."""
    mood: Mood | None
    name: str | None
    start: int
    end: int


def find_frame(scope: Scope, place: int) -> Frame | None:
    """The frame that governs the sum at a place: the last one before it, where nothing else comes between."""
    here = scope.sums[place].start
    passive = _read_passive(scope, place)
    verbs = (one for one in _list_frames(scope, here) if passive is not None or one[0] not in _PASSIVE)
    found = max(verbs, key=lambda one: (one[1], one[2] - one[1]), default=None)
    if found is None:
        return None
    kind, start, end = found
    if not _is_tied(scope, end, here) or _is_other(scope, place, end):
        return None
    if kind == "sells" and read_pattern("frames", "sells.to_body").search(scope.folded, end, here):
        return None  # « Mme X accepte de céder sa licence à la commune »: another sells
    mood = _read_mood(scope, start, end) or passive
    told = read_file("frames")[kind]
    name = name_other_side(scope, place, kind, end)
    return Frame(kind, told["role"], told["way"] == "out", mood, name, start, end)


def _list_frames(scope: Scope, here: int) -> Iterator[tuple[str, int, int]]:
    for kind in KINDS:
        for match in read_pattern("frames", f"{kind}.verbs").finditer(scope.folded, 0, here):
            yield kind, match.start(), match.end()


def _is_tied(scope: Scope, end: int, here: int) -> bool:
    """« pour un montant de », « : »: right before the sum, or nothing but a few words since the frame."""
    if here - end <= 3:
        return True
    return read_pattern("frames", "ties.before").search(scope.folded, max(end - 1, here - _TIE), here) is not None


def _is_other(scope: Scope, place: int, end: int) -> bool:
    """Whether a noun between frame and sum makes it a cost, a balance, what is asked for."""
    start, here = scope.segment(place)
    cues = [*list_cues(scope, "nouns", mask_shares(scope)), *list_cues(scope, "marks", mask_shares(scope))]
    inside = [cue for cue in cues if max(start, end) <= cue.start and cue.end <= here and not cue.verb]
    if any(cue.role in _BLOCKS and cue.weight >= _STRONG for cue in inside):
        return True
    return read_pattern("frames", "ties.others").search(scope.folded, max(start, end), here) is not None


def _read_mood(scope: Scope, start: int, end: int) -> Mood | None:
    """Whether it is decided, put to the vote, or only told: by the words before the frame, from the sentence on."""
    before = scope.folded[:end]
    own = before[scope.own :] if start >= scope.own else before
    if _says("tells", own):
        return None
    decided = max((match.start() for match in _find("decides", before)), default=-1)
    proposed = max((match.start() for match in _find("proposes", before)), default=-1)
    if _says("decides", own) and decided > proposed:
        return "decided"
    if proposed >= 0 and proposed > decided:
        return "proposed"
    return "decided" if decided >= 0 else None


def _read_passive(scope: Scope, place: int) -> Mood | None:
    """« Le devis de l'entreprise X pour un montant de 4 250 € est accepté »: behind the sum."""
    start, end = scope.after(place)
    return "decided" if _says("passives", scope.folded[start:end]) else None


def _says(key: str, folded: str) -> bool:
    return read_pattern("frames", f"moods.{key}").search(folded) is not None


def _find(key: str, folded: str) -> Iterator[re.Match[str]]:
    return read_pattern("frames", f"moods.{key}").finditer(folded)
