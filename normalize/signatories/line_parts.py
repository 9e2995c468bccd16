"""The lines of a signature column cut into parts: « Le Maire, Jean DUPONT » is an office and a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bordereau.lexicon.bodies import opens_side
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import is_office, words
from bordereau.lexicon.signing import find_heading, find_quality, search_quality
from bordereau.normalize.signatories.column_lines import DANGLING, TOKEN, is_name, is_role_line, is_sure_name
from bordereau.normalize.signatories.fields import undo_fields
from bordereau.normalize.signatories.known_names import find_known, part_at_names

_HANGING = re.compile(r",\s*(?:[Ll][ae]|[Ll][’'])$")
"""« Pour l'État, le » over « préfet »: the article of an office that stands on the next line."""
_READ = re.compile(
    r"(?:[Ll]u|LU|[Vv]u|VU)\s+(?:et|ET)\s+(?:approuv[ée]e?|APPROUV[ÉE]E?)[\s,:.–-]+(?=[A-ZÀ-Þ][\w.'’-]*\s?[A-ZÀ-Þ.])"
)
"""« lu et approuvé A.-M. ROY »: what was written by hand before a name."""
_DUST = re.compile(r"(?<=[a-zà-ÿ])[:;](?=[A-ZÀ-Þ]{3})")
"""« Luc:NOIR »: a speck between two words of a name."""
_LEADERS = re.compile(r"\s*[.…_]{3,}$")
"""Dots or a line to sign on, behind a name."""
_SIGNED_INSIDE = re.compile(r"\s*[:,–-]\s*(?:[Ss]igné|SIGNÉ|SIGNE)e?\s*:?\s+")
"""« Pour la Région : Signé : Jean DUPONT »."""
_GIVEN = re.compile(
    r"(?!(?:[Ss]ain|[Mm]ont|[Pp]ays|[Vv]al|[Ll]es?|[Ll]a|[Vv]ille|[Nn]otre|[Gg]rand)\w*\b)[A-ZÀ-Þ][a-zà-ÿ]+(?:[-‐][A-ZÀ-Þ][a-zà-ÿ]+)*\s+[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,}"
)
"""« Dominique SAINT-AVIT », no « Saint-Paul LES DAX »."""
_HEADED = re.compile(r"([^:]{8,90}?)\s*:\s*([^:]+)")
"""« Pour la Commune : Mme X, Maire »."""
_ENCLOSED = re.compile(r"([^()]+?)\s*\(([^()]+)\)?")
"""« Jean DUPONT (Maire) »."""
_SIDE = 40
"""Characters of « L'exploitant », « Le bailleur (5) » at most."""


def split_names(text: str) -> list[str]:
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
    return parts if all(is_name(part) for part in parts) else [text]


def cut_lines(lines: Sequence[str], persons: Sequence[str] = ()) -> Iterator[tuple[int, str]]:
    """(index, text) of each part: « Le Maire, Jean DUPONT » is two, as are « M. X, Président »."""
    for index, line in undo_fields(_undo_hyphens(lines), persons):
        text = _SIGNED_INSIDE.sub(" : ", _LEADERS.sub("", " ".join(line.split())))
        text = _DUST.sub(" ", _READ.sub("", _HANGING.sub("", text))).strip(" ,;:")
        if not text:
            continue
        for piece in part_at_names(text, persons):
            for part in [piece] if find_known(piece, persons) else _split_role(piece):
                yield index, part


def _undo_hyphens(lines: Sequence[str]) -> list[str]:
    """Words that a narrow column cut with a typesetter's hyphen (U+2010, soft) stand whole on their first line."""
    out = [line.strip() for line in lines]
    for place in range(len(out) - 1):
        if out[place][-1:] in ("\u2010", "\u00ad") and out[place + 1]:
            head, _, rest = out[place + 1].partition(" ")
            out[place], out[place + 1] = out[place][:-1] + head, rest
    return out


def _split_role(text: str) -> list[str]:
    """Party, office and name of one line apart; other lines whole."""
    headed = _HEADED.fullmatch(text)
    if (
        headed
        and _shape(headed[1]) in ("heading", "role", "side")
        and _shape((rest := _split_role(headed[2]))[0]) in ("name", "role")
    ):
        return [headed[1], *rest]
    if (place := search_quality(fold(text))) and _shape(name := text[:place].strip(" ,")) == "name":
        return [name, text[place:]]
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed and {_shape(enclosed[1]), _shape(enclosed[2])} == {"name", "role"}:
        return [enclosed[1], enclosed[2]]
    if "," in text and len(text) <= 160:
        parts = [part for part in re.split(r"\s*,\s*", text) if part]
        shapes = [_shape(part) for part in parts]
        if len(parts) > 1 and shapes == ["heading", *["role"] * (len(parts) - 1)]:
            return parts
        offices = shapes.count("role") + shapes.count("side")
        if len(parts) > 1 and "name" in shapes and offices <= 2 and "other" not in shapes:
            return [piece for part in parts for piece in (split_names(part) if _shape(part) == "name" else [part])]
    if len(names := split_names(text)) > 1 and all(map(is_sure_name, names)):
        return names
    if is_role_line(text) and find_quality(fold(text)) == 0:
        tokens = list(TOKEN.finditer(text))
        for place in range(len(tokens) - 2, 0, -1):
            tail = text[tokens[place].start() :]
            left = text[: tokens[place].start()].strip()
            ends = _ends_role(left) or _GIVEN.match(tail) is not None
            if is_sure_name(tail) and is_role_line(left) and not DANGLING.search(fold(left)) and ends:
                return [left, tail]
    return [text]


def _ends_role(text: str) -> bool:
    """The words end in an office (« Le Maire ») and not in a place (« Le Préfet de Loire »)."""
    last = fold(text).split()[-1]
    return is_office(last) or last in words("after")


def _shape(text: str) -> str:
    if find_heading(fold(text)):
        return "heading"
    if is_role_line(text):
        return "role"
    if is_name(text) or all(map(is_sure_name, split_names(text))):
        return "name"
    return "side" if opens_side(fold(text)) and len(text) <= _SIDE else "other"
