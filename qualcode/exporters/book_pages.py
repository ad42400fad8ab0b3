"""Transcripts and codes of a book as HTML."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from qualcode.exporters.book_blocks import Links, runs_html
from qualcode.exporters.html import element, plain
from qualcode.model import State
from qualcode.report.book import (
    Book,
    BookCode,
    BookPassage,
    BookTheme,
    BookTranscript,
    BookTurn,
    Entry,
    MarginNote,
    Piece,
)

HUES = 6
_LINE = 68
_LINE_HEIGHT = 28
_NOTE_HEIGHT = 24
STEP = 400


@dataclass(frozen=True, slots=True)
class Lookup:
    """The codes of a book by number, with the number of each one's theme."""

    codes: Sequence[BookCode]
    themes: Sequence[int]
    states: Mapping[State, str]

    def hue(self, code: int) -> str:
        """Give the class of the colour of a code's theme."""
        return f"t{self.themes[code] % HUES}"


def lookup_of(book: Book) -> Lookup:
    """Give the codes of a book, numbered in the order of the codebook."""
    codes = tuple(chain.from_iterable(one.codes for one in book.themes))
    themes = tuple(n for n, theme in enumerate(book.themes) for _ in theme.codes)
    return Lookup(codes, themes, book.states)


def transcript_html(transcript: BookTranscript, *, book: Book, lookup: Lookup) -> str:
    """Give one transcript as an article; its estimated height keeps scrolling steady."""
    turns = "\n".join(_turn(one, book=book, lookup=lookup) for one in transcript.turns)
    lang = "" if transcript.language == book.language else transcript.language
    return element(
        "article",
        element("h3", plain(transcript.title))
        + element("p", plain(transcript.about), class_="about")
        + element("div", turns, lang=lang, class_="turns"),
        id=transcript.anchor,
        class_=f"tr h{height_of(transcript.turns)}",
    )


def height_of(turns: Iterable[BookTurn]) -> int:
    """Give about how many steps of 400 pixels the turns are high."""
    pixels = 0
    for turn in turns:
        for passage in turn.passages:
            signs = sum(len(piece.text) for piece in passage.pieces)
            lines = -(-signs // _LINE) * _LINE_HEIGHT
            pixels += max(lines, len(passage.notes) * _NOTE_HEIGHT)
        pixels += 2 * _LINE_HEIGHT
    return 1 + pixels // STEP


def _turn(turn: BookTurn, *, book: Book, lookup: Lookup) -> str:
    who = element("b", plain(turn.who or book.words.field_note))
    role = "" if turn.asks or turn.role_label == turn.who else plain(turn.role_label)
    place = element("a", str(turn.number), href=f"#{turn.anchor}", class_="no")
    told = " · ".join(one for one in (role, plain(turn.time)) if one)
    head = element("p", " ".join(one for one in (place, who, told) if one), class_="who")
    said = "".join(
        _passage(one, turn=turn, book=book, lookup=lookup) for one in turn.passages
    ) or element("p", plain(book.words.left_out), class_="out", lang=book.language)
    return element(
        "div",
        head + said,
        id=turn.anchor,
        class_="turn asks" if turn.asks else "turn",
        data_r="" if turn.role < 0 else turn.role,
        data_w="" if turn.person < 0 else turn.person,
    )


def _passage(passage: BookPassage, *, turn: BookTurn, book: Book, lookup: Lookup) -> str:
    if turn.asks:
        return element("p", pieces_html(passage.pieces), dir="auto")
    notes = "\n".join(_note(one, lookup=lookup) for one in passage.notes)
    margin = (
        element("ul", notes, class_="m", aria_label=book.words.margin, lang=book.language)
        if notes
        else ""
    )
    return element(
        "div",
        element("p", pieces_html(passage.pieces), dir="auto") + margin,
        class_="p",
        tabindex=-1,
        id="" if passage.anchor == turn.anchor else passage.anchor,
    )


def pieces_html(pieces: Iterable[Piece]) -> str:
    """Give words, the evidence marked; the numbers are no part of the text that is copied."""
    return "".join(_piece(one, last) for one, last in _with_ends(pieces))


def _with_ends(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, tuple[int, ...]]]:
    """Give each piece with the notes whose evidence ends with it."""
    given = list(pieces)
    for piece, after in zip(given, [*given[1:], Piece("")], strict=True):
        yield piece, tuple(one for one in piece.notes if one not in after.notes)


