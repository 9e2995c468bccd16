"""A fact that was not read at all, put where a reviewer saw it, and read from what is printed there."""

from __future__ import annotations

from typing import Any

from bordereau.corrections.kinds import name_leaf, read_amount, read_date, read_heading
from bordereau.corrections.tree import PRECISIONS, Tree, put_in_order
from bordereau.schemas.correction import Correction
from bordereau.schemas.decimals import print_decimal

LEAF_OF = {"/amounts": "value", "/parties": "name", "/articles": "title", "/signatures": "name"}
"""The leaf of a new item that is the fact, by its list."""


def path_when_read(path: str) -> str:
    """Give the pointer that a fact would have had if it had been read.

    >>> path_when_read("/acts/0/amounts/-"), path_when_read("/acts/0/title")
    ('/acts/0/amounts/0/value', '/acts/0/title')
    """
    return f"{path[:-1]}0/{LEAF_OF[name_leaf(path)]}" if path.endswith("/-") else path


def add_fact(tree: Tree, one: Correction) -> tuple[Any, str] | None:
    """Add a missing fact; gives what holds its leaf, and the leaf's key.

    None where the document cannot take it: it has no such act, or a title, date or place already.
    """
    place = int(one.path.split("/")[2])
    if place >= len(tree.content["acts"]):
        return None
    act, leaf, value = tree.content["acts"][place], name_leaf(one.path), one.value or ""
    proof = one.model_dump(mode="json")["evidence"]
    if leaf not in LEAF_OF:
        return _add_header(tree, act, leaf, value, proof)
    items = act[leaf.strip("/")]
    item = {"/amounts": _make_amount, "/parties": _make_party, "/articles": _make_article}.get(leaf, _make_signature)(
        act, value, proof
    )
    put_in_order(items, item)
    if tree.is_sound():
        return item, LEAF_OF[leaf]
    items.remove(item)
    return None


def _add_header(tree: Tree, act: dict[str, Any], leaf: str, value: str, proof: list[Any]) -> tuple[Any, str] | None:
    name = leaf.split("/")[1]
    if act[name] is not None:
        return None
    before = act[name], act[f"{name}_evidence"]
    if name == "date":
        iso = read_date(value)
        act["date"] = {"text": value, "iso": iso, "precision": PRECISIONS[len(iso)]}
    else:
        act[name] = value
    act[f"{name}_evidence"] = proof
    if tree.is_sound():
        return (act["date"], "iso") if name == "date" else (act, name)
    act[name], act[f"{name}_evidence"] = before
    return None


def _make_amount(act: dict[str, Any], value: str, proof: list[Any]) -> dict[str, Any]:
    found = read_amount(value)
    used = [int(one["id"][1:]) for one in act["amounts"]]
    article = _find_article(act, proof[0])
    return {
        "id": f"a{max(used, default=0) + 1}",
        "text": found.text,
        "value": print_decimal(found.value),
        "currency": found.currency,
        "unit": found.unit,
        "precision": print_decimal(found.precision),
        "qualifier": found.qualifier,
        "tax": found.tax,
        "in_words": found.in_words,
        "article": article,
        "section": "article" if article else "preamble",
        "evidence": proof,
    }


def _make_party(_act: dict[str, Any], value: str, proof: list[Any]) -> dict[str, Any]:
    return {"name": value, "evidence": proof}


def _make_article(act: dict[str, Any], value: str, proof: list[Any]) -> dict[str, Any]:
    """Make an article of its heading; its text stays with the article before, where it was read."""
    label = read_heading(value)
    number, title = label.number, value[label.body :].strip()
    parent = number.rpartition(".")[0]
    known = {one["number"] for one in act["articles"]}
    return {
        "number": number,
        "label": value[: label.body].rstrip(" –-:."),
        "title": title or None,
        "level": number.count(".") + 1,
        "parent": parent if parent in known else None,
        "text": "",
        "pages": [proof[0]["page"], proof[-1]["page"]],
        "evidence": proof,
    }


def _make_signature(_act: dict[str, Any], value: str, proof: list[Any]) -> dict[str, Any]:
    return {"party": None, "name": value, "role": None, "evidence": proof}


def _find_article(act: dict[str, Any], where: dict[str, Any]) -> str | None:
    """Find the last article whose heading stands before a place."""
    before = [
        one["number"]
        for one in act["articles"]
        if (one["evidence"][0]["page"], one["evidence"][0]["bbox"][1]) < (where["page"], where["bbox"][1])
    ]
    return before[-1] if before else None
