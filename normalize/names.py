"""The name of a party as printed: without article, without quotes, without a type word that only announces it."""

from __future__ import annotations

import re

from normalize.legal_forms import find_forms
from schemas.folding import fold_in_place
from schemas.found_party import FoundText

_LEAD = re.compile(
    r"(?:[\s\W]+|\d\s?[)°]\s*|\b(?:denomination|raison|nom)(?: sociale| de l'(?:organisme|association|entreprise))?\s*:|\b(?:et|entre|d'une part|d'autre part|en (?:premier|deuxieme|troisieme|dernier) lieu|avec|ainsi que|d'une|les soussignes?)\b(?=[\s,:]))+"
)
_CLIENT_CODE = re.compile(r"[A-Z]{1,4}\d{3,}\s*[-–:]\s*")
_ARTICLE = re.compile(r"(?:l ?' ?|l (?=[aeiouhy])|le\s|la\s|les\s)(?=\S)")
_ANNOUNCER = re.compile(
    r"(?:(?:l ?' ?|le |la |les )?(?:e\.?p\.?c\.?[i1l]\.?|e\.?p\.?i\.?c\.?|operateur|operatrice|organisme|partenaire|beneficiaire|maitre d'ouvrage|delegataire|structure|entite|"
    r"collectivite|etablissement|titulaire|porteur de projet|prestataire|gestionnaire|proprietaire|preneur|bailleur|locataire)\s*[,:]?\s*(?:denommee?|nommee?|:)?\s*)"
    r"(?=l ?'|le |la |les )",
)
_TYPE = (
    r"(?:association(?: (?:loi (?:de )?1901|sportive|culturelle|locale|dite))?|societe(?: (?:anonyme|civile|cooperative|par actions simplifiee?|a responsabilite limitee|publique locale"
    r"|d'economie mixte))*|organisme|etablissement(?: public)?|entreprise|fondation|groupement|structure|syndicat|collectivite|cooperative|sas|sa|sarl|eurl|sci|epic|operateur)"
)
_NAMED = re.compile(rf"{_TYPE}\s*,?\s*(?:ci-apres )?(?:denommee?|nommee?|dite?|intitulee?|appelee?)s?\s*:?\s*(?=\S)")
_TYPE_QUOTED = re.compile(rf'{_TYPE}\s*[,:]?\s*"\s*(?P<name>[^"]+?)\s*(?:"|$)')
_TYPE_COMPANY = re.compile(
    r"(?:la )?societe(?: anonyme(?: (?:d'economie mixte|cooperative))?| par actions simplifiee?| a responsabilite limitee| civile(?: immobiliere)?)?\s+(?=\w)(?!publique|d'|de |du |des |nationale|locale|mixte|generale)"
)
_ADDRESS_LINE = re.compile(
    r"\s(?=\d{1,4}(?:\s?(?:bis|ter))?\s*,?\s*(?:rue|avenue|boulevard|place|quai|chemin|route|impasse|allee|cours)\s)|(?:\n|,|\s-\s)\s*(?=\d{1,4}(?:\s?(?:bis|ter|[a-d]))?\s*(?:-\s*\d+\s*)?,?\s*(?:rue|avenue|av\b|bd|bld|boulevard|place|pl\b|quai|chemin|route|impasse|allee|cours|esplanade|square)|\d{2}\s?\d{3}\b|(?:bp|cs)\s\d)|\n\s*(?=(?:rue|avenue|boulevard|place|quai|chemin|route|impasse|allees?|cours|esplanade|square|hotel de (?:ville|la|departement|region)|mairie|zone|za|lieu-?dit)\b)"
)
_APPOSITION = re.compile(
    r",\s*(?=(?:association|societe|etablissement|collectivite|syndicat|sas\b|sa\b|sarl\b|epic\b|organisme|personne morale|groupement|service|federation|union|fondation|cooperative|"
    r"pouvoir adjudicateur|maitre d'ouvrage|autorite|agissant|assiste|ayant|au titre|en tant que|en qualite|dont|qui|ci\b|represent|designe|denomme|responsable|gestionnaire|proprietaire|beneficiaire|"
    r"loi\b|regie|[a-z.]{2,10}\s*:?\s*(?:n\s?°\s*)?\d|identifie|numero|n°|sis|sise|situe))"
)
_LOWER_APPOSITION = re.compile(
    r",\s+(?!(?:de|du|des|d|la|le|les|l|et|ou|à|au|aux|en|pour|sur|sous|chez|par)\b)(?=[a-zéèêàâîôûç]{4,})"
)
_COMPANY_TAIL = re.compile(
    r"[\s,-]+societe (?:anonyme|par actions simplifiee|a responsabilite limitee|civile immobiliere|en nom collectif)[a-z' ]{0,40}$"
)
_TAIL = re.compile(
    r"(?:[\s,;:.\-–\u2022\u2211*_(&/]|\b(?:et|ou|d'une|dont|ayant|est|denommee?|dite?|elle-meme|lui-meme|represente|partie)$)+$"
)
_LEFT_BLANK = re.compile(r"\s*(?:\[[\s.…_]*\]|[.…_]{3,})\s*,")
_TYPE_TAIL = re.compile(r"(?:(?<=[A-ZÀ-Þ»”\")])|(?=\n))[\s,]+(?:[Aa]ssociation|[Ss]ociété|[Ss]yndicat|[Ff]ondation)\s*$")
_TITLE = re.compile(r"(?:m\.|mr\.?|mme|mlle|monsieur|madame|mademoiselle|maitre)\s+(?=\S)")
_FILL = re.compile(r"^[\s.…_\-–\[\]<>?●•*]*$")


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
    folded = fold_in_place(text)
    start, end = _skip_lead(text, folded, end)
    for stop in (_ADDRESS_LINE, _APPOSITION):
        cut = stop.search(folded, start + 1, end)
        if cut and cut.start() > start + 1:
            end = cut.start()
    lower = _LOWER_APPOSITION.search(text, start + 1, end)
    end = lower.start() if lower else end
    end = _drop_type_tail(text, start, end)
    company = _COMPANY_TAIL.search(folded, start + 3, end)
    end = company.start() if company else end
    announced = _take_announced(text, folded, start, end)
    inner = _unquote(text, *announced)
    named = text[: inner[0]].rstrip()[-1:] in tuple('«“"') or bool(_NAMED.search(folded[: inner[0]][-40:] + "x"))
    start, end = inner
    start = start if named else _skip_article(folded, start, end)
    title = _TITLE.match(folded, start, end)
    start = title.end() if title else start
    tail = _TAIL.search(folded, start, end)
    end = tail.start() if tail else end
    if text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")":
        end += 1
    name = " ".join(text[start:end].split())
    if not name or _FILL.match(name):
        return None
    return FoundText(start, end, re.sub(r"(?<=\w)-\s+(?=[A-ZÀ-Þ])", "-", name))


