"""What rules of one language read: the segments of a corpus or of loose texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from qualcode.language import SPOKEN, Lexicon, Tokenised, Tokens, Vocabulary, fold, tokenise
from qualcode.model import Corpus, Passage, Settings, Span
from qualcode.rules.arrays import Numbers
from qualcode.rules.spellings import OwnSpelling, spoken_table
from qualcode.rules.stream import Segments


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Segments of one language, their tokens, and how their words may be spelled.

    ``comments_in`` holds the texts whose comments are not read; ``own`` the word types
    that stand for something else in one speaker's mouth.
    """

    language: str
    segments: Segments
    vocabulary: Vocabulary
    tokens: Mapping[str, Tokens]
    spoken: Mapping[str, str]
    comments_in: Mapping[str, str] = field(default_factory=dict)
    own: Sequence[OwnSpelling] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Extract:
    """What rules of one language read of some transcripts, small enough to be sent away.

    Written out it shows none of its words, so that no log of a failure can hold them.

    ``names``, ``texts``, ``fingerprints`` and ``interviews`` (no field notes) are of the
    transcripts. The other columns ``(n_segments,)`` are of passages, then of questions: the
    place of the transcript, start and end in its text, the place of the speaker's label in
    ``label_names`` (empty for questions) and of the role behind it in ``role_names``.
    """

    language: str
    names: tuple[str, ...]
    texts: tuple[str, ...]
    fingerprints: tuple[str, ...]
    interviews: tuple[bool, ...]
    transcripts: Numbers
    starts: Numbers
    ends: Numbers
    labels: Numbers
    label_names: tuple[str, ...]
    roles: Numbers
    role_names: tuple[str, ...]


Question = tuple[str, Span, str]


def standard_forms(ground: Ground) -> list[str]:
    """Give every word type folded in its standard form (``ka'``: kan), single speakers' last."""
    spoken = ground.spoken
    forms = [spoken.get(form, form) for form in ground.vocabulary.forms]
    return [*forms, *(one.standard for one in ground.own)]


def extract_of(
    corpus: Corpus,
    *,
    language: str,
    passages: Sequence[Passage],
    questions: Sequence[Question] = (),
) -> Extract:
    """Take passages of one language, then questions (transcript id, span, role), from a corpus."""
    used = dict.fromkeys(one.transcript for one in passages)
    used.update(dict.fromkeys(name for name, _, _ in questions))
    numbers = {name: number for number, name in enumerate(used)}
    labels: dict[str, int] = {"": 0}
    roles: dict[str, int] = {}
    rows = [
        (
            numbers[one.transcript],
            one.span.start,
            one.span.end,
            labels.setdefault(one.speaker, len(labels)),
            roles.setdefault(one.role, len(roles)),
        )
        for one in passages
    ]
    rows += [
        (numbers[name], span.start, span.end, 0, roles.setdefault(role, len(roles)))
        for name, span, role in questions
    ]
    columns = np.array(rows, dtype=np.int32).reshape(-1, 5).T.copy()
    transcripts = [corpus.transcript(name) for name in used]
    return Extract(
        language=language,
        names=tuple(used),
        texts=tuple(one.text for one in transcripts),
        fingerprints=tuple(one.fingerprint for one in transcripts),
        interviews=tuple(one.kind == "interview" for one in transcripts),
        transcripts=columns[0],
        starts=columns[1],
        ends=columns[2],
        labels=columns[3],
        label_names=tuple(labels),
        roles=columns[4],
        role_names=tuple(roles),
    )


def ground_of(extract: Extract, *, tokenised: Tokenised, settings: Settings) -> Ground:
    """Give an extract as ground; ``KeyError`` when a transcript has no tokens."""
    language, prints = extract.language, extract.fingerprints
    numbers = {key: number for number, key in enumerate(dict.fromkeys(prints))}
    texts = np.array([numbers[key] for key in prints], dtype=np.int32)[extract.transcripts]
    habits = _Habits(settings, tokenised.vocabulary)
    n_labels = len(extract.label_names)
    speakers, places = np.unique(
        extract.transcripts.astype(np.intp) * n_labels + extract.labels, return_inverse=True
    )
    own = [
        habits.of(extract.names[one // n_labels], extract.label_names[one % n_labels])
        for one in speakers.tolist()
    ]
    return Ground(
        language,
        Segments(tuple(numbers), texts, extract.starts, extract.ends, places, own),
        tokenised.vocabulary,
        {key: tokenised.tokens[key] for key in prints},
        spoken_table(SPOKEN.get(language, {}), settings.spoken.get(language, {})),
        comments_in={
            key: text
            for key, text, is_interview in zip(
                prints, extract.texts, extract.interviews, strict=True
            )
            if is_interview
        },
        own=habits.own,
    )


def ground_of_texts(
    texts: Sequence[str], *, language: str, lexicons: dict[str, Lexicon] | None = None
) -> Ground:
    """Give loose texts as ground, one segment each, in order."""
    by_key = {str(number): text for number, text in enumerate(texts)}
    tokenised = tokenise(by_key)
    lengths = np.array([len(text) for text in texts], dtype=np.int32)
    nobody = np.zeros(len(texts), dtype=np.intp)
    numbers = np.arange(len(texts), dtype=np.int32)
    return Ground(
        language,
        Segments(tuple(by_key), numbers, np.zeros_like(lengths), lengths, nobody, [{}]),
        Vocabulary(tokenised.vocabulary.words, {} if lexicons is None else lexicons),
        tokenised.tokens,
        spoken_table(SPOKEN.get(language, {})),
        comments_in=by_key,
    )


def ground_of_corpus(
    corpus: Corpus,
    *,
    language: str,
    passages: Sequence[Passage],
    tokenised: Tokenised,
    settings: Settings,
) -> Ground:
    """Give passages of one language as ground; ``KeyError`` when a transcript has no tokens."""
    extract = extract_of(corpus, language=language, passages=passages)
    return ground_of(extract, tokenised=tokenised, settings=settings)


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
