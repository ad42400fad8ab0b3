"""What of a long passage is quoted: whole sentences around the evidence."""

import re
from collections.abc import Iterable, Sequence

from qualcode.language import count_words, split_sentences
from qualcode.model import Claim, Corpus, Passage, Span

_NEAR = 1000
_WORD = re.compile(r"\w+")


def excerpt(claim: Claim, *, corpus: Corpus, longest: int) -> Span:
    """Give the span to quote: the passage, or sentences of it with ``longest`` words at most.

    Of a longer passage those neighbouring sentences are kept that hold most of the
    evidence, with it as near their middle as can be; one sentence is never cut.
    """
    passage = claim.passage
    if passage.words <= longest:
        return passage.span
    text = corpus.text(passage)
    language = corpus.languages.get(passage.transcript, "")
    sentences = split_sentences(text, language=language)
    shift = passage.span.start
    windows = _windows(sentences, [count_words(one.of(text)) for one in sentences], longest)
    spans = [Span(one.start + shift, one.end + shift) for one in windows]
    evidence = _evidence(claim, text)
    if not evidence or not spans:
        return spans[0] if spans else passage.span
    middle = (min(evidence).start + max(one.end for one in evidence)) / 2

    def fit(span: Span) -> tuple[int, float, int]:
        held = sum(span.overlap(one) > 0 for one in evidence)
        return -held, abs((span.start + span.end) / 2 - middle), span.start

    return min(spans, key=fit)


def sentence_after(span: Span, passage: Passage, *, corpus: Corpus) -> str:
    """Give what follows a quote in its turn up to a sentence's end; empty where nothing does."""
    end = corpus.turn(passage).span.end
    language = corpus.languages.get(passage.transcript, "")
    for stop in (min(span.end + _NEAR, end), end):
        text = corpus.cut(passage.transcript, Span(span.end, max(span.end, stop)))
        sentences = split_sentences(text, language=language)
        if len(sentences) > 1 or stop == end:
            return sentences[0].of(text) if sentences else ""
    return ""


def _windows(sentences: Sequence[Span], words: Sequence[int], longest: int) -> list[Span]:
    """Give, from each sentence on, the span of as many as have ``longest`` words together."""
    windows = []
    for first, sentence in enumerate(sentences):
        end, room = sentence.end, longest - words[first]
        for following, more in zip(sentences[first + 1 :], words[first + 1 :], strict=True):
            room -= more
            if room < 0:
                break
            end = following.end
        windows.append(Span(sentence.start, end))
    return windows


def _evidence(claim: Claim, text: str) -> list[Span]:
    """Give the places that speak for the code, inside the passage and narrower than it."""
    hits = [hit.span for coding in claim.codings for hit in coding.hits if not hit.in_question]
    people = [one.span for one in claim.decisions if one.verdict == "accept"]
    found = _inside(claim, [*hits, *people])
    return found or _inside(claim, _weighed(claim, text))


def _inside(claim: Claim, spans: Iterable[Span]) -> list[Span]:
    whole = claim.passage.span
    clipped = (Span(max(one.start, whole.start), min(one.end, whole.end)) for one in spans)
    return [one for one in clipped if 0 < one.end - one.start < len(whole)]


def _weighed(claim: Claim, text: str) -> list[Span]:
    """Give where the words stand that weighed in the classifier's suggestion."""
    words = {weight.word for coding in claim.codings for weight in coding.weights}
    shift = claim.passage.span.start
    return [
        Span(found.start() + shift, found.end() + shift)
        for found in _WORD.finditer(text)
        if found.group().casefold() in words
    ]
