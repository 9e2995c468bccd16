"""Where the name of a party begins: past labels, sides, words that only announce it, articles and titles."""

from __future__ import annotations

import functools
import re

from bordereau.lexicon.bodies import head_source
from bordereau.lexicon.offices import measure_title, words
from bordereau.lexicon.parties import measure_label
from bordereau.lexicon.read import write_pattern
from bordereau.normalize.parties.legal_forms import find_forms

_CLIENT_CODE = re.compile(r"[A-Z]{1,4}\d{3,}\s*[-–:]\s*")
_ARTICLE = re.compile(r"(?:l ?' ?|l (?=[aeiouhy])|le\s|la\s|les\s)(?=\S)")
_LABELLED_PERSON = re.compile(
    r"[^\n:,]{3,60}:\s*(?=(?:m\.|mr\b|mme\b|mlle\b|monsieur\b|madame\b|mademoiselle\b)\s*[a-z])"
)
"""« Le sapeur-pompier volontaire : M. Leu »: a label, then a person with a title."""
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
_REPEATED = re.compile(r"(?:[Ll][ae]\s|[Ll]['’]\s?)(\w+)\s+(?P<name>\1\s)")
"""« La Région Région Haute-Lisière »: the label of a card, then the name."""
_AFTER_FORM = re.compile(
    r"\s*,?\s*(?:(?:ci-apres\s+)?(?:denommee?|nommee?|dite?|intitulee?|appelee?)\s*:?\s*(?=\S)|(?=\"\s*\w))"
)
"""What stands between a legal form and the name that it announces; with its initials in brackets it is part of it."""


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """One of the patterns made of ``lexicon/names.toml``, compiled when a text first asks for it."""
    return re.compile(_sources()[name])


@functools.cache
def _sources() -> dict[str, str]:
    """Their sources, by what they find."""
    kind, company, labels = _said("type.words"), _said("type.company"), _said("lead.labels")
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
    }


def _said(key: str) -> str:
    """The forms of one key, as the source of a pattern."""
    return write_pattern("names", key)


def skip_lead(text: str, folded: str, end: int) -> tuple[int, int]:
    """Past numbers, signs, labels and the heading of a card; gives where the name begins, and its end as it was."""
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


def past_side(text: str, folded: str, start: int, end: int) -> int:
    """« La Collectivité, Syndicat mixte du Val »: one word for the side, then a comma and the body's own name."""
    announced = _find_announced(folded, start, end)
    if announced is None or announced["label"] is None:
        return start
    bare = _LABEL_ARTICLE.sub("", text[start : announced.end("label")])
    one_word = " " not in bare and bare[1:].islower() and bare.isalpha()
    return announced.end() if one_word and text[announced.end() : end][:1].isupper() else start


def take_announced(text: str, folded: str, start: int, end: int) -> tuple[int, int, bool]:
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
    inner = skip_article(folded, start, end)
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


def skip_article(folded: str, start: int, end: int) -> int:
    """« la Commune de Lac »: past the article, but for one that is part of the name."""
    article = _ARTICLE.match(folded, start, end)
    if _pattern("own_article").match(folded, start, end):
        return start
    return article.end() if article else start


def skip_titles(text: str, folded: str, start: int, end: int) -> int:
    """Past « Madame, Monsieur », « M. et Mme », « l'adjudant »."""
    titles = _TITLES.match(folded, start, end)
    start = titles.end() if titles else start
    start += measure_title(folded[start:end]) or _measure_rank(text, folded, start, end)
    start += len(text[start:end]) - len(text[start:end].lstrip(" :,/"))
    spouse = _SPOUSE.match(folded, start, end)
    return spouse.end() if spouse else start


def _measure_rank(text: str, folded: str, start: int, end: int) -> int:
    """« L'adjudant-chef Rose PIC »: a rank in small letters before a full name; 0 without one."""
    rank = folded[start:end].partition(" ")[0]
    ranked = rank in words("ranks") and text[start : start + len(rank)].islower()
    return len(rank) + 1 if ranked and _FULL_NAME.match(text, start + len(rank) + 1, end) else 0
