"""Find where one party ends and the next begins.

Neither « et » nor « d'une part » nor the alias bounds a party: names hold « et », half of the acts have no « part », a
third of the parties no alias. So a separator counts when what follows it opens like a party, and the less the
separator is worth by itself, the more is asked of what stands on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.parties.block import Block, has_evidence
from extract.parties.running import Running
from extract.parties.vocabulary import evidence, head

_SIDE = r"(?:(?:d\s*'?\s*une?\s+part|d\s*'?\s*autre\s+part|de\s+(?:la\s+)?(?:premiere|seconde|deuxieme|troisieme|quatrieme|cinquieme)\s+part)\b\s*[,:;_]*\s*)"
_BULLET = "•●∑▪►◦*·\uf0b7\uf0a7\uf0d8-"
_NUMBERED = r"(?:\d\s?[)°]\s*)?"
_JOIN = re.compile(
    rf"(?P<lone>(?:^|\n)\s*(?:{_SIDE})?\(?(?:et|&|ou|/|xx|ainsi\s+que|et\s*/\s*ou)\)?\s*[:,]?\s*{_SIDE}?(?=\n))"
    rf"|(?P<lead>(?:^|\n|(?<=[.,;»\"_)])|(?<=part)|(?<=[{_BULLET}]))\s*(?:et|&)(?!\w)\s*[:,]*[\s{_BULLET}]*,?\s*{_SIDE}?[\s{_BULLET}]*{_NUMBERED})"
    rf"|(?P<word>(?<!\w)(?:et|&|ainsi\s+que)(?!\w)\s*[:,]*[\s{_BULLET}]*,?\s*{_SIDE}?[\s{_BULLET}]*)"
    rf"|(?P<place>(?<!\w)en\s+(?:premier|second|deuxieme|troisieme|quatrieme|cinquieme|dernier)\s+lieu\s*[,:]?\s*)"
    rf"|(?P<list>;\s*(?:et\s+|ou\s+)?[\s{_BULLET}]*|\s[•●∑▪►◦\uf0b7\uf0a7\uf0d8]\s*|(?:^|\n)\s*-\s+)"
    rf"|(?P<side>{_SIDE}(?=\S))"
    rf"|(?P<line>\n\s*[{_BULLET}]*\s*{_SIDE}?)"
    r"|(?P<comma>[,.»\"\)]\s+(?=(?:l ?'|la |le |les )))"
)
_NO_PARTY = re.compile(
    r"[\s,;:.\"(]*(?:ci\s*-?\s*(?:apres|dessous|dessus)|represent|designe|denomme|partie\b|dont\b|demeurant|sise?\b|situee?\b|domicilie|d\s*'?\s*une\s+part|d\s*'?\s*autre\s+part|agissant|dument|"
    r"habilite|autorise|toutes?\b|tous\b|l'ensemble|individuellement|ensemble\b|collectivement|conjointement|par\b|et\b|ayant\b|immatricul|inscrit|declare|regie?\b|n\s?°|siret|siren|coordonnees|"
    r"adresse|siege|code\b|telephone|tel\b|courriel|au\s+capital|en\s+(?:sa|vertu|qualite|application|date)|pour\b|qui\b|est\b|a\b|du\b|de\b|des\b|son\b|sa\b|leurs?\b|raison\s+sociale|il\b|elle\b|page\b|"
    r"(?:la|le|les|l')\s*(?:present|convention|avenant|parties|accord|contrat|protocole|marche|objet|projet)|[^,;:\n]{2,60}\s(?:etant|sont|seront|est)\s+(?:ci\s*-?\s*apres|designe|denomme|appele)|$)"
)
_PERSON = re.compile(r"[\s\"(]*(?:m\.|mr\b|mme|monsieur|madame|mademoiselle|messieurs|mesdames|m\s)")
_ROLE = re.compile(
    r"[\s\"(]*(?:le\s|la\s|l'|son\s|sa\s)?\s*(?:vice|president|prefet|directeur|directrice|maire|ministre|premier|premiere|gerant|secretaire|tresorier|adjoint|delegue|recteur|conseiller|hotel\s+de|general|procureur|chef|responsable|commissaire|administrat|ordonnat|proviseur|doyen|chancelier|intendant|commandant|colonel|sous-|co-?president|tresori|representant|mandataire)"
)
_NAME_THEN_FACT = re.compile(
    r"[A-ZÀ-ÖØ-Þ«“\"\[<…_][^;\n]{2,140}?[\s,(]\s*(?:[Rr]epr[ée]sent|dont\s+le\s+si|ayant\s+son\s+si|[Ss]ise?\b|[Cc]i[\s‐–-]*apr|r[ée]gie|immatricul|domicili|identifi|association\s|[Aa]ssociation\s+(?:loi|r)|"
    r"SAS?\b|SARL|soci[ée]t[ée]\s+(?:anonyme|par|à|d)|[ée]tablissement\s+public|au\s+capital|N°\s*(?:de\s*)?SIR)"
)
_SAID_OF_BOTH = re.compile(
    r"[^,;:\n]{2,80},?\s*(?:tous\s+(?:les\s+)?deux\s+|toutes\s+(?:les\s+)?deux\s+)?represente(?:e)?s\s+par\b"
)
_SAID_AT_ONCE = re.compile(
    r"[^,;:\n]{2,90},?\s*(?:etablissement[^,;]{3,60},\s*)?(?:represent|dont\s+le\s+si|ci\s*-?\s*apres|sise?\b)"
)
_UNFINISHED = re.compile(r"\b(?:m\.|mr|mme|monsieur|madame|de|du|des|la|le|les|et|par|son|sa|d'|l'|en|a|au)\s*$")
"""A line that ends so goes on below."""
LOOK_AHEAD = 320


@dataclass(frozen=True, slots=True)
class Boundary:
    """One party ends at ``end``, the next one starts at ``start``; ``strong`` when the separator parts sides."""

    end: int
    start: int
    strong: bool


def find_boundaries(running: Running, block: Block) -> list[Boundary]:
    """The boundaries between parties of a block, in order; the first one opens the first party."""
    first = _first_start(running, block)
    found = [Boundary(block.body, first, True)]
    place = first
    while place < block.signers_end:
        match = _JOIN.search(running.folded, place, block.signers_end)
        if match is None:
            break
        start = _skip(running.text, match.end(), block.signers_end)
        verdict = _judge(running, match, found[-1].start, start, block.signers_end)
        if verdict is None:
            place = max(
                match.end() - (1 if match[0].endswith("\n") and match.end() > place + 1 else 0), match.start() + 1
            )
            continue
        found.append(Boundary(match.start(), start, verdict))
        place = max(start, match.end())
    return found


def _first_start(running: Running, block: Block) -> int:
    """Past bullets, quotes and a « d'une part » that comes before its party."""
    place = _skip(running.text, block.body, block.signers_end)
    number = re.match(r"\d\s?[)°]\s*", running.text[place : block.signers_end])
    place = _skip(running.text, place + number.end(), block.signers_end) if number else place
    for pattern in (
        re.compile(
            rf"(?:{_SIDE})|en\s+premier\s+lieu\s*[,:]?\s*|(?:les\s+)?soussigne(?:e|s|es)*\s*[:,]*\s*|les\s+parties\s*:\s*"
        ),
    ) * 2:
        match = pattern.match(running.folded, place, block.signers_end)
        if match:
            place = _skip(running.text, match.end(), block.signers_end)
    return _past_title(running, block, place)


