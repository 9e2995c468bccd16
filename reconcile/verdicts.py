"""One relation between figures, judged: the only place where a Check is built.

A relation has a stated side (a printed total, a figure said a second time) and a computed side (parts that
add up, or the figure that it repeats). The verdict comes from reconcile.precision; this module writes it
down, with a sentence that a reader who has never seen the code understands.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bordereau.reconcile.kinds import KINDS, PRICED
from bordereau.reconcile.precision import judge, last_figure, rounding_tolerance
from bordereau.schemas.check import Check, CheckKind, CheckStatus
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.found import Qualifier
from bordereau.schemas.light import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A figure on one side of a relation."""

    id: str
    """The id of an amount (``a12``) or figure (``f3``), or a cell path (``t1/r2/c3``)."""
    value: Decimal
    precision: Decimal
    """The size of the last printed digit, in the unit of ``value``."""
    qualifier: Qualifier = "exact"
    page: int | None = None
    whole: Decimal = Decimal(100)
    """Of a rate, how much of its base it is told of: a hundred for a percentage, one for the price of a piece."""


def hundred_percent() -> Term:
    """Build the whole of shares when no total is printed: 100, exact by nature, without an id."""
    return Term("", Decimal(100), Decimal(0))


def make_check(kind: CheckKind, stated: Term, parts: Sequence[Term], subject: str, unit: str = "€") -> Check:
    """Judge ``stated`` against the sum of ``parts`` (for a restatement: one part) and write it down.

    ``subject`` begins the message: “« 15,2 M€ »”, “Total Général, column Année 2017”. ``unit`` is what the
    figures count in the message: “€”, “%”, or "" for a count. The id follows from what is compared, so it is
    the same in each run, and a recheck gives it again.

    >>> total = Term("a1", Decimal(30), Decimal(1))
    >>> check = make_check("list_total", total, [Term("a2", Decimal(15), Decimal(1))] * 2, "« 30 € »")
    >>> check.id, check.status, check.message
    ('list_total:a1', 'exact', '« 30 € » is 30 €, and its 2 parts add up to just that.')
    >>> parts = [Term("f1", Decimal(40), Decimal(1)), Term("a2", Decimal(75), Decimal(1))]
    >>> make_check("share_of_base", total, parts, "« 30 € »").message
    '« 30 € » is 30 €, and so is that share of its base.'
    """
    computed = sum((part.value for part in parts), Decimal(0))
    if KINDS[kind].less and parts:
        computed = 2 * parts[0].value - computed
    slack = [_measure_slack(part) for part in parts]
    if KINDS[kind].rated:
        share, base = parts
        computed = share.value * base.value / share.whole
        pieces = Decimal(0) if share.whole == base.precision == 1 else base.precision  # twelve pieces are twelve
        slack = [abs(share.precision * base.value / share.whole), abs(share.value * pieces / share.whole)]
    tolerance = rounding_tolerance([stated.precision, *slack])
    status: CheckStatus = judge(stated.value, computed, tolerance, stated.qualifier)
    return Check(
        id=name_check(kind, stated, parts),
        kind=kind,
        status=status,
        stated=print_decimal(stated.value),
        computed=print_decimal(computed),
        difference=print_decimal(stated.value - computed),
        tolerance=print_decimal(tolerance),
        stated_by=stated.id or None,
        parts=tuple(part.id for part in parts),
        message=_tell(
            kind=kind,
            status=status,
            subject=subject,
            stated=stated,
            computed=computed,
            tolerance=tolerance,
            count=len(parts),
            unit=unit,
            priced=KINDS[kind].rated and parts[0].whole == 1,
        ),
        page=stated.page if stated.page is not None or not parts else parts[0].page,
    )


def _measure_slack(part: Term) -> Decimal:
    """The precision of a part; “environ 100 000 €” is rounded to its last digit that is not a zero."""
    return max(part.precision, last_figure(part.value)) if part.qualifier == "about" else part.precision


def make_undetermined(
    kind: CheckKind, stated: Term, parts: Sequence[Term], message: str, page: int | None = None
) -> Check:
    """Write down a relation that the act states but that cannot be computed: a part is unreadable."""
    return Check(
        id=name_check(kind, stated, parts),
        kind=kind,
        status="undetermined",
        stated=print_decimal(stated.value),
        computed=None,
        difference=None,
        tolerance=None,
        stated_by=stated.id or None,
        parts=tuple(part.id for part in parts),
        message=message,
        page=stated.page if page is None else page,
    )


def leave_open(check: Check) -> Check:
    """Write down that figures miss what is stated, where whether they are its parts is not sure."""
    found = print_figure(Decimal(check.computed or 0), "")
    message = (
        f"{check.message.split(', but ')[0]}; the {len(check.parts)} figures beside it come to {found}, but whether "
        "they are its parts is not sure."
    )
    return check.model_copy(
        update={"status": "undetermined", "computed": None, "difference": None, "tolerance": None, "message": message}
    )


def name_check(kind: CheckKind, stated: Term, parts: Sequence[Term]) -> str:
    """Name a check after what it compares: ``column_total:t1/r3/c1``, ``restatement:a4=t1/r2/c4``."""
    first = parts[0].id if parts else ""
    if KINDS[kind].names_both:
        return f"{kind}:{stated.id}={first}"
    return f"{kind}:{stated.id or first}"


def print_figure(value: Decimal, unit: str = "€") -> str:
    """Write a figure for a message: thousands apart by spaces, then the unit.

    >>> print_figure(Decimal("-15236000.50")), print_figure(Decimal(52), "%"), print_figure(Decimal(9363), "")
    ('-15 236 000.5 €', '52 %', '9 363')
    """
    plain = f"{Decimal(print_decimal(value)):,f}".replace(",", " ")
    return f"{plain} {unit}" if unit else plain


def _tell(
    *,
    kind: CheckKind,
    status: CheckStatus,
    subject: str,
    stated: Term,
    computed: Decimal,
    tolerance: Decimal,
    count: int,
    unit: str,
    priced: bool = False,
) -> str:
    said, found = print_figure(stated.value, unit), print_figure(computed, unit)
    gap = print_figure(abs(stated.value - computed), unit)
    told = PRICED if priced else (KINDS[kind].other, KINDS[kind].same)
    other, same = (text.format(count=count, found=found) for text in told)
    if status == "exact":
        return f"{subject} is {said}, and {same}."
    if status == "fails":
        room = print_figure(tolerance, unit)
        return f"{subject} is {said}, but {other}: {gap} apart, where rounding explains {room}."
    if stated.qualifier != "exact":
        words = stated.qualifier.replace("_", " ")
        return f"{subject} is {said} ({words}); {other}, which this wording allows."
    return f"{subject} is {said}; {other}: {gap} apart, which rounding explains."