def _piece(piece: Piece, ending: tuple[int, ...]) -> str:
    text = plain(piece.text)
    if not piece.notes:
        return text
    resting = "" if piece.notes == ending else " ".join(map(str, piece.notes))
    return element("mark", text, data_n=" ".join(map(str, ending)), data_of=resting)


def _note(note: MarginNote, *, lookup: Lookup) -> str:
    code = lookup.codes[note.code]
    told = ", ".join(one for one in (lookup.states[note.state], note.marks, note.why) if one)
    return element(
        "li",
        f"{element('a', plain(code.label), href=f'#{code.anchor}')} {plain(told)}",
        class_=f"c {note.state} {lookup.hue(note.code)}",
        data_k=note.code,
        data_n=note.number or "",
    )


def theme_html(theme: BookTheme, *, first: int, book: Book, lookup: Lookup, links: Links) -> str:
    """Give a theme's codes; ``first`` is the number of the first of them."""
    codes = "\n".join(
        _code(code, number=number, book=book, lookup=lookup, links=links)
        for number, code in enumerate(theme.codes, start=first)
    )
    return element("h3", plain(theme.label)) + codes


def _code(code: BookCode, *, number: int, book: Book, lookup: Lookup, links: Links) -> str:
    texts = "".join(
        element("dt", plain(name)) + element("dd", runs_html((run,), links))
        for name, run in code.texts
    )
    listed = _entries(code, book=book, lookup=lookup)
    signs = sum(len(piece.text) for one in code.entries for piece in one.pieces)
    pixels = len(code.entries) * 3 * _LINE_HEIGHT + signs * _LINE_HEIGHT // _LINE
    return element(
        "article",
        element("h4", plain(code.label) + " " + element("code", plain(code.id)))
        + (element("dl", texts) if texts else "")
        + element("p", plain(code.counts), class_="count")
        + (element("p", runs_html(code.validated, links), class_="note") if code.validated else "")
        + listed,
        id=code.anchor,
        class_=f"code {lookup.hue(number)} h{1 + pixels // STEP}",
        data_k=number,
    )


def _entries(code: BookCode, *, book: Book, lookup: Lookup) -> str:
    """Give all passages in their order, those that were refused folded after the others.

    A browser without scripts shows them as they are; with scripts it takes what is in
    ``noscript`` for mere text, and the book's script unfolds it when somebody comes near.
    """
    kept = [one for one in code.entries if one.note.state != "rejected"]
    refused = [one for one in code.entries if one.note.state == "rejected"]
    lists = [
        element(
            "ol",
            "\n".join(_entry(one, book=book, lookup=lookup) for one in given),
            class_="es",
            aria_label=book.order,
        )
        if given
        else ""
        for given in (kept, refused)
    ]
    none = "" if kept else element("p", plain(book.words.no_passages), class_="note")
    if refused:
        summary = element("summary", plain(f"{lookup.states['rejected']} ({len(refused)})"))
        lists[1] = element("details", summary + lists[1])
    inside = "".join(lists)
    return none + (element("noscript", inside) if inside else "")


def _entry(entry: Entry, *, book: Book, lookup: Lookup) -> str:
    told = ", ".join(one for one in (lookup.states[entry.note.state], entry.note.marks) if one)
    lang = "" if entry.language == book.language else entry.language
    return element(
        "li",
        f"{element('a', plain(entry.place), href=f'#{entry.to}')} · {plain(told)}"
        + element("blockquote", pieces_html(entry.pieces), lang=lang, dir="auto"),
        class_=f"e {entry.note.state}",
        tabindex=-1,
        data_r="" if entry.role < 0 else entry.role,
        data_w="" if entry.person < 0 else entry.person,
    )
