"""Reader of noScribe's own pages: each segment an anchor with its times and its speaker."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from html.parser import HTMLParser

from qualcode.formats import decode, sniff
from qualcode.model import TimeRange
from qualcode.readers import times
from qualcode.readers.candidates import shape_of
from qualcode.readers.draft import NO_TIME, Draft, Utterance
from qualcode.readers.text import with_decoding

_SEGMENT = re.compile(r"ts_(\d+)_(\d+)_(.*)", re.DOTALL)
_MARK = re.compile(rb"name=[\"']ts_\d+_\d+_")
_LABEL = re.compile(r"([^:\n]{1,63}):(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class NoScribeReader:
    """Reads the ``.html`` that noScribe and its editor save."""

    name: str = "noscribe"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are a page with noScribe's segments."""
        return sniff(data) == "html" and _MARK.search(data) is not None

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,
        declared: Collection[str],  # noqa: ARG002 - the segments say who speaks
    ) -> Draft:
        """Give what the segments say; title, settings and paths above them are left out."""
        decoded = decode(data, encoding=encoding)
        page = _Page()
        page.feed(decoded.text)
        page.close()
        said = _said(page.segments)
        steps = (f"left out {page.outside} words outside of noScribe's segments",)
        draft = Draft(said, join=" ", steps=steps if page.outside else ())
        return with_decoding(draft, decoded, file=file)


READER = NoScribeReader()


@dataclass(slots=True)
class _Segment:
    """A stretch of words with its times; ``opens``: it begins a paragraph."""

    speaker: str
    time: TimeRange
    line: int
    opens: bool
    text: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects the segments of the page's body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.segments: list[_Segment] = []
        self.outside = 0
        self._open: _Segment | None = None
        self._opens = True
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph or a segment."""
        if tag in {"style", "script", "title"}:
            self._silent += 1
        elif tag in {"p", "div", "br"}:
            self._opens = True
            if self._open is not None:
                self._open.text.append(" ")
        elif tag == "a":
            match = _SEGMENT.match(dict(attrs).get("name") or "")
            if match is not None:
                time = TimeRange(int(match[1]), int(match[2]))
                self._open = _Segment(match[3].strip(), time, self.getpos()[0], self._opens)
                self.segments.append(self._open)
                self._opens = False

    def handle_endtag(self, tag: str) -> None:
        """End a segment."""
        if tag in {"style", "script", "title"}:
            self._silent = max(0, self._silent - 1)
        elif tag == "a":
            self._open = None

    def handle_data(self, data: str) -> None:
        """Add words to the segment that is open."""
        if self._silent:
            return
        if self._open is None:
            self.outside += len(data.split())
        else:
            self._open.text.append(data)


def _said(segments: list[_Segment]) -> tuple[Utterance, ...]:
    """Give what was said, by the names that stand in the text where they were changed there."""
    names: dict[str, str] = {}
    said: list[Utterance] = []
    for one in segments:
        words = " ".join("".join(one.text).split()).removeprefix("//").removesuffix("//").strip()
        label = _LABEL.match(words)
        if label and (label[1] == one.speaker or (one.opens and shape_of(label[1]) != "never")):
            names[one.speaker] = label[1].strip()
            words = words[label.end() :]
        _, words = times.leading(words)
        words = times.without_marks(words).strip()
        if words:
            speaker = names.get(one.speaker, one.speaker)
            said.append(Utterance(speaker, (words,), one.time or NO_TIME, one.line))
    return tuple(said)
