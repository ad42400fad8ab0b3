"""The codebook: themes, codes, rules and examples, each with its place in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qualcode.model.notation import Term

Strength = Literal["strong", "weak", "except"]
Scope = Literal["passage", "utterance"]
Origin = Literal["a_priori", "emergent"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a code in one language; ``text`` is what the user wrote.

    ``line`` and ``column`` (1-based) are its place in the codebook file. ``roles`` limits
    it to participants of these roles; empty means everyone who counts.
    """

    text: str
    term: Term
    strength: Strength
    language: str
    roles: tuple[str, ...] = ()
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """One example sentence and its place in the file."""

    text: str
    line: int = 0
    column: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """Typical ones must be hit by strong rules, false friends must not."""

    typical: tuple[Example, ...] = ()
    without_keywords: tuple[Example, ...] = ()
    false_friends: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """One code; texts are mappings from language to text.

    ``theme`` is the id of the theme it stands under and ``parents`` the ids of the codes
    above it. ``was`` lists earlier ids, so that decisions follow a renamed code.
    """

    id: str
    theme: str
    label: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    use: Mapping[str, str] = field(default_factory=dict)
    do_not_use: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    examples: Examples = Examples()
    scope: Scope = "passage"
    origin: Origin = "a_priori"
    since: str = ""
    by: str = ""
    was: tuple[str, ...] = ()
    color: str = ""
    parents: tuple[str, ...] = ()
    line: int = 0

    def label_in(self, language: str) -> str:
        """Give the label in a language, else in any, else the id."""
        return self.label.get(language) or next(iter(self.label.values()), self.id)


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme and its codes, in the order of the file, sub-codes after their parent."""

    id: str
    label: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[Code, ...] = ()
    line: int = 0
    definition: Mapping[str, str] = field(default_factory=dict)

    def label_in(self, language: str) -> str:
        """Give the label in a language, else in any, else the id."""
        return self.label.get(language) or next(iter(self.label.values()), self.id)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole codebook as loaded from one file.

    ``fingerprint`` is the SHA-256 of the file's bytes; ``languages`` names the default
    first.
    """

    name: str
    languages: tuple[str, ...]
    themes: tuple[Theme, ...]
    fingerprint: str = ""

    @property
    def codes(self) -> tuple[Code, ...]:
        """All codes in the order of the file."""
        return tuple(self)

    def __iter__(self) -> Iterator[Code]:
        for theme in self.themes:
            yield from theme.codes

    def code(self, code_id: str) -> Code | None:
        """Give the code of that id, or ``None``."""
        return next((code for code in self if code.id == code_id), None)

    def theme(self, theme_id: str) -> Theme | None:
        """Give the theme of that id, or ``None``."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)
