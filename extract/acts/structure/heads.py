"""Lines that may head an item of a sitting, and what speaks for each.

« Délibération n° 2024-009 », « DCM n° 2023-045 », « N° 12/2022 : Objet », « 3. Tarifs », « Point n° 4 – », « OBJET : »,
a bold line: councils each have a form of their own and keep to it. So what a form counts for is asked of the whole
file: one in which items are headed and decided again and again outweighs another. An agenda prints its items twice;
the first time they head nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.extract.acts.structure.notes import Note
from bordereau.extract.acts.structure.weights import weigh
from bordereau.lexicon.folding import squeeze
from bordereau.lexicon.headings import read_label
from bordereau.lexicon.items import read_item_number
from bordereau.schemas.act import Sign

LONGEST_HEAD = 260
LONGEST_PLAIN = 90
"""A head in plain type is a short line."""
USUAL = 2
"""A form is a file's own where so many items that open in it are decided."""
REPEATED = 3
"""A line that comes so many times is a label (« Exposé des motifs »), no head."""
KEY = 120
_SLASH = re.compile(r"(\d{1,2})\s?/\s?(?=[A-ZÀ-ÖØ-Ý«])")
"""« 3/ Tarifs »."""
NEVER_HEAD = ("attendance", "ends_sitting", "opener", "closes", "agenda")
NO_HEAD = ("article", "first_article", "no_item", "minutes_heads", "sitting_heads", "extract_heads")
"""What heads no item, unless it bears the number of a délibération."""
RANK = {"number": 0, "point": 1, "object": 2, "ordinal": 3, "look": 4, "plain": 5}
"""The surest form first."""


@dataclass(slots=True)
class Head:
    """A line that may head an item."""

    index: int
    kind: str
    """``number``, ``point``, ``object``, ``ordinal``, ``look`` or ``plain``."""
    form: tuple[str, ...]
    """What heads of one form share."""
    number: int | None
    key: str
    """Its words, to find it again."""
    decided: bool = False
    """Something is decided before the next head of its form."""
    previous: int | None = None
    """The head of its form whose number it goes on from: an agreement with numbered articles may stand between."""
    signs: list[Sign] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(sign.weight for sign in self.signs)


def find_heads(notes: Sequence[Note]) -> dict[int, Head]:
    """The lines that may head an item, by their index, each with what speaks for and against it."""
    heads = [head for note in notes if (head := _read_head(notes, note)) is not None]
    counted = Counter(head.key for head in heads)
    told: dict[str, int] = {}
    for note in notes:
        if len(note.paragraph.text) <= LONGEST_HEAD:
            told.setdefault(_key(note), note.index)
    heads = [head for head in heads if _may_head(notes[head.index], head, counted[head.key])]
    _note_decided(notes, heads)
    _weigh(notes, heads, told)
    return {head.index: head for head in heads}


def _may_head(note: Note, head: Head, count: int) -> bool:
    """A line that comes again and again is a label; a numbered sentence heads an item where the agenda has it too."""
    if count >= REPEATED and head.kind in ("look", "plain"):
        return False
    return head.kind != "ordinal" or not note.sentence or note.look.bold or count > 1


def _read_head(notes: Sequence[Note], note: Note) -> Head | None:
    text = note.paragraph.text
    if len(text) > LONGEST_HEAD or note.says(*NEVER_HEAD):
        return None
    if note.says(*NO_HEAD) and not note.says("named"):
        return None
    kind, style, number = _read_form(note)
    if kind in ("look", "plain") and (note.sentence or "€" in text):
        return None
    if kind in ("ordinal", "look", "plain") and note.says("decided", "opens_decision"):
        return None
    if kind == "plain" and not _may_be_plain(notes, note):
        return None
    look = note.look
    letters = note.folded[:4].strip("n° ").rstrip("0123456789 -_./") if style == "code" else ""
    form = (kind, style, letters, "bold" if look.bold else "", "capitals" if look.capitals and kind == "look" else "")
    return Head(note.index, kind, form, number, _key(note))


