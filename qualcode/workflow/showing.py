"""Reading a code, a theme, a transcript or a participant, with the codings on them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from qualcode.analyse import is_asked, is_counted, is_participants
from qualcode.codebook import nearest
from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Claim, Corpus, Passage, Status
from qualcode.workflow.study import Study


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claims are wanted; empty means all.

    ``self_raised`` are those that no question prompted, ``prompted`` the others.
    """

    role: str = ""
    status: Status | str = ""
    self_raised: bool = False
    prompted: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """A participant whose claims are counted, by name, and the transcripts and turns they are in.

    ``name`` is the pseudonym, or the id where several are called that.
    """

    participant: str
    name: str
    role: str
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who is counted, of how many, in order of first place.

    ``only_asked`` are how many of them never raised it themselves; 0 unless prompted claims
    are what is wanted.
    """

    people: tuple[Voice, ...]
    total: int
    only_asked: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: the kind of thing, its name, and the claims on it.

    ``passages`` are all passages of a transcript or a participant, coded or not; for a code
    or a theme those that have it. ``codes`` are the code, or those of the theme; else all.
    """

    kind: str
    name: str
    title: str
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    codes: frozenset[str]

    @property
    def is_of_codes(self) -> bool:
        """Whether it is a code or a theme, of which people speak."""
        return self.kind in ("code", "theme")

    def claims_on(self, passage: Passage) -> tuple[Claim, ...]:
        """Give the claims on one passage, in the order of the codebook."""
        return tuple(one for one in self.claims if one.passage.id == passage.id)


def show(study: Study, target: str, *, choice: Choice) -> Shown:
    """Find what a name means and give the claims on it.

    A name may be a code, a theme, a transcript or a participant (id or pseudonym), tried in
    this order. Raises UnknownNameError, naming the nearest, when it is none of them.
    """
    corpus, codebook = study.material.corpus, study.material.codebook
    language = study.material.settings.report_language
    check_role(study, choice.role)
    if choice.self_raised and choice.prompted:
        raise UsageError("What is self-raised is not prompted: choose one of the two.")
    code, theme = codebook.code(target), codebook.theme(target)
    chosen = tuple(one for one in study.claims if fits(one, choice, corpus=corpus))
    if code is not None:
        return shown("code", target, code.label_in(language), chosen, codes={code.id})
    if theme is not None:
        ids = {one.id for one in theme.codes}
        return shown("theme", target, theme.label_in(language), chosen, codes=ids)
    every = frozenset(one.id for one in codebook)
    if corpus.has_transcript(target):
        file = corpus.transcript(target).file
        here = corpus.passages_of(target)
        return Shown("transcript", target, file, here, on(here, chosen), every)
    for person in corpus.participants:
        if target in (person.id, person.pseudonym):
            here = tuple(one for one in corpus.passages if one.participant == person.id)
            name, title = person.id, person.pseudonym
            return Shown("participant", name, title, here, on(here, chosen), every)
    raise unknown(study, target)


def is_name(study: Study, target: str) -> bool:
    """Tell whether a code, a theme, a transcript or a participant is called this."""
    return target in _names(study)


def fits(claim: Claim, choice: Choice, *, corpus: Corpus) -> bool:
    """Tell whether a claim is among those wanted."""
    if choice.role and role_of(claim.passage, corpus) != choice.role:
        return False
    if choice.status and claim.status != choice.status:
        return False
    if choice.self_raised or choice.prompted:
        return is_asked(claim) is choice.prompted
    return True


def role_of(passage: Passage, corpus: Corpus) -> str:
    """Give the role under which the tables count whoever speaks in a passage."""
    person = corpus.participant(passage.participant)
    return person.role if person else passage.role


def voices(study: Study, shown: Shown, choice: Choice) -> Voices:
    """Give who is counted among the claims shown, as the table of frequencies counts them."""
    corpus, counting = study.material.corpus, study.material.settings.counting
    places: dict[str, dict[tuple[str, int], None]] = {}
    for claim in shown.claims:
        passage = claim.passage
        if is_counted(claim, counting=counting) and is_participants(passage, corpus=corpus):
            here = places.setdefault(passage.participant, {})
            here[passage.transcript, passage.turn] = None
    named = Counter(one.pseudonym for one in corpus.participants)
    total = sum(choice.role in ("", one.role) for one in corpus.participants)
    people = tuple(
        Voice(
            one.id,
            one.pseudonym if one.pseudonym and named[one.pseudonym] == 1 else one.id,
            one.role,
            tuple(places[one.id]),
        )
        for one in (corpus.participant(name) for name in places)
        if one is not None
    )
    return Voices(people, total, _only_asked(study, shown, people) if choice.prompted else 0)


def _only_asked(study: Study, shown: Shown, people: Iterable[Voice]) -> int:
    """Count those of whom nothing is counted here that no question prompted."""
    counting = study.material.settings.counting
    raised = {
        one.passage.participant
        for one in by_code(study.claims, shown.codes)
        if is_counted(one, counting=counting) and not is_asked(one)
    }
    return sum(one.participant not in raised for one in people)


def by_code(claims: Iterable[Claim], codes: Collection[str]) -> tuple[Claim, ...]:
    """Keep the claims of some codes."""
    return tuple(one for one in claims if one.code in codes)


def shown(
    kind: str, name: str, title: str, claims: Iterable[Claim], *, codes: Collection[str]
) -> Shown:
    """Give the claims of some codes, and the passages they are on, each once."""
    found = by_code(claims, codes)
    passages = tuple({one.passage.id: one.passage for one in found}.values())
    return Shown(kind, name, title, passages, found, frozenset(codes))


def on(passages: Iterable[Passage], claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Keep the claims on some passages."""
    ids = {one.id for one in passages}
    return tuple(one for one in claims if one.passage.id in ids)


def check_role(study: Study, role: str) -> None:
    """Refuse a role the project does not have, and one that no participant has."""
    names = [one.name for one in study.material.settings.roles]
    if role and role not in names:
        near = nearest(role, names)
        meant = f' Did you mean "{near}"?' if near else ""
        raise UnknownNameError(f'There is no role "{role}".{meant} Roles: {", ".join(names)}.')
    counts = Counter(one.role for one in study.material.corpus.participants)
    if role and not counts[role]:
        listed = ", ".join(f"{name} ({number})" for name, number in sorted(counts.items()))
        raise UnknownNameError(
            f'No participant has the role "{role}". Roles of participants: {listed or "none"}.'
        )


def unknown(study: Study, target: str) -> UnknownNameError:
    """Say that nothing has that name, and what was probably meant."""
    near = nearest(target, _names(study))
    meant = f' Did you mean "{near}"?' if near else ""
    return UnknownNameError(
        f'There is no code, theme, transcript or participant "{target}".{meant}'
    )


def _names(study: Study) -> list[str]:
    corpus, codebook = study.material.corpus, study.material.codebook
    return [
        *(one.id for one in codebook),
        *(one.id for one in codebook.themes),
        *(one.id for one in corpus.transcripts),
        *(name for one in corpus.participants for name in (one.id, one.pseudonym) if name),
    ]
