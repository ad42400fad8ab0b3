"""The plain twin of the rule engine: Python's ``re``, one alternation a code.

Words with ``+`` and ``++`` are first written out as the forms that stand in the text, with
the same dictionary as the engine but type by type. What is compared is where hits stand.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from qualcode.language import Lexicon, fold, is_compound, is_inflection, tokenise
from qualcode.model import Codebook, Corpus, Phrase, Rule, Settings, Span, Word
from qualcode.rules import find_all

Hit = tuple[str, str, int, int]

_WORD = re.compile(r"\w+")
_BETWEEN = r"\W+"


class Twin:
    """Rules of single words and phrases as regular expressions over lower-case text."""

    def __init__(self, codebook: Codebook, *, texts: Sequence[str]) -> None:
        self._types = sorted({fold(word) for text in texts for word in _WORD.findall(text)})
        self._lexicon = Lexicon("da")
        self._forms: dict[Word, str] = {}
        self.rules = {rule.text: self._pattern(rule) for code in codebook for rule in code.rules}
        self.codes = {
            code.id: re.compile(
                r"\b(?:"
                + "|".join(self.rules[r.text] for r in sorted(code.rules, key=_longest_first))
                + r")\b"
            )
            for code in codebook
        }

    def hits(self, texts: Mapping[str, str]) -> list[Hit]:
        """Find hits code by code, as a short script would; those that overlap are lost."""
        return [
            (name, code, found.start(), found.end())
            for name, text in _lowered(texts)
            for code, pattern in self.codes.items()
            for found in pattern.finditer(text)
        ]

    def every_hit(self, texts: Mapping[str, str]) -> Iterator[Hit]:
        """Find the hits of every single rule, those that overlap too."""
        for rule, pattern in self.rules.items():
            sought = re.compile(rf"(?:{pattern})\b")
            for name, text in _lowered(texts):
                found = sought.search(text)
                while found:
                    start, end = found.span()
                    if not start or not _WORD.match(text[start - 1]):
                        yield (name, rule, start, end)
                    found = sought.search(text, start + 1)

    def _pattern(self, rule: Rule) -> str:
        if not isinstance(rule.term, Phrase):
            raise TypeError(f"{rule.text} is neither a word nor a phrase")
        return _BETWEEN.join(map(self._word, rule.term.words))

    def _word(self, word: Word) -> str:
        if word not in self._forms:
            self._forms[word] = self._written_out(word)
        return self._forms[word]

    def _written_out(self, word: Word) -> str:
        if word.kind == "form":
            return re.escape(word.text)
        if word.kind == "wildcard":
            return re.escape(word.text).replace(r"\*", r"\w*")
        forms = [one for one in self._types if self._is_form(one, word)]
        return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})" if forms else r"(?!)"

    def _is_form(self, form: str, word: Word) -> bool:
        if is_inflection(form, word.text, lexicon=self._lexicon):
            return True
        return word.kind == "compound" and is_compound(form, word.text, lexicon=self._lexicon)


def _longest_first(rule: Rule) -> tuple[int, str]:
    return (-len(rule.text), rule.text)


def _lowered(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, text.lower()) for name, text in texts.items())


def found_by_us(corpus: Corpus, *, codebook: Codebook) -> set[Hit]:
    """Give the hits of every single rule, as the engine finds them."""
    rules = [rule for code in codebook for rule in code.rules]
    found = find_all(
        [rule.term for rule in rules],
        corpus=corpus,
        tokenised=tokenise({one.fingerprint: one.text for one in corpus.transcripts}),
        settings=Settings(),
    )
    return {
        (place.passage.transcript, rule.text, place.span.start, place.span.end)
        for rule, places in zip(rules, found, strict=True)
        for place in places
    }


def differences(corpus: Corpus, *, codebook: Codebook) -> tuple[int, int]:
    """Give how many hits the twin found, and on how many the two disagree."""
    texts = {one.id: one.text for one in corpus.transcripts}
    turns = {one.id: [turn.span for turn in one.turns] for one in corpus.transcripts}
    twin = Twin(codebook, texts=list(texts.values()))
    expected = {hit for hit in twin.every_hit(texts) if _is_said(hit, turns[hit[0]])}
    return len(expected), len(expected ^ found_by_us(corpus, codebook=codebook))


def _is_said(hit: Hit, turns: Sequence[Span]) -> bool:
    """Tell whether a hit is inside one turn, and no label."""
    place = bisect_right(turns, hit[2], key=lambda span: span.start) - 1
    return place >= 0 and hit[3] <= turns[place].end
