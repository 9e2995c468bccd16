"""Lines below one who has signed that are not his: the next party of the column, a stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bordereau.lexicon.folding import fold
from bordereau.lexicon.signing import certifies_copy, find_extract
from bordereau.normalize.signatories.column_lines import Kind, Known, find_party, is_same_person


def part_at_next_party(
    cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], known: Known, count: int
) -> list[list[int]] | None:
    """The lines above the next party of the column, and those from it on; None where the column is one party's."""
    later = _find_next_party(cut, kinds, known)
    return None if later is None else [list(range(cut[later][0])), list(range(cut[later][0], count))]


def _find_next_party(cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], known: Known) -> int | None:
    """Where, below one who has signed, another party of the act opens a column of its own: « État », its prefect."""
    for place in range(2, len(cut)):
        if kinds[place] != "other" or "name" not in kinds[:place] or cut[place][0] == cut[place - 1][0]:
            continue
        text = cut[place][1]
        stamp = text.isupper() and "name" not in kinds[place + 1 :]
        if kinds[place - 1] in ("name", "mention") and not stamp and find_party(text, known) is not None:
            return place
    return None


def find_copy(lines: Sequence[str]) -> int:
    """Where who certifies a copy begins, « Pour copie conforme, le chef du service »: he signs no act.

    >>> find_copy(["Le Maire", "Anne ROY", "Pour copie conforme, le secrétaire, M. LEU"]), find_copy(["Le Maire"])
    (2, 1)
    """
    return next((place for place, line in enumerate(lines) if certifies_copy(fold(line))), len(lines))


def drop_extract(lines: Sequence[str]) -> list[str]:
    """The lines without « Pour extrait conforme, » over the first who signs: an extract is signed so.

    >>> drop_extract(["Pour extrait conforme,", "Le Maire", "Anne ROY"]), drop_extract(["Pour copie", "M. LEU"])
    (['Le Maire', 'Anne ROY'], ['Pour copie', 'M. LEU'])
    """
    if not lines or (said := find_extract(fold(lines[0]))) is None:
        return list(lines)
    rest = lines[0][said:].strip(" ,:")
    return [*([rest] if rest else []), *lines[1:]]


def part_rows(cut: Sequence[tuple[int, str]], kinds: Sequence[Kind]) -> list[list[int]] | None:
    """Lines of which each names who signs and in which office or for whom; None where fewer than two do.

    « Pour A : Jean DUPONT / Pour B : Anne ROY » are two signatories, and no party over two names. What stands above the
    first is read with it, what stands below a line with that one.
    """
    said: dict[int, list[Kind]] = {}
    for (index, _), kind in zip(cut, kinds, strict=True):
        said.setdefault(index, []).append(kind)
    whole = [index for index, its in said.items() if its[0] in ("heading", "role") and its.count("name") == 1]
    lone = [index for index, its in said.items() if its in (["name"], ["weak_name"])]
    if len(whole) < 2 or lone:
        return None
    first, last = min(said), max(said)
    starts = [first, *whole[1:]]
    stops = [*whole[1:], last + 1]
    return [list(range(start, stop)) for start, stop in zip(starts, stops, strict=True)]


def pass_stamps(cut: Sequence[tuple[int, str]], kinds: Sequence[Kind], known: Known) -> list[Kind]:
    """Capitals below a name that only repeat a party's name are its stamp."""
    out = list(kinds)
    named = [set(re.findall(r"[a-z]{2,}", fold(name))) for _, name in known.parties]
    for place in range(1, len(cut)):
        text = cut[place][1]
        said = set(re.findall(r"[a-z]{2,}", fold(text)))
        if "name" in kinds[:place] and text.isupper() and said and out[place] in ("name", "weak_name", "other"):
            person = any(is_same_person(text, one) for one in known.persons)
            if not person and any(said <= words_of for words_of in named):
                out[place] = "mention"
    return out
