"""Print a form as HTML; every stated figure and every table row is a link, so that its page can be read back."""

from __future__ import annotations

import re
from html import escape

from maker.grid import Grid
from maker.inline import Piece
from maker.script import Block, Script

ANCHOR = "http://mark/"
UNDERLINE = re.compile(r"(?<!_)__(?!_)")
TITLES = {
    "plain": "text-align:center;font-weight:bold;font-size:140%",
    "box": "text-align:center;font-weight:bold;border:1pt solid #000;padding:6pt 20pt;margin:6pt 40pt",
    "letter": "text-align:center;font-weight:bold;letter-spacing:.32em",
    "smallcaps": "text-align:center;font-variant:small-caps;font-size:150%",
    "left": "text-align:left;font-size:160%;color:#1f4e79",
    "band": "text-align:center;color:#fff;background:#24406e;padding:8pt;font-size:130%",
    "right": "text-align:right;font-size:120%;font-weight:bold",
}
BASE = """
a{color:inherit;text-decoration:none}
body{margin:0}
p{margin:0 0 5pt 0}
.date{text-align:center;margin:10pt 0 14pt}
.article{font-weight:bold;margin:10pt 0 4pt;break-after:avoid}
.sub{margin-left:14pt}
.runin b{font-weight:bold}
.chapter{text-align:center;font-weight:bold;margin:14pt 0 8pt;break-after:avoid}
.heading{font-weight:bold;margin:6pt 0 3pt}
.annex{font-weight:bold;text-align:center;margin:0 0 12pt}
.banner{text-align:right;font-size:90%}
.item1{margin-left:28pt;text-indent:-12pt}
.item2{margin-left:52pt;text-indent:-12pt}
.item3{margin-left:76pt;text-indent:-12pt}
.brk{break-before:page}
table.g{border-collapse:collapse;margin:6pt 0 10pt;width:100%}
table.g td,table.g th{padding:2pt 4pt;vertical-align:middle;font-weight:normal}
table.g td.l,table.g th.l{text-align:left}
.full td,.full th,.merge td,.merge th{border:.6pt solid #000}
.hrules tr td,.hrules tr th{border-bottom:.5pt solid #444}
.headrule thead tr:last-child th{border-bottom:1pt solid #000}
.zebra tbody tr:nth-child(odd) td{background:#e8eef7}
.zebra thead th{background:#31538f;color:#fff}
.shade thead th{background:#d9d9d9}
.outer{border:1pt solid #000}
.vrules td,.vrules th{border-left:.5pt solid #000;border-right:.5pt solid #000}
.tot td{font-weight:bold}
.grp td{font-style:italic}
.grey{background:#bfbfbf}
table.s{width:100%;margin:14pt 0;border-collapse:collapse}
table.s td{vertical-align:top;text-align:center;padding:2pt 6pt}
table.s.box td{border:.6pt solid #000}
.leader{white-space:pre;text-align:left}
.toc{white-space:pre-wrap;text-align:left}
.two{column-count:2;column-gap:18pt}
p.rt{text-align:right}
p.ce{text-align:center}
p.lf{text-align:left}
p.in{margin-left:36pt}
p.gap{margin-top:14pt}
p.wide{margin-left:50%}
p.bx{border:.8pt solid #000;padding:4pt 8pt}
p.sm{font-size:80%}
p.tight{margin-bottom:0}
p.pre{white-space:pre-wrap;text-align:left}
table.s.who td{text-align:left}
table.s.fixed{table-layout:fixed}
table.s.rule tr:first-child td{border-bottom:.6pt solid #000}
table.s.high td{height:26pt}
"""


