"""Who signs: party, name and office out of a column of a signature block.

A column reads « Pour la Commune / Le Maire / Jean DUPONT » or « COMMUNE DE X / Jean DUPONT / Maire », with one
signatory or several below each other. Three traps: a heading wrapped over two lines whose second looks like a name
(« Pour l'Office public de l'habitat / Val Habitat »), a name wrapped in a narrow column, and « Prénom NOM » left to be
filled in. What the parties block says of names and persons settles most of them, so it may be given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from normalize.characters import fold
from normalize.vocabulary import read_vocabulary
from schemas.found_act import FoundSignature

Kind = Literal["heading", "role", "name", "weak_name", "placeholder", "mention", "other"]

_PARTIES = re.compile(r"\s*,?\s+(?=Pour\s)|(?<=,)\s*(?=Pour\s)")
_TOKEN = re.compile(r"[^\s,;()]+")
_DANGLING = re.compile(r"(?:\b(?:de|du|des|la|le|les|et|a|au|aux|en|pour|par|sur|l|d)|['-]|,)$")


@dataclass(frozen=True, slots=True)
class Known:
    """What the parties block of the act says."""

    parties: tuple[tuple[str, str], ...] = ()
    """(designation, name): a party's printed name or alias, and its name."""
    persons: tuple[str, ...] = ()
    """Names of representatives."""


@dataclass(slots=True)
class _Signatory:
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    placeholder: bool = False


@cache
def _one_of(key: str) -> re.Pattern[str]:
    words = read_vocabulary("signatures")[key]
    return re.compile(words if isinstance(words, str) else "|".join(f"(?:{word})" for word in words))


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(read_vocabulary("roles")[table][key])


def read_column(
    lines: Sequence[str], gaps: Sequence[int] = (), known: Known | None = None
) -> tuple[FoundSignature, ...]:
    """The signatories of one column; one without a name where only the party or the office is printed.

    >>> [(s.party, s.name, s.role) for s in read_column(["Pour la Commune de Lac", "Le Maire", "Jean DUPONT"])]
    [('Commune de Lac', 'Jean DUPONT', 'Maire')]
    >>> [s.name for s in read_column(["LAC HABITAT", "Jean DUPONT", "Président", "Anne ROY", "Directrice"], (1, 3))]
    ['Jean DUPONT', 'Anne ROY']
    """
    known = known or Known()
    beside = _part_columns(lines)
    if beside is not None:
        return tuple(found for column in beside for found in _read_part(column, gaps, known))
    cut = list(_cut_lines(lines))
    kinds = [_classify(text, known) for _, text in cut]
    opens = next((place for place, kind in enumerate(kinds) if kind != "mention"), len(kinds))
    cut, kinds = cut[opens:], kinds[opens:]
    head = _read_heading(cut, kinds, set(gaps), known)
    party = _name_party([cut[place][1] for place in head], known) if head else None
    people = _collect(cut[len(head) :], kinds[len(head) :], set(gaps), known)
    heading_lines = tuple(cut[place][0] for place in head)
    if not people:
        return (FoundSignature(party, None, None, heading_lines),) if party else ()
    return tuple(_finish(person, party, heading_lines) for person in people)


def _part_columns(lines: Sequence[str]) -> list[list[tuple[int, str]]] | None:
    """Columns that a justified text layer ran together: « Pour A, Pour B, / Le Maire, Le Président, / X Y ».

    As many columns as « Pour » on one line; every other line must fall into as many parts.
    """
    heads = next((parts for line in lines if len(parts := _PARTIES.split(line)) > 1), None)
    if heads is None:
        return None
    columns: list[list[tuple[int, str]]] = [[] for _ in heads]
    for index, line in enumerate(lines):
        parts = _PARTIES.split(line)
        if len(parts) != len(heads):
            parts = [part for part in re.split(r"\s*,\s*", line) if part]
        if len(parts) != len(heads):
            parts = _split_names(line)
        if len(parts) == len(heads):
            for column, part in zip(columns, parts, strict=True):
                column.append((index, part))
    return columns if any(len(column) > 1 for column in columns) else None


def _read_part(column: Sequence[tuple[int, str]], gaps: Sequence[int], known: Known) -> tuple[FoundSignature, ...]:
    indices = [index for index, _ in column]
    inner = [place for place, index in enumerate(indices) if index in gaps]
    found = read_column([text for _, text in column], inner, known)
    return tuple(replace(one, lines=tuple(indices[place] for place in one.lines)) for one in found)


