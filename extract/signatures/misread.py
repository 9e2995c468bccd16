"""Who signs, misread under a pen or a stamp: « Le Mare, » is the mayor, « ppe GERVAIS » is Philippe GERVAIS.

Signature blocks are the worst read lines of a scan, and say what the act has said before: an office of a short list
alone with its article, and names of those present or of the parties. On such lines, of pages read by OCR only, a word
one sign off the office is that office, and a first name of which a piece was read before a surname is the whole one, if
the act names just one person so. All that is changed is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bordereau.extract.lines.make import split_line
from bordereau.extract.page.recurring import measure_distance
from bordereau.lexicon.folding import fold
from bordereau.lexicon.offices import is_office, list_signing
from bordereau.schemas.page import Line, Word
from bordereau.schemas.warning import Code, DocumentWarning

PageLines = tuple[tuple[Line, ...], ...]
LEAST_PIECE = 3
"""Letters of a first name that must have been read."""
LEAST_SURNAME = 4
SHORT = 4
"""Words of a line that may name who signs and nothing more."""
HYPHENS = ("-", "‐", "\N{SOFT HYPHEN}")
_CORE = re.compile(r"\W*([^\W\d_]{4,})\W*")
_GIVEN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)*")
_SURNAME = re.compile(r"([A-ZÀ-Þ]{3,}(?:[-'][A-ZÀ-Þ]{2,})*)\W*")
_PIECE = re.compile(r"\W*([^\W\d_]{3,})")


def mend_signers(pages: Sequence[Sequence[Line]]) -> tuple[PageLines, list[DocumentWarning]]:
    """The lines of all pages with offices and names of signatories put right, and what was changed."""
    named: Mapping[str, frozenset[str]] | None = None
    out: list[tuple[Line, ...]] = []
    told: list[DocumentWarning] = []
    for lines in pages:
        mended: list[Line] = []
        for number, line in enumerate(lines):
            changes = dict(_mend_offices(line)) if line.words[0].read_by_ocr else {}
            if line.words[0].read_by_ocr and len(line.words) <= 2 * SHORT and _may_cut(line):
                named = list_named(pages) if named is None else named
                cut = number > 0 and lines[number - 1].words[-1].text.endswith(HYPHENS)
                changes.update(_mend_names(line, named, start=int(cut)))
            words = list(line.words)
            for place, text in sorted(changes.items()):
                words[place] = replace(words[place], text=text)
                told.append(_tell(line, line.words[place], words[place]))
            mended.append(replace(line, words=tuple(words)) if changes else line)
        out.append(tuple(mended))
    return tuple(out), told


def _mend_offices(line: Line) -> Iterator[tuple[int, str]]:
    """Place and text of the words of a line that are an office but for one sign, alone with their article."""
    start = 0
    for part in split_line(line):
        said = [place for place, word in enumerate(part.words) if any(map(str.isalnum, word.text))]
        if len(said) == 2:
            article, word = (part.words[place] for place in said)
            office = choose_office(fold(article.text), word.text)
            if office is not None:
                yield start + said[1], office
        start += len(part.words)


def choose_office(article: str, text: str) -> str | None:
    """The office that a word alone with its article is, as printed but for its sign; None where it is none, or two.

    >>> choose_office("le", "Mare,"), choose_office("la", "Présidenle"), choose_office("le", "MAÏRE")
    ('Maire,', 'Présidente', None)
    >>> choose_office("la", "Mare"), choose_office("le", "Maire"), choose_office("le", "Marché")
    (None, None, None)
    """
    found = _CORE.fullmatch(text)
    if found is None or article not in ("le", "la") or is_office(fold(found[1])):
        return None
    core = fold(found[1])
    near = [office for office in list_signing(article) if measure_distance(core, fold(office)) == 1]
    if len(near) != 1:
        return None
    spelt = near[0].upper() if found[1].isupper() else near[0].capitalize() if found[1][0].isupper() else near[0]
    return text.replace(found[1], spelt)


def list_named(pages: Sequence[Sequence[Line]]) -> dict[str, frozenset[str]]:
    """Folded surnames in capitals, with the first names that stand before them: « Philippe GERVAIS »."""
    found: dict[str, set[str]] = {}
    for line in (line for lines in pages for line in lines):
        for before, word in zip(line.words, line.words[1:], strict=False):
            surname = _SURNAME.fullmatch(word.text)
            if surname and _GIVEN.fullmatch(before.text):
                found.setdefault(fold(surname[1]), set()).add(before.text)
    return {surname: frozenset(given) for surname, given in found.items()}


def _may_cut(line: Line) -> bool:
    return any(_SURNAME.fullmatch(word.text) and len(word.text) >= LEAST_SURNAME for word in line.words[1:])


def _mend_names(line: Line, named: Mapping[str, frozenset[str]], start: int) -> Iterator[tuple[int, str]]:
    """Place and text of first names of which a pen has left a piece, before a surname that the act names.

    With ``start`` 1 the first word is the rest of one that the line above has cut: « Clo- ⏎ tilde VERNEUIL ».
    """
    for place in range(start, len(line.words) - 1):
        before, word = line.words[place : place + 2]
        surname = _SURNAME.fullmatch(word.text)
        if surname and not _GIVEN.fullmatch(before.text):
            given = choose_given(before.text, named.get(fold(surname[1]), frozenset()))
            if given is not None:
                yield place, given


def choose_given(text: str, given: frozenset[str]) -> str | None:
    """The only first name that ends as the piece does.

    >>> choose_given("ppe", frozenset({"Philippe"})), choose_given("pe", frozenset({"Philippe"}))
    ('Philippe', None)
    >>> choose_given("ine", frozenset({"Karine", "Martine"})), choose_given("M.", frozenset({"Luc"}))
    (None, None)
    """
    piece = _PIECE.fullmatch(text)
    ends = [name for name in given if piece and fold(name).endswith(fold(piece[1]))]
    return ends[0] if len(ends) == 1 == len(given) else None


def _tell(line: Line, before: Word, after: Word) -> DocumentWarning:
    message = f"A signatory was mended on page {line.page}: « {before.text} » as « {after.text} »."
    return DocumentWarning(code=Code.OCR_MENDED, message=message, page=line.page)
