"""Each sample file beside what must be read from it.

To see what changed after a deliberate change of a reader, print ``as_found`` and edit the
expected file by hand.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from qualcode.model import Transcript
from qualcode.readers import read_transcript

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(path for path in SAMPLES.glob("*/*") if path.suffix != ".json")


def as_found(transcript: Transcript) -> dict[str, Any]:
    """Give what a sample's expected file holds."""
    return {
        "reader": transcript.reader,
        "id": transcript.id,
        "kind": transcript.kind,
        "language": transcript.language,
        "header": dict(transcript.header),
        "turns": [
            [turn.speaker, turn.time.start, turn.time.end, transcript.words_of(turn)]
            for turn in transcript.turns
        ],
        "problems": [str(problem) for problem in transcript.problems],
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sample_is_read_as_expected(path: Path) -> None:
    """Reader, header, turns with times, and what is complained of."""
    expected = json.loads(path.with_name(f"{path.name}.expected.json").read_text("utf-8"))
    assert as_found(read_transcript(path.read_bytes(), file=path.name)) == expected


def test_every_sample_has_its_expected_file() -> None:
    """No sample without expectation, no expectation without sample."""
    expected = {path.name.removesuffix(".expected.json") for path in SAMPLES.glob("*/*.json")}
    assert expected == {path.name for path in FILES}
    assert len(FILES) >= 10
