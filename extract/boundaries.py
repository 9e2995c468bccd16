"""Where one act of a document ends and the next begins.

One PDF may hold a pack of délibérations with their conventions, a council's minutes with conventions pasted in, or an
official gazette. A new act needs a title of its kind, a fresh opening below it (parties, or an article 1), and an act
above that is over: signed, or a délibération that announces what follows. A false cut costs more than a missed one, so
all three are asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.annexes import locate, read_annex_head
from extract.closing import is_closing
from extract.folding import fold
from extract.headings import read_label
from extract.look import Measures, look_at
from extract.structure import is_sentence, read_structure
from extract.titles import read_title_lexicon
from schemas.text import Paragraph

REACH = 45
"""A fresh opening stands within so many paragraphs below the title."""
HEAD_SHARE = 0.4
"""A title at the top of a page stands within this share of its height (A4)."""
A4_HEIGHT_PT = 842.0
BANNER = 3
"""So many short lines above a title may still be its banner."""


@dataclass(slots=True)
class _Act:
    """The act being read."""

    start: int
    council: bool
    """A délibération, minutes: an act that may hold others."""
    pasted: bool = False
    """Announced by a délibération."""
    articles: int = 0
    over: bool = False
    """Signed or closed."""
    annex: int | None = None
    """Index of the last annex heading."""


def find_act_starts(
    paragraphs: Sequence[Paragraph],
    signed: Sequence[tuple[int, float]],
    measures: Measures,
    skipped: set[int] | frozenset[int] = frozenset(),
) -> list[int]:
    """The indices of the paragraphs that begin an act; the first is 0.

    ``signed`` are the places (page, height) of the signature blocks, in order.
    """
    if not paragraphs:
        return []
    act = _Act(0, _is_council(paragraphs, 0))
    starts = [0]
    places = [locate(paragraph) for paragraph in paragraphs]
    for index in range(len(paragraphs)):
        if index in skipped:
            continue
        _note(act, paragraphs, index, measures)
        act.over = act.over or bisect_left(signed, places[index]) > bisect_left(signed, places[act.start])
        if index == act.start:
            continue
        begin = _begins(act, paragraphs, index, measures)
        if begin is not None and begin > act.start:
            pasted = act.council
            act = _Act(begin, _is_council(paragraphs, index), pasted)
            starts.append(begin)
    return starts


def _note(act: _Act, paragraphs: Sequence[Paragraph], index: int, measures: Measures) -> None:
    paragraph = paragraphs[index]
    label = read_label(paragraph.text) if paragraph.marker is None else None
    if label is not None and label.kind == "article":
        act.articles += 1
    elif act.articles and read_annex_head(paragraphs, index, measures) is not None:
        act.annex = index
    if is_closing(paragraph) and fold(paragraph.text).startswith("fait"):
        act.over = True


def _is_council(paragraphs: Sequence[Paragraph], start: int) -> bool:
    """Whether the act that begins here is a council's own: its first lines say so."""
    lexicon = read_title_lexicon()
    for paragraph in paragraphs[start : start + 12]:
        folded = fold(paragraph.text[:160])
        if lexicon.agreements.match(folded):
            return False
        if lexicon.deliberations.match(folded):
            return True
    return False


def _begins(act: _Act, paragraphs: Sequence[Paragraph], index: int, measures: Measures) -> int | None:
    """The index where a new act begins, if one does at or just above this paragraph."""
    paragraph = paragraphs[index]
    folded = fold(paragraph.text[:200])
    lexicon = read_title_lexicon()
    if act.pasted and not act.council and act.articles and read_structure().deliberation_ends.match(folded):
        return index
    agreement = lexicon.agreements.match(folded) is not None
    council = not agreement and lexicon.deliberations.match(folded) is not None
    if not (agreement or council) or paragraph.marker is not None or len(paragraph.text) > 320:
        return None
    look = look_at(paragraph, measures)
    if not (look.stands_out or look.centred) or is_sentence(paragraph.text):
        return None
    announced = _is_announced(paragraphs, index)
    top = _is_top(paragraphs, index) or announced
    if council:
        first = _stands_first(paragraphs, index)
        return index if first and (act.council or act.over) else None
    if act.annex is not None and index - act.annex <= BANNER and not act.council:
        return None
    ended = act.over or act.council or announced
    if not (ended and (top or act.over) and _opens_afresh(paragraphs, index, needs_both=not act.council)):
        return None
    return _climb_banner(paragraphs, index) if act.council else index


def _stands_first(paragraphs: Sequence[Paragraph], index: int) -> bool:
    return index == 0 or paragraphs[index - 1].last_page < paragraphs[index].page


def _is_announced(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« Il vous est proposé la convention suivante : » just above."""
    return any(
        read_structure().act_announcers.search(fold(above.text[-160:]))
        for above in paragraphs[max(0, index - 2) : index]
    )


def _is_top(paragraphs: Sequence[Paragraph], index: int) -> bool:
    page, top = locate(paragraphs[index])
    if top > HEAD_SHARE * A4_HEIGHT_PT:
        return False
    above = [p for p in paragraphs[max(0, index - 8) : index] if p.last_page == page]
    return all(len(p.text) <= 160 and not is_sentence(p.text) for p in above)


def _opens_afresh(paragraphs: Sequence[Paragraph], index: int, needs_both: bool) -> bool:
    """Parties or an article 1 follow; both, where the act above is no council's."""
    lexicon = read_title_lexicon()
    parties = first = False
    for paragraph in paragraphs[index + 1 : index + REACH]:
        folded = fold(paragraph.text[:200])
        signs = lexicon.parties_signs.search(fold(paragraph.text[:600]))
        parties = parties or lexicon.openers.match(folded) is not None or signs is not None
        label = read_label(paragraph.text) if paragraph.marker is None else None
        if label is not None and label.kind == "article":
            first = label.number.split(".")[0] in ("1", "unique", "liminaire")
            break
    return parties and first if needs_both else parties or first


def _climb_banner(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Take « ANNEXE 7 », « PROJET » above the title along."""
    start = index
    page = paragraphs[index].page
    for above in range(index - 1, max(-1, index - 1 - BANNER), -1):
        folded = fold(paragraphs[above].text)
        short = paragraphs[above].page == page and len(folded) <= 60
        if not (short and (folded.startswith(("annexe", "projet", "n° ", "a n n e x e")))):
            break
        start = above
    return start
