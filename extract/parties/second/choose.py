"""The parties of an opening: the rules' reading, or the second one where it explains the text better.

The second reader is asked only where the rules leave something unexplained, so that most acts pay nothing for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.parties.running import Running, run_together
from bordereau.extract.parties.second.hand_over import hand_over
from bordereau.extract.parties.second.read import label_facts, read_second
from bordereau.extract.parties.second.weigh import SURE, cut_name, is_better, is_doubtful, leaves_facts
from bordereau.extract.parties.second.weights import Weights, load_weights
from bordereau.extract.parties.split import split_parties
from bordereau.lexicon.folding import fold_quotes
from bordereau.schemas.act import PartiesBlock
from bordereau.schemas.text import Paragraph

BEYOND = 1500
"""So many characters beyond the rules' parties are read a second time, where those may not be all …"""
CONTEXT = 200
"""… and so many where it is their facts alone that are sought."""


def choose_parties(paragraphs: Sequence[Paragraph], weights: Weights | None = None) -> PartiesBlock:
    """Find the parties in the paragraphs of an act, up to its first article.

    Where the rules' reading explains the text, the second reader adds facts to its parties, and is not asked where
    none is missing. ``weights`` are those of the package unless others are tried. ``unsure`` of what is returned says
    that the second reader was asked and found other parties.
    """
    first = split_parties(paragraphs)
    running = run_together(paragraphs)
    if not running.text:
        return first
    doubtful = is_doubtful(running, first)
    if not doubtful and not leaves_facts(first):
        return first
    weighed = doubtful or len(first.parties) == 1  # nobody agrees alone
    reach = _find_reach(running, first, BEYOND if weighed else CONTEXT)
    facts = label_facts(running, load_weights() if weights is None else weights, reach)
    mine = hand_over(running, first, facts)
    second = read_second(running, facts) if weighed else None
    if second is None or _name_alike(first, second):
        return mine
    other = hand_over(running, second, facts)
    sure_names = sum(fact.kind == "NAME" and fact.sure >= SURE for fact in facts)
    if is_better(running, mine, other, sure_names):
        return replace(other, unsure=True)
    return replace(mine, unsure=doubtful and bool(first.parties))


def _find_reach(running: Running, first: PartiesBlock, beyond: int) -> int:
    """How far the second reader reads: some way beyond the parties that the rules found."""
    index, offset = first.after
    begun = running.starts[index] if index < len(running.starts) else len(running.text)
    return begun + offset + beyond if first.parties else len(running.text)


def _name_alike(first: PartiesBlock, second: PartiesBlock) -> bool:
    """Whether both name the same parties; an article or a label before a name does not matter, nor a word after it."""
    names, others = _list_names(first), _list_names(second)
    pairs = zip(names, others, strict=False)
    return len(names) == len(others) and all(_is_same(*sorted(pair, key=len)) for pair in pairs)


def _is_same(short: str, long: str) -> bool:
    return long.endswith(short) or (long.startswith(short) and len(short) >= 0.9 * len(long))


def _list_names(block: PartiesBlock) -> list[str]:
    names = (cut_name(fold_quotes(party.text.text)) for party in block.parties)
    return ["".join(char for char in name if char.isalnum()) for name in names]
