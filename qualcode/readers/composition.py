"""From a reader's draft to the one canonical text that everybody addresses."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

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
        id=id_in(header) or unicodedata.normalize("NFC", PurePosixPath(file).stem),
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
    )


def clean(text: str) -> str:
    r"""Give a paragraph as it stands in the canonical text: NFC, single blanks, no ``\n``."""
    flat = text.replace("\n", " ")
    if _UNPRINTABLE.search(flat):
        flat = _UNPRINTABLE.sub("", flat)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", flat).strip(" \xa0\u202f"))


def _turns(draft: Draft) -> Iterator[Utterance]:
    held: Utterance | None = None
    for said in draft.utterances:
        paragraphs = tuple(filter(None, map(clean, said.paragraphs)))
        if not paragraphs:
            continue
        now = Utterance(clean(said.speaker), paragraphs, said.time, said.line)
        if held is not None and held.speaker and held.speaker == now.speaker:
            held = _joined(held, now, join=draft.join)
        else:
            if held is not None:
                yield held
            held = now
    if held is not None:
        yield held


def _joined(first: Utterance, second: Utterance, *, join: str) -> Utterance:
    if join == "\n":
        paragraphs = (*first.paragraphs, *second.paragraphs)
    else:
        seam = f"{first.paragraphs[-1]} {second.paragraphs[0]}"
        paragraphs = (*first.paragraphs[:-1], seam, *second.paragraphs[1:])
    end = second.time.end if second.time.end is not None else first.time.end
    return Utterance(first.speaker, paragraphs, TimeRange(first.time.start, end), first.line)


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