def _skip_lead(text: str, folded: str, end: int) -> tuple[int, int]:
    lead = _LEAD.match(folded, 0, end)
    start = lead.end() if lead else 0
    outer = start
    while outer and text[outer - 1] in ' «“"[<(':
        outer -= 1
    start = outer + len(text[outer:start]) - len(text[outer:start].lstrip())
    code = _CLIENT_CODE.match(text, start, end)
    return (code.end() if code else start), end


def _drop_type_tail(text: str, start: int, end: int) -> int:
    """« LES VOILES ⏎ Association » before « régie par la loi »: the last word is the form, not the name."""
    tail = _TYPE_TAIL.search(text, start + 3, end)
    return tail.start() if tail else end


def _skip_article(folded: str, start: int, end: int) -> int:
    article = _ARTICLE.match(folded, start, end)
    return article.end() if article else start


def _take_announced(text: str, folded: str, start: int, end: int) -> tuple[int, int]:
    """Go past a bare type word: « L'EPCI La Métropole », « L'association « X » », « La Société Anonyme X »."""
    announcer = _ANNOUNCER.match(folded, start, end)
    if announcer and text[announcer.end()].isupper() | (text[announcer.end() - 2] == ","):
        start = announcer.end()
    inner = _skip_article(folded, start, end)
    quoted = _TYPE_QUOTED.match(folded, inner, end)
    if quoted:
        return quoted.span("name")
    named = _NAMED.match(folded, inner, end)
    if named:
        return named.end(), end
    company = _TYPE_COMPANY.match(folded, inner, end)
    if company and _announces(text[inner : company.end()].strip(), text[company.end() : end]):
        return company.end(), end
    return start, end


def _announces(type_words: str, name: str) -> bool:
    """« la société Orle », « La Société Anonyme Orle »; but « Société Dauphinoise d'Assainissement » is a name."""
    first = name.split()[0] if name.split() else ""
    if not first[:1].isupper():
        return False
    return type_words[:1].islower() or " " in type_words or (first.isupper() and not type_words.isupper())


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    """Inside of the quotes when they hold the whole name: « LES AMIS DU LAC » (ADL)."""
    match = re.match(r"(?:[Ll][’']|[Ll][ae]s?\s)?\s*[«“\"]\s*([^«»“”\"]+?)\s*(?:[»”\"]|$)", text[start:end])
    if match:
        return start + match.start(1), start + match.end(1)
    return start, end


def is_masked(name: str) -> bool:
    """Whether a name was blotted out by its host (« Jean-Xxxxxx XXXXXX ») or left as « XXX ».

    >>> [is_masked(name) for name in ("Jean-Xxxxxx XXXXXX", "XX", "Max ROUX", "Xavier XU")]
    [True, True, False, False]
    """
    words = re.findall(r"\w+", name)
    return any(len(word) > 1 and set(word.lower()) == {"x"} for word in words) or name.strip(" .") in ("X", "x")


def has_form(text: str) -> bool:
    """Whether a text states a legal form."""
    return bool(find_forms(text))