def _past_title(running: Running, block: Block, place: int) -> int:
    """Past a line that repeats the title (or a page header) between the opening words and the first party."""
    line_end = running.text.find("\n", place, block.signers_end)
    if line_end < 0 or has_evidence(running, place, line_end) or head().match(running.folded, place):
        return place
    following = _skip(running.text, line_end, block.signers_end)
    party = head().match(running.folded, following)
    return following if party and party["determiner"] and running.text[following].isupper() else place


def _skip(text: str, offset: int, end: int) -> int:
    while offset < end and not (text[offset].isalnum() or text[offset] in '«“"[<…_.'):
        offset += 1
    return offset


def _judge(running: Running, match: re.Match[str], current: int, start: int, end: int) -> bool | None:
    """None when this is no boundary, else whether it is a strong one."""
    kind = match.lastgroup or ""
    text, folded = running.text, running.folded
    if start >= end or _NO_PARTY.match(folded, start, end) or match.start() < current:
        return None
    body = head().match(folded, start, end)
    headed = body is not None and (text[start].isupper() or text[start] in '«“"' or body["determiner"] is not None)
    named = _NAME_THEN_FACT.match(text, start, min(end, start + LOOK_AHEAD)) is not None
    person, role = _PERSON.match(folded, start) is not None, _ROLE.match(folded, start) is not None
    complete = has_evidence(running, current, match.start())
    introduced = re.match(r"(?:l['’]\s?|l[ae]s?\s)(?=[A-ZÀ-Þ])", text[start:end])
    if introduced and not named:
        begin = start + introduced.end()
        named = complete and _NAME_THEN_FACT.match(text, begin, min(end, begin + LOOK_AHEAD)) is not None
    if kind == "lone":
        return True
    if role and not (body and headed and complete):
        return None
    word = match[0].strip()
    printed = text[match.start() : match.end()].lstrip(' \n,.;:»"_)' + "•●∑▪-")[:2]
    capital = printed[:1].isupper() or printed[:1] == "&"
    opens = running.opens_line(match.start() + len(match[0]) - len(match[0].lstrip()))
    if person:
        return True if kind == "lead" and opens and capital and complete and _is_private(folded, start, end) else None
    if kind in ("lead", "word") and word:
        if (capital or opens) and (headed or named):
            return True if _is_apart(running, match, current, complete, headed, start, end) else None
        if (
            headed
            and text[start].isupper()
            and body is not None
            and body["determiner"]
            and not complete
            and _is_bare_body(running, current, match.start())
        ):
            return False
        if introduced and named and not headed and complete and _speaks_soon(running, start, end):
            return False
        if (
            headed
            and _is_introduced(text, body, start)
            and (complete and _speaks_soon(running, start, end) or _SAID_OF_BOTH.match(folded, start, end))
        ):
            return False
        return None
    if kind == "place":
        return True
    if kind == "list":
        return False if (headed or named) else None
    if kind == "side":
        return False if headed and complete and _speaks_soon(running, start, end) else None
    if (
        kind == "line"
        and start in running.marked
        and headed
        and not _UNFINISHED.search(folded, max(0, match.start() - 12), match.start())
    ):
        return False
    if not complete or not (headed or (named and text[start].isupper())):
        return None
    if kind == "line":
        if _UNFINISHED.search(folded, max(0, match.start() - 12), match.start()):
            return None
        if not headed and running.text[: match.start()].rstrip()[-1:] not in '.,;:»”")':
            return None
        return False if _speaks_soon(running, start, end) else None
    if text[match.start()] in "«“" or (text[match.start()] == '"' and text[match.start() - 1].isspace()):
        return None
    sure = text[start].isupper() or (
        body is not None and text[body.start("head")].isupper() and _SAID_AT_ONCE.match(folded, start, end)
    )
    return False if sure and headed and _speaks_soon(running, start, end) else None


