"""Danish text of any size for benches: real sentences, with a vocabulary that grows.

Sentences are drawn from a folder of transcripts (``.txt``, ``.md``), or from the practice
corpus, and some of their words are replaced by made-up compounds, so that new types keep
turning up as they do in real text. Compounds are numbered, and numbers drawn after Zipf's
law. The same arguments give the same text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qualcode.model import Corpus, Participant, Passage, Span, Transcript, Turn

PRACTICE = Path(__file__).parent.parent / "corpora" / "klokkevangen" / "transcripts"
WORDS_A_TURN = 90
WORDS_AN_INTERVIEW = 8_000
NEW_SHARE = 0.28
ZIPF = 1.12
NUMBERS = 4_000_000
SPEAKERS = ("A", "B")

_SENTENCE = re.compile(r"[^.!?\n]{20,400}[.!?]")
_NOT_SAID = re.compile(
    r"\A---(?s:.*?)\n---|\([^)\n]*\)|^(?:\[[^]\n]*\] *)?[^:\n]{1,40}:|\[[^]\n]*\]", re.MULTILINE
)
_UNPLAIN = re.compile(
    r"[\d_'’´*#<>-]|\b(?:øhm?|hm|altså|ikk?|ka|sku|blir|noen|hva)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLES = (
    "hus vej by sol regn have skov mark bro ø strand torv plads gård kirke skole",
    "s e er nings heds leks bads togs muld birke lyng sten vand vind land grus",
    "vogn kant bjælke stue lampe dør tage rende skab mur sti låge væg stol krog tønde",
)
_FIRST, _MIDDLE, _LAST = (line.split() for line in _SYLLABLES)


@dataclass(frozen=True, slots=True)
class Sample:
    """Interviews by id, each a list of turns of plain words, and how many words in all."""

    interviews: dict[str, list[str]]
    words: int


def sample_text(*, words: int, folder: Path | None = None, seed: int = 1) -> Sample:
    """Give interviews of 8,000 words in turns of up to 90 words, of at least ``words`` in all."""
    sentences = list(_sentences(folder or PRACTICE))
    rng = np.random.default_rng(seed)
    interviews: dict[str, list[str]] = {}
    total = 0
    while total < words:
        turns, count = _interview(sentences, rng=rng, words=min(WORDS_AN_INTERVIEW, words - total))
        interviews[f"T{len(interviews) + 1:05d}"] = turns
        total += count
    return Sample(interviews, total)


def corpus_of(sample: Sample) -> Corpus:
    """Lay a sample out as a corpus: two participants take turns, nobody asks."""
    transcripts: list[Transcript] = []
    passages: list[Passage] = []
    people: list[Participant] = []
    for name, turns in sample.interviews.items():
        labels = [SPEAKERS[number % len(SPEAKERS)] for number in range(len(turns))]
        placed, text = _composed(turns, labels=labels)
        transcripts.append(Transcript(name, f"{name}.txt", text, placed))
        people += [Participant(f"{name}-{label}", role="resident") for label in SPEAKERS]
        passages += [
            Passage(
                name,
                turn.number,
                1,
                turn.span,
                f"{name}-{turn.speaker}",
                "resident",
                counts=True,
                words=WORDS_A_TURN,
                speaker=turn.speaker,
            )
            for turn in placed
        ]
    return Corpus(
        transcripts=tuple(transcripts),
        participants=tuple(people),
        passages=tuple(passages),
        languages={one.id: "da" for one in transcripts},
    )


def _composed(turns: Sequence[str], *, labels: Sequence[str]) -> tuple[tuple[Turn, ...], str]:
    parts: list[str] = []
    placed: list[Turn] = []
    at = 0
    for number, (label, words) in enumerate(zip(labels, turns, strict=True), start=1):
        head = f"\n\n{label}: " if parts else f"{label}: "
        span = Span(at + len(head), at + len(head) + len(words))
        parts += [head, words]
        placed.append(Turn(number, label, span))
        at = span.end
    return tuple(placed), "".join(parts)


def _sentences(folder: Path) -> Iterator[str]:
    """Give plain sentences: no label, comment, digit, hyphen or apostrophe."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".md"}:
            text = path.read_bytes().decode("utf-8", "replace")
            text = _NOT_SAID.sub("", text)
            for found in _SENTENCE.finditer(text):
                if not _UNPLAIN.search(found.group()):
                    yield " ".join(found.group().split())


def _interview(
    sentences: Sequence[str], *, rng: np.random.Generator, words: int
) -> tuple[list[str], int]:
    turns: list[str] = []
    turn: list[str] = []
    total = in_turn = 0
    while total < words:
        sentence = sentences[int(rng.integers(len(sentences)))]
        sentence, count = _renewed(sentence, rng=rng)
        if turn and in_turn + count > WORDS_A_TURN:
            turns.append(" ".join(turn))
            turn, in_turn = [], 0
        turn.append(sentence)
        in_turn, total = in_turn + count, total + count
    return [*turns, " ".join(turn)], total


def _renewed(sentence: str, *, rng: np.random.Generator) -> tuple[str, int]:
    """Replace some of the longer words by made-up ones."""
    found = list(_WORD.finditer(sentence))
    chosen = rng.random(len(found)) < NEW_SHARE
    numbers = rng.zipf(ZIPF, len(found))
    parts: list[str] = []
    at = 0
    for word, new, number in zip(found, chosen.tolist(), numbers.tolist(), strict=True):
        if new and len(word.group()) > 4:
            parts += [sentence[at : word.start()], made_up(number % NUMBERS)]
            at = word.end()
    return "".join([*parts, sentence[at:]]), len(found)


def made_up(number: int) -> str:
    """Give the compound of a number; different numbers give different compounds, mostly."""
    parts = [_FIRST[number % len(_FIRST)]]
    number //= len(_FIRST)
    while number >= len(_LAST):
        parts.append(_MIDDLE[number % len(_MIDDLE)])
        number //= len(_MIDDLE)
    return "".join([*parts, _LAST[number % len(_LAST)]])
