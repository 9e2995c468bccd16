"""Where the text of a party starts: past bullets, numbers, sides, and lines that repeat the title."""

from __future__ import annotations

import re

from bordereau.extract.parties.block import Block, has_evidence
from bordereau.extract.parties.running import Running
from bordereau.lexicon.bodies import head
from bordereau.lexicon.offices import opens_person
from bordereau.lexicon.parties import side

NUMBER = re.compile(r"(?:(?:\d|[A-Ha-h])\s?[)°/]+|(?:\d{1,2}|[IVX]{1,4})\s?[.])\s*(?=\D)")
_ALL_CALLED = re.compile(r"ci\s*-?\s*apres[^\n:]{3,60}:\s*(?=\n|\d)")
"""« Entre les soussignés, ci-après « les partenaires » : »: what all are called, before the first of them."""
SPOKEN = re.compile(r"[^,;:()\n]{3,60},?\s*(?:dument\s+|legalement\s+)?representee?\s+par\b")
"""« Postes et Services, représentée par »: one body, whatever its first word."""
_LISTED = re.compile(r"(?:les\s+)?[a-z]+s\s+(?:suivante?s|ci\s*-?\s*(?:dessous|apres)(?:\s+[a-z]+s)?)\s*:\s*(?=\n)")
"""« Entre les partenaires suivants : », then one a line."""
ANNOUNCED = re.compile(r"[a-z]+s\s+(?:suivante?s|ci\s*-?\s*(?:dessous|apres)(?:\s+[a-z]+s)?)\s*:\s*$")
"""The same, before the first of them."""
_TOLD_REACH = 160
"""What is said of a party stands so near to its name."""
TITLE_LINES = 5
"""A title takes no more lines."""
_NAMES_JOINED = re.compile(r"\bet (?:l[ae]s? |l ?'|une? )")


def find_first(running: Running, block: Block) -> int:
    """Past bullets, numbers, and a « d'une part » that comes before its party."""
    lead = re.compile(
        rf"{side()}|en\s+premier\s+lieu\s*[,:]?\s*|(?:les\s+)?souss?igne(?:e|s|es)*\s*[:,]*\s*|les\s+parties\s*:\s*"
    )
    place = skip(running.text, block.body, block.signers_end)
    number = NUMBER.match(running.text, place, block.signers_end)
    place = skip(running.text, number.end(), block.signers_end) if number else place
    while match := lead.match(running.folded, place, block.signers_end):
        place = skip(running.text, match.end(), block.signers_end)
    if listed := _LISTED.match(running.folded, place, block.signers_end):
        place = skip(running.text, listed.end(), block.signers_end)
        number = NUMBER.match(running.text, place, block.signers_end)
        place = skip(running.text, number.end(), block.signers_end) if number else place
    if common := _ALL_CALLED.match(running.folded, place, block.signers_end):
        place = skip(running.text, common.end(), block.signers_end)
        number = NUMBER.match(running.text, place, block.signers_end)
        place = skip(running.text, number.end(), block.signers_end) if number else place
    return _past_names(running, block, _past_title(running, block, place))


def _past_title(running: Running, block: Block, place: int) -> int:
    """Past a line that repeats the title (or a page header) between the opening words and the first party."""
    line_end = running.text.find("\n", place, block.signers_end)
    if line_end < 0 or has_evidence(running, place, line_end) or head().match(running.folded, place):
        return place
    following = skip(running.text, line_end, block.signers_end)
    party = head().match(running.folded, following)
    return following if party and party["determiner"] and running.text[following].isupper() else place


def _past_names(running: Running, block: Block, place: int) -> int:
    """Past lines that only name the parties, as a title does, where they are named again with what is said of them."""
    start = place
    for _ in range(TITLE_LINES):
        line_end = running.text.find("\n", start, block.signers_end)
        if (
            line_end < 0
            or has_evidence(running, place, line_end)
            or running.text[start:line_end].rstrip()[-1:] in ",;:"
        ):
            return place
        start = skip(running.text, line_end, block.signers_end)
        stop = running.text.find("\n", start, block.signers_end)
        party = head().match(running.folded, start)
        told = has_evidence(running, start, stop if stop > 0 else block.signers_end)
        joined = _NAMES_JOINED.search(running.folded, place, line_end) is not None
        if party and party["determiner"] and _is_said_again(running, block, place, start):
            return start
        if joined and told and party and party["determiner"] and running.text[start].isupper():
            return start
    return place


def _is_said_again(running: Running, block: Block, place: int, start: int) -> bool:
    """Whether the name at ``start`` stands before it in words that say nothing of anybody, as a title's do."""
    stop = next((i for i in range(start + 1, block.signers_end) if running.folded[i] in ",;\n("), block.signers_end)
    name, before = running.folded[start:stop].strip(), running.folded[place:start]
    told = has_evidence(running, start, min(block.signers_end, stop + _TOLD_REACH))
    return told and len(name.split()) > 1 and name in before and not has_evidence(running, place, start)


def past_marks(running: Running, start: int, end: int, sides: bool) -> int:
    """Past « 2. » of a numbered list, and past « d'autre part, » after « et »."""
    number = NUMBER.match(running.text, start, end)
    after = skip(running.text, number.end(), end) if number else start
    folded = running.folded
    if head().match(folded, after) or opens_person(folded[after : after + 40]) or SPOKEN.match(folded, after):
        start = after
    said = re.compile(side()).match(running.folded, start, end) if sides else None
    return skip(running.text, said.end(), end) if said else start


def skip(text: str, offset: int, end: int) -> int:
    """Past what is no letter, figure, quote or blank to be filled in."""
    while offset < end and not (text[offset].isalnum() or text[offset] in '«“"[<…_.'):
        offset += 1
    return offset
