"""Readers survive damaged files: a short, repeatable part of ``make fuzz``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from qualcode.readers import Reader, installed_readers
from qualcode.testing import faults_on, load_samples
from tests.fuzz import run
from tests.fuzz.cases import cases, edited
from tests.plugins import install

ROOT = Path(__file__).parents[2]
SAMPLES = load_samples(ROOT / "tests" / "readers" / "samples")


@pytest.mark.parametrize("reader", installed_readers(), ids=lambda reader: reader.name)
def test_damaged_files_are_read_or_refused(reader: Reader) -> None:
    """Nothing but a transcript or a TranscriptError with a remedy comes of any bytes."""
    own = [one for one in SAMPLES if one.reader == reader.name]

    @settings(
        max_examples=60,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(cases(own))
    def attempt(data: bytes) -> None:
        assert faults_on(reader, data, file="case") == ()

    attempt()


FRAGILE = """
from qualcode.readers import Draft, Utterance

class Fragile:
    name = "fragile"

    def claims(self, data, file):
        return data.startswith(b"%fragile")

    def read(self, data, *, file, encoding, declared):
        if len(data) > 3 and data[0] != 37:
            raise KeyError(data)
        return Draft((Utterance("A", ("hej",)),))

READER = Fragile()
"""


@pytest.mark.slow
def test_make_fuzz_finds_a_fault_and_keeps_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plug-in that fails on some bytes fails the run; the smallest such file is kept."""
    install(tmp_path, module="fragile_reader_of_test", source=FRAGILE, name="fragile")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(run, "KEPT", tmp_path / "kept")
    assert run.survives("fragile", "hypothesis", seconds=20, seed=0) is False
    said = capsys.readouterr().out
    assert "fragile, hypothesis: FAILED" in said
    assert "AssertionError: KeyError at fragile_reader_of_test.py:12 instead" in said
    kept = (tmp_path / "kept" / "fragile-hypothesis").read_bytes()
    assert len(kept) == 4


HANGING = FRAGILE.replace("raise KeyError(data)", "while True: pass").replace("fragile", "hanging")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="by the clock on Windows")
def test_make_fuzz_ends_a_reader_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The traceback tells the line that was being run, and the file is kept."""
    install(tmp_path, module="hanging_reader_of_test", source=HANGING, name="hanging")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(run, "KEPT", tmp_path / "kept")
    assert run.survives("hanging", "hypothesis", seconds=20, seed=0) is False
    assert 'hanging_reader_of_test.py", line 12 in read' in capsys.readouterr().out
    assert (tmp_path / "kept" / "hanging-hypothesis").is_file()


def test_edits_of_an_archive_go_into_its_parts() -> None:
    """The archive still opens, so that what reads its parts is tried."""
    sample = next(one for one in SAMPLES if one.file == "table.docx")
    changed = edited(sample.data, [("insert", 1.0, 1.0, b"<w:p/>")])
    assert changed != sample.data
    assert edited(changed, [("delete", 0.0, 0.0, b"")]) == changed


@pytest.mark.parametrize(
    ("deed", "touched"),
    [
        ("open('OUT/x', 'w')", True),
        ("open('IN/x', 'w')", False),
        ("open(os.devnull, 'w')", False),
        ("open(__file__)", False),
        ("os.mkdir('OUT/y')", True),
        ("os.open('OUT/x', os.O_CREAT)", True),
        ("socket.create_connection(('127.0.0.1', 9))", True),
        ("subprocess.run(['true'])", True),
    ],
)
def test_the_guard_stops_what_a_reader_may_not_do(tmp_path: Path, deed: str, touched: bool) -> None:  # noqa: FBT001 - a case of a table
    """Writing elsewhere, connecting and starting programs end a run of the fuzzer."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    deed = deed.replace("IN", str(inside)).replace("OUT", str(outside))
    script = tmp_path / "deed.py"
    script.write_text(
        "import os, socket, subprocess, sys\n"
        "from pathlib import Path\n"
        "from tests.fuzz.guard import guard\n"
        f"guard(Path({str(inside)!r}))\n"
        f"try:\n    {deed}\nexcept Exception:\n    pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (b"TouchedError" in done.stderr.encode()) is touched
    assert list(outside.iterdir()) == []
