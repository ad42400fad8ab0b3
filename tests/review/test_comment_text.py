"""What a comment says: codes by any of their names, doubt, and the words beside them."""

import pytest

from qualcode.codebook import load_codebook
from qualcode.review.comment_text import CodeNames, CommentText, Named, read_comment

CODEBOOK = """
codebook: gaarden
languages: [da, en]
themes:
  - id: sociale
    codes:
      - id: naboskab
        label: {da: Naboskab og hilsner, en: Neighbours}
        was: [naboer]
      - id: unge_uro
        label: {da: Uro – unge, en: Unrest}
      - id: kommune.kontakt
        label: {da: Kontakt, en: Contact}
      - id: kontakt2
        label: {da: Kontakt}
"""
LOADED = load_codebook(CODEBOOK.encode(), file="codebook.yaml").codebook
assert LOADED is not None
NAMES = CodeNames(LOADED)


def read(text: str) -> CommentText:
    return read_comment(text, NAMES)


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("#naboskab", ["naboskab"], ""),
        ("  # NABOSKAB  ", ["naboskab"], ""),
        ("#naboskab.", ["naboskab"], ""),
        ("#kommune.kontakt", ["kommune.kontakt"], ""),
        ("#naboer", ["naboskab"], ""),
        ("#unge-uro, #naboskab: de hilser", ["unge_uro", "naboskab"], "de hilser"),
        ("#naboskab Naboskab og hilsner\ngodt citat", ["naboskab"], "godt citat"),
        ("naboskab og hilsner", ["naboskab"], ""),
        ("Uro – unge", ["unge_uro"], ""),
        ("unge uro: se også K02", ["unge_uro"], "se også K02"),
        ("Neighbours - nice", ["naboskab"], "nice"),
        ("[kode: unge_uro] ændret af AB", ["unge_uro"], "ændret af AB"),
        ("Code: unge_uro", ["unge_uro"], ""),
    ],
)
def test_codes_are_named_by_id_label_or_earlier_id(text: str, codes: list[str], rest: str) -> None:
    """Whatever the case, and with underscore, hyphen or blank."""
    assert read(text) == CommentText(tuple(map(Named, codes)), rest)


def test_a_question_mark_behind_a_name_is_doubt() -> None:
    """Each code for itself."""
    assert read("#naboskab? #unge_uro").codes == (Named("naboskab", "unsure"), Named("unge_uro"))
    assert read("Unrest?").codes == (Named("unge_uro", "unsure"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("#nabosakb", 'Did you mean "naboskab"?'),
        ("#helt_andet", "There are:"),
        ("nabosakb", 'Did you mean "naboskab"?'),
        ("nabosakb: de hilser", 'Did you mean "naboskab"?'),
        ("[kode: xyz]", "There are:"),
        ("Kontakt", "kommune.kontakt or kontakt2"),
        ("#naboskab Unrest", "says both #naboskab"),
    ],
)
def test_a_name_that_is_nearly_or_twice_a_code_is_a_problem(text: str, told: str) -> None:
    """Nothing is guessed; the words are kept."""
    said = read(text)
    assert said.codes == ()
    assert told in said.problem
    assert said.rest


def test_words_that_name_no_code_are_words() -> None:
    """A remark on the passage, however long."""
    text = "Det her skal vi tale om på fredag: hvem hilser på hvem?\nOg hvorfor?"
    assert read(text) == CommentText((), text)


def test_our_own_lines_and_the_address_are_told_from_the_researchers() -> None:
    """Also where line breaks between them were deleted."""
    ours = "#naboskab\n· Naboskab\n· ja, maja\n· qualcode 0123456789"
    assert read(ours) == CommentText((Named("naboskab"),), key="0123456789")
    assert read(ours.replace("\n", " ")) == read(ours)
    assert read(f"{ours}\ngodt citat").rest == "godt citat"
    assert read("· qualcode 0123456789") == CommentText(key="0123456789")
    assert read("jeg · ved det ikke") == CommentText((), "jeg · ved det ikke")
