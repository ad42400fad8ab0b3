"""Reading a transcript through: what is seen, what is written when, where it counts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.analyse import by_role, frequencies
from qualcode.errors import UnknownNameError, UsageError, WriteError
from qualcode.model import Reading, Span
from qualcode.review import answers, labels
from qualcode.store import Cache, Project, read_all
from qualcode.workflow import notebook
from qualcode.workflow.agreeing import Comparison, compare_coders
from qualcode.workflow.material import read_material
from qualcode.workflow.notebook import Notebook
from qualcode.workflow.reading import View, Wish, blind_view, view
from qualcode.workflow.readthrough import ReadThrough, Words
from qualcode.workflow.study import Study, code_material

TIME = "2026-02-01T10:00:00Z"
CODEBOOK = """\
codebook: mit
languages: [da]
themes:
  - id: fysiske
    label: {da: Fysiske}
    codes:
      - id: lys
        label: {da: Lys}
        definition: {da: Lys ude.}
        rules: {da: {strong: ['lampe+'], weak: [mørk+]}}
      - id: tryghed
        label: {da: Tryghed}
        definition: {da: Uden frygt.}
      - id: drift
        label: {da: Drift}
        definition: {da: At passe.}
"""
TRANSCRIPT = """\
interview: K01
deltager: Samira
rolle: beboer

Interviewer: Hvordan er her?

Samira: Lampen er gået, og her er mørkt.

Interviewer: Siden hvornår?

Samira: Siden i fjor.

Interviewer: Nå.

Samira: Jeg går udenom, når jeg kommer hjem om aftenen, og det gør min datter også.

Interviewer: Tak for det.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a project of one interview."""
    home = tmp_path / "mit"
    (home / "transcripts").mkdir(parents=True)
    (home / "qualcode.yaml").write_text("languages: {data: da, report: da}\n", encoding="utf-8")
    (home / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (home / "transcripts" / "K01.txt").write_text(TRANSCRIPT, encoding="utf-8")
    return home


Open = Callable[..., ReadThrough]


@pytest.fixture
def study_of(folder: Path, cache_folder: Path) -> Callable[[], Study]:
    """Give a way to read and code the project as it is now."""

    def code() -> Study:
        cache = Cache(cache_folder)
        material = read_material(Project(folder), cache=cache)
        return code_material(material, cache=cache, with_classifier=False)

    return code


@pytest.fixture
def opened(study_of: Callable[[], Study]) -> Open:
    """Give a way to sit down with K01 as a coder."""

    def open_(
        coder: str = "eva", *, blind: bool = False, codes: tuple[str, ...] = ()
    ) -> ReadThrough:
        study = study_of()
        wish = Wish("K01", coder, blind, codes)
        seen = blind_view(study.material, wish) if blind else view(study, wish)
        pen = Notebook(
            study.material, coder=coder, device="7e57", clock=lambda: TIME, reason="read"
        )
        return ReadThrough(seen, pen)

    return open_


def codes_of(seen: View, place: int = 0) -> list[tuple[str, str]]:
    """Give the margin of a page as code and status."""
    return [(one.code, one.status) for one in seen.margin(seen.pages[place].passage)]


def test_pages_are_passages_with_what_was_asked_before(opened: Open) -> None:
    """The interviewer's turns stand between; the last of them after the last passage."""
    seen = opened().view
    assert [page.passage.turn for page in seen.pages] == [2, 4, 6]
    assert [[turn.number for turn in page.before] for page in seen.pages] == [[1], [3], [5]]
    assert [turn.number for turn in seen.after] == [7]


def test_the_margin_has_everybody_or_when_blind_oneself(opened: Open) -> None:
    """Rules and other coders are not there in blind reading, one's own codings are."""
    maja = opened("maja")
    maja.give("drift", Words())
    assert codes_of(opened().view) == [("lys", "unread"), ("drift", "accepted")]
    blind = opened("eva", blind=True)
    assert codes_of(blind.view) == []
    blind.give("tryghed", Words())
    assert codes_of(blind.view) == [("tryghed", "accepted")]
    assert codes_of(opened("eva", blind=True).view) == [("tryghed", "accepted")]
    assert codes_of(opened("maja", blind=True).view) == [("drift", "accepted")]


