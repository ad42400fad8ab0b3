"""What was learned, as a file: nothing but JSON and arrays, the same bytes every time."""

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from qualcode.classify.learned import CodeVerdict
from qualcode.classify.trained import Trained, TrainedCode
from qualcode.store import read_card, read_model, write_model

WEIGHTS = np.array([[0.5, -1.25, 0.0, 2.0]], dtype=np.float32)
TRAINED = Trained(
    language="da",
    columns=("lampe", " la"),
    rarity=np.array([1.5, 1.0, 1.5, 1.0]),
    codes=(
        TrainedCode("lys", WEIGHTS, at_least=0.1 + 0.2, at_most=-1, untested=False),
        TrainedCode("hunde", WEIGHTS * 3, at_least=-np.inf, at_most=4, untested=True),
    ),
    verdicts=(CodeVerdict("lys", "da", 7, 40, missed=4, made=3, right=3, f1=0.9, used=True),),
    decided=40,
)


def rewritten(data: bytes, name: str, content: bytes | None) -> bytes:
    """Change or drop one member of a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            kept = content if one == name else old.read(one)
            if kept is not None:
                new.writestr(one, kept)
    return out.getvalue()


def test_what_is_written_is_read_again() -> None:
    """Every number to the last bit, every name, every limit."""
    read = read_model(write_model([TRAINED], card={"until": "2026"}))
    assert read is not None
    (one,) = read
    assert (one.language, one.columns, one.decided) == ("da", TRAINED.columns, 40)
    assert one.verdicts == TRAINED.verdicts
    assert np.array_equal(one.rarity, TRAINED.rarity)
    for kept, was in zip(one.codes, TRAINED.codes, strict=True):
        assert np.array_equal(kept.coefficients, was.coefficients)
        assert kept.coefficients.dtype == np.float32
        assert (kept.code, kept.at_least, kept.at_most, kept.untested) == (
            was.code,
            was.at_least,
            was.at_most,
            was.untested,
        )


def test_the_same_model_is_the_same_bytes() -> None:
    """No time, no order of making: the card says what it is told."""
    once = write_model([TRAINED], card={"b": 1, "a": 2})
    assert once == write_model([replace(TRAINED)], card={"a": 2, "b": 1})
    assert read_card(once) == {"form": 1, "parts": 1, "a": 2, "b": 1}
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {one.rsplit(".")[-1] for one in archive.namelist()} == {"json", "npy"}


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all"])
def test_what_is_no_model_is_not_read(data: bytes) -> None:
    """Nothing is learned from rubbish."""
    assert read_model(data) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("card.json", b"{"),
        ("card.json", json.dumps({"form": 99, "parts": 1}).encode()),
        ("0/part.json", None),
        ("0/0.npy", b"\x93NUMPY"),
        ("0/1.npy", None),
    ],
)
def test_a_model_with_a_damaged_or_missing_part_is_not_read(
    name: str, content: bytes | None
) -> None:
    """Nor one of another form."""
    assert read_model(rewritten(write_model([TRAINED], card={}), name, content)) is None


def test_an_array_that_would_run_code_is_not_read() -> None:
    """Objects in arrays come pickled; they are refused."""
    out = io.BytesIO()
    np.save(out, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    data = rewritten(write_model([TRAINED], card={}), "0/0.npy", out.getvalue())
    assert read_model(data) is None
