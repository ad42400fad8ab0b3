"""``qualcode journal`` as a researcher uses it, mishaps included."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from qualcode.model import Decision, Placement, Reading, Renaming, Span, Verdict
from qualcode.review import Pen, Say, decide, standing
from qualcode.store import (
    Cache,
    Event,
    Project,
    Undo,
    append,
    ensure_saved,
    find_project,
    laid_aside,
    read_all,
)
from qualcode.store.events import Withdrawn, to_line
from qualcode.workflow.material import Material, read_material
from tests.cli.running import Said, say
from tests.small_project import CODEBOOK, lay_out

Capture = pytest.CaptureFixture[str]
DAY = "2026-01-0{}T10:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small project in which nobody has decided."""
    return lay_out(tmp_path / "small")


@pytest.fixture
def material(folder: Path, cache_folder: Path) -> Material:
    """Give it as read."""
    return read_material(find_project(folder), cache=Cache(cache_folder))


def decided(
    material: Material,
    turn: int,
    verdict: Verdict,
    *,
    day: int,
    code: str = "belysning",
    coder: str = "maja",
    supersedes: tuple[str, ...] = (),
) -> Decision:
    """Decide on the whole of a turn of K01, and keep the codebook."""
    project, data = material.project, material.codebook_data
    ensure_saved(project, data, time=DAY.format(1), author=coder, reason="review", automatic=True)
    pen = Pen(coder, DAY.format(day), material.codebook.fingerprint)
    span = material.corpus.passages_of_turn("K01", turn)[0].span
    one = decide(material.corpus, pen, Say("K01", span, code, verdict, supersedes))
    save(project, one, coder=coder)
    return one


def save(project: Project, *events: Event, coder: str = "maja") -> Path:
    return append(project, events, coder=coder, device="ab12")


def journal(capsys: Capture, folder: Path, *arguments: object) -> Said:
    return say(capsys, "journal", *arguments, "--project", folder)


def rows(capsys: Capture, folder: Path, *arguments: object) -> list[dict[str, object]]:
    """Give what ``show --json`` lists."""
    said = journal(capsys, folder, "show", *arguments, "--json")
    assert said.code == 0
    values = said.json
    assert isinstance(values, list)
    return values


def test_show_tells_what_became_of_everything(
    material: Material, folder: Path, capsys: Capture
) -> None:
    """Oldest first, with verdict, code, turn, quote, and what took its place."""
    first = decided(material, 2, "accept", day=1)
    second = decided(material, 2, "reject", day=2, supersedes=(first.id,))
    third = decided(material, 4, "unsure", day=3, code="tryghed", coder="eva")
    save(material.project, Undo("u" * 8, "maja", second.id, DAY.format(4)))
    passages = tuple(one.span for one in material.corpus.passages_of("K01"))
    print_ = material.corpus.transcript("K01").fingerprint
    reading = Reading("r" * 8, "eva", "K01", print_, passages, ("tryghed",), DAY.format(5))
    save(material.project, reading, coder="eva")
    said = journal(capsys, folder, "show")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0].split() == ["time", "(UTC)", "coder", "code", "place", "quote", "id"]
    assert "2026-01-01 10:00  maja   yes     belysning  K01:2  »Ja, lampen i tunnelen" in lines[1]
    assert lines[1].endswith(first.id[:8])
    assert "no" in lines[2]
    assert "undone by uuuuuuuu" in lines[2]
    assert "unsure  tryghed    K01:4  »Nej.«" in lines[3]
    assert "3 passages for 1 code" in lines[4]
    assert "4 events, of which 3 still stand." in said.out
    told = rows(capsys, folder)
    assert [(one["id"], one["state"], one["turn"]) for one in told] == [
        (first.id, "stands", 2),
        (second.id, "undone", 2),
        (third.id, "stands", 4),
        ("r" * 8, "stands", None),
    ]
    assert told[1]["supersedes"] == [first.id]
    assert told[3]["passages"] == 3


def test_what_was_said_at_one_time_is_told_in_the_order_of_the_text(
    material: Material, folder: Path, capsys: Capture
) -> None:
    """As an imported table is: by coder, transcript and turn."""
    turns = [6, 2, 4]
    for turn in turns:
        decided(material, turn, "accept", day=1)
    decided(material, 2, "accept", day=1, coder="eva")
    told = rows(capsys, folder)
    assert [(one["coder"], one["turn"]) for one in told] == [
        ("eva", 2),
        ("maja", 2),
        ("maja", 4),
        ("maja", 6),
    ]


