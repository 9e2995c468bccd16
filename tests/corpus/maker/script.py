"""Read a form file: its settings, then one block a line."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from maker.grid import Grid, read_grid
from maker.inline import Piece, Typography, read_pieces

BAR = re.compile(r"\|(?![^{}]*\})")
"""The end of a cell; one inside a mark belongs to the mark"""

LETTERS = {
    "T": "title",
    "D": "date",
    "X": "plain",
    "P": "party",
    "E": "preamble",
    "A": "article",
    "AR": "runin",
    "H": "heading",
    "C": "chapter",
    "N": "annex",
    "N!": "annex_here",
    "F": "closing",
    "B": "banner",
    "V": "visa",
}


@dataclass(slots=True)
class Block:
    """One printed thing: a paragraph, a list item, a table, a signature block, a page break."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    grid: Grid | None = None
    rows: list[list[list[Piece]]] = field(default_factory=list)
    raw: str = ""
    style: str = ""


@dataclass(slots=True)
class Script:
    name: str
    meta: dict[str, str]
    blocks: list[Block]
    typography: Typography

    def wants(self, key: str, default: str = "") -> str:
        return self.meta.get(key, default)


def read_typography(meta: dict[str, str]) -> Typography:
    spaces = {"space": " ", "nbsp": " ", "nnbsp": " ", "none": ""}
    swaps = dict(pair.split("=>") for pair in meta.get("swap", "").split(";;") if "=>" in pair)
    return Typography(
        money_space=spaces[meta.get("space", "nbsp")],
        apostrophe=meta.get("apostrophe", "’"),
        guillemets=meta.get("guillemets", "nbsp"),
        swaps=swaps,
    )


def read_script(path: Path, changes: dict[str, str] | None = None) -> Script:
    """Read one ``.form`` file, its settings changed where asked; an unknown mark stops the build."""
    head, _, body = path.read_text("utf8").partition("\n---\n")
    meta = {}
    for line in head.splitlines():
        if line.strip() and not line.startswith("#"):
            key, _, value = line.partition(":")
            meta[key.strip()] = value.strip()
    meta |= changes or {}
    dress = read_typography(meta)
    lines = draw_identifiers(body, path.stem).splitlines()
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.strip() or line.startswith("# "):
            continue
        word, _, rest = line.partition(" ")
        if word in ("TAB", "RAW", "SIG"):
            stop = at
            while lines[stop].strip() != "END":
                stop += 1
            blocks.append(read_many(word, rest, lines[at:stop], dress, f"{path.stem}/{at}"))
            at = stop + 1
        else:
            blocks.append(read_block(word, rest, line, dress))
    return Script(path.stem, meta, blocks, dress)


def draw_identifiers(body: str, seed: str) -> str:
    """Replace ``$3 3 3 5`` (SIRET) or ``$3 3 3`` (SIREN) by digits in these groups whose checksum holds.

    ``$=3 3 3`` prints the first digits of the number before it.
    """
    chance = random.Random(f"{seed}/ids")

    held = {"digits": ""}

    def draw(found: re.Match[str]) -> str:
        groups = re.split(r"(\D+)", found.group(2))
        need = sum(int(g) for g in groups[::2])
        digits = close_luhn(str(chance.randint(2, 8)) + "".join(str(chance.randint(0, 9)) for _ in range(7)))
        if need == 14:
            digits = close_luhn(digits + f"000{chance.randint(1, 9)}")
        digits = held["digits"] if found.group(1) else digits
        held["digits"] = digits
        out, at = "", 0
        for i, group in enumerate(groups):
            if i % 2:
                out += group
            else:
                out += digits[at : at + int(group)]
                at += int(group)
        return out

    return re.sub(r"\$(=?)(\d+(?:[ .  -]+\d+)*)", draw, body)


def close_luhn(digits: str) -> str:
    """Append the digit that makes the Luhn sum a multiple of ten."""
    total = 0
    for i, digit in enumerate(reversed(digits)):
        n = int(digit) * (2 if i % 2 == 0 else 1)
        total += n - 9 if n > 9 else n
    return digits + str(-total % 10)


def read_many(word: str, rest: str, lines: list[str], dress: Typography, seed: str) -> Block:
    """Read a block of several lines, closed by ``END``."""
    if word == "RAW":
        return Block("raw", raw=dress.dress("\n".join(lines)), style=rest)
    if word == "SIG":
        rows = [[list(read_pieces(c.strip(), dress)) for c in BAR.split(line)] for line in lines]
        return Block("signature", rows=rows, style=rest or "cols")
    grid = read_grid(dress.dress_cell(rest), [dress.dress_cell(x) for x in lines], seed)
    return Block("table", grid=grid, style=rest)


def read_block(word: str, rest: str, line: str, dress: Typography) -> Block:
    """Read a block of one line; a line without a known letter is a paragraph of an article."""
    if word in ("TOC", "BREAK", "!", "LEFT", "RIGHT"):
        return Block(word.lower(), raw=rest)
    style = ""
    base, dot, extra = word.partition(".")
    if base in LETTERS and (dot or word in LETTERS):
        return Block(LETTERS[base], list(read_pieces(rest, dress)), style=extra.replace(".", " "))
    if set(word) == {"-"} and len(word) <= 3:
        return Block(f"item{len(word)}", list(read_pieces(rest, dress)))
    return Block("body", list(read_pieces(line, dress)), style=style)
