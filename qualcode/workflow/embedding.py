"""Sentence embeddings, for those who have a model of them on their own computer."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import EmbeddingsError
from qualcode.workflow.material import Material

if TYPE_CHECKING:
    from qualcode.classify import Embed, Vectors

OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def fingerprint_of(material: Material) -> str:
    """Hash every file of the model folder that the settings name; empty where they name none."""
    if not material.settings.embeddings:
        return ""
    folder = folder_of(material)
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode("utf-8", "surrogatepass") + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def folder_of(material: Material) -> Path:
    """Give the folder of the model; EmbeddingsError where it is not there.

    A relative path is taken from the project folder.
    """
    folder = material.project.folder / Path(material.settings.embeddings).expanduser()
    if not (folder / "modules.json").is_file():
        raise EmbeddingsError(
            f"{material.settings.embeddings} holds no sentence-transformers model "
            "(no modules.json).",
            remedy="Name the folder that model.save(FOLDER) wrote. Nothing is ever downloaded.",
        )
    return folder


def embedder_of(material: Material) -> "Embed | None":
    """Give what makes vectors of texts; ``None`` where the settings name no model.

    The model is loaded when the first texts come. EmbeddingsError where
    sentence-transformers is not installed, or cannot read the folder.
    """
    if not material.settings.embeddings:
        return None
    folder = folder_of(material)

    def embed(texts: Sequence[str]) -> "Vectors":
        return vectors_of(folder, texts)

    return embed


def vectors_of(folder: Path, texts: Sequence[str]) -> "Vectors":
    """Give the vectors ``(n_texts, n_dimensions)`` of texts, each of length one.

    On the processor, so that they are the same on every run; from the folder alone.
    """
    for name in OFFLINE:
        os.environ[name] = "1"  # read when the libraries are first imported: no network, ever
    try:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise EmbeddingsError(
            "Embeddings need sentence-transformers, which is not installed.",
            remedy='pip install "qualcode[embeddings]"  or leave --embeddings and the setting out',
        ) from error
    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        found = model.encode(
            list(texts),
            batch_size=32,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise EmbeddingsError(
            f"The model in {folder} cannot be used ({type(error).__name__}).",
            remedy="Try it in Python first: SentenceTransformer(FOLDER).encode(['try'])",
        ) from error
    vectors: Vectors = found
    return vectors