def test_show_filters(material: Material, folder: Path, capsys: Capture) -> None:
    """By coder, code, transcript, day, and what was undone."""
    first = decided(material, 2, "accept", day=1)
    second = decided(material, 2, "reject", day=2)
    third = decided(material, 4, "accept", day=3, code="tryghed", coder="eva")
    save(material.project, Undo("u" * 8, "maja", second.id, DAY.format(4)))

    def found(*arguments: str) -> list[object]:
        return [one["id"] for one in rows(capsys, folder, *arguments)]

    assert found("--coder", "maja") == [first.id, second.id]
    assert found("--code", "tryghed") == [third.id]
    assert found("--transcript", "K02") == []
    assert found("--since", "2026-01-02") == [second.id, third.id]
    assert found("--undone") == [second.id]
    assert "0 events" in journal(capsys, folder, "show", "--transcript", "K02").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--coder", "mja"), 'Did you mean "maja"?'),
        (("--code", "belysnign"), 'Did you mean "belysning"?'),
        (("--transcript", "K1"), 'no transcript "K1"'),
        (("--since", "i går"), "Write it as 2026-01-31"),
    ],
)
def test_unknown_names_are_no_empty_lists(
    arguments: tuple[str, str], message: str, material: Material, folder: Path, capsys: Capture
) -> None:
    """They are errors that name the nearest."""
    decided(material, 2, "accept", day=1)
    said = journal(capsys, folder, "show", *arguments)
    assert said.code == 2
    assert message in said.err


def test_show_names_what_has_no_place(material: Material, folder: Path, capsys: Capture) -> None:
    """A code that is gone, a decision that was dropped by hand, settled places."""
    first = decided(material, 2, "accept", day=1)
    second = decided(material, 4, "accept", day=1, code="tryghed")
    there = Placement("", "maja", second.id, "K01", second.fingerprint, second.span, second.quote)
    save(
        material.project,
        Placement("p" * 8, "maja", first.id, dropped=True, time=DAY.format(2)),
        replace(there, id="q" * 8, time=DAY.format(3)),
        Renaming("n" * 8, "maja", "K09", "K02", DAY.format(4)),
        Withdrawn("w" * 8, "maja", DAY.format(5)),
    )
    text = journal(capsys, folder, "show").out
    assert f"decision {first.id[:8]}" in text
    assert [one["state"] for one in rows(capsys, folder)][:2].count("dropped") == 1
    assert [one["event"] for one in rows(capsys, folder)][2:] == [
        "placement",
        "placement",
        "renaming",
    ]
    (folder / "codebook.yaml").write_text(
        CODEBOOK.replace("id: tryghed", "id: sikkerhed"), encoding="utf-8"
    )
    assert "has no place" in journal(capsys, folder, "show").out
    assert rows(capsys, folder, "--code", "tryghed")[0]["state"] == "lost"


def test_the_later_of_two_stands_where_neither_names_the_other(
    material: Material, folder: Path, capsys: Capture
) -> None:
    """Said on two computers that were not in touch; equal times go by id."""
    first = decided(material, 2, "accept", day=2)
    second = decided(material, 2, "reject", day=1)
    third = decided(material, 2, "unsure", day=2)
    last = max(first, third, key=lambda one: one.id)
    told = {str(one["id"]): (one["state"], one["by"]) for one in rows(capsys, folder)}
    assert told[last.id] == ("stands", "")
    assert told[second.id] == ("superseded", last.id)


def test_undo_is_shown_written_and_can_itself_be_undone(
    material: Material, folder: Path, capsys: Capture
) -> None:
    """Nothing is written without a yes; what had been superseded counts again."""
    first = decided(material, 2, "accept", day=1)
    second = decided(material, 2, "reject", day=2, supersedes=(first.id,))
    path = folder / "decisions" / "maja.ab12.jsonl"
    before = path.read_bytes()
    said = journal(capsys, folder, "undo", second.id[:8])
    assert said.code == 1
    assert "Nothing was written. Add --yes" in said.out
    assert "This changes:\n  time (UTC)" in said.out
    assert first.id[:8] in said.out
    refused = journal(capsys, folder, "undo", second.id, "--json")
    assert (refused.code, path.read_bytes()) == (1, before)
    done = journal(capsys, folder, "undo", second.id, "--yes", "--json")
    assert done.code == 0
    values = done.json
    assert isinstance(values, dict)
    assert values["undoes"] == second.id
    assert [one["id"] for one in values["changes"]] == [first.id]
    assert path.read_bytes() == before
    assert [one.id for one in read_all(Project(folder)).decisions] == [first.id]
    twice = journal(capsys, folder, "undo", second.id, "--yes")
    assert twice.code == 2
    undo = str(values["undo"])
    assert f"qualcode journal undo {undo[:8]}" in twice.err
    again = journal(capsys, folder, "undo", undo, "--yes")
    assert again.code == 0
    assert "that would hold again" in again.out
    assert {one["id"]: one["state"] for one in rows(capsys, folder)} == {
        first.id: "superseded",
        second.id: "stands",
    }
    assert journal(capsys, folder, "verify").code == 0


