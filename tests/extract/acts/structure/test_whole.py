"""Nothing is lost between acts, and the time grows with the paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import pytest

from bordereau.extract.acts.structure.read import read_structure
from bordereau.extract.paragraphs.look import measure_document
from bordereau.extract.pipeline import extract
from bordereau.schemas.act import ActSpan
from bordereau.schemas.page import Line, Page
from bordereau.schemas.settings import Settings
from bordereau.schemas.text import Paragraph, join_lines
from tools.typeset import read_document, typeset

HERE = Path(__file__).parent
PDFS = (*sorted((HERE / "packs").glob("*.pdf")), HERE.parents[2] / "corpus" / "conventions" / "conv-50.pdf")
TALK = "Monsieur le maire expose que le devis a été reçu et que plusieurs élus souhaitent en connaître le détail."
CHAPTERS = f"""
^ **Compte rendu de la réunion du conseil municipal du 8 juillet 2011**
{TALK}
CHAPITRE I – BUDGET
Le conseil municipal, à l’unanimité, accepte la somme de 2 342,93 €.
CHAPITRE II – SUBVENTIONS
Le conseil attribue une somme de 1 500,00 € au comité des fêtes.
"""


def count(texts: Iterator[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if not char.isspace())


def list_texts(act: ActSpan) -> Iterator[str]:
    """All text of an act: what its parts print, each word once."""
    yield from (p.text for p in (*act.opening, *act.preamble, *act.closing))
    yield from (party.text.text for party in act.parties)
    for article in act.articles:
        yield article.heading.text
        yield from (p.text for p in article.paragraphs)
    for annex in act.annexes:
        yield from (p.text for p in annex.paragraphs)


@pytest.mark.parametrize("pdf", PDFS, ids=[pdf.stem for pdf in PDFS])
def test_every_word_of_a_council_stands_in_one_act(pdf: Path) -> None:
    """The words of minutes and délibérations come out once, none twice; of other acts none twice."""
    found = extract(pdf, Settings())
    words = Counter((piece.page, piece.word) for act in found.acts for p in _list_paragraphs(act) for piece in p.pieces)
    assert max(words.values()) == 1
    pages = {page for page, _ in words}
    assert pages >= {page for act in found.acts for page in act.pages}


def _list_paragraphs(act: ActSpan) -> Iterator[Paragraph]:
    yield from (*act.opening, *act.preamble, *act.closing)
    for article in act.articles:
        yield article.heading
        yield from article.paragraphs


def test_the_characters_of_a_sitting_and_its_items_are_all_there() -> None:
    decided = "Après en avoir délibéré, le conseil municipal, à l’unanimité, approuve ce prêt de 120 €."
    items = f"* 1. Prêt de la salle\n{TALK}\n{decided}\n{TALK}\n* 2. Prêt de la tente\n{TALK}\n{decided}\n"
    heading = "^ **PROCÈS-VERBAL DE LA SÉANCE DU 12 MARS 2024**\nPrésents : M. Paul GRIS.\n"
    text = f"{heading}{items}* Questions diverses\n{TALK}\nLa séance est levée.\n"
    printed = count(line.text for page in typeset(text)[0] for line in page)
    assert sum((count(t for act in read_document(text) for t in list_texts(act)) - printed).values()) == 0
    assert sum((printed - count(t for act in read_document(text) for t in list_texts(act))).values()) == 0


def test_what_stands_under_a_chapter_of_minutes_is_kept() -> None:
    said = "\n".join(t for act in read_document(CHAPTERS) for t in list_texts(act))
    assert "2 342,93 €" in said
    assert "1 500,00 €" in said


def spell(number: int) -> str:
    """A name of its own for each number, of letters alone."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def repeat(times: int) -> tuple[tuple[Paragraph, ...], list[Page]]:
    item = f"* {{n}}. Prêt de la salle {{name}}\n{TALK}\nLe conseil municipal, à l’unanimité, approuve ce prêt.\n"
    text = "^ **PROCÈS-VERBAL DE LA SÉANCE DU 12 MARS 2024**\nPrésents : M. Paul GRIS.\n"
    lines, pages = typeset(text + "".join(item.format(n=n % 90 + 1, name=spell(n)) for n in range(times)))
    flat: Sequence[Line] = [line for page in lines for line in page]
    return tuple(join_lines([line], number) for number, line in enumerate(flat)), pages


def test_time_grows_with_the_paragraphs() -> None:
    """Eight times the paragraphs take less than sixteen times the time; the square would take sixty-four."""
    spent = []
    for times in (100, 800):
        paragraphs, pages = repeat(times)
        measures = measure_document(paragraphs, pages)
        best = 1e9
        for _ in range(3):
            start = process_time()
            acts = read_structure(paragraphs, (), measures)
            best = min(best, process_time() - start)
        assert len(acts) == times + 1
        spent.append(best)
    assert spent[1] < 16 * spent[0]
