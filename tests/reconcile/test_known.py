"""Known sums are found where the file says, or they fail."""

# ruff: noqa: E501

import pytest

from reconcile.known import check_known_sums, read_known_sums
from schemas.convention import Act, Amount, Article, Document, Source
from schemas.errors import UsageError
from schemas.evidence import Evidence

PROOF = (Evidence(page=1, bbox=(0, 0, 1, 1), text="30 M€"),)
PLAN = """
Actions | Année 2020 | Total 2020 / 2021 (en k€)
Aides / prêts | 4 210 | 7 360
Total Général | 5 230 | 9 370
"""


@pytest.fixture
def document(table):
    amounts = [
        Amount(
            id=name, text=text, value=value, currency="EUR", unit="M€", precision="1000000", qualifier="exact",
            tax=None, in_words=None, article=article, section="article" if article else "preamble", evidence=PROOF,
        )
        for name, text, value, article in (("a1", "9 M€", "9000000", None), ("a2", "30 M€", "30000000", "3"), ("a3", "4 M€", "4000000", "3"))
    ]  # fmt: skip
    text = "Des concours financiers de 30 M€ sont réservés. Un prêt de 4 M€ s’y ajoute."
    article = Article(
        number="3", label="Article 3", title=None, level=1, parent=None, text=text, pages=(1, 1), evidence=PROOF
    )
    act = Act(
        kind="avenant", pages=(1, 9), title="Avenant à la convention cadre", date=None, place=None, period=None,
        articles=(article,), amounts=tuple(amounts), tables=(table(PLAN, scale=1000),),
    )  # fmt: skip
    source = Source(file_name="avenant.pdf", sha256="ab" * 32, size_bytes=1, page_count=9)
    return Document(source=source, status="ok", pages=(), acts=(act,))


def write(tmp_path, what, value, match="file_name: avenant.pdf"):
    path = tmp_path / "known.yaml"
    path.write_text(
        f'documents:\n  - match: {{{match}}}\n    sums:\n      - {{what: "{what}", value: {value}}}\n', "utf8"
    )
    return read_known_sums(path)


@pytest.mark.parametrize(
    ("what", "value", "status", "computed"),
    [
        ("Annexe 1 / Total Général / Total", 9370000, "exact", "9370000"),
        ("annexe I / TOTAL GENERAL / Total 2020 / 2021", 9370000, "exact", "9370000"),
        ("Annexe 1 / Aides / prêts / Année 2020", 4210000, "exact", "4210000"),
        ("Annexe 1 / Total Général / Total", 9370400, "within_rounding", "9370000"),
        ("Annexe 1 / Total Général / Total", 9730000, "fails", "9370000"),
        ("Annexe 2 / Total Général / Total", 9370000, "fails", None),
        ("Annexe 1 / Loyers / Total", 1, "fails", None),
        ("Article 3 / concours financiers", 30000000, "exact", "30000000"),
        ("Article 3 / concours financiers", 31000000, "fails", "30000000"),
        ("Article 3", "4 000 000", "exact", "4000000"),
        ("Article 3", 7, "fails", None),
        ("Préambule", 9000000, "exact", "9000000"),
        ("a2", 30000000.0, "exact", "30000000"),
        ("t1/r2/c2", "9370000,00", "exact", "9370000"),
        ("nowhere", 1, "fails", None),
    ],
)
def test_known_sums(tmp_path, document, what, value, status, computed):
    (check,) = check_known_sums(document, write(tmp_path, what, f'"{value}"' if isinstance(value, str) else value))
    assert (check.kind, check.status, check.computed) == ("known_sum", status, computed)


@pytest.mark.parametrize(
    ("match", "count"),
    [
        ("file_name: avenant.pdf", 1),
        ("file_name: autre.pdf", 0),
        (f"sha256: {'AB' * 32}", 1),
        ("title: Avenant à la Convention", 1),
        ("title: bail, file_name: avenant.pdf", 0),
    ],
)
def test_only_the_document_that_is_meant(tmp_path, document, match, count):
    assert len(check_known_sums(document, write(tmp_path, "a1", 9000000, match))) == count


@pytest.mark.parametrize(
    "text", ["documents: [", "documents: [{sums: 3}]", "documents: [{match: {name: x}}]", "- 1\n- 2"]
)
def test_a_file_of_another_form_is_refused(tmp_path, text):
    path = tmp_path / "known.yaml"
    path.write_text(text, "utf8")
    with pytest.raises(UsageError):
        read_known_sums(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError):
        read_known_sums(tmp_path / "none.yaml")
