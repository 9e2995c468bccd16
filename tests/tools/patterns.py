"""Write the patterns of the lexicon without a PDF, in a process from which readers are forked.

They are compiled when they are first asked for, which takes a reader longer than most documents.
"""

from __future__ import annotations

from bordereau.normalize.parse import KINDS, parse
from bordereau.normalize.parties.read import interpret_party
from tools.typeset import read_document

PARTY = "La Commune de Valbrume, représentée par son Maire, Madame Jeanne ORMEAU, ci-après désignée « la Commune »"
ACT = f"""CONVENTION DE PARTENARIAT

Entre :

{PARTY},

Et

L'association Les Amis du Lavoir, représentée par son Président, Monsieur Paul TILLEUL

Il est convenu ce qui suit :

Article 1 : Objet

La Commune verse à l'Association une subvention de 12 500 € selon l'annexe 1.

Fait à Valbrume, le 15 décembre 2023
"""


def write_patterns() -> None:
    """Read an act that is no document: lines, parties and values, which ask for most of the patterns."""
    read_document(ACT)
    interpret_party(PARTY)
    for kind in KINDS:
        parse(kind, "12 500 €, 52 %, le 15 décembre 2023")
