"""Columns of signature blocks: (lines, gaps, [(party, name, role)], why)."""

from __future__ import annotations

import pytest

from bordereau.normalize.signatories.in_columns import Known, read_column

Expected = list[tuple[str | None, str | None, str | None]]

COLUMNS: list[tuple[list[str], tuple[int, ...], Expected, str]] = [
    (
        ["Pour la Commune de Lac", "Le Maire", "Jean DUPONT"],
        (),
        [("Commune de Lac", "Jean DUPONT", "Maire")],
        "office, name",
    ),
    (
        ["Pour extrait conforme,", "Monsieur le Maire,", "Jean DUPONT"],
        (),
        [(None, "Jean DUPONT", "Maire")],
        "who signs an extract of the register",
    ),
    (
        ["Pour extrait certifié conforme, Le Maire", "Jean DUPONT"],
        (),
        [(None, "Jean DUPONT", "Maire")],
        "in one line",
    ),
    (["Pour copie conforme,", "Le chef du service", "Paul LEU"], (), [], "who certifies a copy signs nothing"),
    (
        ["La Directrice", "Générale du STL", "Anne ROY"],
        (),
        [(None, "Anne ROY", "Directrice Générale du STL")],
        "the rest of an office is no name",
    ),
    (
        ["Le Directeur", "Général de l'EHPAD de Roc", "Luc NOIR"],
        (),
        [(None, "Luc NOIR", "Directeur Général de l'EHPAD de Roc")],
        "… nor where a body follows it",
    ),
    (
        ["Pour la Commune de Lac", "Jean DUPONT", "Maire"],
        (),
        [("Commune de Lac", "Jean DUPONT", "Maire")],
        "name, office",
    ),
    (
        ["Pour la Commune de Lac,", "Le Maire,", "Monsieur Jean DUPONT"],
        (2,),
        [("Commune de Lac", "Jean DUPONT", "Maire")],
        "commas, a title",
    ),
    (
        ["La Présidente du Conseil régional", "Pour la Présidente et par délégation", "Le Délégué", "Paul GRIS"],
        (),
        [(None, "Paul GRIS", "Délégué")],
        "who is represented has not signed",
    ),
    (
        ["La Présidente du Conseil régional", "Pour la Présidente du Conseil régional", "Le Délégué", "Paul GRIS"],
        (),
        [(None, "Paul GRIS", "Délégué")],
        "represented, without a word of delegation",
    ),
    (["Le Maire,", "Luc:NOIR"], (), [(None, "Luc NOIR", "Maire")], "a speck between the words of a name"),
    (
        ["Pour Département de", "l’Orle", "Présidente", "Anne ROY"],
        (3,),
        [("Département de l’Orle", "Anne ROY", "Présidente")],
        "a heading that wraps",
    ),
    (
        ["Pour Métropole de Saint-", "Aubin", "Président", "Luc NOIR"],
        (3,),
        [("Métropole de Saint-Aubin", "Luc NOIR", "Président")],
        "a heading that wraps at a hyphen",
    ),
    (
        ["Pour l’Office public de l’habitat", "Val Habitat", "Directrice", "Anne ROY"],
        (3,),
        [("Office public de l’habitat Val Habitat", "Anne ROY", "Directrice")],
        "its second line looks like a name",
    ),
    (
        ["Pour État", "préfet de", "l’Orle", "Marc", "PETIT"],
        (3,),
        [("État", "Marc PETIT", "préfet de l’Orle")],
        "a name in a narrow column",
    ),
    (
        ["LAC METROPOLE", "Jean DUPONT", "Président"],
        (1,),
        [("LAC METROPOLE", "Jean DUPONT", "Président")],
        "capitals over the column",
    ),
    (
        ["LES PINS", "Jean DUPONT", "Président", "Anne ROY", "Vice-présidente"],
        (1, 3),
        [("LES PINS", "Jean DUPONT", "Président"), ("LES PINS", "Anne ROY", "Vice-présidente")],
        "two signatories",
    ),
    (
        ["LES PINS", "Jean DUPONT", "Président du comité de", "Val-de-Lac"],
        (1,),
        [("LES PINS", "Jean DUPONT", "Président du comité de Val-de-Lac")],
        "an office that wraps",
    ),
    (["Le Maire,", "Jean DUPONT"], (1,), [(None, "Jean DUPONT", "Maire")], "no party"),
    (["Le Maire, Jean DUPONT"], (), [(None, "Jean DUPONT", "Maire")], "on one line"),
    (["Jean DUPONT, Maire"], (), [(None, "Jean DUPONT", "Maire")], "on one line, name first"),
    (["Le Maire Jean DUPONT"], (), [(None, "Jean DUPONT", "Maire")], "on one line, no comma"),
    (["Pour la Ville, le maire, Jean DUPONT"], (), [("Ville", "Jean DUPONT", "maire")], "all on one line"),
    (
        ["Pour le club, les coprésidents, Jean DUPONT et Anne ROY"],
        (),
        [("club", "Jean DUPONT", "coprésidents"), ("club", "Anne ROY", "coprésidents")],
        "two persons on one line",
    ),
    (["Pour la Commune", "Le Maire"], (), [("Commune", None, "Maire")], "no name"),
    (["Pour la Commune"], (), [("Commune", None, None)], "nothing but the party"),
    (["Pour la Commune", "Le……….", "Lu et approuvé"], (), [("Commune", None, None)], "nothing but mentions"),
    (["Pour la Commune", "Le Maire", "Prénom NOM"], (2,), [("Commune", None, "Maire")], "a placeholder"),
    (["Pour la Commune", "Le Maire", "[Nom Prénom]"], (2,), [("Commune", None, "Maire")], "a placeholder in brackets"),
    (["Pour la Commune", "Le Maire", "…………………"], (2,), [("Commune", None, "Maire")], "a blank"),
    (
        ["Pour la Commune", "(signature et cachet)", "Le Maire", "Jean DUPONT"],
        (),
        [("Commune", "Jean DUPONT", "Maire")],
        "a mention in between",
    ),
    (
        ["Fait à Lac, le 3 mai 2020", "Pour la Commune", "Jean DUPONT"],
        (),
        [("Commune", "Jean DUPONT", None)],
        "its own place and date",
    ),
    (
        ["Pour l’Etat,", "Le Préfet de la région Val-de-Lac,", "Préfet de l’Orle,", "Luc NOIR"],
        (3,),
        [("Etat", "Luc NOIR", "Préfet de la région Val-de-Lac, Préfet de l’Orle")],
        "two offices",
    ),
    (["La Présidente en exercice", "Anne ROY"], (), [(None, "Anne ROY", "Présidente")], "in office"),
    (["Pour l’association", "Mme Anne de LA TOUR"], (), [("association", "Anne de LA TOUR", None)], "a particle"),
    (
        ["Pour l’association", "Jean-Paul D’AMBOISE", "Trésorier"],
        (),
        [("association", "Jean-Paul D’AMBOISE", "Trésorier")],
        "an elided particle",
    ),
    (["M. Jean Dupont", "Directeur général"], (), [(None, "Jean Dupont", "Directeur général")], "small letters"),
    (
        ["Pour le Syndicat, Pour la Caisse,", "Le Président, La Directrice,", "Jean DUPONT Anne ROY"],
        (),
        [("Syndicat", "Jean DUPONT", "Président"), ("Caisse", "Anne ROY", "Directrice")],
        "columns run together",
    ),
    (
        ["Le maire, Jean DUPONT", "La présidente, Anne ROY"],
        (),
        [(None, "Jean DUPONT", "maire"), (None, "Anne ROY", "présidente")],
        "two below each other",
    ),
    (["Pour le Bénéfi‐", "ciaire", "Mme Perrine", "AUDOUX"], (), [("Bénéficiaire", "Perrine AUDOUX", None)], "narrow"),
    (["Le préfet", "Cyrille", "d’ESTRANGE"], (), [(None, "Cyrille d’ESTRANGE", "préfet")], "narrow, a particle"),
    (["La préfète", "Aude", "de LAGE"], (), [(None, "Aude de LAGE", "préfète")], "narrow, a particle of its own"),
    (["Pour la Commune, le Maire", "Anne ROY"], (), [("Commune", "Anne ROY", "Maire")], "party and office on a line"),
    (["Pour l’État, le", "préfet", "Anne ROY"], (), [("État", "Anne ROY", "préfet")], "an office cut at its article"),
    (["Mme Apolline RI‐", "CHEBOURG"], (), [(None, "Apolline RICHEBOURG", None)], "a name cut by a hyphen"),
    (["Monsieur le Maire", "Jean DUPONT"], (1,), [(None, "Jean DUPONT", "Maire")], "an office with a title"),
    (
        ["Pour la Commune,", "Pour le Maire et par délégation,", "L’adjointe à la culture,", "Anne ROY"],
        (),
        [("Commune", "Anne ROY", "adjointe à la culture")],
        "in the place of another",
    ),
    (
        ["Pour le Préfet empêché,", "Le Secrétaire général", "Luc NOIR"],
        (),
        [(None, "Luc NOIR", "Secrétaire général")],
        "the one replaced is no party",
    ),
    (["LES PINS", "Anne ROY (Présidente)"], (), [("LES PINS", "Anne ROY", "Présidente")], "the office in parentheses"),
    (
        ["Pour la Région", "Le Président (Luc NOIR)"],
        (),
        [("Région", "Luc NOIR", "Président")],
        "the name in parentheses",
    ),
    (
        ["Pour la Commune de Lac : Mme Anne ROY, Maire"],
        (),
        [("Commune de Lac", "Anne ROY", "Maire")],
        "all on one line",
    ),
    (["Pour la Commune", "Le Maire", "(nom, cachet et signature)"], (), [("Commune", None, "Maire")], "a mention"),
    (
        ["Pour Orle", "Anne ROY", "Directrice générale", "déléguée aux réseaux"],
        (),
        [("Orle", "Anne ROY", "Directrice générale déléguée aux réseaux")],
        "an office that goes on in small letters",
    ),
    (
        ["Pour l’Association", "Le (La) Président(e)", "……………"],
        (),
        [("Association", None, "(La) Président(e)")],
        "an office of both genders, and a blank",
    ),
    (["Le Premier Vice-Président", "Luc NOIR"], (), [(None, "Luc NOIR", "Premier Vice-Président")], "no date"),
    (["Maïwenn LE", "BOUDEC", "Présidente"], (), [(None, "Maïwenn LE BOUDEC", "Présidente")], "cut after a particle"),
    (["Le Maire", "Jean VASSEUR-", "PICQUET"], (), [(None, "Jean VASSEUR-PICQUET", "Maire")], "cut at a hyphen"),
    (["Le Maire", "SIGNÉ", "Anne ROY"], (), [(None, "Anne ROY", "Maire")], "a mention"),
    (["RIE DE CO"], (), [], "a piece of a stamp"),
    (["Pour Lac", "Zoé LAVAL-DUPRÉ"], (), [("Lac", "Zoé LAVAL-DUPRÉ", None)], "« -du » of a surname is no place's"),
    (["les Députés"], (), [], "a letterhead"),
    (["Pont-sur-Orle", "Le Maire", "Anne ROY"], (), [("Pont-sur-Orle", "Anne ROY", "Maire")], "a place, no name"),
    (["Le Maire", "LAC-LE-HAUT BOURG", "Anne ROY"], (), [(None, "Anne ROY", "Maire LAC-LE-HAUT BOURG")], "nor below"),
    (
        ["Pour l’association AJV", "Mme PETIT Claire, en sa qualité de présidente", "« signature »"],
        (),
        [("association AJV", "PETIT Claire", "présidente")],
        "an office announced after the name",
    ),
    (
        ["Pour la Ville", "Anne ROY agissant en qualité de maire"],
        (),
        [("Ville", "Anne ROY", "maire")],
        "announced without a comma",
    ),
    (["Pour la SARL", "Gérant(e)", "Anne ROY"], (), [("SARL", "Anne ROY", "Gérant(e)")], "both genders"),
    (["Pour la Ville : Lac", "Le Maire"], (), [("Ville : Lac", None, "Maire")], "no person after the colon"),
]


