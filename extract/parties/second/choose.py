"""The parties of an opening: the rules' reading, or the second one where it explains the text better.

The second reader is asked only where the rules leave something unexplained, so that most acts pay nothing for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bordereau.extract.parties.running import run_together
from bordereau.extract.parties.second.read import read_second
from bordereau.extract.parties.second.weigh import cut_name, is_better, is_doubtful
from bordereau.extract.parties.second.weights import Weights, load_weights
from bordereau.extract.parties.split import split_parties
from bordereau.lexicon.folding import fold_quotes
from bordereau.schemas.act import PartiesBlock
from bordereau.schemas.text import Paragraph


def choose_parties(paragraphs: Sequence[Paragraph], weights: Weights | None = None) -> PartiesBlock:
    """Find the parties in the paragraphs of an act, up to its first article.

    ``weights`` are those of the package unless others are tried. ``unsure`` of what is returned says that the second
    reader was asked and found other parties.
    """
    first = split_parties(paragraphs)
    running = run_together(paragraphs)
    if not running.text or not is_doubtful(running, first):
        return first
    second = read_second(running, load_weights() if weights is None else weights)
    if second is None or _name_alike(first, second):
        return first
    chosen = second if is_better(running, first, second) else first
    return replace(chosen, unsure=bool(chosen.parties))


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
