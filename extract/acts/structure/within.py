"""Which délibération approves an agreement of the same file.

One that is pasted into a délibération is approved by it. Annexed ones stand behind the sitting, or each behind its
extract: « La convention figure en annexe 2 » leads to the banner « ANNEXE 2 », « annexée à la délibération
n° 2024-031 » to the number, the names of who signs to the item that speaks of them. Where nothing leads to one, it is
nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.pieces import ActPieces
from bordereau.lexicon.annexes import read_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.read import read_pattern

OPENING = 12
"""The paragraphs of an agreement that tell who signs what."""
HEAD = 3
LONG_WORD = 5
SHARED = 3
"""So many long words of a head that an agreement's opening repeats make it the item's."""
_NUMBERS = re.compile(r"\d+")
_WORD = re.compile(rf"[a-z]{{{LONG_WORD},}}")


def find_approving(acts: Sequence[ActPieces], notes: Sequence[Note]) -> None:
    """Set the host of each agreement to the délibération that approves it, or to None."""
    decided = [index for index, act in enumerate(acts) if act.nature == "deliberation"]
    words = {index: _collect(acts[index], notes) for index in decided}
    for act in acts:
        own = [note for start, stop in act.pieces for note in notes[start:stop]][:OPENING]
        if act.nature not in ("agreement", None) or not (act.nature or any(note.says("opener") for note in own)):
            act.host = None
            continue
        act.host = _choose(act, own, acts, words)


def _collect(act: ActPieces, notes: Sequence[Note]) -> tuple[str, str]:
    """The head of a délibération with its object, and all that it says, folded."""
    own = [note for start, stop in act.pieces for note in notes[start:stop]]
    head = [*own[:HEAD], *(note for note in own[HEAD:] if note.says("objects"))]
    return fold(" ".join(note.paragraph.text for note in head)), fold(" ".join(note.paragraph.text for note in own))


def _choose(
    act: ActPieces, own: Sequence[Note], acts: Sequence[ActPieces], words: dict[int, tuple[str, str]]
) -> int | None:
    if act.host is not None and acts[act.host].nature == "deliberation":
        pieces = acts[act.host].pieces
        beside = pieces[-1][0] > act.start or pieces[-1][1] == act.start
        if beside and (not own[0].first or _speaks(words[act.host][1])):
            return _prefer_named(own, act.host, words)
    named = _find_named(own, words)
    if named is not None:
        return named
    label = next((found.number for note in own[:HEAD] if (found := read_annex(note.paragraph.text))), None)
    if label is not None:
        led = [one for one, (_, text) in words.items() if _leads(text, label)]
        if len(led) == 1:
            return led[0]
    opening = set(_WORD.findall(fold(" ".join(note.paragraph.text for note in own)))) - _find_common(words)
    scored = [(len(opening & set(_WORD.findall(head))), one) for one, (head, text) in words.items() if _speaks(text)]
    best = max(scored, default=(0, 0))
    alone = sum(score == best[0] for score, _ in scored) == 1
    return best[1] if best[0] >= SHARED and alone else None


def _find_common(words: dict[int, tuple[str, str]]) -> set[str]:
    """Words that more heads than one have, and more than half of them: « objet », « maire »."""
    counted = Counter(word for head, _ in words.values() for word in set(_WORD.findall(head)))
    return {word for word, count in counted.items() if count > 1 and 2 * count > len(words)}


def _prefer_named(own: Sequence[Note], host: int, words: dict[int, tuple[str, str]]) -> int:
    named = _find_named(own, words)
    return host if named is None else named


def _find_named(own: Sequence[Note], words: dict[int, tuple[str, str]]) -> int | None:
    """« annexée à la délibération n° 2024-031 » in the agreement's first lines."""
    for note in own[:HEAD]:
        if not note.says("annexed") and read_annex(note.paragraph.text) is None:
            continue
        numbers = _NUMBERS.findall(note.paragraph.text)
        if len(numbers) < 2:
            continue
        found = [one for one, (head, text) in words.items() if _bears(head, text, numbers[-2:])]
        if len(found) == 1:
            return found[0]
    return None


def _bears(head: str, text: str, numbers: Sequence[str]) -> bool:
    pattern = re.compile(r"(?<!\d)" + r"\D{1,3}".join(map(re.escape, numbers)) + r"(?!\d)")
    return pattern.search(head) is not None or pattern.search(text[:3000]) is not None


def _leads(text: str, number: str) -> bool:
    """« La convention figure en annexe 2 »."""
    return any(
        found.group().endswith(number.lower()) for found in read_pattern("structure", "speaks_of_annex").finditer(text)
    )


def _speaks(text: str) -> bool:
    """Whether a délibération speaks of an agreement at all."""
    return read_pattern("structure", "speaks_of_agreement").search(text) is not None
