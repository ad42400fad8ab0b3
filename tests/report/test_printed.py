"""What a document prints of people's words and labels, and where."""

from dataclasses import replace

from qualcode.report import build_appendix
from qualcode.report.document import (
    Document,
    Heading,
    PageWords,
    Section,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.printed import SingledOut, singled_out, words_printed
from qualcode.report.sections.prose import prose
from tests.report.invented import study_corpus, study_of

MEMOS = "I  Memoer"


def labelled(*positions: str) -> Document:
    """Give an appendix whose first participants have these positions, and all the same age."""
    corpus = study_corpus()
    people = tuple(
        replace(one, position=positions[number] if number < len(positions) else "kok", area="")
        for number, one in enumerate(corpus.participants)
    )
    return build_appendix(study_of(corpus=replace(corpus, participants=people)), language="da")


def test_words_have_section_heading_and_language() -> None:
    """Quotes, questions and the codebook; figures and our own sentences are nobody's words."""
    found = list(words_printed(build_appendix(study_of(), language="en"), memos="I  Memos"))
    assert {one.section for one in found} == {"C", "F", "H"}
    quotes = [one for one in found if "tunnelen" in one.text and one.section == "F"]
    assert quotes
    assert all(one.language == "da-DK" and one.heading for one in quotes)
    assert quotes[0].place.startswith("F, ")
    assert any("lyst er ikke lys" in one.text for one in found)
    assert not any("Participants" in one.text for one in found)


def test_memos_are_peoples_words_whole() -> None:
    """Their section is known by its heading, whatever its letter."""
    words = PageWords("", "", "", "")
    blocks = (Heading("A  Om"), prose("vores"), Heading(MEMOS), Heading("Lys", 2), prose("deres"))
    document = Document("", "", "da-DK", (Section(blocks),), words)
    assert [(one.place, one.text) for one in words_printed(document, memos=MEMOS)] == [
        ("I, Lys", "deres")
    ]


def test_summaries_of_a_chart_are_peoples_words() -> None:
    """Charts go on over several tables, each with a number."""
    columns = (TableColumn("Deltager", 20.0), TableColumn("Lys", 20.0))
    rows = (TableRow((TableCell("Samira"), TableCell("Hassan skruer pæren i"))),)
    charts = tuple(WordTable("", "", columns, rows, anchor=f"chart {one}") for one in (1, 2))
    figures = WordTable("", "", columns, rows, anchor="frequencies")
    section = Section((Heading("G  Matrix"), *charts, figures))
    document = Document("", "", "da-DK", (section,), PageWords("", "", "", ""))
    found = [one.text for one in words_printed(document, memos=MEMOS)]
    assert found.count("Hassan skruer pæren i") == 2


def test_labels_that_one_person_has_are_found() -> None:
    """A value that occurs once points at somebody, and so may several together."""
    found = singled_out(labelled("skoleleder"), untold=("–",))
    assert found is not None
    assert found.labels == (("skoleleder", "Stilling"),)
    assert (found.alone, found.people) == (1, 13)
    none = singled_out(labelled("kok"), untold=("–",))
    assert none == SingledOut((), 0, 13)


def test_without_the_table_nothing_is_said() -> None:
    """A document that prints no labels singles out nobody."""
    assert singled_out(replace(labelled(), sections=()), untold=("–",)) is None
