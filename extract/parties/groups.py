"""Clauses said of several parties: « Ci-après dénommés ensemble « X » », « toutes deux représentées par … ».

Such a clause starts a line, or follows the last party of its group with only a comma, so it reads as that party's
own. What tells it apart: words like « ensemble », the plural with « les », or a name that is in the name of every
party of the run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bordereau.extract.parties.running import Running
from bordereau.extract.parties.subjects import find_subject
from bordereau.lexicon.parties import evidence

_ALIAS = re.compile(
    r"(?:\bensemble\s*,\s*)?(?:\bl\s*'\s*ensemble\s+(?:de[s\s]\s*[^,;.\n]{1,40}\s+)?(?:etant|est|sera|seront)\s+)?\(?\s*(?:\bet\s+)?(?:\bpartie\s+)?"
    r"(?:\b(?:denomme|designe|appele|nomme|dit)(?:e|s|es|\(e\)|\(s\))*,?\s*"
    r"(?:individuellement\s+|collectivement\s+|conjointement\s+|ensemble\s+)?)?"
    r"\b(?:ci\s*-?\s*(?:apres|dessous)|plus\s+(?:bas|loin)|(?:dans|par)\s+la\s+suite)\b(?:\s+apres\b)?"
    r"|(?<!apres )\b(?:denomme|designe|appele|nomme|dit)(?:es|s),?\s+(?:collectivement|conjointement|ensemble)"
    r"(?:\s+(?:par|comme|sous\s+l(?:e|es|a|')\s*(?:termes?|noms?|vocables?|appellation|denomination)(?:\s+d(?:e|'))?))?"
    r"\s+(?=\"|l(?:e|es|')\s)"
    r"|(?<!apres )\b(?:denomme|designe|appele|nomme)e?s,?\s+(?:par|sous)\s+l(?:es?|a|')\s*"
    r"(?:termes?|noms?|vocables?|appellation|denomination)"
    r"(?:\s+d(?:e|'))?\s+(?=\"|l(?:e|es|')\s)"
    r"|\b(?:ensemble|collectivement|conjointement)\s+(?:denomme|designe|appele|nomme)(?:es|s)\s+(?=\"|les\s)"
)
_NAMES = re.compile(
    r"[^\"\n;]{0,110}?\n?[^\"\n;]{0,40}\"[^\"]{1,80}\"(?:\s*(?:,|ou|et|et/ou)?\s*"
    r"(?:individuellement|collectivement|ensemble|conjointement|separement)?[\s,]*"
    r"(?:l\s?'|la\s|le\s|les\s)?\s*\"[^\"]{1,80}\")*|[^,;.\n]{3,90}"
)
_EXPLICIT = re.compile(
    r"\b(?:ensemble|collectivement|conjointement|tous\s+(?:les\s+)?(?:deux|trois|quatre)|toutes\s+(?:les\s+)?(?:deux|trois|quatre)|l\s?'\s?ensemble|globalement)\b"
)
_ALL = re.compile(
    r"\bles?\s+\"?\s*(?:co-?)?parties\b|\"\s*les?\s+parties?|\bla\s+\"?\s*partie\b|\"\s*parties?\s*(?:prenantes\s*|signataires\s*)?\"|\"\s*la\s+partie|\bindividuellement\b|\bles?\s+\"?\s*signataires\b"
)
_PLURAL = re.compile(r"\b(?:denomm|design|appel|nomm)e(?:e)?s\b|\bles\s+\"|\"\s*les\s|\"\s*le\(s\)")
_LES = re.compile(r"\bles\s+\"|\"\s*les\s|\"\s*le\(s\)|\bles\s+[a-z]|\"\s*[a-z]+s\b")
_SHARED = re.compile(
    r"(?:\b(?P<number>tous|toutes)\s+(?:les\s+)?(?P<count>deux|trois|quatre)\s+)?\bre\s*?presentee?s\s+par\b"
)
_STATE = re.compile(r"(?:l\s?'?\s?)?etat\b")
_PREFECT = re.compile(r"\bprefete?\b")
_AFTER_PERSON = re.compile(
    r"\b(?:agissant|et\s+denommee?|denommee?|designee?|ci\s*-?\s*apres|dument|habilitee?|d\s*'\s*autre\s+part|d\s*'\s*une\s+part)\b"
)
_HOME = re.compile(r"\b(?:demeurant|domicilies?|domiciliees?)\s+(?:ensemble|tou(?:s|tes) (?:les )?deux)\b[^;\n]*")
_COUNTS = {"deux": 2, "trois": 3, "quatre": 4}
_SMALL_WORDS = frozenset(("le", "la", "les", "l", "de", "du", "des", "d", "et"))
_COORDINATES = re.compile(r"\n\s*coordonnees\s+(?:de\s+|du\s+|des\s+|d\s?')(?P<whom>[^:\n]{3,60}?)\s*:")


@dataclass(slots=True)
class Draft:
    """A party being put together: slices of the running text, in order."""

    name_start: int
    slices: list[tuple[int, int]]
    run: int
    """Parties of one run are separated by nothing stronger than a line end, a bullet or a semicolon."""
    own_alias: bool = False
    listed: bool = False
    """It is an item of a list that was announced as one of parties."""


@dataclass(frozen=True, slots=True)
class Group:
    """A clause and the indices of the parties it is said of."""

    start: int
    end: int
    parties: tuple[int, ...]


def take_groups(running: Running, drafts: list[Draft]) -> list[Group]:
    """Cut the group clauses out of the drafts; the drafts are changed in place."""
    groups: list[Group] = []
    since = 0
    for index, draft in enumerate(drafts):
        start, end = draft.slices[0][0], draft.slices[-1][1]
        for match in list(_ALIAS.finditer(running.folded, start, end)):
            begin = match.start() + len(match[0]) - len(match[0].lstrip())
            stop = _clause_end(running.folded, match, end)
            subject = find_subject(running.folded, drafts, index, begin, _is_plural(running.folded[begin:stop]))
            begin, members = subject or (begin, _members(running, drafts, index, since, (begin, stop)))
            if members is None:
                draft.own_alias = True
                continue
            draft.slices = cut_out(draft.slices, begin, stop)
            if 1 < len(members) < len(drafts):
                groups.append(Group(begin, stop, members))
                since = index + 1
    return groups


def _is_plural(clause: str) -> bool:
    return _EXPLICIT.search(clause) is not None or (
        _PLURAL.search(clause) is not None and _LES.search(clause) is not None
    )


def _clause_end(folded: str, match: re.Match[str], end: int) -> int:
    following = _ALIAS.search(folded, match.end(), end)
    limit = following.start() if following else end
    names = _NAMES.match(folded, match.end(), limit)
    return names.end() if names else match.end()


def _members(
    running: Running, drafts: Sequence[Draft], index: int, since: int, span: tuple[int, int]
) -> tuple[int, ...] | None:
    """The parties a clause is said of; None when it is the last one's own; all of them for « les Parties »."""
    folded = running.folded
    begin, stop = span
    clause = folded[begin:stop]
    if _ALL.search(clause):
        return tuple(range(len(drafts)))
    before = folded[max(drafts[index].name_start, begin - 220) : begin]
    if index and _HOME.search(before):  # « M. A et Mme B, demeurant ensemble …, ci-après « le Propriétaire » »
        return (index - 1, index)
    together = re.search(r"\b(?:tous|toutes)\s+(?:les\s+)?(deux|trois|quatre)\b", f"{before} {clause}")
    if together:
        return tuple(range(max(0, index + 1 - _COUNTS[together[1]]), index + 1))
    run = [i for i in range(since, index + 1) if drafts[i].run == drafts[index].run] or [index]
    explicit = _EXPLICIT.search(clause) is not None
    if not explicit and re.match(r"les\s", folded[drafts[index].name_start :]):
        return None  # « les communes de A et B, ci-après « les communes » »
    items = _listed_up_to(drafts, index)
    if len(items) > 1 and (_is_plural(clause) or _PLURAL.search(clause)):
        return items
    if _is_plural(clause):
        return _plural_members(drafts, since, run, explicit)
    opens = running.opens_line(begin)
    if (
        opens
        and len(run) > 1
        and not any(drafts[i].own_alias for i in run)
        and _is_common(running, drafts, run, clause)
    ):
        return tuple(run)
    return None


