"""The name of a party as printed: without article, without quotes, without a type word that only announces it."""

from __future__ import annotations

import functools
import re

from bordereau.lexicon import addresses
from bordereau.lexicon.bodies import head_source
from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_blank
from bordereau.lexicon.offices import measure_title, opens_office, words
from bordereau.lexicon.parties import measure_label
from bordereau.lexicon.read import write_pattern
from bordereau.normalize.parties.legal_forms import find_forms
from bordereau.schemas.found_party import FoundText

_CLIENT_CODE = re.compile(r"[A-Z]{1,4}\d{3,}\s*[-–:]\s*")
_ARTICLE = re.compile(r"(?:l ?' ?|l (?=[aeiouhy])|le\s|la\s|les\s)(?=\S)")
_LOWER_APPOSITION = re.compile(
    r",\s+(?!(?:de|du|des|d|la|le|les|l|et|ou|à|au|aux|en|pour|sur|sous|chez|par|ministère)\b)(?=[a-zéèêàâîôûç]{4,})"
)
_SERVICE = re.compile(r"\s[–—-]\s(?=[a-zéèêàâîôûç]{4,})")
"""« Centre hospitalier du Lac – service de gériatrie – »: a dash, then what it is or does in small letters."""
_NUMBERED = re.compile(r",\s*(?:n°\s*)?(?:RNA|SIRET|SIREN|RCS|FINESS)\b")
_LABELLED_PERSON = re.compile(
    r"[^\n:,]{3,60}:\s*(?=(?:m\.|mr\b|mme\b|mlle\b|monsieur\b|madame\b|mademoiselle\b)\s*[a-z])"
)
"""« Le sapeur-pompier volontaire : M. Leu »: a label, then a person with a title."""
_PERSON_BESIDE = re.compile(r",\s*(?=(?:m\.|mr\b|mme\b|monsieur\b|madame\b)\s*(?!l[ea]\s)[a-z])")
"""« le comptable public, Monsieur Leu »: whoever is named with a title behind a comma is no part of the name."""
_LEFT_BLANK = re.compile(r"\s*(?:\[[\s.…_]*\]|[.…_]{3,})\s*,")
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
_COMPANY = re.compile(r"(?:[A-Z]\.?){3,4}")
"""« la SARL Onzième », « SAS VAL DU LAC »: initials of a company's form announce as its words do."""
_ACRONYM = 3
_LABEL_ARTICLE = re.compile(r"(?:[Ll]['’]\s?|[Ll][ae]s?\s+)")
_FULL_NAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[- ][A-ZÀ-Þ][a-zà-ÿ]+)*\s+(?:(?:LE|LA|DE|DU|DES)\s)?[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}(?!\w)"
)
"""« Max ROUX », « Anne-Lise LE GALL »: first names, then a surname in capitals."""
_TITLES = re.compile(
    r"(?:m\.|mr|mme|mlle|monsieur|madame)\s*(?:[,/*]|ou|et/ou)\s*(?:m\.|mr|mme|mlle|monsieur|madame)\s*[*,:]*"
    r"(?:\s*|[ .…]*)(?=\w)"
)
"""« Madame, Monsieur* Rose PIC » of a form whose wrong title nobody struck out."""
_SPOUSE = re.compile(r"et\s+(?:mme|madame|m\.|monsieur)\s+")
"""« M. et Mme Max ROUX »: what the first title leaves."""
_FIRST_NAME = re.compile(r"\n\s*prenoms?\s*:\s*([^\n:]{2,40})")
_REPEATED = re.compile(r"(?:[Ll][ae]\s|[Ll]['’]\s?)(\w+)\s+(?P<name>\1\s)")
"""« La Région Région Haute-Lisière »: the label of a card, then the name."""
_TWO_TITLES = re.compile(r"[a-z.]{1,8}\s*:?\s*[.…_]{3,}|[.…_]{3,}")
"""What is left of « Monsieur / Madame : …… » without its first title."""
_DEPARTMENT = re.compile(r"\s[–—]\s(?=[A-ZÀ-Þ])|\s\((?=[A-ZÀ-Þ][a-zà-ÿ'’]+(?:[-\s][A-Za-zÀ-ÿ'’]+)*\))")
"""« Commune de Lac (Haute-Orle) », « VILLE DE LAC – Théâtre Haut »; initials are in capitals."""
_STATUS = re.compile(r"(?<=[A-ZÀ-Þ]{3})\s+(?:(?=née?\s[A-ZÀ-Þ])|(?!(?:dite?|née?|et|ou)\b)(?=[a-zà-ÿ]{5,}))")
"""« Mme Rose PIC locataire du logement », « Mme Rose PIC née ROY »."""
_HYPHEN = re.compile(r"(?<=\w)-\s+(?=[A-ZÀ-Þ])")
_QUOTED = re.compile(r"(?:[Ll][’']|[Ll][ae]s?\s)?\s*[«“\"]\s*([^«»“”\"]+?)\s*(?:[»”\"]|$)")
_AFTER_FORM = re.compile(
    r"\s*,?\s*(?:(?:ci-apres\s+)?(?:denommee?|nommee?|dite?|intitulee?|appelee?)\s*:?\s*(?=\S)|(?=\"\s*\w))"
)
"""What stands between a legal form and the name that it announces; with its initials in brackets it is part of it."""
_NUMBER = r"\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\s*(?:-\s*\d+\s*)?,?\s*"


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """One of the patterns made of ``lexicon/names.toml``, compiled when a text first asks for it."""
    return re.compile(_sources()[name])


