"""The practice project, read from its own folder as any project is."""

from functools import cache
from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.model import Codebook, Corpus
from qualcode.readers import is_passed_over, passages_of, read_transcript, who_speaks
from qualcode.store import (
    Project,
    events_for,
    find_project,
    load_settings,
    read_codings,
    read_participants,
    transcript_files,
)

ROOT = Path(__file__).parents[2]


@cache
def practice() -> tuple[Project, Corpus, Codebook]:
    project = find_project(ROOT / "corpora" / "klokkevangen" / "transcripts")
    settings = load_settings(project)
    people, problems = read_participants(project, settings=settings)
    assert problems == ()
    paths = transcript_files(project, settings=settings, passed_over=is_passed_over)
    transcripts = sorted(
        (read_transcript(path.read_bytes(), file=path.name) for path in paths),
        key=lambda one: one.id,
    )
    speakers = who_speaks(transcripts, settings=settings, participants=people).speakers
    passages = passages_of(transcripts, speakers=speakers, settings=settings)
    loaded = load_codebook((ROOT / "codebooks" / "klokkevangen.yaml").read_bytes())
    assert loaded.codebook is not None
    corpus = Corpus(tuple(transcripts), speakers, people, passages)
    return project, corpus, loaded.codebook


def test_every_transcript_is_found() -> None:
    """Twelve interviews and a field note."""
    assert [one.id for one in practice()[1].transcripts] == [
        "F01",
        *(f"K{number:02}" for number in range(1, 13)),
    ]


@pytest.mark.parametrize("name", ["gold.csv", "coders/maja.csv", "coders/jonas.csv"])
def test_every_practice_coding_is_taken_over_on_its_words(name: str) -> None:
    """No row is left out, and every quote stands in its turn."""
    project, corpus, codebook = practice()
    rows = read_codings((project.folder / name).read_bytes(), file=name)
    found = events_for(
        rows, corpus=corpus, codebook=codebook, coder="maja", time="2026-01-05", complete=True
    )
    assert [str(one) for one in found.problems] == []
    assert len(found.decisions) == len(rows) > 100
    assert len(found.readings) == len({row.transcript for row in rows})
