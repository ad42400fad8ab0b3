"""The manifest of a run: hashes of every input, versions, every figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from typing import Literal

from qualcode import __version__
from qualcode.model import (
    Claim,
    Decision,
    Placement,
    Reading,
    Renaming,
    Transcript,
    Translation,
)
from qualcode.report import SHOW_ALL, ReportOptions
from qualcode.store import Manifest, digest, ensure_saved, manifest, settings_values, withdrawn_at
from qualcode.workflow.counting import Figures
from qualcode.workflow.embedding import fingerprint_of
from qualcode.workflow.study import Study
from qualcode.workflow.written import Written

LIBRARIES = ("numpy", "scikit-learn", "simplemma", "google-re2", "matplotlib", "python-docx")
TURN = 6
Said = Decision | Reading | Placement | Renaming | Translation
Document = Literal["appendix", "book", "database"]


def manifest_of(
    study: Study,
    figures: Figures,
    options: ReportOptions = SHOW_ALL,
    *,
    template: str = "",
    printed: Written | None = None,
) -> Manifest:
    """Describe a run so that the same inputs give the same id, on any day.

    ``study`` is the whole study, also where ``options`` show a part of it. ``template`` is the
    SHA-256 of the Word template that was used, ``printed`` what stands there of people's own words.
    """
    printed = printed or Written()
    in_print = {
        "memos": {one.id: digest(asdict(one)) for one in printed.all_memos},
        "translations": sorted(_ids(printed.translated.by_quote.values())),
        **({"template": template} if template else {}),
    }
    return manifest(
        inputs=inputs_of(study, options) | in_print,
        figures=figures_values(study, figures),
        record=record_of(study),
    )


def keep_codebook(study: Study, *, time: str, reason: str) -> None:
    """Keep the codebook's state that a run cites, before a document lists the states.

    ``time`` (ISO 8601, UTC) is when, ``reason`` why it was saved where it is a new one.
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


def written(kind: Document, file: str, data: bytes, **beside: object) -> dict[str, object]:
    """Say what was written of a run, under which name, and ``beside`` the figures from what."""
    said = {"kind": kind, "file": file, "sha256": sha256(data).hexdigest(), "bytes": len(data)}
    return said | {name: value for name, value in beside.items() if value}


def inputs_of(study: Study, options: ReportOptions) -> dict[str, object]:
    """Give all that the figures of a run follow from, by hash or by value."""
    material = study.material
    journals = material.journals
    said = _ids((*journals.decisions, *journals.readings))
    stands = _ids((*study.decisions, *study.readings))
    return {
        "transcripts": {
            one.id: {"text": one.fingerprint, "file": one.raw_sha256, "language": one.language}
            for one in material.corpus.transcripts
        },
        "codebook": material.codebook.fingerprint,
        "people": [asdict(one) for one in material.people],
        "participants": [asdict(one) for one in material.corpus.participants],
        "settings": settings_values(material.settings),
        "embeddings": fingerprint_of(material) if study.learned.model else "",
        "classifier": bool(study.learned.model),
        "decisions": sorted(_ids(study.decisions)),
        "placements": sorted(_ids(journals.by_hand.events)),
        "readings": sorted(_ids(study.readings)),
        "set_aside": sorted(said - stands),
        "versions": versions_now(),
        "options": asdict(options),
    }


def figures_values(study: Study, figures: Figures) -> dict[str, object]:
    """Give every figure of a run, and which model suggested."""
    return {
        "frequencies": [asdict(one) for one in figures.frequencies],
        "crossings": [asdict(one) for one in figures.crossings],
        "by_column": [asdict(one) for one in figures.by_column],
        "saturation": [asdict(one) for one in figures.saturation],
        "coverage": [asdict(one) for one in figures.coverage],
        "validated": [{"code": code} | asdict(one) for code, one in figures.validated.items()],
        "quotes": [one.quote_id for one in figures.quotes],
        "not_placed": len(study.placed.lost),
        "model": study.learned.model,
    }


def record_of(study: Study) -> dict[str, object]:
    """Give what names a difference later.

    These are the files' names, every turn's hash, every coding's state, the translations that
    stood, printed or not, how often somebody had withdrawn, and the events that were in the
    journals and of no account.
    """
    material = study.material
    journals = material.journals
    known = _ids((*journals.decisions, *journals.readings, *journals.by_hand.events))
    translations = _ids(journals.translations)
    transcripts = material.corpus.transcripts
    return {
        "files": {one.id: one.file for one in transcripts},
        "turns": {one.id: "".join(turn_prints(one)) for one in transcripts},
        "codings": codings_values(study.claims),
        "translations": sorted(translations),
        "withdrawn": len(withdrawn_at(material.project)),
        "other_events": sorted(journals.ids - known - translations),
    }


def versions_now() -> dict[str, str]:
    """Give the versions of qualcode and of the libraries that figures and documents rest on."""
    return {"qualcode": __version__} | {name: version(name) for name in LIBRARIES}


def _ids(events: Iterable[Said]) -> set[str]:
    return {one.id for one in events}


def turn_prints(transcript: Transcript) -> Iterable[str]:
    """Give six hex digits for each turn: others where its label or its words are others."""
    for turn in transcript.turns:
        said = f"{turn.speaker}\n{transcript.words_of(turn)}"
        yield sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:TURN]


def codings_values(claims: Iterable[Claim]) -> Mapping[str, Mapping[str, str]]:
    """Give by code and passage id the state of every claim."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in claims:
        found[claim.code][claim.passage.id] = claim.state
    return found
