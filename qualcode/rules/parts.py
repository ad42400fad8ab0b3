"""Coding much text part by part: in little memory, or on several machines at once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from qualcode.language import tokenise
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Corpus,
    Passage,
    Settings,
    SpeakerSetting,
    Theme,
    Transcript,
)
from qualcode.rules.coding import RuleHits, codings_of, extracts_of, hits_of
from qualcode.rules.collecting import no_collecting
from qualcode.rules.ground import Extract

# About a million words: much less would look every word type up too often.
PART = 6_000_000


Task = tuple[Extract, ...]


class Map(Protocol):
    """Applies a function to each of many tasks and gives the results in the same order.

    ``map`` itself is one, and so is the ``map`` of an executor.
    """

    def __call__(
        self, function: Callable[[Task], RuleHits], tasks: Iterable[Task], /
    ) -> Iterable[RuleHits]:
        """Give the result of each task, in order."""


def code_in_parts(
    parts: Iterable[Corpus], *, codebook: Codebook, settings: Settings, over: Map = map
) -> Iterator[tuple[Coding, ...]]:
    """Give the codings of each part: together the same as ``code_by_rules`` of the whole.

    Parts are whole transcripts, see ``parts_of``. When ``parts`` is an iterator and ``over``
    is ``map``, no more than one part need be in memory.
    """
    waiting: deque[Corpus] = deque()

    def tasks() -> Iterator[Task]:
        for part in parts:
            waiting.append(part)
            yield extracts_of(part)

    find = partial(hits_of_task, codebook=_only_rules(codebook), settings=_only_spoken(settings))
    for found in over(find, tasks()):
        with no_collecting():
            codings = codings_of(waiting.popleft(), codebook=codebook, found=found)
        yield codings


def _only_rules(codebook: Codebook) -> Codebook:
    """Give a codebook without labels, definitions and examples: these may quote people."""
    themes = tuple(
        Theme(
            theme.id, codes=tuple(Code(one.id, one.theme, rules=one.rules) for one in theme.codes)
        )
        for theme in codebook.themes
    )
    return Codebook("", codebook.languages, themes)


def _only_spoken(settings: Settings) -> Settings:
    """Give settings without whose voice a label is, and all else that rules do not read."""
    speakers = tuple(
        SpeakerSetting(one.label, transcript=one.transcript, spoken=one.spoken)
        for one in settings.speakers
        if one.spoken
    )
    return Settings(speakers=speakers, spoken=settings.spoken)


def hits_of_task(task: Task, *, codebook: Codebook, settings: Settings) -> RuleHits:
    """Give where the rules hit in some transcripts, from nothing but their text.

    The result depends on the arguments alone, and transcripts do not depend on each other.
    """
    with no_collecting():
        texts = {
            key: text for one in task for key, text in zip(one.fingerprints, one.texts, strict=True)
        }
        tokenised = tokenise(texts)
        return hits_of(task, codebook=codebook, tokenised=tokenised, settings=settings)


def parts_of(corpus: Corpus, *, size: int = PART) -> Iterator[Corpus]:
    """Cut a corpus into parts of whole transcripts, each of ``size`` code points or little more.

    Parts hold what rules read: transcripts, passages and languages. All passages of a part
    come before all those of the next.
    """
    passages: list[Passage] = []
    transcripts: dict[str, Transcript] = {}
    length = 0
    for passage in corpus.passages:
        if passage.transcript not in transcripts:
            if length >= size:
                yield _part(corpus, transcripts, passages)
                passages, transcripts, length = [], {}, 0
            transcripts[passage.transcript] = corpus.transcript(passage.transcript)
            length += len(transcripts[passage.transcript].text)
        passages.append(passage)
    if passages:
        yield _part(corpus, transcripts, passages)


def _part(corpus: Corpus, transcripts: dict[str, Transcript], passages: list[Passage]) -> Corpus:
    return Corpus(
        transcripts=tuple(transcripts.values()),
        passages=tuple(passages),
        languages={name: corpus.languages[name] for name in transcripts},
    )
