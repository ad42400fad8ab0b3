"""How decisions follow their words through corrections: ``python -m bench.moving FOLDER``.

Reads the transcripts of a folder, puts decisions on random stretches of words, corrects the
texts at random (words mended, added, taken out and doubled; turns added, taken out, split and
reordered), and places the decisions again. Every word is followed through the corrections, so
that it is known where each decision belongs. Prints how many stayed on their words, how many
were listed, and how many were put on other words without a word said: that must be 0. Then
the time for 5,000 decisions on 100 changed transcripts.
"""

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.model import Code, Codebook, Corpus, Decision, Passage, Span, Theme, Transcript, Turn
from qualcode.readers import read_transcript
from qualcode.review import Lost, Move, place

CONTEXT = 32
BOOK = Codebook("bench", ("da",), (Theme("t", codes=(Code("c", "t"),)),))


@dataclass
class Said:
    """One turn: its label and its words, each with the number it had at first (or -1)."""

    label: str
    words: list[tuple[str, int]]


def composed(name: str, turns: list[Said]) -> tuple[Transcript, dict[int, Span]]:
    """Compose the canonical text, and say where each word stands."""
    text, placed, spans = "", [], {}
    for number, turn in enumerate(turns, start=1):
        text += ("\n\n" if text else "") + f"{turn.label}: "
        start = len(text)
        for place_, (word, known) in enumerate(turn.words):
            text += " " if place_ else ""
            if known >= 0:
                spans[known] = Span(len(text), len(text) + len(word))
            text += word
        placed.append(Turn(number, turn.label, Span(start, len(text))))
    return Transcript(name, f"{name}.txt", text, tuple(placed)), spans


def corpus_of(transcripts: list[Transcript]) -> Corpus:
    """Let everybody take part: one passage a turn."""
    passages = [
        Passage(one.id, turn.number, 1, turn.span, "p", "resident", counts=True, words=1)
        for one in transcripts
        for turn in one.turns
    ]
    return Corpus(tuple(transcripts), passages=tuple(passages))


def drawn(name: str, turns: list[Said], number: int, draw: random.Random) -> list[Decision]:
    """Decide on stretches of one word to thirty."""
    transcript, spans = composed(name, turns)
    found = []
    for count in range(number):
        turn = draw.choice(turns)
        size = min(len(turn.words), draw.choice((1, 2, 3, 4, 6, 8, 12, 20, 30)))
        first = draw.randrange(len(turn.words) - size + 1)
        start, end = spans[turn.words[first][1]].start, spans[turn.words[first + size - 1][1]].end
        found.append(
            Decision(
                f"{name}-{count}",
                "maja",
                name,
                transcript.fingerprint,
                Span(start, end),
                "c",
                "accept",
                transcript.text[start:end],
                transcript.text[max(0, start - CONTEXT) : start],
                transcript.text[end : end + CONTEXT],
                speaker=turn.label,
            )
        )
    return found


def corrected(turns: list[Said], edits: int, draw: random.Random) -> list[Said]:
    """Correct a transcript at random places."""
    now = [Said(turn.label, list(turn.words)) for turn in turns]
    words = [word for turn in turns for word, _ in turn.words]
    for _ in range(edits):
        at = draw.randrange(len(now))
        turn, kind = now[at], draw.randrange(9)
        place_ = draw.randrange(len(turn.words))
        word, known = turn.words[place_]
        if kind == 0 and len(word) > 4:
            turn.words[place_] = (word[:2] + word[3] + word[2] + word[4:], known)
        elif kind == 1:
            turn.words.insert(place_, (draw.choice(words), -1))
        elif kind == 2 and len(turn.words) > 1:
            del turn.words[place_]
        elif kind == 3:
            turn.words[place_] = (draw.choice(words), -1)
        elif kind == 4 and len(now) > 2:
            del now[at]
        elif kind == 5:
            now.insert(at, Said(turn.label, [(draw.choice(words), -1) for _ in range(5)]))
        elif kind == 6 and place_:
            now.insert(at + 1, Said(draw.choice(now).label, turn.words[place_:]))
            del turn.words[place_:]
        elif kind == 7:
            now.insert(draw.randrange(len(now)), now.pop(at))
        else:
            turn.words.insert(place_, ("øh,", -1))
    return now


def read_turns(folder: Path) -> dict[str, list[Said]]:
    """Read what can be read, in words numbered from 0."""
    found = {}
    for path in sorted(folder.iterdir()):
        transcript = read_transcript(path.read_bytes(), file=path.name)
        turns, number = [], 0
        for turn in transcript.turns:
            words = transcript.words_of(turn).split()
            turns.append(Said(turn.speaker or "S", [(w, number + n) for n, w in enumerate(words)]))
            number += len(words)
        found[path.stem] = [turn for turn in turns if turn.words]
    return found


def judged(move: Move, then: dict[int, Span], now: dict[int, Span]) -> str:
    """Say whether a decision stands on words it was made on."""
    old = [number for number, span in then.items() if move.before.span.overlap(span)]
    kept = [now[number] for number in old if number in now]
    right = any(move.now.span.overlap(span) for span in kept)
    said = move.likeness == "changed" or bool(move.speaker_now)
    return ("right" if right else "WRONG") + (", said" if said else "")


def listed(lost: Lost, then: dict[int, Span], now: dict[int, Span]) -> str:
    """Say whether a decision was listed though all its words stand as they stood."""
    old = [number for number, span in then.items() if lost.decision.span.overlap(span)]
    if not all(number in now for number in old):
        return f"listed, words went: {lost.reason}"
    same = now[old[-1]].end - now[old[0]].start == len(lost.decision.span)
    return f"listed, {'same words' if same else 'words came'}: {lost.reason}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    draw, counts = random.Random(1), Counter[str]()
    interviews = read_turns(given.folder)
    for _ in range(given.rounds):
        for name, turns in interviews.items():
            decisions = drawn(name, turns, 50, draw)
            _, then = composed(name, turns)
            transcript, now = composed(name, corrected(turns, given.edits, draw))
            placed = place(decisions, (), corpus=corpus_of([transcript]), codebook=BOOK)
            counts.update(judged(one, then, now) for one in placed.moves)
            counts.update(listed(one, then, now) for one in placed.lost)
    for outcome, number in sorted(counts.items()):
        print(f"{outcome:40} {number:6}")
    names = list(interviews)
    transcripts, decisions = [], []
    for number in range(100):
        turns = interviews[names[number % len(names)]]
        name = f"{number:03}"
        decisions += drawn(name, turns, 50, draw)
        changed, _ = composed(name, corrected(turns, given.edits, draw))
        transcripts.append(replace(changed, id=name))
    corpus = corpus_of(transcripts)
    started = time.perf_counter()
    place(decisions, (), corpus=corpus, codebook=BOOK)
    print(f"{len(decisions)} decisions, 100 transcripts: {time.perf_counter() - started:.2f} s")


if __name__ == "__main__":
    main()
