"""What an appendix says of translations, in Danish and English."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranslatingWords:
    """The words about translations in one language.

    ``shown`` holds ``{shown}`` (n of N quotes), ``{language}`` and ``{people}``; ``several``
    says whose is shown where more than one person translated a quote, with a decider and
    without. ``languages`` are names of languages as they stand after *in*.
    """

    label: str
    shown: str
    several: tuple[str, str]
    languages: Mapping[str, str]


TRANSLATING: Mapping[str, TranslatingWords] = {
    "da": TranslatingWords(
        label="Oversat: {words}",
        shown="{shown} citater, som ikke er på {language}, er vist med en oversættelse under "
        "originalen. Oversættelserne er af {people}.",
        several=(
            "Hvor flere har oversat det samme, er {decider}s ord vist, ellers de seneste.",
            "Hvor flere har oversat det samme, er de seneste ord vist.",
        ),
        languages={
            "da": "dansk",
            "en": "engelsk",
            "sv": "svensk",
            "no": "norsk",
            "nb": "norsk",
            "de": "tysk",
            "fr": "fransk",
            "es": "spansk",
            "pl": "polsk",
            "ar": "arabisk",
            "so": "somali",
            "tr": "tyrkisk",
            "ur": "urdu",
            "fa": "persisk",
            "ku": "kurdisk",
            "uk": "ukrainsk",
        },
    ),
    "en": TranslatingWords(
        label="Translation: {words}",
        shown="{shown} quotes that are not in {language} are shown with a translation under the "
        "original. Translated by {people}.",
        several=(
            "Where several translated the same, the words of {decider} are shown, else the latest.",
            "Where several translated the same, the latest words are shown.",
        ),
        languages={
            "da": "Danish",
            "en": "English",
            "sv": "Swedish",
            "no": "Norwegian",
            "nb": "Norwegian",
            "de": "German",
            "fr": "French",
            "es": "Spanish",
            "pl": "Polish",
            "ar": "Arabic",
            "so": "Somali",
            "tr": "Turkish",
            "ur": "Urdu",
            "fa": "Persian",
            "ku": "Kurdish",
            "uk": "Ukrainian",
        },
    ),
}