@functools.cache
def _sources() -> dict[str, str]:
    """Their sources, by what they find."""
    kind, company, labels = _said("type.words"), _said("type.company"), _said("lead.labels")
    streets, places, buildings = addresses.streets(), addresses.places(), addresses.buildings()
    determined = rf"(?:l ?' ?|le |la |les )?{_said('type.announcers')}"
    return {
        "lead": rf"(?:[^\n:,]{{2,40}}\n(?=\s*{labels}\s*:))?"  # the heading of a card: « Association ⏎ Nom : X »
        rf"(?:\"[^\"]{{2,40}}\"\s*:|[\s\W]+|(?:\d|\b[a-h])\s?[)°]\s*|\d\.\s|\b{labels}\s*:"
        rf"|{_said('lead.words')}(?=[\s,:]))+",
        "announcer": rf"{determined}\s*[,:]?\s*"
        r"(?:denommee?|nommee?|:)?\s*(?=l ?'|le |la |les )",
        "bare_announcer": rf"(?:l ?' ?|le |la )(?P<word>{_said('type.announcers')})\s+(?=\w)",
        "determined": determined,
        # « Le gestionnaire du réseau, la société X », « le prestataire Bureau X »
        "announced": rf"(?P<label>{determined}(?:\s[a-z' ]{{2,60}}?)?)"
        rf"(?:\s*[,:]\s*(?=(?:l ?' ?|le |la |les )|{head_source()}))"
        rf"|(?P<bare>{determined})\s+(?={head_source()})",
        "named": rf"{kind}\s*,?\s*(?:ci-apres )?(?:denommee?|nommee?|dite?|intitulee?|appelee?)s?\s*:?\s*(?=\S)",
        # « ☒ la commune dénommé(e) : X »
        "called": r"[a-z' ]{3,40}\s(?:denomme|nomme|intitule)(?:\(e\)|e)?s?\s*:\s*(?=\S)",
        "type_quoted": rf'{kind}\s*[,:]?\s*"\s*(?P<name>[^"]+?)\s*(?:"|$)',
        "company": rf"(?>{company})(?:\s+\([a-z.]{{2,9}}\))?\s+(?=\w)(?!{_said('type.company_of')})",
        "mixed_company": rf"{_said('type.mixed_company')}\s+(?=[a-z]{{2}})",
        "own_article": _said("article.own"),
        "company_tail": rf"[\s,-]+{_said('type.company_after')}[a-z' ]{{0,40}}$",
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
        "tail": rf"(?:[\s,;:.…\-–\u2022\u2211*_(&/]|{_said('tail.words')}$)+$",
    }


