"""Offices and titles of persons: whether a word names one, and how far the words that lead up to it go.

The one reader of an office for all rooms: the finder of signature blocks, the splitter of parties, the reader of
columns and the reader of clauses ask here. Adding an office is one line in ``offices.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from bordereau.lexicon.read import read_entries, read_file, read_pattern

List = Literal[
    "determiners",
    "possessives",
    "continued_by",
    "before",
    "after",
    "kin",
    "titles",
    "ranks",
    "learned",
    "particles",
    "prefixes",
]

ENDINGS = "trices?|teuse|drice|rices?|ices?|euses?|iere|eures?|esses?|ere|ne|fe|se|le|te|re|es?|s"
INCLUSIVE = rf"(?:\((?:{ENDINGS})\)s?|[.·•‧∙/](?:{ENDINGS})(?!\w)(?:[.·•‧∙/-]?s(?!\w))?)"
"""« (e) », « (trice) », « ·e », « .e.s », « /trice »: the second gender of a word, and its plural."""
_HYPHENED = rf"-(?:{ENDINGS})(?:-s)?$"
_INCLUSIVE_END = re.compile(rf"{INCLUSIVE}+\.?$|{_HYPHENED}")
_ORDINAL = re.compile(r"\d{1,2}(?:er|ere|e|eme|nd|nde)")
_WORD = re.compile(rf"(?:l'|d')(?=\w)|[^\s,;:()/\"]+?{INCLUSIVE}+|[^\s,;:()/\"]+")
_BOTH_GENDERS = re.compile(r"(?:le|la|un|une)[.·•‧∙/-](?:la|le|une?|e)")
_OLD_TITLES = frozenset(("sieur", "sieurs", "dame", "dames", "demoiselle"))
"""« le sieur Roy », « la dame Roy »: as deeds have it."""
LEAD = 4
"""At most so many words stand before the noun: « Madame la première vice- »."""


@cache
def words(key: List) -> frozenset[str]:
    """One list of ``offices.toml``."""
    return frozenset(read_file("offices")[key])


def bare_word(word: str) -> str:
    """A folded word without its inclusive ending, dots and quotes.

    >>> [bare_word(word) for word in ("president·e·s", "gerant(e)", "directeur/trice", "elu-e-s", "mme.")]
    ['president', 'gerant', 'directeur', 'elu', 'mme']
    """
    return _INCLUSIVE_END.sub("", word.strip(".'\"*")).strip(".'")


@lru_cache(maxsize=4096)
def is_office(word: str) -> bool:
    """Whether a folded word names an office; compounds count by their first half.

    >>> [is_office(word) for word in ("vice-presidente", "president-directeur", "martin", "president(e)", "adjoint·e")]
    [True, True, False, True, True]
    """
    bare = bare_word(word)
    noun = read_pattern("offices", "nouns")
    if noun.fullmatch(bare) or ("-" in bare and noun.fullmatch(bare.split("-")[0])):
        return True
    return any(
        bare.startswith(prefix) and bool(noun.fullmatch(bare[len(prefix) :].lstrip("-")))
        for prefix in words("prefixes")
    )


@cache
def list_signing(article: str) -> tuple[str, ...]:
    """The offices that sign most acts, as printed after « le » or « la ».

    >>> "maire" in list_signing("le"), "maire" in list_signing("la"), "préfète" in list_signing("la")
    (True, False, True)
    """
    return tuple(entry.example or entry.form for entry in read_entries("offices", f"signing.{article}"))


def is_determiner(word: str) -> bool:
    """« le », « sa », « l' », « le·la »."""
    bare = word.strip("'")
    return bare in words("determiners") or _BOTH_GENDERS.fullmatch(bare) is not None


def leads_office(word: str) -> bool:
    """Whether a word may stand before the noun of an office: an article, « premier », « 3eme »."""
    return is_determiner(word) or bare_word(word) in words("before") or bool(_ORDINAL.fullmatch(word)) or word == "eme"


def measure_office(line: Sequence[str]) -> int:
    """How many folded words lead up to and hold the noun of an office; 0 if none.

    >>> measure_office(["son", "premier", "adjoint", "martin"]), measure_office(["madame", "la", "maire"])
    (3, 3)
    >>> measure_office(["monsieur", "martin"]), measure_office(["le", "maine"])
    (0, 0)
    """
    place = 1 if len(line) > 2 and line[0] in words("titles") and line[1] in ("le", "la", "l", "l'") else 0
    start = place
    while place < min(start + LEAD, len(line)) and not is_office(line[place]) and leads_office(line[place]):
        place += 1
    return place + 1 if place < len(line) and is_office(line[place]) else 0


