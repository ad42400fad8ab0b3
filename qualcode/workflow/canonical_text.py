"""A transcript written as a text file that is read back to the same turns and speakers."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from qualcode.errors import TranscriptError
from qualcode.model import Transcript
from qualcode.readers import read_transcript


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a turn: labels in bold (Markdown) or plain, times or none."""

    ending: str
    bold: bool
    times: bool


SHAPES = (
    Shape(".txt", bold=False, times=True),
    Shape(".txt", bold=False, times=False),
    Shape(".md", bold=True, times=True),
    Shape(".md", bold=True, times=False),
)


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """A file that was read back and found to say the same; ``has_times`` if it kept them."""

    name: str
    data: bytes
    has_times: bool


def as_text(
    wanted: Transcript, *, stem: str, declared: Collection[str], encoding: str = ""
) -> WrittenCopy | None:
    """Give a transcript as a file that our reader reads back to its text and turns.

    ``None`` when no shape does: a paragraph reads like a speaker's label, for instance.
    """
    for shape in SHAPES:
        if shape.times and not any(turn.time.start is not None for turn in wanted.turns):
            continue
        name = f"{stem}{shape.ending}"
        try:
            data = _written(wanted, shape).encode(encoding or "utf-8")
            back = read_transcript(data, file=name, encoding=encoding, declared=declared)
        except (TranscriptError, UnicodeEncodeError, LookupError):
            continue
        if _is_same(back, wanted):
            return WrittenCopy(name, data, shape.times)
    return None


def _is_same(back: Transcript, wanted: Transcript) -> bool:
    return (
        back.id == wanted.id
        and back.text == wanted.text
        and back.kind == wanted.kind
        and [(one.speaker, one.span) for one in back.turns]
        == [(one.speaker, one.span) for one in wanted.turns]
    )


def _written(wanted: Transcript, shape: Shape) -> str:
    turns = "\n\n".join(_turns(wanted, shape))
    header = _header(wanted)
    return f"{header}{turns}\n"


def _header(wanted: Transcript) -> str:
    header = dict(wanted.header)
    is_note = wanted.kind == "field note"
    if not any(header.get(key) for key in ("interview", "feltnote", "fieldnote", "id")):
        header = {("feltnote" if is_note else "interview"): wanted.id, **header}
    if is_note and not any(key in header for key in ("feltnote", "fieldnote", "field note")):
        header.setdefault("type", "feltnote")
    lines = "".join(f"{key}: {' '.join(value.split())}\n" for key, value in header.items() if value)
    return f"---\n{lines}---\n\n"


def _turns(wanted: Transcript, shape: Shape) -> Iterator[str]:
    for turn in wanted.turns:
        words = wanted.words_of(turn).replace("\n", "\n\n")
        label = f"{turn.speaker}:" if turn.speaker else ""
        if label and shape.bold:
            label = f"**{label}**"
        start = turn.time.start
        time = f"[{_clock(start)}]" if shape.times and start is not None else ""
        yield " ".join(part for part in (time, label, words) if part)


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
