"""One event is one line, and only an undamaged line is an event."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Decision, Reading, Span, Translation
from qualcode.store import Event, Undo
from qualcode.store.events import DAMAGED, MARKS, NEWER, VERDICTS, checksum, from_line, to_line

TEXTS = st.text(max_size=20)
NAMES = st.text(min_size=1, max_size=10)
SPANS = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: Span(*sorted(pair)))
DECISIONS = st.builds(
    Decision,
    id=NAMES,
    coder=NAMES,
    transcript=NAMES,
    fingerprint=TEXTS,
    span=SPANS,
    code=NAMES,
    verdict=st.sampled_from(VERDICTS),
    quote=TEXTS,
    before=TEXTS,
    after=TEXTS,
    time=TEXTS,
    codebook=TEXTS,
    marks=st.lists(st.sampled_from(MARKS), max_size=3).map(tuple),
    starred=st.booleans(),
    supersedes=st.lists(NAMES, max_size=2).map(tuple),
    was=TEXTS,
)
READINGS = st.builds(
    Reading,
    id=NAMES,
    coder=NAMES,
    transcript=NAMES,
    fingerprint=TEXTS,
    spans=st.lists(SPANS, max_size=3).map(tuple),
    codes=st.lists(NAMES, max_size=3).map(tuple),
    time=TEXTS,
    prints=st.lists(TEXTS, max_size=3).map(tuple),
)
UNDOS = st.builds(Undo, id=NAMES, coder=NAMES, undoes=NAMES, time=TEXTS)
TRANSLATIONS = st.builds(
    Translation,
    id=NAMES,
    coder=NAMES,
    transcript=NAMES,
    fingerprint=TEXTS,
    span=SPANS,
    quote=TEXTS,
    language=NAMES,
    text=TEXTS,
    before=TEXTS,
    after=TEXTS,
    time=TEXTS,
    supersedes=st.lists(NAMES, max_size=2).map(tuple),
    speaker=TEXTS,
)
UNDO = Undo("e2", "maja", "e1", "2026-01-05T10:00:00Z")
READING = Reading("e3", "maja", "K01", "f" * 64, (Span(0, 4),), ("belysning",))


def sealed(**said: object) -> bytes:
    return json.dumps({**said, "check": checksum(said)}).encode()


def fields_of(event: Event) -> dict[str, object]:
    said: dict[str, object] = json.loads(to_line(event))
    del said["check"]
    return said


@given(DECISIONS | READINGS | UNDOS | TRANSLATIONS)
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    """Nothing a person said is lost, whatever signs are in it."""
    line = to_line(event)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert from_line(line) == event
    assert from_line(b"\xef\xbb\xbf" + line.strip() + b"\r") == event


def test_a_line_can_be_read_by_people() -> None:
    """Letters stay letters, keys are sorted, and the version comes with it."""
    undo = Undo("e2", "Åse", "e1")
    check = f'{{"check":"{checksum(fields_of(undo))}",'
    rest = '"coder":"Åse","event":"undo","id":"e2","time":"","undoes":"e1","v":1}\n'
    assert to_line(undo).decode() == check + rest


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_one_changed_byte_is_noticed(place: int, change: int) -> None:
    """Whichever byte is changed, the line says the same thing or nothing."""
    line = bytearray(to_line(READING).strip())
    line[place % len(line)] ^= change
    assert from_line(bytes(line)) in (DAMAGED, NEWER, READING)


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"[]", b"7", b"{}", b'"a"', b"\xff", b"[" * 5000, b'{"v":1,"check":"x"}'],
)
def test_what_is_no_event_is_damaged(line: bytes) -> None:
    """Torn, foreign or hostile: never an exception."""
    assert from_line(line) == DAMAGED


def test_what_a_newer_version_wrote_is_said_to_be_so() -> None:
    """Another version or a kind of event not known yet: update, nothing is damaged."""
    assert from_line(sealed(v=2, event="decision")) == NEWER
    assert from_line(sealed(v=1, event="merge")) == NEWER


@pytest.mark.parametrize(
    ("event", "wrong"),
    [
        (UNDO, {"undoes": ""}),
        (UNDO, {"coder": 7}),
        (READING, {"spans": [[4, 2]]}),
        (READING, {"spans": [[0, True]]}),
        (READING, {"spans": [[0]]}),
        (READING, {"spans": [7]}),
        (READING, {"spans": 7}),
        (READING, {"codes": "belysning"}),
        (READING, {"codes": [7]}),
    ],
)
def test_a_sealed_line_with_wrong_fields_is_damaged(event: Event, wrong: dict[str, object]) -> None:
    """A right checksum does not make nonsense an event."""
    assert from_line(sealed(**fields_of(event))) == event
    assert from_line(sealed(**(fields_of(event) | wrong))) == DAMAGED


def test_an_unknown_verdict_is_damaged() -> None:
    """Only accept, reject and unsure are verdicts."""
    decision = Decision("e1", "maja", "K01", "f", Span(0, 2), "lys", "accept", "Ja")
    said = fields_of(decision)
    assert from_line(sealed(**(said | {"verdict": "maybe"}))) == DAMAGED
    del said["code"]
    assert from_line(sealed(**said)) == DAMAGED
