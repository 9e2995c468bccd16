"""A sum that one article takes from another."""

import pytest

from bordereau.reconcile.across.cross_references import check_cross_references

ONE = "§ 2\nLa Commune attribue une subvention de 48 000 €.\n"
TWO = "§ 3.1\nLa Commune finance 1 650 000 €.\n§ 3.2\nL’EPF apporte 310 000 €, dont 42 000 € de frais.\n"

SAID = [
    (ONE, "§ 4\nLa subvention de 48 000 € prévue à l’article 2 est versée.", ("48000", "exact"), "as it was"),
    (ONE, "§ 4\nL’aide de 48 000 € HT, mentionnée à l’article 2 ci-dessus, est versée.", ("48000", "exact"), "a tax"),
    (ONE, "§ 4\nL’aide de 84 000 € fixée à l’article 2 est versée.", None, "too far to be the same sum told wrong"),
    (ONE, "§ 4\nL’aide de 45 000 € fixée à l’article 2 est versée.", ("45000", "fails"), "the only sum of the article"),
    (TWO, "§ 4\nLa part de 1 560 000 € prévue à l’article 3.1 est appelée.", ("1560000", "fails"), "digits swapped"),
    (TWO, "§ 4\nLa part de 1 650 000 € prévue à l’article 3 est appelée.", ("1650000", "exact"), "a part of article 3"),
    (TWO, "§ 4\nLa part de 320 000 € prévue à l’article 3 est appelée.", None, "which of three sums is not said"),
    (TWO, "§ 4\nLa part de 1 560 000 € prévue à l’article 3 est appelée.", ("1560000", "fails"), "a slip tells which"),
    (ONE, "§ 4\nLa somme de 45 000 € prévue à l’article 2 de la loi du 1er juillet 1901.", None, "a law's article"),
    (ONE, "§ 4\nLa somme de 45 000 € prévue à l’article 2 de la convention initiale.", None, "another act's article"),
    (ONE, "§ 4\nUne avance de 24 000 €, soit la moitié de l’aide prévue à l’article 2.", None, "the half is no repeat"),
    (ONE, "§ 4\nUne aide de 45 000 € maximum prévue à l’article 2.", None, "a bound"),
    (ONE, "§ 2\nLa subvention de 45 000 € prévue à l’article 2.", None, "the article speaks of itself"),
]


@pytest.mark.parametrize(("before", "text", "expected", "why"), SAID, ids=[case[3] for case in SAID])
def test_a_sum_taken_from_an_article(state, before, text, expected, why):
    found = [(check.stated, check.status) for check in check_cross_references(state(before + text))]
    assert found == ([expected] if expected else []), why
