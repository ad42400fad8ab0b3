"""The battery for readers: it finds each kind of breach, and passes an honest reader."""

import re
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from qualcode.errors import TranscriptError
from qualcode.formats import decode
from qualcode.model import Problem, TimeRange
from qualcode.readers import Draft, Utterance
from qualcode.testing import ReaderContractError, Sample, check_reader
from qualcode.testing import reader_contract as battery

MARK = "%minutes"
TEXT = f"{MARK}\nBent> Så er mødet åbnet.\nOda> Tak, Bent.\n"
TURNS = [["Bent", None, None, "Så er mødet åbnet."], ["Oda", None, None, "Tak, Bent."]]
GOOD = Sample("moede.minutes", TEXT.encode(), {"turns": TURNS})
PLAIN = Sample("tale.txt", b"I: Hej?\n\nIP: Hej.\n", {"turns": []})

Change = Callable[[Draft], Any]


def honest_claims(data: bytes, file: str) -> bool:
    """Claim what begins with the mark."""
    try:
        return decode(data).text.startswith(MARK)
    except TranscriptError:
        return False


@dataclass(frozen=True)
class Minutes:
    """An honest reader, until a part of it is exchanged."""

    name: str = "minutes"
    claims_by: Callable[[bytes, str], Any] = honest_claims
    change: Change = lambda draft: draft
    before: Callable[[bytes, str, Collection[str]], object] = lambda *_: None
    last_resort: bool = False

    def claims(self, data: bytes, file: str) -> bool:
        """Claim as it was told to."""
        return self.claims_by(data, file)  # type: ignore[no-any-return]

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Read ``Name> words`` lines."""
        self.before(data, file, declared)
        lines = decode(data, encoding=encoding).text.split("\n")[1:]
        pairs = [line.partition("> ") for line in lines if "> " in line]
        if not pairs:
            raise TranscriptError("Nobody speaks.", remedy="Is it the right file?")
        return self.change(Draft(tuple(Utterance(a, (b,)) for a, _, b in pairs)))  # type: ignore[no-any-return]


def breaches(reader: Any, *samples: Sample, **more: Any) -> str:
    """Give the message of the battery, or nothing when it passes."""
    try:
        check_reader(reader, samples or (GOOD,), **more)
    except ReaderContractError as error:
        return str(error)
    return ""


def test_an_honest_reader_passes() -> None:
    """Nothing is raised for a reader of 20 lines that keeps the contract."""
    check_reader(Minutes(), [GOOD], others=[PLAIN])


def test_all_breaches_come_in_one_message() -> None:
    """The author sees everything at once, with the count."""
    said = breaches(Minutes(claims_by=lambda data, file: file.endswith(".minutes")))
    assert said.startswith('The reader "minutes" breaks the contract in ')
    assert 'moede.minutes: not claimed under the name "transcript"' in said
    assert "moede.minutes: claimed by its name alone (emptied)" in said
    assert "moede.minutes: claimed by its name alone (noise)" in said


def changed(**parts: object) -> Change:
    """Exchange parts of the first utterance."""
    return lambda draft: replace(
        draft,
        utterances=(replace(draft.utterances[0], **parts), *draft.utterances[1:]),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda draft: None, "read gave NoneType instead of Draft"),
        (lambda draft: replace(draft, kind="talk"), "kind 'talk'"),
        (lambda draft: replace(draft, header={"a": 1}), "holds something that is no text"),
        (lambda draft: replace(draft, header={"Dato": "1"}), "keys that are not casefolded"),
        (lambda draft: replace(draft, problems=("oh",)), "something that is no Problem"),
        (lambda draft: replace(draft, utterances=("hej",)), "utterance 1 is not speaker and"),
        (changed(paragraphs="hej"), "utterance 1 is not speaker and"),
        (changed(time=TimeRange(1.5)), "times in whole ms"),  # type: ignore[arg-type]
        (changed(time=TimeRange(-1)), "times in whole ms"),
        (changed(time=TimeRange(9, 3)), "turn 1 ends before it starts (9 to 3 ms)"),
        (changed(paragraphs=("Så er mødet",)), "1 words of the speech are lost: åbnet."),
        (changed(paragraphs=("Så er mødet åbnet. Tak,",)), "are doubled or added: Tak,"),
        (changed(speaker="Bent:"), 'the speaker "Bent:": a label is a bare name'),
        (changed(speaker="[00:00:01] Bent"), "a label is a bare name"),
        (changed(paragraphs=("Så [00:01:02] er",)), 'the time stamp "[00:01:02]"'),
        (changed(paragraphs=("#00:01:02-3# Så er",)), 'the time stamp "#00:01:02-3#"'),
        (lambda draft: replace(draft, utterances=draft.utterances[:1]), "1 turns instead of 2"),
        (lambda draft: replace(draft, utterances=draft.utterances[::-1]), "turn 1 is ['Oda'"),
        (
            lambda draft: replace(draft, problems=(Problem("x", 1, 0, "Odd.", "Look."),)),
            'a problem names the file "x"',
        ),
        (
            lambda draft: replace(draft, problems=(Problem("moede.minutes", 1, 0, "Odd."),)),
            "does not say what happened and what to do",
        ),
        (
            lambda draft: replace(draft, problems=(Problem("moede.minutes", 9, 0, "a", "b"),)),
            "is on line 9 of 3",
        ),
    ],
)
def test_a_breach_of_the_draft_is_named(change: Change, said: str) -> None:
    """What a reader hands over is held against types, times, words and the expected file."""
    assert said in breaches(Minutes(change=change))


def test_a_reader_that_fails_is_caught_with_its_line() -> None:
    """Any exception but TranscriptError is a breach; the message of it is not shown."""

    def fail(data: bytes, file: str, declared: Collection[str]) -> None:
        if b"\xff" in data or len(data) < 40:
            raise KeyError("Bent sagde noget")

    said = breaches(Minutes(before=fail))
    assert re.search(r"cut after \d+ bytes: KeyError at test_reader_contract.py:\d+ instead", said)
    assert "Bent sagde" not in said


def test_a_refusal_without_remedy_is_a_breach() -> None:
    """Whoever refuses a file says what to do with it."""

    def refuse(data: bytes, file: str, declared: Collection[str]) -> None:
        raise TranscriptError("No.")

    said = breaches(Minutes(before=refuse))
    assert 'moede.minutes: cannot be read: the refusal "No." has no remedy' in said


def test_claims_that_fail_or_answer_oddly_are_breaches() -> None:
    """``claims`` says True or False, for any bytes."""
    assert "claims must answer True or False (None)" in breaches(
        Minutes(claims_by=lambda data, file: honest_claims(data, file) or None)
    )
    assert "(IndexError at test_reader_contract.py" in breaches(
        Minutes(claims_by=lambda data, file: data[0] == ord(MARK[0]))
    )


def test_what_another_reader_claims_is_a_breach() -> None:
    """Two readers for one file would stop the user: installed ones, and given samples."""
    subtitle = Sample("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Hej", {"turns": []})
    greedy = Minutes(claims_by=lambda data, file: bool(data.strip(b"\0\x01\xfe\xff")))
    assert 'a.vtt: claimed by the installed reader "vtt" too' in breaches(greedy, subtitle)
    said = breaches(greedy, GOOD, others=[PLAIN])
    assert "tale.txt: claimed, although it is a file of another reader" in said
    assert "tale.txt" not in breaches(replace(greedy, last_resort=True), GOOD, others=[PLAIN])


def test_a_reader_that_remembers_is_caught() -> None:
    """The same bytes give the same transcript, whatever was read before."""
    seen: list[str] = []

    def count(draft: Draft) -> Draft:
        seen.append("x")
        return replace(draft, steps=(f"file {len(seen)}",))

    assert "read twice, it is not the same twice" in breaches(Minutes(change=count))


def test_declared_labels_and_names_of_files_change_no_turn() -> None:
    """A label that is found anyway may be declared; a file may be called anything."""

    def refuse(data: bytes, file: str, declared: Collection[str]) -> None:
        if declared or file == "transcript":
            raise TranscriptError("No.", remedy="No.")

    said = breaches(Minutes(before=refuse))
    assert "other turns when the labels in it are declared" in said
    assert "other turns under another file name" in said


def test_a_reader_of_one_line_end_and_encoding_is_caught() -> None:
    """The same words saved by another program are the same transcript."""

    def claims(data: bytes, file: str) -> bool:
        return data.startswith(MARK.encode())

    def utf8(data: bytes, file: str, declared: Collection[str]) -> None:
        if b"\xe5" in data:
            raise TranscriptError("No.", remedy="No.")

    said = breaches(Minutes(claims_by=claims, before=utf8))
    assert "moede.minutes, saved with a byte order mark: not claimed" in said
    assert "moede.minutes, saved as UTF-16: not claimed" in said
    assert "moede.minutes, saved as Windows-1252: other turns" in said
    assert "saved with CRLF" not in said


def test_a_slow_reader_is_caught() -> None:
    """What takes longer than the limit is named with the damage that made it so."""
    assert re.search(
        r"emptied: took \d+ s of the processor, more than -1 s", breaches(Minutes(), seconds=-1)
    )


def test_a_reader_without_sample_or_methods_is_no_reader() -> None:
    """Nothing passes by having nothing to look at."""
    with pytest.raises(ReaderContractError, match="it has no sample"):
        check_reader(Minutes(), [])
    assert 'it has no method "claims"' in breaches(object())
    assert 'it has no "name"' in breaches(object())


def test_a_sample_without_turns_prints_what_was_read() -> None:
    """The author checks it and saves it as the expected file."""
    said = breaches(Minutes(), replace(GOOD, expected=None))
    assert "save them as moede.minutes.expected.json: {'reader': 'minutes'" in said
    assert "that no transcript has" in breaches(
        Minutes(), replace(GOOD, expected={"turns": TURNS, "speakers": []})
    )


def test_a_long_list_is_cut_with_its_count() -> None:
    """Forty lines are shown, and how many more there are."""
    assert re.search(r"\n- and \d+ more$", breaches(Minutes(), seconds=-1, times=60))


def packed(text: str) -> bytes:
    """Give an archive with one part."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("minutes.xml", f"<a>{text}</a>")
    return out.getvalue()


@dataclass(frozen=True)
class Trusting(Minutes):
    """A reader of archives that follows whatever stands in them."""

    name: str = "trusting"

    def claims(self, data: bytes, file: str) -> bool:
        """Claim archives with the one part."""
        return data.startswith(b"PK") and b"minutes.xml" in data

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give all the text there is, files that it points to included."""
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                text = archive.read("minutes.xml")[:100_000].decode()
        except Exception:  # noqa: BLE001 - this one is about what it reads, not what it refuses
            raise TranscriptError("No.", remedy="No.") from None
        outside = re.search(r'SYSTEM "file://([^"]+)"', text)
        found = Path(outside[1]).read_text("utf-8") if outside else "hej"
        return Draft((Utterance("A", (found,)),))


def test_a_reader_that_follows_entities_is_caught() -> None:
    """What stands in another file never comes into a transcript."""
    sample = Sample("a.zip", packed("hej"), {"turns": [["A", None, None, "hej"]]})
    said = breaches(Trusting(), sample)
    assert "a.zip, with an entity from outside: another file was read into it" in said
    assert battery._FOREIGN not in said
