"""The grammar of units of money: a scale, a link, a currency, and the tax behind it.

« k€ », « K EUR », « M. € », « milliers d'euros », « kilo-euros », « MF HT »: print puts them together as it likes, so
they are put together here as well, once for running text, heads, captions, cells and the mends of OCR. A unit
unknown to one of these places is a factor of a thousand that no sum can tell, since every sum of the table holds.

Sources of patterns are for folded text (``lexicon.folding``) and hold no groups. What they find is read by
``read_unit`` from the text as printed: single capitals are units only as capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bordereau.lexicon.folding import fold
from bordereau.lexicon.forms import join_parts
from bordereau.lexicon.read import Entry, read_entries, read_file

_FILE = "money_units"
LINK = r"\s{0,2}\.?\s{0,2}(?:(?:d\s?'|des?\s|d\s|d(?=€))\s{0,2})?"
"""Between scale and currency: « milliers d'€ », « M. € », « K EUR »."""
_EDGE = r"(?!\w)"


@dataclass(frozen=True, slots=True)
class MoneyUnit:
    """A unit of money: thousands of euros are the power 3 of EUR."""

    power: int
    currency: str
    half: bool = False
    """« million et demi d'euros »"""

    @property
    def sign(self) -> str:
        """How the results write it: « k€ »."""
        return name_unit(self.currency, self.power)


@cache
def _signs() -> dict[str, str]:
    signs: dict[str, str] = read_file(_FILE)["signs"]
    return signs


_PREFIXES = {0: "", 3: "k", 6: "M", 9: "Md", 12: "Bn"}


def name_unit(currency: str, power: int) -> str:
    """Write a unit.

    >>> name_unit("EUR", 3), name_unit("FRF", 6), name_unit("XPF", 0)
    ('k€', 'MF', 'F CFP')
    """
    return _PREFIXES.get(power, "") + _signs()[currency]


@cache
def _by_sign() -> dict[str, MoneyUnit]:
    return {name_unit(code, power): MoneyUnit(power, code) for code in _signs() for power in _PREFIXES}


def find_by_sign(sign: str | None) -> MoneyUnit | None:
    """Find the unit that the results write so; None for « % » and what is no money.

    >>> find_by_sign("k€"), find_by_sign("%")
    (MoneyUnit(power=3, currency='EUR', half=False), None)
    """
    return _by_sign().get(sign) if sign else None


def _join(entries: Iterable[Entry]) -> str:
    return join_parts(entry.form for entry in entries)


@cache
def _scale_words() -> tuple[Entry, ...]:
    return tuple(entry for entry in read_entries("numbers", "scales") if entry.meaning.get("figures"))


@cache
def write_scale_words() -> str:
    """The scales that are words: « milliers », « millions »."""
    return _join(_scale_words())


@cache
def write_letters() -> str:
    """The scales that are letters: « k », « M », « Mds »."""
    return _join(read_entries(_FILE, "letters"))


@cache
def list_printed_letters() -> tuple[str, ...]:
    """The scales that are letters as they are printed, the longest first; only « k » may be small.

    >>> list_printed_letters()[-3:]
    ('M', 'k', 'K')
    """
    plain = [re.sub(r"[^a-z]", "", entry.form) for entry in read_entries(_FILE, "letters")]
    some = [form for form in (e.form for e in read_entries(_FILE, "letters")) if form.endswith("[s]")]
    forms = {*plain, *(re.sub(r"\[s\]", "", form) for form in some)}
    ordered = sorted((form.capitalize() for form in forms), key=lambda form: (-len(form), form != "M"))
    return (*(form for form in ordered if form != "K"), "k", "K")


@cache
def write_currencies(code: str | None = None) -> str:
    """The currencies, or the spellings of one, without the single capitals; « 12 €50 » is more than its unit says."""
    forms = [e.form for e in read_entries(_FILE, "currencies") if code in (None, e.meaning["code"])]
    words = [form for form in forms if re.search("[a-z]", form)]
    marks = [form for form in forms if form not in words]
    tried = [f"{join_parts(words)}{_EDGE}"] if words else []
    tried += [rf"{join_parts(marks)}(?!\d)"] if marks else []
    return f"(?:{'|'.join(tried)})"


@cache
def write_unit(code: str | None = None, *, scaled: bool = False, capitals: bool = True) -> str:
    r"""The source of a pattern for one unit; it holds no groups.

    ``code`` keeps one currency only; ``scaled`` leaves out currencies without a scale; without ``capitals`` « KE » and
    « MF » are none, for places that do not ask ``read_unit``. A lone « F » or « E » is never one here.

    >>> [bool(re.fullmatch(write_unit(), text)) for text in ("k€", "k eur", "milliers d'€", "m. €", "ke", "e", "m")]
    [True, True, True, True, True, False, False]
    """
    scale = (
        rf"(?:{write_scale_words()}{_EDGE}(?:\s{{1,2}}et\s+demie?(?!\w))?{LINK}|{write_letters()}{LINK}-?"
        rf"|{_join(read_entries(_FILE, 'prefixes'))}[\s-]?)"
    )
    tried = [f"{scale}{'' if scaled else '?'}{write_currencies(code)}"]
    if capitals and code in (None, "EUR"):
        plain = _join(e for e in read_entries(_FILE, "letters") if e.meaning.get("capital"))
        tried.append(rf"(?:k\s|{plain})e(?![\w'])")
    if capitals and code in (None, "FRF"):
        tried.append(rf"{write_letters()}\s?f(?![\w'])")
    return rf"(?:{'|'.join(tried)})"


