"""Make ``docs/images/review.webp``: a total that an act states wrongly, on its page, as a browser shows it.

Run by ``make pictures``. The letters are those of the machine, so the picture is not the same to the byte elsewhere.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from bordereau.document import extract_document
from bordereau.review.site import Plan, build_site
from bordereau.review.words import load_words
from bordereau.schemas.load import print_document
from bordereau.schemas.settings import Settings

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "corpus" / "public" / "public-04.pdf"
"""A convention whose total of 2020 is 90 000 € less than its lines."""
PICTURE = ROOT / "docs" / "images" / "review.webp"
WINDOW = {"width": 1280, "height": 740}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Make the page, show it, keep the picture."""
    with tempfile.TemporaryDirectory() as name:
        page = make_page(Path(name))
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(io.BytesIO(take_picture(page))) as picture:
            picture.convert("RGB").save(PICTURE, quality=70, method=6)


def make_page(folder: Path) -> Path:
    """Read the convention and make its page."""
    document = extract_document(SAMPLE, Settings())
    digest = document.source.sha256
    (folder / "documents").mkdir()
    (folder / "documents" / f"{digest}.json").write_text(print_document(document), encoding="utf-8")
    build_site(Plan(folder, folder / "review", (SAMPLE.parent,), load_words("fr")))
    return folder / "review" / "documents" / f"{digest}.html"


def take_picture(html: Path) -> bytes:
    """Show the first gap beside its page, with its addition."""
    path = next(path for name in BROWSERS if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, color_scheme="light", reduced_motion="reduce", device_scale_factor=1.5)
        page.goto(html.as_uri() + "#gap")
        page.wait_for_timeout(1500)
        picture = page.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    main()
