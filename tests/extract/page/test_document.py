"""What cannot be opened is told in one sentence, each cause with its own error."""

from __future__ import annotations

import os

import pytest

import hostile_files
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


@pytest.mark.parametrize(
    ("of_all", "own", "size", "why"),
    [
        (b"", b"/MediaBox [0 0 595 842]", (595, 842), "its own box"),
        (b"/MediaBox [0 0 595 842]", b"", (595, 842), "inherited"),
        (b"/MediaBox [0 0 595 842] /CropBox [10 20 310 420]", b"", (300, 400), "a crop box inherited"),
        (b"/MediaBox [0 0 595 842]", b"/CropBox [-50 -50 900 900]", (595, 842), "a crop box larger than the sheet"),
    ],
)
def test_the_frame_of_a_page_may_be_inherited(tmp_path, of_all, own, size, why):
    content = hostile_files.write_stream(b"BT /F1 12 Tf 100 300 Td (COMMUNE) Tj ET")
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % own
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 %s >>" % of_all
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", pages, page, content, hostile_files.FONT]
    path = tmp_path / "page.pdf"
    path.write_bytes(hostile_files.write_pdf(objects))
    with open_document(path, ReadSettings()) as document:
        read, grey = document.read_layer(1), document.render(1, 72)
    assert (read.width, read.height) == size, why
    assert grey.shape == (size[1], size[0]), why
    (word,) = read.words
    assert grey[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1].min() < 128, why
