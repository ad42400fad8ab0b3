"""The words of passages and examples, as the classifier reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.language import FILLERS, SPOKEN, Tokenised, fold, tokenise
from qualcode.model import Codebook, Corpus, Passage, fingerprint

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads texts of one language: folded forms, standard spellings, no fillers."""

    language: str
    tokenised: Tokenised

    def words_of(self, passage: Passage, *, fingerprint_of_text: str) -> Words:
        """Give the words of a passage in order."""
        tokens = self.tokenised.tokens[fingerprint_of_text]
        first, last = tokens.starts.searchsorted([passage.span.start, passage.span.end])
        forms = self.tokenised.vocabulary.forms
        return self._spoken([forms[one] for one in tokens.ids[first:last].tolist()])

    def words_in(self, text: str) -> Words:
        """Give the words of a loose text."""
        tokens = tokenise({"": text})
        return self._spoken([fold(tokens.vocabulary.words[one]) for one in tokens.tokens[""].ids])

    def lemma(self, form: str) -> str:
        """Give the lemma of a folded form, remembered with the tokens."""
        return self.tokenised.vocabulary.lexicon(self.language).lemma(form)

    def _spoken(self, forms: Sequence[str]) -> Words:
        spoken = SPOKEN.get(self.language, {})
        fillers = FILLERS.get(self.language, frozenset())
        return tuple(spoken.get(form, form) for form in forms if form not in fillers)


def read_passages(
    passages: Sequence[Passage], *, corpus: Corpus, reader: Reader
) -> tuple[Words, ...]:
    """Give the words of each passage."""
    prints = {one: corpus.transcript(one).fingerprint for one in {p.transcript for p in passages}}
    return tuple(
        reader.words_of(passage, fingerprint_of_text=prints[passage.transcript])
        for passage in passages
    )


def read_examples(codebook: Codebook, *, reader: Reader) -> tuple[tuple[str, bool, Words], ...]:
    """Give the codebook's examples in the reader's language: code id, fits or not, words."""
    default = codebook.languages[0] if codebook.languages else ""
    return tuple(
        (code.id, fits, reader.words_in(example.text))
        for code in codebook
        for fits, examples in (
            (True, (*code.examples.typical, *code.examples.without_keywords)),
            (False, code.examples.false_friends),
        )
        for example in examples
        if (example.language or default) == reader.language
    )


def all_tokens(corpus: Corpus, tokenised: Tokenised) -> Tokenised:
    """Give the tokens with those of transcripts that were not tokenised yet."""
    texts = {fingerprint(one.text): one.text for one in corpus.transcripts}
    if all(key in tokenised.tokens for key in texts):
        return tokenised
    return tokenise(texts, known=tokenised)
