"""Lines that may head an item of a sitting, each with its form.

« Délibération n° 2024-009 », « DCM n° 2023-045 », « N° 12/2022 : Objet », « 3. Tarifs », « Point n° 4 – », « OBJET : »,
a bold line: councils each have a form of their own and keep to it. Under one number several things may be decided, each
under a head of its own: « a. Achat d'un tracteur », « - Affectation du résultat » in bold. A head may run into its
text: « BOIS COMMUNAUX : le conseil accepte … ».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bordereau.extract.acts.structure.head_forms import LONGEST_PLAIN, read_form
from bordereau.extract.acts.structure.notes import Note
from bordereau.lexicon.folding import fold, squeeze
from bordereau.lexicon.items import read_item_number
from bordereau.lexicon.months import is_date_line
from bordereau.lexicon.read import read_pattern
from bordereau.schemas.act import Sign

LONGEST_HEAD = 260
LONGEST_NUMBERED = 480
"""What bears the number of a délibération may say its whole object."""
REPEATED = 3
"""A line that comes so many times is a label (« Exposé des motifs »), no head."""
SENTENCE = 6
KEY = 120
BARE = 12
LONGEST_LABEL = 10
"""Words of a label that runs into its text."""
_COUNTS = re.compile(r"\d{1,3}\s?\(")
"""« 1 (M. Dupont) » says who voted."""
_RUN_IN = re.compile(r"(?:(\d{1,2})\s?[-.)/°]{1,2}\s?)?([^:.;]{3,80}?)\s?:\s(?=\S+ \S+ \S+ \S)")
NEVER_HEAD = ("attendance", "ends_sitting", "opener", "closes", "agenda")
NO_HEAD = ("article", "first_article", "no_item", "minutes_heads", "sitting_heads", "extract_heads")
"""What heads no item, unless it bears the number of a délibération."""
RANK = {"number": 0, "point": 1, "object": 2, "ordinal": 3, "look": 4, "run": 4, "sub": 5, "plain": 6}
"""The surest form first."""


@dataclass(slots=True)
class Head:
    """A line that may head an item."""

    index: int
    kind: str
    """``number``, ``point``, ``object``, ``ordinal``, ``look``, ``run``, ``sub`` or ``plain``."""
    form: tuple[str, ...]
    """What heads of one form share."""
    number: int | None
    key: str
    """Its words, to find it again."""
    decided: bool = False
    """Something is decided before the next head of its form."""
    own_form: bool = True
    """No stronger form heads the items of this file."""
    ends: bool = False
    """It bears the next number of the file's own form, and no other form between heads the same items."""
    previous: int | None = None
    """The head of its form whose number it goes on from: an agreement with numbered articles may stand between."""
    signs: list[Sign] = field(default_factory=list)

    @property
    def weight(self) -> float:
        return sum(sign.weight for sign in self.signs)


def find_heads(notes: Sequence[Note]) -> list[Head]:
    """The lines that may head an item, in order; what speaks for each is weighed later (``head_weights``)."""
    heads = [head for note in notes if (head := _read_head(notes, note)) is not None]
    counted = Counter(head.key for head in heads)
    kept: list[Head] = []
    series: set[tuple[tuple[str, ...], int]] = set()
    for head in heads:
        goes_on = head.number is not None and (head.form, head.number - 1) in series
        if _may_head(notes[head.index], head, counted[head.key], goes_on):
            kept.append(head)
            if head.number is not None:
                series.add((head.form, head.number))
    return kept


def _may_head(note: Note, head: Head, count: int, goes_on: bool) -> bool:
    """A line that comes again and again is a label; a numbered sentence heads an item where the agenda has it too.

    So it does where its number goes on from a head of its form.
    """
    if count >= REPEATED and head.kind in ("look", "plain", "object"):
        return False
    if head.form[:2] == ("sub", "dash") and not note.look.bold:
        return 1 < count < REPEATED  # the agenda has it, too
    return head.kind != "ordinal" or not note.sentence or note.look.bold or count > 1 or goes_on


