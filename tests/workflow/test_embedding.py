"""Sentence embeddings: from a folder alone, and only where somebody has installed them."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from qualcode.errors import EmbeddingsError
from qualcode.model import Settings
from qualcode.store import find_project
from qualcode.workflow.embedding import embedder_of, fingerprint_of, folder_of, vectors_of
from qualcode.workflow.material import Material
from tests.cli.running import say
from tests.workflow.lamps import lay_out, read_four

Capture = pytest.CaptureFixture[str]


@dataclass
class Asked:
    """How the library was used."""

    folder: str
    options: dict[str, object]
    network: tuple[str | None, str | None]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """Put a library in place that knows light, and give what it was asked."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
        monkeypatch.setenv(name, "")
    asked: list[Asked] = []

    class SentenceTransformer:
        def __init__(self, folder: str, **options: object) -> None:
            network = (os.environ.get("HF_HUB_OFFLINE"), os.environ.get("TRANSFORMERS_OFFLINE"))
            asked.append(Asked(folder, options, network))
            if "broken" in folder:
                raise OSError(folder)

        def encode(self, texts: Sequence[str], **options: object) -> Any:
            assert options["normalize_embeddings"] is True
            about = [
                any(one in text.casefold() for one in ("lampe", "pære", "mørk")) for text in texts
            ]
            return np.array([[float(one), float(not one)] for one in about])

    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = SentenceTransformer  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    return asked


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Give a folder that looks like a model."""
    folder = tmp_path / "model"
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    (folder / "1_Pooling" / "config.json").write_text("{}", encoding="utf-8")
    return folder


def material_with(embeddings: str, folder: Path) -> Material:
    """Give the part of a project's material that says which model is used."""

    @dataclass
    class Some:
        settings: Settings
        project: object

    (folder / "qualcode.yaml").write_text("name: prøve\n", encoding="utf-8")
    (folder / "transcripts").mkdir(exist_ok=True)
    settings = replace(Settings(), embeddings=embeddings)
    return Some(settings, find_project(folder))  # type: ignore[return-value]


def test_without_the_setting_there_is_no_model(tmp_path: Path) -> None:
    """Nothing is hashed, nothing is loaded."""
    material = material_with("", tmp_path)
    assert embedder_of(material) is None
    assert fingerprint_of(material) == ""


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    """A name on a hub is no folder; nothing is fetched for it."""
    with pytest.raises(EmbeddingsError, match=r"no modules\.json") as caught:
        folder_of(material_with("some-organisation/some-model", tmp_path))
    assert "Nothing is ever downloaded" in caught.value.remedy


def test_every_file_of_the_model_counts(model: Path, tmp_path: Path) -> None:
    """Another model in the same folder is another model."""
    material = material_with("model", tmp_path)
    before = fingerprint_of(material)
    assert before == fingerprint_of(material)
    (model / "1_Pooling" / "config.json").write_text("{ }", encoding="utf-8")
    assert fingerprint_of(material) != before


def test_without_the_library_the_command_to_install_it_is_told(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra: nobody gets it by accident."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    embed = embedder_of(material_with("model", tmp_path))
    assert embed is not None
    with pytest.raises(EmbeddingsError, match="not installed") as caught:
        embed(["Lampen"])
    assert 'pip install "qualcode[embeddings]"' in caught.value.remedy


def test_the_library_reads_the_folder_and_never_the_network(
    model: Path, library: list[Asked]
) -> None:
    """Offline is set before it is asked, and the processor is named."""
    assert vectors_of(model, ["Lampen", "Hunden"]).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    (one,) = library
    assert one.folder == str(model)
    assert one.options == {"device": "cpu", "local_files_only": True}
    assert one.network == ("1", "1")


def test_a_model_that_cannot_be_read_is_an_error_in_words(
    tmp_path: Path, library: list[Asked]
) -> None:
    """No traceback of another library."""
    with pytest.raises(EmbeddingsError, match="cannot be used"):
        vectors_of(tmp_path / "broken", ["Lampen"])


def test_training_with_embeddings_says_so_on_the_card(
    model: Path, tmp_path: Path, library: list[Asked], capsys: Capture
) -> None:
    """From the option as from the setting; another key than without, so code is not misled."""
    folder = lay_out(tmp_path / "p")
    read_four(folder)
    plain = say(capsys, "train", "--json", "--project", folder).json
    found = say(capsys, "train", "--json", "--embeddings", model, "--project", folder).json
    assert isinstance(plain, dict)
    assert isinstance(found, dict)
    assert found["card"]["embeddings"] == str(model)
    assert found["card"]["inputs"] != plain["card"]["inputs"]
    assert found["suggestions"]
    settings = folder / "qualcode.yaml"
    settings.write_text(settings.read_text("utf-8") + f"embeddings: '{model}'\n", "utf-8")
    assert say(capsys, "train", "--json", "--project", folder).json == found
    assert len(library) == 2


def test_a_wrong_folder_is_told_on_the_command_line(tmp_path: Path, capsys: Capture) -> None:
    """What, and what to do; exit code 1, no traceback."""
    folder = lay_out(tmp_path / "p")
    said = say(capsys, "train", "--embeddings", tmp_path / "no", "--project", folder)
    assert said.code == 1
    assert "holds no sentence-transformers model" in said.err
    assert "model.save(FOLDER)" in said.err


@pytest.mark.slow
def test_a_real_model_of_our_own_making(tmp_path: Path) -> None:
    """The smallest model there can be, built here, saved, and read from its folder."""
    library = pytest.importorskip(
        "sentence_transformers",
        reason='NOT TESTED: pip install "qualcode[embeddings]" to try a real model',
    )
    from sentence_transformers.models import BoW

    words = ["lampen", "tunnelen", "hunden"]
    made = library.SentenceTransformer(modules=[BoW(vocab=words)], device="cpu")
    made.save(str(tmp_path / "model"))
    vectors = vectors_of(tmp_path / "model", ["Lampen i tunnelen", "Hunden"])
    assert vectors.shape == (2, 3)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.array_equal(vectors, vectors_of(tmp_path / "model", ["Lampen i tunnelen", "Hunden"]))
