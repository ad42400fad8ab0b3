"""What rules can say about a coding beside its code: irony, and answers that only answer."""

from functools import cache

from qualcode.language import (
    ANSWERS,
    FILLERS,
    IRONY,
    comments,
    fold,
    word_pattern,
)

SHORT_ANSWER = 6


def is_ironic(words: str, *, language: str) -> bool:
    """Tell whether the transcriber noted laughter, a sigh or irony in a turn.

    >>> is_ironic("Bænk! (griner) Jeg skal bruge et sted at bo.", language="da")
    True
    """
    if not any(sign in words for sign in "([*"):
        return False
    noted = (fold(word) for one in comments(words) for word in _words(one.of(words)))
    return any(_is_irony(word, language) for word in noted)


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


def _words(text: str) -> list[str]:
    return word_pattern().findall(text)
