"""``qualcode train``: what it says before and after people decide."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest

from qualcode.classify import CodeVerdict, Reason
from qualcode.cli.learning_words import DECLINED, UNTESTED, verdict_in_words
from qualcode.cli.train import in_ten
from qualcode.store import Cache, read_card, read_model
from tests.cli.running import Said, say
from tests.workflow.lamps import lay_out, read_four

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project that nobody has decided anything in."""
    return lay_out(tmp_path_factory.mktemp("lamps") / "undecided")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the project with four of six interviews read; not to be written to."""
    folder = lay_out(tmp_path_factory.mktemp("lamps") / "decided")
    read_four(folder)
    return folder


def values(said: Said) -> dict[str, Any]:
    found = said.json
    assert isinstance(found, dict)
    return found


def kept_files(decided: Path, cache_folder: Path, capsys: Capture) -> tuple[Path, Path]:
    """Train, and give the files in which the model and its suggestions are kept."""
    key = values(say(capsys, "train", "--json", "--project", decided))["card"]["inputs"]
    cache = Cache(cache_folder)
    return cache._path("model", key), cache._path("suggestions", key)


def test_without_decisions_it_says_so_and_what_to_do(undecided: Path, capsys: Capture) -> None:
    """Nothing is claimed of a classifier that nobody has taught."""
    said = say(capsys, "train", "--project", undecided)
    assert said.code == 0
    assert "Nothing to learn from yet" in said.out
    assert "untested" in said.out
    assert said.out.rstrip().splitlines()[-1].startswith("Next   qualcode review")
    assert values(say(capsys, "train", "--json", "--project", undecided))["decided"] == 0


def test_why_explains_a_suggestion_by_the_words_that_weighed_most(
    undecided: Path, capsys: Capture
) -> None:
    """The classifier's words and weights are printed with the score."""
    found = values(say(capsys, "train", "--json", "--project", undecided))["suggestions"][0]
    place = f"{found['transcript']}:{found['turn']}"
    said = say(capsys, "why", place, found["code"], "--project", undecided)
    assert f"classifier, score {found['score']:.3f}" in said.out
    assert found["words"][0] in said.out


def test_a_code_that_helps_says_by_how_much(decided: Path, capsys: Capture) -> None:
    """Examples, finds, right, the baselines beside it, the verdict, and the way on."""
    said = say(capsys, "train", "--project", decided)
    assert said.code == 0
    assert "32 decided passages in 4 transcripts (maja)" in said.out
    row = next(line.split() for line in said.out.splitlines() if line.strip().startswith("lys "))
    assert " ".join(row).startswith("lys 8 3 of 4 3 of 3 0.67 0.93 0.40 helps beyond rules: +")
    assert "hunde" in said.out
    assert "too few examples (needs 5)" in said.out
    assert "1 code learned, 1 left to rules." in said.out
    assert said.out.rstrip().endswith("Next   qualcode review --unread")


def test_one_code_lists_all_it_suggests(decided: Path, capsys: Capture) -> None:
    """And no other code is told of."""
    said = say(capsys, "train", "--code", "lys", "--project", decided)
    assert "hunde" not in said.out
    assert said.out.rstrip().endswith("Next   qualcode review --code lys")
    found = values(say(capsys, "train", "--code", "hunde", "--json", "--project", decided))
    assert [one["code"] for one in found["codes"]] == ["hunde"]
    assert found["suggestions"] == []


def test_an_unknown_code_is_an_error_with_the_nearest(decided: Path, capsys: Capture) -> None:
    """Never an empty table."""
    said = say(capsys, "train", "--code", "lus", "--project", decided)
    assert said.code == 2
    assert 'Did you mean "lys"' in said.err


def test_json_ranks_suggestions_and_says_where_no_rule_hits(decided: Path, capsys: Capture) -> None:
    """The highest score first; passages about light without the word tunnelen have no hit."""
    found = values(say(capsys, "train", "--json", "--project", decided))
    scores = [one["score"] for one in found["suggestions"]]
    assert scores
    assert scores == sorted(scores, reverse=True)
    assert found["against_rules"] == sum(not one["rule_hits"] for one in found["suggestions"])
    assert found["codes"][0]["precision"] == 1.0
    assert found["card"]["decisions"] == 8
    assert found["card"]["coders"] == ["maja"]


def test_the_other_commands_use_what_was_learned(decided: Path, capsys: Capture) -> None:
    """Code tells of the same number of suggestions."""
    number = len(values(say(capsys, "train", "--json", "--project", decided))["suggestions"])
    said = say(capsys, "code", "--project", decided)
    assert f"{number} suggestion" in said.out


