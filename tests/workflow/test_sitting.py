"""A sitting: what is asked, what is written when, and what undo takes back."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import UnknownNameError, UsageError, WriteError
from qualcode.model import Span
from qualcode.store import Cache, Project, read_all
from qualcode.workflow import notebook
from qualcode.workflow.material import read_material
from qualcode.workflow.reviewing import Queue, Selection, review_queue
from qualcode.workflow.sitting import Reply, Sitting
from qualcode.workflow.study import Study, code_material
from qualcode.workflow.validating import Sampling

TIME = "2026-02-01T10:00:00Z"


def study_of(folder: Path, cache_folder: Path) -> Study:
    cache = Cache(cache_folder)
    material = read_material(Project(folder), cache=cache)
    return code_material(material, cache=cache, with_classifier=False)


@pytest.fixture
def study(project: Path, cache_folder: Path) -> Study:
    """Give the practice project, coded by rules."""
    return study_of(project, cache_folder)


def sitting_of(study: Study, coder: str = "eva", **wanted: str) -> Sitting:
    queue = review_queue(study, Selection(**wanted), coder=coder)  # type: ignore[arg-type]
    return Sitting(study.material, queue, device="7e57", clock=lambda: TIME)


def ids(queue: Queue) -> list[str]:
    return [item.passage.id for item in queue.items]


def test_what_was_decided_is_not_asked_again(study: Study, cache_folder: Path) -> None:
    """Each decision is in the journal at once; a new queue goes on where the last one ended."""
    sitting = sitting_of(study, code="tryghed")
    before = ids(sitting.queue)
    assert len(before) > 4
    project = study.material.project
    for number, verdict in enumerate(("accept", "reject", "unsure"), start=1):
        sitting.reply(Reply(verdict))  # type: ignore[arg-type]
        stands = [one for one in read_all(project).decisions if one.coder == "eva"]
        assert len(stands) == number
        assert stands[-1].verdict in {"accept", "reject", "unsure"}
    again = sitting_of(study_of(project.folder, cache_folder), code="tryghed")
    assert sorted(ids(again.queue)) == sorted(before[3:])
    assert again.queue.done == 3


def test_every_rule_has_its_turn(study: Study) -> None:
    """One question of each rule comes before the second of any; the order is the same each time."""
    queue = sitting_of(study, code="naboskab").queue
    strata = [item.stratum for item in queue.items]
    first = strata.index(strata[0], 1) if strata.count(strata[0]) > 1 else len(strata)
    assert len(set(strata[:first])) == first
    assert set(strata[:first]) == set(strata)
    assert ids(queue) == ids(sitting_of(study, code="naboskab").queue)


def test_undo_is_an_event_and_asks_again(study: Study) -> None:
    """The journal keeps both; the same answer given again stands, though it says the same."""
    sitting = sitting_of(study, code="tryghed")
    project = study.material.project
    first = sitting.item
    sitting.reply(Reply("accept"))
    sitting.reply(Reply("reject"))
    step = sitting.undo()
    assert step is not None
    assert sitting.place == 1
    assert sitting.undo() is not None
    assert sitting.item == first
    assert sitting.undo() is None
    assert [one for one in read_all(project).decisions if one.coder == "eva"] == []
    sitting.reply(Reply("accept"))
    journals = read_all(project)
    assert [one.verdict for one in journals.decisions if one.coder == "eva"] == ["accept"]
    assert len(journals.undos) == 2


def test_another_code(study: Study) -> None:
    """Instead is a no to the one and a yes to the other; besides is a yes to both."""
    sitting = sitting_of(study, code="tryghed")
    for also, own in ((False, "reject"), (True, "accept")):
        written = sitting.reply(Reply("accept", code="unge_uro", also=also))
        assert [(one.code, one.verdict) for one in written] == [
            ("tryghed", own),
            ("unge_uro", "accept"),
        ]
    step = sitting.undo()
    assert step is not None
    assert len(step.written) == 2


def test_words_marks_and_a_star_go_with_the_answer(study: Study) -> None:
    """The quote is the words that were chosen."""
    sitting = sitting_of(study, code="tryghed")
    assert sitting.item is not None
    span = sitting.item.passage.span
    part = Span(span.start, span.start + 5)
    (one,) = sitting.reply(Reply("accept", part, ("proposal",), starred=True))
    assert (one.span, one.marks, one.starred) == (part, ("proposal",), True)
    assert one.quote == study.material.corpus.cut(one.transcript, part)


def test_what_does_not_reach_the_disk_is_not_taken_for_said(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same question stays open, and nothing counts as decided."""
    sitting = sitting_of(study, code="tryghed")

    def full(*_: object, **__: object) -> None:
        raise WriteError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(notebook, "append", full)
        with pytest.raises(WriteError):
            sitting.reply(Reply("accept"))
    assert sitting.place == 0
    assert sitting.decisions == []
    sitting.reply(Reply("accept"))
    with monkeypatch.context() as patched:
        patched.setattr(notebook, "append", full)
        with pytest.raises(WriteError):
            sitting.undo()
    assert len(sitting.decisions) == 1


