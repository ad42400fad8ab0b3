"""Coding a project: rules, decisions, classifier, and what is settled from them."""

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.classify import Learned, Lessons
from qualcode.model import Claim, Coding, Decision, Problem, Reading
from qualcode.review import Placed, Policy, labels, settle
from qualcode.rules import code_by_rules
from qualcode.store import Cache
from qualcode.workflow.embedding import embedder_of
from qualcode.workflow.learning import learn, learning_of
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.misplaced import misplaced
from qualcode.workflow.placing import place_journals
from qualcode.workflow.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Study:
    """A coded project: every claim, and what stands behind it."""

    material: Material
    rule_codings: tuple[Coding, ...]
    placed: Placed
    learned: Learned
    claims: tuple[Claim, ...]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that could be placed in today's texts."""
        return self.placed.decisions

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that could be placed in today's texts."""
        return self.placed.readings

    @property
    def misplaced(self) -> tuple[Problem, ...]:
        """What people decided and what has no certain place today."""
        return misplaced(self.placed, corpus=self.material.corpus)

    @property
    def coders(self) -> tuple[str, ...]:
        """The people who decided or read anything, by name."""
        deciders = {one.coder for one in self.decisions}
        return tuple(sorted(deciders | {one.coder for one in self.readings}))


Coder = Callable[[Material, Progress], tuple[Coding, ...]]


def code_here(material: Material, progress: Progress) -> tuple[Coding, ...]:
    """Give the rules' codings, found on this computer."""
    progress("applying the rules", 0, 1)
    return code_by_rules(
        material.corpus,
        codebook=material.codebook,
        tokenised=material.tokenised,
        settings=material.settings,
    )


def code_material(
    material: Material,
    *,
    cache: Cache,
    progress: Progress = silent,
    with_classifier: bool = True,
    by_rules: Coder = code_here,
    anew: bool = False,
) -> Study:
    """Code what was read. Machines suggest; only ``settle`` turns claims into counts.

    ``by_rules`` gives the rules' codings, here or on a cluster: the same ones. ``anew``
    learns again what may have been kept.
    """
    corpus, codebook = material.corpus, material.codebook
    rule_codings = by_rules(material, progress)
    placed = place_journals(material.journals, corpus=corpus, codebook=codebook)
    policy = Policy(codes=codebook.codes, decider=material.settings.decider)
    decided = settle(
        rule_codings,
        decisions=placed.decisions,
        readings=placed.readings,
        corpus=corpus,
        policy=policy,
    )
    learned = Learned()
    if with_classifier:
        lessons = Lessons(
            corpus,
            codebook,
            rule_codings,
            labels=labels(decided, readings=placed.readings, corpus=corpus),
            tokenised=material.tokenised,
            embed=embedder_of(material),
        )
        learning = learning_of(lessons, material, placed)
        learned = learn(learning, cache=cache, progress=progress, anew=anew)
    claims = settle(
        (*rule_codings, *learned.suggestions),
        decisions=placed.decisions,
        readings=placed.readings,
        corpus=corpus,
        policy=policy,
    )
    keep_lemmas(material, cache=cache)
    return Study(material, rule_codings, placed, learned, claims)
