"""The bench of exchange files tells a good file from a bad one."""

import sys
from pathlib import Path

import pytest

from bench.refi import main
from tests.formats.refi_files import TEXT, foreign

RIGHT = ((0, 11, "Interviewer"),)
WRONG = ((4, 11, "noget andet"),)


def bench(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the bench over a folder and give its exit code and what it printed."""
    monkeypatch.setattr(sys, "argv", ["refi", str(folder)])
    code = main()
    return f"{code}\n{capsys.readouterr().out}"


def test_quotes_in_place_and_out_of_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every file is a line; one bad file makes the exit code 1."""
    assert bench(tmp_path, monkeypatch, capsys).startswith("1\n")
    (tmp_path / "a.qdpx").write_bytes(foreign(TEXT, spans=RIGHT))
    good = bench(tmp_path, monkeypatch, capsys)
    assert good.startswith("0\na.qdpx: 1 sources (0 without text), 1 codes, 1 of 1 quotes in place")
    assert "comes back the same" in good
    (tmp_path / "b.qdpx").write_bytes(foreign(TEXT, spans=WRONG))
    (tmp_path / "c.qdpx").write_bytes(b"PK nothing")
    bad = bench(tmp_path, monkeypatch, capsys)
    assert bad.startswith("1\n")
    assert "b.qdpx: 1 sources (0 without text), 1 codes, 0 of 1 quotes in place" in bad
    assert "c.qdpx: NOT READ" in bad
