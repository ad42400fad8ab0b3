"""Where coders agree and where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from qualcode.analyse import Agreement, agreement, pooled
from qualcode.codebook import did_you_mean, require_code
from qualcode.errors import UnknownNameError, UsageError
from qualcode.review import Answers, Asked, Unit, Unsure, answers, asked_of, tables_of
from qualcode.workflow.material import Material
from qualcode.workflow.placing import place_journals
from qualcode.workflow.speaking import known

WHOLE = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: which coders, on which unit, in which transcripts and codes.

    Empty ``coders``, ``transcripts`` and ``codes`` stand for all. ``sample`` draws that
    many of the transcripts that two coders have in common, by ``seed``.
    """

    coders: tuple[str, ...] = ()
    unit: Unit = "turn"
    unsure: Unsure = "leave-out"
    transcripts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    sample: int = 0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """Agreement by code, of the whole codebook, and everything to talk about.

    ``units`` (turns, passages or characters) were answered by two coders or more for some
    code, in ``transcripts``. Codes come with the least agreement on a yes first; codes
    nobody gave are left out and counted in ``unused``. ``disagreements`` are turns, in the
    order of the codes, then of the turns.
    """

    comparison: Comparison
    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    units: int
    whole: Agreement
    codes: tuple[Agreement, ...]
    unused: int
    disagreements: tuple[Asked, ...]


def compare_coders(material: Material, comparison: Comparison) -> Compared:
    """Compare coders on the participants' words that at least two of them answered for.

    UnknownNameError for a coder, transcript or code the project does not have; UsageError
    when there are not two coders, or they have nothing in common.
    """
    corpus, journals, codebook = material.corpus, material.journals, material.codebook
    placed = place_journals(journals, corpus=corpus, codebook=codebook)
    given = answers(placed.decisions, placed.readings, corpus=corpus)
    coders = _coders(comparison.coders, there=sorted(given))
    codes = [require_code(codebook, one).id for one in comparison.codes]
    codes = codes or [one.id for one in codebook]
    chosen = _in_common(material, comparison, given=given, coders=coders)
    passages = [one for one in corpus.passages if one.counts and one.transcript in chosen]
    asked = {code: asked_of(passages, code=code, given=given, coders=coders) for code in codes}
    tables = {
        code: tables_of(asked[code], unit=comparison.unit, unsure=comparison.unsure)
        for code in codes
    }
    count, seed = len(coders), comparison.seed
    compared = [
        agreement(code, tables[code].by_transcript, coders=count, seed=seed) for code in codes
    ]
    used = sorted(
        (one for one in compared if sum(one.yes)),
        key=lambda one: (one.on_yes or 0.0, -one.disagreed, one.code),
    )
    everything = pooled([one.by_transcript for one in tables.values()])
    shared = frozenset[tuple[str, int, int]]().union(*(one.shared for one in tables.values()))
    return Compared(
        comparison=comparison,
        coders=coders,
        transcripts=tuple(sorted({name for name, _, _ in shared})),
        units=sum(end - start for _, start, end in shared)
        if comparison.unit == "char"
        else len(shared),
        whole=agreement(WHOLE, everything, coders=count, seed=seed),
        codes=tuple(used),
        unused=len(compared) - len(used),
        disagreements=tuple(one for code in used for one in asked[code.code] if one.is_disagreed),
    )


def _coders(named: Sequence[str], *, there: Sequence[str]) -> tuple[str, ...]:
    for name in named:
        if name not in there:
            hint = did_you_mean(name, there) if there else "Nobody has decided anything yet."
            raise UnknownNameError(f'There is no coder "{name}". {hint}')
    coders = tuple(dict.fromkeys(named)) or tuple(there)
    if len(coders) < 2:
        alone = f"Only {coders[0]} has decided anything. " if coders else ""
        raise UsageError(
            f"It takes two coders to agree. {alone}A second one begins with:  "
            "qualcode read TRANSCRIPT --coder NAME --blind"
        )
    return coders


def _in_common(
    material: Material, comparison: Comparison, *, given: Answers, coders: Sequence[str]
) -> frozenset[str]:
    """Give the transcripts in which two of the coders answered something, of those asked for."""
    corpus = material.corpus
    everything = [one.id for one in corpus.transcripts]
    for name in comparison.transcripts:
        known(name, everything, what="transcript")
    wanted = comparison.transcripts or everything
    holders = {one.id: one.transcript for one in corpus.passages}
    seen = [{holders[passage] for passage, _ in given[coder]} for coder in coders]
    common = [name for name in everything if sum(name in one for one in seen) > 1]
    common = [name for name in common if name in wanted]
    if comparison.sample:
        draw = Random(comparison.seed)  # noqa: S311 - a draw that anybody can repeat
        common = draw.sample(common, min(comparison.sample, len(common)))
    if not common:
        among = " among those named" if comparison.transcripts else ""
        raise UsageError(f"{' and '.join(coders)} have no transcript in common{among}.")
    return frozenset(common)
