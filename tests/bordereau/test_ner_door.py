"""Where rules cannot tell a person from a body, the French NER model decides; where they can, it is not asked."""

from __future__ import annotations

import pytest

from bordereau import names
from bordereau.normalize.parties.read import interpret_party
from bordereau.schemas.settings import NameSettings


def read_names(text: str, use_spacy: bool) -> list[str]:
    found = names.read_party(text, NameSettings(use_spacy=use_spacy))
    return [one.name.text for one in found.representatives if one.name is not None]


@pytest.mark.parametrize(
    ("text", "by_rules", "with_model", "why"),
    [
        ("par Arnaud Pericot, Maire", ["Arnaud Pericot"], ["Arnaud Pericot"], "both agree"),
        ("par Orle Participations, présidente", ["Orle Participations"], [], "a company that presides"),
        ("par son Directeur Régional Bourgogne Franche Comté", ["Bourgogne Franche Comté"], [], "a region"),
        ("par LANDRIEU, son Président", [], ["LANDRIEU"], "a surname alone"),
        ("par EIFFAGE, mandataire du groupement", [], [], "a company in capitals"),
        ("par MARINETTE CAZENAVE, gérante", ["MARINETTE CAZENAVE"], ["MARINETTE CAZENAVE"], "a name in capitals"),
    ],
)
def test_the_model_decides_doubtful_names(text: str, by_rules: list[str], with_model: list[str], why: str) -> None:
    whole = f"La société Orle Services, représentée {text}, ci-après dénommée « la Société »"
    assert interpret_party(whole).doubts, why
    assert read_names(whole, use_spacy=False) == by_rules, why
    assert read_names(whole, use_spacy=True) == with_model, why


def test_sure_names_do_not_load_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(names, "_load_model", fail)
    assert read_names("La Ville de Lac, représentée par son Maire, Mme Ana Lobo", use_spacy=True) == ["Ana Lobo"]
    assert read_names("La Ville de Lac, représentée par Max ROUX, Maire", use_spacy=True) == ["Max ROUX"]


def test_tokens_are_those_of_the_model() -> None:
    """As its own tokenizer cuts them, whose rules are left out for the time that they take to load."""
    text = "l'Île-de-France, quelqu'un, entr'acte, saut-de-ski, J.-C. n'a-t-il pas, porte-à-porte 12 000€"
    tokens = "l' Île-de-France , quelqu' un , entr'acte , saut-de-ski , J. -C. n' a -t -il pas , porte-à-porte 12 000 €"
    assert [token.text for token in names._load_model()(text)] == tokens.split()


def test_the_letters_of_all_scripts_are_put_back() -> None:
    from spacy.lang import char_classes

    names._load_model()
    assert "А-Я" in char_classes.ALPHA  # Cyrillic