def ends_office_line(rest: Sequence[str]) -> bool:
    """Whether the words after the noun of an office go on it to their end: « general des services », « de seance ».

    >>> [ends_office_line(rest.split()) for rest in ("", "du gard", "general des services", "expose", "de la")]
    [True, True, True, False, False]
    """
    goes_on = not rest or rest[0] in words("after") or rest[0] in words("continued_by") or rest[0] in ("a", "au", "d'")
    open_end = bool(rest) and (rest[-1] in words("particles") or rest[-1] in words("determiners") or rest[-1] == "que")
    return goes_on and not open_end


def names_office(folded: str) -> bool:
    """Whether a text is one person's office with its article and nothing more.

    >>> [names_office(one) for one in ("le prefet de l'orle,", "la secretaire de seance", "les elus", "le maire dit")]
    [True, True, False, False]
    """
    said = cut_words(folded)
    length = measure_office(said)
    one = length > 0 and is_determiner(said[0]) and said[0] not in ("les", "ses", "des", "un", "une")
    return one and not said[length - 1].endswith("s") and ends_office_line(said[length:])


def opens_with_office(folded: str) -> bool:
    """Whether a text begins with one person's office and its article: « la prefete du gard officier de … ».

    >>> [opens_with_office(one) for one in ("le maire de lac, officier", "maire de lac", "les maires")]
    [True, False, False]
    """
    said = cut_words(folded[:120])
    length = measure_office(said)
    return length > 0 and said[0] in ("le", "la", "l'") and not said[length - 1].endswith("s")


def cut_words(folded: str) -> list[str]:
    """The words of a folded line, elided articles apart, inclusive endings with their words.

    >>> cut_words("l'adjoint(e) au maire, charge·e des ecoles")
    ["l'", 'adjoint(e)', 'au', 'maire', 'charge·e', 'des', 'ecoles']
    """
    return _WORD.findall(folded)


def opens_person(folded: str) -> bool:
    """Whether a folded text opens with the title of a person: « mme roy », « monsieur », « mr ».

    >>> opens_person("m. roy"), opens_person("le docteur roy"), opens_person("general electric")
    (True, True, False)
    """
    said = [word.rstrip(",") for word in folded.lstrip(' "(').split(maxsplit=2)[:2]]
    if len(said) > 1 and said[0] in ("le", "la"):
        return said[1] in words("learned") or said[1] in _OLD_TITLES
    return bool(said) and said[0] in words("titles") - words("ranks") and said[0] != "me"


def is_title_alone(text: str) -> bool:
    """Whether a name is no more than a title, its blank left empty: « M. ……… ».

    >>> is_title_alone("M"), is_title_alone("M. Roy")
    (True, False)
    """
    return text.strip(" .…_").lower() in words("titles")


def measure_title(folded: str) -> int:
    """How many characters the title before a name takes, with its blank: « mme roy » has 4; 0 without one."""
    title, _, name = folded.partition(" ")
    if title not in (words("titles") - words("ranks") | words("learned")) - {"m", "mm", "me"} or not name.strip():
        return 0
    return len(folded) - len(name.lstrip())


def is_state_office(folded: str) -> bool:
    """Whether an office is a party by itself: « recteur de l'academie », « le prefet de l'orle ».

    >>> is_state_office("le prefet de l'orle"), is_state_office("maire de lac")
    (True, False)
    """
    said = cut_words(folded[:120])
    length = measure_office(said)
    return length > 0 and read_pattern("offices", "of_the_state").fullmatch(bare_word(said[length - 1])) is not None


@lru_cache(maxsize=4096)
def opens_office(folded: str) -> bool:
    """Whether a folded line opens with an office: « le maire de lac », « 2eme vice-presidente », « mme la prefete ».

    >>> opens_office("la coordinatrice"), opens_office("directeur·rice"), opens_office("les presents statuts")
    (True, True, False)
    """
    return measure_office(cut_words(folded[:120])[: LEAD + 2]) > 0
