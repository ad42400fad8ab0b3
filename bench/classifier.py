"""How right the classifier is where nobody has read: ``python -m bench.classifier FOLDER…``.

Always the practice corpus: a coder has read K01 to K06, the gold of K07 to K12 says what
was right. Named folders are sets of others: ``labels.csv`` (transcript, ministry) beside
``transcripts/`` are questions in parliament, with every word that holds "minist" masked;
``bopp_test.csv`` are answers with human codes. They come without rules. Half of their texts
(every other one, by name) are decided, the other half says what was right.

Each set is learned once as it is and a few times by chance: the answers to each code are
pushed along, or dealt anew to whole texts, so that how many there are and how they cluster
stay, and what they are about does not. A code that is used then was let through by luck.
"""

import argparse
import csv
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qualcode.classify import Learned, suggest
from qualcode.language import tokenise
from qualcode.model import Code, Codebook, Coding, Corpus, Theme
from qualcode.review import labels as labels_of
from qualcode.store import Cache
from qualcode.workflow.demonstrating import demonstrate, practice_codings
from tests.building import corpus_of

ROUNDS = 10
FEWEST = 8
TIME = "2026-01-01T00:00:00Z"
Truth = Mapping[str, Mapping[str, bool]]
Said = list[tuple[str, list[str], set[str]]]


@dataclass(frozen=True, slots=True)
class Set:
    """Passages, what was decided of some, and what is right of the others."""

    name: str
    corpus: Corpus
    codebook: Codebook
    codings: tuple[Coding, ...]
    decided: Truth
    right: Callable[[Coding], bool]
    sought: int
    unread: frozenset[str]
    of_texts: bool = False


def main() -> None:
    """Measure the practice corpus and the folders named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often by chance")
    said = parser.parse_args()
    for one in (practice(), *map(read_set, said.folders)):
        show(one, rounds=said.rounds)


def show(one: Set, *, rounds: int = ROUNDS) -> None:
    """Print what was suggested and right, and what chance let through."""
    learned = learn(one, one.decided)
    used = [verdict for verdict in learned.verdicts if verdict.used]
    declined = Counter(verdict.reason for verdict in learned.verdicts if not verdict.used)
    tested = [verdict for verdict in learned.verdicts if verdict.f1 is not None]
    made = [coding for coding in learned.suggestions if coding.passage.transcript in one.unread]
    right = sum(map(one.right, made))
    print(f"\n{one.name}: {len(one.corpus.passages)} passages, {learned.decided} decided")
    print(f"  used {len(used)} of {len(learned.verdicts)}, {len(tested)} tried; {dict(declined)}")
    print(f"  suggested {len(made)}, right {right}; sought {one.sought}")
    for verdict in used:
        mine = [coding for coding in made if coding.code == verdict.code]
        print(
            f"    {verdict.code:32} tried: right {verdict.precision}, finds {verdict.recall}, "
            f"F1 {verdict.f1} (rules {verdict.rules_f1}); "
            f"suggested {len(mine)}, right {sum(map(one.right, mine))}"
        )
    lucky = [
        sum(verdict.used for verdict in learn(one, by_chance(one, step)).verdicts)
        for step in range(1, rounds + 1)
    ]
    tried = max(1, len(tested))
    print(f"  by chance: {sum(lucky)} of {tried * rounds} codes tried let through ({lucky})")


def learn(one: Set, decided: Truth) -> Learned:
    """Learn from what was decided."""
    texts = {text.fingerprint: text.text for text in one.corpus.transcripts}
    return suggest(
        one.corpus,
        codebook=one.codebook,
        rule_codings=one.codings,
        labels=decided,
        tokenised=tokenise(texts),
    )


def by_chance(one: Set, step: int) -> Truth:
    """Give the answers to other passages: each code's, pushed along within an interview.

    Where a whole text has one answer, the answers are dealt anew to whole texts.
    """
    if one.of_texts:
        return dealt_anew(one, random.Random(step))
    strong = {(coding.passage.id, coding.code) for coding in one.codings if coding.is_strong}
    pushed: dict[str, dict[str, bool]] = {}
    for number, (code, said) in enumerate(sorted(one.decided.items())):
        pushed[code] = {}
        for hit in (True, False):
            ids = [passage.id for passage in one.corpus.passages if passage.id in said]
            ids = [name for name in ids if ((name, code) in strong) is hit]
            by = (step * len(ids) // (ROUNDS + 1) + number) % max(1, len(ids))
            answers = [said[name] for name in ids]
            pushed[code] |= dict(zip(ids, answers[by:] + answers[:by], strict=True))
    return pushed


def dealt_anew(one: Set, chance: random.Random) -> Truth:
    """Give each decided text the answers of another."""
    texts = sorted({passage.transcript for passage in one.corpus.passages} - one.unread)
    others = chance.sample(texts, len(texts))
    first = {passage.transcript: passage.id for passage in reversed(one.corpus.passages)}
    other = {text: first[name] for text, name in zip(texts, others, strict=True)}
    passages = [passage for passage in one.corpus.passages if passage.transcript in other]
    return {
        code: {passage.id: said[other[passage.transcript]] for passage in passages}
        for code, said in one.decided.items()
    }


def practice() -> Set:
    """Give the practice corpus as the demo leaves it; right is what the gold gives at all."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder) / "cache")
        demo = demonstrate(Path(folder) / "demo", cache=cache, device="7e57", time=TIME)
    study = demo.study
    corpus = study.material.corpus
    unread = set(demo.unread.transcripts)
    gold = {
        (row.transcript, row.turn, row.code)
        for row in practice_codings("gold.csv")
        if row.transcript in unread
    }
    return Set(
        "practice corpus",
        corpus,
        study.material.codebook,
        study.rule_codings,
        decided=labels_of(study.claims, readings=study.readings, corpus=corpus),
        right=lambda one: (one.passage.transcript, one.passage.turn, one.code) in gold,
        sought=len(gold),
        unread=frozenset(unread),
    )


