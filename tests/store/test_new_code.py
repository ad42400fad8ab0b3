"""A new code as a proposal: one insertion, in the style of the file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError, UnknownNameError, UsageError
from qualcode.store import NewCode, Project, propose_code, write_codebook
from qualcode.workflow.shipped import starter_codebook

DOGS = NewCode(
    "dyr_hunde",
    "Hunde: og andre dyr",
    "sociale",
    ("hund+", "gravhund+"),
    label_language="da",
    rules_language="da",
    since="2022-10-04",
    by="Maja",
    color="#d9a300",
)
HEAD = "codebook: t\nlanguages: [da, en]\nthemes:\n"
BLOCK = (
    HEAD
    + """  # the first theme
  - id: sociale
    codes:
      - id: naboskab   # neighbours
        label:
          da: Naboskab
        rules:
          da:
            strong: [nabo+]
        definition: >-
          Lang tekst.

  # between the themes
  - id: fysiske
    codes: []
"""
)


def added(folder: Path, text: str, code: NewCode = DOGS, *, encoding: str = "utf-8") -> str:
    """Propose a code, write it, and give what came in; nothing else may have changed."""
    project = Project(folder)
    project.codebook.write_bytes(text.encode(encoding))
    proposal = propose_code(project, code=code)
    write_codebook(proposal, project=project)
    after = project.codebook.read_bytes().decode(encoding)
    assert after == proposal.new
    first = next(
        (n for n, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), len(text)
    )
    grown = len(after) - len(text)
    places = range(max(0, first - grown), first + 1)
    fits = [place for place in places if after[:place] + after[place + grown :] == text]
    assert fits
    assert load_codebook(after.encode(encoding)).codebook is not None
    whole_lines = [place for place in fits if after[:place].endswith("\n")]
    place = max(whole_lines or fits)
    return after[place : place + grown]


def test_block_style(tmp_path: Path) -> None:
    """The code goes to the end of its theme, before the blank line and the comment."""
    project = Project(tmp_path)
    project.codebook.write_text(BLOCK, encoding="utf-8")
    proposal = propose_code(project, code=DOGS)
    new = """      - id: dyr_hunde
        label:
          da: 'Hunde: og andre dyr'
        rules:
          da:
            strong: [hund+, gravhund+]
        origin: emergent
        since: '2022-10-04'
        by: Maja
        color: '#d9a300'
