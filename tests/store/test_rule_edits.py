"""Rules written anew in the user's file: every other byte stays."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.codebook import load_codebook
from qualcode.errors import CodebookError
from qualcode.model import Codebook
from qualcode.store import Project, RuleProposal, RuleSwap, propose_rules, write_codebook
from qualcode.workflow.shipped import starter_codebook

HEAD = "codebook: t  # mine\nlanguages: [da, en]\nthemes:\n  - id: t\n    codes:\n      - id: a\n"
FLOW = HEAD + "        rules: {strong: [nabo, 'naboen*', naboer*, lys], weak: [lyset]}  # end\n"
BLOCK = (
    HEAD
    + """        rules:
          # the strong ones
          strong:
            - nabo
            - 'naboen*'
            - "naboer*"
            - lys        # a comment
          weak: lyset
"""
)


def loaded(data: bytes) -> Codebook:
    found = load_codebook(data)
    assert found.codebook is not None, found.problems
    return found.codebook


def proposed(
    folder: Path, text: str, swaps: Sequence[tuple[str, str]], *, encoding: str = "utf-8"
) -> RuleProposal:
    """Propose swaps, each of rules and what they become, names with blanks between."""
    project = Project(folder)
    project.codebook.write_bytes(text.encode(encoding))
    codebook = loaded(project.codebook.read_bytes())
    made = []
    for rules, by in swaps:
        wanted = [r for name in rules.split() for c in codebook for r in c.rules if r.text == name]
        made.append(RuleSwap("a", tuple(wanted), tuple(by.split())))
    found = propose_rules(project, swaps=made, codebook=codebook)
    write_codebook(found.proposal, project=project)
    assert project.codebook.read_bytes() == found.proposal.new.encode(encoding)
    return found


def rules(text: str) -> list[tuple[str, str]]:
    return [(r.strength, r.text) for c in loaded(text.encode()) for r in c.rules]


MERGE = ("nabo naboen* naboer*", "nabo+")


def test_a_list_in_brackets_keeps_what_is_around_it(tmp_path: Path) -> None:
    """The first rule becomes the new one, the others go."""
    new = proposed(tmp_path, FLOW, [MERGE]).proposal.new
    assert new == FLOW.replace("nabo, 'naboen*', naboer*", "nabo+")


def test_a_list_of_lines_keeps_its_comments(tmp_path: Path) -> None:
    """Whole lines go; quotes go where none are needed."""
    new = proposed(tmp_path, BLOCK, [MERGE]).proposal.new
    assert new == BLOCK.replace("- nabo\n", "- nabo+\n").replace(
        "            - 'naboen*'\n            - \"naboer*\"\n", ""
    )


def test_one_rule_may_become_several(tmp_path: Path) -> None:
    """Beside each other in brackets, below each other in lines, in brackets where it was alone."""
    for text, was, now in (
        (FLOW, " lys]", " lys+, belys+]"),
        (BLOCK, "- lys        # a comment\n", "- lys+        # a comment\n            - belys+\n"),
    ):
        assert proposed(tmp_path, text, [("lys", "lys+ belys+")]).proposal.new == text.replace(
            was, now
        )
    alone = proposed(tmp_path, BLOCK, [("lyset", "lys+ lyse*")]).proposal.new
    assert alone == BLOCK.replace("weak: lyset", "weak: [lys+, lyse*]")


def test_signs_with_a_meaning_in_yaml_are_quoted(tmp_path: Path) -> None:
    """A rule that begins with an asterisk, a word that YAML takes for a truth value."""
    new = proposed(tmp_path, FLOW, [("lys", "*lys no")]).proposal.new
    assert "naboer*, '*lys', 'no']" in new


def test_a_rule_on_its_last_legs_is_refused(tmp_path: Path) -> None:
    """A list is never left empty, and nothing is written for it; the rest is still made."""
    found = proposed(tmp_path, BLOCK, [("lyset", ""), MERGE])
    assert [one.rules[0].text for one in found.refused] == ["lyset"]
    assert ("strong", "nabo+") in rules(found.proposal.new)
    flow = proposed(tmp_path, FLOW, [("lyset", "")])
    assert (flow.made, flow.proposal.new) == ((), FLOW)


def test_a_comment_that_would_go_is_a_refusal(tmp_path: Path) -> None:
    """Comments are the user's, in lines and in brackets."""
    assert proposed(tmp_path, BLOCK, [("lys", "")]).proposal.new == BLOCK
    text = HEAD + "        rules:\n          strong: [nabo,  # home\n            naboen*, lys]\n"
    assert proposed(tmp_path, text, [("nabo naboen*", "nabo+")]).proposal.new == text
    assert proposed(tmp_path, text, [("nabo", "")]).proposal.new == text
    assert proposed(tmp_path, text, [("naboen* lys", "")]).proposal.new == text
    kept = proposed(tmp_path, text, [("lys", "")]).proposal.new
    assert kept == text.replace(", lys]", "]")