def test_what_is_said_is_in_the_journal_at_once(opened: Open, folder: Path) -> None:
    """A decision and a reading each before the method returns; the page goes on after the last."""
    reading = opened()
    reading.give("tryghed", Words(marks=("proposal",), starred=True))
    (made,) = read_all(Project(folder)).decisions
    assert (made.code, made.verdict, made.marks, made.starred) == (
        "tryghed", "accept", ("proposal",), True,
    )  # fmt: skip
    assert reading.place == 0
    reading.pass_on()
    (read,) = read_all(Project(folder)).readings
    assert read.spans == (reading.view.pages[0].passage.span,)
    assert read.codes == ("lys", "tryghed", "drift")
    assert reading.place == 1


def test_only_what_was_passed_is_read(opened: Open, study_of: Callable[[], Study]) -> None:
    """Silence there is a no for training; passages that were skipped or not reached are not."""
    reading = opened(blind=True)
    reading.give("tryghed", Words())
    reading.pass_on()
    reading.place = 2
    reading.pass_on()
    assert reading.page is None
    study = study_of()
    given = labels(study.claims, readings=study.readings, corpus=study.material.corpus)
    assert given["drift"] == {"K01:2.1": False, "K01:6.1": False}
    assert given["tryghed"] == {"K01:2.1": True, "K01:6.1": False}
    again = opened(blind=True).view
    assert [again.is_read(page.passage) for page in again.pages] == [True, False, True]


def test_what_the_margin_shows_stays_open_unless_it_is_answered(
    opened: Open, study_of: Callable[[], Study]
) -> None:
    """Passing on is no answer to a hit that one saw and said nothing of; it can be made one."""
    reading = opened()
    assert reading.view.undecided(reading.passage) == ("lys",)
    reading.pass_on(but=reading.view.undecided(reading.passage))
    assert {one.code: one.status for one in study_of().claims}["lys"] == "unread"
    again = opened()
    assert again.view.is_read(again.passage)
    again.pass_on()
    assert {one.code: one.status for one in study_of().claims}["lys"] == "rejected"
    assert opened().pass_on() is None


def test_an_answer_is_on_the_words_that_the_rule_hit(opened: Open) -> None:
    """Or on those chosen; a second answer takes the place of the first."""
    reading = opened()
    (lys,) = reading.view.margin(reading.passage)
    yes = reading.answer(lys, "accept", Words())
    assert yes.span == lys.codings[0].span
    (lys,) = reading.view.margin(reading.passage)
    span = Span(reading.passage.span.start, reading.passage.span.start + 15)
    no = reading.answer(lys, "reject", Words(span))
    assert (no.quote, no.supersedes) == ("Lampen er gået,", (yes.id,))
    assert codes_of(reading.view) == [("lys", "rejected")]
    assert codes_of(opened().view) == [("lys", "rejected")]


def test_a_coding_over_several_turns_counts_once(
    opened: Open, study_of: Callable[[], Study], folder: Path
) -> None:
    """For the passage that holds most of it; the others it reaches are no refusal."""
    reading = opened(blind=True)
    first, middle, last = (page.passage for page in reading.view.pages)
    for _ in range(3):
        reading.pass_on()
    made = reading.give("tryghed", Words(Span(first.span.start, last.span.end)))
    assert made.quote.startswith("Lampen er gået")
    assert made.quote.endswith("også.")
    assert [one.id for one in reading.view.reaching(first)] == [made.id]
    assert [one.id for one in reading.view.reaching(middle)] == [made.id]
    assert reading.view.reaching(last) == ()
    study = study_of()
    corpus = study.material.corpus
    claims = {(one.passage.id, one.code): one.state for one in study.claims}
    assert claims["K01:6.1", "tryghed"] == "read"
    assert ("K01:2.1", "tryghed") not in claims
    said = answers(study.decisions, study.readings, corpus=corpus)["eva"]
    assert said["K01:6.1", "tryghed"].verdict == "accept"
    assert ("K01:2.1", "tryghed") not in said
    assert said["K01:2.1", "drift"].verdict == "reject"
    rows = frequencies(
        study.claims,
        corpus=corpus,
        codebook=study.material.codebook,
        groups=by_role(corpus, ["resident"]),
        counting="read",
    )
    tryghed = next(one for one in rows if one.code == "tryghed" and not one.role)
    assert tryghed.passages_read == 1
    other = opened("maja", blind=True)
    for _ in range(3):
        other.pass_on()
    compared = compare_coders(study_of().material, Comparison(codes=("tryghed",)))
    assert [(one.passage.id, one.verdicts) for one in compared.disagreements] == [
        ("K01:6.1", ("accept", "reject"))
    ]


