"""Words, sentences and lemmas of transcribed speech."""

from qualcode.language.characters import word_pattern
from qualcode.language.comments import comments, count_words
from qualcode.language.common_words import COMMON
from qualcode.language.compounds import (
    SHORTEST_STEM,
    holds_part,
    is_compound,
    is_inflection,
    part_of,
)
from qualcode.language.dictionary import Kept
from qualcode.language.folding import fold, fold_all
from qualcode.language.guess import guess_language
from qualcode.language.hashing import SpanHashes, hash_words
from qualcode.language.lemmas import Lexicon, dictionary_version, entry, is_known, lemma
from qualcode.language.sentences import split_sentences
from qualcode.language.spoken import ANSWERS, FILLERS, IRONY, NEGATIONS, SPOKEN
from qualcode.language.storage import load_tokens, save_tokens
from qualcode.language.tokens import tokenise
from qualcode.language.vocabulary import Tokenised, Tokens, Vocabulary

__all__ = [
    "ANSWERS",
    "COMMON",
    "FILLERS",
    "IRONY",
    "NEGATIONS",
    "SHORTEST_STEM",
    "SPOKEN",
    "Kept",
    "Lexicon",
    "SpanHashes",
    "Tokenised",
    "Tokens",
    "Vocabulary",
    "comments",
    "count_words",
    "dictionary_version",
    "entry",
    "fold",
    "fold_all",
    "guess_language",
    "hash_words",
    "holds_part",
    "is_compound",
    "is_inflection",
    "is_known",
    "lemma",
    "load_tokens",
    "part_of",
    "save_tokens",
    "split_sentences",
    "tokenise",
    "word_pattern",
]