def _listed_up_to(drafts: Sequence[Draft], index: int) -> tuple[int, ...]:
    """The items of the announced list whose last one is ``index``."""
    first = index
    while first >= 0 and drafts[first].listed:
        first -= 1
    return tuple(range(first + 1, index + 1))


def _plural_members(drafts: Sequence[Draft], since: int, run: Sequence[int], explicit: bool) -> tuple[int, ...] | None:
    """Whom a plural takes in: the run, else those before without an alias of their own; « ensemble » all of them."""
    index = run[-1]
    unnamed = [i for i in run if i > max((j for j in run[:-1] if drafts[j].own_alias), default=-1)]
    if len(run) > 1:
        return tuple(unnamed if len(unnamed) > 1 and not explicit else run)
    if explicit:
        return tuple(range(since, index + 1))
    bare = [i for i in range(since, index + 1) if not drafts[i].own_alias]
    return tuple(bare) if len(bare) > 1 and bare == list(range(bare[0], index + 1)) else None


def _is_common(running: Running, drafts: Sequence[Draft], run: Sequence[int], clause: str) -> bool:
    """Whether the words of an alias stand in the names of all the parties of a run: « Action » for two bodies."""
    quoted = re.search(r"\"\s*([^\"]+?)\s*\"", clause)
    words = [w for w in re.findall(r"\w+", quoted[1] if quoted else "") if w not in _SMALL_WORDS]
    if not words:
        return False
    names = [set(re.findall(r"\w+", _name_of(running, drafts[i]))) for i in run]
    return all(word in name for word in words for name in names)


