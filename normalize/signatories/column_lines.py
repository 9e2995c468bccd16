"""What one line of a signature column is: the party over it, an office, a name, a mention.

Offices and bodies come from ``lexicon``; a name is told by its capitals, its title, or the parties block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bordereau.lexicon.bodies import of_no_person
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import is_office, opens_office, words
from bordereau.lexicon.read import read_pattern
from bordereau.lexicon.signing import find_heading, find_quality, is_mention, is_placeholder

Kind = Literal["heading", "role", "name", "weak_name", "placeholder", "mention", "other"]

TOKEN = re.compile(r"[^\s,;()]+")
_INITIALS = re.compile(
    r"(?!(?:M|Mr?s?)\.\s)(?:[A-ZÀ-Þ][a-z]?\.\s?-?\s?){1,3}\s*(?:(?:[dD][eu]s?|[lL][aAeE]|DU|DES?)\s+)*(?:[dDlL]?['’]?[A-ZÀ-Þ][\w'’-]{2,}(?:[\s-][A-ZÀ-Þ]['’\w-]+){0,2}|(?<=[lL][eE]\s)[A-ZÀ-Þ]\w)$"
)
"""« A. ROY », « J.-B. DE LA TOUR », « A. LE DU »."""
_PLACE = re.compile(r"\w-(?:sur|sous|les|lez|en|aux?|la|le|du|des)-\w")
"""« Lac-le-Haut », « Pont-sur-Orle »: no person's name."""
_OF = re.compile(r"(?:du|des|de la|de l'|d'un)\b")
_ARTICLE = re.compile(r"(?:la|les?)\s+|l'\s*|l\s")
_ACRONYM = 5
"""« du SPIP »: letters of initials, which no particle of a name comes before."""
_ELIDED = re.compile(r"[Ll]['’]")
"""« L'ASSOCIATION » alone: a side, and no surname."""
_FOR = re.compile(r"P[./]\s*(?:la|le|les|l['’])\s?(?=[A-ZÀ-Þ])")
"""« P. la Commune »: « pour », and no initial."""
DANGLING = re.compile(r"(?:\b(?:de|du|des|la|le|les|et|a|au|aux|en|pour|par|sur|l|d)|['-]|,)$")


@dataclass(frozen=True, slots=True)
class Known:
    """What the parties block of the act says."""

    parties: tuple[tuple[str, str], ...] = ()
    """(designation, name): a party's printed name or alias, and its name."""
    persons: tuple[str, ...] = ()
    """Names of representatives."""
    signs_for: tuple[tuple[str, str], ...] = ()
    """(representative, party): whom each of them represents."""


def classify_line(text: str, known: Known) -> Kind:
    """What a line is, by its words and by what the parties block says."""
    folded = fold(text)
    if _INITIALS.match(text) and not _FOR.match(text):
        return "name"
    if folded.strip(",") in words("after") and not is_office(folded.strip(",")):
        return "other"
    if _goes_on_office(folded):
        return "other"
    if is_placeholder(folded):
        return "placeholder"
    if is_mention(folded):
        return "mention"
    if find_heading(folded):
        return "heading"
    if any(is_same_person(text, person) for person in known.persons):
        return "name" if " " in text.strip() else "weak_name"
    if (party := find_party(text, known)) is not None and not (is_sure_name(text) and _is_one_of(text, party)):
        return "other"
    if is_role_line(text):
        return "role"
    if is_name(text):
        return "name"
    return "weak_name" if _is_weak(text) else "other"


def _goes_on_office(folded: str) -> bool:
    """« La Directrice » over « Générale du STF »: the rest of an office."""
    first, _, rest = folded.partition(" ")
    return first in words("after") and not is_office(first) and _OF.match(rest) is not None


def _is_one_of(text: str, party: str) -> bool:
    """« Alain ROY » of « ROY Alain et Josiane », « Anne ROY » of « Anne ROY, maire »: a person whom a party names."""
    return set(_party_words(text)) < set(_party_words(party))


def is_role_line(text: str) -> bool:
    """« Le Maire », « Premier Vice-Président », « Madame la Présidente », « Directeur régional de »."""
    folded = fold(text)
    return opens_office(folded) or find_quality(folded) > 0


