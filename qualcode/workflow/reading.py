"""A transcript as one coder reads it: page by page, with codings in the margin."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from qualcode.codebook import require_code
from qualcode.errors import UsageError
from qualcode.model import Claim, Coding, Corpus, Decision, Passage, Reading, Transcript, Turn
from qualcode.review import (
    Placed,
    Policy,
    Read,
    decisions_of,
    passages_read,
    settle,
    standing,
    without_spoken,
)
from qualcode.store import coder_file_name
from qualcode.workflow.importing import refuse_twin
from qualcode.workflow.material import Material
from qualcode.workflow.placing import place_journals
from qualcode.workflow.speaking import known
from qualcode.workflow.study import Study


@dataclass(frozen=True, slots=True)
class Wish:
    """Which transcript is read, by whom (empty when only looked at) and for which codes.

    No ``codes`` stand for the whole codebook. ``is_blind``: only what the coder said is seen.
    """

    transcript: str
    coder: str = ""
    is_blind: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One passage, after the turns since the passage before that nobody codes."""

    passage: Passage
    before: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """One transcript with all that its reader may see.

    ``corpus`` holds this transcript only; ``codes`` are those read for, in the codebook's
    order. ``codings`` are the machines'; these and others' ``decisions`` and ``readings``
    are left out where the coder reads blind. ``after`` are the turns after the last passage.
    """

    material: Material
    wish: Wish
    corpus: Corpus
    pages: tuple[Page, ...]
    after: tuple[Turn, ...]
    codes: tuple[str, ...]
    codings: tuple[Coding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    readings: tuple[Reading, ...] = ()
    _margins: dict[str, list[Claim]] = field(default_factory=dict, init=False, repr=False)
    _silent: list[Read] = field(default_factory=list, init=False, repr=False)
    _read: list[Read] = field(default_factory=list, init=False, repr=False)

    @property
    def transcript(self) -> Transcript:
        """The transcript that is read."""
        return self.corpus.transcript(self.wish.transcript)

    def margin(self, passage: Passage) -> tuple[Claim, ...]:
        """Give what stands on one passage, in the order of the codebook.

        These are the codes read for, and whatever else the coder said.
        """
        if not self._margins:
            self._margins.update({page.passage.id: [] for page in self.pages})
            for claim in self._settled():
                if claim.code in self.codes or self.own(claim) is not None:
                    self._margins[claim.passage.id].append(claim)
        return tuple(self._margins[passage.id])

    def own(self, claim: Claim) -> Decision | None:
        """Give what the coder said to a claim."""
        return next((one for one in claim.decisions if one.coder == self.wish.coder), None)

    def silent_on(self, claim: Claim) -> tuple[str, ...]:
        """Name the coders who read the passage through and did not give it the code."""
        if not self._silent:
            said = [one for page in self.pages for one in decisions_of(self.margin(page.passage))]
            everybody = passages_read(self.readings, corpus=self.corpus)
            self._silent.append(without_spoken(everybody, said, corpus=self.corpus))
        coders = self._silent[0].get(claim.passage.id, {})
        spoke = {one.coder for one in claim.decisions}
        return tuple(sorted(one for one in coders.keys() - spoke if claim.code in coders[one]))

    def undecided(self, passage: Passage) -> tuple[str, ...]:
        """Give the codes in the margin that the coder has not answered, nor passed over."""
        passed = self.read_for(passage)
        return tuple(
            one.code
            for one in self.margin(passage)
            if self.own(one) is None and one.code not in passed
        )

    def reaching(self, passage: Passage) -> tuple[Decision, ...]:
        """Give the codings that reach into a passage and count for another, in order."""
        said = standing(self.decisions, corpus=self.corpus)
        return tuple(
            sorted(
                (
                    decision
                    for (passage_id, _), coders in said.items()
                    for decision in coders.values()
                    if passage_id != passage.id
                    and decision.verdict != "reject"
                    and decision.span.overlap(passage.span)
                ),
                key=lambda one: (one.span, one.code, one.coder),
            )
        )

    def is_read(self, passage: Passage) -> bool:
        """Tell whether the coder has answered for the passage all but what was left open."""
        answered = self.read_for(passage) | {
            one.code for one in self.margin(passage) if self.own(one) is not None
        }
        missing = set(self.codes) - answered
        return len(missing) < len(self.codes) and missing <= set(self.undecided(passage))

    def page_of_turn(self, turn: int) -> int:
        """Give the number of the first page, from 0, at a turn or after it.

        UsageError when no participant speaks from there on.
        """
        if turn < 1:
            raise UsageError(f"There is no turn {turn}; turns are counted from 1.")
        for number, page in enumerate(self.pages):
            if page.passage.turn >= turn:
                return number
        last = self.pages[-1].passage.turn
        raise UsageError(
            f"No participant speaks in {self.wish.transcript} from turn {turn} on. "
            f"The last words to code are in turn {last}."
        )

    def read_for(self, passage: Passage) -> frozenset[str]:
        """Give the codes that the coder has read the passage through for."""
        if not self._read:
            own = [one for one in self.readings if one.coder == self.wish.coder]
            self._read.append(passages_read(own, corpus=self.corpus))
        return self._read[0].get(passage.id, {}).get(self.wish.coder, frozenset())

    def _settled(self) -> tuple[Claim, ...]:
        return settle(
            self.codings,
            decisions=self.decisions,
            readings=self.readings,
            corpus=self.corpus,
            policy=Policy(self.material.codebook.codes, self.material.settings.decider),
        )


def view(study: Study, wish: Wish) -> View:
    """Give a transcript with everybody's codings, machines' among them.

    UnknownNameError for a transcript or code that is not there; UsageError for one in which
    nobody says anything that is coded.
    """
    codings = (*study.rule_codings, *study.learned.suggestions)
    return _view(study.material, wish, placed=study.placed, codings=codings)


def blind_view(material: Material, wish: Wish) -> View:
    """Give a transcript with nothing but what the coder said; see :func:`view`."""
    journals = material.journals
    own = replace(
        journals,
        decisions=tuple(one for one in journals.decisions if one.coder == wish.coder),
        readings=tuple(one for one in journals.readings if one.coder == wish.coder),
    )
    placed = place_journals(own, corpus=material.corpus, codebook=material.codebook)
    return _view(material, wish, placed=placed, codings=())


def _view(material: Material, wish: Wish, *, placed: Placed, codings: Sequence[Coding]) -> View:
    everything, name = material.corpus, wish.transcript
    known(name, [one.id for one in everything.transcripts], what="transcript")
    if wish.coder:
        coder_file_name(wish.coder)
        refuse_twin(material, wish.coder)
    wanted = {require_code(material.codebook, one).id for one in wish.codes}
    pages, after = _pages(everything, name)
    if not pages:
        raise UsageError(
            f"Nobody in {name} says anything that is coded. See who speaks:  qualcode speakers"
        )
    corpus = Corpus(
        transcripts=(everything.transcript(name),),
        speakers=tuple(one for one in everything.speakers if one.transcript == name),
        participants=everything.participants,
        passages=everything.passages_of(name),
        languages={name: everything.languages[name]},
    )
    return View(
        material=material,
        wish=wish,
        corpus=corpus,
        pages=pages,
        after=after,
        codes=tuple(one.id for one in material.codebook if not wanted or one.id in wanted),
        codings=tuple(one for one in codings if one.passage.transcript == name),
        decisions=tuple(one for one in placed.decisions if one.transcript == name),
        readings=tuple(one for one in placed.readings if one.transcript == name),
    )


def _pages(corpus: Corpus, name: str) -> tuple[tuple[Page, ...], tuple[Turn, ...]]:
    pages: list[Page] = []
    waiting: list[Turn] = []
    for turn in corpus.transcript(name).turns:
        passages = corpus.passages_of_turn(name, turn.number)
        for passage in passages:
            pages.append(Page(passage, tuple(waiting)))
            waiting = []
        if not passages:
            waiting.append(turn)
    return tuple(pages), tuple(waiting)