def _split_names(text: str) -> list[str]:
    """« Jean DUPONT Anne ROY » and « Jean DUPONT et Anne ROY » in two."""
    tokens = text.replace(",", " ").split()
    names: list[list[str]] = [[]]
    for before, token in zip(["", *tokens], tokens, strict=False):
        if fold(token) in ("et", "&") and names[-1]:
            names.append([])
            continue
        if len(before) > 1 and before.isupper() and token[:1].isupper() and token[1:2].islower() and names[-1]:
            names.append([])
        names[-1].append(token)
    parts = [" ".join(name) for name in names if name]
    return parts if all(_is_name(part) for part in parts) else [text]


def _cut_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """(index, text) of each part: « Le Maire, Jean DUPONT » is two, as are « M. X, Président »."""
    for index, line in enumerate(lines):
        text = " ".join(line.split()).strip(" ,;:")
        if not text:
            continue
        parts = _split_role(text)
        for part in parts:
            yield index, part


def _split_role(text: str) -> list[str]:
    """Office and name of one line apart; other lines whole."""
    if "," in text and len(text) <= 160:
        parts = [part for part in re.split(r"\s*,\s*", text) if part]
        shapes = [_shape(part) for part in parts]
        if len(parts) > 1 and "name" in shapes and shapes.count("role") <= 2 and "other" not in shapes:
            return [piece for part in parts for piece in (_split_names(part) if _shape(part) == "name" else [part])]
    if " et " in text and len(names := _split_names(text)) > 1 and all(map(_is_sure_name, names)):
        return names
    if _is_role(text):
        tokens = list(_TOKEN.finditer(text))
        for place in range(len(tokens) - 2, 0, -1):
            tail = text[tokens[place].start() :]
            left = text[: tokens[place].start()].strip()
            if _is_sure_name(tail) and _is_role(left) and not _DANGLING.search(fold(left)) and _ends_role(left):
                return [left, tail]
    return [text]


def _ends_role(text: str) -> bool:
    """The words end in an office (« Le Maire ») and not in a place (« Le Préfet de Loire »)."""
    last = fold(text).split()[-1]
    return last in _words("roles", "nouns") or last in _words("roles", "after")


def _shape(text: str) -> str:
    if _one_of("heading").match(fold(text)):
        return "heading"
    if _is_role(text):
        return "role"
    return "name" if _is_name(text) or all(map(_is_sure_name, _split_names(text))) else "other"


def _classify(text: str, known: Known) -> Kind:
    folded = fold(text)
    if _one_of("placeholders").fullmatch(folded):
        return "placeholder"
    if _one_of("mentions").fullmatch(folded) or _one_of("stamps").fullmatch(folded):
        return "mention"
    if _one_of("heading").match(folded):
        return "heading"
    if any(_same_person(text, person) for person in known.persons):
        return "name"
    if _find_party(text, known) is not None:
        return "other"
    if _is_role(text):
        return "role"
    if _is_name(text):
        return "name"
    return "weak_name" if _is_weak(text) else "other"


def _is_role(text: str) -> bool:
    """« Le Maire », « Premier Vice-Président », « Madame la Présidente », « Directeur régional de »."""
    tokens = [fold(token.group()).strip(".") for token in _TOKEN.finditer(text)]
    titles, before, nouns = _words("persons", "titles"), _words("roles", "before"), _words("roles", "nouns")
    place = 0
    if len(tokens) > 2 and tokens[0] in titles and tokens[1] in ("le", "la"):
        place = 1
    while place < len(tokens) and (tokens[place] in ("le", "la", "l", "les", "son", "sa", "un", "une") or tokens[place] in before):
        place += 1
    if place >= len(tokens):
        return False
    token = re.sub(r"^l'", "", tokens[place])
    token = re.sub(r"\((?:e|s|trice)\)|[·./-]e?s?$", "", token)
    stem = re.sub(r"^(?:vice|co|sous|ex)-?", "", token)
    return token in nouns or stem in nouns or token.split("-")[0] in nouns