@cache
def _tax_finder(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){write_taxes(sign)}")


def find_tax(folded: str) -> Literal["HT", "TTC"] | None:
    """Tell whether a text speaks of sums with or without tax; « TTC » wins where it speaks of both.

    >>> find_tax("cout h.t."), find_tax("toutes taxes comprises"), find_tax("chut")
    ('HT', 'TTC', None)
    """
    signs: tuple[Literal["HT", "TTC"], ...] = ("TTC", "HT")
    return next((sign for sign in signs if _tax_finder(sign).search(folded)), None)


@cache
def write_capitals(code: str | None = None) -> str:
    """The capitals that may stand for a currency alone; ``read_unit`` tells capitals from small letters."""
    return _join(e for e in read_entries(_FILE, "capitals") if code in (None, e.meaning["code"])) + r"(?![\w'])"


def read_scale(folded: str) -> int | None:
    """Read a scale alone as a power of ten.

    >>> read_scale("milliers"), read_scale("k"), read_scale("d")
    (3, 3, None)
    """
    match = _scale_reader().fullmatch(folded)
    return int(match.lastgroup[1:]) if match and match.lastgroup else None


@cache
def write_taxes(sign: str | None = None) -> str:
    """The words for a tax included or not: « HT », « toutes taxes comprises »."""
    return _join(entry for entry in read_entries(_FILE, "taxes") if sign in (None, entry.meaning["sign"])) + _EDGE


def _write_scales() -> str:
    """The scales by power, the greatest first: « Md » is no « M » with a « d »."""
    powers: dict[int, list[Entry]] = {}
    for entry in (*_scale_words(), *read_entries(_FILE, "letters"), *read_entries(_FILE, "prefixes")):
        powers.setdefault(entry.meaning["power"], []).append(entry)
    return "|".join(f"(?P<p{power}>{_join(entries)})" for power, entries in sorted(powers.items(), reverse=True))


@cache
def _scale_reader() -> re.Pattern[str]:
    return re.compile(_write_scales())


@cache
def _reader() -> re.Pattern[str]:
    codes: dict[str, list[Entry]] = {}
    for entry in (*read_entries(_FILE, "currencies"), *read_entries(_FILE, "capitals")):
        codes.setdefault(entry.meaning["code"], []).append(entry)
    currency = "|".join(f"(?P<{code}>{_join(entries)})" for code, entries in codes.items())
    return re.compile(rf"(?:(?:{_write_scales()})(?P<half>\s+et\s+demie?(?!\w))?)?{LINK}-?(?:{currency})")


def read_unit(printed: str) -> MoneyUnit | None:
    """Read a text that is one unit and nothing else.

    >>> [read_unit(text).sign for text in ("milliers d’€", "K EUR", "M. €", "KE", "kilo-euros", "F CFP", "euro(s)")]
    ['k€', 'k€', 'M€', 'k€', 'k€', 'F CFP', '€']
    >>> [read_unit(text) for text in ("Me", "f", "d'euros ou", "m²")]
    [None, None, None, None]
    """
    text = printed.strip()
    match = _reader().fullmatch(fold(text))
    if match is None:
        return None
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    power = next((int(name[1:]) for name in found if name[0] == "p"), 0)
    code = next(name for name in found if name in _signs())
    if found[code] in ("e", "f") and not (text[-1].isupper() or (power == 3 and found[code] == "e")):
        return None
    return MoneyUnit(power, code, "half" in found)


@cache
def _hint() -> re.Pattern[str]:
    """A currency word with or without letters before it, a sign, or a capital after a figure or a letter."""
    forms = [re.sub(r"\[.*?\]|\(s\)", " ", entry.form) for entry in read_entries(_FILE, "currencies")]
    words = sorted({found.group() for form in forms if (found := re.search(r"[a-z]{3,}", form))})
    marks = "".join(form.replace("$$", "$") for form in forms if len(form.replace("$$", "$")) == 1)
    prefixes = _join(read_entries(_FILE, "prefixes"))
    return re.compile(
        rf"[{re.escape(marks)}]|(?<![a-z])(?:{prefixes}|{write_letters()})?f?(?:{'|'.join(words)})"
        rf"|[\W\d](?:{write_letters()}\s?)?(?:ff?|e)(?!\w)"
    )


def may_hold_unit(folded: str) -> bool:
    """Tell quickly whether a folded text may hold a unit; most texts hold none and need no further look."""
    return _hint().search(folded) is not None
