"""Numbers of headings are put right where the form is certain, and nowhere else."""

import pytest

from bordereau.extract.ocr.numerals import mend_numerals


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("ARTICLE Il : MONTANT", "ARTICLE II : MONTANT", "two strokes"),
        ("ARTICLE Ill : CALENDRIER", "ARTICLE III : CALENDRIER", "three"),
        ("Article IIT : Financements", "Article III : Financements", "the serifs of two strokes"),
        ("Article VIT. Assurances", "Article VII. Assurances", "after a five"),
        ("Article. 1 : Objet", "Article 1 : Objet", "dust after the word"),
        ("Art. 1 : Objet", "Art. 1 : Objet", "a short form"),
        ("ce Titre. 2 agents", "ce Titre. 2 agents", "the end of a sentence"),
        ("Article $ – Durée", "Article 5 – Durée", "a five taken for a sign"),
        ("Article S. Durée", "Article S. Durée", "a full stop alone may be that of a letter"),
        ("Annexe T : Plan", "Annexe T : Plan", "a letter alone"),
        ("ARTICLE ! : OBJET", "ARTICLE I : OBJET", "one, taken for a mark"),
        ("Titre l Dispositions", "Titre I Dispositions", "a small l"),
        ("ARTICLE IV : DURÉE", "ARTICLE IV : DURÉE", "a numeral already"),
        ("Article 11 : Durée", "Article 11 : Durée", "digits stay digits"),
        ("Article Il est convenu", "Article Il est convenu", "a pronoun: a small letter follows"),
        ("Dans cet article Il", "Dans cet article Il", "the word opens nothing here"),
        ("Commune | Groupe Ill", "Commune Groupe III", "at the start of a cell"),
        ("Total groupe Il", "Total groupe II", "the label of a total"),
        ("Sous-total titre Ill", "Sous-total titre III", "of a part"),
        ("Le groupe Il", "Le groupe Il", "a sentence"),
        ("Article s", "Article 5", "alone on its line: no letter that counts articles is small"),
        ("Article S", "Article S", "this one may be"),
        ("ARTICLE 1% : Objet", "ARTICLE 1er : Objet", "raised letters taken for a sign"),
        ("ARTICLE er’", "ARTICLE 1er", "the one lost"),
        ("Article 1% des recettes", "Article 1% des recettes", "a share"),
        ("Aït. 3. Aides", "Art. 3. Aides", "a thin r"),
        ("Aït. sud", "Aït. sud", "no number behind it"),
    ],
)
def test_headings(seen, line, expected, why):
    assert " ".join(word.text for word in mend_numerals(seen(line))) == expected.replace(" | ", " "), why


def test_a_lone_stroke_is_the_first_article(seen):
    words = seen("ARTICLE X : OBJET")
    stroke = [words[0], *[type(word)(**{**_fields(word), "text": "|"}) for word in words[1:2]], *words[2:]]
    made = mend_numerals(stroke)
    assert (made[1].text, made[1].mended) == ("I", "|")


def _fields(word):
    return {name: getattr(word, name) for name in type(word).__slots__}