@pytest.mark.parametrize(
    ("wanted", "more", "message"),
    [
        ("mine", (), "Write more of it"),
        ("min", (), 'nothing with the id "min"'),
        ("wwww", (), 'nothing with the id "wwww"'),
        ("mine-1", ("--coder", "eva"), "you are eva. Nobody takes back"),
        ("hers", (), "is what eva said, and you are maja"),
    ],
)
def test_only_ones_own_and_only_what_is_meant(
    wanted: str, more: tuple[str, ...], message: str, folder: Path, capsys: Capture
) -> None:
    """Another coder's, several, none, and what somebody withdrew are refused, unwritten."""
    project = Project(folder)
    one = Decision("mine-1", "maja", "K01", "f" * 64, Span(0, 2), "belysning", "accept", "Ja")
    save(project, one, replace(one, id="mine-2"), Withdrawn("wwww", "maja"))
    save(project, replace(one, id="hers", coder="eva"), coder="eva")
    before = {path: path.read_bytes() for path in project.decisions.glob("*.jsonl")}
    said = journal(capsys, folder, "undo", wanted, "--yes", *more)
    assert said.code == 2
    assert message in said.err
    assert {path: path.read_bytes() for path in project.decisions.glob("*.jsonl")} == before


def test_undo_asks_who_one_is(material: Material, folder: Path, capsys: Capture) -> None:
    """Where there is no decider and more than one coder."""
    one = decided(material, 2, "accept", day=1)
    decided(material, 2, "accept", day=1, coder="eva")
    settings = folder / "qualcode.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("decider: maja\n", ""), "utf-8"
    )
    said = journal(capsys, folder, "undo", one.id, "--yes")
    assert "you did not say who you are" in said.err
    assert journal(capsys, folder, "undo", one.id, "--yes", "--coder", "maja").code == 0


def test_verify_and_merge(material: Material, folder: Path, capsys: Capture) -> None:
    """A copy is told; merging shows, waits for a yes, adds, lays aside, and is done once."""
    one = decided(material, 2, "accept", day=1)
    assert "Every line is whole." in journal(capsys, folder, "verify").out
    assert "nothing to merge" in journal(capsys, folder, "merge").out
    other = replace(one, id="n" * 8, code="tryghed")
    copy = folder / "decisions" / "maja.ab12 (Maja's conflicted copy 2022-10-04).jsonl"
    copy.write_bytes(to_line(one) + to_line(other) + b'{"torn')
    seen = journal(capsys, folder, "verify")
    assert seen.code == 1
    assert "2 events, 1 of them in no journal" in seen.err
    assert f"{copy.name}:3: the last line was cut off" in seen.err
    assert "2 problems above." in seen.out
    for more in ((), ("--json",)):
        waiting = journal(capsys, folder, "merge", *more)
        assert waiting.code == 1
        assert copy.exists()
    done = journal(capsys, folder, "merge", "--yes")
    assert done.code == 0
    assert "Added 1 event to decisions/maja." in done.out
    assert f"to decisions/merged/{copy.name}" in done.out
    assert [path.name for path in laid_aside(Project(folder))] == [copy.name]
    after = journal(capsys, folder, "verify", "--json")
    assert after.code == 0
    values = after.json
    assert isinstance(values, dict)
    assert (values["events"], values["problems"]) == (2, [])
    copy.write_bytes(to_line(other) + b'{"v":2}\n')
    stays = journal(capsys, folder, "merge", "--yes", "--json")
    assert stays.code == 1
    assert "a newer qualcode" in str(stays.json)
    assert "stays: a newer qualcode" in journal(capsys, folder, "merge").out
    copy.write_bytes(to_line(other))
    merged = journal(capsys, folder, "merge", "--yes", "--json").json
    assert isinstance(merged, dict)
    assert merged["merged"] is True
    assert merged["aside"] == {f"decisions/{copy.name}": f"decisions/merged/2 {copy.name}"}


def test_a_part_that_is_not_there(folder: Path, capsys: Capture) -> None:
    """Names the nearest."""
    said = journal(capsys, folder, "verfy")
    assert said.code == 2
    assert 'Did you mean "verify"?' in said.err


@pytest.mark.parametrize("part", ["verify", "merge", "show", "undo"])
def test_every_part_has_an_example(part: str, capsys: Capture) -> None:
    """Help says what it does, and shows it."""
    assert "Examples:" in say(capsys, "journal", part, "--help").out


