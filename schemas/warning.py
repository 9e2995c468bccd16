"""The closed set of things a reader should know about a document."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from bordereau.schemas.evidence import Strict


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
    STRUCK_TEXT = "struck_text"  # words struck out by a line or an annotation, read all the same
    LOW_OCR_CONFIDENCE = "low_ocr_confidence"  # the OCR engine is unsure of the page
    OCR_MENDED = "ocr_mended"  # a character that OCR misread, mended by a certain form
    REPAIRED_DIGIT = "repaired_digit"  # a digit that OCR misread, mended by the sums
    READINGS_DISAGREE = "readings_disagree"  # two readers saw different figures and no sum decides
    PAGE_UNREADABLE = "page_unreadable"  # a page that could not be read at all, or not within its time
    PICTURE_UNREADABLE = "picture_unreadable"  # a picture in a page that could not be read; the page's text was
    TABLE_UNREADABLE = "table_unreadable"  # a table, or one of its readings, that could not be read
    PART_UNREADABLE = "part_unreadable"  # another part or step that failed alone; the message names it
    TABLE_UNCERTAIN = "table_uncertain"  # a table whose grid could not be settled
    TABLE_WITHOUT_VALUES = "table_without_values"  # a grid in which no figure was read
    NO_PARTIES = "no_parties"  # no parties block was found
    PARTIES_UNSURE = "parties_unsure"  # words of parties that no party was read from, or pieces of two parties in one
    ARTICLE_NUMBER_LOST = "article_number_lost"  # an article heading without its number
    NO_ARTICLES = "no_articles"  # no article heading was found


LOSSES = frozenset(
    {
        Code.NO_TEXT_LAYER,
        Code.PAGE_UNREADABLE,
        Code.PICTURE_UNREADABLE,
        Code.TABLE_UNREADABLE,
        Code.PART_UNREADABLE,
    }
)
"""A document with one of these is ``partial``: something is printed that was not read."""


class DocumentWarning(Strict):
    """One thing to know, in one plain sentence."""

    code: Code
    message: str
    page: int | None = Field(default=None, ge=1)
