"""Print documents of the corpus as worse machines would: other forms of a picture, other damage than ``scan.py``.

``python -m maker.rough`` writes ``held-out-scans/``: documents that no other scanned layer holds. The damage is that of
``tests/tools/degrade.py``; how the pictures lie in the file (strips, layers, a bilevel fax, one area only, a hidden
layer that is wrong) is done here. The truth is that of the printed document, marked as scanned.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT.parent / "tools"))

from degrade import Damage, garble, render, spoil  # noqa: E402

TARGET = ROOT / "held-out-scans"


@dataclass(frozen=True)
class Recipe:
    """One document, what is done to its pages, and how they are packed."""

    source: str
    damage: Damage
    packing: str = "page"
    """``page``, ``strips``, ``layers``, ``fax``, ``colour``, ``hidden``, ``area`` (one area of a page is a picture)."""
    only: tuple[int, ...] = ()
    """The pages that are pictures; all without."""
    area: tuple[float, float, float, float] = (0, 0, 0, 0)
    """In points from the top left."""


ROUGH = Damage(dpi=150, skew=2.0, jpeg=30)
RECIPES = {
    "rough-01": Recipe("conventions/conv-06-b", Damage(150, 2.0, 30, turns=((2, 2), (3, 2)))),
    "rough-02": Recipe("conventions/conv-12-b", Damage(200, 0.6, 50, speckles=900, stamp=True)),
    "rough-03": Recipe("held-out/rt-12", Damage(200, -0.7, noise=6, speckles=150), "fax"),
    "rough-04": Recipe("held-out/rt-06", Damage(200, -0.4, 45, gradient=True, noise=5, dark_edges=True), "colour"),
    "rough-05": Recipe("conventions/conv-27-b", Damage(200, 0.5, 40, noise=6), "strips"),
    "rough-06": Recipe("conventions/conv-01-b", Damage(300, 0.3), "layers"),
    "rough-07": Recipe("conventions/conv-25-b", Damage(150, 0.8, 40, noise=4), only=(2,)),
    "rough-08": Recipe("held-out/rt-08", Damage(200, 0.0, 50, noise=3), "area", (2,), (45, 68, 800, 480)),
    "rough-09": Recipe("conventions/conv-24-b", Damage(200, 0.3, 45, noise=5), "hidden"),
    "rough-10": Recipe("tables/table-04", Damage(200, 0.5, 40, noise=6, turns=((1, 1),))),
    "rough-11": Recipe("tables/mix-15", Damage(150, 1.2, 35)),
    "rough-12": Recipe("tables/table-09", ROUGH),
    "rough-13": Recipe("tables/mix-07", Damage(150, -2.0, 30, stamp=True)),
    "rough-14": Recipe("tables/table-33", Damage(150, 0.4, 40, blur=0.8, pale=0.35)),
    "rough-15": Recipe("tables/mix-25", Damage(150, -0.9, 30, gradient=True, noise=10)),
    "rough-16": Recipe("tables/table-13", Damage(200, 0.7, noise=8), "fax"),
    "rough-17": Recipe("tables/table-46", Damage(200, -0.3, 40, noise=8, speckles=400, dark_edges=True)),
    "rough-18": Recipe("tables/table-28", Damage(150, 1.0, 35, noise=6)),
    "rough-19": Recipe("tables/table-39", ROUGH, "colour"),
    "rough-20": Recipe("tables/table-60", Damage(150, 0.6, 30, blur=0.6, noise=5)),
}


def print_again(name: str, recipe: Recipe) -> None:
    """Write one document and its truth."""
    import pikepdf
    import pypdfium2

    source = pypdfium2.PdfDocument(ROOT / f"{recipe.source}.pdf")
    truth = json.loads((ROOT / f"{recipe.source}.truth.json").read_text("utf8"))
    target = pikepdf.open(ROOT / f"{recipe.source}.pdf")
    for number, page in enumerate(source, start=1):
        if recipe.only and number not in recipe.only:
            continue
        if recipe.packing == "area":
            _cover_area(source, page, number, recipe)
            continue
        grey = spoil(render(page, recipe.damage.dpi), recipe.damage, number)
        size = page.get_size()
        size = size[::-1] if dict(recipe.damage.turns).get(number, 0) % 2 else size
        hidden = garble(page.get_textpage().get_text_range()) if recipe.packing == "hidden" else ""
        _replace_page(target, number, size, pack(grey, recipe), hidden)
    TARGET.mkdir(exist_ok=True)
    if recipe.packing == "area":
        out = io.BytesIO()
        source.save(out)
        target = pikepdf.open(out)
    target.save(TARGET / f"{name}.pdf", deterministic_id=True)
    truth |= {"file": f"{name}.pdf", "scanned": True}
    truth["_forms"] = [*truth.get("_forms", []), "scan", recipe.packing, f"{recipe.damage.dpi}-dpi"]
    (TARGET / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf8")


Drawn = tuple[dict[str, Any], bytes, tuple[float, float]]
"""An image's dictionary and data, and where it begins and ends on the page, as shares of its height from the top."""