def test_lines_stay_broken_where_they_were(tmp_path: Path) -> None:
    """When rules go, the gap that breaks the line is kept."""
    text = HEAD + "        rules:\n          strong: [nabo, naboen*,\n            naboer*, lys]\n"
    assert proposed(tmp_path, text, [("naboer*", "")]).proposal.new == text.replace("naboer*, ", "")
    assert proposed(tmp_path, text, [("naboen*", "")]).proposal.new == text.replace(" naboen*,", "")


def test_the_same_word_in_two_lists_is_told_apart(tmp_path: Path) -> None:
    """By strength and place; rules of codes inside codes are found too."""
    text = HEAD + (
        "        rules: {da: {strong: [lys, lys på], weak: [lampe]}, en: {strong: [lys]}}\n"
        "        codes:\n          - id: b\n            rules: {strong: [lys, nabo]}\n"
    )
    project = Project(tmp_path)
    project.codebook.write_text(text, encoding="utf-8")
    codebook = loaded(text.encode())
    inner = codebook.codes[1]
    swap = RuleSwap("b", inner.rules[:1], ("lys+",))
    assert propose_rules(project, swaps=[swap], codebook=codebook).proposal.new == text.replace(
        "[lys, nabo]", "[lys+, nabo]"
    )
    english = RuleSwap("a", codebook.codes[0].rules[-1:], ("light+",))
    assert propose_rules(project, swaps=[english], codebook=codebook).proposal.new == text.replace(
        "en: {strong: [lys]}", "en: {strong: [light+]}"
    )