def is_name(text: str) -> bool:
    """A person: a title and a word, or two to five words with capitals of which none names a body or an office."""
    tokens = [token.group() for token in TOKEN.finditer(text)]
    titles, particles = words("titles"), words("particles")
    titled = False
    if len(tokens) > 1 and fold(tokens[0]) in words("ranks") and tokens[0].islower():
        return False
    if len(tokens) > 2 and fold(tokens[0]) in ("le", "la") and fold(tokens[1]) in words("ranks"):
        tokens = tokens[1:]
    while tokens and fold(tokens[0]) in titles:
        tokens, titled = tokens[1:], True
    if not tokens or len(tokens) > 6 or any(any(c.isdigit() for c in token) for token in tokens):
        return False
    folded = [fold(token).strip(".") for token in tokens]
    if any(word in of_no_person() or is_office(word) for word in folded):
        return False
    capital = [token[0].isupper() or token.startswith(("d'", "d’", "D'", "D’")) for token in tokens]
    if not all(ok or word in particles for ok, word in zip(capital, folded, strict=True)) or not any(capital):
        return False
    if folded[0] in ("la", "les", "l'", "le") and not titled and len(tokens) < 3:
        return False
    if tokens[0] == "des" and not titled:
        return False  # « Le Président de l'Association ⏎ des Amis du LAC »
    if not titled and tokens[0].isupper() and len(tokens[0]) <= 4 and folded[1:2] in (["de"], ["du"], ["des"]):
        return False  # « CH de Lac »
    if not titled and (_is_scrap(text) or any(map(_PLACE.search, folded))):
        return False
    return titled or sum(capital) >= 2


def _is_scrap(text: str) -> bool:
    """Capitals that end in one or two letters: « RIE DE CO », a piece of a stamp."""
    return text.isupper() and len(text.rsplit(maxsplit=1)[-1]) < 3


def is_sure_name(text: str) -> bool:
    """A name by its type: « M. Roy », « Jean DUPONT » (a first name, then a surname in capitals)."""
    if _INITIALS.match(text):
        return True
    if not is_name(text):
        return False
    tokens = [token.group() for token in TOKEN.finditer(text)]
    if fold(tokens[0]) in words("titles"):
        return True
    mixed = [token[:1].isupper() and token[1:2].islower() for token in tokens]
    upper = [len(token) > 1 and token.isupper() for token in tokens]
    return any(mixed) and any(upper)


def _is_weak(text: str) -> bool:
    """One word with a capital: half of a name in a narrow column, or a surname, its particle before it."""
    *before, word = text.strip(".,").split() or [""]
    word = re.sub(r"^[dD][’'](?=[A-ZÀ-Þ])", "", word)
    articles = fold(before[0]) in ("la", "le", "les") if before else False
    acronym = fold(" ".join(before)) in ("du", "des") and word.isupper() and len(word) <= _ACRONYM
    if (
        articles
        or acronym
        or _ELIDED.match(word)
        or any(fold(particle) not in words("particles") for particle in before)
    ):
        return False
    return (
        " " not in word
        and len(word) >= 2
        and word[0].isupper()
        and word.replace("-", "").replace("’", "").replace("'", "").isalpha()
        and fold(word) not in of_no_person()
    )


def is_same_person(text: str, person: str) -> bool:
    """Two printings of one name: « M. Jean DUPONT » and « DUPONT Jean »."""
    one, two = set(fold(text).replace("-", " ").split()), set(fold(person).replace("-", " ").split())
    one -= words("titles")
    two -= words("titles")
    if len(one) == len(two) == 1:
        return one == two
    return bool(one) and len(one & two) >= 2 and (one <= two or two <= one)


def find_represented(name: str | None, known: Known) -> str | None:
    """The party whose representative signs below no heading; None for one who represents several."""
    parties = {party for person, party in known.signs_for if name and is_same_person(name, person)}
    return parties.pop() if len(parties) == 1 else None


def strip_heading(text: str) -> str:
    """Without « Pour la »."""
    folded = fold(text)
    start = find_heading(folded)
    article = _ARTICLE.match(folded, start) if start or not text.isupper() else None
    return text[article.end() if article else start :].strip(" ,:;.")


def find_party(text: str, known: Known) -> str | None:
    """The known party that a heading designates, by its name or alias; None where two would do."""
    wanted = _party_words(strip_heading(text))
    if not wanted:
        return None
    hits = {name for designation, name in known.parties if _party_words(strip_heading(designation)) == wanted}
    if not hits:
        bare = _without_kind(wanted)
        hits = {
            name
            for designation, name in known.parties
            if bare and _without_kind(_party_words(strip_heading(designation))) == bare
        }
    if not hits:
        hits = {
            name
            for designation, name in known.parties
            if len(wanted) >= 2 and set(wanted) <= set(_party_words(designation)) and len(" ".join(wanted)) >= 8
        }
    return hits.pop() if len(hits) == 1 else None


def _without_kind(words_of: Sequence[str]) -> list[str]:
    """« association voiles » as « voiles »: the type word stands in one printing of a name and not in another."""
    return [word for word in words_of if read_pattern("names", "key.kinds").fullmatch(word) is None]


def _party_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"\b(?:la|le|les|l|de|du|des|d|et)\b", " ", fold(text).replace("'", " ")))