def _said(key: str) -> str:
    """The forms of one key, as the source of a pattern."""
    return write_pattern("names", key)


def read_name(text: str, end: int) -> FoundText | None:
    """The name in ``text[:end]``, what stands before the first clause; None when it is left blank.

    >>> read_name("L'Association dénommée « LES AMIS DU LAC », ", 43).text
    'LES AMIS DU LAC'
    >>> read_name("La Commune de Lac", 17).text
    'Commune de Lac'
    >>> read_name("……………", 5)
    """
    if _LEFT_BLANK.match(text, 0, end):
        return None
    folded = fold_quotes(text)
    start, end = _skip_lead(text, folded, end)
    start = _past_side(text, folded, start, end)
    given = _FIRST_NAME.search(folded, start, end)
    end = _find_end(text, folded, start, given.start() if given else end)
    *announced, titled = _take_announced(text, folded, start, end)
    inner = _unquote(text, *announced)
    named = titled or text[: inner[0]].rstrip()[-1:] in tuple('«“"')
    start, end = inner
    start = start if named else _skip_article(folded, start, end)
    start = _skip_titles(text, folded, start, end)
    if opens_office(folded[start : start + 80]) and text[:start].strip():
        start = _skip_article(folded, start, end)
    if _TWO_TITLES.match(folded, start, end):
        return None
    tail = _pattern("tail").search(folded, start, end)
    end = tail.start() if tail and not _is_left_blank(folded[start : tail.start()], tail[0]) else end
    verb = _VERB_TAIL.search(text, start, end)
    end = verb.start() if verb else end
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    end = _close_quote(text, start, end)
    name = " ".join(text[start:end].split())
    if not name or is_blank(name):
        return None
    first = f"{text[slice(*given.span(1))].strip()} " if given else ""
    return FoundText(start, end, first + _HYPHEN.sub("-", name))


def _skip_titles(text: str, folded: str, start: int, end: int) -> int:
    """Past « Madame, Monsieur », « M. et Mme », « l'adjudant »."""
    titles = _TITLES.match(folded, start, end)
    start = titles.end() if titles else start
    start += measure_title(folded[start:end]) or _measure_rank(text, folded, start, end)
    start += len(text[start:end]) - len(text[start:end].lstrip(" :,/"))
    spouse = _SPOUSE.match(folded, start, end)
    return spouse.end() if spouse else start


def _before_person(folded: str, start: int, end: int) -> int:
    person = _PERSON_BESIDE.search(folded, start + 3, end)
    return person.start() if person else end


def _measure_rank(text: str, folded: str, start: int, end: int) -> int:
    """« L'adjudant-chef Rose PIC »: a rank in small letters before a full name; 0 without one."""
    rank = folded[start:end].partition(" ")[0]
    ranked = rank in words("ranks") and text[start : start + len(rank)].islower()
    return len(rank) + 1 if ranked and _FULL_NAME.match(text, start + len(rank) + 1, end) else 0


def _is_left_blank(name: str, tail: str) -> bool:
    """« commune de ……… »: the blank is what the name is of."""
    return tail.strip().startswith("…") and _OF_BLANK.search(name) is not None


def _close_quote(text: str, start: int, end: int) -> int:
    """« Aide à domicile « ADOM » »: a quote inside the name is closed."""
    closing = _CLOSING.match(text, end) if text[start:end].count("«") > text[start:end].count("»") else None
    return closing.end() if closing else end


def _find_end(text: str, folded: str, start: int, end: int) -> int:
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


def _skip_lead(text: str, folded: str, end: int) -> tuple[int, int]:
    lead = _pattern("lead").match(folded, 0, end)
    start = lead.end() if lead else 0
    label = measure_label(text, folded, start, end)
    called = _LABELLED_PERSON.match(folded, label, end)
    start = called.end() if called else label
    outer = start
    while outer and text[outer - 1] in ' «“"[<(':
        outer -= 1
    start = outer + len(text[outer:start]) - len(text[outer:start].lstrip())
    code = _CLIENT_CODE.match(text, start, end)
    return (code.end() if code else start), end


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