def _is_apart(
    running: Running, match: re.Match[str], current: int, complete: bool, headed: bool, start: int, end: int
) -> bool:
    """Whether a capital « ET » or one at a line start parts two parties rather than two words of a name."""
    if complete:
        return True
    following = running.folded[start : min(end, start + 2)]
    in_capitals = running.text[max(current, match.start() - 12) : match.start()].isupper()
    if running.opens_line(match.start() + 1) and match[0].lstrip()[:2] in ("et", "& "):
        return headed
    return headed and bool(following) and (not in_capitals or _speaks_soon(running, start, end))


def _is_bare_body(running: Running, current: int, end: int) -> bool:
    """« L'Etat, et, L'Agence … »: a body named without anything said of it, then a comma."""
    name = running.folded[current:end].rstrip()
    return len(name) < 60 and name.endswith(",") and head().match(name) is not None


def _is_introduced(text: str, body: re.Match[str] | None, start: int) -> bool:
    """Whether a body has its article, or stands in capitals: « et Territoires » goes on a name, « et les Territoires » opens one."""
    return body is not None and (body["determiner"] is not None or text[start : start + 3].isupper())


def _is_private(folded: str, start: int, end: int) -> bool:
    """A person who signs for himself: an owner, a tenant."""
    return (
        re.search(r"\b(?:demeurant|domicilie|nee?\s+le|ci\s*-?\s*apres)", folded[start : min(end, start + 250)])
        is not None
    )


def _speaks_soon(running: Running, start: int, end: int) -> bool:
    """Whether something is said of the body that would start here, before the next line but one."""
    stop = min(end, start + LOOK_AHEAD)
    found = min(
        (
            m.start()
            for kind in ("represented", "seat", "number", "form", "alias")
            if (m := evidence()[kind].search(running.folded, start, stop))
        ),
        default=None,
    )
    return found is not None and running.text.count("\n", start, found) <= 3
