"""oTranscribe's ``.otr``: JSON around the HTML of its editor, with time marks as spans."""

from collections.abc import Collection
from html.parser import HTMLParser

from qualcode.readers.draft import Draft, Line
from qualcode.readers.header import split_header
from qualcode.readers.json_data import Data, field_of, milliseconds, text_of
from qualcode.readers.text import read_lines, without_rules

_BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "blockquote"})


def read_otranscribe(data: Data, *, file: str, declared: Collection[str]) -> Draft | None:
    """Give what the editor's text says; ``None`` when the data is not oTranscribe's."""
    written = field_of(data, "text")
    if not isinstance(written, str) or field_of(data, "media-time") is None:
        return None
    parser = _Editor()
    parser.feed(written)
    parser.close()
    header, lines = split_header(parser.lines())
    return read_lines(header, without_rules(lines), file=file, declared=declared)


class _Editor(HTMLParser):
    """Gathers the lines of the editor; a time mark becomes ``[H:MM:SS.mmm]``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[list[str]] = [[]]
        self._spans: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._lines.append([])
        elif tag == "span":
            values = dict(attrs)
            stamped = "timestamp" in text_of(values.get("class")).split()
            time = milliseconds(text_of(values.get("data-timestamp"))) if stamped else None
            self._spans.append(time is not None)
            if time is not None:
                self._lines[-1].append(f" [{_clock(time)}] ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self._spans:
            self._spans.pop()
        elif tag in _BLOCKS:
            self._lines.append([])

    def handle_data(self, data: str) -> None:
        if not any(self._spans):
            self._lines[-1].append(data.replace("\n", " "))

    def lines(self) -> list[Line]:
        """Give the filled lines; each is a paragraph of its own, numbered from 1."""
        texts = (" ".join("".join(parts).split()) for parts in self._lines)
        filled = [text for text in texts if text]
        return [Line(text, number) for number, text in enumerate(filled, start=1)]


def _clock(time: int) -> str:
    seconds, fraction = divmod(time, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:03}"
