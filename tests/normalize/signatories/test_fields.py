"""Labels off and halves together: (lines, persons of the parties block, what is left, why)."""

from __future__ import annotations

import pytest

from bordereau.normalize.signatories.fields import undo_fields


@pytest.mark.parametrize(
    ("lines", "persons", "expected", "why"),
    [
        (["Nom : Ana LOBO", "Qualité : Maire"], (), [(0, "Ana LOBO"), (1, "Maire")], "labels"),
        (["Nom : ROUX", "Prénom : Max"], (), [(0, "Max ROUX")], "name and first name apart"),
        (["Nom :", "Le Maire"], (), [(1, "Le Maire")], "an empty label is nobody"),
        (["Signé électroniquement par : Ana LOBO"], (), [(0, "Ana LOBO")], "an electronic signature"),
        (["Signé numériquement par Ana LOBO"], (), [(0, "Ana LOBO")], "without a colon"),
        (
            ["Signature numérique", "de Ana LOBO"],
            (),
            [(0, "Signature numérique"), (1, "Ana LOBO")],
            "announced on the line before",
        ),
        (["Qualité : Maire de Lac"], (), [(0, "en qualité de Maire de Lac")], "what the label says it is"),
        (["Le Club (nom, cachet, signature) :"], (), [(0, "Le Club")], "what the heading asks for"),
        (["Jean-Luc", "DE LA TOUR"], (), [(0, "Jean-Luc DE LA TOUR")], "a particle opens the second half"),
        (["Max LE ROUX", "D'ORLE"], ("Max LE ROUX D'ORLE",), [(0, "Max LE ROUX D'ORLE")], "the block knows the name"),
        (["Max LE ROUX", "VÈZE"], (), [(0, "Max LE ROUX"), (1, "VÈZE")], "nobody knows it"),
        (["F. LE ROUX-", "MICHON"], (), [(0, "F. LE ROUX-MICHON")], "a surname cut at its hyphen"),
        (["Commune", "DE LAC"], (), [(0, "Commune"), (1, "DE LAC")], "a body is no first name"),
        (["Pour le Club : Ana LOBO"], (), [(0, "Pour le Club : Ana LOBO")], "a heading is no label"),
    ],
)
def test_undone(lines: list[str], persons: tuple[str, ...], expected: list[tuple[int, str]], why: str) -> None:
    assert undo_fields(lines, persons) == expected, why
