"""Known errors of acts: which sums they cover, and what is told of those that cover none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bordereau.reconcile.single.waivers import Waiving, read_waivers
from bordereau.schemas.convention import Act, Document, PageInfo, Source
from bordereau.schemas.errors import UsageError


def make_document(name: str = "a.pdf", *checks: dict[str, object]) -> Document:
    base = {"id": "x", "kind": "column_total", "status": "fails", "stated": "895978", "computed": "895878",
            "difference": "100", "tolerance": "0", "message": "The total does not hold."}  # fmt: skip
    act = {"kind": "convention", "pages": [1, 1], "title": None, "date": None, "place": None, "period": None,
           "checks": [{**base, **one} for one in checks or ({},)]}  # fmt: skip
    return Document(
        source=Source(file_name=name, sha256="ab" * 32, size_bytes=1, page_count=1),
        status="ok",
        pages=(PageInfo(number=1, width=1, height=1, text_source="layer", rotation=0),),
        acts=(Act.model_validate_json(json.dumps(act)),),
    )


def write(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "w.yaml"
    path.write_text("waivers:\n  - " + "\n    ".join(lines) + "\n", encoding="utf-8")
    return path


NAMED = "match: {file_name: a.pdf}"
WHY = ("reason: Erreur de l'acte", "date: 2026-03-01")


@pytest.mark.parametrize(
    ("lines", "document", "failing", "why"),
    [
        ((NAMED, 'stated: "895 978,00"', *WHY), make_document(), 0, "the sum as a person writes it"),
        ((NAMED, "stated: 895978", "computed: 895878", "kind: column_total", *WHY), make_document(), 0, "all is said"),
        ((NAMED, "stated: 895978", "computed: 895877", *WHY), make_document(), 1, "it misses by another sum now"),
        ((NAMED, "stated: 895978", "kind: row_total", *WHY), make_document(), 1, "another kind of check"),
        ((NAMED, "stated: 895978", *WHY), make_document("b.pdf"), 1, "another document"),
        (("match: {sha256: " + "AB" * 32 + "}", "stated: 895978", *WHY), make_document("b.pdf"), 0, "by content"),
        ((NAMED, "stated: 895978", *WHY), make_document("a.pdf", {}, {"stated": "1"}), 1, "one of two sums"),
        ((NAMED, "stated: 895978", *WHY), make_document("a.pdf", {"kind": "known_sum"}), 1, "known sums are ours"),
        ((NAMED, "stated: 895978", *WHY), make_document("a.pdf", {"status": "exact"}), 0, "it holds, nothing fails"),
    ],
)
def test_which_sums_a_waiver_covers(
    tmp_path: Path, lines: tuple[str, ...], document: Document, failing: int, why: str
) -> None:
    waiving = Waiving(read_waivers(write(tmp_path, *lines)))
    waiving.add(document)
    assert waiving.failing == failing, why
    fails = sum(check.status == "fails" for check in document.acts[0].checks)
    assert len(waiving.waived) == fails - failing
    assert len(list(waiving.list_idle())) == (0 if waiving.waived else 1), "one that covers nothing is told"


def test_what_is_let_pass_is_told_with_reason_and_date(tmp_path: Path) -> None:
    waiving = Waiving(read_waivers(write(tmp_path, NAMED, "stated: 895978", *WHY)))
    waiving.add(make_document())
    assert waiving.waived == ["a.pdf: The total does not hold: waived since 2026-03-01 (Erreur de l'acte)."]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((NAMED, "stated: 895978", "date: 2026-03-01"), "waivers/0: “reason” is missing"),
        ((NAMED, "stated: 895978", "reason: Erreur"), "waivers/0: “date” is missing"),
        ((NAMED, "stated: 895978", "reason: Erreur", "date: 1er mars"), "waivers/0/date"),
        (("match: {}", "stated: 895978", *WHY), "match names no document"),
        ((NAMED, "stated: 895978", "until: 2027", *WHY), "waivers/0: “until” is no key"),
        ((NAMED, "stated: .inf", *WHY), "waivers/0/stated"),
    ],
)
def test_a_waiver_without_its_reason_or_date_is_refused(tmp_path: Path, lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(UsageError, match=r"The file of waivers .* is not of the documented form") as caught:
        read_waivers(write(tmp_path, *lines))
    assert said in str(caught.value)
