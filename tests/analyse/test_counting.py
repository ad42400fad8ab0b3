"""Which states are counted, and whose words."""

from dataclasses import replace

from qualcode.analyse import is_participants
from tests.building import corpus_of

CORPUS = corpus_of({"F01": [("", "Lampen.")], "K01": [("S", "Lampen.")]})


def test_only_words_of_known_participants_whose_role_counts_are_participants() -> None:
    """Field notes, strangers and roles that do not count are not in "n of N"."""
    note, said = CORPUS.passages
    assert is_participants(said, corpus=CORPUS)
    assert not is_participants(note, corpus=CORPUS)
    assert not is_participants(replace(said, counts=False), corpus=CORPUS)
    assert not is_participants(replace(said, participant="K09-X"), corpus=CORPUS)
