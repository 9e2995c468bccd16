"""Which figures are proven: by a sum, or by a second reading.

A sum that holds to the last digit proves as many digits of each of its figures as that figure has in the roundest unit
which they all share: « 40 000 + 5 000 = 45 000 » is « 40 + 5 = 45 ». A wrong digit anywhere would break it. Sums that
only rounding explains let the last digits go wrong, so they prove nothing; nor does a total of one part, its copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bordereau.reconcile.kinds import KINDS
from bordereau.schemas.cell_path import name_cell
from bordereau.schemas.check import Check
from bordereau.schemas.convention import Act
from bordereau.schemas.trust import DIGITS_THAT_PROVE


@dataclass(slots=True)
class Proof:
    """What is known of one figure beside its own reading."""

    digits: int = 0
    """Digits that a sum, or a copy elsewhere in the tables, proves: its unit and its column's name are not."""
    down: int = 0
    """Those of a sum down its column: it could not hold with a figure of another column."""
    read_twice: bool = False
    """A second reading states it, unit included."""


def collect_proofs(act: Act) -> dict[str, Proof]:
    """Collect what the checks of an act prove, by the name that they give a figure: ``a12``, ``t1/r2/c3``."""
    values, mended = dict(_list_values(act)), _list_mended(act)
    proofs: dict[str, Proof] = {}
    for check in act.checks:
        if check.status != "exact":
            continue
        proves = KINDS[check.kind].proves
        names = [name for name in (check.stated_by, *check.parts) if name in values]
        if proves == "digits" and len([name for name in check.parts if values.get(name)]) >= 2:
            mended_here = [name for name, by in mended.items() if by == check.id]
            _prove_digits(proofs, names, values, mended_here, down=check.kind == "column_total")
        elif proves == "figure":
            _prove_figure(proofs, check, names, values)
    return proofs


def count_digits(value: Decimal, others: Sequence[Decimal]) -> int:
    """Count the digits of a figure in the roundest unit that it shares with others; a zero has none.

    >>> whole = [Decimal(40_000), Decimal(5_000), Decimal(45_000)]
    >>> [count_digits(one, whole) for one in whole]
    [2, 1, 2]
    >>> count_digits(Decimal("70.30"), [Decimal("70.30"), Decimal(2)])
    3
    """
    filled = [one for one in (value, *others) if one]
    if not value:
        return 0
    step = min(_last_place(one) for one in filled)
    return len(str(int(abs(value).scaleb(-step))))


def _last_place(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _list_values(act: Act) -> Iterator[tuple[str, Decimal]]:
    for amount in act.amounts:
        yield amount.id, Decimal(amount.value)
    for table in act.tables:
        for number, row in enumerate(table.rows):
            for cell in row.cells:
                if cell.value is not None:
                    yield name_cell(table.id, number, cell.column), Decimal(cell.value)


def _list_mended(act: Act) -> dict[str, str]:
    """List the figures that a check has mended: it cannot prove them."""
    return {
        name_cell(table.id, number, cell.column): cell.repaired_by
        for table in act.tables
        for number, row in enumerate(table.rows)
        for cell in row.cells
        if cell.repaired_by
    }


def _prove_digits(
    proofs: dict[str, Proof],
    names: Sequence[str],
    values: dict[str, Decimal],
    mended: Sequence[str],
    *,
    down: bool = False,
) -> None:
    others = [values[name] for name in names]
    for name in names:
        if name not in mended:
            proof = proofs.setdefault(name, Proof())
            digits = count_digits(values[name], others)
            proof.digits = max(proof.digits, digits)
            proof.down = max(proof.down, digits if down else 0)


def _prove_figure(proofs: dict[str, Proof], check: Check, names: Sequence[str], values: dict[str, Decimal]) -> None:
    """A figure and its words, a sum known beforehand, a figure told again; two cells share the unit of their tables."""
    stated = Decimal(check.stated or 0)
    same = [name for name in dict.fromkeys(names) if values[name] == stated]
    if check.kind == "restatement":
        digits = count_digits(stated, [stated])
        if len(same) < 2 or digits < DIGITS_THAT_PROVE:
            return
        if all("/" in name for name in same):
            _prove_digits(proofs, same, values, ())
            return
    for name in same:
        proofs.setdefault(name, Proof()).read_twice = True
