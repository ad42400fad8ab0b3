"""Coding part by part, and on other processors, is coding all at once."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from qualcode.model import Coding, Corpus, Example, Examples, Settings, SpeakerSetting
from qualcode.rules import RuleHits, Task, code_in_parts, hits_of_task, parts_of
from qualcode.rules.coding import extracts_of
from tests.building import corpus_of
from tests.rules.klokkevangen import FYNSK, codebook, coded, interview

SECRET = Example("Hemmelig")


def practice() -> Corpus:
    """Join interviews with questions, dialect, comments and a second language."""
    parts = [interview(name) for name in ("K01", "K02", "K06", "K07")]
    english = corpus_of({"K99": [("I", "Is it safe?"), ("A", "No."), ("A", "It is dark here.")]})
    return Corpus(
        transcripts=tuple(one for part in (*parts, english) for one in part.transcripts),
        participants=tuple(one for part in (*parts, english) for one in part.participants),
        passages=tuple(one for part in (*parts, english) for one in part.passages),
        languages={one.transcripts[0].id: "da" for one in parts} | {"K99": "en"},
    )


def joined(parts: Iterable[tuple[Coding, ...]]) -> tuple[Coding, ...]:
    return tuple(coding for part in parts for coding in part)


@pytest.mark.parametrize("size", [1, 10_000, 10_000_000])
def test_the_size_of_a_part_makes_no_difference(size: int) -> None:
    """Every coding, with its hits and marks, in the same order."""
    corpus = practice()
    parts = list(parts_of(corpus, size=size))
    assert len(parts) == {1: 5, 10_000: 2, 10_000_000: 1}[size]
    codings = joined(code_in_parts(parts, codebook=codebook(), settings=FYNSK))
    assert codings == coded(corpus)
    assert {"echo", "prompted", "negated", "irony"} <= {m for one in codings for m in one.marks}


def test_parts_are_read_one_after_the_other() -> None:
    """A part is only asked for when the one before it has been coded."""
    asked: list[int] = []

    def parts() -> Iterable[Corpus]:
        for number, part in enumerate(parts_of(practice(), size=1)):
            asked.append(number)
            yield part

    results = code_in_parts(parts(), codebook=codebook(), settings=FYNSK)
    assert asked == []
    next(results)
    assert asked == [0]


def test_nothing_has_no_parts() -> None:
    """And no codings."""
    assert list(parts_of(Corpus())) == []
    assert list(code_in_parts([], codebook=codebook(), settings=Settings())) == []


def test_what_is_sent_holds_no_more_than_rules_read() -> None:
    """Text, places, labels and roles: nobody's name, age or position, and few bytes beside."""
    corpus = practice()
    people = tuple(replace(one, pseudonym="Hemmelig") for one in corpus.participants)
    task = extracts_of(replace(corpus, participants=people))
    sent = pickle.dumps(task)
    assert b"Hemmelig" not in sent
    assert len(sent) < 1.5 * sum(len(one.text.encode()) for one in corpus.transcripts)
    back = hits_of_task(pickle.loads(sent), codebook=codebook(), settings=FYNSK)
    here = hits_of_task(task, codebook=codebook(), settings=FYNSK)
    assert [one.rules.tolist() for one in back.values()] == [
        one.rules.tolist() for one in here.values()
    ]


def test_what_goes_with_it_is_rules_and_spellings() -> None:
    """No definition, example, project name or participant: only what the hits depend on."""
    secret = {"da": "Hemmelig"}
    book = codebook()
    themes = tuple(
        replace(
            theme,
            label=secret,
            codes=tuple(
                replace(
                    one, label=secret, definition=secret, use=secret, examples=Examples((SECRET,))
                )
                for one in theme.codes
            ),
        )
        for theme in book.themes
    )
    sent: list[bytes] = []

    def over(function: Callable[[Task], RuleHits], tasks: Iterable[Task], /) -> Iterator[RuleHits]:
        sent.append(pickle.dumps(function))
        return map(pickle.loads(sent[0]), tasks)

    codings = code_in_parts(
        parts_of(practice()),
        codebook=replace(book, name="Hemmelig", themes=themes),
        settings=replace(
            FYNSK,
            name="Hemmelig",
            decider="Hemmelig",
            speakers=(*FYNSK.speakers, SpeakerSetting("B", participant="Hemmelig")),
        ),
        over=over,
    )
    assert joined(codings) == coded(practice())
    assert b"Hemmelig" not in sent[0]


def test_what_is_sent_never_shows_its_words() -> None:
    """A worker that fails writes its arguments into its log: they hold no text."""
    shown = repr(extracts_of(practice()))
    assert all(one.text[:20] not in shown for one in practice().transcripts)
    assert len(shown) < 200


@pytest.mark.slow
def test_two_processes_find_the_same() -> None:
    """Started afresh, as on Windows and macOS."""
    corpus = practice()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parts = code_in_parts(
            parts_of(corpus, size=1), codebook=codebook(), settings=FYNSK, over=pool.map
        )
        assert joined(parts) == coded(corpus)
