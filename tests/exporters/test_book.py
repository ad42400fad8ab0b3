"""The book as one HTML file: whole without a script, deterministic, hostile text inert."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.exporters.book import write_book
from qualcode.exporters.book_blocks import Links, blocks_html
from qualcode.exporters.html import clean, element, plain
from qualcode.model import Settings
from qualcode.report.document import BulletList, Heading, Paragraph, QuoteBlock, Run
from qualcode.report.pages import build_book
from tests.building import corpus_of
from tests.report.invented import NOTE, claim_of, codebook_of, study_of

VOID = {"meta", "input", "option", "br", "img"}
HOSTILE = (
    "<script>document.documentElement.dataset.hacked='yes'</script>",
    "</script></noscript></style><img src=x onerror=document.documentElement.dataset.hacked=1>",
    "\"'><svg onload=document.documentElement.dataset.hacked=1> &lt;b&gt; {{7*7}} ${1}",
    '=HYPERLINK("http://example.invalid","klik")',
    "javascript:alert(1) http://example.invalid/x.png",
    "abc\x00\x07\x1b[31m\ud800\x85 \ufdd0\u2028slut",
    "שלום \u202eevil\u202c مرحبا",
    "x" * 10_000,
    "<!-- <![CDATA[ ]]> --!>",
)


def hostile_book() -> bytes:
    """Give a book in which whatever a user writes is hostile."""
    turns = [line for text in HOSTILE for line in (("I", text), ("A <b>", text))]
    corpus = corpus_of({'K"<i>1': turns})
    codebook = codebook_of(3)
    themes = tuple(
        replace(
            theme,
            label={"da": HOSTILE[number % 3]},
            codes=tuple(
                replace(
                    code, label={"da": HOSTILE[number % 3] + code.id}, definition={"en": HOSTILE[1]}
                )
                for code in theme.codes
            ),
        )
        for number, theme in enumerate(codebook.themes)
    )
    codebook = replace(codebook, themes=themes)
    settings = Settings(name=HOSTILE[0], note=HOSTILE[1])
    material = study_of(corpus=corpus, codebook=codebook, settings=settings)
    claims = [claim_of(one, codebook.codes[0], state="rules") for one in corpus.passages]
    return write_book(build_book(replace(material, claims=claims), language="da"))


class Outline(HTMLParser):
    """What a parser sees: tags opened and closed in order, ids, links, text by element."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text outside style and script."""
        if self.open and self.open[-1] not in {"style", "script"}:
            self.text += data


def outline(data: bytes) -> Outline:
    """Parse a book."""
    seen = Outline()
    seen.feed(data.decode())
    seen.close()
    assert not seen.open
    return seen


@pytest.fixture(scope="module", params=["da", "en"])
def page(request: pytest.FixtureRequest) -> bytes:
    """Give the book of the invented study."""
    return write_book(build_book(study_of(), language=request.param))


def test_the_same_book_has_the_same_bytes(page: bytes) -> None:
    """No clock, no set order."""
    language = re.search(rb'<html lang="(..)', page)
    assert language is not None
    assert write_book(build_book(study_of(), language=language[1].decode())) == page


def test_ids_are_unique_and_every_link_leads_somewhere_inside(page: bytes) -> None:
    """Deep links, contents, tables, bars and pairs; nothing points out of the file."""
    seen = outline(page)
    assert len(set(seen.ids)) == len(seen.ids)
    assert {one[0] for one in seen.links} == {"#"}
    assert {one[1:] for one in seen.links} <= set(seen.ids)
    assert {"K01-2", "code-fysiske_3", "main", "frequencies"} <= set(seen.ids)


