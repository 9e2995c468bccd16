"""Who signs: party, name and office out of a column of a signature block.

A column reads « Pour la Commune / Le Maire / Jean DUPONT » or « COMMUNE DE X / Jean DUPONT / Maire », with one
signatory or several below each other. Three traps: a heading wrapped over two lines whose second looks like a name
(« Pour l'Office public de l'habitat / Val Habitat »), a name wrapped in a narrow column, and « Prénom NOM » left to be
filled in. What the parties block says of names and persons settles most of them, so it may be given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bordereau.lexicon.bodies import head
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import words
from bordereau.lexicon.signing import find_in_office, find_quality, is_deputy
from bordereau.normalize.signatories.column_lines import (
    DANGLING,
    Kind,
    Known,
    classify_line,
    find_party,
    find_represented,
    is_role_line,
    is_same_person,
    is_sure_name,
    strip_heading,
)
from bordereau.normalize.signatories.known_names import is_initial
from bordereau.normalize.signatories.line_parts import cut_lines, split_names
from bordereau.normalize.signatories.other_lines import (
    drop_extract,
    find_copy,
    part_at_next_party,
    part_rows,
    pass_stamps,
)
from bordereau.schemas.found_act import FoundSignature

__all__ = ["Known", "read_column"]

_ROLE_ARTICLE = re.compile(r"(?:(?:monsieur|madame|m\.|mme)\s+)?(?:(?:les?|la|son|sa)\s+|l'\s*)(?=\S)")
_PARTIES = re.compile(r"\s*,?\s+(?=Pour\s)|(?<=,)\s*(?=Pour\s)")


@dataclass(slots=True)
class _Signatory:
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    placeholder: bool = False


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
    lines = drop_extract(lines)
    lines = [_without_brackets(line) for line in lines[: find_copy(lines)]]
    beside = _part_columns(lines)
    if beside is not None:
        return tuple(found for column in beside for found in _read_part(column, gaps, known))
    cut = list(cut_lines(lines, known.persons))
    kinds = [classify_line(text, known) for _, text in cut]
    parts = part_rows(cut, kinds) or part_at_next_party(cut, kinds, known, len(lines))
    if parts is not None:
        parted = [[(index, lines[index]) for index in part] for part in parts]
        return tuple(found for column in parted for found in _read_part(column, gaps, known))
    kinds = pass_stamps(cut, kinds, known)
    opens = next((place for place, kind in enumerate(kinds) if kind != "mention"), len(kinds))
    cut, kinds = cut[opens:], kinds[opens:]
    head = _read_heading(cut, kinds, set(gaps), known)
    party = _name_party([cut[place][1] for place in head], known) if head else None
    people = _collect(cut[len(head) :], kinds[len(head) :], set(gaps))
    heading_lines = tuple(cut[place][0] for place in head)
    people = [_with_halves(person, cut, lines) for person in people]
    if not people:
        told = party and (kinds[0] == "heading" or _is_body(party, known))
        return (FoundSignature(party, None, None, heading_lines),) if told else ()
    signed = (_finish(person, party, heading_lines, known) for person in people if party or not _is_of_many(person))
    return tuple(one if one.party else replace(one, party=find_represented(one.name, known)) for one in signed)


def _without_brackets(line: str) -> str:
    """« [Jacky BOURREAU] », « [Violaine » over « NAUD] »: what a model left to be filled in, and was."""
    bare = line.strip().removeprefix("[").removesuffix("]")
    filled = is_sure_name(bare) or (line.count("[") != line.count("]") and bare.replace("-", "").isalpha())
    return bare if filled else line


def _with_halves(person: _Signatory, cut: Sequence[tuple[int, str]], lines: Sequence[str]) -> _Signatory:
    """The lines that were joined to a name are evidence of it as well."""
    kept = {index for index, _ in cut}
    words_of = set(fold(" ".join(person.names)).split())
    for index in range(1, len(lines)):
        said = set(fold(lines[index]).split()) if index not in kept and index - 1 in person.lines else set()
        if said and said <= words_of:
            person.lines.append(index)
    return person


def _is_body(party: str, known: Known) -> bool:
    """Whether a heading over nothing names a body, and is no piece of a stamp: « RIE DE CO »."""
    return find_party(party, known) is not None or head().match(fold(party)) is not None


def _is_of_many(person: _Signatory) -> bool:
    """« les Députés » with nobody named: a letterhead."""
    return not person.names and all(fold(role).startswith("les ") for role in person.roles)


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
            parts = split_names(line)
        if len(parts) == len(heads):
            for column, part in zip(columns, parts, strict=True):
                column.append((index, part))
    return columns if any(len(column) > 1 for column in columns) else None


def _read_part(column: Sequence[tuple[int, str]], gaps: Sequence[int], known: Known) -> tuple[FoundSignature, ...]:
    indices = [index for index, _ in column]
    inner = [place for place, index in enumerate(indices) if index in gaps]
    found = read_column([text for _, text in column], inner, known)
    return tuple(replace(one, lines=tuple(indices[place] for place in one.lines)) for one in found)


# --- the heading --------------------------------------------------------------------------------------


def _read_heading(cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], gaps: set[int], known: Known) -> list[int]:
    """How many of the first parts name the party: their places."""
    head: list[int] = []
    for place, ((index, _), kind) in enumerate(zip(cut, kinds, strict=True)):
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
    return len(head) < len(cut) and any(
        kind in ("role", "name", "placeholder", "weak_name") for kind in kinds[len(head) :]
    )


def _carries_heading(
    cut: Sequence[tuple[int, str]], place: int, head: Sequence[int], known: Known, later_name: bool
) -> bool:
    """Whether a line that looks like a name is the heading, or its second line."""
    text = cut[place][1]
    if any(is_same_person(text, person) for person in known.persons):
        return False
    whole = " ".join([*(cut[i][1] for i in head), text])
    if find_party(whole, known) is not None or (head and DANGLING.search(fold(cut[head[-1]][1]))):
        return True
    if not head:
        return later_name and not is_sure_name(text)
    return later_name and not is_sure_name(text)


def _name_party(lines: Sequence[str], known: Known) -> str | None:
    text = ""
    for line in lines:
        text += line if not text or text.endswith("-") else f" {line}"
    bare = strip_heading(text)
    if not bare or not any(char.isalpha() for char in bare):
        return None
    return find_party(bare, known) or bare


# --- the signatories ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Walk:
    """The walk down a column below its heading."""

    role_first: bool
    """The column prints the office above the name."""
    people: list[_Signatory] = field(default_factory=list)
    last: Kind = "mention"

    @property
    def current(self) -> _Signatory | None:
        return self.people[-1] if self.people else None

    def take_name(self, index: int, text: str, kind: Kind, apart: bool) -> None:
        """A name, or the second half of one; a second name is another person, in the same office if beside it."""
        current = self.current
        begun = current is not None and bool(current.names)
        half = kind == "weak_name" and begun and (not apart or self.people[-1].names[-1].endswith("-"))
        if half and current is not None and (self.last == "weak_name" or _is_begun(current.names[-1], self.last)):
            joint = "" if current.names[-1].endswith("-") else " "
            current.names[-1] += f"{joint}{text}"
        elif current is None or current.names:
            together = current is not None and current.lines[-1:] == [index]
            self.people.append(_Signatory([text], list(current.roles) if current and together else []))
        else:
            current.names.append(text)
        self._note(index, kind)
        self.people[-1].placeholder = kind == "placeholder"

    def take_role(self, index: int, text: str, apart: bool) -> None:
        """An office; one after a complete signatory opens the next."""
        current = self.current
        if current is None or (self.role_first and current.names) or (apart and current.names and current.roles):
            self.people.append(_Signatory())
        _add_role(self.people[-1], text, self.last == "role" and not apart)
        self._note(index, "role")

    def names_role(self, text: str) -> bool:
        """Whether a text is the office that was printed last, with nobody in it."""
        current = self.current
        roles = [fold(_strip_role(role)) for role in current.roles] if current and not current.names else []
        return fold(text) in roles

    def leave_represented(self, kind: Kind) -> None:
        """« La Présidente, » over « Pour la Présidente et par délégation »: she has not signed."""
        if self.current is not None and not self.current.names:
            self.people.pop()
        self.last = kind

    def go_on(self, index: int, text: str) -> None:
        """The second line of an office."""
        _add_role(self.people[-1], text, True)
        self._note(index, "role")

    def _note(self, index: int, kind: Kind) -> None:
        self.people[-1].lines.append(index)
        self.last = kind


def _is_begun(name: str, last: Kind) -> bool:
    """A surname that a narrow column cut: « Mme Perrine » over « AUDOUX », « Maïwenn LE » over « BOUDEC »."""
    tokens = name.split()
    cut = name.endswith("-") or fold(tokens[-1]) in words("particles")
    return last == "name" and (cut or (len(tokens) == 2 and fold(tokens[0]) in words("titles")))


def _collect(cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], gaps: set[int]) -> list[_Signatory]:
    role_first = next((kind == "role" for kind in kinds if kind in ("role", "name", "weak_name")), False)
    walk = _Walk(role_first)
    for place, ((index, text), kind) in enumerate(zip(cut, kinds, strict=True)):
        apart = index in gaps
        continues = walk.current is not None and walk.last == "role" and not apart
        half = kind == "weak_name" and _is_half(kinds, place, apart, walk.last, text) and not _is_stamp(walk, apart)
        if kind == "heading" and walk.names_role(strip_heading(text)):
            walk.leave_represented("mention")
        elif half or kind in ("name", "placeholder"):
            walk.take_name(index, text, kind, apart)
        elif kind in ("role", "heading"):
            walk.take_role(index, text, apart)
        elif kind in ("other", "weak_name") and continues:
            walk.go_on(index, text)
        elif is_deputy(fold(text)):
            walk.leave_represented(kind)
        else:
            walk.last = kind
    return [person for person in walk.people if person.names or person.roles]


def _is_half(kinds: Sequence[Kind], place: int, apart: bool, last: Kind, text: str) -> bool:
    """A single word is a name when another follows it or came before it, or when it stands alone in capitals."""
    paired = last == "weak_name" or (place + 1 < len(kinds) and kinds[place + 1] == "weak_name")
    return paired or ((apart or last != "role") and text.isupper() and len(text) >= 3)


def _is_stamp(walk: _Walk, apart: bool) -> bool:
    """A word right below one whose name is whole: « A. ROY » over « HAUTES-ALPES »."""
    current = walk.current
    whole = current is not None and current.names and current.roles and not _is_begun(current.names[-1], "name")
    return bool(whole) and walk.last == "name" and not apart


def _add_role(person: _Signatory, text: str, goes_on: bool) -> None:
    said_more = text[:1].islower() and fold(text).split()[0] in words("continued_by")
    if goes_on and person.roles and (DANGLING.search(fold(person.roles[-1])) or said_more or not is_role_line(text)):
        joint = "" if person.roles[-1].endswith("-") else " "
        person.roles[-1] += f"{joint}{text}"
    else:
        person.roles.append(text)


def _finish(person: _Signatory, party: str | None, heading: tuple[int, ...], known: Known) -> FoundSignature:
    said = " ".join(person.names)
    name = (
        (said if is_initial(said, known.persons) else _strip_title(said)) if said and not person.placeholder else None
    )
    role = ", ".join(_strip_role(role) for role in person.roles) or None
    lines = tuple(dict.fromkeys((*heading, *person.lines)))
    return FoundSignature(party, name, role, lines, person.placeholder)


def _strip_title(text: str) -> str:
    """Without « M. », « Madame », quotes and dots."""
    tokens = text.strip(' .,;:()«»"').split()
    if len(tokens) > 2 and fold(tokens[0]) in ("le", "la") and fold(tokens[1]) in words("ranks"):
        tokens = tokens[2:]
    while len(tokens) > 1 and fold(tokens[0]) in words("titles") - {"general", "abbe"}:
        tokens = tokens[1:]
    return " ".join(tokens)


def _strip_role(text: str) -> str:
    folded = fold(text)
    start = find_quality(folded)
    article = _ROLE_ARTICLE.match(folded, start)
    start = article.end() if article else start
    return text[start : find_in_office(folded)].strip(" ,;:.")
