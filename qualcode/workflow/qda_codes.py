"""The codebook in REFI-QDA: names once in the whole book, texts under fixed headings."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.codebook.dictionaries import description_of, names_of, theme_description
from qualcode.formats import refi
from qualcode.model import Code, Codebook, Theme

LONGEST_NAME = 63
_NAMESPACE = uuid.UUID("6d3a52f0-6f0e-5d64-93a1-0d6d5b7f9a42")


@dataclass(frozen=True, slots=True)
class Guids:
    """Ids that follow from the project's name and ours, so that they are the same each time."""

    project: str

    def of(self, kind: str, *said: object) -> str:
        """Give the id of a thing of a kind."""
        name = "\n".join(map(str, (self.project, kind, *said)))
        return str(uuid.uuid5(_NAMESPACE, name.encode("utf-8", "backslashreplace").decode()))


def codes_of(
    codebook: Codebook,
    *,
    language: str,
    guids: Guids,
    notes: Mapping[tuple[str, str], Sequence[str]] | None = None,
) -> tuple[refi.Code, ...]:
    """Give themes as codes that cannot be given, with the codes under them.

    Names are unique in the whole book and have at most 63 letters. ``notes`` are ids of notes
    by kind (``theme`` or ``code``) and id.
    """
    names = names_of(codebook, language=language, longest=LONGEST_NAME)
    attached = notes or {}

    def code(one: Code, theme: Theme) -> refi.Code:
        return refi.Code(
            guids.of("code", one.id),
            names[theme.id, one.id],
            color=one.color,
            description=description_of(one, language=language),
            notes=tuple(attached.get(("code", one.id), ())),
            under=tuple(
                code(other, theme) for other in theme.codes if other.parents[-1:] == (one.id,)
            ),
        )

    return tuple(
        refi.Code(
            guids.of("theme", theme.id),
            names[theme.id, ""],
            codable=False,
            description=theme_description(theme, language=language),
            notes=tuple(attached.get(("theme", theme.id), ())),
            under=tuple(code(one, theme) for one in theme.codes if not one.parents),
        )
        for theme in codebook.themes
    )


def sets_of(codebook: Codebook, *, language: str, guids: Guids) -> tuple[refi.Set, ...]:
    """Give each theme with codes as a set of them, for programs that keep no tree."""
    names = names_of(codebook, language=language, longest=LONGEST_NAME)
    return tuple(
        refi.Set(
            guids.of("set", theme.id),
            names[theme.id, ""],
            codes=tuple(guids.of("code", one.id) for one in theme.codes),
        )
        for theme in codebook.themes
        if theme.codes
    )
