"""Transcripts kept from one run to the next: the same with and without, damage is a miss."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Problem, Span, TimeRange, Transcript, Turn
from qualcode.store import (
    Cache,
    TranscriptSource,
    load_transcripts,
    reading_basis,
    save_transcripts,
)

BASIS = reading_basis(version="1", declared=("I", "Bo"))
SOURCE = TranscriptSource("sub/Int æ.txt", "ab" * 32, "cp1252")
KEPT = Transcript(
    id="Int æ",
    file="sub/Int æ.txt",
    text="I: Hej\n\nBo: »Ja« \ud800",
    turns=(
        Turn(1, "I", Span(3, 6), TimeRange(0, 1500)),
        Turn(2, "Bo", Span(12, 18)),
    ),
    header={"sprog": "dansk", "deltager": "Bo"},
    kind="interview",
    language="da",
    raw_sha256="ab" * 32,
    reader="text",
    steps=('reader "text"', "merged 2 lines"),
    problems=(Problem("sub/Int æ.txt", 3, 1, "odd.", "Mend it.", "note"),),
    background={"Bo": {"Køn": "M", "role": "resident"}},
)


def test_gives_back_what_was_kept(tmp_path: Path) -> None:
    """Every field of a transcript comes back, and the order of its header."""
    cache = Cache(tmp_path)
    save_transcripts(cache, "study", basis=BASIS, transcripts={SOURCE: KEPT})
    back = load_transcripts(cache, "study", basis=BASIS)
    assert back == {SOURCE: KEPT}
    assert list(back[SOURCE].header) == ["sprog", "deltager"]


def test_another_basis_or_project_has_nothing(tmp_path: Path) -> None:
    """Other declared labels, another reader version, another project: all is read anew."""
    cache = Cache(tmp_path)
    save_transcripts(cache, "study", basis=BASIS, transcripts={SOURCE: KEPT})
    other = reading_basis(version="2", declared=("I", "Bo"))
    assert load_transcripts(cache, "study", basis=other) == {}
    assert load_transcripts(cache, "elsewhere", basis=BASIS) == {}


def test_the_basis_is_of_labels_and_version() -> None:
    """The order of labels is of no account; a label more is another basis."""
    assert reading_basis(version="1", declared={"Bo", "I"}) == BASIS
    assert reading_basis(version="1", declared=("Bo",)) != BASIS
    assert reading_basis(version="2", declared=("I", "Bo")) != BASIS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b"\xff\xfe",
        json.dumps({"basis": BASIS}).encode(),
        json.dumps({"basis": BASIS, "transcripts": [{}]}).encode(),
        json.dumps({"basis": BASIS, "transcripts": [3]}).encode(),
        json.dumps({"basis": BASIS, "transcripts": [{"source": [1, 2, 3, 4]}]}).encode(),
        b'{"basis":' + b"[" * 100_000,
    ],
)
def test_what_is_no_such_file_is_a_miss(tmp_path: Path, data: bytes) -> None:
    """Bytes of another shape are passed over, whatever wrote them."""
    cache = Cache(tmp_path)
    cache.save_bytes("transcripts", "study", data)
    assert load_transcripts(cache, "study", basis=BASIS) == {}


@given(st.integers(0, 100_000), st.integers(1, 255))
def test_damage_is_a_miss(tmp_path_factory: pytest.TempPathFactory, at: int, change: int) -> None:
    """A byte that changed on the disk never gives another transcript."""
    cache = Cache(tmp_path_factory.mktemp("damaged"))
    save_transcripts(cache, "study", basis=BASIS, transcripts={SOURCE: KEPT})
    (path,) = cache.folder.iterdir()
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= change
    path.write_bytes(bytes(data))
    assert load_transcripts(cache, "study", basis=BASIS) == {}