def pack(grey: np.ndarray, recipe: Recipe) -> list[Drawn]:
    """The pictures of a page, one above the other or one over the other."""
    whole = (0.0, 1.0)
    quality = recipe.damage.jpeg
    if recipe.packing == "fax":
        return [_code_bilevel(grey, 128, whole, stencil=False)]
    if recipe.packing == "strips":
        cuts = np.linspace(0, grey.shape[0], 9).astype(int)
        return [_code_jpeg(grey[a:b], quality, (a / grey.shape[0], b / grey.shape[0])) for a, b in pairwise(cuts)]
    if recipe.packing == "layers":
        import cv2

        paper = cv2.resize(cv2.medianBlur(grey, 31), None, fx=0.33, fy=0.33, interpolation=cv2.INTER_AREA)
        paper = np.clip(paper.astype(float) * 0.9, 0, 255).astype(np.uint8)
        return [_code_jpeg(paper, 30, whole), _code_bilevel(grey, 140, whole, stencil=True)]
    if recipe.packing == "colour":
        paper = np.stack([grey * 0.86 + 8, grey * 0.84 + 6, grey * 0.78], axis=-1)
        return [_code_jpeg(np.clip(paper, 0, 255).astype(np.uint8), quality, whole)]
    return [_code_jpeg(grey, quality, whole)]


def _code_jpeg(picture: np.ndarray, quality: int, span: tuple[float, float]) -> Drawn:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality)
    space = "/DeviceRGB" if picture.ndim == 3 else "/DeviceGray"
    entries = {"ColorSpace": space, "BitsPerComponent": 8, "Filter": "/DCTDecode"}
    return entries | {"Width": picture.shape[1], "Height": picture.shape[0]}, out.getvalue(), span


def _code_bilevel(grey: np.ndarray, level: int, span: tuple[float, float], *, stencil: bool) -> Drawn:
    """CCITT group 4, as faxes and the text layer of copiers; a stencil is painted with the ink of the page."""
    from PIL import Image, TiffImagePlugin

    TiffImagePlugin.STRIP_SIZE = 1 << 30
    out = io.BytesIO()
    Image.fromarray(grey >= level).save(out, "TIFF", compression="group4")
    with Image.open(io.BytesIO(out.getvalue())) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
        black_is_zero = tiff.tag_v2[262] == 1
    data = out.getvalue()[start : start + length]
    entries: dict[str, Any] = {
        "Width": grey.shape[1],
        "Height": grey.shape[0],
        "BitsPerComponent": 1,
        "Filter": "/CCITTFaxDecode",
        "DecodeParms": {"K": -1, "Columns": grey.shape[1], "Rows": grey.shape[0], "BlackIs1": black_is_zero},
    }
    entries |= {"ImageMask": True} if stencil else {"ColorSpace": "/DeviceGray"}
    return entries, data, span


def _replace_page(target: Any, number: int, size: tuple[float, float], drawn: list[Drawn], hidden: str) -> None:
    import pikepdf

    width, height = size
    page = target.pages[number - 1]
    for key in ("/Rotate", "/CropBox", "/Annots"):
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox = pikepdf.Array([0, 0, width, height])
    images = {f"/I{n}": _add_image(target, entries, data) for n, (entries, data, _) in enumerate(drawn)}
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(images))
    show = "".join(
        f"q {width} 0 0 {height * (low - top):.4f} 0 {height * (1 - low):.4f} cm /I{n} Do Q\n"
        for n, (_, _, (top, low)) in enumerate(drawn)
    )
    if hidden:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                                  Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
        page.obj.Resources.Font = pikepdf.Dictionary(F=target.make_indirect(font))
        show += f"BT 3 Tr /F 9 Tf 13 TL 60 {height - 60} Td\n"
    data = show.encode()
    for line in hidden.splitlines():
        text = line.encode("cp1252", "replace")
        data += b"(" + text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b") ' \n"
    page.obj.Contents = target.make_stream(data + (b"ET\n" if hidden else b""))


def _add_image(target: Any, entries: dict[str, Any], data: bytes) -> Any:
    import pikepdf

    def code(value: Any) -> Any:
        if isinstance(value, dict):
            return pikepdf.Dictionary({f"/{key}": code(item) for key, item in value.items()})
        return pikepdf.Name(value) if isinstance(value, str) else value

    image = pikepdf.Stream(target, data)
    image.stream_dict = pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    for key, value in entries.items():
        image.stream_dict[f"/{key}"] = code(value)
    return target.make_indirect(image)


def _cover_area(document: Any, page: Any, number: int, recipe: Recipe) -> None:
    """Take what stands in an area out of a page of text, and put it back as a picture."""
    import pypdfium2

    x0, top, x1, bottom = recipe.area
    height = page.get_height()
    point = recipe.damage.dpi / 72
    grey = spoil(render(page, recipe.damage.dpi), recipe.damage, number)
    part = grey[int(top * point) : int(bottom * point), int(x0 * point) : int(x1 * point)]
    for piece in list(page.get_objects(max_depth=1)):
        left, low, right, high = piece.get_bounds()
        if x0 <= left and right <= x1 and top <= height - high and height - low <= bottom:
            page.remove_obj(piece)
    picture = pypdfium2.PdfImage.new(document)
    picture.load_jpeg(io.BytesIO(_code_jpeg(part, recipe.damage.jpeg, (0, 1))[1]), inline=True)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(x1 - x0, bottom - top).translate(x0, height - bottom))
    page.insert_obj(picture)
    page.gen_content()


def main() -> None:
    for name, recipe in RECIPES.items():
        if len(sys.argv) < 2 or name in sys.argv[1:]:
            print_again(name, recipe)


if __name__ == "__main__":
    main()