def test_training_twice_gives_the_same_bytes(
    decided: Path, tmp_path: Path, capsys: Capture
) -> None:
    """The model's file is named by its hash, holds its card, and no word it should not."""
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    for path in (first, second):
        said = say(capsys, "train", "--output", path, "--project", decided)
        assert f"Wrote {path}" in said.out
    data = first.read_bytes()
    assert data == second.read_bytes()
    assert hashlib.sha256(data).hexdigest()[:12] in said.out
    card = read_card(data)
    assert card["warning"].startswith("Holds as its vocabulary")
    assert card["codes"][0]["code"] == "lys"
    assert {"codebook", "inputs", "until", "versions"} <= card.keys()
    assert read_model(data) is not None
    assert "sprunget når" not in json.dumps(card, ensure_ascii=False)


def test_a_damaged_model_is_learned_again_and_said(
    decided: Path, cache_folder: Path, capsys: Capture
) -> None:
    """What is not what its checksum says is never loaded."""
    model, suggestions = kept_files(decided, cache_folder, capsys)
    before = values(say(capsys, "train", "--json", "--project", decided))
    kept = model.read_bytes()
    model.write_bytes(kept[:-1])
    assert say(capsys, "code", "--project", decided).code == 0
    suggestions.unlink()
    assert "damaged: learned again" in say(capsys, "code", "--project", decided).out
    assert model.read_bytes() == kept
    model.write_bytes(b"x" + kept[1:])
    assert "The model that was kept is damaged" in say(capsys, "train", "--project", decided).out
    after = values(say(capsys, "train", "--json", "--project", decided))
    assert after == before


def test_a_kept_model_gives_the_same_suggestions(
    decided: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Without the kept suggestions the weights make them again, and nothing is learned."""
    _, suggestions = kept_files(decided, cache_folder, capsys)
    told = say(capsys, "code", "--json", "--project", decided).out
    kept = suggestions.read_bytes()
    suggestions.unlink()
    monkeypatch.setattr("qualcode.workflow.learning.train_all", lambda lessons: 1 / 0)
    assert say(capsys, "code", "--json", "--project", decided).out == told
    assert suggestions.read_bytes() == kept


def test_what_a_kept_model_says_of_other_material_is_not_used(
    decided: Path, cache_folder: Path, capsys: Capture
) -> None:
    """A file under the right name with other weights is learned again."""
    model, suggestions = kept_files(decided, cache_folder, capsys)
    told = say(capsys, "code", "--project", decided).out
    good = model.read_bytes()
    for content in (b"no model", b""):
        model.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        suggestions.unlink()
        assert say(capsys, "code", "--project", decided).out == told
        assert model.read_bytes() == good


def test_an_edit_of_the_codebook_makes_another_model(
    decided: Path, tmp_path: Path, capsys: Capture
) -> None:
    """Without the weak rule nothing but the classifier points there: the interesting ones."""
    folder = tmp_path / "p"
    shutil.copytree(decided, folder)
    before = values(say(capsys, "train", "--json", "--project", folder))
    assert before["against_rules"] < len(before["suggestions"])
    book = folder / "codebook.yaml"
    book.write_text(book.read_text("utf-8").replace(", weak: [tunnelen]", ""), "utf-8")
    after = values(say(capsys, "train", "--json", "--project", folder))
    assert before["model"] != after["model"]
    assert before["card"]["inputs"] != after["card"]["inputs"]
    assert after["against_rules"] == len(after["suggestions"]) > 0
    said = say(capsys, "train", "--project", folder)
    assert "of them where no rule hits" in said.out
    assert said.out.rstrip().endswith("Next   qualcode review --disagree")


def test_every_verdict_has_its_words() -> None:
    """No stable key ever reaches the screen."""
    reasons: tuple[Reason, ...] = get_args(Reason)
    assert set(reasons) == {"", *DECLINED, *UNTESTED}
    told = {
        one: verdict_in_words(CodeVerdict("a", "da", 0, 0, reason=one), suggested=2)
        for one in reasons
    }
    assert len(set(told.values())) == 9
    assert all("_" not in one for one in told.values())
    assert told[""] == "helps beyond rules: +2 passages"


@pytest.mark.parametrize(
    ("number", "total", "told"), [(4, 5, "4 of 5"), (8, 10, "8 in 10"), (1, 30, "0 in 10")]
)
def test_shares_are_in_tenths_where_there_are_ten(number: int, total: int, told: str) -> None:
    """Three of four is not seven or eight in ten."""
    assert in_ten(number, total) == told


def test_the_cache_knows_what_is_damaged(tmp_path: Path) -> None:
    """Missing is not damaged."""
    cache = Cache(tmp_path)
    assert not cache.is_damaged("model", "k")
    cache.save_bytes("model", "k", b"1")
    assert not cache.is_damaged("model", "k")
    next(tmp_path.iterdir()).write_bytes(b"2")
    assert cache.is_damaged("model", "k")
