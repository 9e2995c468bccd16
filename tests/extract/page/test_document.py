"""What cannot be opened is told in one sentence, each cause with its own error."""

from __future__ import annotations

import os

import pytest

from bordereau.extract.page.document import open_document
from bordereau.schemas import errors
from bordereau.schemas.settings import ReadSettings


@pytest.fixture
def pdf_bytes():
    from io import BytesIO

    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    document.new_page(200, 300)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", errors.EmptyFileError),
        (b"<html><body>404</body></html>", errors.NotAPdfError),
        (b"PK\x03\x04 a zip named pdf", errors.NotAPdfError),
        (b"%PDF-1.7\n", errors.DamagedError),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF", errors.DamagedError),
    ],
)
def test_bad_content(tmp_path, content, error):
    path = tmp_path / "fichier.pdf"
    path.write_bytes(content)
    with pytest.raises(error, match=r"fichier\.pdf"):
        open_document(path, ReadSettings())


def test_absent_file_and_folder(tmp_path):
    with pytest.raises(errors.NotReadableError, match="cannot be read"):
        open_document(tmp_path / "absent.pdf", ReadSettings())
    with pytest.raises(errors.NotReadableError, match="a folder"):
        open_document(tmp_path, ReadSettings())


def test_limits(tmp_path, pdf_bytes):
    path = tmp_path / "grand.pdf"
    path.write_bytes(pdf_bytes)
    with pytest.raises(errors.TooLargeError, match="bytes"):
        open_document(path, ReadSettings(max_size_bytes=10))
    with pytest.raises(errors.TooLargeError, match="pages"):
        open_document(path, ReadSettings(max_pages=0))
    document = open_document(path, ReadSettings(max_page_side_pt=100))
    with document, pytest.raises(errors.TooLargeError, match="points"):
        document.read_layer(1)


def test_a_blank_page_has_no_words(tmp_path, pdf_bytes):
    path = tmp_path / "blanc.pdf"
    path.write_bytes(pdf_bytes)
    with open_document(path, ReadSettings()) as document:
        page = document.read_layer(1)
        assert (page.width, page.height, page.words, page.text_source) == (200.0, 300.0, (), "none")
        assert document.render(1, 72).shape == (300, 200)


def test_a_named_pipe_is_no_file(tmp_path):
    pipe = tmp_path / "tuyau.pdf"
    os.mkfifo(pipe)
    with pytest.raises(errors.NotReadableError):
        open_document(pipe, ReadSettings())
