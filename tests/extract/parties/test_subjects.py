"""Whom a clause said of several parties is about, by the words before it."""

from __future__ import annotations

import pytest

from bordereau.extract.parties.groups import Draft
from bordereau.extract.parties.subjects import find_subject

STATE = "l'etat, represente par m. x, "
REGION = 'la region est, representee par m. y, ci-apres "la collectivite", '
CLUB = "le club du lac, represente par m. z, "


@pytest.mark.parametrize(
    ("subject", "plural", "expected", "why"),
    [
        ("ces deux derniers ", True, (1, 2), "counted from the end"),
        ("les deux premiers etant ", True, (0, 1), "counted from the start"),
        ("les trois partenaires, ", True, (0, 1, 2), "counted by their kind"),
        ("l'etat et la region est etant ", False, (0, 1), "listed by names, a verb"),
        ("la collectivite et le club, ", True, (1, 2), "by an alias and a name, a plural"),
        ("l'etat et la region, ", False, None, "a list, and a clause in the singular: the last one's own"),
        ("les deux gerants, ", True, None, "two persons are no parties"),
        ("l'etat et la ville etant ", True, None, "one is no party"),
        ("president, ", True, None, "no subject"),
    ],
)
def test_subject(subject: str, plural: bool, expected: tuple[int, ...] | None, why: str) -> None:
    text = STATE + REGION + CLUB
    drafts, start = [], 0
    for run, party in enumerate((STATE, REGION, CLUB)):
        drafts.append(Draft(start, [(start, start + len(party))], run))
        start += len(party)
    found = find_subject(text + subject, drafts, 2, len(text + subject), plural)
    assert (found and found[1]) == expected, why
