"""The words of a corpus, each spelling once, and where they stand in the texts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from qualcode.language.folding import fold_all
from qualcode.language.lemmas import Lexicon

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Word types: every spelling as written, by id, with what is known of each.

    ``words`` are the spellings in order of id, ``forms`` the same folded (casefolded,
    NFC, plain apostrophes). ``lexicons`` remembers lemmas by language: a memo that fills
    as it is asked and is saved with the tokens.
    """

    words: tuple[str, ...] = ()
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    _forms: list[str] = field(default_factory=list, repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def forms(self) -> list[str]:
        """The folded spelling of each type; several types may share one."""
        if len(self._forms) != len(self.words):
            self._forms[:] = fold_all(list(self.words))
        return self._forms

    @property
    def lengths(self) -> Ids:
        """The length of each spelling in code points."""
        return np.fromiter(map(len, self.words), dtype=np.int32, count=len(self.words))

    @property
    def remembered(self) -> int:
        """How much the lexicons hold: when it has grown, saving the tokens again pays."""
        return sum(
            len(one.lemmas) + len(one.known) + len(one.families) for one in self.lexicons.values()
        )

    def lexicon(self, language: str) -> Lexicon:
        """Give the memo of lemmas of one language."""
        return self.lexicons.setdefault(language, Lexicon(language))


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of one text: type ids and offsets, in order of place.

    Three arrays ``(n_tokens,)``; ``starts`` and ``ends`` are code points in the text.
    """

    ids: Ids
    starts: Ids
    ends: Ids

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True, eq=False)
class Tokenised:
    """The tokens of many texts over one vocabulary; keys are the texts' fingerprints."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    tokens: Mapping[str, Tokens] = field(default_factory=dict)
