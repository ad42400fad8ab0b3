"""Every sample file of another program becomes a codebook that loads, and says what it lost."""

from pathlib import Path

import pytest

from qualcode.codebook import load_codebook
from qualcode.model import Code, Codebook
from qualcode.workflow.adopting import Adopted, import_codebook

SAMPLES = Path(__file__).parents[1] / "samples"


def adopted(name: str, folder: Path, *, format: str = "") -> Adopted:  # noqa: A002
    """Take over a sample as Danish."""
    return import_codebook(SAMPLES / name, format=format, language="da", output=folder / "new.yaml")


def outline(codebook: Codebook) -> list[tuple[str, list[str]]]:
    """Give themes with the ids of their codes, each with the ids above it."""
    return [
        (theme.id, ["/".join((*code.parents, code.id)) for code in theme.codes])
        for theme in codebook.themes
    ]


def code_of(codebook: Codebook, name: str) -> Code:
    """Give a code that is there."""
    code = codebook.code(name)
    assert code is not None
    return code


def rules(codebook: Codebook, name: str) -> list[str]:
    """Give the rules of a code as written; all are strong."""
    code = code_of(codebook, name)
    assert {rule.strength for rule in code.rules} <= {"strong"}
    return [rule.text for rule in code.rules]


def told(done: Adopted) -> list[str]:
    """Give what was reported, one line each."""
    return [str(one) for one in done.problems]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_sample_loads_without_a_warning_about_itself(path: Path, tmp_path: Path) -> None:
    """What is written is a codebook as the loader wants it, byte for byte the same each time."""
    form = "atlas" if path.stem == "atlas" else ""
    done = adopted(path.name, tmp_path, format=form)
    loaded = load_codebook(done.path.read_bytes())
    assert loaded.codebook == done.codebook
    assert [one for one in loaded.problems if one.severity != "note"] == []
    again = import_codebook(path, format=form, language="da", output=tmp_path / "second.yaml")
    assert again.path.read_bytes() == done.path.read_bytes()


def test_quanteda_keys_become_themes_codes_and_codes_under_codes(tmp_path: Path) -> None:
    """Keys in keys, words beside keys, a glob with ?, and a key that stands alone."""
    done = adopted("tryghed.yml", tmp_path)
    assert done.format == "quanteda"
    assert outline(done.codebook) == [
        ("socialt", ["naboskab", "tryghed", "tryghed/ude"]),
        ("fysisk", ["affald"]),
        ("tryghed_2", ["løst"]),
    ]
    assert rules(done.codebook, "naboskab") == [
        "nabo",
        "naboer",
        "genbo*",
        "kender hinanden",
        "/nabo.n/",
    ]
    assert rules(done.codebook, "tryghed") == ["tryg*", "utryg*", "bange for"]
    assert rules(done.codebook, "affald")[-2:] == ["p-plads", "e l"]
    assert any('tryghed.yml:12:47: ":-(" of "affald" was left out' in one for one in told(done))
    assert any('"e.l." of "affald" was read as the rule "e l"' in one for one in told(done))


def test_liwc_words_stand_in_all_their_categories(tmp_path: Path) -> None:
    """Tabs make the tree, long names the labels; conditions and strangers are reported."""
    done = adopted("opdigtet.dic", tmp_path)
    assert done.format == "liwc"
    assert outline(done.codebook) == [
        ("social", ["social_2", "nabo", "tryg"]),
        ("opdigtet", ["fysisk"]),
    ]
    assert code_of(done.codebook, "nabo").label == {"da": "Naboskab og genboer (nabo)"}
    assert rules(done.codebook, "nabo") == ["nabo*", "kender hinanden"]
    assert rules(done.codebook, "tryg") == ["tryg*", "jeg er bange"]
    assert rules(done.codebook, "fysisk") == ["lys", "som"]
    lines = told(done)
    assert any("opdigtet.dic:12:1: " in one and "only beside other words" in one for one in lines)
    assert any('opdigtet.dic:15:1: there is no category "99"' in one for one in lines)
    assert any('opdigtet.dic:14:1: ":)"' in one for one in lines)


