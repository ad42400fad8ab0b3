"""One coder's hand: what is written is on the disk when a method returns."""

import secrets
import uuid
from collections.abc import Callable, Sequence

from qualcode.model import Decision, Memo, Passage, Reading, Subject
from qualcode.review import Pen, Say, decide, prints_of
from qualcode.store import Event, Undo, append, ensure_saved, save_memo
from qualcode.workflow.material import Material


class Notebook:
    """One coder's decisions, readings and memos, as they come.

    ``clock`` gives the time (ISO 8601, UTC); ``reason`` is noted with the codebook version
    that the first of them saves. Whatever fails to reach the disk raises ``WriteError``.
    """

    def __init__(
        self,
        material: Material,
        *,
        coder: str,
        device: str,
        clock: Callable[[], str],
        reason: str,
    ) -> None:
        self.material = material
        self.coder = coder
        self._device = device
        self._clock = clock
        self._reason = reason
        self._key = secrets.token_hex(8)
        self._acts = 0
        self._is_saved = False

    def say(self, said: Sequence[Say]) -> list[Decision]:
        """Write what is said in one act, and give the decisions."""
        self._acts += 1
        codebook = self.material.codebook.fingerprint
        pen = Pen(self.coder, self._clock(), codebook, act=f"{self._key}-{self._acts}")
        made = [decide(self.material.corpus, pen, one) for one in said]
        self.write(made)
        return made

    def read(self, passage: Passage, *, codes: Sequence[str]) -> Reading:
        """Write that a passage was read through for some codes."""
        transcript = self.material.corpus.transcript(passage.transcript)
        made = Reading(
            id=str(uuid.uuid4()),
            coder=self.coder,
            transcript=transcript.id,
            fingerprint=transcript.fingerprint,
            spans=(passage.span,),
            codes=tuple(codes),
            time=self._clock(),
            prints=prints_of(transcript, (passage.span,)),
        )
        self.write([made])
        return made

    def take_back(self, events: Sequence[Decision | Reading]) -> None:
        """Write that some events no longer hold; the journal keeps both."""
        self.write([Undo(str(uuid.uuid4()), self.coder, one.id, self._clock()) for one in events])

    def memo(self, passage: Passage, text: str, *, code: str = "") -> Memo:
        """Save a memo about a passage, and a code where one is named."""
        words = " ".join(self.material.corpus.text(passage).split())[:60]
        about: tuple[Subject, ...] = (
            Subject("passage", f"{passage.transcript}:{passage.turn}", words),
        )
        if code:
            about = (Subject("code", code), *about)
        memo = Memo("", (self.coder,), self._clock(), about, text)
        return save_memo(self.material.project, memo)

    def write(self, events: Sequence[Event]) -> None:
        """Append events to the journal; the codebook they were made under is kept first."""
        project = self.material.project
        if not self._is_saved:
            ensure_saved(
                project,
                self.material.codebook_data,
                time=self._clock(),
                author=self.coder,
                reason=self._reason,
                automatic=True,
            )
            self._is_saved = True
        append(project, events, coder=self.coder, device=self._device)
