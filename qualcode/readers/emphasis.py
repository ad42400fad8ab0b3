"""How text is set: bold, italics, underlining, and a style for speakers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.readers.candidates import is_generic

_LABELS = frozenset(
    {"taler", "speaker", "talere", "speakers", "navn", "name", "label", "person", "deltager"}
)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What is switched on (``True``), off (``False``) or left as it was (``None``)."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    label: bool | None = None

    def over(self, below: "Emphasis") -> "Emphasis":
        """Give this emphasis, and of the one below what it does not say itself.

        >>> Emphasis(bold=False).over(Emphasis(bold=True, italic=True))
        Emphasis(bold=False, italic=True, underlined=None, label=None)
        """
        return Emphasis(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.underlined if self.underlined is None else self.underlined,
            below.label if self.label is None else self.label,
        )


NOTHING = Emphasis()


def is_for_speakers(style: str) -> bool:
    """Tell whether a style's name says that it sets speakers' names.

    >>> is_for_speakers("Taler"), is_for_speakers("Speaker name"), is_for_speakers("Normal")
    (True, True, False)
    """
    words = style.casefold().split()
    return bool(words) and (is_generic(style) or words[0] in _LABELS or words[-1] in _LABELS)


def inherited(own: Mapping[str, Emphasis], based: Mapping[str, str]) -> dict[str, Emphasis]:
    """Give each style's emphasis with that of the styles it is based on."""
    whole = {}
    for style in own:
        found, at = NOTHING, style
        for _ in range(len(based)):
            if at not in own:
                break
            found, at = found.over(own[at]), based.get(at, "")
        whole[style] = found
    return whole


def lead(pieces: Sequence[tuple[str, Emphasis]]) -> int:
    """Give how many characters at the start are set apart from those that follow.

    By a speakers' style before bold, italics and underlining: the first of them with
    which the text begins.

    >>> lead([("Bo:", Emphasis(italic=True)), (" ja", NOTHING)])
    3
    """
    for kind in ("label", "bold", "italic", "underlined"):
        length, filled = 0, False
        for text, emphasis in pieces:
            if text.strip() and not getattr(emphasis, kind):
                break
            length += len(text)
            filled = filled or bool(text.strip())
        if filled:
            return length
    return 0