def test_a_liwc_table_has_a_column_for_each_category(tmp_path: Path) -> None:
    """A mark puts a word into a category; a word without a mark is reported."""
    done = adopted("opdigtet.dicx", tmp_path)
    assert rules(done.codebook, "nabo") == ["nabo*", "kender hinanden"]
    assert rules(done.codebook, "tryg") == ["kender hinanden", "tryg*"]
    assert any("opdigtet.dicx:5:1: " in one for one in told(done))


def test_wordstat_trees_are_read_in_windows_letters(tmp_path: Path) -> None:
    """Categories by tabs, words by weights, rows by _; rules and weights are reported."""
    done = adopted("opdigtet.cat", tmp_path)
    assert outline(done.codebook) == [
        ("opdigtet", ["opdigtet_2", "affald"]),
        ("tryghed", ["utryg", "tryg"]),
    ]
    assert rules(done.codebook, "utryg") == ["utryg*", "bange for", "/mørk./"]
    assert rules(done.codebook, "opdigtet_2") == ["hund"]
    lines = told(done)
    assert any('opdigtet.cat:6:1: the rule "@MØRKE' in one for one in lines)
    assert any("weights other than 1 (1 of them)" in one for one in lines)


def test_maxqda_paths_and_memos_become_a_tree_with_definitions(tmp_path: Path) -> None:
    """Both signs part levels; a memo's headings are taken apart."""
    done = adopted("maxqda.xlsx", tmp_path)
    assert done.format == "maxqda"
    assert outline(done.codebook) == [
        ("socialt", ["naboskab", "naboskab/strid"]),
        ("fysisk", ["lys", "stier"]),
    ]
    assert done.codebook.themes[0].definition == {"da": "Det mellem folk."}
    code = code_of(done.codebook, "naboskab")
    assert code.definition == {"da": "At hilse, hjælpe og låne."}
    assert code.do_not_use == {"da": "ved fester"}


def test_atlas_groups_become_themes_and_cells_lend_their_colour(tmp_path: Path) -> None:
    """By position; a second group and a second sheet are reported."""
    done = adopted("atlas.xlsx", tmp_path, format="atlas")
    assert outline(done.codebook) == [
        ("socialt", ["naboskab", "strid"]),
        ("fysisk", ["lys"]),
        ("atlas", ["alene"]),
    ]
    assert [code.color for code in done.codebook] == ["#d9a300", "", "#1f77b4", ""]
    lines = told(done)
    assert any('atlas.xlsx:2:4: "Strid" is in 2 groups' in one for one in lines)
    assert any('the sheet "noter" was not read' in one for one in lines)


@pytest.mark.parametrize("name", ["qualcoder.txt", "qualcoder.csv"])
def test_qualcoder_lists_come_as_text_or_table(name: str, tmp_path: Path) -> None:
    """Categories before >>, the memo behind a tab or in a second column."""
    done = adopted(name, tmp_path)
    assert done.format == "qualcoder"
    assert outline(done.codebook)[0] == ("qualcoder", ["naboskab"])
    assert outline(done.codebook)[1][1][:2] == ["lys", "stier"]
    assert code_of(done.codebook, "naboskab").definition["da"].startswith("Hilsner")


def test_taguette_tags_keep_their_descriptions(tmp_path: Path) -> None:
    """Descriptions of several lines stay so; blanks in a tag become _ in the id."""
    done = adopted("taguette.csv", tmp_path)
    assert [code.id for code in done.codebook] == ["naboskab", "lys", "utryghed_på_stien"]
    assert code_of(done.codebook, "naboskab").definition == {"da": "Hilsner, hjælp\nog strid."}
