"""The explorer page: what is in the file, and what it does in a headless browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplograph import intake
from diplograph.graphs import explorer
from diplograph.ingest import reader, samples
from diplograph.store import Store

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]

HOSTILE = (
    '<script>window.hit = 1</script></script><img src=x onerror="window.hit = 2"><!-- ]]> '
    "javascript:window.hit=3 &lt;b&gt; \u202eevil\u202c \u2066x\u2069 \u200b " + "W" * 10_000
)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample letters and one with hostile words around its positions."""
    folder = tmp_path_factory.mktemp("explorer")
    sample = next(path for path in map(Path, samples.paths()) if path.stem == "DEMO_2005_CHR_1")
    words = sample.read_text(encoding="utf-8").replace("DEMO/2005/CHR/1", "DEMO/2005/CHR/666")
    middle = words.index("\n\n", len(words) // 2)
    hostile = folder / "DEMO_2005_CHR_666.txt"
    hostile.write_text(f"{words[:middle]}\n\n{HOSTILE}{words[middle:]}", encoding="utf-8")
    with Store.open(folder / "store", create=True) as store:
        done = list(intake.ingest(store, reader.sources([*samples.paths(), str(hostile)])))
    assert [each.id for each in done if each.status != "stored"] == []
    return folder / "store"


@pytest.fixture(scope="module")
def data(letters: Path) -> bytes:
    """The page."""
    with Store.reader(letters) as store:
        return explorer.page(store)


def island(data: bytes, name: str) -> Any:
    """The value of a JSON island."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', data.decode(), re.DOTALL)
    assert found, f"no island {name}"
    return json.loads(found[1])


def test_same_store_same_bytes(letters: Path, data: bytes) -> None:
    with Store.reader(letters) as store:
        assert explorer.page(store) == data


def test_nothing_is_asked_of_a_network(data: bytes) -> None:
    page = data.decode()
    code = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?https?:""", code)
    assert not re.findall(r"\b(?:eval|innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function)\b", code)
    assert "default-src 'none'" in code and "unsafe" not in code


def test_islands_hold_no_markup(data: bytes) -> None:
    page = data.decode()
    for body in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL):
        assert not set("<>&\u2028\u2029") & set(body)


def test_every_quote_is_the_text_at_its_place(letters: Path, data: bytes) -> None:
    page = island(data, "data")
    with Store.reader(letters) as store:
        quotes = {row["quote"] for row in store.select(_QUOTES).records()}
    at, rows = page["evidence"]["at"], page["rows"]
    seen = 0
    for row, letter in enumerate(rows["letter"]):
        text = island(data, f"letter-{letter}")
        for place in range(at[row], at[row + 1]):
            assert text[page["evidence"]["start"][place] : page["evidence"]["end"][place]] in quotes
            seen += 1
    assert seen >= len(rows["letter"]) > 100


_QUOTES = "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?quote WHERE { ?words oa:exact ?quote }"


def test_a_store_without_texts_still_shows_its_quotes(letters: Path) -> None:
    with Store.reader(letters) as store:
        bare = Store.memory()
        by_graph: dict[Any, list[Any]] = {}
        for quad in store.quads():
            by_graph.setdefault(quad.graph, []).append(quad)
        bare.replace(by_graph)
        page = island(explorer.page(bare), "data")
    assert not any(page["letters"]["text"])
    assert len(page["evidence"]["words"]) == len(page["evidence"]["start"])


def test_an_empty_store_gives_a_page() -> None:
    assert island(explorer.page(Store.memory()), "data")["rows"]["holder"] == []


class Visit:
    """An open page and everything that went wrong on it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.trouble: list[str] = []
        page.on("console", lambda said: self.trouble.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("dialog", lambda dialog: (self.trouble.append("dialog"), dialog.dismiss()))
        page.on("request", self._request)

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:,")):
            self.trouble.append(request.url)

    def text(self, selector: str) -> str:
        """The visible text of an element."""
        return str(self.page.inner_text(selector))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium under playwright, or a skip that says what is missing."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    with driver.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield opened
        opened.close()


def until(page: Any, condition: str) -> None:
    """Wait for a condition. The page's own policy forbids the `eval` of playwright's wait_for_function."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {condition}")


