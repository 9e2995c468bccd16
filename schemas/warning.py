"""The closed set of things a reader should know about a document."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from bordereau.schemas.evidence import Evidence, Strict


class Code(StrEnum):
    """Every code that a warning may bear; the comment says when it is raised."""

    UNIT_CONFLICT = "unit_conflict"  # a cell's own unit contradicts its column's or its table's
    UNIT_UNSURE = "unit_unsure"  # a table's unit is said away from it, or not at all where the act suggests thousands
    PLACEHOLDER_DATE = "placeholder_date"  # a date with a blank to fill in: « XX décembre 2020 »
    IMPOSSIBLE_DATE = "impossible_date"  # a day that the calendar does not have: « 30 février »; no date is given
    PLACEHOLDER_NAME = "placeholder_name"  # a party or person left blank or masked
    PLACEHOLDER_AMOUNT = "placeholder_amount"  # a sum left blank: « ……… € »
    UNREAD_AMOUNT = "unread_amount"  # figures before a currency too damaged to read: « 7 $00 euros »
    AMBIGUOUS_NUMBER = "ambiguous_number"  # « 442.200 »: thousands or decimals, the document does not say
    BAD_GROUPING = "bad_grouping"  # digits not in groups of three: « 10 412 239188 »
    FOREIGN_CURRENCY = "foreign_currency"  # francs or another currency, not converted
    INVALID_IDENTIFIER = "invalid_identifier"  # a SIREN, SIRET… whose checksum fails, kept as printed
    AGREEMENT_UNCLEAR = "agreement_unclear"  # a party, alias or person that could be read in two ways
    NO_TEXT_LAYER = "no_text_layer"  # a page of pictures only, and no OCR engine read it
    UNTRUSTED_TEXT_LAYER = "untrusted_text_layer"  # a text layer that is garbage or disagrees with the picture
    HIDDEN_TEXT = "hidden_text"  # words of a text layer that the page does not show, left out; or figures shown in part
    LAYER_DIFFERS = "layer_differs"  # the text of the file gives other figures than the page shows; both are named
    FORM_FIELD = "form_field"  # fields of a form that are filled in, read with the text of their page
    FORM_UNREAD = "form_unread"  # a form of the XFA kind, of which PDF has no pages
    NOTE_READ = "note_read"  # a note or stamp laid over a page, read with its text
    NOTE_UNREAD = "note_unread"  # a comment, or a note that is not drawn, on a page
    ATTACHMENT_UNREAD = "attachment_unread"  # files attached to the document
    SIGNATURE_FIELD = "signature_field"  # an electronic signature, with its signer and day where it tells them
    WATERMARK = "watermark"  # words printed across the text, left out of it; or kept, where that is not sure
    STRUCK_TEXT = "struck_text"  # words struck out by a line or an annotation, read but counted in no sum
    NOT_TICKED = "not_ticked"  # words at an empty box, an option that is not taken
    PRINT_UNREAD = "print_unread"  # print seen on a scanned page that no OCR engine could read; the places are named
    LOW_OCR_CONFIDENCE = "low_ocr_confidence"  # the OCR engine is unsure of the page
    OCR_MENDED = "ocr_mended"  # a character that OCR misread, mended by a certain form
    REPAIRED_DIGIT = "repaired_digit"  # a digit that OCR misread, mended by the sums
    READINGS_DISAGREE = "readings_disagree"  # two readers saw different figures and no sum decides
    PAGE_UNREADABLE = "page_unreadable"  # a page that could not be read at all, or not within its time
    PICTURE_UNREADABLE = "picture_unreadable"  # a picture in a page that could not be read; the page's text was
    TABLE_UNREADABLE = "table_unreadable"  # a table, or one of its readings, that could not be read
    PART_UNREADABLE = "part_unreadable"  # another part or step that failed alone; the message names it
    TABLE_UNCERTAIN = "table_uncertain"  # a table whose grid, or the place of whose figures, could not be settled
    TABLE_WITHOUT_VALUES = "table_without_values"  # a grid in which no figure was read
    VOTE_UNCLEAR = "vote_unclear"  # a délibération states the result of its vote in two ways; no count is given
    NO_PARTIES = "no_parties"  # no parties block was found
    PARTIES_UNSURE = "parties_unsure"  # words of parties that no party was read from, or pieces of two parties in one
    PROMISE_UNSURE = "promise_unsure"  # who pays whom is said by the act as a whole, by no sentence that decides a sum
    ARTICLE_NUMBER_LOST = "article_number_lost"  # an article heading without its number
    NO_ARTICLES = "no_articles"  # no article heading was found


LOSSES = frozenset(
    {
        Code.NO_TEXT_LAYER,
        Code.PAGE_UNREADABLE,
        Code.PICTURE_UNREADABLE,
        Code.TABLE_UNREADABLE,
        Code.PART_UNREADABLE,
        Code.FORM_UNREAD,
    }
)
"""A document with one of these is ``partial``: something is printed that was not read."""


class DocumentWarning(Strict):
    """One thing to know, in one plain sentence."""

    code: Code
    message: str
    page: int | None = Field(default=None, ge=1)
    evidence: tuple[Evidence, ...] = Field(default=(), exclude_if=lambda places: not places)
    """What it is about, on the page as displayed; left out where that is not said."""
