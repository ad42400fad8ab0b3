"""simplemma's dictionary of one language in a form that is read at once.

simplemma unpacks its dictionary entry by entry, 1.3 s and 130 MB for Danish. Here forms stand
in one row of bytes, sorted, and are found by bisection; the forms of each lemma stand
together, since rules ask for them. It is made from simplemma's dictionary once and kept; the
lemmas are the same.
"""

import io
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from qualcode.language.folding import fold

FORMAT = "qualcode dictionary 1"
# So many look-ups by bisection cost more than unpacking everything.
PATIENCE = 30_000

_Arrays = Mapping[str, NDArray[np.generic]]
_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    RuntimeError,  # a flag that says the entry is encrypted
    zipfile.BadZipFile,
)


class _Row(Sequence[bytes]):
    """Many words in one row of bytes, each ended by a line break."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        ends = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == ord("\n"))
        self._bounds = np.append(-1, ends).astype(np.int64).data

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, place: int) -> bytes:  # type: ignore[override]
        return self._data[self._bounds[place] + 1 : self._bounds[place + 1]]

    def find(self, word: bytes) -> int:
        """Give the place of a word in a sorted row, -1 when it is not there."""
        place = bisect_left(self, word)
        return place if place < len(self) and self[place] == word else -1

    def all(self) -> list[bytes]:
        """Give every word."""
        return self._data.split(b"\n")[:-1]


class Dictionary(Mapping[str, str]):
    """The entries of one language, packed.

    ``forms`` are sorted; ``lemma_of`` is the place of each one's lemma in ``lemmas``.
    ``folded`` are the lemmas folded, sorted, each once; the forms of the lemma at a place
    are ``rows[firsts[place]:firsts[place + 1]]``.
    """

    def __init__(self, arrays: _Arrays) -> None:
        self._arrays = arrays
        self._forms, self._lemmas, self._folded = (
            _Row(arrays[name].tobytes()) for name in ("forms", "lemmas", "folded")
        )
        self._lemma_of, self._firsts, self._rows = (
            arrays[name].astype(np.int32, copy=False).data
            for name in ("lemma_of", "firsts", "rows")
        )
        self._asked = 0
        if not (
            len(self._forms) == len(self._lemma_of) == len(self._rows)
            and len(self._firsts) == len(self._folded) + 1
        ):
            raise ValueError("the columns do not fit each other")

    @classmethod
    def of(cls, entries: Mapping[bytes, bytes]) -> "Dictionary":
        """Pack entries, form and lemma in UTF-8, none of them with a line break."""
        forms = sorted(entries)
        numbers = {lemma: number for number, lemma in enumerate(dict.fromkeys(entries.values()))}
        lemma_of = np.array([numbers[entries[form]] for form in forms], dtype=np.int32)
        spellings = [fold(lemma.decode()).encode() for lemma in numbers]
        folded = sorted(set(spellings))
        places = {one: place for place, one in enumerate(folded)}
        folded_of = np.array([places[one] for one in spellings], dtype=np.int32)[lemma_of]
        counts = np.bincount(folded_of, minlength=len(folded))
        return cls(
            {
                "format": _packed([FORMAT.encode()]),
                "forms": _packed(forms),
                "lemmas": _packed(numbers),
                "folded": _packed(folded),
                "lemma_of": lemma_of,
                "firsts": np.append(0, np.cumsum(counts)).astype(np.int32),
                "rows": np.argsort(folded_of, kind="stable").astype(np.int32),
            }
        )

    @classmethod
    def read(cls, data: bytes) -> "Dictionary | None":
        """Give what ``written`` wrote; ``None`` for bytes that are damaged or of another format."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            known = arrays["format"].tobytes().decode() == f"{FORMAT}\n"
            return cls(arrays) if known else None
        except _DAMAGE:
            return None

    def written(self) -> bytes:
        """Give the dictionary as bytes of an ``.npz`` file."""
        out = io.BytesIO()
        np.savez(out, allow_pickle=False, **self._arrays)
        return out.getvalue()

    def __getitem__(self, form: str) -> str:
        found = self.get(form)
        if found is None:
            raise KeyError(form)
        return found

    def __iter__(self) -> Iterator[str]:
        return (form.decode() for form in self._forms.all())

    def __len__(self) -> int:
        return len(self._forms)

    def get(self, form: str, _: object = None) -> str | None:  # type: ignore[override]
        """Give a form's lemma; ``None`` when it is not held, as most that is asked for is not."""
        self._asked += 1
        if self._asked > PATIENCE:
            found = self._unpacked.get(form.encode("utf-8", "surrogatepass"))
            return None if found is None else found.decode()
        place = self._forms.find(form.encode("utf-8", "surrogatepass"))
        return None if place < 0 else self._lemmas[self._lemma_of[place]].decode()

    def under(self, lemmas: Collection[str]) -> Iterator[tuple[str, str]]:
        """Give the forms whose folded lemma is one of some, and that lemma."""
        for lemma in lemmas:
            place = self._folded.find(lemma.encode("utf-8", "surrogatepass"))
            if place >= 0:
                for row in self._rows[self._firsts[place] : self._firsts[place + 1]]:
                    yield self._forms[row].decode(), lemma

    @cached_property
    def _unpacked(self) -> Mapping[bytes, bytes]:
        lemmas = self._lemmas.all()
        return dict(zip(self._forms.all(), map(lemmas.__getitem__, self._lemma_of), strict=True))