def _name_of(running: Running, draft: Draft) -> str:
    """What stands before the first comma of a party, folded."""
    return running.folded[draft.name_start : min(draft.slices[-1][1], draft.name_start + 90)].split(",")[0]


def share_representatives(running: Running, drafts: list[Draft]) -> None:
    """Give « toutes deux représentées par M. X » to each of the parties that it is said of."""
    for index, draft in enumerate(drafts):
        start, end = draft.slices[0][0], draft.slices[-1][1]
        match = _SHARED.search(running.folded, start, end)
        if match is None or index == 0:
            continue
        count = _COUNTS.get(match["count"] or "", 0)
        earlier = range(max(0, index + 1 - count), index) if count else _silent_before(running, drafts, index)
        for other in earlier:
            if not evidence()["represented"].search(
                running.folded, drafts[other].slices[0][0], drafts[other].slices[-1][1]
            ):
                drafts[other].slices += [(max(a, match.start()), b) for a, b in draft.slices if b > match.start()]


def share_prefect(running: Running, drafts: list[Draft]) -> None:
    """Give the prefect who is named after the agency to the State, of which nothing is said: he signs for both."""
    for state, agency in pairwise(drafts):
        (first, last), (start, end) = state.slices[0], (agency.slices[0][0], agency.slices[-1][1])
        if not _STATE.match(running.folded, first, last) or evidence()["represented"].search(
            running.folded, first, last
        ):
            continue
        match = evidence()["represented"].search(running.folded, start, end)
        if match is None or not _PREFECT.search(running.folded, match.end(), min(end, match.end() + 120)):
            continue
        stop = _AFTER_PERSON.search(running.folded, match.end(), end)
        state.slices.append((match.start(), stop.start() if stop else end))


def share_home(running: Running, drafts: Sequence[Draft]) -> None:
    """Give « demeurant ensemble 3 rue Haute » to the person before as well."""
    for before, draft in pairwise(drafts):
        found = _HOME.search(running.folded, draft.slices[0][0], draft.slices[-1][1])
        own = evidence()["seat"].search(running.folded, before.slices[0][0], before.slices[-1][1])
        if found is not None and own is None:
            before.slices.append(found.span())


def _silent_before(running: Running, drafts: Sequence[Draft], index: int) -> list[int]:
    """Parties just before, of the same run, of which nobody has been named the representative."""
    silent: list[int] = []
    for other in range(index - 1, -1, -1):
        first, last = drafts[other].slices[0][0], drafts[other].slices[-1][1]
        if drafts[other].run != drafts[index].run or evidence()["represented"].search(running.folded, first, last):
            break
        silent.append(other)
    return silent


def hand_over_coordinates(running: Running, drafts: list[Draft]) -> None:
    """Give a block « Coordonnées de l'organisme … : » to the party whose alias or name it bears."""
    last = drafts[-1]
    match = _COORDINATES.search(running.folded, last.slices[0][0], last.slices[-1][1])
    if match is None:
        return
    whom = re.sub(r"^(?:l\s?'|la\s|le\s|les\s)\s*", "", match["whom"].strip())
    for draft in drafts[:-1]:
        if any(whom in running.folded[start:end] for start, end in draft.slices):
            draft.slices.append((match.start(), last.slices[-1][1]))
            last.slices = cut_out(last.slices, match.start(), last.slices[-1][1])
            return


def cut_out(slices: Sequence[tuple[int, int]], start: int, stop: int) -> list[tuple[int, int]]:
    """The slices without ``start:stop``."""
    out: list[tuple[int, int]] = []
    for left, right in slices:
        out += [(a, b) for a, b in ((left, min(right, start)), (max(left, stop), right)) if a < b]
    return out or [(start, start)]
