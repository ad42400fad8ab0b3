"""The questions that one coder has before them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.codebook import require_code
from qualcode.errors import UsageError
from qualcode.model import Claim, Corpus, Passage
from qualcode.review import Answer, Item, answers, arranged
from qualcode.workflow.importing import refuse_twin
from qualcode.workflow.questions import likely_items
from qualcode.workflow.showing import check_role
from qualcode.workflow.speaking import known
from qualcode.workflow.study import Study
from qualcode.workflow.validating import Sampling, validate_code
from qualcode.workflow.wordings import Wordings

MACHINE = {"rule", "classifier"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which questions are wanted; what is empty does not limit.

    ``disagree``: only where coders differ, or machines do. ``unread``: only what nobody has
    decided. ``sample``: passages drawn at random for one code, hits and misses alike.
    ``seed`` chooses the order within each rule. ``likely``: every passage nobody has
    decided, not only those that something was found in, the most likely yes first.
    """

    code: str = ""
    role: str = ""
    transcript: str = ""
    disagree: bool = False
    unread: bool = False
    sample: Sampling | None = None
    seed: int = 0
    likely: bool = False


@dataclass(frozen=True, slots=True)
class Queue:
    """The questions in order, and how many of such the coder has decided before.

    ``others`` maps passage id to the codes that are claimed on it, for the line about what
    else is suggested. ``is_blind``: what machines say is not to be shown.
    """

    coder: str
    items: tuple[Item, ...]
    done: int
    others: Mapping[str, tuple[str, ...]]
    is_blind: bool = False


def review_queue(study: Study, selection: Selection, *, coder: str) -> Queue:
    """Give what a coder has not answered yet, and second looks where a code was reworded.

    UnknownNameError for a code, role or transcript that is not there; UsageError for a
    sample without a code.
    """
    material = study.material
    refuse_twin(material, coder)
    corpus = material.corpus
    if selection.code:
        require_code(material.codebook, selection.code)
    check_role(study, selection.role)
    if selection.transcript:
        known(selection.transcript, [one.id for one in corpus.transcripts], what="transcript")
    said = answers(study.decisions, study.readings, corpus=corpus).get(coder, {})
    others = _others(study)
    if selection.sample is not None:
        items = _drawn(study, selection, said=said)
        return Queue(coder, items, done=0, others=others, is_blind=True)
    if selection.likely:
        ranked = likely_items(study, code=selection.code, answered=said.keys())
        found = tuple(one for one in ranked if _fits(one.passage, selection))
        return Queue(coder, found, done=len(said), others=others)
    wordings = Wordings(material.project, material.codebook)
    wanted = [one for one in study.claims if _is_wanted(one, selection, study=study)]
    items = tuple(_items(wanted, said=said, wordings=wordings))
    codes = [one.id for one in material.codebook]
    asked = arranged(items, corpus=corpus, codes=codes, seed=selection.seed)
    return Queue(coder, asked, done=len(wanted) - len(items), others=others)


def _items(
    claims: list[Claim], *, said: Mapping[tuple[str, str], Answer], wordings: Wordings
) -> Iterator[Item]:
    for claim in claims:
        answer = said.get((claim.passage.id, claim.code))
        earlier = answer.decision if answer else None
        if answer and not (earlier and wordings.is_another(earlier)):
            continue
        machines = tuple(one for one in claim.codings if one.source in MACHINE)
        yield Item(claim.passage, claim.code, machines, claim.marks, earlier)


def _is_wanted(claim: Claim, selection: Selection, *, study: Study) -> bool:
    passage = claim.passage
    return (
        selection.code in ("", claim.code)
        and selection.role in ("", passage.role)
        and selection.transcript in ("", passage.transcript)
        and not (selection.unread and claim.decisions)
        and not (selection.disagree and not _is_disputed(claim, study=study))
    )


def _is_disputed(claim: Claim, *, study: Study) -> bool:
    """Tell whether coders differ, or a classifier that was tested and a rule."""
    if claim.state == "disputed" or len({one.verdict for one in claim.decisions}) > 1:
        return True
    machines = [one for one in claim.codings if one.source in MACHINE]
    by_rule = any(one.source == "rule" for one in machines)
    by_classifier = any(one.source == "classifier" for one in machines)
    if claim.decisions or by_rule == by_classifier:
        return False
    language = study.material.corpus.languages[claim.passage.transcript]
    return any(
        one.used and one.code == claim.code and one.language == language
        for one in study.learned.verdicts
    ) and (by_classifier or not any(one.is_strong for one in machines))


def _drawn(
    study: Study, selection: Selection, *, said: Mapping[tuple[str, str], Answer]
) -> tuple[Item, ...]:
    """Give the passages drawn for one code that are still to decide, hits and misses mixed."""
    if not selection.code or selection.sample is None:
        raise UsageError("--sample draws passages for one code: add --code CODE.")
    found = validate_code(study, selection.code, sampling=selection.sample)
    items = [
        Item(one, selection.code)
        for one in found.to_decide
        if (one.id, selection.code) not in said and _fits(one, selection)
    ]
    corpus: Corpus = study.material.corpus
    return arranged(items, corpus=corpus, codes=[selection.code], seed=selection.sample.seed + 1)


def _fits(passage: Passage, selection: Selection) -> bool:
    return selection.role in ("", passage.role) and selection.transcript in (
        "",
        passage.transcript,
    )


def _others(study: Study) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for claim in study.claims:
        if claim.state in {"read", "rules", "suggested", "unsure"}:
            found[claim.passage.id] = (*found.get(claim.passage.id, ()), claim.code)
    return found
