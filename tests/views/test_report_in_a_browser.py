"""The report in a real browser: accessible, still, and readable by keyboard and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.views.figures.draw import NAMES
from sim.views.report import write_report
from tests.views.drawing import attribution

BROWSER = shutil.which("chromium")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
]  # fmt: skip
PAIRED, ATTRIBUTED = 2, 4
"""Figures of two runs held against each other, and of an attribution."""
pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs Debian's chromium")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    folder = tmp_path_factory.mktemp("browser")
    runs = [sim.run(name, worlds=40, seed=3).save(folder / name) for name in ("easing-card", "no-sanctions")]
    runs.append(attribution(folder / "attribution"))
    address = write_report(runs, folder / "report.html").as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=QUIET)
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.asked = []  # type: ignore[attr-defined]
        opened.on("request", lambda request: opened.asked.append(request.url))  # type: ignore[attr-defined]
        opened.goto(address)
        yield opened
        browser.close()


def test_it_passes_an_accessibility_check(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_is_fetched_and_every_picture_is_drawn(page: Any) -> None:
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    widths = page.eval_on_selector_all("img", "pictures => pictures.map(one => one.naturalWidth)")
    assert len(widths) == 2 * len(NAMES) + PAIRED + ATTRIBUTED and min(widths) > 0


def test_the_keyboard_reaches_the_content_and_opens_details(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    first = page.locator("details").first
    first.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert first.evaluate("one => one.open")


def test_nothing_is_wider_than_the_screen_or_the_paper(page: Any, tmp_path: Path) -> None:
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.pdf(path=str(tmp_path / "report.pdf"), prefer_css_page_size=True)
    assert (tmp_path / "report.pdf").stat().st_size > 50_000
