"""oTranscribe's ``.otr``: JSON around the HTML of its editor, with time marks as spans."""

import html
import re
from collections.abc import Collection

from qualcode.readers.draft import Draft, Line
from qualcode.readers.header import split_header
from qualcode.readers.json_data import Data, field_of, milliseconds
from qualcode.readers.text import read_lines, without_rules

_BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "blockquote"})
# The standard library's parser takes time that grows with the square of a hostile file.
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20})([^<>]*)>|<!--[^<>]*>")
_TIMESTAMP = re.compile(r"data-timestamp\s{0,9}=\s{0,9}[\"']?([\d.]{1,20})")


def read_otranscribe(data: Data, *, file: str, declared: Collection[str]) -> Draft | None:
    """Give what the editor's text says; ``None`` when the data is not oTranscribe's."""
    written = field_of(data, "text")
    if not isinstance(written, str) or field_of(data, "media-time") is None:
        return None
    header, lines = split_header(_lines(written))
    return read_lines(header, without_rules(lines), file=file, declared=declared)


def _lines(written: str) -> list[Line]:
    """Give the filled lines of the editor, numbered; a time mark becomes ``[H:MM:SS.mmm]``."""
    texts: list[list[str]] = [[]]
    stamps: list[bool] = []
    hidden = place = 0
    for tag in _TAG.finditer(written):
        if not hidden:
            texts[-1].append(html.unescape(written[place : tag.start()]))
        place = tag.end()
        name = (tag[2] or "").casefold()
        if name in _BLOCKS:
            texts.append([])
        elif name == "span" and tag[1]:
            hidden -= stamps.pop() if stamps else 0
        elif name == "span":
            mark = _mark(tag[3])
            texts[-1].append(mark)
            stamps.append(bool(mark))
            hidden += stamps[-1]
    texts[-1].append(html.unescape(written[place:]))
    filled = [text for text in (" ".join("".join(parts).split()) for parts in texts) if text]
    return [Line(text, number) for number, text in enumerate(filled, start=1)]


def _mark(attributes: str) -> str:
    found = _TIMESTAMP.search(attributes)
    time = milliseconds(found[1]) if found else None
    return "" if time is None else f" [{_clock(time)}] "


def _clock(time: int) -> str:
    seconds, fraction = divmod(time, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:03}"
