"""Tables: the reading that was kept, with every cell's place."""

from __future__ import annotations

from bordereau.assemble.evidence import prove_box, prove_words
from bordereau.schemas.decimals import print_decimal
from bordereau.schemas.evidence import Evidence
from bordereau.schemas.reading import ReadCell, ReadRow, TableReading
from bordereau.schemas.table import Cell, Column, Note, Row, Table, TableRegion


def assemble_table(
    identity: str, region: TableRegion, reading: TableReading, notes: tuple[Note, ...], scanned: bool
) -> Table:
    """Make the public table of a region; ``scanned`` says that its words come from OCR."""
    title = (region.title.text if region.title else None) or reading.title
    proof = tuple(
        Evidence(page=page, bbox=box, text=title or "") for page, box in zip(region.pages, region.boxes, strict=True)
    )
    drawn = reading.reader in ("ruled", "camelot")
    return Table(
        id=identity,
        annex=region.annex,
        title=title,
        unit=reading.unit,
        columns=tuple(Column(label=column.label, unit=column.unit) for column in reading.columns),
        rows=tuple(_assemble_row(row) for row in reading.rows),
        notes=notes,
        pages=tuple(sorted(set(region.pages))),
        source="ocr" if scanned else "ruled" if drawn else "aligned",
        reader=reading.reader,
        evidence=proof,
    )


def _assemble_row(row: ReadRow) -> Row:
    return Row(
        label=row.label,
        kind=row.kind,
        notes=row.notes,
        cells=tuple(_assemble_cell(cell) for cell in row.cells),
        evidence=prove_words(row.words, row.page),
    )


def _assemble_cell(cell: ReadCell) -> Cell:
    proof = prove_words(cell.words, cell.page)
    if not proof and cell.box is not None:
        proof = prove_box(cell.box, cell.page, cell.text)
    return Cell(
        column=cell.column,
        text=cell.text,
        value=None if cell.value is None else print_decimal(cell.value),
        kind=cell.kind,
        unit=cell.unit,
        struck=cell.void == "struck",
        not_ticked=cell.void == "not_ticked",
        evidence=proof,
        read_as=cell.read_as,
        repaired_by=cell.repaired_by,
        doubts=cell.doubts,
    )