def _is_name(text: str) -> bool:
    """A person: a title and a word, or two to five words with capitals of which none names a body or an office."""
    tokens = [token.group() for token in _TOKEN.finditer(text)]
    titles, particles = _words("persons", "titles"), _words("persons", "particles")
    titled = False
    while tokens and fold(tokens[0]) in titles:
        tokens, titled = tokens[1:], True
    if not tokens or len(tokens) > 6 or any(any(c.isdigit() for c in token) for token in tokens):
        return False
    folded = [fold(token).strip(".") for token in tokens]
    if any(word in _bodies() or word in _words("roles", "nouns") for word in folded):
        return False
    capital = [token[0].isupper() or token.startswith(("d'", "d’", "D'", "D’")) for token in tokens]
    if not all(ok or word in particles for ok, word in zip(capital, folded, strict=True)) or not any(capital):
        return False
    if folded[0] in ("la", "les", "l'", "le") and not titled and len(tokens) < 3:
        return False
    return titled or sum(capital) >= 2


@cache
def _bodies() -> frozenset[str]:
    extra = (
        "commune ville metropole communaute agglomeration departement region etat office societe association syndicat caisse "
        "agence chambre etablissement centre conseil ministere prefecture groupe services service habitat universite banque "
        "fondation federation union comite logement developpement territoire pays mairie sa sas sarl sem spl gip epci ccas "
        "ministre ancien ancienne amenagement mutualite cooperative direction collectivite"
    )
    return frozenset(read_vocabulary("roles")["persons"]["bodies"]) | frozenset(extra.split())


def _is_sure_name(text: str) -> bool:
    """A name by its type: « M. Roy », « Jean DUPONT » (a first name, then a surname in capitals)."""
    if not _is_name(text):
        return False
    tokens = [token.group() for token in _TOKEN.finditer(text)]
    if fold(tokens[0]) in _words("persons", "titles"):
        return True
    mixed = [token[:1].isupper() and token[1:2].islower() for token in tokens]
    upper = [len(token) > 1 and token.isupper() for token in tokens]
    return any(mixed) and any(upper)


def _is_weak(text: str) -> bool:
    """One word with a capital: half of a name in a narrow column, or a surname."""
    word = text.strip(".,")
    return " " not in word and len(word) >= 2 and word[0].isupper() and word.replace("-", "").replace("’", "").replace("'", "").isalpha() and fold(word) not in _bodies()


def _same_person(text: str, person: str) -> bool:
    one, two = set(fold(text).replace("-", " ").split()), set(fold(person).replace("-", " ").split())
    one -= _words("persons", "titles")
    two -= _words("persons", "titles")
    return bool(one) and len(one & two) >= 2 and (one <= two or two <= one)


# --- the heading --------------------------------------------------------------------------------------


def _read_heading(
    cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], gaps: set[int], known: Known
) -> list[int]:
    """How many of the first parts name the party: their places."""
    head: list[int] = []
    for place, ((index, text), kind) in enumerate(zip(cut, kinds, strict=True)):
        if place and index in gaps and index != cut[place - 1][0]:
            break
        if kind in ("mention", "role", "placeholder") or (head and kind == "heading"):
            break
        if kind == "name" and not _carries_heading(cut, place, head, known, _has_name_below(kinds, place)):
            break
        if kind == "weak_name" and not head and not _has_name_below(kinds, place):
            break
        head.append(place)
    if head and kinds[0] not in ("heading", "other") and not _has_people_below(cut, kinds, head):
        return []
    return head


def _has_name_below(kinds: Sequence[Kind], place: int) -> bool:
    rest = list(kinds[place + 1 :])
    return "name" in rest or "placeholder" in rest or rest.count("weak_name") >= 2


def _has_people_below(cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], head: Sequence[int]) -> bool:
    """Something stands below the heading: a party alone over nothing may be a person."""
    return len(head) < len(cut) and any(kind in ("role", "name", "placeholder", "weak_name") for kind in kinds[len(head) :])


def _carries_heading(
    cut: Sequence[tuple[int, str]], place: int, head: Sequence[int], known: Known, later_name: bool
) -> bool:
    """Whether a line that looks like a name is the heading, or its second line."""
    text = cut[place][1]
    if any(_same_person(text, person) for person in known.persons):
        return False
    whole = " ".join([*(cut[i][1] for i in head), text])
    if _find_party(whole, known) is not None or (head and _DANGLING.search(fold(cut[head[-1]][1]))):
        return True
    if not head:
        return later_name and not _is_sure_name(text)
    return later_name and not _is_sure_name(text)


def _name_party(lines: Sequence[str], known: Known) -> str | None:
    text = ""
    for line in lines:
        text += line if not text or text.endswith("-") else f" {line}"
    bare = _strip_heading(text)
    if not bare or not any(char.isalpha() for char in bare):
        return None
    return _find_party(bare, known) or bare


