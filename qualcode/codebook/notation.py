"""The notation of a rule: from what is written to a term, and back.

Words in a row; ``+`` every inflection, ``++`` compounds too, ``*`` any run of letters,
``/…/`` a regular expression for one word; ``a ~3 b`` near each other, ``a & b`` in one
passage. Text is NFC and casefolded, so that it compares with word forms.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.codebook.pattern import translate_regex
from qualcode.errors import NotationError
from qualcode.model import Near, Phrase, Term, Together, Word

MOST_WORDS_BETWEEN = 99
MOST_WORDS_IN_A_ROW = 99
LETTERS_OF_A_COMPOUND = 4
_LONGEST_SHOWN = 12
_SIGNS: Mapping[str, str] = {"lemma": "+", "compound": "++"}
_PIECE = re.compile(r"/(?:\\.|[^/\\])*/(?!\S)|\S+")
_DISTANCE = re.compile(r"~0*([0-9]+)")

_PUNCTUATION = "Leave it out: words in a row match across punctuation."
_QUOTES = "Leave the quotation marks out."
_CHOICE = "Write one rule for each possibility, or a regular expression between slashes: /…/."
_REMEDIES: Mapping[str, str] = {
    ",": "A rule holds no comma: give each rule a line of its own, or set them in [ ]. "
    "Words in a row match across commas in speech.",
    "+": "A + stands at the end of a word: nabo+ or bolig++.",
    "&": "Set blanks around the sign: lampe+ & tunnel+.",
    "~": "Write blanks around it and the number of words after it: rive+ ~3 ned.",
    "/": r"A regular expression begins and ends with / and is a word of its own: /gade\w*lys/.",
    "%": "Write the word as it is said: procent.",
    **dict.fromkeys(".:;!?…", _PUNCTUATION),
    **dict.fromkeys('"“”„«»‘‚`´', _QUOTES),
    **dict.fromkeys("()[]{}|\\^$=<>", _CHOICE),
}
_ELSE = "A word is made of letters and digits, with - or ' inside."


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two blanks, and its 1-based column in the rule."""

    text: str
    column: int


def parse_term(text: str) -> Term:
    """Give the term that a rule's text stands for.

    Raises NotationError (``column`` is 1-based in the NFC text, ``remedy`` says how to
    mend it) on anything that is not in the notation.

    >>> parse_term("rive+ ~3 ned").distance
    3
    """
    text = unicodedata.normalize("NFC", text)
    pieces = tuple(_Piece(one.group(), one.start() + 1) for one in _PIECE.finditer(text))
    if not pieces:
        raise NotationError("the rule is empty", remedy="Write a word, or take the line away.")
    groups = tuple(_split(pieces, at="&"))
    parts = tuple(_parse_part(group) for group, _ in groups)
    return parts[0] if len(parts) == 1 else Together(parts)


def render_term(term: Term) -> str:
    """Write a term in the notation, so that parsing it gives the same term.

    >>> render_term(parse_term("Rive+  ~3 ned & blok++"))
    'rive+ ~3 ned & blok++'
    """
    if isinstance(term, Together):
        return " & ".join(render_term(part) for part in term.parts)
    if isinstance(term, Near):
        return f"{render_term(term.left)} ~{term.distance} {render_term(term.right)}"
    return " ".join(_render_word(word) for word in term.words)


def short_stems(term: Term) -> tuple[str, ...]:
    """Give the wildcards of a term that nothing but short stems holds together.

    A stem is the longest run of letters between asterisks; under four letters it catches
    far more than is meant (``bus*``: busk, business), unless another word stands beside it.

    >>> short_stems(parse_term("bus*")), short_stems(parse_term("blandet by*"))
    (('bus*',), ())
    """
    words = tuple(_words(term))
    return tuple(word.text for word in words) if all(map(_is_short, words)) else ()


def _words(term: Term) -> Iterator[Word]:
    if isinstance(term, Phrase):
        yield from term.words
        return
    for part in term.parts if isinstance(term, Together) else (term.left, term.right):
        yield from _words(part)


def _is_short(word: Word) -> bool:
    return word.kind == "wildcard" and max(map(len, word.text.split("*"))) < LETTERS_OF_A_COMPOUND


def _render_word(word: Word) -> str:
    return f"/{word.text}/" if word.kind == "regex" else word.text + _SIGNS.get(word.kind, "")


def _split(
    pieces: Sequence[_Piece], *, at: str
) -> Iterator[tuple[tuple[_Piece, ...], _Piece | None]]:
    """Give the pieces between separators, each with the separator that ends it."""
    group: list[_Piece] = []
    for piece in pieces:
        if piece.text != at and not (at == "~" and _is_near(piece)):
            group.append(piece)
            continue
        yield _whole(group, beside=piece), piece
        group = []
    yield _whole(group, beside=piece), None


def _is_near(piece: _Piece) -> bool:
    return piece.text.startswith("~")


def _whole(group: Sequence[_Piece], *, beside: _Piece) -> tuple[_Piece, ...]:
    """Give the group, which must hold something."""
    if group:
        return tuple(group)
    raise NotationError(
        f'there is no word on one side of "{beside.text}"',
        column=beside.column,
        remedy="Write a word before and after it.",
    )


