"""Memos: written about something in the project, gathered, and followed by their links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.codebook import did_you_mean
from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Memo, Problem, Subject
from qualcode.store import Memos, links, read_memos, save_memo
from qualcode.workflow.explaining import PLACE, parse_place
from qualcode.workflow.material import Material

_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Gathered:
    """Memos in order of time, and the problems of their files, subjects and links."""

    memos: tuple[Memo, ...]
    problems: tuple[Problem, ...]


def write_memo(
    material: Material, targets: Sequence[str], *, text: str, by: tuple[str, ...], time: str
) -> Memo:
    """Save a memo about codes, themes, transcripts, participants or turns (``K01:4``).

    UnknownNameError when a target or a link is none of them, UsageError without words.
    """
    if not text.strip():
        raise UsageError("A memo needs words; nothing was saved.")
    about = tuple(dict.fromkeys(subject_of(material, target) for target in targets))
    for link in links(text):
        subject_of(material, link)
    return save_memo(material.project, Memo("", by, time, about, text))


def gather(material: Material, *, about: str = "") -> Gathered:
    """Give the memos, all or those about one thing or linking to it."""
    memos = read_memos(material.project)
    chosen = memos.memos
    if about:
        wanted = subject_of(material, about)
        chosen = tuple(one for one in chosen if wanted.name in named_by(one))
    return Gathered(chosen, (*memos.problems, *loose_ends(material, memos)))


def named_by(memo: Memo) -> frozenset[str]:
    """Give the names a memo is about or links to."""
    return frozenset((*(one.name for one in memo.about), *links(memo.text)))


def subject_of(material: Material, target: str) -> Subject:
    """Find what a name means: a code, theme, transcript, participant, or a turn."""
    corpus, codebook = material.corpus, material.codebook
    target = target.strip()
    if codebook.code(target) is not None:
        return Subject("code", target)
    if codebook.theme(target) is not None:
        return Subject("theme", target)
    if corpus.has_transcript(target):
        return Subject("transcript", target)
    for person in corpus.participants:
        if target in (person.id, person.pseudonym):
            return Subject("participant", person.id)
    if PLACE.fullmatch(target):
        return _turn(material, target)
    names = [one.id for one in (*codebook.themes, *codebook)]
    names += [one.id for one in corpus.transcripts]
    names += [name for one in corpus.participants for name in (one.id, one.pseudonym) if name]
    raise UnknownNameError(
        f'"{target}" is no code, theme, transcript, participant or TRANSCRIPT:TURN. '
        f"{did_you_mean(target, names)}"
    )


def loose_ends(material: Material, memos: Memos) -> Iterator[Problem]:
    """Find subjects and links that lead nowhere in today's project."""
    for memo in memos.memos:
        file = f"memos/{memo.id}.md"
        for name in dict.fromkeys((*(one.name for one in memo.about), *links(memo.text))):
            try:
                subject_of(material, name)
            except UnknownNameError as error:
                yield Problem(
                    file,
                    what=f'names "{name}", which is not in the project. {error}',
                    remedy="The memo is kept as it is.",
                    severity="note",
                )


def name_today(material: Material, subject: Subject) -> str:
    """Give the name of a subject today: a turn is found by its quote, else as written."""
    if subject.kind != "passage":
        return subject.name
    transcript_id, turn, _ = parse_place(subject.name)
    corpus = material.corpus
    if not subject.quote or not corpus.has_transcript(transcript_id):
        return subject.name
    transcript = corpus.transcript(transcript_id)
    holding = [one.number for one in transcript.turns if subject.quote in transcript.words_of(one)]
    if turn in holding or len(holding) != 1:
        return subject.name
    return f"{transcript_id}:{holding[0]}"


def _turn(material: Material, target: str) -> Subject:
    transcript_id, number, _ = parse_place(target)
    corpus = material.corpus
    if not corpus.has_transcript(transcript_id):
        hint = did_you_mean(transcript_id, [one.id for one in corpus.transcripts])
        raise UnknownNameError(f'There is no transcript "{transcript_id}". {hint}')
    transcript = corpus.transcript(transcript_id)
    if not 1 <= number <= len(transcript.turns):
        raise UnknownNameError(
            f"{transcript_id} has turns 1 to {len(transcript.turns)}; there is no {number}."
        )
    words = transcript.words_of(transcript.turns[number - 1])
    return Subject("passage", f"{transcript_id}:{number}", " ".join(words[:_QUOTE].split()))
