"""From a reader's draft to the one canonical text that everybody addresses."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from qualcode.formats import encodable
from qualcode.model import Problem, Span, TimeRange, Transcript, Turn
from qualcode.readers.draft import Draft, Utterance
from qualcode.readers.header import id_in, language_in

_BLANKS = re.compile("[ \t\v\f]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def compose(draft: Draft, *, file: str, raw_sha256: str, reader: str) -> Transcript:
    r"""Give the transcript: ``Label: words``, ``\n`` between paragraphs, blank line after.

    Neighbouring utterances of one label become one turn; those without a label stay as
    they are. Runs of blanks become one; no other sign of the speech is touched.
    """
    text: list[str] = []
    length = 0
    turns: list[Turn] = []
    for number, said in enumerate(_turns(draft), start=1):
        lead = ("\n\n" if turns else "") + (f"{said.speaker}: " if said.speaker else "")
        words = "\n".join(said.paragraphs)
        start = length + len(lead)
        turns.append(Turn(number, said.speaker, Span(start, start + len(words)), said.time))
        text += (lead, words)
        length = start + len(words)
    header = {unicodedata.normalize("NFC", key): value for key, value in draft.header.items()}
    return Transcript(
        id=encodable(id_in(header) or unicodedata.normalize("NFC", PurePosixPath(file).stem)),
        file=file,
        text="".join(text),
        turns=tuple(turns),
        header=header,
        kind=draft.kind,
        language=language_in(header),
        raw_sha256=raw_sha256,
        reader=reader,
        steps=draft.steps,
        problems=(*draft.problems, *_backward_times(turns, file=file)),
        background={clean(label): dict(said) for label, said in draft.background.items()},
    )


def clean(text: str) -> str:
    r"""Give a paragraph as it stands in the canonical text: NFC, single blanks, no ``\n``.

    Control characters are left out; half a sign (JSON can hold one) is ``U+FFFD``.
    """
    if text.isprintable() and "  " not in text:
        return unicodedata.normalize("NFC", text.strip(" "))
    flat = encodable(text.replace("\n", " "))
    if _UNPRINTABLE.search(flat):
        flat = _UNPRINTABLE.sub("", flat)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", flat).strip(" \xa0\u202f"))


def _turns(draft: Draft) -> Iterator[Utterance]:
    labels: dict[str, str] = {}
    held: _Held | None = None
    for said in draft.utterances:
        paragraphs = [one for one in map(clean, said.paragraphs) if one]
        if not paragraphs:
            continue
        label = labels.get(said.speaker)
        if label is None:
            label = labels[said.speaker] = clean(said.speaker)
        if held is not None and label and held.speaker == label:
            held.add(paragraphs, time=said.time, join=draft.join)
        else:
            if held is not None:
                yield held.closed()
            held = _Held(label, paragraphs, said)
    if held is not None:
        yield held.closed()


class _Held:
    """A turn that further utterances of its speaker may still be added to.

    Paragraphs are kept in pieces, so that a speech of many cues is put together once.
    """

    def __init__(self, speaker: str, paragraphs: Sequence[str], first: Utterance) -> None:
        self.speaker = speaker
        self._pieces = [[one] for one in paragraphs]
        self._first = first
        self._end = first.time.end

    def add(self, paragraphs: Sequence[str], *, time: TimeRange, join: str) -> None:
        if join == "\n":
            self._pieces += [[one] for one in paragraphs]
        else:
            self._pieces[-1].append(paragraphs[0])
            self._pieces += [[one] for one in paragraphs[1:]]
        if time.end is not None:
            self._end = time.end

    def closed(self) -> Utterance:
        paragraphs = tuple(" ".join(pieces) for pieces in self._pieces)
        time = TimeRange(self._first.time.start, self._end)
        return Utterance(self.speaker, paragraphs, time, self._first.line)


def _backward_times(turns: Sequence[Turn], *, file: str) -> tuple[Problem, ...]:
    latest, backward = 0, []
    for turn in turns:
        if turn.time.start is None:
            continue
        if turn.time.start < latest:
            backward.append(turn.number)
        latest = turn.time.start
    if not backward:
        return ()
    what = f"the time goes backwards at turn {backward[0]}"
    more = f" and {len(backward) - 1} more" if len(backward) > 1 else ""
    remedy = "The order of the file was kept; correct the time mark if it is wrong."
    return (Problem(file, what=f"{what}{more}.", remedy=remedy, severity="note"),)
