"""Whatever the input: one sentence, an exit code, no traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bordereau.guard.task import Task, run_task
from bordereau.schemas.errors import MissingDependencyError, Reason
from bordereau.schemas.load import parse_document, print_document
from bordereau.schemas.settings import ReadSettings, Settings
from bordereau.schemas.warning import Code

ENCRYPTED = (
    f"/ID [<{'00' * 16}> <{'00' * 16}>] "
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"
)

CASES = [
    ("absent.pdf", None, Reason.NOT_READABLE, "no such file"),
    ("empty.pdf", b"", Reason.EMPTY_FILE, "zero bytes, as an upload that broke leaves them"),
    ("page.pdf", b"<!DOCTYPE html><html><body>404</body></html>", Reason.NOT_A_PDF, "a portal's error page"),
    ("letter.pdf", b"PK\x03\x04" + b"\0" * 64, Reason.NOT_A_PDF, "a .docx that was only renamed"),
    ("header.pdf", b"%PDF-1.7\n", Reason.DAMAGED, "nothing but a header"),
    ("noise.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 8, Reason.DAMAGED, "a header and noise"),
]


@pytest.mark.parametrize(("name", "data", "reason", "why"), CASES, ids=[case[0] for case in CASES])
def test_a_bad_file_has_a_reason(tmp_path: Path, name: str, data: bytes | None, reason: Reason, why: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    outcome = run_task(Task(path, Settings()))
    assert outcome.document is None
    assert outcome.failure is not None
    assert outcome.failure.reason is reason, why
    assert name in outcome.failure.message
    assert str(tmp_path) not in outcome.failure.message


def test_an_encrypted_file_is_named_as_such(make_pdf: Callable[..., Path]) -> None:
    outcome = run_task(Task(make_pdf("secret.pdf", trailer=ENCRYPTED), Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.ENCRYPTED


def test_a_folder_is_not_readable(tmp_path: Path) -> None:
    outcome = run_task(Task(tmp_path, Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.NOT_READABLE


def test_a_link_that_leads_nowhere_is_not_readable(tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "gone.pdf")
    outcome = run_task(Task(link, Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.NOT_READABLE


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    outcome = run_task(Task(pipe, Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.NOT_READABLE


def test_no_permission_is_not_readable(make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    # The permission is refused by a stand-in, since tests may run as root, to whom nothing is refused.
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    outcome = run_task(Task(make_pdf(), Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.NOT_READABLE


@pytest.mark.parametrize("limits", [ReadSettings(max_size_bytes=100), ReadSettings(max_pages=1)])
def test_limits_are_kept(make_pdf: Callable[..., Path], limits: ReadSettings) -> None:
    path = make_pdf(pages=[["Page 1"], ["Page 2"]])
    outcome = run_task(Task(path, Settings(read=limits)))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.TOO_LARGE


def test_a_fault_of_the_program_is_no_traceback(make_pdf: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(path: Path, *_: object, **__: object) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("bordereau.document.extract_document", stumble)
    outcome = run_task(Task(make_pdf(), Settings()))
    assert outcome.failure is not None
    assert outcome.failure.reason is Reason.INTERNAL
    assert "KeyError in stumble" in outcome.failure.message
    assert outcome.failure.detail is not None


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_file_never_raises(tmp_path: Path, samples: Path, cut: float) -> None:
    data = (samples / "avenant-dijon.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(data[: int(len(data) * cut)])
    outcome = run_task(Task(path, Settings()))
    assert (outcome.document is None) != (outcome.failure is None)
    if outcome.failure is not None:
        assert outcome.failure.reason is Reason.DAMAGED


@pytest.mark.parametrize(
    ("to_unicode", "why"),
    [
        ("<41> <D800>", "half of a UTF-16 pair"),
        ("<41> <0000>", "a NUL"),
        ("<41> <FFFF>", "no character"),
        ("<41> <0007>", "a bell"),
        ("<41> <D83DDE00>", "a whole pair"),
    ],
)
def test_odd_characters_can_be_written_down(make_pdf: Callable[..., Path], to_unicode: str, why: str) -> None:
    path = make_pdf(pages=[["CONVENTION", "ARTICLE 1 : OBJET", "A la Region A"]], to_unicode=to_unicode)
    outcome = run_task(Task(path, Settings()))
    assert outcome.document is not None, why
    assert parse_document(print_document(outcome.document).encode()) == outcome.document, why


def test_a_scan_without_an_engine_is_partial_and_says_what_to_install(
    samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise MissingDependencyError("Install the package tesseract-ocr-fra.")

    monkeypatch.setattr("bordereau.extract.page.reading.load_readers", refuse)
    outcome = run_task(Task(samples / "avenant-dijon-scan.pdf", Settings()))
    assert outcome.document is not None
    assert outcome.document.status == "partial"
    told = {warning.message for warning in outcome.document.warnings if warning.code is Code.NO_TEXT_LAYER}
    assert "Install the package tesseract-ocr-fra." in told
    assert {page.text_source for page in outcome.document.pages} == {"none"}


@pytest.mark.parametrize("shade", [255, 0, 128])
def test_a_scan_of_nothing_is_a_document(tmp_path: Path, shade: int) -> None:
    from PIL import Image

    path = tmp_path / "blank.pdf"
    Image.new("L", (413, 585), shade).save(path, "PDF", resolution=50)
    outcome = run_task(Task(path, Settings()))
    assert outcome.document is not None
    assert outcome.document.acts[0].title is None
