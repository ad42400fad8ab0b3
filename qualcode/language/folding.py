"""The form under which spellings of one word are the same."""

import unicodedata

from qualcode.language.characters import APOSTROPHES, HYPHENS, INVISIBLE

_PLAIN = (
    *((sign, "'") for sign in APOSTROPHES[1:]),
    *((sign, "-") for sign in HYPHENS[1:]),
    *((sign, "") for sign in INVISIBLE),
)


def fold(text: str) -> str:
    """Give a text casefolded, NFC, with plain apostrophes and hyphens.

    >>> fold("KA’"), fold("Næh"), fold("P‑plads")
    ("ka'", 'næh', 'p-plads')
    """
    folded = text.casefold()
    if not folded.isascii():
        for sign, plain in _PLAIN:
            if sign in folded:
                folded = folded.replace(sign, plain)
        if not unicodedata.is_normalized("NFC", folded):
            folded = unicodedata.normalize("NFC", folded)
    return folded


def fold_all(words: list[str]) -> list[str]:
    """Fold many words at once; words hold no line breaks.

    >>> fold_all(["Lyset", "LYSET", "ka´"])
    ['lyset', 'lyset', "ka'"]
    """
    return fold("\n".join(words)).split("\n") if words else []
