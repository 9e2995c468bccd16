"""The name of a party, from what is printed before its first clause."""

from __future__ import annotations

import pytest

from bordereau.lexicon.masks import is_masked
from bordereau.normalize.parties.names import read_name


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "L'organisme d'accueil / the host organisation : ACME Lac\nTel : xxx",
            "ACME Lac",
            "two languages, then a call",
        ),
        ("l'Entreprise (raison sociale et SIRET) : Orle Bois, sise", "Orle Bois", "what is asked for in brackets"),
        ("Mail\nContact Lac", "Mail Contact Lac", "no number and no colon behind « Contact »"),
        ("La Société Concessionnaire « Ports du Lac », SAS", "Ports du Lac", "a company's kind before a quoted name"),
        ("La SARL Onzième Lac", "Onzième Lac", "initials of a company's form announce"),
        ("Docteur Rose PIC, Pédiatre, exerçant", "Rose PIC", "a person's profession"),
        ("La SCI du Lac", "SCI du Lac", "those of a name stay"),
        ("L'État, ministère de la mer, direction des ports", "État, ministère de la mer", "a ministry stays"),
        ("La Collectivité, Syndicat mixte du Val", "Syndicat mixte du Val", "the side, then its name"),
        ("le bénéficiaire Max LE ROUX ………", "Max LE ROUX", "a side and a person, dots behind"),
        ("La commune de ………", "commune de ………", "the blank is the name"),
        ("La Société [nom du titulaire], [forme]", "Société [nom du titulaire]", "what is to be filled in ends it"),
        ("L'Association AIDE AU LAC « ADOL »", "Association AIDE AU LAC « ADOL »", "a quote is closed"),
        ("La Commune de Lac,", "Commune de Lac", "article"),
        ("l'EPIC Orle", "EPIC Orle", "elided article; initials are part of the name"),
        ("l Etat", "Etat", "a lost apostrophe"),
        ("La Région Région Haute,", "Région Haute", "the label of a card, then the name"),
        (
            "Le gestionnaire du réseau d'eau, la société Orle Réseaux",
            "Orle Réseaux",
            "a side with what it is a side of",
        ),
        ("le prestataire Bureau d'études Orle", "Bureau d'études Orle", "a side right before a body"),
        ("Entité bénéficiaire : SYNDICAT DU LAC", "SYNDICAT DU LAC", "a label of two words"),
        ("LE MÉCÈNE\nFondation du Lac", "Fondation du Lac", "a banner over the name"),
        ("la commune dénommé(e) : LAC-LE-HAUT", "LAC-LE-HAUT", "a form's « dénommé(e) »"),
        ("Mairie de LAC (12 route Haute – 42000 LAC)", "Mairie de LAC", "an address in brackets"),
        ("PORT DE LAC\nRégie municipale", "PORT DE LAC", "capitals, then a line that is not"),
        (
            "Association agréée de pêche « La Truite »",
            "Association agréée de pêche « La Truite »",
            "a name with « agréée »",
        ),
        ("Monsieur le Préfet de l'Orle", "Préfet de l'Orle", "an office that stands for its body"),
        ("M. et Mme Max ROUX", "Max ROUX", "a couple of one name"),
        ("Nom : ROUX\nPrénom : Max", "Max ROUX", "name and first name apart"),
        ("État, Ministère de la Mer", "État, Ministère de la Mer", "its ministry is the State"),
        ("« LES AMIS DU LAC »", "LES AMIS DU LAC", "quotes"),
        ("L'Association dénommée « Les Amis »", "Les Amis", "a type word that announces"),
        ("L'association le Petit Lac", "association le Petit Lac", "a type word that is part of the name"),
        ("La Société Anonyme ORLE", "ORLE", "a form spelled out before the name"),
        ("La SOCIÉTÉ DU LAC", "SOCIÉTÉ DU LAC", "capitals make one name"),
        ("Orle Services SA", "Orle Services SA", "initials after the name"),
        ("L'E.P.C.I. La Métropole du Lac", "Métropole du Lac", "type word, then article"),
        ("L'opérateur, l'Agence du Lac", "Agence du Lac", "type word, comma, article"),
        ("CL099048 - COMMUNE DE LAC", "COMMUNE DE LAC", "a client's code"),
        ("Vèze Habitat, office public de l'habitat", "Vèze Habitat", "what is set beside it"),
        ("Agence de l'environnement, de l'eau et du sol", "Agence de l'environnement, de l'eau et du sol", "commas"),
        ("La Ville de Lac\nPlace de la Mairie\n42000 LAC", "Ville de Lac", "address lines"),
        ("Métropole du Lac 58, boulevard Haut", "Métropole du Lac", "an address on the same line"),
        ("Agence de l'eau (ADE)", "Agence de l'eau (ADE)", "initials in brackets"),
        ("- 2 ) Orle Banque", "Orle Banque", "a number in a list"),
        ("Association\nDénomination : Voiles du Lac\n", "Voiles du Lac", "a card with a heading"),
        (
            "la société anonyme d’HLM Les Foyers du Lac",
            "Les Foyers du Lac",
            "a form in full; the article is the name's own",
        ),
        ("La Société civile de construction vente HAUT-LAC", "HAUT-LAC", "a civil company's kind"),
        ("la société coopérative d’intérêt collectif Le Panier", "Le Panier", "a cooperative"),
        ("la société par actions simplifiée unipersonnelle Orle", "Orle", "an adjective more"),
        (
            "la société civile immobilière du Vieux Port",
            "société civile immobilière du Vieux Port",
            "« du » belongs to it",
        ),
        ("SOCIÉTÉ CIVILE DES CARRIÈRES", "SOCIÉTÉ CIVILE DES CARRIÈRES", "in capitals as well"),
        ("La société d’économie mixte Lac Habitat", "société d’économie mixte Lac Habitat", "a body's own words"),
        ("Association des amis du lac", "Association des amis du lac", "of what it is an association"),
        ("L’association Les Amis", "association Les Amis", "no « dénommée », no quotes"),
        ("Lac Agglo, ZA des Quatre-Vents, 2 allée Haute, 42000 Lac", "Lac Agglo", "a zone after a comma"),
        ("Lac Habitat, BP 12, 42000 Lac cedex", "Lac Habitat", "a box of the post"),
        ("Club du Lac, place de la Mairie, 42000 Lac", "Club du Lac", "a street without number"),
        ("SDIS du Lac, lieu-dit Les Prés", "SDIS du Lac", "a hamlet"),
        ("Lac Tourisme, Maison des associations, 42000 Lac", "Lac Tourisme", "a building, a postcode after it"),
        ("Sports, Espace et Loisirs", "Sports, Espace et Loisirs", "no postcode: a name"),
        ("Maison des Sports de Lac", "Maison des Sports de Lac", "a name may open with a building"),
        ("L’État (direction régionale des affaires culturelles)", "État", "the service that acts for the State"),
        ("L’Etat – Préfecture du Lac", "Etat", "after a dash"),
        ("L’État", "État", "alone"),
        ("Les Amis du lac (association loi 1901)", "Amis du lac", "the form in parentheses"),
        ("……………………,", None, "a blank"),
        ("[ ], société [ ]", None, "a blank in brackets"),
    ],
)
def test_name(text: str, expected: str | None, why: str) -> None:
    found = read_name(text, len(text))
    assert (found.text if found else None) == expected, why


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Xxxx-Xxxxxx XXXXXX", True), ("XXX", True), ("Xavier ROUX", False), ("Aix", False), ("Max XU", False)],
)
def test_masks(name: str, masked: bool) -> None:
    assert is_masked(name) is masked