def read_set(folder: Path) -> Set:
    """Read one folder, by the files it has."""
    said = list(parliament(folder) if (folder / "labels.csv").exists() else answers(folder))
    counted = Counter(code for _, _, codes in said for code in codes)
    names = {code: f"c{number}" for number, code in enumerate(sorted(counted))}
    kept = [code for code in sorted(counted) if counted[code] >= FEWEST]
    corpus, truth = make_corpus(said)
    codes = tuple(Code(names[code], "t", scope="utterance") for code in kept)
    language = corpus.languages[corpus.transcripts[0].id]
    taught = {one.id for one in corpus.transcripts[::2]}
    decided = {
        names[code]: {
            passage.id: code in truth[passage.transcript]
            for passage in corpus.passages
            if passage.transcript in taught
        }
        for code in kept
    }
    back = {names[code]: code for code in kept}
    return Set(
        folder.name,
        corpus,
        Codebook(folder.name, (language,), (Theme("t", codes=codes),)),
        (),
        decided,
        right=lambda one: back[one.code] in truth[one.passage.transcript],
        sought=sum(
            code in kept
            for one in corpus.passages
            if one.transcript not in taught
            for code in truth[one.transcript]
        ),
        unread=frozenset(one.id for one in corpus.transcripts[1::2]),
        of_texts=True,
    )


def parliament(folder: Path) -> Iterator[tuple[str, list[str], set[str]]]:
    """Give each question: its name, its speeches, whom it was put to."""
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (folder / "transcripts" / row["transcript"]).read_text(encoding="utf-8")
            speeches = [line for line in text.splitlines() if len(line.split()) > 20]
            masked = [re.sub(r"(?i)\w*minist\w*", "X", line) for line in speeches]
            yield row["transcript"], masked, {row["ministry"]}


def answers(folder: Path) -> Iterator[tuple[str, list[str], set[str]]]:
    """Give each answer: its number, its words, its human codes."""
    with (folder / "bopp_test.csv").open(encoding="cp1252", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            codes = {one.strip().casefold() for one in row["human_codes"].split(";")} - {""}
            words = " ".join(row["why_art"].split())
            if codes and words:
                yield f"A{number:03}", [words], codes


def make_corpus(said: Said) -> tuple[Corpus, Mapping[str, set[str]]]:
    """Make a corpus whose passages are the speeches, one transcript a text."""
    language = "en" if said[0][0].startswith("A0") else "da"
    talks = {name: [("S", speech) for speech in speeches] for name, speeches, _ in said}
    return corpus_of(talks, language=language), {name: codes for name, _, codes in said}


if __name__ == "__main__":
    main()
