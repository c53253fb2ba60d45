"""The built site in Debian's Chromium: `nox -s docs` builds it into site/site/ before."""

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from support import ROOT

SITE = ROOT / "site" / "site"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
KINDS = ("index", "tutorial", "errors", "reference/key-pairs", "classes/Client", "rest/key-pairs", "rest/schemas")
PARTS = 6  # of the pages, each with a browser of its own

pytestmark = [
    pytest.mark.skipif(not PAGES, reason="the site is not built; nox -s docs builds it"),
    pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed"),
]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A server of the site on loopback."""
    handler = functools.partial(_Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")  # its event loop would be in the way of asyncio.run in other modules
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page whose console errors, and requests to other hosts, are kept in `page.problems`."""
    context = browser.new_context()
    opened = context.new_page()
    opened.problems = []
    opened.on("console", lambda said: opened.problems.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))

    def judge(request: Any) -> None:
        if urlsplit(request.url).hostname not in (None, "127.0.0.1"):
            opened.problems.append(request.url)

    opened.on("request", judge)
    opened.on("response", lambda each: opened.problems.append(each.url) if each.status >= 400 else None)
    yield opened
    context.close()


# `nox -s docs` opens all; the other tests open a page of each kind.
@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.exhaustive) for part in range(1, PARTS))])
def test_every_page_opens(page: Any, url: str, part: int) -> None:
    """Without an error on the console, and without a request to another host."""
    # The search reads its index anew for each page; it has a test of its own.
    page.route("**/workers/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    for name in PAGES[part::PARTS]:
        if name != "404.html":
            page.goto(url + name)
            assert page.title(), name
            assert page.problems == [], name


@pytest.mark.parametrize("words", ["OutcomeUnknownError", "virtual_networks", "private-key-file"])
def test_search(page: Any, url: str, words: str) -> None:
    """Finds classes, accessors and options."""
    page.goto(url + "index.html", wait_until="networkidle")
    page.locator(".md-search__button").click()
    page.keyboard.type(words, delay=20)
    page.get_by_text(re.compile(r"^\d+ results?$")).wait_for()
    page.locator("a:visible", has_text=words).first.wait_for()
    assert page.problems == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", KINDS)
def test_it_is_readable(page: Any, url: str, name: str, width: int) -> None:
    """Nothing makes the page wider than the screen; text is not small, and lines are not long."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{url}{name}.html")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    size, line = page.evaluate(
        "() => { const p = document.querySelector('article p'); "
        "return [parseFloat(getComputedStyle(p).fontSize), p.getBoundingClientRect().width] }"
    )
    assert size >= 13
    assert line <= 1000
    if "SCREENSHOTS" in os.environ:
        page.screenshot(path=f"{os.environ['SCREENSHOTS']}/{name.replace('/', '-')}-{width}.png")


def test_redoc(page: Any, url: str) -> None:
    """Draws every operation."""
    page.goto(url + "rest/redoc.html")
    page.get_by_role("heading", name="Find a job by its identifier").wait_for()
    assert page.problems == []


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {value for name in ("id", "name") if (value := found.get(name))}
        if tag in ("a", "link", "script", "img") and (target := found.get("href") or found.get("src")):
            self.links.append(target)


@functools.cache
def links(name: str) -> _Links:
    parser = _Links()
    parser.feed((SITE / name).read_text(encoding="utf-8"))
    return parser


def places(target: Path) -> set[str]:
    return links(target.relative_to(SITE).as_posix()).ids


def test_every_link_leads_somewhere() -> None:
    """To a file of the site, and to a place in it."""
    broken = []
    for name in PAGES:
        for link in links(name).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or name == "404.html":
                continue
            target = (SITE / name).parent.joinpath(unquote(parts.path)).resolve() if parts.path else SITE / name
            target = target / "index.html" if target.is_dir() else target
            names_a_place = target.suffix == ".html" and parts.fragment not in ("", "__skip")
            if not target.is_file() or (names_a_place and unquote(parts.fragment) not in places(target)):
                broken.append((name, link))
    assert broken == []


def test_what_language_models_read() -> None:
    """llms.txt lists pages that are there; llms-full.txt holds them."""
    text = (SITE / "llms.txt").read_text(encoding="utf-8")
    listed = [line.partition("](")[2].rstrip(")") for line in text.splitlines() if line.startswith("- [")]
    assert len(listed) > 100
    assert [name for name in listed if not (SITE / name).is_file()] == []
    whole = (SITE / "llms-full.txt").read_text(encoding="utf-8")
    assert "# The command line" in whole
    assert "## createKeyPair" in whole
    assert Path(SITE / "sitemap.xml").is_file()