def _packed(words: Collection[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(chain.from_iterable((one, b"\n") for one in words)), np.uint8)


class Kept:
    """The dictionary of a language: from where it is kept, else from simplemma, then kept.

    ``load`` gives the bytes that were kept or ``None``; ``save`` keeps some. Nothing is
    loaded before the first word is asked for.
    """

    def __init__(
        self, language: str, *, load: Callable[[], bytes | None], save: Callable[[bytes], None]
    ) -> None:
        self._language = language
        self._load = load
        self._save = save

    @cached_property
    def _entries(self) -> Dictionary | None:
        kept = self._load()
        found = Dictionary.read(kept) if kept else None
        if found is None:
            entries = shipped_entries(self._language)
            if entries is None:
                return None
            found = Dictionary.of(entries)
            self._save(found.written())
        return found

    def under(self, lemmas: Collection[str]) -> Iterator[tuple[str, str]]:
        """Give the forms whose folded lemma is one of some, and that lemma."""
        return iter(()) if self._entries is None else self._entries.under(lemmas)

    def lemma(self, form: str) -> str:
        """Give the folded lemma of a folded form; the form itself where unknown."""
        if self._entries is None:
            return form
        return fold(self._lemmatizer(form))

    def is_known(self, form: str) -> bool:
        """Tell whether the dictionary holds a folded form."""
        return self._entries is not None and self._is_known(form)

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Give the entries, as simplemma asks for them; ``ValueError`` for other languages."""
        if lang != self._language or self._entries is None:
            raise ValueError(lang)
        return self._entries

    @cached_property
    def _lemmatizer(self) -> Callable[[str], str]:
        from simplemma import Lemmatizer  # noqa: PLC0415 - 70 ms that most commands do not need
        from simplemma.strategies import DefaultStrategy  # noqa: PLC0415 - as above

        lemmatizer = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=self))
        return lambda form: str(lemmatizer.lemmatize(form, self._language))

    @cached_property
    def _is_known(self) -> Callable[[str], bool]:
        from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415 - as above

        lookup = DictionaryLookupStrategy(self)
        return lambda form: lookup.get_lemma(form, self._language) is not None


def shipped_entries(language: str) -> Mapping[bytes, bytes] | None:
    """Unpack simplemma's dictionary of a language; ``None`` when there is none."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415

    try:
        # not simplemma's own factory, which would hold on to 130 MB for the rest of the run
        entries = DefaultDictionaryFactory(1).get_dictionary(language)
    except ValueError:
        return None
    inside = getattr(entries, "_dict", None)
    if isinstance(inside, dict):
        return inside
    return {form.encode(): lemma.encode() for form, lemma in entries.items()}
