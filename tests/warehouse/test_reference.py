"""Files of names and codes: what they may look like, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bordereau.schemas.errors import UsageError
from bordereau.warehouse.reference import read_references


@pytest.mark.parametrize(
    ("text", "siren", "insee", "why"),
    [
        ("name,siren\nVille de Lac,219901881\n", "219901881", None, "the least"),
        ("\ufeffNom;SIREN;COM\nVille de Lac;219 901 881;99188\n", "219901881", "99188", "of a spreadsheet"),
        ("libelle,siret\nVille de Lac,21990188100012\n", "219901881", None, "the SIREN from the SIRET"),
        ('denominationUniteLegale,siren\n"Ville de Lac",219901881\n', "219901881", None, "columns of SIRENE"),
    ],
)
def test_what_a_file_may_look_like(tmp_path: Path, text: str, siren: str, insee: str | None, why: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    (row,) = read_references([path])
    assert (row["name"], row["siren"], row["insee"], row["reference_order"]) == ("Ville de Lac", siren, insee, 1), why


def test_parquet_and_several_files(tmp_path: Path) -> None:
    pq.write_table(pa.table({"name": ["Lac", None], "siren": ["219901881", "1"]}), tmp_path / "a.parquet")
    (tmp_path / "b.csv").write_text("name,alias,siren\nCommunauté du Lac,CCL,200000016\n")
    with pytest.raises(UsageError, match=r"line 3: siren “1” has not 9 digits"):
        read_references([tmp_path / "a.parquet"])
    pq.write_table(pa.table({"name": ["Lac"], "siren": ["219901881"]}), tmp_path / "a.parquet")
    rows = read_references([tmp_path / "a.parquet", tmp_path / "b.csv"])
    assert [(row["reference_order"], row["name"], row["alias"]) for row in rows] == [
        (1, "Lac", False), (2, "Communauté du Lac", False), (3, "CCL", True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n", "has the columns a, b: it needs “name” and one of siren"),
        ("name\nLac\n", "it needs “name” and one of siren"),
        ("name,siren\nLac,12345\n", "line 2: siren “12345” has not 9 digits"),
        (b"name,siren\nLac\xe9,219901881\n", "is no CSV in UTF-8"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(UsageError, match=said):
        read_references([path])
    with pytest.raises(UsageError, match="cannot be read"):
        read_references([tmp_path / "absent.csv"])
