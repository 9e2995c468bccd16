"""Print some documents a second time as an office scanner would: a picture a page, grey, a little askew and noisy.

``python -m maker.scan`` writes ``scans/``; the truth is that of the printed document, marked as scanned.
"""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PICKED = {
    "conventions/conv-09": (200, -0.5, 8),
    "conventions/conv-17": (150, 0.0, 4),
    "conventions/conv-21": (200, 0.8, 10),
    "conventions/conv-36-b": (200, 0.4, 6),
    "conventions/conv-45": (150, 0.2, 8),
    "tables/table-01": (200, 0.4, 6),
    "tables/table-12": (150, 0.3, 5),
    "tables/table-18": (200, -0.6, 9),
    "tables/table-19": (200, 0.2, 6),
    "tables/table-20": (150, 0.0, 6),
}
"""document → dots per inch, degrees askew, noise in grey levels"""


def scan_page(page: Any, dpi: int, askew: float, noise: int, chance: random.Random) -> bytes:
    """Draw a page, turn it slightly, add noise and a dark edge, and pack it as a grey JPEG."""
    import numpy as np
    from PIL import Image, ImageFilter

    picture = page.render(scale=dpi / 72).to_pil().convert("L")
    picture = picture.rotate(askew + chance.uniform(-0.1, 0.1), resample=Image.Resampling.BICUBIC, fillcolor=250)
    picture = picture.filter(ImageFilter.GaussianBlur(0.4))
    grey = np.asarray(picture, dtype=np.float32)
    grain = np.random.default_rng(chance.randint(0, 10**9)).normal(0, noise, grey.shape)
    grey = np.clip(grey * 0.94 + 8 + grain, 0, 255)
    grey[:, :6] *= 0.4
    out = io.BytesIO()
    Image.fromarray(grey.astype(np.uint8)).save(out, "JPEG", quality=30, dpi=(dpi, dpi))
    return out.getvalue()


def scan(name: str, dpi: int, askew: float, noise: int) -> None:
    """Scan one document of the corpus."""
    import pikepdf
    import pypdfium2

    chance = random.Random(name)
    source = pypdfium2.PdfDocument(ROOT / f"{name}.pdf")
    target = pikepdf.new()
    for page in source:
        width, height = page.get_size()
        data = scan_page(page, dpi, askew, noise, chance)
        new = target.add_blank_page(page_size=(width, height))
        image = pikepdf.Stream(target, data)
        from PIL import Image

        size = Image.open(io.BytesIO(data)).size
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        new.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        new.contents_add(f"q {width} 0 0 {height} 0 0 cm /I Do Q".encode())
    stem = Path(name).name
    (ROOT / "scans").mkdir(exist_ok=True)
    target.save(ROOT / "scans" / f"scan-{stem}.pdf", deterministic_id=True)
    truth = json.loads((ROOT / f"{name}.truth.json").read_text("utf8"))
    truth |= {"file": f"scan-{stem}.pdf", "scanned": True}
    truth["_forms"] = [*truth["_forms"], "scan", f"{dpi}-dpi"]
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    (ROOT / "scans" / f"scan-{stem}.truth.json").write_text(text, "utf8")


if __name__ == "__main__":
    for document, (dots, turn, grain) in PICKED.items():
        scan(document, dots, turn, grain)
