r"""Forms: how a French wording is written down so that anyone can read it and add one.

A form is the wording itself, folded (``lexicon.folding``: lower case, no accents, straight apostrophes and hyphens),
with a few signs for what may vary. Regular expressions are made here, and nowhere in the data:

| in a form | stands for |
| --- | --- |
| a blank | any white space, at least one |
| ``~`` | white space or none: « k~€ » |
| ``[ ]`` | what may be absent, with the blank beside it: « [le] maire », « signe[e] » |
| ``( | )`` | one of several: « (etabli|conclu) entre » |
| ``*`` | any ending: « president* » |
| ``...`` | some words of the same clause, up to 80 characters, or none; blanks beside it are edges of words |
| ``…`` | the same, of any clause |
| ``_`` | any one word |
| ``(s)`` | a plural, printed « s » or « (s) », or none: « euro(s) » |
| ``+`` | endings of gender and number, inclusive ones too: « designe+ » |
| ``#`` | a whole number in figures |
| ``^`` | the text begins here |
| ``$`` | the text ends here; ``$$`` is a dollar |
| ``{name}`` | a named part, given beside: a form, or a list of forms of which it is one |
| ``{numeral}`` | a number in figures, Roman or not: « titre {numeral} » |
| ``{letter}`` | a letter that numbers: « section {letter} » |
| ``{place}`` | a name of a place: « a {place}, le {day} » |
| ``{day}`` | where a date begins, or a blank for one: « le 3 », « le __ »; after ``~`` also the end |
| ``{reference}`` | the number of an act or a file: « n° {reference} » |
| ``{aside}`` | words between brackets |
| ``{count}`` | how many, in words or figures: « en {count} exemplaires » |
| ``{mark}`` | the mark after the number of an item, if any: « 1. », « 1) » |
| ``{words}`` | some words up to a comma |
| ``{word}``, ``{letters}`` | one word; words without a mark between them, up to 30 characters |
| ``{phrase}`` | words as far as they go, up to a comma or a full stop |
| ``{abbreviation}`` | a short word, with points or not |
| ``{clause}`` | words and commas, up to a semicolon or a quote |
| ``{label}`` | the words of a label, as far as its colon: « l'établissement {label} : » |
| ``{initial}``, ``{digit}`` | one letter, one figure |
| ``{blank}`` | how a blank to be filled in opens: dots, lines, « XX », « [ » |

A form is whole words: « maire » is not found in « mairesse ». « oe » also stands for « œ », which folding keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Part = str | Sequence[str]
"""A named part: a form, or forms of which it is one."""
SIGNS = {
    "~": r"\s*",
    "*": r"\w*",
    "_": r"\w+",
    "^": "^",
    "...": r"[^.;:\n]{0,80}?",
    "…": r".{0,80}?",
    "#": r"\d+",
    "$": r"\s*$",
    "$$": r"\$",
    "+": r"(?:e|s|\((?:e|s|es)\)|\[e\]|[.·-]e(?!\w)|[.·-]s(?!\w))*(?!\w)",
    "oe": "(?:oe|œ)",
    "(s)": r"(?:s|\(s\)?)?",
}
KINDS = {
    "numeral": r"(?:\d{1,2}|[ivx]{1,6})",
    "letter": r"[a-h]",
    "place": r"[a-z][a-z' -]{1,40}?",
    "day": r"(?:[\d_]\w*|x+(?!\w)|[.…\[(/][.…_]*|$)",
    "reference": r"\S+",
    "aside": r"\([^()]{0,40}\)",
    "count": r"(?:\w+|\(?\d+\)?)(?:\s*\(\w+\))?",
    "mark": r"[.)°-]?",
    "words": r"[^,;:\n]{1,80}?",
    "clause": r"[^;:\n\"]{2,120}?",
    "word": r"[a-z]+",
    "letters": r"[a-z ]{0,30}",
    "phrase": r"[^,;.\n]{0,60}",
    "abbreviation": r"[a-z.]{2,10}",
    "label": r"[a-z' ]{2,45}?",
    "digit": r"\d",
    "initial": r"[a-z]",
    "blank": r"(?:[._…/\[-]+|\((?![a-z])|xx+)",
}
"""What no wording can say: kinds of words that may stand in a form by their name."""
TOKEN = re.compile(r"\.\.\.|\(s\)|\$\$|\{[a-z_]+\}|\s+|oe|.", re.DOTALL)
"""The signs of a form; any other character is itself."""
_BLANK = r"\s+"
_BLANKS = (_BLANK, SIGNS["~"], SIGNS["$"])
_WILD = (SIGNS["..."], SIGNS["…"])
_FREE_START, _FREE_END = r"(?:(?<!\w)|(?!\w))", r"(?:(?!\w)|(?<!\w))"
"""A word's edge, where what stands there is part of a word: « k€ » has none at its end."""


class FormError(ValueError):
    """A form that cannot be read: a bracket left open, a part that is not given."""


@dataclass(frozen=True, slots=True)
class Option:
    """What may be absent, as the source of a pattern."""

    source: str


def write_form(form: str, parts: Mapping[str, Part] | None = None) -> str:
    r"""Write one form as the source of a regular expression. ``parts`` maps names to forms. Raises FormError.

    >>> write_form("fait [et signe] a"), write_form("[le] president*")
    ('\\bfait(?:\\s+et\\s+signe)?\\s+a\\b', '(?:(?<!\\w)|(?!\\w))(?:le\\s+)?president\\w*')
    """
    body = write_part(form, parts)
    start = r"\b" if form[:1].isalnum() else _FREE_START if form[:1] in "[({" else ""
    end = r"\b" if form[-1:].isalnum() or form[-1:] == "#" else _FREE_END if form[-1:] in "])}" else ""
    return f"{start}{body}{end}"


