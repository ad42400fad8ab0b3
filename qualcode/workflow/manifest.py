"""The manifest of a run: hashes of every input, versions, every figure."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from qualcode import __version__
from qualcode.model import Memo, Translation
from qualcode.report import SHOW_ALL, ReportOptions
from qualcode.store import Manifest, ensure_saved, manifest, write_manifest
from qualcode.workflow.counting import Figures
from qualcode.workflow.study import Study

LIBRARIES = ("numpy", "scikit-learn", "simplemma", "google-re2", "matplotlib", "python-docx")


@dataclass(frozen=True, slots=True)
class Printed:
    """What people wrote that stands in a document as it is: it is an input like any other."""

    memos: Sequence[Memo] = ()
    translations: Sequence[Translation] = ()


def manifest_of(
    study: Study,
    figures: Figures,
    options: ReportOptions = SHOW_ALL,
    *,
    template: str = "",
    printed: Printed | None = None,
) -> Manifest:
    """Describe a run so that the same inputs give the same id, on any day.

    ``study`` is the whole study, also where ``options`` show a part of it. ``template`` is the
    SHA-256 of the Word template that was used.
    """
    printed = printed or Printed()
    material = study.material
    by_hand = material.journals.by_hand
    inputs = {
        "transcripts": {
            one.id: {"text": one.fingerprint, "file": one.raw_sha256}
            for one in material.corpus.transcripts
        },
        "codebook": material.codebook.fingerprint,
        "participants": [asdict(one) for one in material.corpus.participants],
        "settings": digest(asdict(material.settings)),
        "decisions": sorted(one.id for one in study.decisions),
        "placements": sorted(one.id for one in by_hand.events),
        "readings": sorted(one.id for one in study.readings),
        "versions": {"qualcode": __version__} | {name: version(name) for name in LIBRARIES},
        "options": asdict(options),
        "memos": {one.id: digest(asdict(one)) for one in printed.memos},
        "translations": sorted(one.id for one in printed.translations),
    } | ({"template": template} if template else {})
    return manifest(
        inputs=inputs,
        figures={
            "frequencies": [asdict(one) for one in figures.frequencies],
            "crossings": [asdict(one) for one in figures.crossings],
            "by_column": [asdict(one) for one in figures.by_column],
            "saturation": [asdict(one) for one in figures.saturation],
            "coverage": [asdict(one) for one in figures.coverage],
            "quotes": [one.quote_id for one in figures.quotes],
            "not_placed": len(study.placed.lost),
            "model": study.learned.model,
        },
    )


def keep_run(study: Study, run: Manifest, *, time: str, reason: str) -> Path:
    """Keep the codebook's state that a run cites, then the manifest; give the manifest's path.

    ``time`` (ISO 8601, UTC) is when, ``reason`` why the state was saved where it is a new one.
    """
    material = study.material
    ensure_saved(
        material.project,
        material.codebook_data,
        time=time,
        author="",
        reason=reason,
        automatic=True,
    )
    return write_manifest(material.project, run)


def digest(value: object) -> str:
    """Give the SHA-256 of a value's canonical JSON."""
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