def _skip_article(folded: str, start: int, end: int) -> int:
    article = _ARTICLE.match(folded, start, end)
    if _pattern("own_article").match(folded, start, end):
        return start
    return article.end() if article else start


def _take_announced(text: str, folded: str, start: int, end: int) -> tuple[int, int, bool]:
    """Go past a bare type word: « L'EPCI La Métropole », « L'association « X » », « La Société Anonyme X ».

    True where an article that comes next is the name's own: « la société anonyme Les Foyers ».
    """
    announced = _find_announced(folded, start, end)
    if announced:
        label = text[start : max(announced.end("label"), announced.end("bare"))]
        start = announced.end() if label[1:].islower() else start
    bare = _pattern("bare_announcer").match(folded, start, end)
    if bare and text[bare.start("word") : bare.end()].islower() and _is_told(text[bare.end() : end]):
        return bare.end(), end, True
    repeated = _REPEATED.match(text, start, end)
    start = repeated.start("name") if repeated else start
    announcer = _pattern("announcer").match(folded, start, end)
    if announcer and text[announcer.end()].isupper() | (text[announcer.end() - 2] == ","):
        start = announcer.end()
    inner = _skip_article(folded, start, end)
    quoted = _pattern("type_quoted").match(folded, inner, end)
    if quoted:
        return *quoted.span("name"), True
    named = _pattern("named").match(folded, inner, end) or _pattern("called").match(folded, inner, end)
    if named:
        return named.end(), end, True
    form = _past_form(text, folded, inner, end)
    if form:
        return form, end, True
    company = _pattern("company").match(folded, inner, end)
    if company and _announces(text[inner : company.end()].strip(), text[company.end() : end]):
        return company.end(), end, True
    mixed = _pattern("mixed_company").match(folded, inner, end)
    if mixed and text[inner : mixed.end()].islower() and text[mixed.end() : end].split(maxsplit=1)[0].isupper():
        return mixed.end(), end, True
    return start, end, False


def _past_form(text: str, folded: str, start: int, end: int) -> int:
    """Where the name begins behind a whole legal form: « Le groupement d'employeurs dénommé X », « La SPL « X » »."""
    stops = [stop for place, stop in find_forms(text, start, end) if place == start]
    found = (_AFTER_FORM.match(folded, stop, end) for stop in sorted(stops, reverse=True))
    return next((match.end() for match in found if match), 0)


def _find_announced(folded: str, start: int, end: int) -> re.Match[str] | None:
    """A word for a side of the contract before the name; the long pattern is asked only where a text opens with one."""
    begun = _pattern("determined").match(folded, start, end)
    return begun and _pattern("announced").match(folded, start, end)


def _past_side(text: str, folded: str, start: int, end: int) -> int:
    """« La Collectivité, Syndicat mixte du Val »: one word for the side, then a comma and the body's own name."""
    announced = _find_announced(folded, start, end)
    if announced is None or announced["label"] is None:
        return start
    bare = _LABEL_ARTICLE.sub("", text[start : announced.end("label")])
    one_word = " " not in bare and bare[1:].islower() and bare.isalpha()
    return announced.end() if one_word and text[announced.end() : end][:1].isupper() else start


def _is_told(name: str) -> bool:
    """« l'opérateur VELOCIA », « le bénéficiaire Max ROUX »: a first word in capitals, no initials; or a person."""
    first = next(iter(name.split()), "")
    return (first.isupper() and len(first) > _ACRONYM) or _FULL_NAME.match(name) is not None


def _announces(type_words: str, name: str) -> bool:
    """« la société Vélibor », « La Société Anonyme Vélibor »; but « Société Dauphinoise d'Eaux » is a name."""
    first = next(iter(name.split()), "")
    if not first[:1].isupper():
        return False
    if _COMPANY.fullmatch(type_words):
        return True
    return type_words[:1].islower() or " " in type_words or (first.isupper() and not type_words.isupper())


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    """Inside of the quotes when they hold the whole name: « LES AMIS DU LAC » (ADL)."""
    match = _QUOTED.match(text[start:end])
    if match:
        return start + match.start(1), start + match.end(1)
    return start, end
