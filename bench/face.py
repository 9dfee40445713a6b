"""The pictures of the site's face that no browser draws by itself: `python -m bench.face`.

Those who show a link to a page, and phones, take PNG only. They are drawn by the Chromium that the
tests use, from the mark and the letters of the site, and kept in the repository.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from macros.runtime.sources import ROOT
from tests.chromium import find

FACE = ROOT / "docs" / "assets" / "face"
LETTERS = ROOT / "docs" / "assets" / "fonts"
CARD = (1200, 630)
ICON = (180, 180)
JOURNEY = (
    "M0 300C80 220 140 150 240 150S390 240 500 240 600 180 690 180 800 380 890 380s160-200 310-230"
)
OF_THE_MARK = ((240, 150), (500, 240), (690, 180))
LOWEST = (890, 380)


def card(words: str) -> str:
    """The page that shows a card: a journey's curve, its lowest moment marked, and words."""
    fonts = "".join(
        f"@font-face {{ font-family: {name}; src: url({(LETTERS / file).as_uri()}); {more} }}\n"
        for name, file, more in (
            ("heading", "moments-heading.woff2", ""),
            ("text", "moments-text.woff2", "font-weight: 400 700;"),
        )
    )
    small = "".join(f'<circle cx="{x}" cy="{y}" r="11"/>' for x, y in OF_THE_MARK)
    x, y = LOWEST
    return f"""<!doctype html><meta charset="utf-8"><style>{fonts}
body {{ margin: 0; width: {CARD[0]}px; height: {CARD[1]}px; background: #fcfbf8; color: #1d1b1f;
  overflow: hidden; position: relative; }}
svg {{ position: absolute; left: 0; bottom: {40 if words else 110}px; fill: none; }}
h1 {{ margin: 0; padding: 60px 70px 0; font: 72px/1.1 heading; }}
p {{ margin: 0; padding: 14px 72px; font: 34px/1.3 text; color: #514e57; }}
</style>{words}<svg width="1200" height="440" viewBox="0 0 1200 440">
<path d="{JOURNEY}" stroke="#1d1b1f" stroke-width="7"/>
<g fill="#fcfbf8" stroke="#1d1b1f" stroke-width="6">{small}</g>
<circle cx="{x}" cy="{y}" r="40" stroke="#692a80" stroke-width="5"/>
<circle cx="{x}" cy="{y}" r="24" fill="#692a80"/></svg>"""


def draw(page: Page, html: str, size: tuple[int, int], into: Path) -> None:
    """Show a page in a window of that size, and keep what is seen."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    shown = into.with_suffix(".html")
    shown.write_text(html, encoding="utf-8")  # a page from a file may load fonts from files
    try:
        page.goto(shown.as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=into)
    finally:
        shown.unlink()


def main() -> None:
    """Draw all of them anew."""
    ours = "<h1>Moments of Truth</h1><p>Which moment should you fix first?</p>"
    mark = (FACE / "icon.svg").read_text(encoding="utf-8")
    whole = "svg { display: block; width: 100%; height: auto }"
    icon = f"<style>body {{ margin: 0; background: #692a80 }} {whole}</style>{mark}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page()
        draw(page, card(ours), CARD, FACE / "card.png")
        draw(page, card(""), CARD, FACE / "card-without-words.png")
        draw(page, icon, ICON, FACE / "icon.png")
        browser.close()


if __name__ == "__main__":
    main()
