"""The notation read slowly and plainly: what rules mean, word by word, nothing remembered.

It shares no code with the engine. From the package it takes ``parse_term`` and the tables of
``qualcode.language`` (fillers, spellings, negations, answers, irony, lemmas); how texts are cut
into words, what a comment is and how hits contend are written again here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.language import (
    ANSWERS,
    FILLERS,
    IRONY,
    NEGATIONS,
    SPOKEN,
    fold,
    is_known,
    lemma,
)
from qualcode.model import (
    Code,
    Codebook,
    Corpus,
    Near,
    Passage,
    Phrase,
    Settings,
    Span,
    Term,
    Together,
    Word,
)

WORD = re.compile(r"[^\W_]+(?:['’´‐‑-][^\W_]+)*['’´]?")
COMMENTS = ((r"\([^()\n]*\)", 5), (r"\[[^\[\]\n]*\]", 25), (r"\*\w+(?: \w+)*\*", 3))
Table = Mapping[str, str]


@dataclass(frozen=True)
class Heard:
    """One word: its place, its folded standard form, and every spelling with its place."""

    start: int
    end: int
    form: str
    spellings: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Place:
    """A match: place in the text, and first and last word heard."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, order=True)
class FoundHit:
    """A hit that stands."""

    start: int
    end: int
    rule: str
    strength: str
    negated: bool


@dataclass(frozen=True, order=True)
class FoundCoding:
    """A coding, by what can be seen of it."""

    passage: str
    code: str
    strength: str
    start: int
    end: int
    hits: tuple[FoundHit, ...]
    marks: tuple[str, ...]


# Words


def comments_in(text: str) -> list[Span]:
    """Short parentheses, square brackets, starred words."""
    return [
        Span(*found.span())
        for shape, most in COMMENTS
        for found in re.finditer(shape, text)
        if len(WORD.findall(found.group())) <= most
    ]


def heard_in(text: str, *, span: Span, spoken: Table, own: Table, noted: bool) -> list[Heard]:
    """All words of a stretch that are no comments; ``noted``: the text has comments."""
    silent = comments_in(text) if noted else []
    return [
        heard_as(found.group(), at=found.start(), spoken=spoken, own=own)
        for found in WORD.finditer(text)
        if span.start <= found.start()
        and found.end() <= span.end
        and not any(one.start <= found.start() and found.end() <= one.end for one in silent)
    ]


def heard_as(word: str, *, at: int, spoken: Table, own: Table) -> Heard:
    """Give a word with everything it may be met as."""
    form, end = fold(word), at + len(word)
    if form in own and not (len(word) > 1 and word.isupper()):
        return Heard(at, end, own[form], ((own[form], at, end),))
    spellings = [(form, at, end), *also(form, start=at, end=end, spoken=spoken)]
    if "-" in form:
        for part in re.finditer(r"[^‐‑-]+", word):
            text, start, stop = fold(part.group()), at + part.start(), at + part.end()
            spellings += [(text, start, stop), *also(text, start=start, end=stop, spoken=spoken)]
    return Heard(at, end, spoken.get(form, form), tuple(spellings))


def also(form: str, *, start: int, end: int, spoken: Table) -> list[tuple[str, int, int]]:
    if form in spoken:
        return [(spoken[form], start, end)]
    return [(form[:-1], start, end - 1)] if form.endswith("'") else []


def is_met(word: Word, spelling: str, *, language: str, spoken: Table) -> bool:
    """Tell by the notation whether a spelling satisfies a word."""
    if word.kind == "regex":
        return re.fullmatch(word.text, spelling, re.IGNORECASE) is not None
    if word.kind == "wildcard":
        pattern = ".*".join(map(re.escape, word.text.split("*")))
        return re.fullmatch(pattern, spelling) is not None
    text = fold(word.text)
    text = spoken.get(text, text)
    if word.kind == "form":
        return spelling == text
    bare = spelling.removesuffix("'s")
    if is_inflected(spelling, text, language) or is_inflected(bare, text, language):
        return True
    return word.kind == "compound" and any(
        is_part(bare[:place], bare[place + len(text) :], text, language)
        for place in range(len(bare))
        if bare.startswith(text, place)
    )


def is_inflected(form: str, word: str, language: str) -> bool:
    """Under two keys: the word itself and its lemma."""
    keys = {word, lemma(word, language=language)}
    return form == word or lemma(form, language=language) in keys


