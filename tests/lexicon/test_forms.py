"""Forms say what they say and no more."""

from __future__ import annotations

import re

import pytest

from bordereau.lexicon.forms import FormError, join_forms, write_form

FORMS = [
    ("maire", "le maire de", True, "a word"),
    ("maire", "la mairesse", False, "a whole word"),
    ("president*", "les presidentes", True, "any ending"),
    ("fait [et signe] a", "fait a dijon", True, "without the option"),
    ("fait [et signe] a", "fait  et\nsigne a", True, "with it, whatever the blanks"),
    ("fait [et signe] a", "fait et a", False, "half of it is none"),
    ("[le] [la] maire", "maire", True, "options at the start take the blank behind them"),
    ("x [a] [b] y", "x y", True, "options inside"),
    ("x [a] [b] y", "x b y", True, "the second alone"),
    ("signe[e][s] le", "signes le", True, "options inside a word take no blank"),
    ("signe[e|s]", "signes", True, "one of several, or none"),
    ("(etabli|conclu) entre", "conclu entre", True, "one of several"),
    ("(etabli|conclu) entre", "reetabli entre", False, "a whole word, in brackets too"),
    ("k~€", "12 k €", True, "white space or none"),
    ("€", "100€", True, "a sign needs no edge"),
    ("(k|m)~€", "12k€", False, "a letter glued to a figure is part of that word"),
    ("convention ... suivante$", "convention de financement suivante ", True, "some words of the clause"),
    ("convention ... suivante$", "convention. la suivante", False, "not past its end"),
    ("convention ... suivante$", "convention suivante", True, "or none, and then one blank"),
    ("pour ... annee", "pour l'annee", True, "an edge of a word is enough"),
    ("seance ... du (#)", "seance du 3 mai, du 4", True, "the nearest"),
    ("exemplaires ...$", "exemplaires", True, "at the end too"),
    ("article #", "article 12", True, "a number"),
    ("maitrise d'oeuvre", "maitrise d'œuvre", True, "the ligature that folding keeps"),
    ("le|la", "la", True, "several wordings"),
    ("le {month}", "le mai", True, "a named part"),
    ("euro(s)", "milliers d'euro(s)", True, "a plural in brackets"),
    ("euro(s)", "un euro", True, "or none"),
    ("euro(s)", "europe", False, "and nothing else"),
    ("designe+ par", "designe(e)s par", True, "endings of gender and number"),
    ("designe+ par", "designé·e·s par".replace("é", "e"), True, "inclusive ones"),
    ("designe+ par", "designeur par", False, "and no other"),
    ("le~{blank}", "le ____", True, "a blank to fill in"),
    ("le~{blank}", "le (maire)", False, "no blank"),
    ("par {words}, maire", "par anne roy, maire", True, "up to a comma"),
    ("par {words}, maire", "par anne; roy, maire", False, "not past a semicolon"),
    ("societe de {word}", "societe de chasse", True, "a word"),
    ("n°~#", "n° 12", True, "signs stand for themselves"),
    ("signe … paris", "signe le 3. a : paris", True, "anything"),
    ("{town}", "a pau.", True, "a part may be a list"),
    ("{town}", "a paux.", False, "of whole words"),
    ("titre {numeral}", "titre iv", True, "a Roman number"),
    ("titre {numeral}", "titre de", False, "no word"),
    ("a {place}, le {day}", "a saint-jean d'en bas, le 1er mai", True, "a place and a day"),
    ("le {day}", "le ____ 2020", True, "a blank"),
    ("le~{day}", "le", True, "a blank at the end"),
    ("le {day}", "le maire", False, "no day"),
    ("en {count} exemplaire[s]", "en deux (2) exemplaires", True, "how many"),
]


@pytest.mark.parametrize(("form", "text", "expected", "why"), FORMS)
def test_form(form: str, text: str, expected: bool, why: str) -> None:
    assert bool(re.search(write_form(form, {"month": "mai|juin", "town": ["pau", "paul"]}), text)) is expected, why


@pytest.mark.parametrize("form", ["a [b", "a b]", "(a|b", "a)", "{nothing}"])
def test_what_is_no_form(form: str) -> None:
    with pytest.raises(FormError):
        write_form(form)


def test_the_longest_form_is_tried_first() -> None:
    found = re.match(join_forms(["k", "k€", "kilo"]), "k€")
    assert found
    assert found.group() == "k€"
