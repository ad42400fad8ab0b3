"""The book as one HTML file that asks the network for nothing and runs no script but its own.

Style sheet and script stand in the file, and its Content-Security-Policy names them by their
hashes: whatever a transcript holds stays text, also where a browser would see markup in it.
Everything can be read and every link followed without the script.
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files

from qualcode.exporters.book_blocks import Links, bars_html, blocks_html, numbered
from qualcode.exporters.book_pages import STEP, Lookup, lookup_of, theme_html, transcript_html
from qualcode.exporters.html import clean, element, plain
from qualcode.report.book import Book

_HEIGHT = re.compile(r'<article [^>]*\bh(\d+)"')


def write_book(book: Book) -> bytes:
    """Give the book as the bytes of one ``.html``; the same bytes for the same book."""
    lookup = lookup_of(book)
    links = Links(
        numbered((*book.about, *book.frequencies, *book.crossings), label=book.table),
        _codes_by_label(lookup),
    )
    body = "\n".join(_body(book, lookup, links))
    style, script = _style(body) + _running(book), _part("book.js")
    head = "\n".join(_head(book, style=style, script=script))
    page = f"{head}\n<body>\n{body}\n<script>{script}</script>\n</body>"
    html = element("html", f"\n{page}\n", lang=book.language)
    return f"<!DOCTYPE html>\n{html}\n".encode()


def _head(book: Book, *, style: str, script: str) -> Iterator[str]:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="color-scheme" content="light dark">'
    yield element("title", plain(book.title))
    yield f"<style>{style}</style>"
    yield "</head>"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _style(body: str) -> str:
    """Give the style sheet with a rule for each height and width that the body names."""
    steps = sorted({int(one) for one in _HEIGHT.findall(body)})
    heights = (f".h{step}{{contain-intrinsic-size:auto {step * STEP}px}}" for step in steps)
    widths = (f".w{share}{{width:{share}%}}" for share in range(1, 101))
    return "\n".join((_part("book.css"), *widths, *heights))


def _running(book: Book) -> str:
    """Give the rule that puts the note and the run on every printed page."""
    note, footer = _quoted(book.note), _quoted(book.footer)
    return (
        f"\n@page{{@top-left{{content:{note};font:600 8pt sans-serif}}"
        f"@bottom-left{{content:{footer};font:8pt sans-serif}}"
        "@bottom-right{content:counter(page);font:8pt sans-serif}}\n"
    )


def _quoted(text: str) -> str:
    """Give a text as a string of CSS, every sign by its number: none can end it."""
    return '"' + "".join(f"\\{ord(sign):06x}" for sign in clean(text)) + '"'


def _codes_by_label(lookup: Lookup) -> dict[str, str]:
    amounts = Counter(one.label for one in lookup.codes)
    return {one.label: one.anchor for one in lookup.codes if amounts[one.label] == 1}


def _body(book: Book, lookup: Lookup, links: Links) -> Iterator[str]:
    words = book.words
    yield element("a", plain(words.skip), href="#main", class_="skip")
    if book.note:
        yield element("p", plain(book.note), class_="banner", role="note")
    title = element("h1", plain(book.title)) + element("p", plain(book.subtitle))
    yield element("header", title, id="top")
    yield element("div", _contents(book) + _filter(book), class_="side")
    yield '<main id="main" tabindex="-1">'
    yield from _parts(book, lookup, links)
    yield "</main>"
    yield element("footer", element("p", plain(book.footer)))
    yield _keys(book)


def _parts(book: Book, lookup: Lookup, links: Links) -> Iterator[str]:
    words, at = book.words, book.anchors
    yield _section(at.about, words.about, blocks_html(book.about, links))
    bars = bars_html(book.frequency_figure) if book.frequency_figure else ""
    yield _section(at.frequencies, words.frequencies, bars + blocks_html(book.frequencies, links))
    bars = bars_html(book.crossing_figure) if book.crossing_figure else ""
    yield _section(
        at.crossings,
        words.crossings,
        bars + blocks_html(book.crossings, links) + _meetings(book),
    )
    pages = (transcript_html(one, book=book, lookup=lookup) for one in book.transcripts)
    yield _section(at.transcripts, words.transcripts, "\n".join(pages))
    yield _section(at.codes, words.codes, "\n".join(_themes(book, lookup, links)))


def _section(anchor: str, heading: str, inside: str) -> str:
    named = f"{anchor}-h"
    return element(
        "section",
        element("h2", plain(heading), id=named) + inside,
        id=anchor,
        aria_labelledby=named,
    )


def _themes(book: Book, lookup: Lookup, links: Links) -> Iterator[str]:
    first = 0
    for theme in book.themes:
        yield theme_html(theme, first=first, book=book, lookup=lookup, links=links)
        first += len(theme.codes)


def _meetings(book: Book) -> str:
    if not book.meetings:
        return ""
    told = (
        element(
            "details",
            element("summary", plain(one.label)) + element("ul", _linked(one.places), class_="in"),
        )
        for one in book.meetings
    )
    return element("h3", plain(book.words.meetings)) + "\n".join(told)


def _linked(places: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        element("li", element("a", plain(text), href=f"#{anchor}")) for text, anchor in places
    )


def _contents(book: Book) -> str:
    words, at = book.words, book.anchors
    parts = (
        (words.about, at.about),
        (words.frequencies, at.frequencies),
        (words.crossings, at.crossings),
    )
    transcripts = [(one.title, one.anchor) for one in book.transcripts]
    folded = _folded(words.transcripts, at.transcripts, _linked(transcripts))
    codes = "".join(
        element("li", element("b", plain(theme.label)))
        + _linked([(one.label, one.anchor) for one in theme.codes])
        for theme in book.themes
    )
    listed = element("ul", _linked(parts))
    return element(
        "nav", listed + folded + _folded(words.codes, at.codes, codes), aria_label=words.contents
    )


def _folded(heading: str, anchor: str, inside: str) -> str:
    link = element("li", element("a", plain(heading), href=f"#{anchor}"), class_="all")
    return element("details", element("summary", plain(heading)) + element("ul", link + inside))


def _filter(book: Book) -> str:
    """Give the form, which the script shows: without it nothing could be chosen."""
    words = book.words
    themes = [f'<option value="{n}">{plain(one.label)}' for n, one in enumerate(book.themes)]
    fields = (
        _search(words.search),
        _choice("theme", words.theme, themes, words.every),
        _choice("code", words.code, _code_options(book), words.every),
        _choice("role", words.role, _options(book.roles), words.every),
        _choice(
            "status",
            words.status,
            [f'<option value="{key}">{plain(text)}' for key, text in book.states.items()],
            words.every,
        ),
    )
    told = element(
        "p", "", role="status", id="found", data_found=words.found, data_nothing=words.nothing
    )
    buttons = element("button", plain(words.clear), type="reset") + element(
        "button", plain(words.help), type="button", id="help", aria_haspopup="dialog"
    )
    inside = element("summary", plain(words.filter)) + "".join(fields) + told
    return element(
        "form",
        f"<details open>{inside}{element('p', buttons)}</details>",
        role="search",
        id="filter",
        hidden="hidden",
        aria_label=words.filter,
    )


def _search(label: str) -> str:
    return element("label", plain(label) + '<input type="search" name="words" id="words">')


def _options(texts: Sequence[str]) -> list[str]:
    return [f'<option value="{number}">{plain(text)}' for number, text in enumerate(texts)]


def _code_options(book: Book) -> list[str]:
    options, number = [], 0
    for place, theme in enumerate(book.themes):
        inside = ""
        for code in theme.codes:
            inside += f'<option value="{number}" data-t="{place}">{plain(code.label)}'
            number += 1
        options.append(element("optgroup", inside, label=theme.label))
    return options


def _choice(name: str, label: str, options: Sequence[str], every: str) -> str:
    inside = f'<option value="">{plain(every)}' + "".join(options)
    return element("label", plain(label) + element("select", inside, name=name, id=f"by-{name}"))


def _keys(book: Book) -> str:
    words = book.words
    listed = "".join(
        element("dt", element("kbd", plain(key))) + element("dd", plain(what))
        for key, what in words.key_list
    )
    switch = element("label", f'<input type="checkbox" id="on" checked> {plain(words.keys_on)}')
    close = element("button", plain(words.close), type="button")
    return element(
        "dialog",
        element("h2", plain(words.keys), id="keys-h") + element("dl", listed) + switch + close,
        id="keys",
        aria_labelledby="keys-h",
    )
