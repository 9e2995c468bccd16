"""No password or token passes, whatever the scheme and however it is written."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.redact import redact

SCHEMES = ("postgresql", "postgres", "mysql", "snowflake", "s3", "gs", "sftp", "ftp", "https", "dlt+mssql", "oracle+cx")
SIGNS = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"], exclude_characters="'\""), min_size=1)
PASSWORDS = SIGNS.map(lambda text: f"Geh{text}eim")
KEYS = [
    *("password", "PWD", "token", "access_token", "sig", "X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token"),
    *(
        "api_key",
        "apikey",
        "key",
        "secret",
        "client_secret",
        "aws_secret_access_key",
        "AccountKey",
        "sas_token",
        "auth",
    ),
]


@given(
    st.sampled_from(SCHEMES), PASSWORDS, st.booleans(), st.sampled_from(["{}", "cannot reach {}: refused", "a\n«{}»"])
)
def test_a_password_of_a_url_never_passes(scheme: str, password: str, escaped: bool, around: str) -> None:
    written = quote(password, safe="") if escaped else password
    url = f"{scheme}://loader:{written}@db.example:5432/base"
    told = redact(around.format(url))
    assert written not in told
    assert "db.example:5432/base" in told
    assert "loader" in told


@given(
    st.sampled_from(KEYS),
    st.text("abcXYZ019%+/_-.~", min_size=8),
    st.sampled_from(["?{}={}", "?x=1&{}={}&y=2", "{} = {}"]),
)
def test_a_value_of_a_secret_never_passes(key: str, value: str, form: str) -> None:
    assert value not in redact("https://host/a.pdf " + form.format(key, value))


@pytest.mark.parametrize(
    ("text", "shown", "why"),
    [
        ("postgresql://u:a/b%2Fc@h/x", "postgresql://u:***@h/x", "a stroke in the password"),
        ("mysql://u:p@ss@h/x and s3://k:s@b/y", "mysql://u:***@h/x and s3://k:***@b/y", "an @, and two URLs"),
        ("https://ghp_abc@host/x", "https://***@host/x", "a token in place of the user"),
        ("postgresql://loader@localhost/x", "postgresql://loader@localhost/x", "a user alone is no secret"),
        ('connection "host=h password=\'ge heim\' port=1"', 'connection "host=h password=*** port=1"', "libpq's form"),
        ("{'password': 'ge\\'heim', 'user': 'u'}", "{'password': ***, 'user': 'u'}", "a dict of Python"),
        ('{"secret_key": "x y", "a": 1}', '{"secret_key": ***, "a": 1}', "JSON"),
        ("Authorization: Bearer abcdefghijkl", "Authorization: Bearer ***", "a header"),
        ("AKIAABCDEFGHIJKLMNOP is refused", "*** is refused", "a key that is known by its form"),
        ("password authentication failed for “x”", "password authentication failed for “x”", "prose"),
        ("duckdb:///a.duckdb: 2 new", "duckdb:///a.duckdb: 2 new", "no secret"),
        ("s3://bucket/a b.pdf cannot be fetched", "s3://bucket/a b.pdf cannot be fetched", "no secret"),
        ("dossier clé 12, clef = 3", "dossier clé 12, clef = 3", "French words"),
    ],
)  # fmt: skip
def test_what_is_shown(text: str, shown: str, why: str) -> None:
    assert redact(text) == shown, why


def test_a_known_password_is_found_in_any_form() -> None:
    url = "postgresql://u:ge%2Fheim@h/x?sslpassword=schatz"
    assert redact("no entry for ge/heim, ge%2Fheim, schatz", url) == "no entry for ***, ***, ***"
