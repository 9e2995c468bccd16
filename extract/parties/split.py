"""The text of each party, and of the clauses said of several, from the paragraphs of an act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.parties.block import Block, find_block, has_evidence
from bordereau.extract.parties.boxes import drop_unticked
from bordereau.extract.parties.cards import Card, find_cards
from bordereau.extract.parties.groups import (
    Draft,
    hand_over_coordinates,
    share_home,
    share_prefect,
    share_representatives,
    take_groups,
)
from bordereau.extract.parties.running import Running, run_together
from bordereau.extract.parties.separators import find_boundaries
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.parties import announces_list, evidence, interposed
from bordereau.schemas.act import GroupAliasSpan, PartiesBlock, PartySpan
from bordereau.schemas.text import Paragraph, join_paragraphs

_FIRST_SIDE = re.compile(r"\bd\s*'?\s*une?\s+part\b")
_ANNOUNCES_LIST = re.compile(
    r"(?:les\s+)?(?:communes|parties|collectivites|partenaires|signataires|structures|organismes|etablissements|membres|entites|personnes|acteurs)\s+"
    r"(?:[a-z]+\s+)?(?:suivante?s|ci\s*-?\s*(?:dessous|apres)|designee?s|enumeree?s|listee?s)\b[^.;]*?:?\s*$"
)
"""« les communes suivantes, représentées par leurs maires : » announces parties and is none."""
_AND = re.compile(r"\s*(?:d\s*'?\s*une\s+part\s*[,;.]?\s*)?(?:et|&)\b")
_PLURAL_ALIAS = re.compile(
    r"\W*(?:ci\s*-?\s*apres\s*,?\s*\"?\s*les\s|(?:denomme|designe|appele|nomme)e?s,?\s+ci|ci\s*-?\s*apres\s+(?:denomme|designe|appele|nomme)e?s)\b"
)
"""« ci-après dénommées « les communes » », below a table of them."""
_SECOND_SIDE = re.compile(r"\bd\s*'?\s*autre\s+part\b")


def split_parties(paragraphs: Sequence[Paragraph]) -> PartiesBlock:
    """Find the parties in the paragraphs of an act, up to its first article (more does no harm).

    A block without parties has ``before == after``: nothing there speaks of a party.
    """
    running = run_together(paragraphs)
    if (cards := find_cards(paragraphs)) is not None:
        return _join_prose(paragraphs, _take_cards(paragraphs, *cards))
    return _split_prose(running)


def _split_prose(running: Running) -> PartiesBlock:
    block = find_block(running) if running.text else None
    if block is None:
        return PartiesBlock((0, 0), (0, 0), (), ())
    drafts = _draft(running, block)
    if not drafts:
        return PartiesBlock((0, 0), (0, 0), (), ())
    hand_over_coordinates(running, drafts)
    groups = take_groups(running, drafts)
    share_representatives(running, drafts)
    share_prefect(running, drafts)
    share_home(running, drafts)
    drop_unticked(running, drafts)
    parties = tuple(
        PartySpan(_gather(running, draft.slices), _side(running, drafts, draft, block.end)) for draft in drafts
    )
    spans = tuple(GroupAliasSpan(running.whole.slice(g.start, g.end), g.parties) for g in groups)
    return PartiesBlock(running.locate(block.start), running.locate(block.end), parties, spans)


def _take_cards(paragraphs: Sequence[Paragraph], first: int, after: int, cards: list[Card]) -> PartiesBlock:
    """The parties of a table; its block opens with the words over it, « La présente convention est conclue entre »."""
    parties = [
        join_paragraphs(
            [paragraphs[i] for label, cells in card.values for i in (*([] if label is None else [label]), *cells)]
        )
        for card in cards
    ]
    opener = first - 1 if first and paragraphs[first - 1].text.rstrip().endswith(":") else first
    return PartiesBlock((opener, 0), (after, 0), tuple(PartySpan(party) for party in parties), ())


def _join_prose(paragraphs: Sequence[Paragraph], table: PartiesBlock) -> PartiesBlock:
    """The parties of a table with those named above it (« Et les communes suivantes : ») and below it (« ET »)."""
    first, after = table.before[0], table.after[0]
    above = _split_prose(run_together(paragraphs[:first])) if first else None
    if above is not None and above.parties and all(_is_represented(party) for party in above.parties):
        moved = tuple(
            replace(group, parties=tuple(i + len(above.parties) for i in group.parties)) for group in table.groups
        )
        table = replace(table, before=above.before, parties=above.parties + table.parties, groups=above.groups + moved)
    own = tuple(range(len(table.parties) - _count_own(table, above), len(table.parties)))
    if after < len(paragraphs) and len(own) > 1 and _is_plural_alias(paragraphs[after]):
        table = replace(table, groups=(*table.groups, GroupAliasSpan(paragraphs[after], own)), after=(after + 1, 0))
        after += 1
    if after >= len(paragraphs) or not _AND.match(fold_quotes(paragraphs[after].text)):
        return table
    below = _split_prose(run_together(paragraphs[after:]))
    if not below.parties or not all(_is_represented(party) for party in below.parties):
        return table
    moved = tuple(replace(one, parties=tuple(i + len(table.parties) for i in one.parties)) for one in below.groups)
    end = (below.after[0] + after, below.after[1])
    return replace(table, after=end, parties=table.parties + below.parties, groups=table.groups + moved)


def _count_own(table: PartiesBlock, above: PartiesBlock | None) -> int:
    """How many parties of the joined block stand in the table."""
    joined = above is not None and above.parties and table.before == above.before
    return len(table.parties) - (len(above.parties) if joined and above is not None else 0)


def _is_represented(party: PartySpan) -> bool:
    return evidence()["represented"].search(fold_quotes(party.text.text)) is not None


def _is_plural_alias(paragraph: Paragraph) -> bool:
    return _PLURAL_ALIAS.match(fold_quotes(paragraph.text)) is not None


def _draft(running: Running, block: Block) -> list[Draft]:
    """The parties as slices of the running text."""
    boundaries = find_boundaries(running, block)
    ends = [boundary.end for boundary in boundaries[1:]] + [block.signers_end]
    drafts: list[Draft] = []
    run = -1
    for boundary, end in zip(boundaries, ends, strict=True):
        run += boundary.strong
        if not any(char.isalnum() or char in "…_" for char in running.text[boundary.start : end]):
            continue
        announces = _ANNOUNCES_LIST.match(running.folded, boundary.start, end) or announces_list().match(
            running.folded, boundary.start, end
        )
        if announces and end < block.signers_end:
            continue
        stop = _before_interposed(running, boundary.start, end)
        drafts.append(Draft(boundary.start, [(boundary.start, stop)], run, listed=boundary.listed))
    if len(drafts) == 1 and not has_evidence(running, block.body, block.signers_end):
        return []
    return drafts


def _before_interposed(running: Running, start: int, end: int) -> int:
    """Where a sentence about one who does not sign begins in the text of a party; ``end`` without one."""
    found = (match.start() for match in interposed().finditer(running.folded, start, end))
    return next((place for place in found if running.opens_line(place)), end)


def _gather(running: Running, slices: Sequence[tuple[int, int]]) -> Paragraph:
    return join_paragraphs([part for start, end in slices if (part := running.whole.slice(start, end)).text])


def _side(running: Running, drafts: Sequence[Draft], draft: Draft, end: int) -> int | None:
    """1 for « d'une part », 2 for « d'autre part », by the run that bears the words, up to the next « et »."""
    run = [other for other in drafts if other.run == draft.run]
    last = next((other.name_start for other in drafts if other.run == draft.run + 1), end)
    said = running.folded[run[0].name_start : last]
    said = said[: said.rindex("\net")] if "\net" in said else said
    if _FIRST_SIDE.search(said):
        return 1
    return 2 if _SECOND_SIDE.search(said) else None
