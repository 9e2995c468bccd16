"""One party's text → its facts, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold_quotes
from bordereau.lexicon.masks import is_masked
from bordereau.lexicon.offices import is_title_alone
from bordereau.normalize.dates.dates import find_dates
from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.parties.addresses import read_address
from bordereau.normalize.parties.aliases import find_alias_names, read_aliases
from bordereau.normalize.parties.authorisations import read_authorisations
from bordereau.normalize.parties.clauses import Clause, find_clauses
from bordereau.normalize.parties.identifiers import find_identifiers
from bordereau.normalize.parties.legal_forms import read_legal_form
from bordereau.normalize.parties.names import read_name
from bordereau.normalize.parties.principals import read_principal
from bordereau.normalize.signatories.in_clauses import find_by, read_representatives
from bordereau.schemas.found import FoundAmount
from bordereau.schemas.found_party import FoundParty, FoundRepresentative, FoundText
from bordereau.schemas.warning import Code

_NAMED_ALREADY = re.compile(r"\b(?:m\.|mr\b|mme\b|monsieur\s+(?!le)|madame\s+(?!la))")
_BESIDE = re.compile(r",\s*(?=(?:m\.|mr\b|mme\b|monsieur\b|madame\b)\s*(?!l[ea]\s)[a-z])")
_LATE_NAME = re.compile(r"\d{4},\s*(?=(?:m\.|mr\b|mme\b|monsieur|madame)\s*[a-z])")


def interpret_party(text: str, persons: Sequence[tuple[int, int]] | None = None) -> FoundParty:
    """Read one party. ``persons``: slices that an entity recogniser took for persons when it was asked for ``doubts``.

    >>> party = interpret_party("La Ville de Lac, représentée par son Maire, Mme Ana LOBO, ci-après « la Ville »")
    >>> party.name.text, party.representatives[0].name.text, party.aliases[0].text
    ('Ville de Lac', 'Ana LOBO', 'la Ville')
    """
    clauses = find_clauses(text)
    name = read_name(text, _name_end(clauses, len(text)))
    representatives, doubts = _read_signatories(text, clauses, persons)
    principal = read_principal(text, clauses)
    if principal is not None:
        name, agents = principal
        representatives = representatives or agents
    representatives = representatives or _read_beside(text, name, clauses)
    representatives = tuple(one for one in representatives if not _is_party(one, name))
    capital = _read_capital(text, clauses)
    authorisations = read_authorisations(text, clauses)
    identifiers = tuple(found for found in find_identifiers(text) if found.value.strip("0"))
    warnings: list[str] = []
    if name is None or is_masked(name.text):
        warnings.append(Code.PLACEHOLDER_NAME)
    if capital is not None and capital.currency != "EUR":
        warnings.append(Code.FOREIGN_CURRENCY)
    if not all(found.valid for found in identifiers):
        warnings.append(Code.INVALID_IDENTIFIER)
    if any(date.placeholder for found in authorisations for date in find_dates(found.text)):
        warnings.append(Code.PLACEHOLDER_DATE)
    return FoundParty(
        name=name,
        aliases=read_aliases(text, clauses),
        legal_form=read_legal_form(text, clauses),
        share_capital=capital,
        address=read_address(text, clauses),
        identifiers=identifiers,
        representatives=representatives,
        authorisations=authorisations,
        doubts=tuple(doubts),
        warnings=tuple(warnings),
    )


def interpret_group(text: str) -> FoundText | None:
    """The name in a clause said of several parties.

    >>> interpret_group("Ci-après dénommés ensemble « les Bénéficiaires »").text
    'les Bénéficiaires'
    """
    for clause in find_clauses(text):
        if clause.kind == "alias" and (names := find_alias_names(text, clause.body, len(text))):
            return names[0]
    names = find_alias_names(text, 0, len(text))
    return names[0] if names else None


def _is_party(person: FoundRepresentative, party: FoundText | None) -> bool:
    """Whether the party would represent itself: « les deux derniers représentés par M. X », said after M. X as well."""
    return party is not None and person.name is not None and fold_quotes(person.name.text) == fold_quotes(party.text)


def _read_beside(text: str, name: FoundText | None, clauses: Sequence[Clause]) -> tuple[FoundRepresentative, ...]:
    """« le comptable public, Monsieur Leu, trésorier de Lac »: who is named with a title right behind the name."""
    end = _name_end(clauses, len(text))
    beside = _BESIDE.match(fold_quotes(text), name.end, end) if name is not None else None
    return tuple(read_representatives(text, beside.end(), end, ())[0]) if beside else ()


def _name_end(clauses: Sequence[Clause], end: int) -> int:
    """The first clause ends the name, but for « d'une part » or « Raison sociale : » printed before it."""
    for clause in clauses:
        if clause.start < 6 and clause.kind in ("side", "named"):
            continue
        return clause.start
    return end