@pytest.mark.parametrize(("lines", "gaps", "expected", "why"), COLUMNS)
def test_column(lines: list[str], gaps: tuple[int, ...], expected: Expected, why: str) -> None:
    assert [(s.party, s.name, s.role) for s in read_column(lines, gaps)] == expected, why


def test_a_type_word_does_not_part_a_heading_from_its_party() -> None:
    known = Known((("Les Voiles", "Les Voiles"), ("Commune de Lac", "Commune de Lac")), ())
    (one,) = read_column(["Pour l'association Les Voiles", "La Présidente", "Anne ROY"], (), known)
    assert one.party == "Les Voiles"
    (other,) = read_column(["Pour l'association Les Rames", "La Présidente", "Anne ROY"], (), known)
    assert other.party == "association Les Rames"


def test_known_parties_and_persons_settle_doubts() -> None:
    known = Known(
        (("Commune de Lac", "Commune de Lac"), ("la Ville", "Commune de Lac"), ("HABITAT DURABLE", "HABITAT DURABLE")),
        ("Anne Roy",),
    )
    (ville,) = read_column(["Pour la Ville", "Jean DUPONT"], (), known)
    assert ville.party == "Commune de Lac"
    (habitat,) = read_column(["HABITAT DURABLE", "Anne Roy"], (), known)
    assert (habitat.party, habitat.name) == ("HABITAT DURABLE", "Anne Roy")


