"""The cache may always be deleted, damaged or out of reach: nothing depends on it."""

import os
from pathlib import Path

import pytest

from qualcode.classify.learned import CodeVerdict, Learned
from qualcode.model import Coding, Hit, Span, Weight
from qualcode.store import Cache
from tests.building import corpus_of

CORPUS = corpus_of({"K01": [("I", "Er her mørkt?"), ("S", "Ja, lampen er gået.")]})


def learned() -> Learned:
    passage = CORPUS.passages[0]
    coding = Coding(
        passage,
        Span(passage.span.start, passage.span.end - 1),
        "fysiske",
        "belysning",
        coder="classifier",
        source="classifier",
        hits=(Hit("belysning", Span(23, 29), "lygte+", "weak", in_question=True),),
        weights=(Weight("gået", 0.125), Weight("lampe", 0.5)),
        score=0.731,
        marks=("negated", "prompted"),
        codebook="c" * 64,
    )
    verdict = CodeVerdict(
        "belysning", "da", 7, 40, missed=8, made=4, right=2, f1=0.333, used=True, reason="untested"
    )
    return Learned((coding,), (verdict,), decided=40, model="ab12")


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    """Under its kind and key, and under no other."""
    cache = Cache(tmp_path / "ny" / "mappe")
    assert cache.load_bytes("tokens", "a") is None
    cache.save_bytes("tokens", "a", b"1\n2")
    cache.save_bytes("tokens", "../b", b"")
    assert cache.load_bytes("tokens", "a") == b"1\n2"
    assert cache.load_bytes("tokens", "../b") == b""
    assert cache.load_bytes("suggestions", "a") is None
    assert [path.parent for path in tmp_path.rglob("*.cache")] == [cache.folder] * 2


@pytest.mark.parametrize("damage", [b"", b"x", b"\n", b"0" * 64 + b"\n12"])
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: bytes) -> None:
    """A checksum that does not fit is a miss."""
    cache = Cache(tmp_path)
    cache.save_bytes("tokens", "a", b"12")
    next(tmp_path.iterdir()).write_bytes(damage)
    assert cache.load_bytes("tokens", "a") is None


def test_one_lost_byte_is_noticed(tmp_path: Path) -> None:
    """A file that the disk cut short is a miss."""
    cache = Cache(tmp_path)
    cache.save_bytes("tokens", "a", b"12")
    path = next(tmp_path.iterdir())
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.load_bytes("tokens", "a") is None


def test_a_cache_that_cannot_be_written_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read-only home, full disk, a file in the way: work goes on without."""
    (tmp_path / "fil").write_bytes(b"")
    Cache(tmp_path / "fil").save_bytes("tokens", "a", b"1")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    cache = Cache(tmp_path / "mappe")
    cache.save_bytes("tokens", "a", b"1")
    assert cache.load_bytes("tokens", "a") is None


def test_the_oldest_files_go_first(tmp_path: Path) -> None:
    """The size is bounded, foreign files are left alone, and what was just kept stays."""
    cache = Cache(tmp_path, limit=250)
    (tmp_path / "fremmed.txt").write_bytes(b"x" * 1000)
    for age, key in enumerate("abc"):
        cache.save_bytes("tokens", key, b"x" * 20)
        for path in tmp_path.glob("*.cache"):
            os.utime(path, (age, age)) if path.stat().st_mtime > 1000 else None
    assert [key for key in "abc" if cache.load_bytes("tokens", key)] == ["b", "c"]
    cache.save_bytes("tokens", "d", b"x" * 900)
    assert [key for key in "abcd" if cache.load_bytes("tokens", key)] == ["d"]
    assert (tmp_path / "fremmed.txt").exists()


def test_what_was_learned_is_found_again(tmp_path: Path) -> None:
    """Every field of suggestions and verdicts, with passages by their ids."""
    cache = Cache(tmp_path)
    assert cache.load_learned("k", corpus=CORPUS) is None
    cache.save_learned("k", learned())
    assert cache.load_learned("k", corpus=CORPUS) == learned()


@pytest.mark.parametrize("kept", [b"", b"[]", b'{"form": 0}', b'{"form": 1}', b"7"])
def test_what_another_version_learned_is_not_there(tmp_path: Path, kept: bytes) -> None:
    """Another form is a miss, never an error."""
    cache = Cache(tmp_path)
    cache.save_bytes("suggestions", "k", kept)
    assert cache.load_learned("k", corpus=CORPUS) is None


def test_suggestions_about_other_passages_are_not_there(tmp_path: Path) -> None:
    """A passage that is no longer cut so makes all of it a miss."""
    cache = Cache(tmp_path)
    cache.save_learned("k", learned())
    assert cache.load_learned("k", corpus=corpus_of({})) is None
