"""Where one act of a document ends and the next begins.

One PDF may hold a pack of délibérations with their conventions, a council's minutes with conventions pasted in, or an
official gazette. A new act needs a title of its kind, a fresh opening below it (parties, or an article 1), and an act
above that is over: signed, or a délibération that announces what follows, or a draft that nobody has signed yet and
whose articles have run, where the title stands at the top of a page. A false cut costs more than a missed one, so all
three are asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bordereau.extract.acts.annexes import locate, read_annex_head
from bordereau.extract.acts.closing import is_closing
from bordereau.extract.paragraphs.look import Measures, look_at
from bordereau.lexicon.annexes import names_annex
from bordereau.lexicon.folding import fold
from bordereau.lexicon.headings import read_label
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.sentences import is_sentence
from bordereau.lexicon.title_words import opens_agreement, opens_council_act, opens_order, opens_parties, shows_parties
from bordereau.schemas.text import Paragraph

REACH = 45
"""A fresh opening stands within so many paragraphs below the title."""
PREAMBLE_REACH = 160
"""Below the parties a preamble of visas and statements may run over pages before article 1."""
SAME_TITLE = 24
"""Titles with the same first letters are one title said twice."""
LONGEST_TITLE = 320
"""A longer paragraph is no title, whatever it opens with."""
HEAD_SHARE = 0.4
"""A title at the top of a page stands within this share of its height (A4)."""
A4_HEIGHT_PT = 842.0
RUN = 2
"""An unsigned act with so many articles may be followed by another one at the top of a page."""
BANNER = 3
BANNER_LENGTH = 60
"""So many lines of at most so many characters above a title may still be its banner."""


@dataclass(slots=True)
class _Act:
    """The act being read."""

    start: int
    council: bool
    """A délibération, minutes: an act that may hold others."""
    pasted: bool = False
    """Announced by a délibération."""
    articles: int = 0
    tables: int = 0
    over: bool = False
    """Signed or closed."""
    annex: int | None = None
    """Index of the last annex heading, until a table stands below it."""


def find_act_starts(
    paragraphs: Sequence[Paragraph],
    signed: Sequence[tuple[int, float]],
    measures: Measures,
    skipped: set[int] | frozenset[int] = frozenset(),
    tabled: Sequence[tuple[int, float]] = (),
) -> list[int]:
    """The indices of the paragraphs that begin an act; the first is 0.

    ``signed`` and ``tabled`` are the places (page, height) of the signature blocks and of the tables, in order.
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
        act.tables = bisect_left(tabled, places[index]) - bisect_left(tabled, places[act.start])
        if act.annex is not None and bisect_left(tabled, places[index]) > bisect_left(tabled, places[act.annex]):
            act.annex = None  # the annex is that table, not a model whose title follows
        if index == act.start or _is_title_of(act, paragraphs, index):
            continue
        begin = _begins(act, paragraphs, index, measures)
        if begin is not None and begin > act.start:
            resumed = _resumes_council(act, paragraphs[index])
            act = _Act(begin, resumed or _is_council(paragraphs, index), pasted=act.council)
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
    for paragraph in paragraphs[start : start + 12]:
        folded = fold(paragraph.text[:160])
        if opens_agreement(folded):
            return False
        if opens_council_act(folded):
            return True
    return False


def _begins(act: _Act, paragraphs: Sequence[Paragraph], index: int, measures: Measures) -> int | None:
    """The index where a new act begins, if one does at or just above this paragraph."""
    if _resumes_council(act, paragraphs[index]):
        return index
    begins = _choose_opener(fold(paragraphs[index].text[:200]))
    if begins is None or not _is_printed_as_title(paragraphs[index], measures):
        return None
    return begins(act, paragraphs, index, measures)


Opener = Callable[[_Act, Sequence[Paragraph], int, Measures], int | None]
"""Asks, at a title of its kind, where a new act begins."""


def _choose_opener(folded: str) -> Opener | None:
    if opens_agreement(folded):
        return _begin_agreement
    if opens_council_act(folded):
        return _begin_council
    return _begin_order if opens_order(folded) else None


def _is_printed_as_title(paragraph: Paragraph, measures: Measures) -> bool:
    if paragraph.marker is not None or len(paragraph.text) > LONGEST_TITLE:
        return False
    look = look_at(paragraph, measures)
    return (look.stands_out or look.centred) and not is_sentence(paragraph.text)


def _begin_council(act: _Act, paragraphs: Sequence[Paragraph], index: int, _: Measures) -> int | None:
    """A délibération, minutes: at the top of a page, with the letterhead above it."""
    ended = act.council or act.over or act.articles >= RUN or act.tables > 0
    return _climb_page(paragraphs, index) if ended and _is_top(paragraphs, index) else None


