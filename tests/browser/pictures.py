"""Makes the README's pictures anew: start the app, then `python tests/browser/pictures.py http://localhost:8501`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, settle

PICTURES = {"walkthrough": "/?step=4", "autograd": "/autograd", "tensors": "/tensors"}


def main(address: str) -> None:
    (ROOT / "docs").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        for name, path in PICTURES.items():
            page.goto(address + path)
            settle(page, quiet_ms=1500)
            page.screenshot(path=ROOT / "docs" / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
