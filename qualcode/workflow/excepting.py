"""Words that several noes have in common, as an exception of the code's rules."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import CodebookError
from qualcode.language import fold, word_pattern
from qualcode.model import Claim, Decision, Passage
from qualcode.review import Item
from qualcode.store import Proposal, propose_exception, write_codebook
from qualcode.workflow.material import codebook_from
from qualcode.workflow.recoding import Recoder
from qualcode.workflow.sitting import Sitting
from qualcode.workflow.study import Study

FEWEST = 2
AROUND = 2


@dataclass(frozen=True, slots=True)
class Shared:
    """Words (``rule``, exact forms) in ``noes`` of the ``of`` noes on a code, and in no yes."""

    code: str
    language: str
    rule: str
    noes: int
    of: int


@dataclass(frozen=True, slots=True)
class Excepting:
    """The change that makes words an exception, and what it takes out.

    ``unread`` are the passages that nobody decided and that no rule of the code would hit
    any more; ``accepted`` counts those somebody accepted, which stay.
    """

    shared: Shared
    proposal: Proposal
    unread: tuple[Passage, ...]
    accepted: int


def shared_words(study: Study, sitting: Sitting) -> tuple[Shared, ...]:
    """Find, for each code, the words that most noes of a sitting share and no yes has.

    Words are those a rule hit, with up to two before or after them. The fewest words are
    taken; a rule's own words alone would be its end and no exception.
    """
    found = []
    answers = [(one.item, one.written[0]) for one in sitting.steps if one.written]
    for code in dict.fromkeys(item.code for item, _ in answers):
        noes = [item for item, said in answers if _is(said, code, "reject")]
        yeses = [item for item, said in answers if _is(said, code, "accept")]
        best = _best(study, code, noes=noes, yeses=yeses)
        if best is not None:
            found.append(best)
    return tuple(found)


def except_words(study: Study, sitting: Sitting, shared: Shared) -> Excepting | None:
    """Give the change and what it does; ``None`` where the file must be changed by hand."""
    material = study.material
    try:
        proposal = propose_exception(
            material.project, code=shared.code, language=shared.language, rule=shared.rule
        )
    except CodebookError:
        return None
    data = proposal.new.encode(proposal.encoding)
    changed, _, _ = codebook_from(data, file=proposal.path.name)
    recoder = Recoder(material)
    before = _by_rule(recoder.coded(material.codebook).claims, shared.code)
    after = _by_rule(recoder.coded(changed).claims, shared.code)
    said = {one.item.passage.id for one in sitting.steps if one.item.code == shared.code}
    said |= {key for key, claim in before.items() if claim.decisions}
    yes = {key for key, claim in before.items() if claim.state == "read"}
    yes |= {
        step.item.passage.id
        for step in sitting.steps
        for one in step.written
        if one.code == shared.code and one.verdict == "accept"
    }
    gone = before.keys() - after.keys()
    return Excepting(
        shared,
        proposal,
        unread=tuple(claim.passage for key, claim in before.items() if key in gone - said),
        accepted=len(gone & yes),
    )


def write_exception(study: Study, excepting: Excepting) -> None:
    """Write the codebook; ``CodebookError`` when the file has changed in between."""
    write_codebook(excepting.proposal, project=study.material.project)


def _by_rule(claims: Iterable[Claim], code: str) -> dict[str, Claim]:
    """Give the claims on one code that a rule makes, by passage id."""
    return {
        one.passage.id: one
        for one in claims
        if one.code == code and any(coding.source == "rule" for coding in one.codings)
    }


def _best(study: Study, code: str, *, noes: Sequence[Item], yeses: Sequence[Item]) -> Shared | None:
    counts = Counter(key for item in noes for key in set(_phrases(study, item)))
    kept = {key for item in yeses for key in _phrases(study, item)}
    rules = {hit.rule.casefold() for item in noes for one in item.codings for hit in one.hits}
    ranked = sorted(
        (-number, len(words), language, words)
        for (language, words), number in counts.items()
        if number >= FEWEST and (language, words) not in kept and " ".join(words) not in rules
    )
    if not ranked:
        return None
    number, _, language, words = ranked[0]
    return Shared(code, language, " ".join(words), noes=-number, of=len(noes))


def _phrases(study: Study, item: Item) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the hit words of an item as spoken, with up to two words before or after them."""
    corpus, passage = study.material.corpus, item.passage
    language = corpus.languages[passage.transcript]
    text = corpus.text(passage)
    words = [(fold(one.group()), one.start(), one.end()) for one in word_pattern().finditer(text)]
    for hit in (hit for one in item.codings for hit in one.hits if not hit.in_question):
        start, end = hit.span.start - passage.span.start, hit.span.end - passage.span.start
        inside = [n for n, (_, left, right) in enumerate(words) if left < end and right > start]
        if not inside:
            continue
        for before in range(AROUND + 1):
            for after in range(AROUND + 1):
                first, last = inside[0] - before, inside[-1] + after
                if (before and after) or first < 0 or last >= len(words):
                    continue
                yield language, tuple(word for word, _, _ in words[first : last + 1])


def _is(said: Decision, code: str, verdict: str) -> bool:
    return said.code == code and said.verdict == verdict
