"""The codebook for other programs, and back: what can come back does."""

from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.codebook.dictionaries import TARGETS, Target, read_text
from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Code, Codebook, Example
from qualcode.store import Cache, find_project
from qualcode.workflow.adopting import import_codebook
from qualcode.workflow.handing_over import export_codebook, target_named


@pytest.fixture
def cache(cache_folder: Path) -> Cache:
    """Give the cache of the test session."""
    return Cache(cache_folder)


def book(path: Path) -> Codebook:
    """Load a codebook file."""
    codebook = load_codebook(path.read_bytes()).codebook
    assert codebook is not None
    return codebook


def carried(code: Code, *, language: str) -> dict[str, object]:
    """Give what a code list carries of a code in one language, by what it says."""

    def sentences(examples: tuple[Example, ...]) -> list[str]:
        return [" ".join(one.text.split()) for one in examples if one.language in {"", language}]

    return {
        "id": code.id,
        "label": code.label_in(language),
        "texts": [
            wording.get(language, "") for wording in (code.definition, code.use, code.do_not_use)
        ],
        "rules": [(one.text, one.strength) for one in code.rules if one.language == language],
        "examples": [
            sentences(code.examples.typical),
            sentences(code.examples.without_keywords),
            sentences(code.examples.false_friends),
        ],
        "parents": code.parents,
    }


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("target", TARGETS[1:])
def test_the_practice_codebook_comes_back_from_every_code_list(
    project: Path, cache: Cache, target: Target, language: str
) -> None:
    """Ids, labels, texts, rules and examples of one language: all that was not said to stay."""
    study = find_project(project)
    out = export_codebook(study, target=target, language=language, cache=cache)
    back = import_codebook(out.path, format=target, language=language, project=study).codebook
    before = book(study.codebook)
    assert [carried(code, language=language) for code in back] == [
        carried(code, language=language) for code in before
    ]
    assert [theme.label_in(language) for theme in back.themes] == [
        theme.label_in(language) for theme in before.themes
    ]


@pytest.mark.parametrize("target", TARGETS)
def test_the_codebook_itself_is_never_written(project: Path, cache: Cache, target: Target) -> None:
    """Exports go to reports/, the same bytes each time, or to a path that is not the codebook."""
    study = find_project(project)
    before = study.codebook.read_bytes()
    first = export_codebook(study, target=target, cache=cache)
    data = first.path.read_bytes()
    assert first.path.parent == study.reports
    assert export_codebook(study, target=target, cache=cache) == first
    assert first.path.read_bytes() == data
    with pytest.raises(UsageError, match="is the codebook itself"):
        export_codebook(study, target=target, output=study.codebook, cache=cache)
    assert study.codebook.read_bytes() == before


def test_a_dictionary_has_the_forms_of_this_corpus(project: Path, cache: Cache) -> None:
    """Inflections as the participants say them, in the language of the transcripts."""
    study = find_project(project)
    done = export_codebook(study, target="quanteda", cache=cache)
    assert done.language == "da"
    text = done.path.read_text(encoding="utf-8")
    assert text.startswith("# klokkevangen: strong rules (da)\nsociale:\n  naboskab:\n    - nabo\n")
    categories = read_text(text, format="quanteda", file="f").categories
    assert [one.name for one in categories] == ["sociale", "fysiske", "organisatoriske"]
    words = [entry.rule for entry in categories[0].under[0].entries]
    assert {"nabo", "naboen", "naboskab*"} <= set(words)
    assert not any("+" in word or "~" in word or "&" in word for word in words)
    told = [str(one) for one in done.problems]
    assert any('"nabo+" of "naboskab" is exported as the' in one for one in told)


def test_every_strong_rule_is_in_the_dictionary_or_in_the_list(project: Path, cache: Cache) -> None:
    """A rule that cannot be said is named with its line; none is lost unseen."""
    study = find_project(project)
    done = export_codebook(study, target="quanteda", cache=cache)
    read = read_text(done.path.read_text(encoding="utf-8"), format="quanteda", file="f")
    written = {
        code.name: {entry.rule for entry in code.entries}
        for theme in read.categories
        for code in theme.under
    }
    said = {(one.line, one.column) for one in done.problems}
    missing = [
        rule.text
        for code in book(study.codebook)
        for rule in code.rules
        if rule.strength == "strong"
        and rule.language == "da"
        and rule.text not in written.get(code.id, set())
        and (rule.line, rule.column) not in said
    ]
    assert missing == []


def test_an_unknown_language_or_program_is_an_error(project: Path, cache: Cache) -> None:
    """With the known ones."""
    study = find_project(project)
    with pytest.raises(UnknownNameError, match=r'no language "sv"\. There are: da, en'):
        export_codebook(study, target="maxqda", language="sv", cache=cache)
    with pytest.raises(UsageError, match="--format quanteda or --format maxqda"):
        target_named("nvivo")
    assert target_named("atlas") == "atlas"


def test_a_language_the_codebook_lacks_is_not_exported(project: Path, cache: Cache) -> None:
    """Where reports are in another language, the codebook's first is taken."""
    study = find_project(project)
    text = study.codebook.read_text(encoding="utf-8").replace(
        "languages: [da, en]", "languages: [en]"
    )
    study.codebook.write_text(text, encoding="utf-8")
    assert export_codebook(study, target="taguette", cache=cache).language == "en"


def test_a_memo_no_cell_holds_is_said_to_be_cut(project: Path, cache: Cache) -> None:
    """A workbook's cells have an end, a table of text has none."""
    study = find_project(project)
    text = study.codebook.read_text(encoding="utf-8")
    long = text.replace("    codes:\n", f"    definition: {'ord ' * 9000}x\n    codes:\n", 1)
    study.codebook.write_text(long, encoding="utf-8")
    told = [str(one) for one in export_codebook(study, target="maxqda", cache=cache).problems]
    assert any("is cut: a cell holds 32767 letters" in one for one in told)
    told = [str(one) for one in export_codebook(study, target="taguette", cache=cache).problems]
    assert not any("is cut" in one for one in told)
