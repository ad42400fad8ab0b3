"""Coding a project: rules, decisions, classifier, and what is settled from them."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from qualcode import __version__
from qualcode.classify import LEARNER, Learned, suggest
from qualcode.model import Claim, Coding, Decision, Problem, Reading
from qualcode.review import Placed, Policy, labels, place, settle
from qualcode.rules import code_by_rules
from qualcode.store import Cache
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.misplaced import misplaced
from qualcode.workflow.progress import Progress, silent

LIBRARIES = ("numpy", "scikit-learn", "scipy", "simplemma")


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
) -> Study:
    """Code what was read. Machines suggest; only ``settle`` turns claims into counts.

    ``by_rules`` gives the rules' codings, here or on a cluster: the same ones.
    """
    corpus, codebook = material.corpus, material.codebook
    rule_codings = by_rules(material, progress)
    placed = place(
        material.journals.decisions,
        material.journals.readings,
        corpus=corpus,
        codebook=codebook,
        by_hand=material.journals.by_hand,
    )
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
        learned = learn(material, rule_codings, decided, placed, cache=cache, progress=progress)
    claims = settle(
        (*rule_codings, *learned.suggestions),
        decisions=placed.decisions,
        readings=placed.readings,
        corpus=corpus,
        policy=policy,
    )
    keep_lemmas(material, cache=cache)
    return Study(material, rule_codings, placed, learned, claims)


def learn(
    material: Material,
    rule_codings: tuple[Coding, ...],
    decided: tuple[Claim, ...],
    placed: Placed,
    *,
    cache: Cache,
    progress: Progress,
) -> Learned:
    """Give the classifier's suggestions, from the cache when nothing they rest on changed."""
    key = learning_key(material, placed)
    kept = cache.load_learned(key, corpus=material.corpus)
    if kept is not None:
        return kept
    progress("learning from decisions and rules", 0, 1)
    learned = suggest(
        material.corpus,
        codebook=material.codebook,
        rule_codings=rule_codings,
        labels=labels(decided, readings=placed.readings, corpus=material.corpus),
        tokenised=material.tokenised,
    )
    cache.save_learned(key, learned)
    return learned


def learning_key(material: Material, placed: Placed) -> str:
    """Hash all that the suggestions depend on."""
    corpus = material.corpus
    basis = {
        "qualcode": __version__,
        "learner": LEARNER,
        "libraries": {name: version(name) for name in LIBRARIES},
        "codebook": material.codebook.fingerprint,
        "transcripts": {one.id: one.fingerprint for one in corpus.transcripts},
        "passages": [
            (one.id, one.span.start, one.span.end, one.participant, one.role)
            for one in corpus.passages
        ],
        "languages": dict(sorted(corpus.languages.items())),
        "spoken": {key: dict(value) for key, value in material.settings.spoken.items()},
        "speakers": [
            (one.label, one.transcript, sorted(one.spoken.items()))
            for one in material.settings.speakers
        ],
        "decider": material.settings.decider,
        "decisions": sorted(
            (one.id, one.transcript, one.span.start, one.span.end) for one in placed.decisions
        ),
        "readings": sorted(one.id for one in placed.readings),
    }
    canonical = json.dumps(basis, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
