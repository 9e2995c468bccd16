"""Where an item of a sitting may begin: at the first of the lines that head it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bordereau.extract.acts.structure.heads import RANK, Head
from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.start import Start
from bordereau.schemas.act import Sign

TITLED = 0.8
"""Of so many numbers a title stands above."""
SURE = 4.0
"""What speaks for a head that a line above it cannot take away."""
FORMS = frozenset(f"item.{kind}" for kind in ("number", "object", "point", "ordinal", "look", "run", "sub", "plain"))


def start_item(heads: dict[int, Head], note: Note, titled: frozenset[str]) -> Start:
    """An item, from the first of the heads that stand over each other: « POINT 2 – … » over « 2025-12-09-DCM-01 ».

    ``titled``: kinds of lines that stand above the numbers as the items' titles, not as those of parts of the sitting.
    """
    head = heads[note.index]
    start = Start(note.index, "item", head=head.kind)
    start.add("item", note)
    start.signs += head.signs
    above = heads.get(note.index - 1)
    if above is not None and not _is_section(above, titled) and not _informs(above):
        start.add("item.below", note)
    under = heads.get(note.index + 1)
    if under is not None and _is_section(head, titled) and _is_sure(under, head, titled):
        start.add("item.section", note)
    below, seen = note.index + 1, {head.kind}
    while below in heads and below - note.index <= 2 and heads[below].kind not in seen:
        stronger = heads[below]
        if _is_section(head, titled) and not _is_section(stronger, titled):
            break
        if stronger.weight > 0:
            own = [sign for sign in start.signs if sign.name != "item.other_form"]
            start.signs = own + _add_head(own, stronger.signs)
            start.head = "number" if stronger.kind == "number" else start.head
        seen.add(stronger.kind)
        below += 1
    return start


def find_titles(heads: dict[int, Head]) -> frozenset[str]:
    """The kinds of lines that stand over nearly each number: the item's title, printed above it."""
    numbers = [head for head in heads.values() if head.kind == "number"]
    over = Counter(heads[head.index - 1].kind for head in numbers if head.index - 1 in heads)
    return frozenset(kind for kind, count in over.items() if count > 1 and TITLED * len(numbers) <= count)


def _add_head(own: Sequence[Sign], below: Sequence[Sign]) -> list[Sign]:
    """What a second head adds: what speaks for the stronger of two forms counts once."""

    def kind(signs: Sequence[Sign]) -> float:
        return max((sign.weight for sign in signs if sign.name in FORMS), default=0.0)

    names = {sign.name for sign in own}
    added = [sign for sign in below if sign.name not in names and sign.name not in FORMS]
    more = kind(below) - kind(own)
    if more > 0:
        form = max((sign for sign in below if sign.name in FORMS), key=lambda sign: sign.weight)
        added.append(Sign(form.name, more, form.words, form.page))
    return added


def _is_sure(head: Head, above: Head, titled: frozenset[str]) -> bool:
    """Whether a head is no weaker than the line above it, and no section itself."""
    return RANK[head.kind] <= RANK[above.kind] and head.weight > SURE and not _is_section(head, titled)


def _informs(head: Head) -> bool:
    """« 5. Questions diverses » over « a. Achat d'un tracteur »."""
    return any(sign.name in ("item.information", "item.old") for sign in head.signs)


def _is_section(head: Head, titled: frozenset[str]) -> bool:
    """« II. PERSONNEL » over the items of a part of the sitting is the sitting's own, as is a line above a head."""
    if head.kind == "plain" or head.form[1] in ("roman", "letter"):
        return True
    return head.kind in ("look", "ordinal") and head.kind not in titled
