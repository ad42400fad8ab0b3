"""What training found: verdicts code by code, and what is suggested now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from qualcode.classify import CodeVerdict, Reason
from qualcode.codebook import require_code
from qualcode.model import Coding
from qualcode.store import Cache, read_card
from qualcode.workflow.learning import learning_key, load_model
from qualcode.workflow.material import Material
from qualcode.workflow.progress import Progress, silent
from qualcode.workflow.study import Study, code_material

# Nearest to being of use first.
REASONS: tuple[Reason, ...] = (
    "",
    "one_transcript",
    "only_hits",
    "untested",
    "may_be_luck",
    "rules_better",
    "every_passage_better",
    "too_few",
    "nothing_to_learn",
)


@dataclass(frozen=True, slots=True)
class Training:
    """What was learned from a project's decisions.

    ``verdicts`` come with those that are used first, and by the number of examples;
    ``suggestions`` by code in that order, the highest score first. ``card`` is the model's,
    ``data`` the file it is kept in; both are empty where nothing was there to learn from.
    """

    study: Study
    verdicts: tuple[CodeVerdict, ...]
    suggestions: tuple[Coding, ...]
    card: dict[str, Any]
    data: bytes

    @property
    def used(self) -> tuple[CodeVerdict, ...]:
        """The codes that are suggested."""
        return tuple(one for one in self.verdicts if one.used)

    @property
    def against_rules(self) -> tuple[Coding, ...]:
        """The suggestions where no rule of the code hits, not even a weak one."""
        hit = {(one.passage.id, one.code) for one in self.study.rule_codings}
        return tuple(one for one in self.suggestions if (one.passage.id, one.code) not in hit)


def train(
    material: Material,
    *,
    cache: Cache,
    code: str = "",
    embeddings: str = "",
    progress: Progress = silent,
) -> Training:
    """Learn from what was decided, whatever was kept, and keep it for the other commands.

    ``code`` leaves out the others in what is told, not in what is learned. ``embeddings``
    takes the place of the setting. UnknownNameError for a code that is not there.
    """
    if code:
        require_code(material.codebook, code)
    if embeddings:
        material = replace(material, settings=replace(material.settings, embeddings=embeddings))
    study = code_material(material, cache=cache, progress=progress, anew=True)
    data = load_model(learning_key(material, study.placed), cache=cache) or b""
    verdicts = [one for one in study.learned.verdicts if code in ("", one.code)]
    verdicts.sort(key=lambda one: (not one.used, REASONS.index(one.reason), -one.examples))
    return Training(
        study,
        verdicts=tuple(verdicts),
        suggestions=ranked(study.learned.suggestions, verdicts=verdicts),
        card=read_card(data) if data else {},
        data=data,
    )


def ranked(suggestions: Sequence[Coding], *, verdicts: Sequence[CodeVerdict]) -> tuple[Coding, ...]:
    """Give the suggestions of some codes in the order of these, the highest score first."""
    place = {one.code: at for at, one in reversed(list(enumerate(verdicts)))}
    mine = [one for one in suggestions if one.code in place]
    return tuple(
        sorted(mine, key=lambda one: (place[one.code], -(one.score or 0.0), one.passage.id))
    )
