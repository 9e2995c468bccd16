"""Where the name of a party ends: before its address, its legal form, an apposition, the next line of a card."""

from __future__ import annotations

import functools
import re

from bordereau.lexicon import addresses
from bordereau.lexicon.offices import measure_title
from bordereau.lexicon.read import write_pattern
from bordereau.normalize.parties.legal_forms import find_forms

_LOWER_APPOSITION = re.compile(
    r",\s+(?!(?:de|du|des|d|la|le|les|l|et|ou|à|au|aux|en|pour|sur|sous|chez|par|ministère)\b)(?=[a-zéèêàâîôûç]{4,})"
)
_SERVICE = re.compile(r"\s[–—-]\s(?=[a-zéèêàâîôûç]{4,})")
"""« Centre hospitalier du Lac – service de gériatrie – »: a dash, then what it is or does in small letters."""
_NUMBERED = re.compile(r",\s*(?:n°\s*)?(?:RNA|SIRET|SIREN|RCS|FINESS)\b")
_PERSON_BESIDE = re.compile(r",\s*(?=(?:m\.|mr\b|mme\b|monsieur\b|madame\b)\s*(?!l[ea]\s)[a-z])")
"""« le comptable public, Monsieur Leu »: whoever is named with a title behind a comma is no part of the name."""
_TYPE_TAIL = re.compile(
    r"(?:(?<=[A-ZÀ-Þ»”\")])|(?=\n))[\s,]+(?:[Aa]ssociation|[Ss]ociété|[Ss]yndicat|[Ff]ondation)\s*$"
)
_VERB_TAIL = re.compile(r"\s+est$")
"""In small letters: « RAIL EST » is a name."""
_DANGLES = re.compile(r"(?:\b(?:DE|DU|DES|LA|LE|LES|ET|D|L|POUR|EN|AU|AUX)|['’,:-])\s*$")
_TO_FILL = re.compile(r"\]\s*,")
"""« La Société [nom du titulaire], [forme juridique] »: what is to be filled in ends the name."""
_OF_BLANK = re.compile(r"\b(?:de|du|des|d'|la|le|les|l')$")
_CLOSING = re.compile(r"\s*»")
_DEPARTMENT = re.compile(r"\s[–—]\s(?=[A-ZÀ-Þ])|\s\((?=[A-ZÀ-Þ][a-zà-ÿ'’]+(?:[-\s][A-Za-zÀ-ÿ'’]+)*\))")
"""« Commune de Lac (Haute-Orle) », « VILLE DE LAC – Théâtre Haut »; initials are in capitals."""
_STATUS = re.compile(r"(?<=[A-ZÀ-Þ]{3})\s+(?:(?=née?\s[A-ZÀ-Þ])|(?!(?:dite?|née?|et|ou)\b)(?=[a-zà-ÿ]{5,}))")
"""« Mme Rose PIC locataire du logement », « Mme Rose PIC née ROY »."""
_NUMBER = r"\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\s*(?:-\s*\d+\s*)?,?\s*"


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """One of the patterns made of ``lexicon/names.toml``, compiled when a text first asks for it."""
    return re.compile(_sources()[name])


@functools.cache
def _sources() -> dict[str, str]:
    """Their sources, by what they find."""
    streets, places, buildings = addresses.streets(), addresses.places(), addresses.buildings()
    return {
        "address": rf"[\s(](?=\d{{1,4}}(?:\s?(?:bis|ter))?\s*,?\s*{streets}\s)"
        rf"|(?:\n|,|\s-\s)\s*(?={_NUMBER}{places}|\d{{2}}\s?\d{{3}}\b)|(?:\n|,)\s*(?={places}(?!\w))"
        r"|\s?\((?=[^()]{0,90}\b\d{2}\s?\d{3}\b)"
        rf"|(?:\n|,|\s-\s)\s*(?={buildings}\s[^;]{{2,90}}?(?<!\d)\d{{2}}\s?\d{{3}}\b)",
        "contact": rf"\n\s*{_said('lead.contacts')}",
        "label_line": rf"\n\s*{_said('lead.label_lines')}\s*(?=\n|$)",
        "apposition": rf"(?:,|(?<!\w)\((?![a-z.]+\)))\s*(?={_said('apposition.words')})",
        "of_the_state": rf"(?:l ?' ?|l )?\"?etat\"?(?=\s*,(?!\s*ministere\s)"
        rf"|\s*(?:\(|-\s|\n)\s*{_said('state.services')})",
        "territory": rf"(?:l ?' ?|la |le )?{_said('territory.words')}(?!\w)",
        "company_tail": rf"[\s,-]+{_said('type.company_after')}[a-z' ]{{0,40}}$",
        "tail": rf"(?:[\s,;:.…\-–\u2022\u2211*_(&/]|{_said('tail.words')}$)+$",
    }


