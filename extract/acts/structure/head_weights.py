"""What speaks for a line to head an item of a sitting.

What a form counts for is asked of the whole file: one in which items are headed and decided again and again outweighs
another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bordereau.extract.acts.structure.entries import Told, find_entries, find_told
from bordereau.extract.acts.structure.heads import RANK, Head
from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.weights import weigh
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.act import Sign

Form = tuple[str, ...]
USUAL = 2
"""A form is a file's own where so many items that open in it are decided."""
ONLY_USUAL = ("sub", "run")
"""Heads under one number, and those that run into their text: kept only where their form is the file's own."""
REPORTED = "item.reported"


def weigh_heads(notes: Sequence[Note], heads: Sequence[Head]) -> dict[int, Head]:
    """The heads by their index, each with what speaks for and against it."""
    _note_decided(notes, heads)
    inner = _find_inner(heads)
    heads = [head for head in heads if head.index not in inner]
    _note_decided(notes, heads)
    usual = _find_usual(heads)
    forms = usual | {head.form for head in heads if _is_shouted(notes, head)}
    kept = [head for head in heads if head.kind not in ONLY_USUAL or head.form in forms]
    _weigh(notes, kept, find_told(notes), usual)
    _note_ends(kept, usual)
    return {head.index: head for head in kept}


def _note_decided(notes: Sequence[Note], heads: Sequence[Head]) -> None:
    """Tell of each head whether something is decided before the next of its form.

    Of one that stands under a number: before the next head of a stronger form, too, and by a vote that is told, since
    many such lines are only talk.
    """
    decisions = [note.index for note in notes if note.says("decided", "opens_decision") and not _is_old(note)]
    voted = [index for index in decisions if notes[index].says("decided")]
    strong = [head.index for head in heads if RANK[head.kind] <= RANK["ordinal"]]
    groups: dict[tuple[str, ...], list[Head]] = defaultdict(list)
    for head in heads:
        groups[head.form].append(head)
    for group in groups.values():
        for head, below in zip(group, [*group[1:], None], strict=True):
            end = below.index if below is not None else len(notes)
            if head.kind == "sub":
                place = bisect_right(strong, head.index)
                end = min(end, strong[place]) if place < len(strong) else end
            told = voted if head.kind == "sub" else decisions
            place = (bisect_left if head.kind == "run" else bisect_right)(told, head.index)
            head.decided = place < len(told) and told[place] < end


def _find_inner(heads: Sequence[Head]) -> set[int]:
    """Parts of one item: numbers from 1 on below « 7. », before « 8. » goes on, of which few are decided."""
    inner: set[int] = set()
    last: dict[tuple[Form, int], int] = {}
    for place, head in enumerate(heads):
        if head.number is None or head.kind == "sub":
            continue
        above = last.get((head.form, head.number - 1))
        if above is not None:
            between = [one for one in heads[above + 1 : place] if one.form == head.form and one.number is not None]
            if between and between[0].number == 1 and 2 * sum(one.decided for one in between) <= len(between):
                inner |= {one.index for one in between}
        last[head.form, head.number] = place
    return inner


def _is_old(note: Note) -> bool:
    return note.says("approves_minutes")


def _is_shouted(notes: Sequence[Note], head: Head) -> bool:
    """« ✓ DÉLÉGUÉS AU CNAS », in bold and capitals, and voted on: one such line is enough."""
    look = notes[head.index].look
    return head.kind == "sub" and head.decided and look.bold and look.capitals


def _find_usual(heads: Sequence[Head]) -> frozenset[Form]:
    """The forms in which items of this file are headed and decided again and again.

    What an agenda tells first, and what is only reported, does not count.
    """
    last = {(head.key, head.number): head.index for head in heads}
    own = [head for head in heads if REPORTED not in {sign.name for sign in head.signs}]
    hits = Counter(head.form for head in own if head.decided)
    all_of = Counter(head.form for head in own if head.decided or last[head.key, head.number] == head.index)
    return frozenset(form for form, count in hits.items() if count >= USUAL and 2 * count >= all_of[form])


def _weigh(notes: Sequence[Note], heads: Sequence[Head], told: Told, usual: frozenset[Form]) -> None:
    strongest = min((RANK[form[0]] for form in usual), default=len(RANK))
    numbers: dict[tuple[Form, int], int] = {}
    kinds = {head.index: head.form[:2] for head in heads}
    entries = find_entries(notes, heads, told, kinds)
    for head in heads:
        note = notes[head.index]
        names = [*_read_look(note, head, numbers), *(("item.form",) if head.form in usual else ())]
        announced = head.kind in ("look", "plain") and told.announces(head)
        if head.kind != "sub" and not announced and RANK[head.kind] > max(strongest, RANK["object"]):
            names.append("item.other_form")
            head.own_form = False
        if head.index in entries:
            names.append("item.entry")
        elif told.first.get(head.key, head.index) < head.index:
            names.append("item.agenda")
        if not head.decided:
            names += _read_undecided(notes, head, kinds, usual)
        if note.says("approves_minutes") and head.kind not in ("number", "object"):
            names.append("item.old")
        elif note.says("informs", "reports", "approves_minutes"):
            names.append("item.information")
        head.signs += [Sign(name, weigh(name), note.words, note.page) for name in names]


def _read_look(note: Note, head: Head, numbers: dict[tuple[Form, int], int]) -> Iterator[str]:
    """The signs of a head by itself; ``numbers`` are the last heads of each form and number, by their index."""
    yield f"item.{head.kind}"
    if head.kind not in ("look", "run", "plain") and note.look.stands_out:
        yield "item.look"
    if head.number is not None:
        head.previous = numbers.get((head.form, head.number - 1))
        if head.previous is not None or head.number == 1:
            yield "item.series"
        numbers[head.form, head.number] = head.index


def _read_undecided(
    notes: Sequence[Note], head: Head, kinds: dict[int, tuple[str, ...]], usual: frozenset[Form]
) -> Iterator[str]:
    """What speaks for and against a head under which no decision is told.

    « 3) Décision modificative » over a table says itself what was decided; in a list of such lines it says nothing.
    """
    if head.kind == "sub":
        yield "item.talk"
        return
    listed = _is_beside(notes, kinds, head.index) or _is_beside(notes, kinds, head.index + 1)
    resolves = read_pattern("structure", "resolves").search(notes[head.index].folded) is not None
    if head.form in usual and head.number is not None and resolves and not listed:
        yield "item.resolves"


def _is_beside(notes: Sequence[Note], kinds: dict[int, tuple[str, ...]], index: int) -> bool:
    """Whether a line is a head that follows another, no table between."""
    return index in kinds and index - 1 in kinds and not notes[index].says("tabled")


def _note_ends(heads: Sequence[Head], usual: frozenset[Form]) -> None:
    """Tell which heads end the item above, whether it is decided or not."""
    numbered = [head for head in heads if head.number is not None and head.kind != "sub" and head.form in usual]
    places = [head.index for head in numbered]
    for head in heads:
        if head.previous is None or head.kind == "sub" or (usual and head.form not in usual):
            continue
        between = numbered[bisect_right(places, head.previous) : bisect_left(places, head.index)]
        head.ends = not any(other.form != head.form for other in between)
