"""What is laid over a page beside its content: form fields, notes, stamps, comments, attached files.

PDFium lists it as annotations (ISO 32000-1, 12.5). Fields inherit their value and kind from a parent, so PDFium's form
environment is asked for those; the rest stands in the annotation itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, byref, c_ushort, cast, create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from bordereau.extract.page.frame import Frame
from bordereau.schemas.laid import FieldKind, Laid, LaidKind

LONGEST_TEXT = 1 << 20
"""Bytes of UTF-16 that a value or comment may have."""
UNSEEN_FLAGS = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
PASSWORD = 1 << 13
"""The flag of a field whose value is not to be read (ISO 32000-1, table 228)."""

KINDS: dict[int, LaidKind] = {
    pdfium.FPDF_ANNOT_WIDGET: "field",
    pdfium.FPDF_ANNOT_FREETEXT: "note",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
    pdfium.FPDF_ANNOT_FILEATTACHMENT: "file",
    **dict.fromkeys(
        (
            pdfium.FPDF_ANNOT_TEXT,
            pdfium.FPDF_ANNOT_HIGHLIGHT,
            pdfium.FPDF_ANNOT_UNDERLINE,
            pdfium.FPDF_ANNOT_SQUIGGLY,
            pdfium.FPDF_ANNOT_STRIKEOUT,
            pdfium.FPDF_ANNOT_CARET,
            pdfium.FPDF_ANNOT_INK,
            pdfium.FPDF_ANNOT_LINE,
            pdfium.FPDF_ANNOT_SQUARE,
            pdfium.FPDF_ANNOT_CIRCLE,
            pdfium.FPDF_ANNOT_POLYGON,
            pdfium.FPDF_ANNOT_POLYLINE,
        ),
        "comment",
    ),
}
"""Links, pop-ups (which repeat the comment they belong to), films and marks of printers say nothing of the act."""
FIELDS: dict[int, FieldKind] = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD: "text",
    pdfium.FPDF_FORMFIELD_COMBOBOX: "text",
    pdfium.FPDF_FORMFIELD_LISTBOX: "text",
    pdfium.FPDF_FORMFIELD_CHECKBOX: "box",
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: "box",
    pdfium.FPDF_FORMFIELD_PUSHBUTTON: "button",
    pdfium.FPDF_FORMFIELD_SIGNATURE: "signature",
}


def has_annotations(page: Any) -> bool:
    """Whether a page has annotations that may say something. ``page`` is PDFium's raw handle."""
    return any(pdfium.FPDFAnnot_GetSubtype(handle) in KINDS for handle in open_annotations(page))


def open_annotations(page: Any) -> Iterator[Any]:
    """The annotations of a page, each open while it is looked at."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        handle = pdfium.FPDFPage_GetAnnot(page, number)
        if not handle:
            continue
        try:
            yield handle
        finally:
            pdfium.FPDFPage_CloseAnnot(handle)


def read_annotations(page: Any, form: Any, frame: Frame) -> tuple[Laid, ...]:
    """What is laid over a page, in the order in which it is drawn. ``form``: PDFium's form environment, or None."""
    return tuple(laid for handle in open_annotations(page) if (laid := _read(handle, form, frame)) is not None)


def _read(handle: Any, form: Any, frame: Frame) -> Laid | None:
    kind = KINDS.get(pdfium.FPDFAnnot_GetSubtype(handle))
    if kind is None:
        return None
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(handle, byref(rect))
    box = frame.to_display(rect.left, rect.bottom, rect.right, rect.top)
    seen = not pdfium.FPDFAnnot_GetFlags(handle) & UNSEEN_FLAGS
    if kind == "field":
        return _read_field(handle, form, Laid(kind, box, seen=seen))
    name = _read_file_name(handle) if kind == "file" else read_string(handle, b"T")
    return Laid(kind, box, name, read_string(handle, b"Contents"), seen)


def _read_field(handle: Any, form: Any, laid: Laid) -> Laid:
    if not form:
        return Laid("field", laid.box, read_string(handle, b"T"), read_string(handle, b"V"), laid.seen, "text")
    kind = FIELDS.get(pdfium.FPDFAnnot_GetFormFieldType(form, handle), "button")
    name = call_utf16(pdfium.FPDFAnnot_GetFormFieldName, form, handle)
    if kind == "box":
        ticked = bool(pdfium.FPDFAnnot_IsChecked(form, handle))
        return Laid("field", laid.box, name, "", laid.seen, kind, ticked)
    secret = kind == "text" and pdfium.FPDFAnnot_GetFormFieldFlags(form, handle) & PASSWORD
    value = "" if secret or kind != "text" else call_utf16(pdfium.FPDFAnnot_GetFormFieldValue, form, handle)
    return Laid("field", laid.box, name, value, laid.seen, kind)


def _read_file_name(handle: Any) -> str:
    attachment = pdfium.FPDFAnnot_GetFileAttachment(handle)
    return call_utf16(pdfium.FPDFAttachment_GetName, attachment) if attachment else ""


def read_string(handle: Any, key: bytes) -> str:
    """A text of an annotation's dictionary."""
    return call_utf16(pdfium.FPDFAnnot_GetStringValue, handle, key)


def call_utf16(read: Any, *subject: Any) -> str:
    """What one of PDFium's functions writes as UTF-16 into a buffer, its length in bytes first asked."""
    length = read(*subject, None, 0)
    if not 2 < length <= LONGEST_TEXT:  # two bytes are the zero at the end
        return ""
    buffer = create_string_buffer(length)
    read(*subject, cast(buffer, POINTER(c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()
