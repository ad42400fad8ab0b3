"""What rules of one language read: the segments of a corpus or of loose texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.language import SPOKEN, Lexicon, Tokenised, Tokens, Vocabulary, fold, tokenise
from qualcode.model import Corpus, Passage, Settings, Span
from qualcode.rules.spellings import OwnSpelling, spoken_table
from qualcode.rules.stream import Segment


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Segments of one language, their tokens, and how their words may be spelled.

    ``comments_in`` holds the texts whose comments are not read; ``own`` the word types
    that stand for something else in one speaker's mouth.
    """

    language: str
    segments: Sequence[Segment]
    vocabulary: Vocabulary
    tokens: Mapping[str, Tokens]
    spoken: Mapping[str, str]
    comments_in: Mapping[str, str] = field(default_factory=dict)
    own: Sequence[OwnSpelling] = ()


def ground_of_texts(
    texts: Sequence[str], *, language: str, lexicons: dict[str, Lexicon] | None = None
) -> Ground:
    """Give loose texts as ground, one segment each, in order."""
    by_key = {str(number): text for number, text in enumerate(texts)}
    tokenised = tokenise(by_key)
    segments = [Segment(key, Span(0, len(text)), {}) for key, text in by_key.items()]
    spoken = spoken_table(SPOKEN.get(language, {}))
    return Ground(
        language,
        segments,
        Vocabulary(tokenised.vocabulary.words, {} if lexicons is None else lexicons),
        tokenised.tokens,
        spoken,
        comments_in=by_key,
    )


def ground_of_corpus(
    corpus: Corpus,
    *,
    language: str,
    passages: Sequence[Passage],
    questions: Sequence[tuple[str, Span]] = (),
    tokenised: Tokenised,
    settings: Settings,
) -> Ground:
    """Give passages of one language, then questions (transcript id and span), as ground.

    ``KeyError`` when a transcript has no tokens.
    """
    used = dict.fromkeys([*(one.transcript for one in passages), *(key for key, _ in questions)])
    keys = {name: corpus.transcript(name).fingerprint for name in used}
    habits = _Habits(settings, tokenised.vocabulary)
    segments = [
        Segment(keys[one.transcript], one.span, habits.of(one.transcript, one.speaker))
        for one in passages
    ]
    segments += [Segment(keys[name], span, {}) for name, span in questions]
    interviews = [name for name in used if corpus.transcript(name).kind == "interview"]
    return Ground(
        language,
        segments,
        tokenised.vocabulary,
        {key: tokenised.tokens[key] for key in keys.values()},
        spoken_table(SPOKEN.get(language, {}), settings.spoken.get(language, {})),
        comments_in={keys[name]: corpus.transcript(name).text for name in interviews},
        own=habits.own,
    )


class _Habits:
    """Spellings of single speakers, as types of their own that follow the vocabulary's."""

    def __init__(self, settings: Settings, vocabulary: Vocabulary) -> None:
        self._settings = [one for one in settings.speakers if one.spoken]
        self._size = len(vocabulary)
        self._types = self._types_of(vocabulary)
        self._seen: dict[tuple[str, str], Mapping[int, int]] = {}
        self._numbers: dict[OwnSpelling, int] = {}

    @property
    def own(self) -> Sequence[OwnSpelling]:
        return list(self._numbers)

    def of(self, transcript: str, label: str) -> Mapping[int, int]:
        """Give type → the type that stands for it when this speaker says it."""
        if not self._settings:
            return {}
        if (transcript, label) not in self._seen:
            self._seen[transcript, label] = self._map(transcript, label)
        return self._seen[transcript, label]

    def _map(self, transcript: str, label: str) -> Mapping[int, int]:
        said = spoken_table(
            *(
                one.spoken
                for one in sorted(self._settings, key=lambda one: one.transcript)
                if one.label == label and one.transcript in {"", transcript}
            )
        )
        spellings = [
            OwnSpelling(number, standard)
            for spelling, standard in said.items()
            for number in self._types.get(spelling, ())
        ]
        return {
            one.type: self._size + self._numbers.setdefault(one, len(self._numbers))
            for one in spellings
        }

    def _types_of(self, vocabulary: Vocabulary) -> dict[str, list[int]]:
        """Give the types of each spelling; one in capitals (IT) is an abbreviation, not speech."""
        found: dict[str, list[int]] = {}
        for one in self._settings:
            found |= {fold(spelling): [] for spelling in one.spoken}
        if found:
            for number, form in enumerate(vocabulary.forms):
                word = vocabulary.words[number]
                if form in found and not (len(word) > 1 and word.isupper()):
                    found[form].append(number)
        return found