def is_part(left: str, right: str, stem: str, language: str) -> bool:
    """Tell whether what stands on either side of a stem is nothing, or a word."""
    links = ("", "s", "e", "er")
    before = [left.removesuffix(link) for link in links if left.endswith(link)]
    after = [right.removeprefix(link) for link in links if right.startswith(link)]
    fits_before = not left or any(
        len(one) >= 2 and is_known(one, language=language) for one in before
    )
    fits_after = (
        not right
        or is_inflected(stem + right, stem, language)
        or any(len(one) >= 3 and is_known(one, language=language) for one in after)
    )
    return fits_before and fits_after


# Terms


def words_of(term: Term) -> Iterator[Word]:
    if isinstance(term, Phrase):
        yield from term.words
    elif isinstance(term, Near):
        yield from (*term.left.words, *term.right.words)
    else:
        yield from (word for part in term.parts for word in words_of(part))


def read_by(term: Term, heard: Sequence[Heard], *, language: str, spoken: Table) -> list[Heard]:
    """Give the words a term reads: no fillers, but those it names."""
    named = {
        spoken.get(fold(word.text), fold(word.text))
        for word in words_of(term)
        if word.kind in {"form", "lemma", "compound"}
    }
    fillers = FILLERS.get(language, frozenset())
    return [one for one in heard if one.form not in fillers or one.form in named]


def places_of(term: Term, heard: Sequence[Heard], *, language: str, spoken: Table) -> list[Place]:
    """All places of a term among the words it reads."""
    if isinstance(term, Phrase):
        return phrase_places(term, heard, language=language, spoken=spoken)
    if isinstance(term, Together):
        parts = [places_of(one, heard, language=language, spoken=spoken) for one in term.parts]
        return list(dict.fromkeys(one for part in parts for one in part)) if all(parts) else []
    left = phrase_places(term.left, heard, language=language, spoken=spoken)
    right = phrase_places(term.right, heard, language=language, spoken=spoken)
    stretches: dict[tuple[int, int], Place] = {}
    for before, after in [
        *((one, other) for one in left for other in right),
        *((one, other) for one in right for other in left),
    ]:
        if 0 <= after.first - before.last - 1 <= term.distance:
            one = Place(before.start, after.end, before.first, after.last)
            same = stretches.setdefault((one.first, one.last), one)
            if (one.start, -one.end) < (same.start, -same.end):
                stretches[one.first, one.last] = one
    return [
        stretches[first, last]
        for first, last in sorted(stretches)
        if not any(
            first <= start and end <= last
            for start, end in stretches
            if (start, end) != (first, last)
        )
    ]


def phrase_places(
    phrase: Phrase, heard: Sequence[Heard], *, language: str, spoken: Table
) -> list[Place]:
    found: list[Place] = []
    for first in range(len(heard) - len(phrase.words) + 1):
        met = [
            longest(word, heard[first + place], language=language, spoken=spoken)
            for place, word in enumerate(phrase.words)
        ]
        if met[0] and met[-1] and all(met):
            found.append(Place(met[0][0], met[-1][1], first, first + len(met) - 1))
    return found


def longest(word: Word, heard: Heard, *, language: str, spoken: Table) -> tuple[int, int] | None:
    """Where the longest spelling stands that meets a word."""
    places = [
        (start, end)
        for text, start, end in heard.spellings
        if is_met(word, text, language=language, spoken=spoken)
    ]
    return min(places, key=lambda one: (one[0] - one[1], one[0])) if places else None


def is_negated(place: Place, heard: Sequence[Heard], *, language: str) -> bool:
    """Tell whether a negation is within four words on either side, and none inside."""
    negations = NEGATIONS.get(language, frozenset())
    numbers = [
        number
        for number, one in enumerate(heard)
        if any(text in negations for text, _, _ in one.spellings)
    ]
    if any(place.first <= one <= place.last for one in numbers):
        return False
    return any(0 < place.first - one <= 4 or 0 < one - place.last <= 4 for one in numbers)


def term_places(
    term: Term, text: str, *, span: Span, language: str, spoken: Table, own: Table, noted: bool
) -> set[tuple[int, int, bool]]:
    """Start, end and whether it is negated, of every place of a term in a stretch of a text."""
    heard = read_by(
        term,
        heard_in(text, span=span, spoken=spoken, own=own, noted=noted),
        language=language,
        spoken=spoken,
    )
    return {
        (one.start, one.end, is_negated(one, heard, language=language))
        for one in places_of(term, heard, language=language, spoken=spoken)
    }


# Codes