class Page:
    """Prints blocks and numbers the links."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.links = 0
        self.tables = 0
        self.out: list[str] = []

    def link(self, text: str, name: str = "") -> tuple[str, str]:
        if not name:
            self.links += 1
            name = f"m{self.links}"
        return f'<a href="{ANCHOR}{name}">{escape(text).replace("//", "<br>")}</a>', name

    def show(self, pieces: list[Piece]) -> str:
        out = []
        for i, piece in enumerate(pieces):
            if piece.key == "br":
                out.append("<br>")
            elif piece.key == "tab":
                out.append("\u00a0" * 12)
            elif piece.money or piece.key == "cap":
                text, name = self.link(piece.text)
                pieces[i] = Piece(piece.text, piece.key, piece.arguments, piece.money, name)
                out.append(text)
            else:
                text = bold(escape(piece.text, quote=False))
                out.append(text.replace("//", "<br>") if piece.key else text)
        return "".join(out)

    def print(self) -> str:
        blocks = self.script.blocks
        at = 0
        while at < len(blocks):
            block = blocks[at]
            nxt = blocks[at + 1] if at + 1 < len(blocks) else None
            if block.grid and block.grid.wants("side") and nxt and nxt.grid:
                self.out.append(self.side_by_side(block.grid, nxt.grid))
                at += 2
                continue
            self.out.append(self.block(block))
            at += 1
        return "\n".join(self.out)

    def block(self, block: Block) -> str:
        script = self.script
        if block.kind == "break":
            return '<p class="brk" style="page-break-before:always"></p>'
        if block.kind == "raw":
            return block.raw
        if block.kind == "left":
            return f'<table style="width:100%"><tr><td style="vertical-align:top;width:{block.raw or "50%"}">'
        if block.kind == "right":
            return "</td></tr></table>" if block.raw == "end" else '</td><td style="vertical-align:top">'
        if block.kind == "toc":
            return self.contents(block.raw)
        if block.kind == "!":
            return ""
        if block.kind == "table" and block.grid:
            return self.table(block.grid)
        if block.kind == "signature":
            return self.signature(block)
        text = self.show(block.pieces)
        if block.kind.startswith("item"):
            bullets = script.wants("bullets", "-").split()
            level = int(block.kind[-1])
            glyph = bullets[min(level, len(bullets)) - 1]
            if glyph.startswith("#"):
                self.counter = getattr(self, "counter", 0) + 1
                glyph = glyph[1:].replace("1", str(self.counter)).replace("a", chr(96 + self.counter))
            gap = script.wants("bulletgap", " ")
            return f'<p class="{block.kind}">{glyph}{gap.replace("_", " ")}{text}</p>'
        self.counter = 0
        cls = block.kind
        if block.kind == "article":
            number = next(p.arguments[0] for p in block.pieces if p.key == "#")
            cls += " sub" if "." in number else ""
        if block.kind == "annex":
            return f'<p class="annex brk" style="page-break-before:always">{text}</p>'
        if block.kind == "annex_here":
            return f'<p class="annex">{text}</p>'
        if block.kind == "title":
            return f'<p class="title" style="{TITLES[script.wants("title", "plain")]}">{text}</p>'
        return f'<p class="{cls} {block.style}">{text}</p>'

    def contents(self, style: str) -> str:
        """Print a table of contents of the articles, with dot leaders or bare page numbers."""
        out: list[str] = []
        number = 2
        for block in self.script.blocks:
            if block.kind in ("article", "chapter", "annex"):
                text = "".join((" " if p.key == "br" else p.text) for p in block.pieces)
                number += 1 if len(out) % 3 == 2 else 0
                lead = {"dots": " " + "." * max(4, 90 - len(text)) + " ", "glued": "", "p": " p.", "wide": " " * 8}
                out.append(f'<p class="toc">{escape(text)}{lead[style or "dots"]}{number}</p>')
        return "\n".join(out)

    def name_table(self, grid: Grid) -> None:
        self.tables += 1
        grid.name = f"t{self.tables}"

    def head_rows(self, grid: Grid, extra: str = "") -> str:
        """Print the header levels, with spans for ``<`` (left) and ``^`` (above)."""
        rows, heads = [], grid.heads
        labels = int(grid.wants("labels", "1"))
        for i, head in enumerate(heads):
            cells = []
            for j, text in enumerate(head):
                if text in ("<", "^"):
                    continue
                across = 1
                while j + across < len(head) and head[j + across] == "<":
                    across += 1
                down = 1
                while i + down < len(heads) and j < len(heads[i + down]) and heads[i + down][j] == "^":
                    down += 1
                span = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
                style = ' class="l"' if j < labels else f' style="text-align:{grid.wants("halign", "center")}"'
                shown = escape(text).replace("//", "<br>")
                if grid.wants("turn") and j >= labels:
                    shown = (
                        '<span style="writing-mode:vertical-rl;transform:rotate(180deg);height:80pt;'
                        f'text-align:left">{shown}</span>'
                    )
                cells.append(f"<th{span}{style}>{shown}</th>")
            rows.append(f"<tr>{''.join(cells)}{extra if i == 0 else ''}</tr>")
        return "".join(rows)

    def row_cells(self, grid: Grid, row_at: int) -> str:
        row = grid.rows[row_at]
        labels = int(grid.wants("labels", "1"))
        width = len(grid.kinds)
        if row.mark == "G":
            text, _ = self.link(row.label, grid.name)
            if grid.wants("gspan", "1") == "1":
                return f'<td class="l" colspan="{labels + width}">{text}</td>'
            return f'<td class="l">{text}</td>' + "<td></td>" * (labels - 1 + width)
        cells = []
        names = row.label.split("|")
        for name in names:
            if name == "^":
                continue
            down = 1
            k = names.index(name)
            while row_at + down < len(grid.rows):
                below = grid.rows[row_at + down].label.split("|")
                if k < len(below) and below[k] == "^":
                    down += 1
                else:
                    break
            span = f' rowspan="{down}"' if down > 1 else ""
            shown, _ = self.link(name, grid.name)
            cells.append(f'<td class="l"{span}>{shown}</td>')
        for j, cell in enumerate(row.cells):
            side = "left" if j < len(grid.kinds) and grid.kinds[j] == "t" else grid.wants("align", "right")
            grey = ' class="grey"' if cell.text == "" and grid.wants("grey") else ""
            cells.append(f'<td{grey} style="text-align:{side}">{escape(cell.text).replace("//", "<br>")}</td>')
        return "".join(cells)

    def table(self, grid: Grid) -> str:
        self.name_table(grid)
        title = grid.wants("title")
        side = grid.wants("capalign", "left")
        before = f'<p class="cap" style="text-align:{side}">{escape(title)}</p>' if title else ""
        after = "".join(f"<p style='font-size:80%'>{escape(n)}</p>" for n in grid.wants("notes").split("//") if n)
        style = grid.wants("style", "full")
        if style == "leader":
            return before + self.leaders(grid) + after
        size = f"font-size:{grid.wants('size')};" if grid.wants("size") else ""
        width = f"width:{grid.wants('width')};" if grid.wants("width") else ""
        place = "margin-left:auto;margin-right:auto;" if grid.wants("center") else ""
        cols = "".join(f'<col style="width:{w}%">' for w in grid.wants("w").split(",") if w)
        fixed = "table-layout:fixed;" if cols else ""
        head = self.head_rows(grid)
        body = []
        for at, row in enumerate(grid.rows):
            cls = "tot" if row.mark in "SZ" and grid.wants("bold", "1") == "1" else "grp" if row.mark == "G" else ""
            body.append(f'<tr class="{cls}" style="break-inside:avoid">{self.row_cells(grid, at)}</tr>')
        group = "thead" if grid.wants("repeat", "1") == "1" else "tbody"
        return (
            f'{before}<table class="g {style}" style="{size}{width}{place}{fixed}">{cols}<{group}>{head}</{group}>'
            f"<tbody>{''.join(body)}</tbody></table>{after}"
        )

    def leaders(self, grid: Grid) -> str:
        """Print each row as a label, dots typed by hand and a figure."""
        out = []
        for row in grid.rows:
            cell = row.cells[0]
            dots = grid.wants("dot", ".") * max(3, int(grid.wants("line", "78")) - len(row.label) - len(cell.text))
            label, _ = self.link(row.label, grid.name)
            colon = grid.wants("colon", " ").replace("_", " ")
            out.append(f'<p class="leader">{label} {dots}{colon}{escape(cell.text)}</p>')
        return "".join(out)

    def side_by_side(self, left: Grid, right: Grid) -> str:
        """Print two tables beside each other: apart, or as one grid with a spacer column."""
        if left.wants("side") == "apart":
            a, b = self.table(left), self.table(right)
            return (
                f'<table style="width:100%"><tr><td style="vertical-align:top;width:49%">{a}</td>'
                f'<td style="width:2%"></td><td style="vertical-align:top">{b}</td></tr></table>'
            )
        self.name_table(left)
        self.name_table(right)
        gap = '<td style="border:0;width:8pt"></td>' if left.wants("spacer", "1") == "1" else ""
        top = ""
        if left.wants("over"):
            top = (
                f'<tr><th colspan="{1 + len(left.kinds)}">{escape(left.wants("over"))}</th>{gap}'
                f'<th colspan="{1 + len(right.kinds)}">{escape(right.wants("over"))}</th></tr>'
            )
        head = self.head_rows(left)[4:-5] + gap + self.head_rows(right)[4:-5]
        rows = []
        for at in range(max(len(left.rows), len(right.rows))):
            halves = []
            for grid in (left, right):
                blank = f"<td></td>{'<td></td>' * len(grid.kinds)}"
                halves.append(self.row_cells(grid, at) if at < len(grid.rows) else blank)
            rows.append(f"<tr>{gap.join(halves)}</tr>")
        title = f'<p class="cap">{escape(left.wants("title"))}</p>' if left.wants("title") else ""
        return f'{title}<table class="g {left.wants("style", "full")}">{top}<tr>{head}</tr>{"".join(rows)}</table>'

    def signature(self, block: Block) -> str:
        rows = block.rows
        width = max(len(r) for r in rows)
        if block.style == "stack":
            columns = [[self.show(r[j]) for r in rows if j < len(r)] for j in range(width)]
            shown = ["".join(f"<p>{c or ' '}</p>" for c in column) for column in columns]
            return "".join(f'<div style="margin:12pt 0">{column}</div>' for column in shown)
        if block.style == "pad":
            lines = []
            for row in rows:
                shown = [self.show(c) for c in row]
                size = [sum(len(p.text) for p in c) for c in row]
                lines.append(
                    "<p style='white-space:pre;text-align:left'>"
                    + "".join(s + "\u00a0" * max(2, 46 - n) for s, n in zip(shown, size, strict=True))
                    + "</p>"
                )
            return "".join(lines)
        cells = ["<tr>" + "".join(f"<td>{self.show(c) or '&nbsp;'}</td>" for c in row) + "</tr>" for row in rows]
        if block.style == "cells":
            columns = [[self.show(r[j]) for r in rows if j < len(r)] for j in range(width)]
            cells = ["<tr>" + "".join(f"<td>{'<br>'.join(c)}</td>" for c in columns) + "</tr>"]
        return f'<table class="s {block.style}" style="break-inside:avoid">{"".join(cells)}</table>'


def bold(text: str) -> str:
    """Turn ``**x**`` into bold and ``__x__`` into underlined type; longer runs are blanks to be filled in by hand."""
    out = []
    for i, part in enumerate(text.split("**")):
        out.append(f"<b>{part}</b>" if i % 2 else part)
    text = "".join(out)
    return "".join(f"<u>{p}</u>" if i % 2 else p for i, p in enumerate(UNDERLINE.split(text)))


def page_css(script: Script) -> str:
    """Write the page rule: paper, margins, running header and footer."""

    def content(text: str) -> str:
        safe = text.replace('"', "").replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
        return '"' + safe.replace("\\n", "\\A ") + '"'

    boxes = ""
    for key, default in (
        ("header", "top-center"),
        ("footer", "bottom-center"),
        ("header2", "top-right"),
        ("footer2", "bottom-left"),
    ):
        if script.wants(key):
            place = script.wants(f"{key}at", default)
            boxes += f"@{place}{{content:{content(script.wants(key))};font-size:8.5pt;white-space:pre-line}}"
    size = script.wants("paper", "A4")
    return f"@page{{size:{size};margin:{script.wants('margin', '22mm 20mm')};{boxes}}}"


def print_html(script: Script) -> str:
    """Print the whole form as one HTML file."""
    body = Page(script).print()
    hyphens = "hyphens:auto;hyphenate-character:'" + script.wants("hyphen") + "';" if script.wants("hyphen") else ""
    css = (
        f"body{{font-family:'{script.wants('font', 'Carlito')}';font-size:{script.wants('size', '11pt')};"
        f"text-align:{script.wants('align', 'justify')};line-height:{script.wants('leading', '1.25')};{hyphens}}}"
    )
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><style>{page_css(script)}{css}{BASE}'
        f"{script.wants('css')}</style></head><body>{body}</body></html>"
    )
