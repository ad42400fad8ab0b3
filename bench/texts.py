"""Danish text of any size for benches: real sentences, with a vocabulary that grows.

Sentences are drawn from a folder of transcripts (``.txt``, ``.md``), or from the practice
corpus, and some of their words are replaced by made-up compounds, so that new types keep
turning up as they do in real text. Compounds are numbered, and numbers drawn after Zipf's
law. The same arguments give the same text.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qualcode.formats import decode
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

    def first(self, words: int) -> "Sample":
        """Give the first interviews, of at least so many words in all where there are."""
        taken: dict[str, list[str]] = {}
        total = 0
        for name, turns in self.interviews.items():
            if total >= words:
                break
            taken[name] = turns
            total += sum(len(_WORD.findall(turn)) for turn in turns)
        return Sample(taken, total)


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


def write_texts(sample: Sample, folder: Path) -> tuple[Path, ...]:
    """Write a sample as text files, two participants taking turns, and give their paths."""
    paths = []
    for name, turns in sample.interviews.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(_labelled(turns), encoding="utf-8")
    return tuple(paths)


def _labelled(turns: Sequence[str]) -> str:
    return "\n\n".join(
        f"{SPEAKERS[number % len(SPEAKERS)]}: {words}" for number, words in enumerate(turns)
    )


def corpus_of(sample: Sample) -> Corpus:
    """Lay a sample out as a corpus: two participants take turns, nobody asks."""
    return corpus_of_texts({name: _labelled(turns) for name, turns in sample.interviews.items()})


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Read text files that ``write_texts`` wrote."""
    return corpus_of_texts({path.stem: path.read_text(encoding="utf-8") for path in paths})


def corpus_of_texts(texts: Mapping[str, str]) -> Corpus:
    """Lay texts out as a corpus; each turn begins with a label, an empty line between them."""
    transcripts: list[Transcript] = []
    passages: list[Passage] = []
    people: list[Participant] = []
    for name, text in texts.items():
        placed = _placed(text)
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


def _placed(text: str) -> tuple[Turn, ...]:
    placed: list[Turn] = []
    at = 0
    for number, turn in enumerate(text.split("\n\n"), start=1):
        label, _, _ = turn.partition(": ")
        placed.append(Turn(number, label, Span(at + len(label) + 2, at + len(turn))))
        at += len(turn) + 2
    return tuple(placed)


def types_by_size(texts: Sequence[str], *, sizes: Sequence[int]) -> dict[int, int]:
    """Give how many word types the first words of texts hold, by number of words."""
    found: dict[int, int] = {}
    types: set[str] = set()
    left, words = sorted(sizes, reverse=True), 0
    for text in texts:
        for word in _WORD.findall(text.lower()):
            types.add(word)
            words += 1
            if left and words == left[-1]:
                found[left.pop()] = len(types)
    return found


@dataclass(frozen=True, slots=True)
class Growth:
    """How the vocabulary of a real text grows: ``types = scale * words ** exponent``."""

    words: int
    types: int
    scale: float
    exponent: float

    def at(self, words: int) -> float:
        """Give how many types so many words would hold."""
        return self.scale * float(words**self.exponent)


def growth_of(folder: Path) -> Growth:
    """Fit Heaps' law (1978) to the running sentences of a folder, from a tenth of them on."""
    sentences = list(_sentences(folder))
    words = sum(len(_WORD.findall(one)) for one in sentences)
    sizes = sorted({round(words * 10 ** (-step / 8)) for step in range(9)})
    types = types_by_size(sentences, sizes=sizes)
    slope, offset = np.polyfit(np.log(list(types)), np.log(list(types.values())), 1)
    return Growth(words, types[words], math.exp(offset), float(slope))


def _sentences(folder: Path) -> Iterator[str]:
    """Give plain sentences: no label, comment, digit, hyphen or apostrophe."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".md"}:
            text = decode(path.read_bytes()).text
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
