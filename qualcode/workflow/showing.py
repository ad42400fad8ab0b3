"""Reading a code, a theme, a transcript or a participant, with the codings on them."""

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.codebook import nearest
from qualcode.errors import UnknownNameError
from qualcode.model import Claim, Passage, Status
from qualcode.workflow.study import Study


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claims are wanted; empty means all."""

    role: str = ""
    status: Status | str = ""
    self_raised: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked for: the kind of thing, its name, and the claims on it.

    ``passages`` are all passages of a transcript or a participant, coded or not; for a code
    or a theme those that have it.
    """

    kind: str
    name: str
    title: str
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]

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
    code, theme = codebook.code(target), codebook.theme(target)
    chosen = tuple(one for one in study.claims if fits(one, choice))
    if code is not None:
        return shown("code", target, code.label_in(language), by_code(chosen, {code.id}))
    if theme is not None:
        ids = {one.id for one in theme.codes}
        return shown("theme", target, theme.label_in(language), by_code(chosen, ids))
    if corpus.has_transcript(target):
        here = [one for one in corpus.passages if one.transcript == target]
        return on_passages("transcript", target, corpus.transcript(target).file, here, chosen)
    for person in corpus.participants:
        if target in (person.id, person.pseudonym):
            here = [one for one in corpus.passages if one.participant == person.id]
            return on_passages("participant", person.id, person.pseudonym, here, chosen)
    raise unknown(study, target)


def fits(claim: Claim, choice: Choice) -> bool:
    """Tell whether a claim is among those wanted."""
    if choice.role and claim.passage.role != choice.role:
        return False
    if choice.status and claim.status != choice.status:
        return False
    return not choice.self_raised or not {"prompted", "echo"} & set(claim.marks)


def by_code(claims: Iterable[Claim], codes: set[str]) -> tuple[Claim, ...]:
    """Keep the claims of some codes."""
    return tuple(one for one in claims if one.code in codes)


def shown(kind: str, name: str, title: str, claims: tuple[Claim, ...]) -> Shown:
    """Give the claims and the passages they are on, each once."""
    passages = tuple({one.passage.id: one.passage for one in claims}.values())
    return Shown(kind, name, title, passages, claims)


def on_passages(
    kind: str, name: str, title: str, passages: list[Passage], claims: tuple[Claim, ...]
) -> Shown:
    """Give passages and the claims on them."""
    ids = {one.id for one in passages}
    here = tuple(one for one in claims if one.passage.id in ids)
    return Shown(kind, name, title, tuple(passages), here)


def check_role(study: Study, role: str) -> None:
    """Refuse a role the project does not have."""
    names = [one.name for one in study.material.settings.roles]
    if role and role not in names:
        near = nearest(role, names)
        meant = f' Did you mean "{near}"?' if near else ""
        raise UnknownNameError(f'There is no role "{role}".{meant} Roles: {", ".join(names)}.')


def unknown(study: Study, target: str) -> UnknownNameError:
    """Say that nothing has that name, and what was probably meant."""
    corpus, codebook = study.material.corpus, study.material.codebook
    names = [
        *(one.id for one in codebook),
        *(one.id for one in codebook.themes),
        *(one.id for one in corpus.transcripts),
        *(name for one in corpus.participants for name in (one.id, one.pseudonym) if name),
    ]
    near = nearest(target, names)
    meant = f' Did you mean "{near}"?' if near else ""
    return UnknownNameError(
        f'There is no code, theme, transcript or participant "{target}".{meant}'
    )