def _read_capital(text: str, clauses: Sequence[Clause]) -> FoundAmount | None:
    for place, clause in enumerate(clauses):
        if clause.kind == "capital" and not _is_agents_own(text, clauses, place):
            for amount in find_amounts(text[clause.start : clause.end]):
                shift = clause.start
                return FoundAmount(
                    amount.start + shift,
                    amount.end + shift,
                    amount.text,
                    amount.value,
                    amount.currency,
                    amount.unit,
                    amount.precision,
                    amount.qualifier,
                    amount.tax,
                    amount.in_words,
                    amount.words_value,
                    amount.warnings,
                )
    return None


def _read_signatories(
    text: str, clauses: Sequence[Clause], persons: Sequence[tuple[int, int]] | None
) -> tuple[tuple[FoundRepresentative, ...], list[tuple[int, int]]]:
    """All the signatories of the clauses « représenté par », with « en sa qualité de … » where it follows."""
    found: list[FoundRepresentative] = []
    doubts: list[tuple[int, int]] = []
    for place, clause in enumerate(clauses):
        if clause.kind != "represented" or _is_by_a_body(text, clauses, place):
            continue
        breaks = [(c.start, c.body) for c in clauses if c.kind == "quality" or _is_empty_authority(text, c)]
        late = _find_late_name(text, clauses, place)
        if late is not None:
            some, unsure = read_representatives(text, clause.body, late[1], [*breaks, late[0]], persons)
            found, doubts = _merge(found, some), doubts + unsure
            continue
        for start, end in _signatory_regions(text, clauses, place):
            some, unsure = read_representatives(text, start, end, breaks, persons)
            doubts += unsure
            found = _merge(found, some)
    return tuple(found), doubts


def _signatory_regions(text: str, clauses: Sequence[Clause], place: int) -> list[tuple[int, int]]:
    """The clause itself, with a quality after it; and the « par » that comes only after the authority's clause."""
    clause = clauses[place]
    end = clause.end
    for later in clauses[place + 1 :]:
        if later.kind != "quality" and not _is_empty_authority(text, later):
            break
        end = later.end
    said = text[clause.body : end].strip(" ,\n:")
    announced = bool(said) and _announces_person(text, clause)
    regions = [(clause.body, end)] if announced else []
    for later in clauses[place + announced :]:
        if later.kind == "represented" and later is not clause:
            break
        if announced and later.kind != "side":
            continue
        by = find_by(text, later.body, later.end)
        if by is not None:
            regions.append((by, later.end))
            announced = True
    return regions or ([(clause.body, end)] if said else [])


def _is_empty_authority(text: str, clause: Clause) -> bool:
    """« dûment habilitée en sa qualité de Maire »: the words of an authority, and no act."""
    return clause.kind == "authority" and not text[clause.body : clause.end].strip(" ,\n")


def _is_by_a_body(text: str, clauses: Sequence[Clause], place: int) -> bool:
    """« représentée par Vélibor Gestion, elle-même représentée par M. X »: only the second one names a person."""
    if place + 1 >= len(clauses) or clauses[place + 1].kind != "represented":
        return False
    folded = fold_quotes(text)
    following = folded[clauses[place + 1].start : clauses[place + 1].body]
    return "meme" in following and not _NAMED_ALREADY.search(folded, clauses[place].body, clauses[place].end)


def _find_late_name(text: str, clauses: Sequence[Clause], place: int) -> tuple[tuple[int, int], int] | None:
    """« par son Maire, habilité par délibération du 3 mai 2022, Mme X »: (what to leave out, the end of the name)."""
    if place + 1 >= len(clauses) or clauses[place + 1].kind != "authority":
        return None
    clause, authority = clauses[place], clauses[place + 1]
    folded = fold_quotes(text)
    if _NAMED_ALREADY.search(folded, clause.body, clause.end) or not text[clause.body : clause.end].strip(" ,\n:"):
        return None
    late = _LATE_NAME.search(folded, authority.body, authority.end)
    return ((authority.start, late.end()), authority.end) if late else None


def _is_agents_own(text: str, clauses: Sequence[Clause], place: int) -> bool:
    """« représenté par Vélibor, SAS au capital de 37 000 €, elle-même représentée par M. X »: the agent's capital."""
    return any(
        _is_by_a_body(text, (clauses[before], later), 0)
        for before in range(place)
        if clauses[before].kind == "represented"
        for later in clauses[place + 1 :]
        if later.kind == "represented"
    )


def _announces_person(text: str, clause: Clause) -> bool:
    return (
        fold_quotes(text[clause.start : clause.body])
        .rstrip(" :\n")
        .endswith(("par", " a", "representant", "representante", "personne de", "legal", "legale"))
    )


def _merge(found: list[FoundRepresentative], some: Sequence[FoundRepresentative]) -> list[FoundRepresentative]:
    """A name once only; an office alone is dropped when the next clause names the person."""
    out = list(found)
    for new in some:
        if new.name is not None and is_title_alone(new.name.text):
            continue
        if any(old.name and new.name and fold_quotes(old.name.text) == fold_quotes(new.name.text) for old in out):
            continue
        out.append(new)
    return out
