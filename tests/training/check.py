"""Cross-validate the second reader by batch: what rules, labels, judge and the better of two are worth unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from accuracy.facts import compare_parties
from accuracy.score import Tally
from bordereau.extract.parties.second.choose import choose_parties
from bordereau.extract.parties.second.hand_over import hand_over
from bordereau.extract.parties.second.read import label_facts, read_second
from bordereau.extract.parties.second.weights import Weights, parse_weights
from bordereau.extract.parties.split import split_parties
from bordereau.normalize.parties.read import interpret_group, interpret_party
from bordereau.normalize.parties.told import mend_party
from bordereau.schemas.act import PartiesBlock, PartySpan
from training.fit import fit_weights, make_samples
from training.openings import Opening

READERS = ("rules", "labels", "judge", "better of two")
BATCH = 50
"""Openings of one batch were written together, so they are left out together."""


def cross_validate(openings: Sequence[Opening], only: Sequence[int] = ()) -> Iterator[tuple[str, dict[str, float]]]:
    """F1 of the parties' facts by batch of `openings-forms` and reader, with weights that have not seen the batch.

    ``only`` names the batches to be asked, all of them without it: each costs a training. The rules have been mended
    on the batches in the corpus, so of an old one only « labels » is as at first sight.
    """
    found = {batch for one in openings if (batch := _name_batch(one)) is not None}
    for batch in sorted(found, key=_number):
        if only and _number(batch) not in only:
            continue
        left = [one for one in openings if _name_batch(one) != batch]
        weights = parse_weights(fit_weights(make_samples(left)))
        tallies = {reader: Tally() for reader in READERS}
        for one in openings:
            if _name_batch(one) == batch:
                _count(one, weights, tallies)
        yield batch, {reader: tally.f1 for reader, tally in tallies.items()}


def _number(batch: str) -> int:
    return int(batch.rpartition(" ")[2])


def _name_batch(opening: Opening) -> str | None:
    """« openings-forms 3 »; None for openings of other corpora, which are learnt from and not scored."""
    digits = opening.name.rpartition("-")[2]
    if opening.source != "openings-forms" or not digits.isdigit():
        return None
    return f"{opening.source} {(int(digits) - 1) // BATCH + 1}"


def _count(opening: Opening, weights: Weights, tallies: dict[str, Tally]) -> None:
    empty = PartiesBlock((0, 0), (0, 0), (), ())
    facts = label_facts(opening.running, weights)
    second = read_second(opening.running, facts) or empty
    blocks = {
        "rules": split_parties(opening.paragraphs),
        "labels": hand_over(opening.running, second, facts),
        "judge": choose_parties(opening.paragraphs, weights),
    }
    truth = {"parties": opening.parties}
    own: dict[str, Tally] = {}
    for reader, block in blocks.items():
        said = {"parties": read_facts(block)}
        own[reader] = Tally()
        own[reader].count(compare_parties(truth, said), opening.name)
        tallies[reader].count(compare_parties(truth, said), opening.name)
    best = max(("rules", "labels"), key=lambda reader: own[reader].f1)
    tallies["better of two"].count(compare_parties(truth, {"parties": read_facts(blocks[best])}), opening.name)


def read_facts(block: PartiesBlock) -> list[dict[str, Any]]:
    """The facts of the parties in the keys of a truth."""
    groups: dict[int, str] = {}
    for clause in block.groups:
        alias = interpret_group(clause.text.text)
        if alias is not None and not len(set(clause.parties)) == len(block.parties) > 1:
            groups.update(dict.fromkeys(clause.parties, alias.text))
    return [_read_party(party, groups.get(place)) for place, party in enumerate(block.parties)]


def _read_party(party: PartySpan, group: str | None) -> dict[str, Any]:
    found = mend_party(interpret_party(party.text.text), party.text.text, party.told)
    capital, address = found.share_capital, found.address
    return {
        "name": found.name.text if found.name else "",
        "aliases": [alias.text for alias in found.aliases],
        "group": group,
        "legal_form": found.legal_form.text if found.legal_form else None,
        "share_capital": str(capital.value) if capital and capital.currency == "EUR" else None,
        "address": {"postcode": address.postcode, "city": address.city} if address else None,
        "identifiers": [{"scheme": one.scheme, "value": one.value} for one in found.identifiers],
        "representatives": [
            {"name": one.name.text if one.name else None, "role": one.role.text if one.role else None}
            for one in found.representatives
        ],
        "authorisations": [{"date": {"iso": one.date.iso} if one.date else None} for one in found.authorisations],
    }
