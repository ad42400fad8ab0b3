"""One coder at a queue: every decision is on the disk before the next passage is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.model import Decision, Mark, Memo, Span, Verdict
from qualcode.review import Item, Say
from qualcode.workflow.material import Material
from qualcode.workflow.notebook import Notebook
from qualcode.workflow.reviewing import Queue


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to one question: a verdict, on which words, with which marks.

    ``span`` is the part of the passage that the verdict is about; ``None`` stands for what
    the machine pointed at, or else the whole passage. ``code`` is another code than the
    one asked about; ``also``: that one fits besides.
    """

    verdict: Verdict
    span: Span | None = None
    marks: tuple[Mark, ...] = ()
    starred: bool = False
    code: str = ""
    also: bool = False


@dataclass(slots=True)
class Step:
    """What was written about one question."""

    place: int
    item: Item
    written: list[Decision]


class Sitting:
    """One coder's way through a queue.

    ``clock`` gives the time (ISO 8601, UTC). Whatever fails to reach the disk raises
    ``WriteError``, and the same question stays.
    """

    def __init__(
        self, material: Material, queue: Queue, *, device: str, clock: Callable[[], str]
    ) -> None:
        self.material = material
        self.queue = queue
        self.place = 0
        self.steps: list[Step] = []
        self._notebook = Notebook(
            material, coder=queue.coder, device=device, clock=clock, reason="review"
        )

    @property
    def item(self) -> Item | None:
        """The question that is open; ``None`` when all are answered or passed over."""
        return self.queue.items[self.place] if self.place < len(self.queue.items) else None

    @property
    def decisions(self) -> list[Decision]:
        """What was decided in this sitting and not undone, in order."""
        return [one for step in self.steps for one in step.written]

    def reply(self, reply: Reply) -> tuple[Decision, ...]:
        """Write the answer to the open question and go on to the next."""
        item = self.queue.items[self.place]
        said = [self._say(item, reply, verdict=reply.verdict)]
        if reply.code:
            own: Verdict = "accept" if reply.also else "reject"
            said = [
                self._say(item, Reply(own, reply.span), verdict=own),
                Say(
                    item.passage.transcript,
                    reply.span or item.passage.span,
                    reply.code,
                    reply.verdict,
                    marks=reply.marks,
                    starred=reply.starred,
                ),
            ]
        written = self._notebook.say(said)
        self.steps.append(Step(self.place, item, written))
        self.place += 1
        return tuple(written)

    def skip(self) -> None:
        """Leave the open question for another time."""
        self.place += 1

    def undo(self) -> Step | None:
        """Take the last answer back, as events, and open its question again."""
        if not self.steps:
            return None
        step = self.steps[-1]
        self._notebook.take_back(step.written)
        self.steps.pop()
        self.place = step.place
        return step

    def memo(self, text: str) -> Memo:
        """Save a memo about the open question's passage and code."""
        item = self.queue.items[self.place]
        return self._notebook.memo(item.passage, text, code=item.code)

    def _say(self, item: Item, reply: Reply, *, verdict: Verdict) -> Say:
        return Say(
            item.passage.transcript,
            reply.span or evidence_span(item),
            item.code,
            verdict,
            supersedes=(item.earlier.id,) if item.earlier else (),
            marks=reply.marks,
            starred=reply.starred,
        )


def evidence_span(item: Item) -> Span:
    """Give the words a decision is about: what the machine pointed at, else the passage."""
    spans = [one.span for one in item.codings if item.passage.span.covers(one.span)]
    return spans[0] if spans else item.passage.span