@pytest.fixture(params=[(1400, 900), (400, 850)], ids=["wide", "narrow"])
def visit(browser: Any, data: bytes, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """The page, opened from disk at two widths; nothing may have gone wrong at the end."""
    path = tmp_path / "explorer.html"
    path.write_bytes(data)
    width, height = request.param
    page = browser.new_page(viewport={"width": width, "height": height})
    opened = Visit(page)
    page.goto(path.as_uri())
    until(page, "performance.getEntriesByName('drawn').length > 0")
    yield opened
    assert opened.trouble == []
    page.close()


def find(visit: Visit, words: str) -> None:
    """Search for something and take the first thing found."""
    visit.page.fill("#search", words)
    visit.page.wait_for_selector("#found [role=option]")
    visit.page.press("#search", "Enter")


def test_it_fits_its_width(visit: Visit) -> None:
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_filters(visit: Visit) -> None:
    page = visit.page
    everything = visit.text("#totals")
    page.evaluate("document.getElementById('filters').open = true")
    page.select_option("#organ", "SC")
    assert visit.text("#totals") != everything
    page.select_option("#from", "2008")
    fewer = visit.text("#totals")
    page.uncheck("#kind-reported")
    assert visit.text("#totals") != fewer
    page.click("#reset")
    assert visit.text("#totals") == everything


def test_a_state_its_letter_and_the_right_quote(visit: Visit) -> None:
    page = visit.page
    find(visit, "E/CN.4/RES/2005/11")
    find(visit, "Democratic People's Republic of Korea")
    assert "Democratic People's Republic of Korea" in visit.text("#evidence .facts")
    assert page.get_attribute("#ring-holder", "aria-pressed") == "true"
    quote = visit.text("#evidence .quote >> nth=0")
    page.click("#evidence .quote >> nth=0")
    chosen = page.locator("#letter-text mark.chosen").all_inner_texts()
    assert quote.split()[-1] in " ".join(chosen) and quote.split()[1] in " ".join(chosen)
    assert page.evaluate("document.activeElement.matches('#letter-text mark.chosen')")


def test_a_mark_leads_back_to_its_cell(visit: Visit) -> None:
    page = visit.page
    page.click("#evidence .quote >> nth=0")
    before = visit.text("#evidence .facts")
    marks = page.locator("#letter-text mark:not(.chosen)")
    marks.first.press("Enter")
    assert visit.text("#evidence .facts") != before or page.locator("#letter-text mark.chosen").count() > 0
    assert page.locator("#letter-text mark.chosen").count() > 0


def test_keys(visit: Visit) -> None:
    page = visit.page
    page.focus("#matrix")
    before = page.text_content("#live")
    page.keyboard.press("ArrowDown")
    assert page.text_content("#live") != before
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.locator("#letter-text mark.chosen").count() > 0
    page.keyboard.press("Escape")
    assert page.is_hidden("#letter-panel")
    page.keyboard.press("t")
    page.select_option("#table-scope", "all")
    rows = page.locator("#table-box tbody tr").count()
    assert visit.text("#table-box caption").startswith(f"{rows} stances") and rows > 100
    page.click("#table-close")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_hostile_words_do_nothing(visit: Visit) -> None:
    page = visit.page
    find(visit, "DEMO/2005/CHR/666")
    page.wait_for_selector("#letter-panel:not([hidden])")
    shown = page.text_content("#letter-text")
    assert "<script>window.hit = 1</script></script><img src=x onerror=" in shown
    assert "U+202E" in shown and "\u202e" not in shown
    assert page.evaluate("window.hit") is None
    assert page.locator("#letter-text img, #letter-text script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_inside_letters_are_found(visit: Visit) -> None:
    visit.page.fill("#search", "behind closed doors")
    visit.page.wait_for_selector("#found [role=option]")
    assert "behind closed doors" in visit.text("#found")


def test_sessions_and_theme(visit: Visit) -> None:
    page = visit.page
    page.click("#by-session")
    until(page, "document.getElementById('timeline').ariaLabel.includes('by session. 57: ')")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_year_alone_is_no_day(browser: Any, tmp_path: Path) -> None:
    """Neither in words, nor by session, nor for members of that year (Cyprus joined the European Union in May)."""
    rejects = "My Government firmly rejects General Assembly resolution 57/228."
    said = (("one", "CYP", "2004"), ("two", "CUB", "2005-09-20"))
    speeches = [reader.source(id, rejects, speaker=by, date=day) for id, by, day in said]
    with Store.memory() as store:
        assert [each.status for each in intake.ingest(store, speeches)] == ["stored"] * 2
        (tmp_path / "page.html").write_bytes(explorer.page(store))
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    until(page, "performance.getEntriesByName('drawn').length > 0")
    page.keyboard.press("t")
    page.select_option("#table-scope", "all")
    dates = "#table-box tbody td:first-child"
    assert page.locator(dates).all_inner_texts() == ["2004", "2005-09-20"]
    page.click("#by-session")
    assert page.get_attribute("#timeline", "aria-label").startswith("Stances by session. 60: 1 against. The")
    page.select_option("#group", label="European Union, members")
    assert page.locator(dates).all_inner_texts() == ["2004"]
    page.close()


def test_print(visit: Visit) -> None:
    """Light, without what can only be clicked, with the colours of the legend and all of a letter."""
    page = visit.page
    page.click("#theme")
    page.click("#evidence .quote >> nth=0")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.is_hidden("aside") and page.is_hidden("#theme") and page.is_visible("#matrix")
    assert page.evaluate("getComputedStyle(document.querySelector('.legend .chip')).printColorAdjust") == "exact"
    box = "document.getElementById('letter-text')"
    assert page.evaluate(f"{box}.scrollHeight - {box}.clientHeight") <= 1
    page.keyboard.press("t")
    page.select_option("#table-scope", "all")
    ends = "(id) => document.getElementById(id).getBoundingClientRect()"
    assert page.evaluate(f"({ends})('table-box').bottom <= ({ends})('ring').top")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
