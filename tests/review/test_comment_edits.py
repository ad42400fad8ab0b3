"""What was done to comments: the rarer things, on values alone."""

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import Corpus, Decision, Span
from qualcode.readers.comments import Annotated, Note
from qualcode.report.commented import STATUSES, entry_key
from qualcode.review.comment_edits import BOOKMARK, Edit, Remark, Returned, compare, homes_of
from qualcode.review.comment_places import Places
from qualcode.review.comment_text import CodeNames
from qualcode.review.listing import Entry, Listing
from tests.commenting import codebook, corpus, decision, page, span_of

LAMP, GREETING = "Lampen i gården", "Vi hilser på hinanden"


def came_back(given: Corpus, decisions: Sequence[Decision]) -> tuple[Annotated, Listing]:
    """Give the file as it was handed out, every comment in its place."""
    handed = page(given, decisions, statuses=STATUSES)
    lines = [one.text for one in handed.sheet.lines]
    leads = [len(one.lead) for one in handed.sheet.lines]
    notes = [
        Note(
            str(number),
            one.author,
            "\n".join(one.lines),
            (one.begins[0], one.begins[1] + leads[one.begins[0]]),
            (one.ends[0], one.ends[1] + leads[one.ends[0]]),
        )
        for number, one in enumerate(handed.comments)
    ]
    marks = {
        BOOKMARK + one.key: (note.begins or (0, 0), note.ends or (0, 0))
        for one, note in zip(handed.comments, notes, strict=True)
    }
    return Annotated(tuple(lines), tuple(notes), marks, {}), handed.listing


def edits(
    given: Corpus, annotated: Annotated, listing: Listing, *, coder: str = "maja"
) -> tuple[tuple[Edit, ...], tuple[Remark, ...]]:
    places = Places(annotated.lines, given.transcripts[0])
    homes = homes_of(annotated, listing, places, decisions={})
    names = CodeNames(codebook())
    return compare(Returned(annotated, places, listing, homes, given, names), coder=coder)


def changed(annotated: Annotated, **note: object) -> Annotated:
    """Change the first comment."""
    first, *others = annotated.notes
    return replace(annotated, notes=(replace(first, **note), *others))  # type: ignore[arg-type]


def test_a_comment_that_names_no_code_any_more_is_unclear() -> None:
    """Its words are no memo either: the whole comment is for the researcher to mend."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning")])
    address = annotated.notes[0].text.split("\n")[-1]
    (edit,), remarks = edits(given, changed(annotated, text=address), listing)
    assert (edit.kind, edit.was, edit.acts) == ("unclear", "belysning", ())
    assert "names no code any more" in edit.why
    assert remarks == ()


def test_a_comment_that_is_not_in_the_text_has_no_place() -> None:
    """A known one and a new one; one without any words is passed over."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning")])
    lost = changed(annotated, begins=None, ends=None)
    lost = replace(lost, notes=(*lost.notes, Note("8", "M", "#tryghed"), Note("9", "M", "")))
    found, _ = edits(given, lost, listing)
    assert [(one.kind, one.code) for one in found] == [
        ("unclear", "belysning"),
        ("unclear", "tryghed"),
    ]


def test_a_comment_on_no_words_is_on_the_passage() -> None:
    """The cursor stood there and nothing was marked."""
    given = corpus()
    annotated, listing = came_back(given, [])
    point = (2, len(annotated.lines[2]) - 1)
    note = Note("3", "M", "#tryghed", point, point)
    (edit,), _ = edits(given, replace(annotated, notes=(note,)), listing)
    assert edit.span == given.passages[0].span
    title = replace(note, begins=(1, 4), ends=(1, 4))
    (edit,), _ = edits(given, replace(annotated, notes=(title,)), listing)
    assert edit.kind == "unclear"


def test_a_code_added_beside_another_is_a_coding_of_its_own() -> None:
    """The first stays as it is."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning")])
    text = annotated.notes[0].text.replace("#belysning", "#belysning #tryghed")
    (edit,), _ = edits(given, changed(annotated, text=text), listing)
    assert (edit.kind, edit.code) == ("added", "tryghed")
    assert edit.span == span_of(given, LAMP)


def test_somebody_elses_coding_moved_inside_a_passage_is_a_yes_there_alone() -> None:
    """No is said where it stood only when it leaves the passage."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning", coder="jonas")])
    start = annotated.lines[2].index(GREETING)
    moved = changed(annotated, begins=(2, start), ends=(2, start + len(GREETING)))
    (edit,), _ = edits(given, moved, listing)
    assert [(one.verdict, one.span) for one in edit.acts] == [("accept", span_of(given, GREETING))]


def test_a_no_that_is_gone_and_a_double_that_is_gone_come_to_nothing() -> None:
    """They are told, and nothing is decided."""
    given = corpus()
    said = [
        decision(given, "tunnelen", "belysning", verdict="reject"),
        decision(given, LAMP, "belysning"),
        decision(given, LAMP, "belysning", coder="jonas"),
    ]
    annotated, listing = came_back(given, said)
    maja = entry_key(said[1])
    kept = tuple(one for one in annotated.notes if maja in one.text)
    found, _ = edits(given, replace(annotated, notes=kept), listing)
    assert [(one.kind, one.acts) for one in found] == [("removed", ())] * 2
    assert {one.why[:8] for one in found} == {"it was a", "another "}


def test_what_machines_found_is_found_by_its_bookmark_when_the_text_is_another() -> None:
    """So a comment that nobody touched is no change; without bookmark nothing is known."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning")])
    entry = Entry(listing.entries[0].key, Span(0, 3), "belysning", "rules", "unread")
    older = Listing("K01", "another text", "", (entry,))
    assert edits(given, annotated, older) == ((), ())
    (edit,), _ = edits(given, replace(annotated, bookmarks={}), older)
    assert edit.kind == "unclear"


def test_a_code_that_the_codebook_lost_keeps_its_name_in_the_diff() -> None:
    """Its comment says a code that is no more: unclear, with what there is."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning")])
    gone = replace(listing, entries=(replace(listing.entries[0], code="lygter"),))
    text = annotated.notes[0].text.replace("#belysning", "#lygter")
    (edit,), _ = edits(given, changed(annotated, text=text), gone)
    assert (edit.kind, edit.code) == ("unclear", "lygter")


def test_replies_to_a_comment_without_a_place_are_kept_where_the_coding_stands() -> None:
    """Empty replies are passed over."""
    given = corpus()
    annotated, listing = came_back(given, [decision(given, LAMP, "belysning")])
    replies = (Note("7", "Vejleder", "Er det drift?"), Note("8", "Vejleder", ""))
    lost = changed(annotated, begins=None, ends=None, replies=replies)
    _, remarks = edits(given, lost, listing)
    assert remarks == (Remark("belysning", span_of(given, LAMP), "Vejleder", "Er det drift?"),)