def _said(key: str) -> str:
    """The forms of one key, as the source of a pattern."""
    return write_pattern("names", key)


def find_end(text: str, folded: str, start: int, end: int) -> int:
    """Where what is said of the party begins: its address, a form, an apposition, the next line of a card."""
    for stop in (_pattern("address"), _pattern("apposition"), _pattern("label_line"), _pattern("contact")):
        cut = stop.search(folded, start + 1, end)
        if cut and cut.start() > start + 1:
            end = cut.start()
    end = _before_person(folded, start, end)
    end = _before_form(text, start, _in_capitals(text, start, _end_person(text, folded, start, end)))
    state = _pattern("of_the_state").match(folded, start, end)
    end = state.end() if state else end
    placed = _pattern("territory").match(folded, start, end)
    department = _DEPARTMENT.search(text, start + 1, end) if placed else None
    end = department.start() if department else end
    filled = _TO_FILL.search(text, start + 1, end)
    end = filled.start() + 1 if filled else end
    for said in (_LOWER_APPOSITION, _SERVICE, _NUMBERED):
        lower = said.search(text, start + 3, end)
        end = lower.start() if lower else end
    end = _drop_type_tail(text, start, end)
    company = _pattern("company_tail").search(folded, start + 3, end)
    return company.start() if company else end


def _before_person(folded: str, start: int, end: int) -> int:
    person = _PERSON_BESIDE.search(folded, start + 3, end)
    return person.start() if person else end


def _in_capitals(text: str, start: int, end: int) -> int:
    """« PORT DE LAC ⏎ Régie municipale »: where the first line is in capitals, what is not ends the name."""
    line, _, rest = text[start:end].partition("\n")
    whole = line.isupper() and len(line.split()) > 1 and not _DANGLES.search(line)
    return start + len(line) if whole and rest.strip()[:1].isupper() and not rest.split("\n")[0].isupper() else end


def _end_person(text: str, folded: str, start: int, end: int) -> int:
    """« Madame Rose PIC ⏎ Éleveuse, née le … »: a person's name stands on one line, or two of capitals."""
    title = measure_title(folded[start:end])
    status = _STATUS.search(text, start + title, end) if title else None
    end = status.start() if status else end
    comma = text.find(",", start + title, end) if title else -1
    if comma > 0 and len(text[start + title : comma].split()) > 1:
        end = comma  # « Docteur Rose PIC, Pédiatre »
    line, newline, rest = text[start + title : end].partition("\n")
    surname = line.split()[-1:]
    named = title > 0 and len(line.split()) > 1 and surname[0].isupper() and len(surname[0]) > 2
    return start + title + len(line) if newline and named and not rest.split("\n")[0].isupper() else end


def _before_form(text: str, start: int, end: int) -> int:
    """« VAL HABITAT, Office Public de l'Habitat »: a form set beside the name by a comma, even in capitals."""
    for place, _ in find_forms(text, start + 3, end):
        before = text[:place].rstrip()
        if before.endswith((",", " –", " -", " —")):
            return len(before.rstrip(",–-— "))
        capitals = before[start:].strip()
        if capitals.isupper() and len(capitals.split()) > 1 and text[place + 1 : place + 4].islower():
            return len(before)
    return end


def _drop_type_tail(text: str, start: int, end: int) -> int:
    """« LES VOILES ⏎ Association », « SDIS du Lac ⏎ Établissement public »: the last line is the form, not the name."""
    tail = _TYPE_TAIL.search(text, start + 3, end)
    if tail:
        return tail.start()
    for place, stop in find_forms(text, start + 3, end):
        if text[:place].rstrip(" ")[-1:] == "\n" and not text[stop:end].partition("\n")[0].strip(" ,;:.-–"):
            return place
    return end


def drop_tail(text: str, folded: str, start: int, end: int) -> int:
    """Before the signs and small words that lead on; past the bracket or quote that the name itself has opened."""
    tail = _pattern("tail").search(folded, start, end)
    end = tail.start() if tail and not _is_left_blank(folded[start : tail.start()], tail[0]) else end
    verb = _VERB_TAIL.search(text, start, end)
    end = verb.start() if verb else end
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    return _close_quote(text, start, end)


def _is_left_blank(name: str, tail: str) -> bool:
    """« commune de ……… »: the blank is what the name is of."""
    return tail.strip().startswith("…") and _OF_BLANK.search(name) is not None


def _close_quote(text: str, start: int, end: int) -> int:
    """« Aide à domicile « ADOM » »: a quote inside the name is closed."""
    closing = _CLOSING.match(text, end) if text[start:end].count("«") > text[start:end].count("»") else None
    return closing.end() if closing else end
