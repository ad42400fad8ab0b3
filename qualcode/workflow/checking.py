"""Looking everything over before anything is coded."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.analyse import overlaps
from qualcode.codebook import did_you_mean
from qualcode.language import guess_language
from qualcode.model import Problem
from qualcode.rules import Examination, check_examples, examine
from qualcode.store import Cache, read_memos
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.misplaced import misplaced
from qualcode.workflow.noting import loose_ends
from qualcode.workflow.placing import place_journals
from qualcode.workflow.remarking import Remark, remarks


@dataclass(frozen=True, slots=True)
class Overview:
    """What a project holds, in numbers that can be checked by hand."""

    transcripts: int
    unreadable: int
    field_notes: int
    turns: int
    asked: int
    passages: int
    words: int
    participants: tuple[tuple[str, int], ...]
    codes: int
    themes: int
    rules: int
    problems: tuple[Problem, ...]
    examination: Examination
    remarks: tuple[Remark, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept something from being used."""
        return tuple(one for one in self.problems if one.severity == "error")


def overview(material: Material, *, cache: Cache) -> Overview:
    """Count what was read and collect all that was found."""
    found = tuple(examined(material))
    examination, found_of_rules = look_over_rules(material, cache=cache)
    corpus, codebook = material.corpus, material.codebook
    asks = {role.name for role in material.settings.roles if role.asks}
    asking = {(one.transcript, one.label) for one in corpus.speakers if one.role in asks}
    turns = [(one.id, turn.speaker) for one in corpus.transcripts for turn in one.turns]
    roles = Counter(one.role for one in corpus.participants)
    return Overview(
        transcripts=len(corpus.transcripts),
        unreadable=len({one.file for one in material.problems if is_unreadable(one, material)}),
        field_notes=sum(one.kind == "field note" for one in corpus.transcripts),
        turns=len(turns),
        asked=sum(turn in asking for turn in turns),
        passages=len(corpus.passages),
        words=sum(one.words for one in corpus.passages if one.counts),
        participants=tuple(
            (role.name, roles[role.name]) for role in material.settings.counted_roles
        ),
        codes=len(codebook.codes),
        themes=len(codebook.themes),
        rules=sum(len(code.rules) for code in codebook),
        problems=(*material.problems, *found),
        examination=examination,
        remarks=found_of_rules,
    )


def look_over_rules(material: Material, *, cache: Cache) -> tuple[Examination, tuple[Remark, ...]]:
    """Say what each rule catches in this corpus, and what there is to remark on that."""
    examination = examine(
        material.corpus,
        codebook=material.codebook,
        tokenised=material.tokenised,
        settings=material.settings,
    )
    keep_lemmas(material, cache=cache)
    return examination, remarks(
        examination,
        overlaps(examination.coded, codebook=material.codebook),
        codebook=material.codebook,
        file=material.project.codebook.name,
    )


def is_unreadable(problem: Problem, material: Material) -> bool:
    """Tell whether a problem says that a transcript file could not be used."""
    project = material.project
    own = {project.codebook.name, project.participants.name, project.settings.name}
    is_own = problem.file in own or problem.file.startswith(f"{project.decisions.name}/")
    return problem.severity == "error" and not is_own


def examined(material: Material) -> Iterator[Problem]:
    """Find what only shows when everything is seen together."""
    yield from check_examples(material.codebook, tokenised=material.tokenised)
    yield from strange_languages(material)
    yield from lone_people(material)
    yield from full_names(material)
    yield from decisions_of(material)
    memos = read_memos(material.project)
    yield from memos.problems
    yield from loose_ends(material, memos)


def strange_languages(material: Material) -> Iterator[Problem]:
    """Find transcripts whose words are of another language than the rules that run."""
    corpus = material.corpus
    for transcript in corpus.transcripts:
        guess = guess_language(transcript.text)
        runs = corpus.languages[transcript.id]
        if guess and guess != runs:
            yield Problem(
                transcript.file,
                what=f'reads like "{guess}", but the rules for "{runs}" run on it.',
                remedy=f'Write "language: {guess}" in its header, or data: {guess} under '
                "languages: in qualcode.yaml.",
                severity="warning",
            )


def full_names(material: Material) -> Iterator[Problem]:
    """Find pseudonyms of two words and more: quotes carry them, so they must be made up."""
    names = [
        one.pseudonym
        for one in material.corpus.participants
        if len(one.pseudonym.split()) > 1 and one.pseudonym in one.labels
    ]
    if names:
        yield Problem(
            material.project.participants.name,
            what=f"{len(names)} pseudonyms are the speakers' labels and look like full names; "
            "quotes carry them.",
            remedy="Write a made-up name in the column pseudonym.",
            severity="warning",
        )


def decisions_of(material: Material) -> Iterator[Problem]:
    """Find decisions that have no certain place, and a decider who decided nothing."""
    journals = material.journals
    placed = place_journals(journals, corpus=material.corpus, codebook=material.codebook)
    yield from misplaced(placed, corpus=material.corpus)
    decider = material.settings.decider
    coders = sorted({one.coder for one in journals.decisions})
    if decider and coders and decider not in coders:
        yield Problem(
            material.project.settings.name,
            what=f'decider "{decider}" has decided nothing, so disagreements stay disputed.',
            remedy=did_you_mean(decider, coders) or f"Coders are: {', '.join(coders)}.",
            severity="warning",
        )


def lone_people(material: Material) -> Iterator[Problem]:
    """Find positions that only one person has: a quote with that label names the person."""
    people = material.corpus.participants
    positions = Counter(one.position for one in people if one.position)
    for position in sorted(name for name, count in positions.items() if count == 1):
        yield Problem(
            material.project.participants.name,
            what=f'the position "{position}" occurs once: a quote with it identifies a person.',
            remedy="Use a wider word for it where that matters.",
            severity="note",
        )