def test_a_representative_signs_for_his_party_without_heading() -> None:
    """« Claire ROY / Maire » in a table of signatories; who represents two parties signs for neither surely."""
    known = Known(
        (("Commune de Lac", "Commune de Lac"),),
        ("Anne Roy", "Luc NOIR"),
        (("Anne Roy", "Commune de Lac"), ("Luc NOIR", "État"), ("Luc NOIR", "Anah")),
    )
    assert [s.party for s in read_column(["Anne ROY", "Maire"], (), known)] == ["Commune de Lac"]
    assert [s.party for s in read_column(["Luc NOIR", "Préfet"], (), known)] == [None]


def test_a_known_name_with_hyphens_over_two_lines_is_one_person() -> None:
    known = Known(persons=("Marie-Anne NOIR-ROY",))
    found = read_column(["L’État", "La préfète", "Marie-Anne", "NOIR-ROY"], (), known)
    assert [s.name for s in found] == ["Marie-Anne NOIR-ROY"]


LAC = Known(
    parties=(
        ("Commune de Lac", "Commune de Lac"),
        ("État", "État"),
        ("Communauté Orle et Vèze", "Communauté Orle et Vèze"),
    ),
    persons=("Anne ROY", "Thierry DE VALMORIN"),
)


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (["Pour la Commune de Lac", "Nom : Anne ROY", "Qualité : Maire"],
         [("Commune de Lac", "Anne ROY", "Maire")], "labels"),
        (["Pour la Commune de Lac", "Nom : Luc LEU", "Qualité : Directeur UPR Ouest"],
         [("Commune de Lac", "Luc LEU", "Directeur UPR Ouest")], "an office that ends like a name"),
        (["Le Maire", "lu et approuvé A.-M. ROY"], [(None, "A.-M. ROY", "Maire")], "what was written before a name"),
        (["Le Maire", "Anne ROY", "DN : c=FR, o=LAC"], [(None, "Anne ROY", "Maire")], "a certificate is nobody"),
        (["Pour la Commune de Lac", "À Lac-le-Haut", "Nom : Anne ROY"],
         [("Commune de Lac", "Anne ROY", None)], "a place"),
        (["Pour la Commune de Lac", "Thierry", "DE VALMORIN"],
         [("Commune de Lac", "Thierry DE VALMORIN", None)], "halves of a known name"),
        (["Directeur Régional", "P.-E. LOZAC’H"],
         [(None, "P.-E. LOZAC’H", "Directeur Régional")], "initials, no « P. »"),
        (["Le Maire", "A. ROY"], [(None, "A. ROY", "Maire")], "an initial is no « À … »"),
        (["Le Président du Club", "des Amis du LAC", "Rose PIC"],
         [(None, "Rose PIC", "Président du Club des Amis du LAC")], "the name of a body goes on"),
        (["Le Maire", "Y. LE BÉ"], [(None, "Y. LE BÉ", "Maire")], "a surname of two letters behind its article"),
        (["Le Président-Directeur", "Général,", "Luc NOIR"],
         [(None, "Luc NOIR", "Président-Directeur Général")], "an office over two lines"),
        (["Le colonel Luc NOIR", "commandant la base"], [(None, "Luc NOIR", "commandant la base")], "a rank"),
        (["Commune de Lac", "Anne ROY", "État", "Luc NOIR"],
         [("Commune de Lac", "Anne ROY", None), ("État", "Luc NOIR", None)], "the next party of the column"),
        (["Pour la Commune de Lac", "Anne ROY", "COMMUNAUTÉ", "ORLE ET VÈZE"],
         [("Commune de Lac", "Anne ROY", None)], "a stamp with the name of a party"),
        (["Signé électroniquement par : Luc NOIR", "Date de signature : 14/03/2023", "Qualité : directeur"],
         [(None, "Luc NOIR", "directeur")], "an electronic signature"),
        (["CH de Lac-le-Haut", "M. Luc NOIR"], [("CH de Lac-le-Haut", "Luc NOIR", None)], "initials of a body"),
    ],
)  # fmt: skip
def test_marks_labels_and_halves(lines: list[str], expected: Expected, why: str) -> None:
    assert [(one.party, one.name, one.role) for one in read_column(lines, (), LAC)] == expected, why


def test_lines_tell_where_it_stands() -> None:
    found = read_column(["LES PINS", "Jean DUPONT", "Président", "Anne ROY"], (1, 3))
    assert [s.lines for s in found] == [(0, 1, 2), (0, 3)]


def test_placeholder_is_told() -> None:
    assert [s.placeholder for s in read_column(["Pour la Commune", "Prénom NOM"])] == [True]


def test_nothing() -> None:
    assert read_column([]) == ()
    assert read_column(["Lu et approuvé", "…………"]) == ()
