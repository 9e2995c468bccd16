"""Sums of money in the forms of real acts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.normalize.money.amounts import find_amounts
from bordereau.normalize.numbers.habit import find_habit
from bordereau.schemas.found import FoundAmount
from bordereau.schemas.warning import Code


def find(text: str) -> list[FoundAmount]:
    return find_amounts(text, find_habit(text))


def values(text: str) -> list[str]:
    return [format(amount.value, "f") for amount in find(text)]


def the(text: str) -> FoundAmount:
    (amount,) = find(text)
    return amount


FORMS = [
    ("au capital de 20 000 000 d’euros", "20000000", "€", "1", "curly apostrophe"),
    ("au capital de 20 000 000 d'euros", "20000000", "€", "1", "straight apostrophe"),
    ("au capital de 20 000 000 d`euros", "20000000", "€", "1", "backtick for apostrophe"),
    ("au capital de 20 000 000 d euros", "20000000", "€", "1", "apostrophe lost"),
    ("20\u00a0000\u202f000\u2009euros", "20000000", "€", "1", "no-break, narrow and thin spaces"),
    ("1,55 milliard d’euros", "1550000000", "Md€", "10000000", "scale word, elided"),
    ("d’1,55\nmilliard d’euros", "1550000000", "Md€", "10000000", "broken over lines, elision before"),
    ("plus de 15 milliards\nd’euros", "15000000000", "Md€", "1000000000", "line end before the unit"),
    ("30 millions d’€", "30000000", "M€", "1000000", "sign after an elision"),
    ("2 millions de €", "2000000", "M€", "1000000", "« de » before the sign"),
    ("59 million d'euros", "59000000", "M€", "1000000", "singular scale word"),
    ("15,2 M€", "15200000", "M€", "100000", "scale letter"),
    ("73,60 M€", "73600000", "M€", "10000", "the printed zero counts"),
    ("1M€", "1000000", "M€", "1000000", "no space at all"),
    ("15 M d’euros", "15000000", "M€", "1000000", "letter and word"),
    ("236 k€", "236000", "k€", "1000", "thousands"),
    ("300 K€", "300000", "k€", "1000", "capital K"),
    ("12 kEUR", "12000", "k€", "1000", "k and code"),
    ("15 milliers d'euros", "15000", "k€", "1000", "thousands in a word"),
    ("2 Md€", "2000000000", "Md€", "1000000000", "milliards, short"),
    ("3 Mds€", "3000000000", "Md€", "1000000000", "milliards, short plural"),
    ("1 million et demi d'euros", "1500000", "M€", "100000", "and a half"),
    ("46,00 €uros", "46", "€", "0.01", "sign inside the word"),
    ("15 000 000 EUR", "15000000", "€", "1", "code"),
    ("EUR 1000", "1000", "€", "1", "code before"),
    ("170 000€ €", "170000", "€", "1", "doubled sign"),
    ("500 000,0 €", "500000", "€", "0.1", "cut at a cell edge"),
    ("1790,00 €", "1790", "€", "0.01", "no separator"),
    ("2 222\n000,22 €", "2222000.22", "€", "0.01", "line end inside the number"),
    ("2 150 300.00\n€", "2150300", "€", "0.01", "dot decimals, line end before the sign"),
    ("évalué à2 150 euros", "2150", "€", "1", "the space before the figure lost"),
    ("un prêt de12 500 €", "12500", "€", "1", "the space after « de » lost"),
    ("885 636.60 €", "885636.6", "€", "0.01", "space thousands and dot decimals"),
    ("1.897.324 euros", "1897324", "€", "1", "dot thousands"),
    ("1.234.567,89 €", "1234567.89", "€", "0.01", "dot thousands and comma"),
    ("1 837, 32 €", "1837.32", "€", "0.01", "comma apart from its cents"),
    ("0.148 €", "0.148", "€", "0.001", "nothing but a zero before the dot: decimals"),
    ("- 278 701,25 €", "-278701.25", "€", "0.01", "a cell: nothing but the number, so a minus"),
    ("+ 606 154,37 €", "606154.37", "€", "0.01", "a plus"),
    ("un solde de -760 860,62 €", "-760860.62", "€", "0.01", "a minus that touches"),
    ("(-11,06 k€)", "-11060", "k€", "10", "a minus in parentheses"),
    ("(11,4 k€)", "11400", "k€", "100", "parentheses alone are no minus"),
    ("- 5 milliards d’euros d’aides directes", "5000000000", "Md€", "1000000000", "a list dash"),
    ("-5 000 € au titre de l’aide", "5000", "€", "1", "a list dash without a space"),
    ("réservé à hauteur de : - 4,2 M€ pour l’accession", "4200000", "M€", "100000", "a list inside a line"),
    ("trois millions d'euros", "3000000", "M€", "1000000", "in words"),
    ("mille deux cents euros", "1200", "€", "1", "mille and deux cents, not 2 002"),
    ("deux euros et vingt centimes", "2.2", "€", "0.01", "euros and centimes in words"),
    ("1 234 euros et 56 centimes", "1234.56", "€", "0.01", "euros and centimes in figures"),
    ("50 centimes", "0.5", "€", "0.01", "centimes alone"),
    ("l’aide, un euro symbolique", "1", "€", "1", "one euro"),
    ("en 2020 150 000 euros", "150000", "€", "1", "a year before the sum"),
    ("3. 500 €", "500", "€", "1", "a list number before the sum"),
]


@pytest.mark.parametrize(("text", "value", "unit", "precision", "why"), FORMS)
def test_read_a_sum(text: str, value: str, unit: str, precision: str, why: str) -> None:
    amount = the(text)
    assert amount.value == Decimal(value), why
    assert (amount.unit, amount.precision) == (unit, Decimal(precision)), why
    assert amount.text == text[amount.start : amount.end]


NOTHING = [
    ("une surface de 3 400 m²", "a surface"),
    ("les articles 31-2 et 6574", "articles, accounts"),
    ("05 62 28 73 53", "a phone number"),
    ("24 avenue du Parc, 75013 PARIS", "a postcode"),
    ("SIRET 180 036 048 02284", "an identifier"),
    ("(0,171*135 repas)", "a formula without a unit"),
    ("1,50 x 2083 hab", "a formula without a unit"),
    ("Montants exprimés en € 2018", "a year after the sign"),
    ("ccuros 30", "damage is not mended here"),
    ("7 $00 euros", "what OCR left of a number is no sum"),
    ("484 741'11€", "nor is what stands after a strange mark"),
    ("1 000 00 €", "groups that fit no reading"),
    ("1 2 3 €", "digits set apart"),
    ("la somme de euros", "a blank"),
    ("………… €", "a blank"),
    ("le lot F", "a letter, no franc"),
]


@pytest.mark.parametrize(("text", "why"), NOTHING)
def test_leave_what_is_no_sum(text: str, why: str) -> None:
    assert find(text) == [], why


QUALIFIERS = [
    ("plus de 15 milliards d’euros", "more_than"),
    ("plus d’un million d’euros", "more_than"),
    ("supérieure à 23 000 €", "more_than"),
    ("en plus de 5 000 €", "exact"),
    ("moins de 500 €", "less_than"),
    ("inférieur à 4 000 € HT", "less_than"),
    ("environ 0,14 million d’euros", "about"),
    ("près de 4 M€", "about"),
    ("de l’ordre de 3 M€", "about"),
    ("12 000 € environ", "about"),
    ("un maximum de 482 000 € TTC", "maximum"),
    ("un montant maximum de 10 000 €", "maximum"),
    ("plafonnée à 30 000 €", "maximum"),
    ("dans la limite de 15 000 euros", "maximum"),
    ("dans la limite d’un montant de 15 000 euros", "maximum"),
    ("le montant ne peut excéder 50 000 €", "maximum"),
    ("qui ne saurait excéder la somme de 50 000 €", "maximum"),
    ("sans pouvoir dépasser 50 000 €", "maximum"),
    ("jusqu’à 5 000 €", "maximum"),
    ("12 000 € maximum par an", "maximum"),
    ("le plafond de la subvention est fixé à 12 000 €", "maximum"),
    ("le montant maximal de la participation de la Région est fixé à 123 456 €", "maximum"),
    ("inférieur ou égal à 10 000 €", "maximum"),
    ("au moins 3,8 millions d’€", "minimum"),
    ("10 000 € minimum", "minimum"),
    ("a minima 10 000 €", "minimum"),
    ("supérieur ou égal à 10 000 €", "minimum"),
    ("10 000 € au plus tard le 30 juin", "exact"),
    ("versée à hauteur de 10 000 €", "exact"),
    ("cent mille euros maximum (100 000 €)", "maximum"),
    ("la participation ne peut en aucun cas être supérieure à 6 500 000 euros", "maximum"),
    ("elle ne peut, pour un même projet, être supérieure à 6 500 euros", "maximum"),
    ("les garanties ne sont pas inférieures à 1,5 million d’euros par sinistre", "minimum"),
    ("8649€ au maximum de frais d’organisation", "maximum"),
    ("ne saurait, en tout état de cause, excéder la somme de 5 000 €", "maximum"),
    ("les dépenses ne dépassent pas 5 000 €", "maximum"),
    ("sans que l’aide puisse être supérieure à 5 000 €", "maximum"),
    ("sans pouvoir être inférieure à 5 000 €", "minimum"),
    ("un montant non supérieur à 5 000 € HT", "maximum"),
    ("jamais inférieur à 5 000 €", "minimum"),
    ("l’association ne reçoit pas plus de 5 000 €", "maximum"),
    ("le montant ne peut excéder, hors taxes, 5 000 €", "maximum"),
    ("l’aide est plafonnée, pour l’exercice 2021, à 12 000 €", "maximum"),
    ("l’aide est plafonnée annuellement à 12 000 €", "maximum"),
    ("elle n’est versée que si le coût est supérieur à 5 000 €", "more_than"),
    ("la subvention n’est pas due pour un coût supérieur à 5 000 €", "more_than"),
    ("ne concerne pas les projets dont le coût dépasse 5 000 €", "more_than"),
    ("sans dépasser l’enveloppe, l’État apporte 5 000 €", "exact"),
    ("qui ne peut être inférieur à 10 % ni supérieur à 5 000 €", "maximum"),
    ("10 000 € et plus de 3 ans", "exact"),
]


COORDINATED = [
    ("L’aide est plafonnée à 40 000 € par projet et à 60.000 € sur trois ans", "maximum", "one participle, two sums"),
    ("limitée à 10 000 € la première année, puis à 8 000 €", "maximum", "with « puis »"),
    ("plafonnée à 5 000 € par an, soit 15 000 €", "exact", "« soit » begins a statement of its own"),
    ("plafonnée à 5 000 € et est versée à 9 000 €", "exact", "so does a verb"),
    ("Le prix est fixé à 10 000 € et à 12 000 €", "exact", "nothing is capped"),
    ("un acompte d’au moins 30 000 €", "minimum", "elision"),
    ("au plus égale à 15 000 € par logement", "maximum", "equal at most"),
    ("ne peut excéder ni 12 000 €", "maximum", "« ni » before the sum"),
    ("qui ne saurait être ni inférieure à 1 000 €", "minimum", "« ni » before the comparison"),
    ("un seuil minimum de dépenses de 20 000 €", "minimum", "what the bound is of"),
    ("un montant maximum prévisionnel de 30 000 €", "maximum", "an adjective between"),
    ("un prix d’environ 300 €", "about", "elision"),
]


@pytest.mark.parametrize(("text", "qualifier", "why"), COORDINATED)
def test_a_qualifier_reaches_its_sum(text: str, qualifier: str, why: str) -> None:
    assert find(text)[-1].qualifier == qualifier, why


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIERS)
def test_read_the_qualifier(text: str, qualifier: str) -> None:
    assert find(text)[-1].qualifier == qualifier


TAXES = [
    ("757 000 € HT", "HT"),
    ("68 160,74 €HT", "HT"),
    ("1 500 € H.T.", "HT"),
    ("450 000,00 €\nHT", "HT"),
    ("35.000 euros hors taxes", "HT"),
    ("2 300 € (HT)", "HT"),
    ("632 000 euros TTC", "TTC"),
    ("2 300 € T.T.C.", "TTC"),
    ("80 000 € toutes taxes comprises", "TTC"),
    ("quatre-vingt mille euros (80.000 €) toutes taxes comprises", "TTC"),
    ("quatre cent mille euros HT (400 000 €)", "HT"),
    ("un montant HT de 12 000 €", "HT"),
    ("Coût TTC : 12 000 €", "TTC"),
    ("100 € HT/TTC", None),
    ("98 000 € nets de taxes", None),
    ("98 000 €", None),
]


@pytest.mark.parametrize(("text", "tax"), TAXES)
def test_read_the_tax(text: str, tax: str | None) -> None:
    assert the(text).tax == tax


PAIRS = [
    ("cent cinquante euros (150,00 €)", "150", "cent cinquante euros", "150"),
    ("cent cinquante\neuros (150,00 €)", "150", "cent cinquante\neuros", "150"),
    (
        "7 500 000 € HT (Sept-millions-cinq-cent-mille euros)",
        "7500000",
        "Sept-millions-cinq-cent-mille euros",
        "7500000",
    ),
    ("dix mille euros (10 000,00 €)", "10000", "dix mille euros", "10000"),
    ("434 000 euros (quatre cent trente-quatre mille)", "434000", "quatre cent trente-quatre mille", "434000"),
    ("deux cent mille (200.000) euros HT", "200000", "deux cent mille", "200000"),
    ("7 500 000 (sept millions cinq cent mille) euros", "7500000", "sept millions cinq cent mille", "7500000"),
    (
        "477 000 € (quatre cent soixantedix-sept mille euros)",
        "477000",
        "quatre cent soixantedix-sept mille euros",
        "477000",
    ),
    ("12,50 € (douze euros et cinquante centimes)", "12.5", "douze euros et cinquante centimes", "12.5"),
    ("quinze mille euros (12 000 €)", "12000", "quinze mille euros", "15000"),
    ("1 € symbolique (un euro)", "1", "un euro", "1"),
    ("200 € par an (deux cents euros)", "200", "deux cents euros", "200"),
    ("1 500 € au maximum (mille cinq cents euros)", "1500", "mille cinq cents euros", "1500"),
]


@pytest.mark.parametrize(("text", "value", "in_words", "words_value"), PAIRS)
def test_words_and_figures_are_one_sum(text: str, value: str, in_words: str, words_value: str) -> None:
    amount = the(text)
    assert (amount.value, amount.in_words, amount.words_value) == (Decimal(value), in_words, Decimal(words_value))


WHOLE = [
    ("reste .....37 620,00 €", "37620.00", "dot leaders that touch it"),
    ("Achats ______5 500 €", "5500", "a line to write on that touches it"),
    ("Achats ….6 379,20 €", "6379.20", "an ellipsis and a dot"),
    ("2\u200b500 €", "2500", "a zero-width space inside"),
    ("12\u2060 000\ufeff €", "12000", "a word joiner and a mark of byte order"),
    ("\u202e100 000\u202c €", "100000", "marks of writing direction around"),
    ("• 5 500 €", "5500", "a bullet before"),
    ("€ 37 620 €", "37620", "a sign on both sides"),
    ("170 000€ €", "170000", "a sign twice"),
    ("12 €50 par enfant", "12.50", "the sign for the comma"),
    ("12 000€50.", "12000.50", "the same, behind thousands"),
    ("vendu 47 € 20.", "47.20", "the same, set apart, at an end"),
    ("le stère à 47 € 20 TTC", "47.20", "the same before a tax"),
    ("au prix de 12 euros 50.", "12.50", "the same behind the word"),
    ("47 € 20 personnes", "47", "another number"),
    ("47 euros 20 personnes", "47", "another number behind the word"),
    ("12 000 .- €", "12000", "a dash for the centimes, set apart"),
    ("47 €, 20 personnes", "47", "another number behind a comma"),
    ("1’697 €", "1697", "Swiss thousands"),
    ("1'234'567.50 €", "1234567.50", "Swiss thousands and a dot"),
    ("12 000,— €", "12000", "a dash for the centimes"),
    ("12 000.-- €", "12000", "two dashes behind a dot"),
    ("1 585 .31 €", "1585.31", "a blank before the dot"),
    ("1 585 ,31 €", "1585.31", "a blank before the comma"),
    ("1 million 200 000 euros", "1200000", "millions in words, thousands in figures"),
    ("2 millions 350 mille euros", "2350000", "two scales"),
    ("deux millions 350 000 €", "2350000", "a head in words"),
    ("12 millions 500 mille euros", "12500000", "two figures before the scale"),
    ("1 milliard 200 millions d’euros", "1200000000", "milliards and millions"),
    ("un demi-million d’euros", "500000", "half a million"),
    ("un demi milliard d’euros", "500000000", "without hyphen"),
    ("125 000¹ €", "125000", "a raised note mark"),
    ("850² €", "850", "a raised two is no square here"),
    ("3 M€¹", "3000000", "a mark behind the unit"),
    ("3 500 k€⁴ HT", "3500000", "a mark between unit and tax"),
    ("12 000* €", "12000", "a star"),
    ("320 000 €¹²", "320000", "a mark of two figures"),
    ("12 €⁵⁰", "12.50", "raised centimes behind the sign"),
    ("7,⁵⁰ € l’heure", "7.50", "raised centimes behind the comma"),
    ("45 000 €⁽¹⁾", "45000", "a raised mark in brackets"),
]


@pytest.mark.parametrize(("text", "value", "why"), WHOLE)
def test_no_digit_is_lost_or_added(text: str, value: str, why: str) -> None:
    amount = the(text)
    assert format(amount.value, "f") == value, why
    assert text[amount.start : amount.end] == amount.text, why
    assert amount.warnings == (), why


@pytest.mark.parametrize("text", ["un tarif de 2 €¹⁰ par repas", "de 150 €¹² au plus"])
def test_what_may_be_centimes_or_the_mark_of_a_note_is_told(text: str) -> None:
    assert the(text).warnings == (Code.AMBIGUOUS_NUMBER,)


def test_a_note_mark_is_no_end_of_a_tax() -> None:
    amount = the("45 000 € HT¹ au plus")
    assert (amount.text, amount.tax) == ("45 000 € HT", "HT")


SIGNS = [
    ("Le résultat s’établit à - 8 250,40 €, soit un déficit.", ["-8250.40"], "what leads to a figure before the dash"),
    ("un solde de - 312,05 € au 31 décembre", ["-312.05"], "a balance"),
    ("La moins-value est de (4 000) €.", ["-4000"], "brackets of accounting beside a loss"),
    ("un déficit de (1 250,30) euros", ["-1250.30"], "the same in words of the currency"),
    ("un déficit de quatre mille (4 000) €", ["4000"], "the brackets repeat words"),
    ("une subvention de (4 000) €", ["4000"], "brackets without a loss"),
    ("Le déficit est couvert. La subvention est de (4 000) €.", ["4000"], "a loss in the sentence before"),
    ("Report -      646.33 € 12 €", ["-646.33", "12"], "a row of accounting"),
    ("un solde de −12 000 € et de +3 500 €", ["-12000", "3500"], "a printed minus and plus"),
    ("- 5 000 € pour A\n- 6 000 € pour B", ["5000", "6000"], "dashes of a list"),
    ("la part est de - 5 000 € pour A - 6 000 € pour B", ["5000", "6000"], "a list run together"),
    ("une aide - 5 000 € - versée", ["5000"], "dashes for brackets"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SIGNS)
def test_a_minus_and_a_dash_are_told_apart(text: str, expected: list[str], why: str) -> None:
    assert values(text) == expected, why


SEVERAL = [
    ("5 €50 6 €20", ["5.50", "6.20"], "two with the sign for the comma"),
    ("2 millions d’euros 350 000 €", ["2000000", "350000"], "two sums, each with its unit"),
    ("3 millions, 200 000 euros", ["200000"], "a comma parts them"),
    ("100 €200 €", ["100", "200"], "two that touch"),
    ("100 €20 €", ["100", "20"], "two that touch, the second below a hundred"),
    ("1 200 m² à 850 €", ["850"], "a square is none"),
    ("1 million 2 millions d’euros", ["2000000"], "the tail is greater than the head's scale"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEVERAL)
def test_what_is_two_stays_two(text: str, expected: list[str], why: str) -> None:
    assert values(text) == expected, why


RANGES = [
    ("de 23 000 € à 500 000 €", ["23000", "500000"], "both with a unit"),
    ("entre 10 et 20 M€", ["10000000", "20000000"], "the first borrows unit and scale"),
    ("10 et 12 M€", ["10000000", "12000000"], "two sums, one unit"),
    ("de 10 à 15 millions d’euros", ["10000000", "15000000"], "scale word"),
    ("de 500 000 à 1 million d’euros", ["500000", "1000000"], "the first is too big to borrow the scale"),
    ("10 - 20 euros", ["10", "20"], "a dash"),
    ("entre 10 000 et 20 000 €", ["10000", "20000"], "thousands"),
    ("les articles 2 et 3 000 €", ["3000"], "an article is no bound"),
    ("au titre de 2019 et 2 000 €", ["2000"], "a year is no bound"),
    ("450 000 € HT soit 540 000 € TTC", ["450000", "540000"], "two statements of two sums"),
    ("200 € par an (trois cents euros)", ["200", "300"], "words of another sum, behind words"),
    ("200 € par an, une part (deux cents euros)", ["200", "200"], "a comma between"),
]


@pytest.mark.parametrize(("text", "expected", "why"), RANGES)
def test_ranges_are_two_sums(text: str, expected: list[str], why: str) -> None:
    assert values(text) == expected, why


DOUBTS = [
    ("10 412 239188 euros", "10412239188", ("bad_grouping",), "a space lost: one reading alone fits"),
    ("23 00 0 €", "23000", ("bad_grouping",), "a space too many: one reading alone fits"),
    ("7313 091,38 €", "7313091.38", ("bad_grouping",), "the first space lost"),
    ("article 12 20 000 €", "20000", ("bad_grouping",), "a number announced as another one"),
    ("page 12\n20 000 €", "20000", ("bad_grouping",), "a number at the end of the line before"),
    ("836.292.47 €", "836292.47", ("bad_grouping",), "dots for all"),
    ("5 € 000.00", "5000.00", ("bad_grouping",), "a sign that fell into its figure"),
    (
        "1\u00ad500 €",
        "1500",
        ("bad_grouping",),
        "a soft hyphen inside; a range may look the same",
    ),
    ("lot B2 150 €", "150", ("bad_grouping",), "a letter and a figure, or a letter glued on"),
    ("25 m2 150 €", "150", (), "a surface"),
    ("3,5 millions 200 mille euros", "3700000", ("bad_grouping",), "a head with decimals"),
    ("368.102 €", "368102", ("ambiguous_number",), "nothing tells what the dot is"),
    ("442.200 €", "442200", (), "nobody prints thousandths that end in zero"),
    ("442.209 € et 1.897.324 €", "442209", (), "the document uses dots for thousands"),
    ("1.697 € le litre, soit 885 636.60 €", "1.697", (), "the document uses dots for decimals"),
    ("400.000 €, 1.500 euros, 0.148 € et 1.697€", "400000", ("ambiguous_number",), "the document does both"),
    ("12 000 000 Francs", "12000000", ("foreign_currency",), "francs are not converted"),
]


@pytest.mark.parametrize(("text", "value", "codes", "why"), DOUBTS)
def test_doubt_is_told(text: str, value: str, codes: tuple[str, ...], why: str) -> None:
    amount = find(text)[0]
    assert (amount.value, tuple(map(str, amount.warnings))) == (Decimal(value), codes), why


def test_francs_keep_their_currency() -> None:
    assert [(a.currency, a.unit) for a in find("50 000 F, puis 15 MF et 100 €")] == [
        ("FRF", "F"),
        ("FRF", "MF"),
        ("EUR", "€"),
    ]


def group(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(
    st.integers(min_value=0, max_value=10**12),
    st.sampled_from([" ", "\u00a0", "\u202f", ""]),
    st.integers(min_value=0, max_value=99) | st.none(),
    st.sampled_from(["€", " €", " euros", "\u00a0€", " d’euros", " EUR", " €uros"]),
)
def test_a_printed_sum_is_read_back(whole: int, separator: str, cents: int | None, unit: str) -> None:
    text = f"la somme de {group(whole, separator)}{'' if cents is None else f',{cents:02d}'}{unit} par an"
    amount = the(text)
    assert amount.value == Decimal(whole) + Decimal(cents or 0) / 100
    assert amount.precision == (1 if cents is None else Decimal("0.01"))
    assert amount.warnings == ()


@given(
    st.decimals(min_value=0, max_value=999, places=2), st.sampled_from([("k€", 3), ("M€", 6), ("milliards d’euros", 9)])
)
def test_a_scaled_sum_is_read_back(figure: Decimal, unit: tuple[str, int]) -> None:
    amount = the(f"soit {str(figure).replace('.', ',')} {unit[0]}.")
    assert amount.value == figure.scaleb(unit[1])


@given(st.text(alphabet="0123456789 .,€-()kMd'eurosHTC\n", max_size=60))
def test_any_text_gives_ordered_spans(text: str) -> None:
    amounts = find(text)
    assert all(a.text == text[a.start : a.end] for a in amounts)
    assert [a.start for a in amounts] == sorted(a.start for a in amounts)
