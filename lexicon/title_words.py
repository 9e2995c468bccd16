"""The words by which a title, the parties below it and the acts around it are told; all ask folded text from its start.

One question, one function: whoever looks for an act's title, for the next act of a pack or for the end of a signature
block asks the same words.
"""

from __future__ import annotations

import re
from functools import cache

from bordereau.lexicon.read import read_pattern, read_words, write_pattern

NAME_REACH = 60
"""The name of who issues an act has at most so many characters."""
_REFERENCE = re.compile(r"\s*[\w ./-]{1,30}")
"""« 2020/12-B »."""
_YEAR_OR_ASIDE = re.compile(r"\(|\d{4}(?!\d)")
PARTY_REACH = 400
"""« Entre la Commune … » opens the parties where something is said of a party within so many characters."""


def opens_act(folded: str) -> bool:
    """Whether a line opens with a word for an act: « projet d'avenant », « extrait du registre ».

    >>> opens_act("convention de partenariat"), opens_act("operation programmee")
    (True, False)
    """
    return read_pattern("titles", "kinds").match(folded) is not None


def opens_agreement(folded: str) -> bool:
    """Whether it opens with a word for what parties sign."""
    return read_pattern("titles", "agreements").match(folded) is not None


def opens_order(folded: str) -> bool:
    """Whether it opens what an authority decides alone."""
    return read_pattern("titles", "orders").match(folded) is not None


def only_numbers(folded: str) -> bool:
    """Whether a line only numbers the act: « convention n° 12 »."""
    act = read_pattern("titles", "references").match(folded)
    return act is not None and _REFERENCE.fullmatch(folded, act.end()) is not None


def numbers_order(folded: str) -> bool:
    """Whether a line only numbers and dates an order or a decision, whose object stands below it.

    >>> [numbers_order(one) for one in ("arrete n° ddtm-sef-2023-0014", "arrete municipal n° 12 du 3 mai 2020")]
    [True, True]
    >>> [numbers_order(one) for one in ("decision du president n° dec-2025/0370", "deliberation n° 12")]
    [True, True]
    >>> [numbers_order(one) for one in ("arrete n° 12 portant delegation", "arrete", "convention n° 12")]
    [False, False, False]
    """
    said = folded.replace("/", " ").split()
    beside = read_words("titles", "beside_numbers") | read_words("months", "month")
    numbered = [any(char.isdigit() for char in word) for word in said]
    known = (digit or len(word) <= 3 or word.strip(".,:") in beside for digit, word in zip(numbered, said, strict=True))
    opens = opens_order(folded) or read_pattern("titles", "resolutions").match(folded) is not None
    return opens and any(numbered) and all(known)


def says_what_for(folded: str) -> bool:
    """Whether a line opens as the object of an order does, under its number: « portant », « relatif », « autorisant ».

    >>> [says_what_for(one) for one in ("portant delegation", "relative a", "instaurant des", "vu le")]
    [True, True, True, False]
    """
    first = folded.split(maxsplit=1)[0] if folded else ""
    return first in read_words("titles", "order_objects") or (len(first) > 6 and first.endswith("ant"))


def says_that_it_decides(folded: str) -> bool:
    """Whether a line holds nothing but the verb by which an authority decides.

    >>> says_that_it_decides("arrete :"), says_that_it_decides("arrete n° 12")
    (True, False)
    """
    return read_pattern("assemblies", "signs.orders").match(folded) is not None


def says_object(folded: str) -> bool:
    """Whether a line says the object of an act, as a title without a word for the act does."""
    return read_pattern("titles", "objects").match(folded) is not None


def stops_title(folded: str) -> bool:
    """Whether a line cannot belong to a title.

    >>> stops_title("vu le code"), stops_title("entre lac, representee par"), stops_title("entre lac et pin")
    (True, True, False)
    """
    return read_pattern("titles", "stops").match(folded) is not None or _entre_party().match(folded) is not None


def says_of_a_party(folded: str) -> bool:
    """Whether a line opens with what is said of a party: « dont le siège est à Lac », « représentée par ».

    >>> says_of_a_party("dont le siege est a lac"), says_of_a_party("pour le lac")
    (True, False)
    """
    return read_pattern("titles", "facts_of_a_party").match(folded) is not None


@cache
def _entre_party() -> re.Pattern[str]:
    return re.compile(rf"entre\b.{{0,{PARTY_REACH}}}{write_pattern('titles', 'facts_of_a_party')}")


def is_letterhead(folded: str) -> bool:
    """Whether a line above a title only names who issues the act."""
    issuer = read_pattern("titles", "letterheads").match(folded)
    return issuer is not None and len(folded) - issuer.end() <= NAME_REACH and ":" not in folded


def continues_title(folded: str) -> bool:
    """Whether a title goes on with the line even in plain type.

    >>> continues_title("2024-2026"), continues_title("29999 lac-le-haut")
    (True, False)
    """
    return _YEAR_OR_ASIDE.match(folded) is not None or read_pattern("titles", "continuations").match(folded) is not None


def opens_parties(folded: str) -> bool:
    """Whether the line opens the parties: « entre », « les soussignés »."""
    return read_pattern("titles", "openers").match(folded) is not None


def shows_parties(folded: str) -> bool:
    """Whether a text, anywhere in it, holds what is said of parties only."""
    return read_pattern("titles", "parties_signs").search(folded) is not None