"""
    assert proposal.new == BLOCK.replace("Lang tekst.\n", "Lang tekst.\n" + new)
    assert project.codebook.read_text(encoding="utf-8") == BLOCK


def test_the_shipped_codebook_takes_a_code_in_every_theme(tmp_path: Path) -> None:
    """In each theme one insertion, at the indent of its neighbours."""
    text = starter_codebook().read_text(encoding="utf-8")
    codebook = load_codebook(text.encode()).codebook
    assert codebook is not None
    for theme in codebook.themes:
        code = NewCode("ny", "Ny", theme.id, ("hund++",), "da", "da", "2022-10-04")
        words = added(tmp_path, text, code)
        assert words.startswith("      - id: ny\n        label:\n          da: Ny\n")
        assert "by:" not in words
        assert "color:" not in words


STYLES = {
    "flow list": (
        HEAD + "  - id: sociale\n    codes: [{id: a, label: {da: A}}, {id: b, label: {da: B}}]\n",
        (
            ", {id: dyr_hunde, label: {da: 'Hunde: og andre dyr'}, rules: {da: {strong: "
            "[hund+, gravhund+]}}, origin: emergent, since: '2022-10-04', by: Maja, "
            "color: '#d9a300'}"
        ),
    ),
    "empty flow list": (HEAD + "  - id: sociale\n    codes: [ ]\n", "{id: dyr_hunde, label:"),
    "flow list with a comma at the end": (
        HEAD + "  - id: sociale\n    codes: [{id: a},]\n",
        " {id: dyr_hunde, label:",
    ),
    "theme in brackets": (
        HEAD + "  - {id: sociale, label: {da: S}}\n",
        ", codes: [{id: dyr_hunde, ",
    ),
    "flow items in a block list": (
        HEAD + "  - id: sociale\n    codes:\n    - {id: a, rules: {strong: [b]}, label: A}\n",
        "    - {id: dyr_hunde, label: 'Hunde: og andre dyr', rules: {strong: [hund+, gravhund+]}",
    ),
    "no key for codes": (
        HEAD + "  - id: sociale\n    label: {da: S}\n",
        "    codes:\n      - id: dyr_hunde\n        label:\n",
    ),
    "a key for codes without any": (
        HEAD + "  - id: sociale\n    codes:\n  - id: andet\n",
        "      - id: dyr_hunde\n        label:\n",
    ),
    "dashes that do not stand in": (
        (
            "languages: [da]\nthemes:\n- id: sociale\n  codes:\n  - id: a\n    label: A\n"
            "    rules:\n      strong:\n      - b\n"
        ),
        (
            "  - id: dyr_hunde\n    label: 'Hunde: og andre dyr'\n    rules:\n"
            "      strong:\n      - hund+\n      - gravhund+\n    origin: emergent\n"
        ),
    ),
    "rules in flow by language": (
        HEAD + "  - id: sociale\n    codes:\n      - id: a\n        label: {da: A}\n"
        "        rules:\n          da: {strong: [b]}\n",
        (
            "      - id: dyr_hunde\n        label: {da: 'Hunde: og andre dyr'}\n        rules:\n"
            "          da: {strong: [hund+, gravhund+]}\n"
        ),
    ),
    "rules in flow": (
        HEAD + "  - id: sociale\n    codes:\n      - id: a\n"
        "        rules: {da: {strong: [b]}}\n        label:\n            da: A\n",
        (
            "      - id: dyr_hunde\n        label:\n            da: 'Hunde: og andre dyr'\n"
            "        rules: {da: {strong: [hund+, gravhund+]}}\n"
        ),
    ),
    "the style of another theme": (
        HEAD + "  - id: sociale\n  - id: b\n    codes:\n      - id: a\n        label: {da: A}\n",
        "    codes:\n      - id: dyr_hunde\n        label: {da: 'Hunde: og andre dyr'}\n",
    ),
    "a last key without a value": (
        HEAD + "  - id: sociale\n    codes:\n      - id: a\n        definition:\n",
        "      - id: dyr_hunde\n",
    ),
    "codes under codes": (
        HEAD + "  - id: sociale\n    codes:\n      - id: a\n        codes:\n          - id: b\n",
        "      - id: dyr_hunde\n",
    ),
    "no line end at the end": (
        HEAD + "  - id: sociale\n    codes:\n      - id: a",
        "\n      - id: dyr_hunde\n",
    ),
    "kept blank lines": (
        HEAD + "  - id: sociale\n    codes:\n      - id: a\n        definition: |+\n"
        "          Tekst.\n\n\n",
        "      - id: dyr_hunde\n",
    ),
}


@pytest.mark.parametrize("name", STYLES)
def test_styles(name: str, tmp_path: Path) -> None:
    """A new code looks like its neighbours, however the file is written."""
    text, start = STYLES[name]
    assert added(tmp_path, text).startswith(start)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_line_ends_and_byte_order_mark_stay(encoding: str, tmp_path: Path) -> None:
    """A file from Windows stays one, line by line."""
    words = added(tmp_path, BLOCK.replace("\n", "\r\n"), encoding=encoding)
    assert words.count("\r\n") == words.count("\n") == 10


def test_an_id_or_a_rule_that_yaml_would_take_for_something_else_is_quoted(tmp_path: Path) -> None:
    """What is read back is what was given."""
    code = NewCode("007", 'd\'or: "x"', "sociale", ("no", "hund+"), "en", "en", "2022-10-04")
    words = added(tmp_path, BLOCK, code)
    assert "id: '007'" in words
    assert 'en: "d\'or: \\"x\\""' in words
    assert "strong: ['no', hund+]" in words


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    """The nearest name is offered."""
    with pytest.raises(UnknownNameError, match=r'no theme "social".*mean "sociale"'):
        added(tmp_path, BLOCK, NewCode("a", "A", "social", ("a",), "da", "da", "2022-10-04"))
    with pytest.raises(UnknownNameError, match="Themes: sociale, fysiske"):
        added(tmp_path, BLOCK, NewCode("a", "A", "qqq", ("a",), "da", "da", "2022-10-04"))


def test_an_id_that_is_taken_in_whatever_case(tmp_path: Path) -> None:
    """Capital and small letters count as the same."""
    with pytest.raises(UsageError, match='"NABOSKAB" is taken'):
        added(tmp_path, BLOCK, NewCode("NABOSKAB", "A", "sociale", ("a",), "da", "da", "2022"))


@pytest.mark.parametrize(
    ("code_id", "color", "said"), [("a b", "", "cannot be the id"), ("ab", "red", "color")]
)
def test_what_cannot_be_a_codes_is_said(
    code_id: str, color: str, said: str, tmp_path: Path
) -> None:
    """The loader's own message comes through."""
    code = NewCode(code_id, "A", "sociale", ("a",), "da", "da", "2022-10-04", color=color)
    with pytest.raises(UsageError, match=said):
        added(tmp_path, BLOCK, code)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "  - id: sociale\n    codes: [{id: a}  # one\n      ]\n",
        HEAD + "  - &x {id: sociale}\n  - *x\n",
        HEAD + "  - id: sociale\n    codes:\n      - id: a\n" + "# long\n" * 60_000,
    ],
)
def test_a_file_that_must_be_changed_by_hand_is_refused(text: str, tmp_path: Path) -> None:
    """Rather no change than one that touches another line; the lines to write are shown."""
    with pytest.raises(CodebookError) as caught:
        added(tmp_path, text)
    if load_codebook(text.encode()).codebook is not None:
        assert "Write by hand" in str(caught.value)
        assert "- id: dyr_hunde" in str(caught.value)


