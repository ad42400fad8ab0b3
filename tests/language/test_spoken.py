"""What speech looks like when it is written down, as data."""

from qualcode.language import (
    ANSWERS,
    FILLERS,
    IRONY,
    NEGATIONS,
    SPOKEN,
    fold,
    word_pattern,
)


def test_every_word_of_the_data_is_folded_and_one_word() -> None:
    """Else no word of a transcript could ever equal it."""
    sets = [*FILLERS.values(), *NEGATIONS.values(), *ANSWERS.values()]
    tables = [word for table in SPOKEN.values() for pair in table.items() for word in pair]
    stems = [sign.rstrip("*") for signs in IRONY.values() for sign in signs]
    for word in [*(word for words in sets for word in words), *tables, *stems]:
        assert word == fold(word)
        assert word_pattern().fullmatch(word)


def test_the_tag_is_a_filler_and_the_negation_is_not() -> None:
    """An apostrophe tells ik' (the tag) from ik (not); it is only not for single speakers."""
    assert "ik'" in FILLERS["da"]
    assert SPOKEN["da"]["ik"] == "ikke"
    assert "it" not in SPOKEN["da"]
    assert not set(SPOKEN["da"]) & FILLERS["da"]
