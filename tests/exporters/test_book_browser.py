"""The book in a real browser: opened from a file, without a network, by keyboard and by eye."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.exporters.book import write_book
from qualcode.report.pages import build_book
from tests.browser import PHONE, Page, browser, needs_browser
from tests.exporters.test_book import hostile_book
from tests.report.invented import study_of

pytestmark = needs_browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the two books."""
    path = tmp_path_factory.mktemp("books")
    (path / "book.html").write_bytes(write_book(build_book(study_of(), language="da")))
    (path / "hostile.html").write_bytes(hostile_book())
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give a browser with one page."""
    with browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


def choose(page: Page, name: str, value: str) -> None:
    """Choose in one of the lists, as a reader would."""
    page.value(
        f"(() => {{const list = document.querySelector('#by-{name}'); list.value = '{value}';"
        "list.dispatchEvent(new Event('change', {bubbles: true}))})()"
    )


def visible(page: Page, selector: str) -> int:
    """Count the elements that are shown."""
    found = page.value(
        f"[...document.querySelectorAll('{selector}')].filter(one => one.checkVisibility()).length"
    )
    return int(found)


def test_hostile_words_run_nothing_and_ask_for_nothing(page: Page, folder: Path) -> None:
    """No script but the book's own, no request, no message of the policy, nothing too wide."""
    page.open(folder / "hostile.html", size=PHONE)
    page.value("document.querySelectorAll('.code').forEach(one => one.scrollIntoView())")
    page.value("dispatchEvent(new Event('beforeprint'))")
    assert page.value("document.documentElement.dataset.ready") == "yes"
    assert page.value("document.documentElement.dataset.hacked ?? 'no'") == "no"
    assert page.value("document.querySelectorAll('noscript, img, svg').length") == 0
    assert page.value("document.documentElement.scrollWidth") <= PHONE[0]
    assert page.asked == [(folder / "hostile.html").as_uri()]
    assert page.said == []


def test_choosing_shows_what_fits_and_says_how_much(page: Page, folder: Path) -> None:
    """By code, role and status; the counts are said; Escape shows everything again."""
    claims = study_of().claims
    page.open(folder / "book.html")
    everything = visible(page, ".turns .p")
    choose(page, "code", "3")
    wanted = {one.passage.id for one in claims if one.code == "sociale_3"}
    told = page.value("document.querySelector('#found').textContent")
    assert told.startswith(f"{len(wanted)} udsagn · ")
    assert visible(page, ".turns .p") == len(wanted) < everything
    assert visible(page, ".code") == 1
    choose(page, "status", "read")
    read = {one.passage.id for one in claims if one.code == "sociale_3" and one.state == "read"}
    assert visible(page, ".turns .p") == len(read)
    choose(page, "code", "")
    choose(page, "status", "")
    choose(page, "role", "1")
    assert "4 deltagere" in page.value("document.querySelector('#found').textContent")
    page.press("Escape")
    page.value("new Promise(done => setTimeout(done, 20))")
    assert visible(page, ".turns .p") == everything
    assert page.said == []


def test_keys_walk_through_passages_and_codings(page: Page, folder: Path) -> None:
    """J and k passages, n and p codings, / the search, ? the keys; they can be turned off."""
    page.open(folder / "book.html", place="K01")
    page.press("j", "j")
    at = "document.querySelector('.here').closest('.turn').id"
    second = page.value(at)
    page.press("k")
    first = page.value(at)
    assert (first, second) == ("K01-2", "K01-4")
    page.press("n")
    assert page.value("document.activeElement.closest('.c') !== null")
    page.press("/")
    assert page.value("document.activeElement.id") == "words"
    page.press("j")
    assert page.value("document.activeElement.value") == "j"
    page.value("document.activeElement.blur()")
    page.press("?")
    assert page.value("document.querySelector('#keys').open")
    page.value("document.querySelector('#on').checked = false")
    page.value("document.querySelector('#keys button').click()")
    page.press("j")
    assert page.value(at) == first
    assert page.said == []


