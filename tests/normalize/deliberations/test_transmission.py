"""What the stamps of télétransmission say."""

from __future__ import annotations

import pytest

from bordereau.normalize.deliberations.transmission import read_department, read_siren, read_transmission

STAMP = "Envoyé en préfecture le 24/06/2024\nReçu en préfecture le 25/06/2024\nPublié le 26/06/2024\nID : "


@pytest.mark.parametrize(
    ("text", "identifier", "received", "at", "why"),
    [
        (
            STAMP + "021-212104567-20240620-D031-DE",
            "021-212104567-20240620-D031-DE",
            "2024-06-25",
            "prefecture",
            "whole",
        ),
        (
            "Accusé de réception en préfecture\n02A-212104567-20240620-9-DE",
            "02A-212104567-20240620-9-DE",
            None,
            None,
            "Corsica",
        ),
        ("Reçu en sous-préfecture le 3 mai 2020", None, "2020-05-03", "subprefecture", "no identifier"),
        ("Réception par le préfet : 15/02/2022", None, "2022-02-15", "prefecture", "another wording"),
        ("Date de réception préfecture : 15/02/2022", None, "2022-02-15", "prefecture", "another"),
    ],
)
def test_transmission(text: str, identifier: str | None, received: str | None, at: str | None, why: str) -> None:
    found = read_transmission(text)
    assert found is not None
    assert (found.identifier.value if found.identifier else None) == identifier, why
    assert (found.received.iso if found.received else None, found.at) == (received, at), why


def test_nothing_where_nothing_is_stamped() -> None:
    assert read_transmission("Publié le 26/06/2024") is None
    assert read_transmission("") is None


def test_an_identifier_tells_department_and_body() -> None:
    assert read_department("02A-212104567-20240620-9-DE") == "02A"
    assert read_siren("02A-212104567-20240620-9-DE") == "212104567"
