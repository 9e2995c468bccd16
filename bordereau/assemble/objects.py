"""What a délibération is about, told once: its object is what its title and purpose say.

The head of an extract is a column of many bodies' templates: sitting, register, who was there, then the matter in large
type over « Le maire rapporte ». Where the words before the first visa do not announce an object, the matter that was
found for the purpose is it; and a heading that only names the register, the sitting or a number is no title.
"""

from __future__ import annotations

from bordereau.assemble.deliberations import state
from bordereau.extract.acts.sitting import KEYS
from bordereau.lexicon.folding import fold
from bordereau.lexicon.items import read_item_number
from bordereau.lexicon.read import read_pattern
from bordereau.normalize.meaning.heads import is_object
from bordereau.schemas.deliberation import Deliberation
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.meaning import Purpose
from bordereau.schemas.text import Paragraph


def settle_object(own: Deliberation, purpose: Purpose | None) -> Deliberation:
    """The délibération with its purpose as its object, where it announces none, or names of persons stand for it."""
    if own.object is not None and is_object(own.object):
        return own
    if purpose is None or not purpose.evidence or _only_heads(purpose.text):
        return own
    others = (one for one in own.evidence if one.of != "object")
    return own.model_copy(update={"object": purpose.text, "evidence": (*others, *state("object", purpose.evidence))})


def settle_title(title: Paragraph | None, own: Deliberation | None) -> tuple[str | None, tuple[Evidence, ...]]:
    """The title of an act with its places: as headed, or the object of a délibération whose heading says nothing."""
    stated = title.text if title is not None and title.text else None
    if own is None or own.object is None or not (stated is None or _only_heads(stated)):
        return stated, title.evidence() if title is not None else ()
    places = (one for one in own.evidence if one.of == "object")
    return own.object, tuple(Evidence(page=one.page, bbox=one.bbox, text=one.text) for one in places)


def _only_heads(text: str) -> bool:
    """« EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS », « Séance publique du », « Délibération n° 2025-17 »."""
    folded = fold(text).strip()
    if any(read_pattern("structure", key).match(folded) for key in KEYS):
        return True
    number = read_item_number(text)
    return number is not None and not any(sign.isalpha() for sign in text[number.end :])
