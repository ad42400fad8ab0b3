"""What comes with qualcode: the practice corpus and the starter codebook.

Both stand at the top of a source checkout and inside the package of a wheel.
"""

from importlib.resources import files
from pathlib import Path

from qualcode.errors import ProjectError

CORPUS = "klokkevangen"


def shipped(kind: str) -> Path:
    """Give the folder of ``corpora`` or ``codebooks`` that came with this installation.

    Raises ProjectError when the installation holds none.
    """
    package = Path(str(files("qualcode")))
    for place in (package / "shipped" / kind, package.parent / kind):
        if place.is_dir():
            return place
    raise ProjectError(
        f"This installation of qualcode came without its {kind} folder. Install it again "
        "with: pip install --force-reinstall qualcode"
    )


def starter_codebook() -> Path:
    """Give the file of the starter codebook."""
    return shipped("codebooks") / f"{CORPUS}.yaml"


def practice_corpus() -> Path:
    """Give the folder of the practice corpus."""
    return shipped("corpora") / CORPUS
