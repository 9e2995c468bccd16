"""What a file holds beside its pages: attached files, electronic signatures, a form that only its maker can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.annotations import call_utf16
from bordereau.extract.page.tell_laid import quote_some
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.page import Page
from bordereau.schemas.warning import Code, DocumentWarning

MOST_FILES = 1_000
LONGEST_SIGNATURE = 4 << 20
"""Bytes of a signature that are looked at for its signer's name."""


@dataclass(frozen=True, slots=True)
class Signature:
    """An electronic signature; whether it is valid is not looked at."""

    name: str | None
    """Of the person or body, as their certificate says it."""
    day: str | None
    """ISO, as the signer's machine says it."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a file holds beside its pages."""

    files: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    form: str = ""
    """``full`` where a form of the XFA kind makes the pages, ``foreground`` where it stands beside them."""


def read_enclosed(pdf: Any) -> Enclosed:
    """Ask a file, PDFium's raw handle, for what it holds beside its pages."""
    count = min(pdfium.FPDFDoc_GetAttachmentCount(pdf), MOST_FILES)
    files = (pdfium.FPDFDoc_GetAttachment(pdf, number) for number in range(count))
    names = tuple(call_utf16(pdfium.FPDFAttachment_GetName, file) for file in files if file)
    form = {pdfium.FORMTYPE_XFA_FULL: "full", pdfium.FORMTYPE_XFA_FOREGROUND: "foreground"}
    signed = range(max(0, pdfium.FPDF_GetSignatureCount(pdf)))
    found = (_read_signature(pdfium.FPDF_GetSignatureObject(pdf, number)) for number in signed)
    signatures = tuple(one for one in found if one is not None)
    return Enclosed(names, signatures, form.get(pdfium.FPDF_GetFormType(pdf), ""))


def tell_enclosed(enclosed: Enclosed, pages: Sequence[Page]) -> Iterator[DocumentWarning]:
    """One warning for all attached files, one for each signature, one for a form that cannot be shown."""
    pinned = [(page.number, one) for page in pages for one in page.laid if one.kind == "file"]
    names = [*enclosed.files, *(one.name for _, one in pinned if one.name not in enclosed.files)]
    if names:
        count = "a file is attached, which was" if len(names) == 1 else f"{len(names)} files are attached, which were"
        message = f"To this document {count} not read: {quote_some(names)}."
        page = pinned[0][0] if pinned and not enclosed.files else None
        yield DocumentWarning(code=Code.ATTACHMENT_UNREAD, message=message, page=page)
    for signature in enclosed.signatures:
        yield _tell_signature(signature, enclosed, pages)
    fields = any(one.kind == "field" for page in pages for one in page.laid)
    if enclosed.form == "full" or (enclosed.form == "foreground" and not fields):
        message = (
            "The document is a form of the XFA kind, which only its maker's program shows in full; it was not read."
        )
        yield DocumentWarning(code=Code.FORM_UNREAD, message=message)


def _tell_signature(signature: Signature, enclosed: Enclosed, pages: Sequence[Page]) -> DocumentWarning:
    fields = [(page.number, one) for page in pages for one in page.laid if one.field == "signature"]
    place = fields[0] if len(fields) == len(enclosed.signatures) == 1 else None
    name = f" by “{signature.name}”" if signature.name else ""
    day = f", dated {signature.day}" if signature.day else ""
    message = f"The document bears an electronic signature{name}{day}; it was not checked."
    if place is None:
        return DocumentWarning(code=Code.SIGNATURE_FIELD, message=message)
    page, one = place
    proof = Evidence(page=page, bbox=one.box, text=one.shown or signature.name or "")
    return DocumentWarning(code=Code.SIGNATURE_FIELD, message=message, page=page, evidence=(proof,))


def _read_signature(handle: Any) -> Signature | None:
    """A signature; None for a field that nobody has signed."""
    contents = _read_bytes(pdfium.FPDFSignatureObj_GetContents, handle)
    if not contents:
        return None
    time = _read_bytes(pdfium.FPDFSignatureObj_GetTime, handle).rstrip(b"\0").decode("latin-1")
    digits = time.removeprefix("D:")[:8]
    known = len(digits) == 8 and digits.isascii() and digits.isdigit()
    return Signature(
        find_signer(contents),
        f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if known else None,
    )


def _read_bytes(read: Any, handle: Any) -> bytes:
    length = read(handle, None, 0) if handle else 0
    if not 0 < length <= LONGEST_SIGNATURE:
        return b""
    buffer = create_string_buffer(length)
    read(handle, buffer, length)
    return buffer.raw


def find_signer(signature: bytes) -> str | None:
    """The name in the signer's certificate: that which signs none of the others; None where it cannot be told."""
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates
    from cryptography.x509 import NameOID

    try:
        certificates = load_der_pkcs7_certificates(trim_der(signature))
    except Exception:  # whatever a damaged signature makes that library raise, it tells no name
        return None
    issuers = {one.issuer.public_bytes() for one in certificates if one.issuer != one.subject}
    leaves = [one for one in certificates if one.subject.public_bytes() not in issuers] or certificates
    names = {str(name.value) for one in leaves for name in one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)}
    return names.pop() if len(names) == 1 else None


def trim_der(data: bytes) -> bytes:
    r"""A DER value without the zeros that fill up its place in the file.

    >>> trim_der(b"\x30\x03abc\0\0\0"), trim_der(b"\x30\x81\x02ab\0\0"), trim_der(b"\x30\x80ab")
    (b'0\x03abc', b'0\x81\x02ab', b'0\x80ab')
    """
    if len(data) < 2 or data[1] == 0x80:  # of indefinite length
        return data
    more = data[1] & 0x7F if data[1] & 0x80 else 0
    length = int.from_bytes(data[2 : 2 + more]) if more else data[1]
    return data[: 2 + more + length]
