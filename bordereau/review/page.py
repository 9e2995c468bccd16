"""The page of one document: its page images beside what was read in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bordereau.corrections.facts import Fact, list_facts
from bordereau.review.blank import Quote, quote_pages
from bordereau.review.boxes import Overlay, place_facts
from bordereau.review.called import call_document
from bordereau.review.checks import CheckView, judge_document, rank_checks, view_checks
from bordereau.review.data import Shown, make_data
from bordereau.review.flags import add_flags
from bordereau.review.labels import Label, label_figures, name_fact
from bordereau.review.render import render
from bordereau.review.standing import find_reasons, tell_standing
from bordereau.review.words import Words, find_quotes
from bordereau.schemas.convention import Document, PageInfo
from bordereau.schemas.warning import DocumentWarning
from bordereau.summary import count_trust

LAZY_FROM = 400
"""Facts from which on the acts of a page are drawn only when they come near: a hundred pages hold many thousands."""


@dataclass(frozen=True, slots=True)
class Images:
    """The page images of a document: file name by page, the folder as the page sees it, or why there are none."""

    folder: str
    names: dict[int, str]
    missing: str | None = None
    """The key of a sentence: ``source_missing``, ``source_changed``, ``source_broken``, ``not_drawn``."""
    lines: str | None = None
    """The script with the text of the pages, as the page sees it."""


@dataclass(frozen=True, slots=True)
class PageView:
    info: PageInfo
    image: str | None
    overlay: Overlay
    quotes: Sequence[Quote] = ()
    """What was read, where there is no picture to see it in."""


@dataclass(frozen=True, slots=True)
class WarningView:
    """All warnings of one code."""

    code: str
    says: str
    quotes: tuple[str, ...]
    messages: tuple[str, ...]
    pages: tuple[int, ...]


def write_page(
    document: Document, images: Images, words: Words, run: str = "", served: bool = False
) -> tuple[str, list[CheckView]]:
    """Write the HTML of a document; gives its checks too, for the index."""
    facts = list(list_facts(document))
    views = view_checks(document, {fact.name: fact for fact in facts if fact.name}, words)
    placed, overlays = place_facts(facts, views)
    sizes = {info.number: (info.width, info.height) for info in document.pages}
    add_flags(overlays, views, sizes, words.say("ui.gap"))
    shown = Shown(placed, views, _label_all(document), run, images.lines)
    quotes = quote_pages(facts) if len(images.names) < len(document.pages) else {}
    html = render(
        "document.html",
        words,
        document=document,
        called=call_document(document) or document.source.file_name,
        pages=[_view_page(info, images, overlays, quotes) for info in document.pages],
        missing=None if len(images.names) == len(document.pages) else images.missing or "source_broken",
        warnings=view_warnings(document.warnings, words),
        trust=count_trust(document),
        data=make_data(document, shown, words),
        lazy=len(facts) > LAZY_FROM,
        clear=find_reasons(document) == {"clear": 1},
        standing=tell_standing(document, views, words),
        root="../",
        served=served,
        **_name_facts(document, shown, words),
    )
    return html, views


def _name_facts(document: Document, shown: Shown, words: Words) -> dict[str, Any]:
    """Give what the facts and sums of the page are found and called by."""
    placed, views, warnings = shown.placed, shown.views, words.sections["warnings"]
    return {
        "verdict": judge_document(views),
        "checks": rank_checks(views),
        "checks_of": _group_checks(views),
        "sum_views": {view.path: view for view in views},
        "placed": placed,
        "corrections": {one.path: one for one in document.corrections},
        "said_fact": lambda path: name_fact(
            placed[path].fact if path in placed else Fact(path, "label", None, ()), shown.labels, words
        ),
        "said_warning": lambda code: warnings.get(str(code), warnings["other"]),
    }


def view_warnings(warnings: Sequence[DocumentWarning], words: Words) -> list[WarningView]:
    """Say each code once, with what the messages quote and the pages where it occurs."""
    groups: dict[str, list[DocumentWarning]] = defaultdict(list)
    for warning in warnings:
        groups[str(warning.code)].append(warning)
    said = words.sections["warnings"]
    return [
        WarningView(
            code,
            said.get(code, said["other"]),
            tuple(dict.fromkeys(quote for one in group for quote in find_quotes(one.message))),
            tuple(dict.fromkeys(one.message for one in group)),
            tuple(sorted({one.page for one in group if one.page is not None})),
        )
        for code, group in groups.items()
    ]


def _view_page(
    info: PageInfo, images: Images, overlays: dict[int, Overlay], quotes: dict[int, list[Quote]]
) -> PageView:
    name = images.names.get(info.number)
    overlay = overlays.get(info.number, Overlay())
    if name is None:
        return PageView(info, None, overlay, quotes.get(info.number, ()))
    return PageView(info, f"{images.folder}/{name}", overlay)


def _group_checks(views: Sequence[CheckView]) -> dict[str, list[CheckView]]:
    """Group checks by the path of the fact that states their total."""
    groups: dict[str, list[CheckView]] = defaultdict(list)
    for view in views:
        if view.stated_by is not None:
            groups[view.stated_by.path].append(view)
    return groups


def _label_all(document: Document) -> dict[str, Label]:
    """Label the figures of all acts by the name that facts give them: ``1:t1/r2/c3``."""
    return {
        f"{number}:{name}": label
        for number, act in enumerate(document.acts, start=1)
        for name, label in label_figures(act).items()
    }