def test_a_reworded_code_is_asked_again(study: Study, cache_folder: Path) -> None:
    """A second look says what was decided, and supersedes it."""
    project = study.material.project
    text = project.codebook.read_text(encoding="utf-8")
    old = "uden frygt"
    assert text.count(old) == 1
    sitting = sitting_of(study, code="tryghed")
    sitting.reply(Reply("accept"))
    (decided,) = sitting.decisions
    project.codebook.write_text(text.replace(old, "uden uro"), encoding="utf-8")
    again = sitting_of(study_of(project.folder, cache_folder), code="tryghed").queue
    looks = [item for item in again.items if item.earlier is not None]
    assert [item.earlier.id for item in looks if item.earlier] == [decided.id]
    assert again.items[-1] == looks[0]
    resumed = Sitting(
        study_of(project.folder, cache_folder).material,
        replace(again, items=tuple(looks)),
        device="7e57",
        clock=lambda: "2026-02-02T10:00:00Z",
    )
    resumed.reply(Reply("reject"))
    said = [one for one in read_all(project).decisions if one.coder == "eva"]
    assert said[-1].supersedes == (decided.id,)


def test_selections(study: Study) -> None:
    """Role, transcript, unread and disagreement limit what is asked."""
    everything = sitting_of(study).queue
    residents = sitting_of(study, role="resident").queue
    assert {item.passage.role for item in residents.items} == {"resident"}
    assert 0 < len(residents.items) < len(everything.items)
    one = sitting_of(study, transcript="K07").queue
    assert {item.passage.transcript for item in one.items} == {"K07"}
    unread = review_queue(study, Selection(unread=True), coder="eva")
    maja = {one.passage.id for one in study.claims if one.decisions}
    assert maja
    assert {item.passage.id for item in everything.items} & maja
    decided = {(one.passage.id, one.code) for one in study.claims if one.decisions}
    assert not {(item.passage.id, item.code) for item in unread.items} & decided
    assert review_queue(study, Selection(disagree=True), coder="eva").items == ()
    codes = [item.code for item in everything.items]
    assert codes == sorted(codes, key=[one.id for one in study.material.codebook].index)


def test_most_likely_first_asks_about_everything(study: Study) -> None:
    """Rule hits and passages nothing was found in, in one order, but what was answered."""
    sitting = sitting_of(study, code="belysning")
    sitting.reply(Reply("accept"))
    queue = review_queue(study, Selection(code="belysning", likely=True), coder="eva")
    found = {item.passage.id for item in queue.items}
    assert len(found) == len(queue.items) > len(sitting.queue.items)
    assert queue.items[0].codings
    assert not queue.items[-1].codings
    residents = Selection(code="belysning", likely=True, role="resident")
    some = review_queue(study, residents, coder="eva")
    assert {item.passage.role for item in some.items} == {"resident"}


def test_a_sample_tells_nothing(study: Study) -> None:
    """Drawn passages carry no evidence and no marks, hits and misses mixed."""
    sampling = Sampling(hits=20, misses=20)
    queue = review_queue(study, Selection(code="naboskab", sample=sampling), coder="eva")
    assert queue.is_blind
    assert queue.items
    assert all(item.codings == () and item.marks == () for item in queue.items)
    with pytest.raises(UsageError, match="add --code"):
        review_queue(study, Selection(sample=sampling), coder="eva")


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"code": "tryghde"}, 'Did you mean "tryghed"'),
        ({"role": "residnet"}, 'Did you mean "resident"'),
        ({"transcript": "K1"}, 'no transcript "K1"'),
    ],
)
def test_unknown_names(study: Study, wanted: dict[str, str], message: str) -> None:
    """Are refused before anything is asked."""
    with pytest.raises(UnknownNameError, match=message):
        sitting_of(study, **wanted)


def test_a_memo_is_about_the_passage_and_the_code(study: Study) -> None:
    """Signed by the coder."""
    memo = sitting_of(study, code="tryghed").memo("Tanke.")
    assert memo.by == ("eva",)
    assert [one.kind for one in memo.about] == ["code", "passage"]