@dataclass(frozen=True)
class Reader:
    """What a transcript's words are read with."""

    corpus: Corpus
    codebook: Codebook
    settings: Settings

    def hits(
        self, code: Code, *, transcript: str, span: Span, label: str, role: str
    ) -> list[FoundHit]:
        """Give the hits of a code that stand in a stretch."""
        whole, language = self.corpus.transcript(transcript), self.corpus.languages[transcript]
        found: list[FoundHit] = []
        voided: list[FoundHit] = []
        for rule in code.rules:
            if rule.language != language or (rule.roles and role not in rule.roles):
                continue
            places = term_places(
                rule.term,
                whole.text,
                span=span,
                language=language,
                spoken=self.spoken(language),
                own=self.own(transcript, label),
                noted=whole.kind == "interview",
            )
            (voided if rule.strength == "except" else found).extend(
                FoundHit(start, end, rule.text, rule.strength, negated)
                for start, end, negated in places
            )
        return sorted({one for one in found if stands(one, found=found, voided=voided)})

    def spoken(self, language: str) -> dict[str, str]:
        """Give spelling → standard form for everybody."""
        tables = (SPOKEN.get(language, {}), self.settings.spoken.get(language, {}))
        return {fold(key): fold(value) for table in tables for key, value in table.items()}

    def own(self, transcript: str, label: str) -> dict[str, str]:
        """Give a speaker's own spellings; what is said of one file beats what is said of all."""
        return {
            fold(key): fold(value)
            for name in ("", transcript)
            for one in self.settings.speakers
            if (one.label, one.transcript) == (label, name)
            for key, value in one.spoken.items()
        }

    def codings(self) -> Iterator[FoundCoding]:
        """All codings, passage by passage."""
        for passage in self.corpus.passages:
            for code in self.codebook.codes:
                found = self.coding(passage, code)
                if found:
                    yield found

    def coding(self, passage: Passage, code: Code) -> FoundCoding | None:
        """Give the coding of one passage, ``None`` where there is none."""
        place = {"transcript": passage.transcript, "role": passage.role}
        said = self.hits(code, span=passage.span, label=passage.speaker, **place)
        asked = (
            self.hits(code, span=passage.question, label="", **place) if passage.question else []
        )
        ironic = ("irony",) if self.is_ironic(passage) else ()
        if not said and not (asked and self.only_answers(passage)):
            return None
        if not said:
            span = passage.span
            marks: tuple[str, ...] = ("echo", *ironic)
            return FoundCoding(
                passage.id, code.id, "weak", span.start, span.end, tuple(asked), marks
            )
        negated = ("negated",) if any(one.negated for one in said) else ()
        return FoundCoding(
            passage.id,
            code.id,
            "strong" if any(one.strength == "strong" for one in said) else "weak",
            min(one.start for one in said),
            max(one.end for one in said),
            tuple(said),
            (*negated, *(("prompted",) if asked else ()), *ironic),
        )

    def only_answers(self, passage: Passage) -> bool:
        """Fewer than six words that begin with a yes or a no, fillers aside."""
        text, language = self.corpus.text(passage), self.corpus.languages[passage.transcript]
        heard = heard_in(text, span=Span(0, len(text)), spoken={}, own={}, noted=True)
        answers, fillers = ANSWERS.get(language, ()), FILLERS.get(language, ())
        spoken = [one.form for one in heard if one.form in answers or one.form not in fillers]
        return passage.words < 6 and bool(spoken) and spoken[0] in answers

    def is_ironic(self, passage: Passage) -> bool:
        """Laughter or irony is noted somewhere in the turn."""
        whole = self.corpus.transcript(passage.transcript)
        turn = next(one for one in whole.turns if one.number == passage.turn)
        signs = IRONY.get(self.corpus.languages[passage.transcript], frozenset())
        return whole.kind == "interview" and any(
            fold(word) in signs or any(fold(word).startswith(s[:-1]) for s in signs if s[-1] == "*")
            for one in comments_in(whole.text)
            if turn.span.covers(one)
            for word in WORD.findall(one.of(whole.text))
        )


def stands(hit: FoundHit, *, found: Sequence[FoundHit], voided: Sequence[FoundHit]) -> bool:
    """Tell whether a hit stands: the longest, the strong one, the first in the alphabet."""
    for other in found:
        inside = other.start <= hit.start and hit.end <= other.end
        same = (other.start, other.end) == (hit.start, hit.end)
        if inside and not same:
            return False
        if same and (other.strength, other.rule) < (hit.strength, hit.rule):
            return False
    return not any(one.start <= hit.start and hit.end <= one.end for one in voided)
