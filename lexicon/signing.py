"""What is printed around signatures: the line « Fait à … », headings, labels of a table of signatories, mentions.

One list for the finder of blocks and the reader of their columns; who signs is told by ``offices`` and ``bodies``.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.read import read_pattern, read_words

FIELDS = ("first_names", "names", "offices", "bodies", "signs")
_HEADING = re.compile(r"(?:pour|p/|p\.)\s*(?:et par delegation|et au nom de|le compte de)?\s*:?\s*")
_BLANKS = re.compile(r"[«»\"…_]+|\.{2,}")
_PUNCTUATION = re.compile(r"[\W_\d]*")


def is_done(folded: str) -> bool:
    """« fait a cordrans, en trois exemplaires » and its likes: the line above a block."""
    return read_pattern("signing", "lines.done").match(folded) is not None


def goes_on_done(folded: str) -> bool:
    """A line that goes on with it and is no signature: « en deux exemplaires »."""
    filled = " ".join(_BLANKS.sub(" ", folded).split())
    return read_pattern("signing", "lines.more").match(filled or folded) is not None


def opens_heading(folded: str) -> bool:
    """« pour la commune de x »: a party's heading, and no « pour » of a sentence.

    >>> opens_heading("pour la commune de lac"), opens_heading("pour copie conforme")
    (True, False)
    """
    if read_pattern("signing", "headings.none").match(folded):
        return False
    return read_pattern("signing", "headings.opening").match(folded) is not None


def find_heading(folded: str) -> int:
    """Where the party's name begins in a heading « pour …, », its article included; 0 where the line is none.

    >>> "pour le compte de la ville"[find_heading("pour le compte de la ville"):]
    'la ville'
    """
    found = _HEADING.match(folded)
    return found.end() if found else 0


def is_deputy(folded: str) -> bool:
    """« pour le maire et par delegation »: who signs in the place of another."""
    return read_pattern("signing", "headings.deputies").match(folded.lstrip("( ")) is not None


def find_extract(folded: str) -> int | None:
    """The end of « pour extrait conforme », under which is signed what was cut out of a register; None without."""
    found = read_pattern("signing", "headings.extracts").match(folded)
    return None if found is None else found.end()


def lists_recipients(folded: str) -> bool:
    """« destinataires : »: over those to whom the act is sent, who sign nothing.

    >>> [lists_recipients(one) for one in ("destinataires :", "copie a :", "pour copie conforme")]
    [True, True, False]
    """
    return read_pattern("signing", "headings.recipients").match(folded) is not None


def certifies_copy(folded: str) -> bool:
    """« pour copie conforme, le chef du service »: who signs beside it certifies a copy."""
    return read_pattern("signing", "headings.copies").match(folded.lstrip("( ")) is not None


@cache
def read_field(folded: str) -> str | None:
    """Which field of a signatory a label names, over a table of signatories.

    >>> read_field("nom et prenom"), read_field("qualite du signataire"), read_field("dates et signatures")
    ('names', 'offices', 'signs')
    """
    return next((name for name in FIELDS if read_pattern("signing", f"fields.{name}").fullmatch(folded)), None)


def find_signed_by(folded: str) -> int:
    """Where the name begins that an electronic signature announces; 0 where none does.

    >>> find_signed_by("signe electroniquement par : anne roy"), find_signed_by("signe a lac")
    (28, 0)
    """
    found = read_pattern("signing", "beside.signed_by").match(folded)
    return found.end() if found else 0


def is_hint(folded: str) -> bool:
    """What a heading asks for, in brackets: « nom, cachet, signature », « date, signature, "lu et approuvé" »."""
    first = folded.split(",", maxsplit=1)[0].strip()
    return is_mention(folded) or opens_mention(folded) or read_field(first) is not None


def is_mention(folded: str) -> bool:
    """A line beside a signature that belongs to nobody: a date, a label to fill in, « lu et approuvé », a stamp.

    >>> [is_mention(line) for line in ("(lu et approuve)", "date, cachet et signature", "le 3 mai 2021", "anne roy")]
    [True, True, True, False]
    """
    bare = folded.lstrip('(«" ')
    if _PUNCTUATION.fullmatch(folded) or is_deputy(folded) or _is_stamp(folded):
        return True
    dated = read_pattern("signing", "beside.dates").match(bare) is not None
    return dated or opens_mention(folded) or _lists_fields(bare)


def opens_mention(folded: str) -> bool:
    """Whether a row of a block opens with such a label."""
    bare = folded.lstrip('(«" ')
    return read_pattern("signing", "beside.labels").match(bare) is not None


def is_placeholder(folded: str) -> bool:
    """« Prénom NOM », « M./Mme … », « Nom du signataire »: a name left to be filled in.

    >>> [is_placeholder(line) for line in ("prenom nom", "m. ……", "[nom] [prenom]", "m. roy")]
    [True, True, True, False]
    """
    if read_pattern("signing", "beside.placeholders").match(folded.lstrip(' [(«"')):
        return True
    words = re.findall(r"[a-z./]+", folded)
    wanted = read_words("signing", "beside.placeholder_words")
    known = [word for word in words if word in wanted or (len(word) > 1 and set(word) <= set("xy"))]
    return 0 < len(known) == len(words) <= 3 and not any(char.isdigit() for char in folded)


def search_quality(folded: str) -> int:
    """Where, after a name, « en sa qualité de » announces its office; 0 where nothing does."""
    found = read_pattern("signing", "beside.quality").search(folded)
    return found.start() if found else 0


def find_quality(folded: str) -> int:
    """Where the office begins that « en sa qualité de » announces at the head of a text; 0 where nothing does."""
    found = read_pattern("signing", "beside.quality").match(folded)
    return found.end() + len(folded[found.end() :]) - len(folded[found.end() :].lstrip()) if found else 0


def find_in_office(folded: str) -> int:
    """Where « en exercice » begins in an office; the end of the text where it does not stand."""
    found = read_pattern("signing", "beside.in_office").search(folded)
    return len(folded[: found.start()].rstrip(" ,")) if found else len(folded)


def _lists_fields(folded: str) -> bool:
    """Two labels or more, and nothing else: « nom, prénom et qualité du signataire »."""
    found = re.findall(r"[a-z']+", folded)
    fields, small = read_words("signing", "beside.field_words"), read_words("signing", "beside.small_words")
    return len(found) > 1 and fields >= (rest := frozenset(found) - small) and bool(rest)


def _is_stamp(folded: str) -> bool:
    """A line of a stamp or a letterhead: an address, a number, a telephone."""
    if re.match(r"\d{2}", folded) or "@" in folded or re.search(r"\b\d{5}\b", folded):
        return True
    first = re.match(r"[a-z]+", folded)
    return first is not None and first[0] in read_words("signing", "beside.stamps")
