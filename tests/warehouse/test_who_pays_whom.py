"""« Who pays whom, how much, by year », asked of acts as they are read: the right euros, and nothing else.

The answers were written down by hand from the pages: of the sample, and of the whole acts of the tests of meaning.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from warehouse_cases import Outputs, Place

from bordereau.warehouse.load import LoadJob, load_outputs
from shared_documents import read_shared

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "tests/bordereau/meaning/whole"
ANSWERS = """
ACTION LOGEMENT SERVICES > DIJON METROPOLE | 30000000 | - | grant | promised
Commune de Valmorel-sur-Loue > Club nautique de la Loue | 18500 | 2025 | grant | promised
Ville de Bourg-Arcet > Maison des Possibles | 45000 | 2024 | grant | promised
Ville de Bourg-Arcet > Maison des Possibles | 45000 | 2025 | grant | forecast
Ville de Bourg-Arcet > Maison des Possibles | 45000 | 2026 | grant | forecast
Département de la Haute-Brenne > Commune de Saint-Ours-les-Bois | 96000 | - | grant | promised
État (DETR) > Commune de Saint-Ours-les-Bois | 72000 | - | grant | forecast
Les Ateliers du Lin > Commune de Trévignac | 4080 | - | rent | promised
Les Ateliers du Lin > Commune de Trévignac | 600 | - | other | promised
Communauté de communes du Val d'Orsanne > Office de tourisme des Trois Lacs | 75000 | 2024 | grant | promised
COMMUNE DE FONTENAILLES-LE-HAUT > Comité des fêtes | 3000 | 2025 | grant | promised
COMMUNE DE FONTENAILLES-LE-HAUT > Foyer rural | 1500 | 2025 | grant | promised
COMMUNE DE FONTENAILLES-LE-HAUT > Amicale laïque | 2000 | 2025 | grant | promised
COMMUNE DE FONTENAILLES-LE-HAUT > Tennis club | 1000 | 2025 | grant | promised
Communauté d'agglomération du Pays de Roquebrière > Commune de Lauzières | 270000 | - | grant | promised
Région Armançon > Association Cordes et Cie | 40000 | 2025 | grant | promised
Région Armançon > Association Cordes et Cie | 40000 | 2026 | grant | promised
Département de la Cure > Association Cordes et Cie | 25000 | 2025 | grant | promised
Département de la Cure > Association Cordes et Cie | 25000 | 2026 | grant | promised
Ville de Noyeraie > Association Cordes et Cie | 30000 | 2025 | grant | promised
Ville de Noyeraie > Association Cordes et Cie | 32000 | 2026 | grant | promised
"""
"""payer > payee | euros | budget year | role | status; the rent of Trévignac is one with its charges."""


@pytest.fixture
def read(outputs: Outputs, place: Place) -> Place:
    """The acts as they are read, in each warehouse."""
    paths = (ROOT / "samples/avenant-dijon.pdf", *sorted(WHOLE.glob("*.pdf")))
    assert len(paths) == 9
    outputs.put(*(read_shared(path) for path in paths))
    load_outputs(LoadJob(outputs.folder, place.url))
    return place


def test_the_right_euros_of_each_year_and_nothing_else(read: Place) -> None:
    rows = read.ask("SELECT * FROM commitments_by_year")
    said = Counter(
        f"{row['payer']} > {row['payee']} | {row['value_eur']:f} | {row['budget_year'] or '-'} | {row['role']} | "
        f"{row['status']}".replace("’", "'").replace(".00 |", " |")
        for row in rows
    )
    assert said == Counter(ANSWERS.strip().splitlines())
