"""Words that every talk is made of."""

import pytest

from qualcode.language import COMMON, fold


@pytest.mark.parametrize("language", sorted(COMMON))
def test_common_words_are_folded_and_plain(language: str) -> None:
    """They are compared with folded forms, so each must be one."""
    assert all(word == fold(word) and word for word in COMMON[language])


def test_what_somebody_may_talk_about_is_not_common() -> None:
    """Dogs, neighbours, mothers, work and waiting may each be a theme."""
    assert not COMMON["da"] & {"hund", "nabo", "mor", "arbejde", "vente", "skrive", "bus"}
    assert not COMMON["en"] & {"dog", "neighbour", "mother", "work", "wait", "write", "bus"}
    assert {"hundrede", "jeg", "fredag", "komme"} <= COMMON["da"]
    assert {"hundred", "i", "friday", "come"} <= COMMON["en"]