def _strip_heading(text: str) -> str:
    folded = fold(text)
    found = _one_of("heading").match(folded)
    start = found.end() if found else 0
    article = _one_of("articles").match(folded, start) if start or not text.isupper() else None
    return text[article.end() if article else start :].strip(" ,:;.")


def _find_party(text: str, known: Known) -> str | None:
    """The known party that a heading designates, by its name or alias; None where two would do."""
    words = _party_words(_strip_heading(text))
    if not words:
        return None
    hits = {name for designation, name in known.parties if _party_words(_strip_heading(designation)) == words}
    if not hits:
        hits = {
            name
            for designation, name in known.parties
            if len(words) >= 2 and set(words) <= set(_party_words(designation)) and len(" ".join(words)) >= 8
        }
    return hits.pop() if len(hits) == 1 else None


def _party_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"\b(?:la|le|les|l|de|du|des|d|et)\b", " ", fold(text).replace("'", " ")))


# --- the signatories ----------------------------------------------------------------------------------


def _collect(
    cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], gaps: set[int], known: Known
) -> list[_Signatory]:
    people: list[_Signatory] = []
    role_first = next((kind == "role" for kind in kinds if kind in ("role", "name", "weak_name")), False)
    last: Kind = "mention"
    for place, ((index, text), kind) in enumerate(zip(cut, kinds, strict=True)):
        apart = index in gaps
        current = people[-1] if people else None
        if kind == "mention":
            last = kind
            continue
        if kind in ("name", "weak_name", "placeholder"):
            if kind == "weak_name" and not _is_half(kinds, place, apart, last, text):
                if last == "role" and current is not None and not apart:
                    _add_role(current, text, True)
                    current.lines.append(index)
                continue
            if current is not None and last == "weak_name" and kind == "weak_name" and not apart:
                current.names[-1] += f" {text}"
            elif current is None or current.names:
                together = current is not None and current.lines[-1:] == [index]
                people.append(_Signatory([text], list(current.roles) if current and together else []))
            else:
                current.names.append(text)
            people[-1].placeholder = kind == "placeholder"
        elif kind in ("role", "heading"):
            if current is None or (role_first and current.names) or (apart and current.names and current.roles):
                people.append(_Signatory())
            _add_role(people[-1], text, last == "role" and not apart)
        elif current is not None and last == "role" and not apart:
            _add_role(current, text, True)
            kind = "role"
        else:
            last = kind
            continue
        people[-1].lines.append(index)
        last = kind
    return [person for person in people if person.names or person.roles]


def _is_half(kinds: Sequence[Kind], place: int, apart: bool, last: Kind, text: str) -> bool:
    """A single word is a name when another follows it or came before it, or when it stands alone in capitals."""
    paired = last == "weak_name" or (place + 1 < len(kinds) and kinds[place + 1] == "weak_name")
    return paired or ((apart or last != "role") and text.isupper() and len(text) >= 3)


def _add_role(person: _Signatory, text: str, goes_on: bool) -> None:
    if goes_on and person.roles and (_DANGLING.search(fold(person.roles[-1])) or not _is_role(text)):
        joint = "" if person.roles[-1].endswith("-") else " "
        person.roles[-1] += f"{joint}{text}"
    else:
        person.roles.append(text)


def _finish(person: _Signatory, party: str | None, heading: tuple[int, ...]) -> FoundSignature:
    name = _strip_title(" ".join(person.names)) if person.names and not person.placeholder else None
    role = ", ".join(_strip_role(role) for role in person.roles) or None
    lines = tuple(dict.fromkeys((*heading, *person.lines)))
    return FoundSignature(party, name, role, lines, person.placeholder)


def _strip_title(text: str) -> str:
    """Without « M. », « Madame », quotes and dots."""
    tokens = text.strip(" .,;:()«»\"").split()
    while len(tokens) > 1 and fold(tokens[0]) in _words("persons", "titles") - {"general", "abbe"}:
        tokens = tokens[1:]
    return " ".join(tokens)


def _strip_role(text: str) -> str:
    folded = fold(text)
    article = re.match(r"(?:(?:monsieur|madame|m\.|mme)\s+)?(?:(?:les?|la|son|sa)\s+|l'\s*)(?=\S)", folded)
    start = article.end() if article else 0
    office = re.search(read_vocabulary("signatures")["in_office"], folded)
    stop = office.start() if office else len(text)
    return text[start:stop].strip(" ,;:.")