# What happens to disks and files.


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_takes_nothing(
    number: int,
    material: Material,
    folder: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Full after some bytes, read-only, not allowed: a sentence, and the journal as it was."""
    one = decided(material, 2, "accept", day=1)
    path = folder / "decisions" / f"maja.{device_of(folder, capsys, one)}.jsonl"
    before = path.read_bytes()
    write, begin = os.write, os.open

    def fill(descriptor: int, data: bytes) -> int:
        if len(data) < 100:
            raise OSError(number, os.strerror(number))
        return write(descriptor, data[:50])

    def refuse(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(name) == path and flags & os.O_APPEND:
            raise OSError(number, os.strerror(number))
        return begin(name, flags, mode)

    with monkeypatch.context() as patched:
        if number == errno.ENOSPC:
            patched.setattr(os, "write", fill)
        else:
            patched.setattr(os, "open", refuse)
        said = journal(capsys, folder, "undo", one.id, "--yes")
    assert said.code == 1
    assert f"{path.name}: cannot be written ({os.strerror(number).lower()})" in said.err
    assert path.read_bytes() == before
    assert journal(capsys, folder, "undo", one.id, "--yes").code == 0


def device_of(folder: Path, capsys: Capture, one: Decision) -> str:
    """Undo and undo again, so that this computer has a journal; give its four signs."""
    done = journal(capsys, folder, "undo", one.id, "--yes", "--json").json
    assert isinstance(done, dict)
    assert journal(capsys, folder, "undo", done["undo"], "--yes").code == 0
    names = {path.name for path in (folder / "decisions").glob("maja.*.jsonl")}
    return (names - {"maja.ab12.jsonl"}).pop().split(".")[1]


def changed(data: bytes) -> bytes:
    return data.replace(b'"verdict":"reject"', b'"verdict":"accept"', 1)


def removed(data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join([lines[0], *lines[2:]])


def doubled(data: bytes) -> bytes:
    return data + data.splitlines(keepends=True)[0]


def saved_by_an_editor(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


def newer(data: bytes) -> bytes:
    return data + b'{"v":2,"event":"decision","id":"x"}\n'


@dataclass(frozen=True)
class Edit:
    """What somebody did to a journal of three lines, and what is told and left of it."""

    of: Callable[[bytes], bytes]
    told: str = ""
    code: int = 1
    left: int = 3


EDITS = [
    Edit(changed, ":2: this line is damaged and was not used", left=2),
    Edit(removed, ":2: the line that was written before this one is in no journal", left=2),
    Edit(doubled, ":4: this line says again what line 1 says; it counts once", code=0),
    Edit(saved_by_an_editor, code=0),
    Edit(newer, ":4: this line was written by a newer qualcode"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda one: one.of.__name__)
def test_a_journal_that_somebody_edited(
    edit: Edit, material: Material, folder: Path, capsys: Capture
) -> None:
    """What is whole counts; the place and what to do are told; deciding goes on in that file."""
    said: tuple[tuple[int, Verdict], ...] = ((2, "accept"), (4, "reject"), (6, "unsure"))
    for turn, verdict in said:
        decided(material, turn, verdict, day=turn)
    path = folder / "decisions" / "maja.ab12.jsonl"
    path.write_bytes(edit.of(path.read_bytes()))
    edited = path.read_bytes()
    seen = journal(capsys, folder, "verify")
    assert seen.code == edit.code
    assert edit.told in seen.err
    assert "lampen" not in seen.err
    assert len(read_all(Project(folder)).decisions) == edit.left
    decided(material, 4, "accept", day=9)
    assert path.read_bytes().startswith(edited)
    assert len(read_all(Project(folder)).decisions) == edit.left + 1


def test_a_clock_that_was_set_back(material: Material, folder: Path, capsys: Capture) -> None:
    """What names an earlier decision takes its place, though its time lies before."""
    first = decided(material, 2, "accept", day=9)
    second = decided(material, 2, "reject", day=2, supersedes=(first.id,))
    save(material.project, Undo("u" * 8, "maja", second.id, DAY.format(1)))
    save(material.project, Undo("v" * 8, "maja", "u" * 8, DAY.format(1)))
    told = {one["id"]: (one["state"], one["by"]) for one in rows(capsys, folder)}
    assert told == {first.id: ("superseded", second.id), second.id: ("stands", "")}
    stands = standing(read_all(Project(folder)).decisions, corpus=material.corpus)
    assert [one["maja"].id for one in stands.values()] == [second.id]
    assert journal(capsys, folder, "verify").code == 0


def test_it_works_while_transcripts_cannot_be_read(folder: Path, capsys: Capture) -> None:
    """Verifying and merging need the journals only."""
    (folder / "transcripts" / "K01.txt").unlink()
    (folder / "transcripts" / "K02.txt").write_bytes(b"\0\0")
    (folder / "codebook.yaml").write_text("themes: [", encoding="utf-8")
    assert journal(capsys, folder, "verify").code == 0
    assert journal(capsys, folder, "merge").code == 0
