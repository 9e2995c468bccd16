"""What steers a terminal is shown by its number to people, and escaped for programs."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bordereau.runs.ledger import Entry
from bordereau.runs.progress import Bar, JsonLines, Lines
from bordereau.runs.report import Report
from bordereau.schemas.load import parse_document, print_document
from bordereau.shown import join_lines, print_json, show

STEERING = "".join(map(chr, [*range(32), 0x7F, 0x9B, 0x200F, 0x202E, 0x2066, 0x2028, 0xFEFF, 0xDC80, 0xE0041]))
EVIL = f"\x1b]0;owned\x07\x1b[31mred\n{STEERING}"


@pytest.mark.parametrize("sign", list(STEERING), ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_steers_is_shown_by_its_number(sign: str) -> None:
    assert show(f"a{sign}b") == f"a⟨U+{ord(sign):04X}⟩b"


@pytest.mark.parametrize("text", ["Région « Île » 15,2 M€", "soft\u00adhyphen", "𝄞 e\u0301", "\u00a0\u202f"])
def test_french_text_stays(text: str) -> None:
    assert show(text) == text


@given(st.lists(st.text()))
def test_a_line_stays_one_line(lines: list[str]) -> None:
    assert len(join_lines(lines).splitlines()) == len(lines)


@given(st.text())
def test_json_keeps_the_true_characters(text: str) -> None:
    printed = print_json({"a": text})
    assert json.loads(printed) == {"a": text}
    assert not set(STEERING) & set(printed.removesuffix("\n"))


def test_the_json_of_a_document_steers_nothing_and_comes_back(make_document) -> None:  # type: ignore[no-untyped-def]
    document = make_document(title=EVIL.replace("\udc80", ""))
    printed = print_document(document)
    assert not set(STEERING) & set(printed.replace("\n", ""))
    assert parse_document(printed) == document


@pytest.mark.parametrize("kind", [Lines, JsonLines])
def test_logs_are_clean(kind: type[Lines] | type[JsonLines]) -> None:
    stream = io.StringIO()
    told = kind(stream)
    entry = Entry(EVIL, "quarantined", None, "x", reason="damaged", message=f"{EVIL} pg://u:geheim@h/x is damaged.")
    told.step(entry, Report())
    (line,) = stream.getvalue().splitlines()
    assert not set(STEERING) & set(line)
    if kind is JsonLines:
        assert json.loads(line)["file"] == EVIL
    else:
        assert "geheim" not in line


def test_the_bar_is_clean(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Bar() as bar:
        bar.step(Entry(f"\x1b]0;owned\x07{STEERING[:5]}.pdf", "duplicate", None, "x"), Report())
    assert "\x1b]0;owned" not in capsys.readouterr().err


class Broken(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("kind", [Lines, JsonLines])
def test_a_log_that_takes_nothing_more_stops_no_run(kind: type[Lines] | type[JsonLines]) -> None:
    kind(Broken()).step(Entry("a.pdf", "quarantined", None, "x", reason="damaged", message="It is damaged."), Report())
