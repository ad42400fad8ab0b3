"""Comments placed in today's text: by their signs where nothing changed, else by their words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import Span
from qualcode.review.comment_places import Places
from qualcode.review.sheet import sheet_of
from tests.building import transcript_of
from tests.commenting import TURNS

TRANSCRIPT = transcript_of("K01", TURNS)
LINES = [one.text for one in sheet_of(TRANSCRIPT).lines]


def at(lines: list[str], words: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the points around words of one line."""
    number = next(n for n, one in enumerate(lines) if words in one)
    start = lines[number].index(words)
    return (number, start), (number, start + len(words))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_span_of_a_text_that_was_not_changed_comes_back_as_it_was(data: st.DataObject) -> None:
    """Handed out and placed again it is what a document can show of it, sign for sign."""
    start = data.draw(st.integers(0, len(TRANSCRIPT.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(TRANSCRIPT.text))))
    places = Places(LINES, TRANSCRIPT)
    points = places.sheet.points(span)
    if points is None:
        return
    (first, begin), (last, stop) = points
    lead = places.sheet.lines
    placed = places.place(
        (first, begin + len(lead[first].lead)), (last, stop + len(lead[last].lead))
    )
    assert placed.span == places.on_paper(span)
    assert placed.is_exact
    assert places.edits == ()


def test_a_comment_on_number_and_name_is_on_the_words_behind_them() -> None:
    """What stands before the words is nobody's words."""
    places = Places(LINES, TRANSCRIPT)
    placed = places.place((2, 0), (2, len(LINES[2])))
    assert placed.quote == TURNS[1][1]
    point = places.place((2, 0), (2, 3)).span
    assert point is not None
    assert not len(point)


def test_words_in_a_changed_line_are_found_by_themselves_and_what_stands_around() -> None:
    """The line is told, with its turn; the comment is not exact."""
    changed = [one.replace("Vi hilser", "Man hilser") for one in LINES]
    places = Places(changed, TRANSCRIPT)
    placed = places.place(*at(changed, "Lampen i gården"))
    assert placed.span == Span(
        TRANSCRIPT.text.index("Lampen"), TRANSCRIPT.text.index("Lampen") + 15
    )
    assert not placed.is_exact
    (edit,) = places.edits
    assert (edit.turn, edit.was[:12], edit.now[:13]) == (2, "2\tBo: Vi hil", "2\tBo: Man hil")


def test_words_that_stand_nowhere_any_more_are_not_placed() -> None:
    """Nor are blanks, nor a document without lines."""
    changed = [*LINES, "Noget helt andet, som ingen har sagt.", "  "]
    places = Places(changed, TRANSCRIPT)
    assert places.place(*at(changed, "helt andet")).span is None
    assert places.place((7, 0), (7, 2)).span is None
    assert Places([], TRANSCRIPT).place((0, 0), (0, 0)).span is None
    assert places.turn_of(99) == 0


def test_a_document_without_numbers_is_placed_by_words_too() -> None:
    """A transcript that somebody commented without us."""
    lines = ["I: Hvad betyder naboskabet for jer?", f"Bo: {TURNS[1][1]}"]
    places = Places(lines, TRANSCRIPT)
    placed = places.place(*at(lines, "Vi hilser på hinanden"))
    assert placed.span is not None
    assert placed.span.of(TRANSCRIPT.text) == "Vi hilser på hinanden"


def test_a_span_is_shown_as_long_as_its_lines_stand_there() -> None:
    """Over two paragraphs both must."""
    span = Span(TRANSCRIPT.text.index("Nej."), len(TRANSCRIPT.text))
    assert Places(LINES, TRANSCRIPT).still_shows(span)
    assert not Places(LINES[:-1], TRANSCRIPT).still_shows(span)
    nowhere = Span(len(TRANSCRIPT.text) + 1, len(TRANSCRIPT.text) + 2)
    assert not Places(LINES, TRANSCRIPT).still_shows(nowhere)
    assert Places(LINES, TRANSCRIPT).on_paper(nowhere) == nowhere
