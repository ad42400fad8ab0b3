"""Coding under one codebook after another gives what coding anew gives."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.model import Claim, Codebook, Coding
from qualcode.rules import code_by_rules
from qualcode.store import Cache, find_project
from qualcode.workflow import recoding
from qualcode.workflow.material import Material, read_material
from qualcode.workflow.recoding import Recoder, only_codes
from qualcode.workflow.study import code_material


@pytest.fixture
def material(project: Path, cache_folder: Path) -> Material:
    """Give the practice project as read."""
    return read_material(find_project(project), cache=Cache(cache_folder))


@pytest.fixture
def coded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the ids of the codes whose rules are run, as they are."""
    names: list[str] = []

    def noted(*arguments: object, codebook: Codebook, **others: object) -> tuple[Coding, ...]:
        names.extend(one.id for one in codebook)
        return code_by_rules(*arguments, codebook=codebook, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(recoding, "code_by_rules", noted)
    return names


def anew(material: Material, codebook: Codebook, cache: Cache) -> list[Claim]:
    """Give the claims as ``code`` settles them."""
    whole = replace(material, codebook=codebook)
    claims = code_material(whole, cache=cache, with_classifier=False).claims
    return sorted(claims, key=lambda one: (one.code, one.passage.id))


def without_origin(claims: tuple[Claim, ...] | list[Claim]) -> list[Claim]:
    """Leave out which state of the file a machine's claim was made under."""
    return sorted(
        (
            replace(one, codings=tuple(replace(c, codebook="") for c in one.codings), decisions=())
            for one in claims
        ),
        key=lambda one: (one.code, one.passage.id),
    )


def edited(material: Material, old: str, new: str) -> Codebook:
    """Give the codebook with one edit."""
    text = material.codebook_data.decode("utf-8")
    assert old in text
    found = load_codebook(text.replace(old, new, 1).encode("utf-8")).codebook
    assert found is not None
    return found


def test_the_same_as_coding_anew_whatever_came_before(
    material: Material, cache_folder: Path, coded: list[str]
) -> None:
    """Only codes that changed are coded again, and the claims are those of a whole run."""
    cache = Cache(cache_folder)
    recoder = Recoder(material)
    first = recoder.coded(material.codebook)
    assert without_origin(first.claims) == without_origin(anew(material, material.codebook, cache))
    assert len(coded) == len(material.codebook.codes)
    for old, new, codes in (
        ("lampe+, ", "", ["belysning"]),
        ("- id: naboskab\n", "- id: naboliv\n        was: [naboskab]\n", ["naboliv"]),
        ("Lys ude: lamper", "Lys ude: lygter", []),
    ):
        coded.clear()
        recoder.coded(material.codebook)
        codebook = edited(material, old, new)
        claims = recoder.coded(codebook).claims
        assert coded == codes
        assert without_origin(claims) == without_origin(anew(material, codebook, cache))


def test_it_forgets_what_the_last_two_did_not_need(material: Material, coded: list[str]) -> None:
    """A long day of edits does not pile up."""
    recoder = Recoder(material)
    for word in ("abe", "bil", "cykel"):
        recoder.coded(edited(material, "lampe+, ", f"{word}, "))
    assert len(recoder._codings) == len(material.codebook.codes) + 1
    coded.clear()
    recoder.coded(edited(material, "lampe+, ", "abe, "))
    assert coded == ["belysning"]


def test_the_languages_of_another_codebook_are_heeded(material: Material) -> None:
    """Where nothing else says which language runs, the codebook's first one does."""
    plain = replace(material.settings, data_language="")
    transcripts = tuple(replace(one, language="") for one in material.corpus.transcripts)
    corpus = replace(material.corpus, transcripts=transcripts)
    recoder = Recoder(replace(material, settings=plain, corpus=corpus))
    danish = recoder.coded(material.codebook)
    english = recoder.coded(replace(material.codebook, languages=("en", "da")))
    assert set(danish.corpus.languages.values()) == {"da"}
    assert set(english.corpus.languages.values()) == {"en"}
    rules = {hit.rule for one in english.claims for coding in one.codings for hit in coding.hits}
    assert "lampe+" not in rules


def test_only_some_codes(material: Material) -> None:
    """Themes stay where they are, emptied."""
    some = only_codes(material.codebook, {"belysning"})
    assert [one.id for one in some] == ["belysning"]
    assert [one.id for one in some.themes] == [one.id for one in material.codebook.themes]
