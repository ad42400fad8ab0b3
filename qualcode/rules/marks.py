"""What rules can say about a coding beside its code: irony, and answers that only answer."""

from bisect import bisect_right
from functools import cache

from qualcode.language import (
    ANSWERS,
    FILLERS,
    IRONY,
    comments,
    fold,
    word_pattern,
)
from qualcode.model import Transcript

SHORT_ANSWER = 6


def ironic_turns(transcript: Transcript, *, language: str) -> frozenset[int]:
    """Give the numbers of the turns in which laughter, a sigh or irony is noted.

    A field note is written by one hand and notes none.
    """
    if transcript.kind != "interview":
        return frozenset()
    text, spans = transcript.text, [turn.span for turn in transcript.turns]
    starts = [span.start for span in spans]
    found: set[int] = set()
    for one in comments(text):
        place = bisect_right(starts, one.start) - 1
        if place >= 0 and spans[place].covers(one) and _notes_irony(one.of(text), language):
            found.add(transcript.turns[place].number)
    return frozenset(found)


def _notes_irony(comment: str, language: str) -> bool:
    return any(_is_irony(fold(word), language) for word in word_pattern().findall(comment))


@cache
def _is_irony(word: str, language: str) -> bool:
    signs = IRONY.get(language, frozenset())
    return word in signs or any(word.startswith(sign[:-1]) for sign in signs if sign.endswith("*"))


def only_answers(words: str, *, count: int, language: str) -> bool:
    """Tell whether a passage of ``count`` spoken words is no more than a yes or a no.

    It has fewer than six words and begins with an answer, fillers before it aside.

    >>> only_answers("Øh (griner) jo, jo.", count=3, language="da")
    True
    """
    if count >= SHORT_ANSWER:
        return False
    answers = ANSWERS.get(language, frozenset())
    for word in spoken_words(words):
        if word in answers:
            return True
        if word not in FILLERS.get(language, frozenset()):
            return False
    return False


def spoken_words(text: str) -> tuple[str, ...]:
    """Give the words of a text, folded, without the transcriber's comments."""
    silent = comments(text)
    return tuple(
        fold(found.group())
        for found in word_pattern().finditer(text)
        if not any(one.start <= found.start() < one.end for one in silent)
    )
