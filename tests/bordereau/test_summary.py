from __future__ import annotations

from collections.abc import Callable

from bordereau.schemas.check import Check, CheckStatus
from bordereau.schemas.convention import Document
from bordereau.schemas.warning import Code, DocumentWarning
from bordereau.summary import count_failing, print_summary, summarise


def check(status: CheckStatus, message: str) -> Check:
    return Check(
        id=message,
        kind="list_total",
        status=status,
        stated="1",
        computed="1",
        difference="0",
        tolerance="0",
        message=message,
    )


def test_sums_that_fail_come_first(make_document: Callable[..., Document]) -> None:
    document = make_document(checks=(check("exact", "right"), check("fails", "wrong")))
    text = print_summary(document)
    assert text.index("wrong") < text.index("right")
    assert "2 checked: 1 exact, 1 fails" in text
    assert "right" not in print_summary(document, with_checks=False)
    assert count_failing(document) == 1


def test_blanks_are_said(make_document: Callable[..., Document]) -> None:
    text = print_summary(make_document(title=None))
    assert "Title      none was found" in text
    assert "Sums       none is stated" in text


def test_one_warning_of_several_pages_is_one_line(make_document: Callable[..., Document]) -> None:
    warnings = tuple(
        DocumentWarning(code=Code.NO_TEXT_LAYER, message="No text was read.", page=page) for page in (1, 2, 2)
    )
    document = make_document().model_copy(update={"warnings": warnings})
    assert "No text was read. (pages 1, 2) [no_text_layer]" in print_summary(document)
    assert summarise(document)["warnings"] == {"no_text_layer": 3}
