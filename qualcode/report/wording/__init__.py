"""The appendix's sentences, one module a language."""

from qualcode.errors import SettingsError
from qualcode.report.wording.danish import DANISH
from qualcode.report.wording.english import ENGLISH
from qualcode.report.wording.words import Noun, Wording, clock

__all__ = ["DANISH", "ENGLISH", "Noun", "Wording", "clock", "tag_of", "wording_for"]


def tag_of(language: str) -> str:
    """Give the BCP 47 tag of a language: ``da-DK`` for ``da``; others as they are."""
    tags = {wording.language: wording.tag for wording in (DANISH, ENGLISH)}
    return tags.get(language, language)


def wording_for(language: str) -> Wording:
    """Give the words of a language: ``da`` or ``en``.

    Raises ``SettingsError`` for a language nobody has written yet.

    >>> wording_for("da").of(9, 13), wording_for("en").number(1234.5)
    ('9 af 13', '1,234.5')
    """
    for wording in (DANISH, ENGLISH):
        if wording.language == language:
            return wording
    message = (
        f'reports are written in Danish ("da") and English ("en"), not in "{language}". '
        "Choose one of them in qualcode.yaml, under languages: report."
    )
    raise SettingsError(message)
