"""Tokens as bytes of an ``.npz`` file, without pickle, the same bytes for the same tokens."""

import io
import zipfile
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qualcode.language.lemmas import Lexicon, dictionary_version
from qualcode.language.vocabulary import Ids, Tokenised, Tokens, Vocabulary

# Raise it whenever the tokeniser finds other words than before, or more is kept: old files
# are then unread.
FORMAT = "qualcode tokens 2"

_Arrays = Mapping[str, NDArray[np.generic]]
_DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,  # a flag that says the entry is encrypted
    zipfile.BadZipFile,
)


def save_tokens(tokenised: Tokenised) -> bytes:
    """Give the tokens, the vocabulary and the lemmas it remembers as bytes."""
    keys = sorted(tokenised.tokens)
    tokens = [tokenised.tokens[key] for key in keys]
    empty = np.empty(0, dtype=np.int32)
    arrays: dict[str, NDArray[np.generic]] = {
        "format": _packed([FORMAT, dictionary_version()]),
        "words": _packed(tokenised.vocabulary.words),
        "keys": _packed(keys),
        "counts": np.array([len(one) for one in tokens], dtype=np.int64),
        "ids": np.concatenate([empty, *(one.ids for one in tokens)]),
        "starts": np.concatenate([empty, *(one.starts for one in tokens)]),
        "languages": _packed(sorted(tokenised.vocabulary.lexicons)),
    }
    for name, lexicon in sorted(tokenised.vocabulary.lexicons.items()):
        lemmas = sorted(lexicon.lemmas.items())
        arrays[f"{name}.forms"] = _packed([form for form, _ in lemmas])
        arrays[f"{name}.lemmas"] = _packed([found for _, found in lemmas])
        arrays[f"{name}.known"] = _packed(sorted(k for k, v in lexicon.known.items() if v))
        arrays[f"{name}.unknown"] = _packed(sorted(k for k, v in lexicon.known.items() if not v))
        families = sorted(lexicon.families.items())
        arrays[f"{name}.families"] = _packed([" ".join([one, *forms]) for one, forms in families])
    out = io.BytesIO()
    np.savez(out, allow_pickle=False, **arrays)
    return out.getvalue()


def load_tokens(data: bytes) -> Tokenised | None:
    """Give what was saved; ``None`` for bytes that are damaged, foreign or of another format.

    Lemmas of another version of the dictionary are left out.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        return _unpack(arrays)
    except _DAMAGE:
        return None


def _unpack(arrays: _Arrays) -> Tokenised | None:
    written_by, dictionary = _texts(arrays["format"])
    if written_by != FORMAT:
        return None
    vocabulary = Vocabulary(tuple(_texts(arrays["words"])))
    if dictionary == dictionary_version():
        for name in _texts(arrays["languages"]):
            vocabulary.lexicons[name] = _lexicon(arrays, name=name)
    ids = arrays["ids"].astype(np.int32, copy=False)
    starts = arrays["starts"].astype(np.int32, copy=False)
    places = np.append(0, np.cumsum(arrays["counts"].astype(np.int64))).tolist()
    if places[-1] != len(ids) or len(ids) != len(starts):
        return None
    if len(ids) and not 0 <= int(ids.min()) <= int(ids.max()) < len(vocabulary):
        return None
    ends = starts + vocabulary.lengths[ids] if len(ids) else starts
    return Tokenised(vocabulary, _cut(_texts(arrays["keys"]), places, arrays=(ids, starts, ends)))


def _cut(keys: list[str], places: list[int], *, arrays: tuple[Ids, Ids, Ids]) -> dict[str, Tokens]:
    return {
        key: Tokens(*(array[start:end] for array in arrays))
        for key, (start, end) in zip(keys, pairwise(places), strict=True)
    }


def _lexicon(arrays: _Arrays, *, name: str) -> Lexicon:
    forms, lemmas = _texts(arrays[f"{name}.forms"]), _texts(arrays[f"{name}.lemmas"])
    known = dict.fromkeys(_texts(arrays[f"{name}.known"]), True)
    known |= dict.fromkeys(_texts(arrays[f"{name}.unknown"]), False)
    families = (line.split(" ") for line in _texts(arrays[f"{name}.families"]))
    return Lexicon(
        name,
        dict(zip(forms, lemmas, strict=True)),
        known,
        {lemma: tuple(members) for lemma, *members in families},
    )


def _packed(texts: list[str] | tuple[str, ...]) -> NDArray[np.uint8]:
    """Pack words, which hold no line breaks, into one array."""
    joined = "".join(f"{text}\n" for text in texts)
    return np.frombuffer(joined.encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _texts(array: NDArray[np.generic]) -> list[str]:
    return array.tobytes().decode("utf-8", "surrogatepass").split("\n")[:-1]
