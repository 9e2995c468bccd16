"""Forms that French OCR gets wrong, mended only where the form is certain."""

import pytest

from bordereau.extract.ocr.mend import mend_marks, mend_number, mend_unit, mend_words


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("5,5 ME", "5,5 M€", "a unit after a number"),
        ("236 ke", "236 k€", "a unit after a number"),
        ("236 kK£)", "236 k€)", "a unit after a number, doubled k"),
        ("12 000 E", "12 000 €", "a bare sign after a number"),
        ("(en ke)", "(en k€)", "« en » states a unit"),
        ("30 millions d'e", "30 millions d'€", "« d'€ » after a word of scale"),
        ("12 000 €euros", "12 000 €euros", "a doubled sign is the author's"),
        ("10 ccuros", "10 euros", "euros after a number"),
        ("4592k€", "4592 k€", "a glued unit"),
        ("73ke", "73 k€", "a glued unit that was misread"),
        ("Me Dupont", "Me Dupont", "maître: no number before it"),
        ("la C et la E", "la C et la E", "letters in running text"),
        ("page 5 e", "page 5 e", "one digit is too little to make an e a €"),
        ("7$00", "7500", "a letter among digits"),
        ("2O19", "2019", "a letter among digits"),
        ("6B6s", "6B6s", "two kinds of letters: a guess"),
        ("A4B", "A4B", "a code"),
        ("1134 900", "1 134 900", "one of two thousands spaces lost"),
        ("2024 | 900", "2024 900", "a column farther on is another figure"),
        ("{1) l''ANRU", "(1) l'ANRU", "braces and doubled apostrophes"),
        ("-__ Le projet", "- Le projet", "a dash read as several"),
        ('n"12', "n°12", "numéro"),
        ("972°336", "972 336", "dust in the space of thousands"),
        ("égale à.1 500 €", "égale à 1 500 €", "dust between a word and its figure"),
        ("l'art.5 du code", "l'art.5 du code", "the point of a short form"),
        ("16:022", "16 022", "two specks in it"),
        ("950'€ HT", "950 € HT", "dust in the space before a unit"),
        ("950,00€", "950,00€", "no dust"),
        ("2.5°", "2.5°", "degrees"),
        ("à so %", "à 50 %", "a share, both digits letters"),
        ("5S %", "55 %", "a share, one digit a letter"),
        ("so €", "so €", "no share"),
        ("TOTALHT", "TOTAL HT", "a lost space"),
        ("ITOTAL 12,00 €", "TOTAL 12,00 €", "the rule of a cell before its word"),
        ("|Solde", "Solde", "a rule before another word of totals"),
        ("Isolde", "Isolde", "a name"),
        ("15 €TTC", "15 € TTC", "a lost space after a unit"),
    ],
)
def test_lines(seen, line, expected, why):
    assert " ".join(word.text for word in mend_words(seen(line))) == expected, why


def test_a_mended_figure_remembers_what_was_read(seen):
    assert [(word.text, word.mended) for word in mend_words(seen("5,5 ME"))] == [("5,5", ""), ("M€", "ME")]


def test_marks_of_punctuation_bear_no_note(seen):
    assert mend_words(seen("l‘Etat"))[0].mended == ""


@pytest.mark.parametrize("text", ["Me", "EC", "Cet", "e,", "k"])
def test_no_unit_without_a_number(text):
    assert mend_unit(text, "de") is None


@pytest.mark.parametrize("text", ["B2", "3e", "1er", "L.302-1", "S5"])
def test_codes_are_no_numbers(text):
    assert mend_number(text) is None


def test_blanks_stay():
    assert mend_marks("____") == "____"
    assert mend_marks("…….") == "……."