def test_it_has_landmarks_one_h1_and_headings_in_order(page: bytes) -> None:
    """Skip link, header, nav, search, main, footer; levels never skip."""
    seen = outline(page)
    for tag in ("header", "nav", "main", "footer", "h1"):
        assert seen.tags.count(tag) == 1, tag
    assert ("role", "search") in seen.attributes
    assert seen.links[0] == "#main"
    levels = [int(one[1]) for one in seen.tags if re.fullmatch("h[1-6]", one)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_asks_for_nothing_and_says_so(page: bytes) -> None:
    """The policy forbids everything but its own style and script; no attribute loads or runs."""
    seen = outline(page)
    assert b"default-src 'none'" in page
    names = {name for name, _ in seen.attributes}
    assert not {"src", "style", "action", "background"} & names
    assert not [one for one in names if one.startswith("on")]
    assert not {"link", "img", "iframe", "object", "base"} & set(seen.tags)
    assert b"url(" not in page
    assert b"@import" not in page


def test_note_run_and_unread_sign_are_there(page: bytes) -> None:
    """Practice material says so, the run is named, unread codings carry the sign."""
    text = outline(page).text
    assert NOTE in text
    assert "3f9a17c2b4d0" in text
    assert "°" in text


def test_no_path_and_no_coder_is_in_it(page: bytes) -> None:
    """Files and the people who coded stay in the house."""
    text = page.decode()
    assert ".txt" not in text
    assert "maja" not in text.casefold()
    assert "jonas" not in text.casefold()


def test_the_words_of_a_quote_have_their_language() -> None:
    """An English interview in a Danish book is marked as English, and its margin as Danish."""
    corpus = corpus_of({"K01": [("A", "The lamp is broken.")]}, language="en")
    text = write_book(build_book(study_of(corpus=corpus), language="da")).decode()
    assert '<html lang="da-DK">' in text
    assert '<div lang="en-GB" class="turns">' in text
    assert 'class="m" aria-label="Kodninger" lang="da-DK"' in text
    assert '<blockquote lang="en-GB" dir="auto">' in text


def test_hostile_text_stays_text() -> None:
    """Markup in every place a user writes in is shown as it was written."""
    data = hostile_book()
    seen = outline(data)
    assert seen.tags.count("script") == 1
    assert not {"img", "svg", "i-frame"} & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    for text in HOSTILE:
        assert clean(text) in seen.text
    assert len(set(seen.ids)) == len(seen.ids)


def test_control_characters_and_lone_surrogates_are_seen_to_be_there() -> None:
    """What HTML forbids has a stand-in; line ends become line feeds."""
    assert clean("a\x00b\x1bc\ud800d\x85e\ufdd0\r\nf\rg") == "a�b�c�d�e�\nf\ng"


@given(st.text(), st.text())
@settings(max_examples=25, deadline=None)
def test_whatever_is_put_in_comes_out_as_text(text: str, value: str) -> None:
    """Between tags and in attributes, for any text."""
    seen = Outline()
    seen.feed(element("p", plain(text), title=value))
    seen.close()
    assert seen.tags == ["p"]
    assert seen.text == clean(text)
    assert seen.attributes == ([("title", clean(value))] if value else [])


def test_lists_and_headings_are_written_and_what_has_no_form_is_an_error() -> None:
    """Blocks that only paper has are refused, not dropped."""
    links = Links({}, {})
    blocks = (
        Heading("Et", 1),
        BulletList(((Run("to", language="en-GB"),),)),
        Paragraph((Run("3"),)),
    )
    assert blocks_html(blocks, links) == (
        '<h3>Et</h3>\n<ul><li><span lang="en-GB">to</span></li></ul>\n<p class="body">3</p>'
    )
    with pytest.raises(TypeError, match="QuoteBlock"):
        blocks_html([QuoteBlock("x", "y")], links)


def test_a_book_of_nothing_coded_is_written() -> None:
    """No codes, no pairs, no dates, no role: every part has its sentence."""
    empty = replace(codebook_of(0), themes=())
    text = outline(write_book(build_book(study_of(codebook=empty), language="en"))).text
    assert "There are no codings to count yet." in text