@pytest.mark.parametrize("data", [b"themes: [", b"codebook: \xe6\n"])
def test_a_codebook_that_cannot_be_used_is_refused(data: bytes, tmp_path: Path) -> None:
    """A broken file is mended first, and one in an old encoding is saved anew."""
    project = Project(tmp_path)
    project.codebook.write_bytes(data)
    with pytest.raises(CodebookError):
        propose_code(project, code=DOGS)


def test_a_file_changed_in_between_is_not_written(tmp_path: Path) -> None:
    """What the editor saved meanwhile is safe."""
    project = Project(tmp_path)
    project.codebook.write_text(BLOCK, encoding="utf-8")
    proposal = propose_code(project, code=DOGS)
    project.codebook.write_text(BLOCK + "# mine\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="changed while you looked"):
        write_codebook(proposal, project=project)
    assert project.codebook.read_text(encoding="utf-8") == BLOCK + "# mine\n"


labels = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)
comments = st.sampled_from(["", "# c\n", "\n", "\n\n# c\n", "      # deep\n", "        # deeper\n"])
endings = st.sampled_from(
    [
        "        origin: a_priori\n",
        "        origin: a_priori   # why\n",
        "        definition: >-\n          To\n          linjer.\n",
        "        definition: |\n          # ingen kommentar\n          Slut.\n\n",
        "        examples:\n          typical:\n            - En nabo.\n",
        "        rules: {da: {strong: [a, b,\n                              c]}}\n",
        "        label: {da: 'A\n          B'}\n",
    ]
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    label=labels,
    ending=endings,
    after=comments,
    more=st.sampled_from(["", "  - id: fysiske\n    codes: []\n"]),
    newline=st.sampled_from("\n\r"),
)
def test_every_other_byte_stays(
    label: str, ending: str, after: str, more: str, newline: str, tmp_path: Path
) -> None:
    """Whatever the label, the neighbour's last lines, comments and line ends."""
    text = HEAD + f"  - id: sociale\n    codes:\n      - id: a\n{ending}{after}"
    text += more
    text = text.replace("\n", "\r\n") if newline == "\r" else text
    loaded = load_codebook(text.encode()).codebook
    assert loaded is not None
    code = NewCode("b", label, "sociale", ("hund+",), "da", "da", "2022-10-04")
    try:
        words = added(tmp_path, text, code)
    except CodebookError:
        assume(label != " ".join(label.split()))  # the loader folds white space
        return
    assert "id: b" in words
