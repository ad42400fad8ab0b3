"""One coder reading a transcript through, coding by hand and passing on."""

from dataclasses import dataclass, replace

from qualcode.model import Claim, Decision, Mark, Memo, Passage, Reading, Span, Verdict
from qualcode.review import Say, standing
from qualcode.workflow.notebook import Notebook
from qualcode.workflow.reading import Page, View


@dataclass(frozen=True, slots=True)
class Words:
    """How something is said: on which words (``None``: all of the passage), with which marks."""

    span: Span | None = None
    marks: tuple[Mark, ...] = ()
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """What was written in one act, and the page it was written on."""

    place: int
    events: tuple[Decision | Reading, ...]


class ReadThrough:
    """One coder's way through the pages of a transcript.

    Whatever fails to reach the disk raises ``WriteError``, and the same page stays.
    """

    def __init__(self, view: View, notebook: Notebook, *, place: int = 0) -> None:
        self.view = view
        self.place = place
        self.acts: list[Act] = []
        self._notebook = notebook

    @property
    def page(self) -> Page | None:
        """The page that is open; ``None`` after the last."""
        return self.view.pages[self.place] if self.place < len(self.view.pages) else None

    @property
    def passage(self) -> Passage:
        """The passage of the open page."""
        return self.view.pages[self.place].passage

    def give(self, code: str, words: Words, *, verdict: Verdict = "accept") -> Decision:
        """Say that a code fits the words, or whatever the verdict is.

        What the coder said before of the code there is superseded. The words may reach over
        several turns; the coding counts for the passage that holds most of it.
        """
        span = words.span or self.passage.span
        name = self.view.wish.transcript
        holder = self.view.corpus.passage_holding(name, span) or self.passage
        said = standing(self.view.decisions, corpus=self.view.corpus)
        earlier = said.get((holder.id, code), {}).get(self.view.wish.coder)
        (made,) = self._notebook.say(
            [
                Say(
                    name,
                    span,
                    code,
                    verdict,
                    supersedes=(earlier.id,) if earlier else (),
                    marks=words.marks,
                    starred=words.starred,
                )
            ]
        )
        self._keep(made)
        return made

    def answer(self, claim: Claim, verdict: Verdict, words: Words) -> Decision:
        """Say whether a coding in the margin fits, on its own words unless others are given."""
        span = words.span or self._span_of(claim)
        return self.give(claim.code, replace(words, span=span), verdict=verdict)

    def pass_on(self, *, but: tuple[str, ...] = ()) -> Reading | None:
        """Write that the open passage was read through, and go to the next page.

        The codes that were read for and not given are a no there, apart from ``but``.
        ``None`` when that is known already.
        """
        passage = self.passage
        codes = tuple(one for one in self.view.codes if one not in but)
        made = None
        if not self.view.read_for(passage).issuperset(codes):
            made = self._notebook.read(passage, codes=codes)
            self._keep(made)
        self.place += 1
        return made

    def back(self) -> bool:
        """Go to the page before; false when there is none."""
        if not self.place:
            return False
        self.place -= 1
        return True

    def undo(self) -> Act | None:
        """Take the last act back and open its page again; ``None`` when there is none."""
        if not self.acts:
            return None
        act = self.acts[-1]
        self._notebook.take_back(act.events)
        self.acts.pop()
        gone = {one.id for one in act.events}
        self.view = replace(
            self.view,
            decisions=tuple(one for one in self.view.decisions if one.id not in gone),
            readings=tuple(one for one in self.view.readings if one.id not in gone),
        )
        self.place = act.place
        return act

    def memo(self, text: str) -> Memo:
        """Save a memo about the open passage."""
        return self._notebook.memo(self.passage, text)

    def _span_of(self, claim: Claim) -> Span:
        """Give the words that a coding is on, where they are this passage's."""
        name = claim.passage.transcript
        spans = [*(one.span for one in claim.codings), *(one.span for one in claim.decisions)]
        holder = self.view.corpus.passage_holding
        held = (one for one in spans if holder(name, one) == claim.passage)
        return next(held, claim.passage.span)

    def _keep(self, made: Decision | Reading) -> None:
        self.acts.append(Act(self.place, (made,)))
        if isinstance(made, Decision):
            self.view = replace(self.view, decisions=(*self.view.decisions, made))
        else:
            self.view = replace(self.view, readings=(*self.view.readings, made))