def _read_head(notes: Sequence[Note], note: Note) -> Head | None:
    text = note.paragraph.text
    if note.says(*NEVER_HEAD):
        return None
    if note.says(*NO_HEAD) and not note.says("named"):
        return None
    run_in = _read_run_in(note)
    if run_in is not None:
        return run_in
    kind, style, number = read_form(note)
    if len(text) > (LONGEST_NUMBERED if kind == "number" else LONGEST_HEAD):
        return None
    if kind == "object" and _names_sitting(notes, note):
        return None
    if (kind in ("look", "plain") or style == "dash") and (note.sentence or "€" in text or is_date_line(text)):
        return None
    if (kind == "look" and text.rstrip()[-1:] in ",;") or _COUNTS.match(text):
        return None
    if kind in ("ordinal", "look", "plain", "sub") and note.says("decided", "opens_decision"):
        return None
    if kind == "plain" and not _may_be_plain(notes, note):
        return None
    look = note.look
    letters = note.folded[:4].strip("n° ").rstrip("0123456789 -_./") if style == "code" else ""
    form = (kind, style, letters, "bold" if look.bold else "", "capitals" if look.capitals and kind == "look" else "")
    return Head(note.index, kind, form, number, _read_key(notes, note, kind))


def _read_run_in(note: Note) -> Head | None:
    """« 3. TARIFS : Le conseil fixe à l'unanimité … »: a label, in capitals or numbered, and what it is about."""
    decided = note.says("decided", "opens_decision")
    if not decided and not note.sentence:
        return None
    found = _RUN_IN.match(note.paragraph.text)
    if found is None or note.says("named", "numbered", "points", "objects"):
        return None
    label = found[2]
    if not (label.isupper() or (found[1] and decided and label[:1].isupper())) or len(label.split()) > LONGEST_LABEL:
        return None
    if any(
        read_pattern("structure", key).match(fold(label + " :")) for key in ("opens_decision", "no_label", "no_item")
    ):
        return None
    number = int(found[1]) if found[1] else None
    form = ("run", "number" if found[1] else "", "", "capitals" if label.isupper() else "")
    return Head(note.index, "run", form, number, squeeze(label)[:KEY])


def _names_sitting(notes: Sequence[Note], note: Note) -> bool:
    """« Objet : procès-verbal du conseil municipal » says what the whole file is, in the margin of each page."""
    body = note.folded[:LONGEST_HEAD].partition(":")[2].strip()
    if not body and note.index + 1 < len(notes):
        body = notes[note.index + 1].folded
    if any(read_pattern("structure", key).match(body) for key in ("minutes_heads", "sitting_heads")):
        return True
    return read_pattern("structure", "dates_sitting").search(body) is not None


def _may_be_plain(notes: Sequence[Note], note: Note) -> bool:
    """A short line over running text, set off by nothing else."""
    text, below = note.paragraph.text, note.index + 1
    if note.paragraph.marker is not None or len(text) > LONGEST_PLAIN or below >= len(notes) or not text[:1].isupper():
        return False
    ended = text.rstrip()[-1:] in ",;" or (text.rstrip()[-1:] == "." and len(text.split()) >= SENTENCE)
    return note.look.rows == 1 and _runs(notes[below]) and not ended and len(text) >= 4


def _runs(note: Note) -> bool:
    """Running text: a sentence, or some words that end with a full stop."""
    text = note.paragraph.text.rstrip()
    return note.sentence or (text.endswith(".") and len(text.split()) >= SENTENCE)


def _read_key(notes: Sequence[Note], note: Note, kind: str) -> str:
    """« Objet : » alone on its line is told from others by the line below."""
    key = read_key(note)
    if kind == "object" and len(note.paragraph.text) <= BARE and note.index + 1 < len(notes):
        return key + read_key(notes[note.index + 1])
    return key


def read_key(note: Note) -> str:
    """The words of a line without its number, to find it again in the agenda."""
    text = note.paragraph.text
    item = read_item_number(text)
    start = item.end if item is not None else note.label.body if note.label is not None else 0
    words = squeeze(text[start:])
    return re.sub(r"[^a-z]+", "", words)[:KEY] or squeeze(text)[:KEY]