def test_a_file_that_changed_is_not_touched(tmp_path: Path) -> None:
    """Between examining and proposing, and between proposing and writing."""
    project = Project(tmp_path)
    project.codebook.write_text(FLOW, encoding="utf-8")
    codebook = loaded(FLOW.encode())
    swap = RuleSwap("a", codebook.codes[0].rules[3:4], ("lys+",))
    proposal = propose_rules(project, swaps=[swap], codebook=codebook).proposal
    project.codebook.write_text(FLOW + "# more\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="was changed while you looked"):
        propose_rules(project, swaps=[swap], codebook=codebook)
    with pytest.raises(CodebookError, match="was changed while you looked"):
        write_codebook(proposal, project=project)
    assert project.codebook.read_text(encoding="utf-8") == FLOW + "# more\n"


def test_what_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """It would come out in another encoding."""
    project = Project(tmp_path)
    project.codebook.write_bytes((FLOW + "# lørdag\n").encode("cp1252"))
    codebook = loaded(project.codebook.read_bytes())
    with pytest.raises(CodebookError, match="not UTF-8"):
        propose_rules(project, swaps=[], codebook=codebook)


LIST = HEAD + "        rules:\n          strong:\n            - nabo\n            - lys\n"


@pytest.mark.parametrize(
    "text",
    [LIST.replace("- nabo", "- >-\n              nabo"), LIST.replace("\n", "\r"), LIST[:-1]],
)
def test_odd_layouts_are_refused_whole(tmp_path: Path, text: str) -> None:
    """Folded texts, line ends of old machines, no last line end: nothing changes by halves."""
    found = proposed(tmp_path, text, [("nabo", "hej"), ("lys", "")])
    assert len(found.refused) in {1, 2}
    assert rules(found.proposal.new) in (
        rules(text),
        [("strong", "nabo")],
        [("strong", "hej"), ("strong", "lys")],
    )


def test_the_shipped_codebook_can_be_changed_anywhere(tmp_path: Path) -> None:
    """Each third rule becomes another; all the rest of the file stays."""
    project = Project(tmp_path)
    project.codebook.write_bytes(starter_codebook().read_bytes())
    codebook = loaded(starter_codebook().read_bytes())
    swaps = [
        RuleSwap(code.id, (rule,), (f"{'x' * len(rule.text)}",))
        for code in codebook
        for rule in code.rules[::3]
    ]
    found = propose_rules(project, swaps=swaps, codebook=codebook)
    assert found.refused == ()
    back = found.proposal.new
    old = found.proposal.old
    assert len(old.splitlines()) == len(back.splitlines())
    for before, after in zip(old.splitlines(), back.splitlines(), strict=True):
        if before != after:
            assert re.sub(r"x{2,}|[\w'*+~& -]+", "", after) == re.sub(r"[\w'*+~& -]+", "", before)


WORDS = ("nabo", "naboen*", "'*lys*'", '"lys på"', "rive* ~3 ned", "hej", "é", "'p-plads'")


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a codebook with one list of rules in some layout, and its rules."""
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6, unique=True))
    comments = st.sampled_from(("", "", "", "  # ja, nej", " "))
    blank = draw(st.sampled_from((" ", "  ")))
    if draw(st.booleans()):
        gaps = draw(
            st.lists(
                st.sampled_from((", ", ",", " , ", ",\n            ", ", # x\n            ")),
                min_size=len(chosen) - 1,
                max_size=len(chosen) - 1,
            )
        )
        inside = "".join(f"{w}{g}" for w, g in zip(chosen, [*gaps, ""], strict=True))
        edge = draw(st.sampled_from(("", " ", ",", "\n          ")))
        lines = f"strong:{blank}[{inside}{edge}]{draw(comments)}\n"
    else:
        indent = draw(st.sampled_from(("          ", "            ")))
        items = "".join(
            f"{draw(st.sampled_from(('', '', chr(10), indent + '# c' + chr(10))))}"
            f"{indent}-{blank}{word}{draw(comments)}\n"
            for word in chosen
        )
        lines = f"strong:{draw(comments)}\n{items}"
    tail = draw(st.sampled_from(("", "          weak: [ord]\n", "# sidst")))
    text = f"{HEAD}        rules:\n          {lines}{tail}"
    newline = draw(st.sampled_from(("\n", "\r\n")))
    return text.replace("\n", newline), chosen


@given(
    layout=layouts(),
    data=st.data(),
    encoding=st.sampled_from(("utf-8", "utf-8-sig")),
)
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_layout_is_changed_exactly_or_not_at_all(
    tmp_path: Path, layout: tuple[str, list[str]], data: st.DataObject, encoding: str
) -> None:
    """The new file says what was meant; comments and everything else stay byte for byte."""
    text, chosen = layout
    project = Project(tmp_path)
    project.codebook.write_bytes(text.encode(encoding))
    codebook = loaded(project.codebook.read_bytes())
    own = [rule for rule in codebook.codes[0].rules if rule.strength == "strong"]
    assert len(own) == len(chosen)
    picked = data.draw(st.lists(st.sampled_from(own), min_size=1, max_size=3, unique=True))
    picked = [rule for rule in own if rule in picked]
    by = data.draw(st.lists(st.sampled_from(("ny+", "*ny*", "helt ny")), max_size=2, unique=True))
    swap = RuleSwap("a", tuple(picked), tuple(by))
    found = propose_rules(project, swaps=[swap], codebook=codebook)
    new = found.proposal.new
    if found.refused:
        assert new == text
        return
    meant: list[str] = []
    for rule in own:
        meant += by if rule == picked[0] else [] if rule in picked else [rule.text]
    after = loaded(new.encode(encoding))
    assert [r.text for r in after.codes[0].rules if r.strength == "strong"] == meant
    assert new.count("#") == text.count("#")
    assert new.count("\r\n") == new.count("\n") or "\r\n" not in text
    gone = [part for part in _lines(text) if part not in _lines(new)]
    came = [part for part in _lines(new) if part not in _lines(text)]
    for line in gone:
        assert any(word in line for word in chosen)
    for line in came:
        assert any(word in line for word in (*chosen, *by)) or not line.strip()


def _lines(text: str) -> list[str]:
    return text.split("\n")