def test_undo_takes_back_codings_and_passing_on(opened: Open, folder: Path) -> None:
    """The journal keeps both; what had been superseded stands again, its page is open again."""
    reading = opened()
    reading.give("drift", Words())
    reading.give("drift", Words(), verdict="reject")
    reading.pass_on()
    act = reading.undo()
    assert act is not None
    assert isinstance(act.events[0], Reading)
    assert reading.place == 0
    assert read_all(Project(folder)).readings == ()
    reading.undo()
    assert [one.verdict for one in read_all(Project(folder)).decisions] == ["accept"]
    assert ("drift", "accepted") in codes_of(reading.view)
    reading.undo()
    assert reading.undo() is None
    assert len(read_all(Project(folder)).undos) == 3


def test_going_back_and_to_a_turn(opened: Open) -> None:
    """A turn of the interviewer's stands for the answer after it."""
    reading = opened()
    assert not reading.back()
    reading.pass_on()
    assert reading.back()
    assert reading.place == 0
    assert [reading.view.page_of_turn(turn) for turn in (1, 2, 3, 6)] == [0, 0, 1, 2]
    with pytest.raises(UsageError, match="last words to code are in turn 6"):
        reading.view.page_of_turn(7)
    with pytest.raises(UsageError, match="counted from 1"):
        reading.view.page_of_turn(0)


def test_a_full_disk_leaves_everything_as_it_was(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing counts as said that is not on the disk; the same page stays."""
    reading = opened()
    reading.give("drift", Words())

    def full(*_: object, **__: object) -> None:
        raise WriteError("disk full")

    monkeypatch.setattr(notebook, "append", full)
    for deed in (reading.pass_on, reading.undo, lambda: reading.give("lys", Words())):
        with pytest.raises(WriteError):
            deed()
    assert reading.place == 0
    assert len(reading.acts) == 1
    assert reading.view.readings == ()


def test_reading_for_some_codes(opened: Open, folder: Path) -> None:
    """They are what the reading says no to; later reading for all of them starts again."""
    some = opened(blind=True, codes=("drift",))
    some.pass_on()
    (read,) = read_all(Project(folder)).readings
    assert read.codes == ("drift",)
    again = opened(blind=True, codes=("drift",)).view
    assert again.is_read(again.pages[0].passage)
    whole = opened(blind=True).view
    assert not whole.is_read(whole.pages[0].passage)
    assert whole.read_for(whole.pages[0].passage) == {"drift"}
    seen = opened(codes=("drift",)).view
    assert codes_of(seen) == []
    assert codes_of(opened().view) == [("lys", "unread")]


def test_who_was_silent_is_known(opened: Open) -> None:
    """A no that nobody said aloud is somebody's."""
    opened("maja").pass_on()
    seen = opened().view
    (lys, *_) = seen.margin(seen.pages[0].passage)
    assert seen.silent_on(lys) == ("maja",)


def test_a_memo_is_about_the_passage(opened: Open) -> None:
    """Signed by the coder."""
    memo = opened().memo("Tanke.")
    assert memo.by == ("eva",)
    assert [(one.kind, one.name) for one in memo.about] == [("passage", "K01:2")]


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish("K1"), 'no transcript "K1". Did you mean "K01"'),
        (Wish("K01", codes=("lyss",)), 'Did you mean "lys"'),
        (Wish("K01", "Maja"), "Did you mean --coder maja"),
    ],
)
def test_unknown_names(
    opened: Open, study_of: Callable[[], Study], wish: Wish, message: str
) -> None:
    """Are refused, with the nearest."""
    opened("maja").pass_on()
    with pytest.raises(UnknownNameError, match=message.replace("?", r"\?")):
        view(study_of(), wish)


def test_names_that_cannot_sign(study_of: Callable[[], Study]) -> None:
    """Are refused before anything is read, not when it is to be saved."""
    for name in ("a/b", "rules"):
        with pytest.raises(UsageError):
            view(study_of(), replace(Wish("K01"), coder=name))


def test_a_transcript_without_participants(folder: Path, study_of: Callable[[], Study]) -> None:
    """Has nothing to code, and says so."""
    text = "Interviewer: Hallo.\n\nInterviewer: Ja.\n\nInterviewer: Nå.\n"
    (folder / "transcripts" / "K02.txt").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="Nobody in K02 says anything that is coded"):
        view(study_of(), Wish("K02"))
