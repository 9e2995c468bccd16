"""Known sums are found where the file says, or they fail."""

# ruff: noqa: E501

import pytest

from bordereau.reconcile.single.known_sums import check_known_sums, read_known_sums
from bordereau.schemas.convention import Act, Amount, Article, Document, Source
from bordereau.schemas.errors import UsageError
from bordereau.schemas.evidence import Evidence

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


LAUGHS = "a: &a [1, 1]\nb: &b [*a, *a]\ndocuments: [*b]\n"
SUM = "documents:\n  - match: {file_name: x.pdf}\n    sums: [{what: a1, value: %s}]\n"


@pytest.mark.parametrize(
    ("data", "said", "why"),
    [
        ("documents: [", "line 1, column 13", "cut short"),
        ("documents: [{sums: 3}]", "documents/0: “match” is missing", "a key is missing"),
        (
            "documents: [{match: {name: x}}]",
            "documents/0/match: “name” is no key that is known",
            "a key that there is not",
        ),
        ("- 1\n- 2", "the root", "a list"),
        (LAUGHS, "line 1, column 4: anchors and aliases (“a”)", "values that stand for more values"),
        ("documents: *x", "line 1, column 12: anchors and aliases", "an alias of nothing"),
        ("a: " + "[" * 20 + "]" * 20, "deeper than 12 levels", "deep"),
        ("[" * 100_000, "deeper than 12 levels", "deep enough to break a parser"),
        (
            "documents: []\ndocuments: []",
            "line 2, column 1: the key “documents” stands twice",
            "the first would be lost",
        ),
        (
            "documents: !!python/object:os.system []",
            "tags (“tag:yaml.org,2002:python/object:os.system”)",
            "a tag on a list",
        ),
        (SUM % "!!python/name:os.system x", "tags (“tag:yaml.org,2002:python/name:os.system”)", "a tag"),
        (SUM % "1e99999999", "“1e99999999” has more digits than a sum can have", "100 MB when it is printed"),
        (SUM % "-1e99999999", "more digits", "the same below zero"),
        (SUM % "1.0e-99999999", "more digits", "the same after the comma"),
        (SUM % ("9" * 30), "more digits", "no budget has so many"),
        (SUM % ("9" * 3_000), "a value of 3000 letters", "no number at all"),
        (SUM % ".inf", "is no decimal number", "infinity"),
        (SUM % "-.INF", "is no decimal number", "infinity below zero"),
        (SUM % ".nan", "is no decimal number", "no number"),
        (SUM % "NaN", "is no decimal number", "Python's own"),
        (SUM % "1:30", "is no decimal number", "ninety to YAML"),
        (SUM % "0x1F", "is no decimal number", "a number of programmers"),
        (SUM % "[1]", "documents/0/sums/0/value", "a list"),
        (SUM % "~", "is no decimal number", "nothing"),
        ("? [a, b]\n: 1", "a key must be a word", "a list as a key"),
        ("documents: []\n---\ndocuments: []", "a second document begins", "two files in one"),
        (b"documents: []\xe9", "no UTF-8 at byte 14", "another encoding"),
        ("documents: []".encode("utf-16"), "it is UTF-16", "another encoding"),
        (b"documents: [\0]", "U+0000", "a character that no text has"),
    ],
)
def test_a_file_of_another_form_is_refused_in_one_sentence(tmp_path, data, said, why):
    path = tmp_path / "known.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(UsageError) as told:
        read_known_sums(path)
    assert said in str(told.value), why
    assert str(path) in str(told.value)
    assert len(str(told.value)) < 500 + len(str(path))
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("30 603 000,50", "30603000.50"),
        ("1_000", "1000"),
        ("-12.5", "-12.5"),
        ("30603000.10", "30603000.10"),
        ("0", "0"),
    ],
)
def test_a_sum_goes_by_its_printed_form(tmp_path, written, value):
    path = tmp_path / "known.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (SUM % f'"{written}"').replace("\n", "\r\n").encode())
    assert str(read_known_sums(path).documents[0].sums[0].value) == value


@pytest.mark.parametrize("text", ["", "# nothing", "documents: []", "{}"])
def test_a_file_may_know_nothing(tmp_path, text):
    path = tmp_path / "known.yaml"
    path.write_text(text, "utf8")
    assert read_known_sums(path).documents == ()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError):
        read_known_sums(tmp_path / "none.yaml")
