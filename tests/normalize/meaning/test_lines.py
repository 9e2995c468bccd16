"""Long and odd sentences are read in bounded time; an item is read with its introduction."""

from __future__ import annotations

import time

import pytest

from bordereau.normalize.meaning.lines import Line, Share, list_scopes
from told_acts import read_meaning

ODD = {
    "many sums": "La Commune verse au Club " + ", ".join(f"{n} 000 € en 20{n % 90 + 10}" for n in range(1, 120)) + ".",
    "hyphens": "La Commune de " + "A-" * 5000 + " verse 10 € au Club.",
    "names": "La Commune de " + "Saint Jean de " * 500 + " verse au Club une subvention de 10 €.",
    "mentions": "La Commune de " + "la commune et le club, " * 300 + " verse une subvention de 10 € au Club.",
    "quotes": "L'association « " * 500 + " verse 10 €.",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_sentences_take_no_long_time(name: str) -> None:
    parties = ["Commune de Lac = la Commune", "Club = le Club"]
    start = time.process_time()
    read_meaning({"title": "Convention", "parties": parties, "articles": ["Montant de la subvention", ODD[name]]})
    assert time.process_time() - start < 5


def test_an_item_is_read_with_what_introduces_it() -> None:
    head = Line(0, "La subvention est versée comme suit :", "article", "3")
    item = Line(1, "50 % à la signature ;", "article", "3", depth=1, shares=(Share("f1", 50, 1, 0, 4),))  # type: ignore[arg-type]
    (scope,) = list_scopes([head, item])
    assert scope.text.startswith("La subvention est versée comme suit :\n50 %")
    assert scope.text[scope.shares[0].start :].startswith("50 %")
