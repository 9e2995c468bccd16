"""The patterns of the lexicon, compiled in the process from which workers are forked.

A pattern is compiled when it is first asked for, and those that a small act asks for take longer than the act. So an
act that is no document is read here, from its lines on: no PDF is opened and no library asked, and nothing stays of it
but patterns, which are the same for every document.
"""

from __future__ import annotations

from bordereau.assemble.act import assemble_act
from bordereau.extract.acts.split import split_acts
from bordereau.extract.paragraphs.make import make_paragraphs
from bordereau.extract.signatures.find import find_signatures
from bordereau.normalize.numbers.habit import NO_HABIT
from bordereau.schemas.act import ActSpan
from bordereau.schemas.notes import Notes
from bordereau.schemas.page import Line, Page, Word, number_lines
from bordereau.schemas.settings import NameSettings, Settings

ACT = """CONVENTION DE PARTENARIAT
Entre :
La Commune de Valbrume, représentée par son Maire, Madame Jeanne ORMEAU, ci-après désignée « la Commune »,
Et
L'association Les Amis du Lavoir, représentée par son Président, Monsieur Paul TILLEUL,
Il est convenu ce qui suit :
Article 1 : Objet
La Commune verse à l'Association une subvention de 12 500 € (douze mille cinq cents euros), selon l'annexe 1.
Elle est versée en deux fois : 50 %, soit 6 250 €, à la signature, le solde en 2025.
Article 2 : Durée
La convention prend effet le 1er janvier 2024 pour une durée de trois ans.
Fait à Valbrume, le 15 décembre 2023
Pour la Commune, le Maire"""
WIDTH, HEIGHT, SIZE, LEFT, TOP, STEP = 595.0, 842.0, 10.0, 50.0, 80.0, 20.0


def write_patterns() -> None:
    """Read the act, for the sake of the patterns alone."""
    lines = set_lines(ACT)
    blocks = find_signatures([lines])
    signed = {line.number for block in blocks for line in block.lines}
    flow = [line for line in lines if line.number not in signed]
    spans: tuple[ActSpan, ...] = split_acts(make_paragraphs(flow), (), blocks, [Page(1, WIDTH, HEIGHT, 0)])
    settings = Settings(names=NameSettings(use_spacy=False))
    for span in spans:
        assemble_act(span, NO_HABIT, frozenset(), settings, Notes())


def set_lines(text: str) -> list[Line]:
    """Set lines of text on a page."""
    lines = []
    for place, row in enumerate(text.splitlines()):
        bottom, x0, words = TOP + STEP * place, LEFT, []
        for word in row.split():
            words.append(Word(word, x0, bottom - SIZE, x0 + 0.4 * SIZE * len(word), bottom, SIZE, False))
            x0 = words[-1].x1 + 0.25 * SIZE
        lines.append(Line(1, tuple(words)))
    return list(number_lines(lines))