def _parse_part(pieces: Sequence[_Piece]) -> Phrase | Near:
    """Give a phrase, or two phrases near each other."""
    groups = tuple(_split(pieces, at="~"))
    if len(groups) > 2:
        second = groups[1][1] or pieces[-1]
        raise NotationError(
            "only two can be near each other",
            column=second.column,
            remedy="Keep one ~, or join the rest with &: rive+ ~3 ned & blok+.",
        )
    phrases = tuple(_parse_phrase(group) for group, _ in groups)
    separator = groups[0][1]
    if separator is None:
        return phrases[0]
    return Near(phrases[0], phrases[1], _distance(separator))


def _distance(piece: _Piece) -> int:
    """Give the number of words that may stand between."""
    found = _DISTANCE.fullmatch(piece.text)
    if found is None:
        raise NotationError(
            f'"{piece.text}" does not say how many words may stand between',
            column=piece.column,
            remedy="Write the number right after the sign: rive+ ~3 ned.",
        )
    if len(found[1]) > len(str(MOST_WORDS_BETWEEN)):
        raise NotationError(
            f"{_shortened(found[1])} words between is more than {MOST_WORDS_BETWEEN}",
            column=piece.column,
            remedy="For words anywhere in the same passage write & instead.",
        )
    return int(found[1])


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _parse_phrase(pieces: Sequence[_Piece]) -> Phrase:
    if len(pieces) > MOST_WORDS_IN_A_ROW:
        raise NotationError(
            f"{len(pieces)} words in a row are more than {MOST_WORDS_IN_A_ROW}",
            column=pieces[MOST_WORDS_IN_A_ROW].column,
            remedy="Give each word or expression a rule of its own.",
        )
    return Phrase(tuple(_parse_word(piece) for piece in pieces))


def _parse_word(piece: _Piece) -> Word:
    """Give the word of one piece: regex, wildcard, compound, lemma or plain form."""
    if piece.text.startswith("/"):
        return _parse_regex(piece)
    body = piece.text.removesuffix("+").removesuffix("+")
    sign = piece.text[len(body) :]
    _check_letters(_Piece(body, piece.column))
    body = _fold(body)
    if "*" in body:
        return _parse_wildcard(body, sign=sign, column=piece.column)
    if sign == "++":
        return _parse_compound(body, column=piece.column)
    return Word("lemma" if sign else "form", body)


def _fold(text: str) -> str:
    """Casefold, with one kind of apostrophe."""
    return unicodedata.normalize("NFC", text.casefold().replace("’", "'"))


def _check_letters(piece: _Piece) -> None:
    """Raise on a sign that is no part of a word, or a word without letters or digits."""
    for place, sign in enumerate(piece.text):
        if not (_is_letter(sign) or sign in "*-'’"):
            raise NotationError(
                f'the sign "{sign}" cannot be part of a word in a rule',
                column=piece.column + place,
                remedy=_REMEDIES.get(sign, _ELSE),
            )
    if piece.text[:1] in {"-", "'", "’"} or piece.text.endswith("-"):
        raise NotationError(
            f'"{piece.text}" begins or ends with a sign that is no letter',
            column=piece.column,
            remedy="A - or ' stands inside a word: p-plads, sku'. Write * for any letters.",
        )
    if not any(_is_letter(sign) or sign == "*" for sign in piece.text):
        raise NotationError("a word without letters", column=piece.column, remedy=_ELSE)


def _is_letter(sign: str) -> bool:
    """Tell letters, their accents, and digits, of any script."""
    return unicodedata.category(sign)[0] in "LMN"


def _parse_wildcard(body: str, *, sign: str, column: int) -> Word:
    if sign:
        raise NotationError(
            f'"{body}{sign}" has both * and {sign}',
            column=column,
            remedy=f"Write either {body} or {body.replace('*', '')}{sign}.",
        )
    return Word("wildcard", re.sub(r"\*+", "*", body))


def _parse_compound(body: str, *, column: int) -> Word:
    if sum(map(_is_letter, body)) < LETTERS_OF_A_COMPOUND:
        raise NotationError(
            f'"{body}++" is too short to be looked for inside compounds',
            column=column,
            remedy=f"++ needs {LETTERS_OF_A_COMPOUND} letters or more. Write {body}+ for its "
            "inflections, and name the compounds.",
        )
    return Word("compound", body)


def _parse_regex(piece: _Piece) -> Word:
    """Give the pattern between the slashes, after a trial translation."""
    body = piece.text[1:-1]
    if len(piece.text) < 2 or not _PIECE.fullmatch(piece.text) or not piece.text.endswith("/"):
        raise NotationError(
            "the regular expression is not closed",
            column=piece.column,
            remedy=_REMEDIES["/"],
        )
    if blank := re.search(r"\s", body):
        raise NotationError(
            "the regular expression holds a blank, but it is matched with one word",
            column=piece.column + 1 + blank.start(),
            remedy=r"Write one word after the other: /gade\w*/ lys.",
        )
    try:
        translate_regex(body)
    except NotationError as error:
        raise NotationError(
            str(error), column=piece.column + error.column, remedy=error.remedy
        ) from error
    return Word("regex", body)