def _read_form(note: Note) -> tuple[str, str, int | None]:
    """The kind of a head, the style of its number, and the last part of the number."""
    text = note.paragraph.text
    item = read_item_number(text)
    if item is not None:
        return item.kind, item.style, item.number
    marker = note.paragraph.marker
    label = read_label(f"{marker} {text}" if marker else text)
    if label is not None and label.kind in ("number", "roman", "letter") and label.number.split()[0].isdigit():
        return "ordinal", label.kind, int(label.number.split()[0])
    if label is not None and label.kind == "letter":
        return "ordinal", "letter", None
    slash = _SLASH.match(text)
    if slash is not None:
        return "ordinal", "slash", int(slash[1])
    if marker is None and note.look.stands_out and sum(char.isalpha() for char in text) >= 3:
        return "look", "", None
    return "plain", "", None


def _may_be_plain(notes: Sequence[Note], note: Note) -> bool:
    """A short line over running text, set off by nothing else."""
    text, below = note.paragraph.text, note.index + 1
    if note.paragraph.marker is not None or len(text) > LONGEST_PLAIN or below >= len(notes) or not text[:1].isupper():
        return False
    return note.look.rows == 1 and notes[below].sentence and text.rstrip()[-1:] not in ",;" and len(text) >= 4


def _key(note: Note) -> str:
    """The words of a line without its number, to find it again in the agenda."""
    text = note.paragraph.text
    item = read_item_number(text)
    start = item.end if item is not None else note.label.body if note.label is not None else 0
    words = squeeze(text[start:])
    return re.sub(r"[^a-z]+", "", words)[:KEY] or squeeze(text)[:KEY]


def _note_decided(notes: Sequence[Note], heads: Sequence[Head]) -> None:
    """Tell of each head whether something is decided before the next of its form."""
    decisions = [note.index for note in notes if note.says("decided", "opens_decision") and not _is_old(note)]
    groups: dict[tuple[str, ...], list[Head]] = defaultdict(list)
    for head in heads:
        groups[head.form].append(head)
    for group in groups.values():
        place = 0
        for rank, head in enumerate(group):
            end = group[rank + 1].index if rank + 1 < len(group) else len(notes)
            while place < len(decisions) and decisions[place] <= head.index:
                place += 1
            head.decided = place < len(decisions) and decisions[place] < end


def _is_old(note: Note) -> bool:
    return note.says("approves_minutes")


def _weigh(notes: Sequence[Note], heads: Sequence[Head], told: dict[str, int]) -> None:
    hits = Counter(head.form for head in heads if head.decided)
    all_of = Counter(head.form for head in heads)
    usual = {form for form, count in hits.items() if count >= USUAL and 2 * count >= all_of[form]}
    strongest = min((RANK[form[0]] for form in usual if hits[form] >= USUAL), default=len(RANK))
    last = {(head.key, head.number): head.index for head in heads}
    numbers: dict[tuple[tuple[str, ...], int], int] = {}
    places = {head.index for head in heads}
    done: set[tuple[str, int | None]] = set()
    for head in heads:
        note = notes[head.index]

        def add(name: str, head: Head = head, note: Note = note) -> None:
            head.signs.append(Sign(name, weigh(name), note.words, note.page))

        add(f"item.{head.kind}")
        if head.kind not in ("look", "plain") and note.look.stands_out:
            add("item.look")
        if head.number is not None:
            head.previous = numbers.get((head.form, head.number - 1))
            if head.previous is not None or head.number == 1:
                add("item.series")
            numbers[head.form, head.number] = head.index
        if head.form in usual:
            add("item.form")
        if RANK[head.kind] > max(strongest, RANK["object"]):
            add("item.other_form")
        again = last[head.key, head.number] > head.index  # « Décision modificative » 4 and 5 are two
        over = not head.decided and (head.key, head.number) in done
        if over or (again and (not head.decided or _is_listed(notes, head, places))):
            add("item.entry")
        elif told.get(head.key, head.index) < head.index:
            add("item.agenda")
        if note.says("informs", "approves_minutes", "reports"):
            add("item.information")
        if head.decided:
            done.add((head.key, head.number))


def _is_listed(notes: Sequence[Note], head: Head, places: set[int]) -> bool:
    """Whether it stands in a list, as the last entry of an agenda does: what is decided below is another's."""
    above = head.index - 1
    return above in places or (above >= 0 and notes[above].paragraph.marker is not None)
