"""What the transcriber wrote between the words: (griner), [utydeligt], *ironisk*."""

import re
from itertools import islice

from qualcode.language.characters import code_points, word_pattern
from qualcode.language.tokens import find_words
from qualcode.model import Span

# A longer parenthesis is somebody speaking; square brackets are the transcriber's own.
LONGEST = 5
LONGEST_IN_BRACKETS = 25
LONGEST_IN_STARS = 3
_LONG = 200

_SHAPES = (
    ("(", re.compile(r"\([^()\n]*\)"), LONGEST),
    ("[", re.compile(r"\[[^\[\]\n]*\]"), LONGEST_IN_BRACKETS),
    ("*", re.compile(r"\*(?![\s*])[^*\n]{1,40}(?<!\s)\*(?![\w*])"), LONGEST_IN_STARS),
)


def comments(text: str) -> tuple[Span, ...]:
    """Give the spans of the transcriber's comments, brackets included, in order of place.

    A parenthesis of more than five words is speech, not a comment. Field notes are
    written text, where a parenthesis is the author's: do not ask for theirs.

    >>> [span.of("Nej (griner) [utydeligt]") for span in comments("Nej (griner) [utydeligt]")]
    ['(griner)', '[utydeligt]']
    """
    found: list[Span] = []
    for opening, shape, longest in _SHAPES:
        if opening not in text:
            continue
        for match in shape.finditer(text):
            span = Span(match.start(), match.end())
            if _is_short(match.group(), longest) and not any(map(span.overlap, found)):
                found.append(span)
    return tuple(sorted(found))


def _is_short(text: str, longest: int) -> bool:
    return next(islice(word_pattern().finditer(text), longest, None), None) is None


def count_words(text: str) -> int:
    """Count the spoken words of a text: no punctuation, no transcriber's comments.

    >>> count_words("Ja… (griner) det ka' jeg da!")
    5
    """
    within = sum(_count(span.of(text)) for span in comments(text))
    return _count(text) - within


def _count(text: str) -> int:
    """Count the words, comments among them; arrays pay from a few hundred signs on."""
    if len(text) > _LONG:
        return len(find_words(code_points(text))[0])
    return len(word_pattern().findall(text))