def write_part(form: str, parts: Mapping[str, Part] | None = None) -> str:
    r"""Write one form without the edges of a word, to be put together with others in one: « k » of « 12keur ».

    >>> write_part("euro(s)"), write_part("k|m")
    ('euro(?:s|\\(s\\)?)?', '(?:k|m)')
    """
    signs = TOKEN.findall(form)
    body, rest = _write_alternatives(form, signs, 0, parts or {}, "")
    if rest != len(signs):
        raise FormError(f"« {form} »: a bracket is closed that was not opened")
    return _group(body) if "|" in body and _is_split(signs) else body


def join_parts(forms: Iterable[str], parts: Mapping[str, Part] | None = None) -> str:
    r"""Write several forms as one alternation without the edges of words, the longest first.

    >>> join_parts(["k", "md"])
    '(?:md|k)'
    """
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return _group("|".join(write_part(form, parts) for form in ordered))


def join_forms(forms: Iterable[str], parts: Mapping[str, Part] | None = None) -> str:
    r"""Write several forms as one alternation, the longest first.

    >>> join_forms(["€", "euros"])
    '(?:\\beuros\\b|€)'
    """
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return _group("|".join(write_form(form, parts) for form in ordered))


def compile_forms(forms: Iterable[str], parts: Mapping[str, Part] | None = None) -> re.Pattern[str]:
    """Compile several forms into one pattern for folded text.

    >>> bool(compile_forms(["dont acte"]).match("dont  acte, fait")), compile_forms(["maire"]).search("mairesse")
    (True, None)
    """
    return re.compile(join_forms(forms, parts))


def _group(source: str) -> str:
    return f"(?:{source})"


def _is_split(signs: list[str]) -> bool:
    """Whether the whole form is one of several, outside all brackets."""
    depth = 0
    for sign in signs:
        depth += (sign in "[(") - (sign in "])")
        if sign == "|" and not depth:
            return True
    return False


def _write_alternatives(
    form: str, signs: list[str], at: int, parts: Mapping[str, Part], closing: str
) -> tuple[str, int]:
    """Write what stands from a sign up to ``closing``; also where that is."""
    sides: list[str] = []
    while True:
        side, at = _write_sequence(form, signs, at, parts)
        sides.append(side)
        sign = signs[at] if at < len(signs) else ""
        if sign == "|":
            at += 1
            continue
        if sign != closing:
            raise FormError(f"« {form} »: « {closing or sign} » is missing or too many")
        return "|".join(sides), at


def _write_sequence(form: str, signs: list[str], at: int, parts: Mapping[str, Part]) -> tuple[str, int]:
    nodes: list[str | Option] = []
    while at < len(signs) and signs[at] not in ("|", "]", ")"):
        sign = signs[at]
        if sign in ("[", "("):
            inner, at = _write_alternatives(form, signs, at + 1, parts, "]" if sign == "[" else ")")
            nodes.append(Option(inner) if sign == "[" else _group(inner))
        else:
            source = _write_sign(form, sign, parts)
            nodes.append(source)
        at += 1
    return _join(nodes), at


def _write_sign(form: str, sign: str, parts: Mapping[str, Part]) -> str:
    if sign.isspace():
        return _BLANK
    if sign[0] == "{" and len(sign) > 1:
        name = sign[1:-1]
        if name not in parts and name not in KINDS:
            raise FormError(f"« {form} »: there is no part « {name} »")
        if name not in parts:
            return KINDS[name]
        part, others = parts[name], {key: part for key, part in parts.items() if key != name}
        return _group(write_form(part, others)) if isinstance(part, str) else join_forms(part, others)
    return SIGNS.get(sign) or (sign if sign.isalnum() else re.escape(sign))


def _join(nodes: list[str | Option]) -> str:
    """Put nodes together; an option between blanks takes one of them along, the one before it where there is one."""
    out: list[str] = []
    free = True
    """No blank is owed: at the start, and after an option that took the blank behind it."""
    skip = False
    for place, node in enumerate(nodes):
        after = nodes[place + 1] if place + 1 < len(nodes) else None
        if skip:
            skip = False
            continue
        if node in _WILD:
            if out and out[-1] == _BLANK:
                out[-1] = _FREE_START
            out.append(str(node))
            skip = after == _BLANK
            out += [_FREE_START] if skip else []
        elif isinstance(node, str):
            out.append(node)
        elif after not in (None, *_BLANKS):
            out.append(f"{_group(node.source)}?")
        elif out and out[-1] == _BLANK:
            out[-1] = f"(?:{_BLANK}{_bind(node.source)})?"
        elif free and after == _BLANK:
            out.append(f"(?:{_bind(node.source)}{_BLANK})?")
            skip = True
            continue
        else:
            out.append(f"{_group(node.source)}?")
        free = node == SIGNS["^"]
    return "".join(out)


def _bind(source: str) -> str:
    return _group(source) if "|" in source else source


def join_words(words: Iterable[str]) -> str:
    r"""Write plain words as one alternation without edges, the longest first, any white space for a blank.

    >>> join_words(["plus de", "plus"])
    'plus\\s+de|plus'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _BLANK) for word in ordered)
