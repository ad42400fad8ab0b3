"""How right a code's machine codings are: two samples, decided by people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from qualcode.analyse import Judged, Validation, validate
from qualcode.codebook import require_code
from qualcode.model import Claim, Code, Passage
from qualcode.review import in_lot_order, labels
from qualcode.workflow.study import Study

HITS, MISSES = 50, 100
FEWEST = 20


@dataclass(frozen=True, slots=True)
class Sampling:
    """How many hits and misses are drawn, and by which seed.

    ``suggestions``: what the classifier and weak rules suggest counts as a hit too, not
    only strong rules.
    """

    hits: int = HITS
    misses: int = MISSES
    seed: int = 0
    suggestions: bool = False


@dataclass(frozen=True, slots=True)
class Validated:
    """What the samples of one code say so far.

    ``to_decide`` are the sampled passages nobody has decided, hits first; ``unclear`` those
    that are unsure or disputed, and left out of the figures. ``figures`` rest on the longest
    beginning of each sample that is decided, so that they are of a random sample at any
    time. ``is_enough``: on enough passages to be reported.
    """

    code: Code
    sampling: Sampling
    figures: Validation
    to_decide: tuple[Passage, ...]
    unclear: tuple[Passage, ...]
    is_enough: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether every passage of both samples is decided."""
        return not self.to_decide


def validate_code(study: Study, code_id: str, *, sampling: Sampling) -> Validated:
    """Draw hits and misses of a code and see what was decided about them.

    Only participants' passages are drawn. UnknownNameError for a code that is not there.
    """
    code = require_code(study.material.codebook, code_id)
    said = labels(study.claims, readings=study.readings, corpus=study.material.corpus)
    return _draw(study, code, said=said.get(code.id, {}), sampling=sampling).validated(sampling)


def validated_codes(study: Study, *, sampling: Sampling) -> tuple[Validated, ...]:
    """Give the codes whose samples hold enough decisions to be reported, in codebook order."""
    said = labels(study.claims, readings=study.readings, corpus=study.material.corpus)
    found = []
    for code in study.material.codebook:
        if len(said.get(code.id, {})) < FEWEST:
            continue
        draw = _draw(study, code, said=said[code.id], sampling=sampling)
        if draw.is_enough:
            found.append(draw.validated(sampling))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The samples of one code, and what was said about them."""

    code: Code
    sizes: Mapping[str, tuple[int, int]]
    judged: tuple[Judged, ...]
    to_decide: tuple[Passage, ...]
    unclear: tuple[Passage, ...]

    @property
    def is_enough(self) -> bool:
        """Whether enough of both samples is decided to be reported."""
        return all(
            sum(one.hit is hit for one in self.judged)
            >= min(FEWEST, sum(size[place] for size in self.sizes.values()))
            for place, hit in enumerate((True, False))
        )

    def validated(self, sampling: Sampling) -> Validated:
        """Estimate from what is decided."""
        figures = validate(self.judged, sizes=self.sizes, seed=sampling.seed)
        return Validated(
            self.code, sampling, figures, self.to_decide, self.unclear, is_enough=self.is_enough
        )


def _draw(study: Study, code: Code, *, said: Mapping[str, bool], sampling: Sampling) -> _Drawn:
    corpus = study.material.corpus
    claims = {one.passage.id: one for one in study.claims if one.code == code.id}
    passages = [one for one in corpus.passages if one.counts]
    hits = {one.id for one in passages if _is_hit(claims.get(one.id), sampling=sampling)}
    strata = (
        ([one for one in passages if one.id in hits], sampling.hits),
        ([one for one in passages if one.id not in hits], sampling.misses),
    )
    judged: list[Judged] = []
    open_: list[Passage] = []
    unclear: list[Passage] = []
    for stratum, size in strata:
        drawn = in_lot_order(stratum, corpus=corpus, purpose=code.id, seed=sampling.seed)[:size]
        left = [one for one in drawn if one.id not in said]
        unclear += [one for one in left if _is_unclear(claims.get(one.id))]
        open_ += [one for one in left if not _is_unclear(claims.get(one.id))]
        judged += _beginning(drawn, said=said, claims=claims, hits=hits)
    people = Counter((one.participant, one.id in hits) for one in passages)
    sizes = {name: (people[name, True], people[name, False]) for name, _ in people}
    return _Drawn(code, sizes, tuple(judged), tuple(open_), tuple(unclear))


def _beginning(
    drawn: Iterable[Passage],
    *,
    said: Mapping[str, bool],
    claims: Mapping[str, Claim],
    hits: set[str],
) -> list[Judged]:
    """Give the decided passages before the first one that nobody has decided."""
    found: list[Judged] = []
    for one in drawn:
        if one.id in said:
            found.append(Judged(one.participant, one.id in hits, said[one.id]))
        elif not _is_unclear(claims.get(one.id)):
            break
    return found


def _is_hit(claim: Claim | None, *, sampling: Sampling) -> bool:
    if claim is None:
        return False
    machines = [one for one in claim.codings if one.source != "person"]
    return bool(machines) if sampling.suggestions else any(one.is_strong for one in machines)


def _is_unclear(claim: Claim | None) -> bool:
    return claim is not None and claim.state in {"unsure", "disputed"}
