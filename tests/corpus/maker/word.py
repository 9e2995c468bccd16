"""Print a form as a Word file (python-docx), for LibreOffice to lay out: paragraphs, fields, headers, tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maker.grid import Grid
from maker.inline import Piece
from maker.script import Block, Script

ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 3}
STYLES = {
    "title": ("center", True),
    "date": ("center", False),
    "chapter": ("center", True),
    "annex": ("center", True),
    "annex_here": ("center", True),
    "banner": ("right", False),
    "article": ("left", True),
    "heading": ("left", True),
}


class Writer:
    """Writes blocks one after the other into a Word document."""

    def __init__(self, script: Script) -> None:
        from docx import Document
        from docx.shared import Mm, Pt

        self.script = script
        self.doc: Any = Document()
        self.links = self.tables = self.counter = 0
        self.trail: list[tuple[str, str]] = []
        normal = self.doc.styles["Normal"]
        normal.font.name = script.wants("font", "Carlito")
        normal.font.size = Pt(float(script.wants("size", "11pt").removesuffix("pt")))
        normal.paragraph_format.space_after = Pt(float(script.wants("after", "6")))
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        if "landscape" in script.wants("paper"):
            section.page_width, section.page_height = Mm(297), Mm(210)
        margin = script.wants("wmargin", "25 25").split()
        section.top_margin = section.bottom_margin = Mm(float(margin[0]))
        section.left_margin = section.right_margin = Mm(float(margin[1]))
        for key, part in (("header", section.header), ("footer", section.footer)):
            if script.wants(key):
                line = part.paragraphs[0]
                line.alignment = ALIGN[script.wants(f"{key}align", "center")]
                self.field_text(line, script.wants(key))
        if script.wants("linenumbers"):
            self.number_lines(section)

    def number_lines(self, section: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        mark = OxmlElement("w:lnNumType")
        mark.set(qn("w:countBy"), self.script.wants("linenumbers"))
        mark.set(qn("w:restart"), "newPage")
        section._sectPr.append(mark)

    def field_text(self, line: Any, text: str) -> None:
        """Write a header with ``{page}`` and ``{pages}`` as fields."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        for part in text.replace("{pages}", "\0N\0").replace("{page}", "\0P\0").split("\0"):
            if part not in ("P", "N"):
                for i, piece in enumerate(part.split("\\n")):
                    if i:
                        line.add_run().add_break()
                    line.add_run(piece)
                continue
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE" if part == "P" else "NUMPAGES")
            line._p.append(field)
            run = OxmlElement("w:r")
            field.append(run)
            text_node = OxmlElement("w:t")
            text_node.text = "1"
            run.append(text_node)

    def link(self, line: Any, text: str, name: str = "", strong: bool = False) -> str:
        """Write ``text`` and keep it on the trail by which its page is found."""
        if not name:
            self.links += 1
            name = f"m{self.links}"
        self.trail.append((name, text))
        line.add_run(text).bold = strong or None
        return name

    def pieces(self, line: Any, pieces: list[Piece], strong: bool = False) -> None:
        for i, piece in enumerate(pieces):
            if piece.key == "br":
                line.add_run().add_break()
            elif piece.key == "tab":
                line.add_run("\t")
            elif piece.money or piece.key == "cap":
                name = self.link(line, piece.text, strong=strong)
                pieces[i] = Piece(piece.text, piece.key, piece.arguments, piece.money, name)
            else:
                for j, part in enumerate(piece.text.split("**")):
                    run = line.add_run(part)
                    run.bold = True if strong or j % 2 else None

    def block(self, block: Block) -> None:
        from docx.enum.text import WD_BREAK
        from docx.shared import Mm

        if block.kind in ("raw", "!", "left", "right"):
            return
        if block.kind == "break":
            self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            return
        if block.kind == "table" and block.grid:
            self.table(block.grid)
            return
        if block.kind == "signature":
            self.signature(block)
            return
        if block.kind == "toc":
            return
        native = self.script.wants("native") and block.kind.startswith("item")
        line = self.doc.add_paragraph(style="List Bullet" if native else None)
        side, strong = STYLES.get(block.kind, (self.script.wants("align", "justify"), False))
        line.alignment = ALIGN[block.style if block.style in ALIGN else side]
        if block.kind.startswith("item") and not native:
            level = int(block.kind[-1])
            line.paragraph_format.left_indent = Mm(7 + 6 * level)
            line.paragraph_format.first_line_indent = Mm(-5)
            bullets = self.script.wants("bullets", "-").split()
            glyph = bullets[min(level, len(bullets)) - 1]
            if glyph.startswith("#"):
                self.counter += 1
                glyph = glyph[1:].replace("1", str(self.counter)).replace("a", chr(96 + self.counter))
            line.add_run(glyph + self.script.wants("bulletgap", "\t").replace("_", " "))
        elif not block.kind.startswith("item"):
            self.counter = 0
        if block.kind == "annex":
            line.paragraph_format.page_break_before = True
        if block.kind in ("article", "heading", "chapter"):
            line.paragraph_format.keep_with_next = True
        if self.script.wants("indent") and block.kind == "body":
            line.paragraph_format.first_line_indent = Mm(float(self.script.wants("indent")))
        self.pieces(line, block.pieces, strong)
        if block.kind == "title":
            from docx.shared import Pt

            for run in line.runs:
                run.font.size = Pt(float(self.script.wants("titlesize", "15")))
                run.font.small_caps = self.script.wants("title") == "smallcaps" or None

    def set_cell(self, cell: Any, text: str, side: str, strong: bool = False, name: str = "") -> None:
        from docx.shared import Pt

        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(1)
        line.alignment = ALIGN[side]
        if name:
            self.link(line, text, name, strong)
            return
        for i, part in enumerate(text.split("//")):
            if i:
                line.add_run().add_break()
            line.add_run(part).bold = strong or None

    def table(self, grid: Grid) -> None:
        self.tables += 1
        grid.name = f"t{self.tables}"
        if grid.wants("title"):
            self.doc.add_paragraph(grid.wants("title")).runs[0].bold = True
        labels = int(grid.wants("labels", "1"))
        width = labels + len(grid.kinds)
        table = self.doc.add_table(rows=len(grid.heads) + len(grid.rows), cols=width)
        if grid.wants("style", "full") != "none":
            table.style = {"full": "Table Grid", "zebra": "Light Shading Accent 1", "hrules": "Light List"}.get(
                grid.wants("style", "full"), "Table Grid"
            )
        for i, head in enumerate(grid.heads):
            for j, text in enumerate(head):
                if text in ("<", "^"):
                    base = table.cell(i, j - 1) if text == "<" else table.cell(i - 1, j)
                    base.merge(table.cell(i, j))
                else:
                    self.set_cell(table.cell(i, j), text, "left" if j < labels else "center", True)
        if grid.wants("repeat", "1") == "1":
            self.repeat(table.rows[0])
        for at, row in enumerate(grid.rows):
            i = at + len(grid.heads)
            strong = row.mark in "SZG"
            for j, name in enumerate(row.label.split("|")):
                self.set_cell(table.cell(i, j), name, "left", strong, grid.name)
            for j, cell in enumerate(row.cells):
                side = "left" if grid.kinds[j] == "t" else grid.wants("align", "right")
                self.set_cell(table.cell(i, labels + j), cell.text, side, strong)
        for note in grid.wants("notes").split("//"):
            self.doc.add_paragraph(note)
        widths = [float(w) for w in grid.wants("w").split(",") if w]
        if widths:
            from docx.shared import Mm

            table.autofit = False
            for j, w in enumerate(widths):
                for cell in table.columns[j].cells:
                    cell.width = Mm(1.6 * w)

    def repeat(self, row: Any) -> None:
        from docx.oxml import OxmlElement

        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    def signature(self, block: Block) -> None:
        rows = block.rows
        width = max(len(r) for r in rows)
        if block.style == "tabs":
            from docx.shared import Mm

            for row in rows:
                line = self.doc.add_paragraph()
                for j, cell in enumerate(row):
                    line.paragraph_format.tab_stops.add_tab_stop(Mm(85 * (j + 1)))
                    if j:
                        line.add_run("\t")
                    self.pieces(line, cell)
            return
        if block.style == "stack":
            for j in range(width):
                for row in rows:
                    if j < len(row):
                        self.pieces(self.doc.add_paragraph(), row[j])
            return
        table = self.doc.add_table(rows=len(rows), cols=width)
        if block.style == "box":
            table.style = "Table Grid"
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                line = table.cell(i, j).paragraphs[0]
                line.alignment = 1
                self.pieces(line, cell)


def write_docx(script: Script, target: Path) -> list[tuple[str, str]]:
    """Write the form as a Word file; return its marks with their text, in reading order."""
    writer = Writer(script)
    for block in script.blocks:
        writer.block(block)
    writer.doc.save(str(target))
    return writer.trail
