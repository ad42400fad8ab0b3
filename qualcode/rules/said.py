"""The words participants say, as rules read them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.language import FILLERS, Lexicon, Tokenised
from qualcode.model import Corpus, Passage, Settings
from qualcode.rules.arrays import Places
from qualcode.rules.ground import ground_of_corpus, standard_forms
from qualcode.rules.stream import batches, stream_of


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """Passages of one language and their words, without comments and fillers.

    ``types``, ``places``, ``starts`` and ``ends`` ``(n_words,)`` are columns, in order of
    place: the word's type, the place of its passage in ``passages``, and its code points in
    the transcript.
    ``words`` and ``forms`` ``(n_types,)`` are each type as written, and folded in its
    standard form (``ka'``: kan). ``lexicon`` remembers lemmas of folded forms.
    """

    language: str
    passages: Sequence[Passage]
    types: Places
    places: Places
    starts: Places
    ends: Places
    words: Sequence[str]
    forms: Sequence[str]
    lexicon: Lexicon


def words_said(
    passages: Sequence[Passage],
    *,
    corpus: Corpus,
    tokenised: Tokenised,
    settings: Settings,
) -> tuple[Said, ...]:
    """Give the words of some passages, language by language; ``KeyError`` without tokens."""
    by_language: dict[str, list[Passage]] = {}
    for passage in passages:
        by_language.setdefault(corpus.languages[passage.transcript], []).append(passage)
    return tuple(
        _said(language, some, corpus=corpus, tokenised=tokenised, settings=settings)
        for language, some in sorted(by_language.items())
    )


def _said(
    language: str,
    passages: Sequence[Passage],
    *,
    corpus: Corpus,
    tokenised: Tokenised,
    settings: Settings,
) -> Said:
    ground = ground_of_corpus(
        corpus, language=language, passages=passages, tokenised=tokenised, settings=settings
    )
    vocabulary = ground.vocabulary
    forms = standard_forms(ground)
    fillers = FILLERS.get(language, frozenset())
    skipped = np.zeros(len(vocabulary) + len(ground.own), dtype=np.bool_)
    skipped[[place for place, form in enumerate(forms) if form in fillers]] = True
    nothing = np.empty(0, dtype=np.intp)
    columns: list[tuple[Places, Places, Places, Places]] = [(nothing,) * 4]
    for by_text in batches(ground.segments, tokens=ground.tokens):
        stream = stream_of(
            ground.segments,
            by_text=by_text,
            tokens=ground.tokens,
            comments_in=ground.comments_in,
            skipped=skipped,
        )
        words = np.arange(len(stream))
        numbers = (stream.ids.astype(np.intp), stream.segments.astype(np.intp))
        columns.append((*numbers, stream.starts(words), stream.ends(words)))
    joined = [np.concatenate(column) for column in zip(*columns, strict=True)]
    order = np.argsort(joined[1], kind="stable")
    types, places, starts, ends = (column[order] for column in joined)
    return Said(
        language,
        passages,
        types,
        places,
        starts,
        ends,
        words=(*vocabulary.words, *(vocabulary.words[one.type] for one in ground.own)),
        forms=forms,
        lexicon=vocabulary.lexicon(language),
    )