def _begin_order(act: _Act, paragraphs: Sequence[Paragraph], index: int, measures: Measures) -> int | None:
    """What an authority decides alone, as a gazette prints it."""
    top = _is_top(paragraphs, index) or _is_announced(paragraphs, index)
    ended = act.over or act.council
    return index if ended and top and _opens_afresh(paragraphs, index, measures, needs_both=False) else None


def _begin_agreement(act: _Act, paragraphs: Sequence[Paragraph], index: int, measures: Measures) -> int | None:
    """A convention, an avenant: signed by parties, alone or pasted into a council's act."""
    if act.annex is not None and index - act.annex <= BANNER and not act.council:
        return None
    announced = _is_announced(paragraphs, index)
    ended = act.over or act.council or announced or (act.articles >= RUN and _stands_first(paragraphs, index))
    top = _is_top(paragraphs, index) or announced or act.over
    if not (ended and top and _opens_afresh(paragraphs, index, measures, needs_both=not act.council)):
        return None
    return _climb_banner(paragraphs, index) if act.council else index


def _is_title_of(act: _Act, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a paragraph stands right below the banner that began the act: « Projet de convention » and the title."""
    between = paragraphs[act.start : index]
    near = len(between) <= BANNER and between[0].page == paragraphs[index].page
    return near and all(len(above.text) <= BANNER_LENGTH and not is_sentence(above.text) for above in between)


def _resumes_council(act: _Act, paragraph: Paragraph) -> bool:
    """Whether the minutes go on below a convention that was pasted into them."""
    goes_on = read_pattern("announcers", "councils_resume").match(fold(paragraph.text[:200])) is not None
    return act.pasted and not act.council and act.articles > 0 and goes_on


def _stands_first(paragraphs: Sequence[Paragraph], index: int) -> bool:
    return index == 0 or paragraphs[index - 1].last_page < paragraphs[index].page


def _climb_page(paragraphs: Sequence[Paragraph], index: int) -> int:
    """The first paragraph of the page: the letterhead of a council goes with its title."""
    page = paragraphs[index].page
    while index > 0 and paragraphs[index - 1].last_page == page == paragraphs[index - 1].page:
        index -= 1
    return index


def _is_announced(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """« Il vous est proposé la convention suivante : » just above."""
    return any(
        read_pattern("announcers", "acts").search(fold(above.text[-160:]))
        for above in paragraphs[max(0, index - 2) : index]
    )


def _is_top(paragraphs: Sequence[Paragraph], index: int) -> bool:
    page, top = locate(paragraphs[index])
    if top > HEAD_SHARE * A4_HEIGHT_PT:
        return False
    above = [p for p in paragraphs[max(0, index - 8) : index] if p.last_page == page]
    return all(len(p.text) <= 160 and not is_sentence(p.text) for p in above)


def _opens_afresh(paragraphs: Sequence[Paragraph], index: int, measures: Measures, needs_both: bool) -> bool:
    """Parties or an article 1 (« Article 1 », or « 1. Objet » in type of its own) follow; both, where the act above
    is no council's.
    """
    parties = first = False
    for distance, paragraph in enumerate(paragraphs[index + 1 : index + PREAMBLE_REACH], start=1):
        if (distance >= REACH and not parties) or _titles_a_later_page(paragraphs, index, index + distance, measures):
            break
        folded = fold(paragraph.text[:200])
        parties = parties or opens_parties(folded) or shows_parties(fold(paragraph.text[:600]))
        label = read_label(paragraph.text) if paragraph.marker is None else None
        if label is None:
            continue
        if label.kind == "article" or (label.is_first and parties and look_at(paragraph, measures).stands_out):
            first = label.is_first
            break
    return parties and first if needs_both else parties or first


def _titles_a_later_page(paragraphs: Sequence[Paragraph], title: int, index: int, measures: Measures) -> bool:
    """Whether the next act seems to begin here: what opens it opens nothing above. A cover's title may come again."""
    paragraph, folded = paragraphs[index], fold(paragraphs[index].text[:200])
    if paragraph.page <= paragraphs[title].last_page or not _stands_first(paragraphs, index):
        return False
    again = folded[:SAME_TITLE] == fold(paragraphs[title].text)[:SAME_TITLE]
    titled = opens_agreement(folded) and not is_sentence(paragraph.text)
    return titled and not again and look_at(paragraph, measures).stands_out


def _climb_banner(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Take « ANNEXE 7 », « PROJET » above the title along."""
    start = index
    page = paragraphs[index].page
    for above in range(index - 1, max(-1, index - 1 - BANNER), -1):
        folded = fold(paragraphs[above].text)
        short = paragraphs[above].page == page and len(folded) <= BANNER_LENGTH
        if not (short and (names_annex(paragraphs[above].text) or folded.startswith(("projet", "n° ")))):
            break
        start = above
    return start
