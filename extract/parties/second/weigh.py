"""What a reading of the parties leaves unexplained, and which of two readings explains the text better.

A good reading uses every « représenté par », alias and seat once: two in one party are two parties run together, one
outside of all is a party lost. A party has a name that can be one. Nothing here knows which reader a reading is of, but
the rules are kept unless the other reading is better by a margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from bordereau.extract.parties.running import Running
from bordereau.lexicon.bodies import head
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.parties import clauses, evidence, measure_label, openers
from bordereau.schemas.act import PartiesBlock

MARGIN = 0.9
"""By how much the second reading must be better."""
SURE = 0.8
"""A name that the labels give is sure from this probability on."""
FEWER = 1.2
"""What each party costs that a reading has not and the other has."""
_ALIAS = re.compile(r"\bci\s*-?\s*apres\b")
_SIDE = re.compile(r"\bd\s*'?\s*(?:une|autre)\s+part\b")
_NO_NAME = re.compile(r"(?:des|du|de|d')\b|.*(?:represent|@|:|\d{4})", re.DOTALL)
_ARTICLE = re.compile(r"(?:[Ll]['’]\s?|[Ll][ae]s?\s)")
_TYPE_BEFORE_QUOTE = re.compile(r"(?:l ?'|la |le )?[a-z]+\s*,?\s*(?=\"\s*[a-z])")
"""« l'association, « Les Voiles » »: the name is what stands in the quotes."""
_SPEAKING = ("represented", "alias", "side", "seat", "number", "form")
_PERSON = re.compile(r"\b(?:m\.|mr\b|mme\b|mlle\b|monsieur\b|madame\b)")
_ODD = re.compile(r"[\[\]@:…(]|\.\.|\d{3}|\n")
"""What the name of a sure party does not hold."""
_AGENT = re.compile(r"\bmeme|\bpris(?:e|es)?\s+en\s+la\s+personne")
_DANGLING = re.compile(r"\bci\s*-?\s*apres\b(?:\s+(?:denomme|designe|appele|nomme)\w*)?\s*[:\"]?\s*$")
_SURE_OPENER = 4
_LONGEST_NAME, _SHORTEST_TEXT, _MOST_LOST = 110, 25, 4


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with a reading, in numbers of it."""

    silent: float = 0
    """No party, though somebody is represented."""
    lost: float = 0
    """« représenté par » outside of all parties."""
    doubled: float = 0
    """« représenté par » twice in a party, once too many each."""
    aliases: float = 0
    sides: float = 0
    names: float = 0
    """Parties whose first words can be no name."""
    headless: float = 0
    """Parties that do not open with the word of a body."""
    twice: float = 0
    """Parties with the name of another."""
    alone: float = 0
    """A single party."""
    short: float = 0
    outside: float = 0
    """Names that the labels are sure of outside of all parties."""
    dangling: float = 0
    """Parties whose text ends with « ci-après dénommé le »: what they are called went to the next one."""
    mute: float = 0
    """Kinds of evidence that a party has on average, of seven, less those."""


COSTS = Faults(
    silent=0.7,
    lost=0.2,
    doubled=1.6,
    aliases=0.4,
    sides=0.3,
    names=1.4,
    headless=0.1,
    twice=1.0,
    alone=1.8,
    short=0.4,
    mute=0.25,
    outside=0.5,
    dangling=1.6,
)
"""Rounded from a logistic regression over the openings on which the two readings differ."""


def is_better(running: Running, first: PartiesBlock, second: PartiesBlock, sure_names: int = 0) -> bool:
    """Whether the second reading explains the text better than the first by the margin."""
    one, other = find_faults(running, first, sure_names), find_faults(running, second, sure_names)
    gain = sum(
        getattr(COSTS, key) * (max(-1.0, min(1.0, change)) if key == "names" else change)
        for key, change in (
            (field.name, getattr(one, field.name) - getattr(other, field.name)) for field in fields(COSTS)
        )
    )
    fewer = max(0, len(first.parties) - len(second.parties))
    return bool(second.parties) and gain - FEWER * fewer > MARGIN


def find_faults(running: Running, block: PartiesBlock, sure_names: int = 0) -> Faults:
    """Count what is wrong with a reading; ``sure_names`` is how many names of parties the labels are sure of."""
    spoken = _count_represented(running.folded)
    if not block.parties:
        return Faults(silent=1 + min(3, spoken), lost=spoken, outside=sure_names, mute=len(evidence()) - 1)
    inside = sum(fact.kind == "NAME" and fact.sure >= SURE for party in block.parties for fact in party.told)
    raw = [party.text.text for party in block.parties]
    texts = [fold_quotes(text) for text in raw]
    counts = [_count_represented(text) for text in texts]
    shared = sum(_count_represented(fold_quotes(group.text.text)) for group in block.groups)
    names = [cut_name(text) for text in texts]
    return Faults(
        lost=min(_MOST_LOST, max(0, spoken - sum(counts) - shared)),
        doubled=_sum_above_one(counts),
        aliases=_sum_above_one(len(_ALIAS.findall(text)) for text in texts),
        sides=_sum_above_one(len(_SIDE.findall(text)) for text in texts),
        names=sum(_is_no_name(text) for text in raw),
        headless=sum(head().match(name) is None for name in names),
        twice=len(names) - len(set(names)),
        alone=len(texts) == 1,
        short=sum(len(text) < _SHORTEST_TEXT for text in texts),
        outside=max(0, sure_names - inside),
        dangling=sum(_DANGLING.search(text) is not None for text in texts),
        mute=len(evidence()) - 1 - sum(len(list(_find_kinds(text))) for text in texts) / len(texts),
    )


def speaks_of_parties(running: Running) -> bool:
    """Whether the text speaks of parties in two ways at least."""
    return sum(evidence()[kind].search(running.folded) is not None for kind in _SPEAKING) >= 2


def opens_parties(running: Running) -> bool:
    """Whether words stand there that open nothing but parties: « Entre les soussignés : », « Entre : » on a line."""
    return any(weight >= _SURE_OPENER and pattern.search(running.folded) for pattern, weight, _ in openers())


def is_doubtful(running: Running, block: PartiesBlock) -> bool:
    """Whether the rules' reading leaves something that a second one may explain.

    Asked only of a text that speaks of parties in two ways: a délibération names a mayor who represents, and has none.
    """
    if not block.parties and opens_parties(running):
        return True
    if not speaks_of_parties(running):
        return bool(block.parties) and find_faults(running, block).doubled > 1
    faults = find_faults(running, block)
    if not block.parties:
        return faults.lost > 0
    plain = (faults.lost, faults.doubled, faults.aliases, faults.sides, faults.names, faults.twice, faults.alone)
    return any(plain) or faults.short > 0


def leaves_facts(block: PartiesBlock) -> bool:
    """Whether the text of some party leaves a fact that the rules may not know how to read.

    All that is usual is said of a sure one: a name that opens with the word of a body and stops at a clause, who
    represents it, what it is called; of a list of bodies alone nothing more is asked.
    """
    for party in block.parties:
        text = fold_quotes(party.text.text)
        name = cut_name(text)
        told = all(evidence()[kind].search(text) for kind in ("represented", "alias"))
        several = len(_PERSON.findall(text)) > 1
        if not told or several or head().match(name) is None or _ODD.search(name):
            return True
    return False


def _count_represented(folded: str) -> int:
    """« représenté par », but for « elle-même représentée par », « prise en la personne de »: no more of the party."""
    found = evidence()["represented"].finditer(folded)
    return sum(_AGENT.search(folded, max(0, match.start() - 12), match.end()) is None for match in found)


def _sum_above_one(counts: Iterator[int] | list[int]) -> int:
    return sum(max(0, count - 1) for count in counts)


def _find_kinds(folded: str) -> Iterator[str]:
    for kind, pattern in evidence().items():
        if kind != "side" and pattern.search(folded):
            yield kind


@lru_cache(maxsize=512)
def cut_name(folded: str) -> str:
    """What stands before the first clause or comma."""
    comma = folded.find(",", 3)
    far = comma if comma > 0 else len(folded)
    announced = (match.start() for match in clauses().finditer(folded, 4) if match.end() > match.start())
    return folded[: min(far, next(announced, far))].strip(' "')


def _is_no_name(raw: str) -> bool:
    """Whether the first words of a party, past the label of a card, can be no name."""
    raw = raw[measure_label(raw, fold_quotes(raw), 0, len(raw)) :].lstrip(" :")
    typed = _TYPE_BEFORE_QUOTE.match(fold_quotes(raw))
    raw = raw[typed.end() :] if typed else raw
    name = cut_name(fold_quotes(raw))
    printed = raw[: len(name) + len(raw) - len(raw.lstrip(' "«“'))]
    article = _ARTICLE.match(printed)
    general = not any(char.isupper() or char.isdigit() for char in printed[article.end() if article else 0 :])
    small = raw.lstrip(' "«“')[:1].islower() and head().match(name) is None
    return not name or len(name) > _LONGEST_NAME or small or general or _NO_NAME.match(name) is not None