def test_searching_finds_words_in_passages(page: Page, folder: Path) -> None:
    """Any case; what nobody said finds nothing and says so."""
    page.open(folder / "book.html")
    script = (
        "(() => {const box = document.querySelector('#words'); box.value = 'WORD';"
        "box.dispatchEvent(new Event('input', {bubbles: true}));"
        "return new Promise(done => setTimeout(() =>"
        " done(document.querySelector('#found').textContent), 400))})()"
    )
    said = page.value(script.replace("WORD", "TUNNELEN"))
    corpus = study_of().corpus
    tunnels = sum("tunnelen" in corpus.text(one).casefold() for one in corpus.passages)
    assert said.startswith(f"{tunnels} udsagn")
    assert page.value(script.replace("WORD", "xyzzy")) == "Ingen udsagn passer til valget."


def test_links_lead_to_passages_and_codes(page: Page, folder: Path) -> None:
    """A deep link shows its passage on the screen; a code's page has its passages there."""
    page.open(folder / "book.html", place="K07-4")
    inside = (
        "(() => {const box = document.querySelector(':target').getBoundingClientRect();"
        "return box.top >= 0 && box.top < innerHeight})()"
    )
    assert page.value(inside)
    page.open(folder / "book.html", place="code-fysiske_3")
    assert page.value(inside)
    entries = sum(one.code == "fysiske_3" for one in study_of().claims)
    assert page.value("document.querySelectorAll(':target .e').length") == entries


def test_everything_can_be_read_without_a_script(page: Page, folder: Path) -> None:
    """Scripts off: every passage under every code, no form that would do nothing."""
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.open(folder / "book.html")
        document = page.call("DOM.getDocument")["root"]["nodeId"]
        shown = page.call("DOM.querySelectorAll", nodeId=document, selector=".es .e")["nodeIds"]
        form = page.call("DOM.querySelectorAll", nodeId=document, selector="form[hidden]")
        assert len(shown) == len(study_of().claims)
        assert len(form["nodeIds"]) == 1
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_enough(page: Page, folder: Path, scheme: str) -> None:
    """WCAG AA: 4.5 to 1 for each colour of text on each ground it stands on, by day and night."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.call("Emulation.setEmulatedMedia", features=features)
    page.open(folder / "book.html")
    pairs = page.value(
        """(() => {
          const style = getComputedStyle(document.documentElement);
          const light = name => {
            const hex = style.getPropertyValue('--' + name).trim().slice(1);
            const parts = [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
              .map(one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
            return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
          };
          const found = [];
          for (const ground of ['paper', 'wash', 'here', 'mark'])
            for (const ink of ['ink', 'soft', 'link', 'mark-line']) {
              if (ground === 'mark' && ink !== 'ink') continue;
              if (ink === 'mark-line' && ground === 'wash') continue;
              const [a, b] = [light(ground), light(ink)].sort((x, y) => y - x);
              found.push([ground, ink, (a + .05) / (b + .05)]);
            }
          return found;
        })()"""
    )
    page.call("Emulation.setEmulatedMedia", features=[])
    assert len(pairs) == 12
    assert [one for one in pairs if one[2] < 4.5] == []


def test_it_fits_a_phone_and_prints(page: Page, folder: Path, tmp_path: Path) -> None:
    """Nothing is wider than the screen; the margin stands under its words; paper gets a PDF."""
    page.open(folder / "book.html", place="K02-4", size=PHONE)
    assert page.value("document.documentElement.scrollWidth") <= PHONE[0]
    below = page.value(
        "(() => {const p = document.querySelector('#K02-4 .p');"
        "return p.lastChild.getBoundingClientRect().top"
        " >= p.firstChild.getBoundingClientRect().bottom - 1})()"
    )
    assert below
    page.print(tmp_path / "book.pdf")
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
