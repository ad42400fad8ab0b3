"""From the lines of a file to utterances: who says what, or who-knows-who says it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qualcode.model import Problem, TimeRange
from qualcode.readers import times
from qualcode.readers.candidates import LONGEST, Candidate, find_candidate, shape_of
from qualcode.readers.draft import Line, Utterance
from qualcode.readers.labels import Labels, settle_labels, unresolved_problems

_PREAMBLE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What was said, in order; empty ``utterances`` when the lines name no speaker."""

    utterances: tuple[Utterance, ...] = ()
    steps: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_dialogue(lines: Sequence[Line], *, file: str, declared: Collection[str]) -> Dialogue:
    """Find the speakers of a whole document and give their utterances.

    Lines before the first label are left out (and reported when they are many); lines that
    do not open a paragraph are joined with a blank to the one before.
    """
    ready = without_edges(lines, but_names=True)
    folded = {label.casefold() for label in declared}
    found = [
        find_candidate(line, declared=folded, leads=_leads(ready, place))
        if line.speaker is None
        else None
        for place, line in enumerate(ready)
    ]
    labels = settle_labels(ready, found, declared=folded)
    if not labels.accepted and all(line.speaker is None for line in ready):
        repeated = tuple(one for one in labels.unresolved if one[1] > 1)
        return Dialogue(problems=unresolved_problems(Labels(unresolved=repeated), file=file))
    said, before, dropped = _said(ready, found, labels)
    steps, problems = preamble(before, before="speaker label", file=file)
    if dropped:
        steps = (*steps, f"left out {dropped} headings")
    return Dialogue(_timed(said), steps, (*problems, *unresolved_problems(labels, file=file)))


def without_edges(lines: Sequence[Line], *, but_names: bool = False) -> list[Line]:
    """Take the time marks off the lines' edges into their ``time``; empty lines go.

    A line that is nothing but a mark gives its time to the next. ``but_names``: one that
    may be a name and its time (``Bo Å   1:02:03``) keeps it.
    """
    ready: list[Line] = []
    pending: TimeRange | None = None
    opens = False
    for line in lines:
        if not line.text:
            continue
        bare = _without_edges(line, but_names=but_names)
        if not bare.text:
            pending = bare.time if bare.time.start is not None else pending
            opens = opens or line.opens
            continue
        if pending is not None and bare.time.start is None:
            time = TimeRange(pending.start, bare.time.end or pending.end)
            bare = replace(bare, time=time, marked=True)
        ready.append(replace(bare, opens=True) if opens and not bare.opens else bare)
        pending, opens = None, False
    return ready


def _without_edges(line: Line, *, but_names: bool) -> Line:
    before, text = times.leading(line.text, alone=line.opens)
    bold = max(0, line.bold - (len(line.text) - len(text)))
    after, rest = times.trailing(text)
    if but_names and before is None and text[-1:].isdigit() and _is_name(rest):
        return line
    text = rest
    if before is None and after is None:
        return line
    start = before.start if before else line.time.start
    end = (after.start if after else None) or (before.end if before else None) or line.time.end
    return replace(
        line,
        text=text,
        bold=min(bold, len(text)),
        time=TimeRange(start, end),
        marked=before is not None,
    )


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST and ":" not in text and shape_of(text) in {"name", "plain"}


def _leads(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line has a mark of its own and the next, which it may name, has none."""
    has_more = place + 1 < len(lines) and not lines[place + 1].marked
    return lines[place].marked and has_more


def _said(
    lines: Sequence[Line], found: Sequence[Candidate | None], labels: Labels
) -> tuple[list[Utterance], list[Line], int]:
    """Give the utterances, the lines before the first of them, and the headings left out."""
    said: list[_Open] = []
    before: list[Line] = []
    dropped = 0
    for line, candidate in zip(lines, found, strict=True):
        if candidate is not None and labels.takes(candidate):
            mark, words = times.leading(candidate.words)
            start = next(
                (one.start for one in (candidate.time, mark) if one and one.start is not None),
                line.time.start,
            )
            said.append(_Open(candidate.label, line, TimeRange(start, line.time.end)))
            said[-1].add(words, opens=True)
        elif line.speaker is not None and (line.opens or not said):
            said.append(_Open(line.speaker, line, line.time))
            said[-1].add(line.text, opens=True)
        elif line.heading:
            dropped += 1
        elif said:
            mark, words = times.trailing(line.text)
            end = mark.start if mark else line.time.end
            said[-1].add(words, opens=line.opens, end=end)
        else:
            before.append(line)
    return [one.closed() for one in said], before, dropped


class _Open:
    """An utterance that further lines may still be added to."""

    def __init__(self, speaker: str, line: Line, time: TimeRange) -> None:
        self.speaker = speaker
        self.line = line.number
        self.time = time
        self.paragraphs: list[list[str]] = []

    def add(self, text: str, *, opens: bool, end: int | None = None) -> None:
        if end is not None:
            self.time = TimeRange(self.time.start, end)
        if not (text := times.without_marks(text)):
            return
        if opens or not self.paragraphs:
            self.paragraphs.append([text])
        else:
            self.paragraphs[-1].append(text)

    def closed(self) -> Utterance:
        paragraphs = tuple(" ".join(parts) for parts in self.paragraphs)
        return Utterance(self.speaker, paragraphs, self.time, self.line)


def _timed(said: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Where marks stand behind the words, an utterance starts when the one before ends."""
    timed: list[Utterance] = []
    for one in said:
        previous = timed[-1].time.end if timed else None
        if one.time.start is None and one.time.end is not None and previous is not None:
            one = replace(one, time=TimeRange(previous, one.time.end))  # noqa: PLW2901
        timed.append(one)
    return tuple(timed)


def preamble(
    lines: Sequence[Line], *, before: str, file: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Say how many words stand before the first label or mark, and ask when they are many."""
    if not lines:
        return (), ()
    words = sum(len(line.text.split()) for line in lines)
    step = f"left out {words} words before the first {before}"
    if words < _PREAMBLE_WORDS:
        return (step,), ()
    what = f"{words} words stand before the first {before} and were left out."
    remedy = "If they are speech, write a label (Name:) in front of them."
    return (step,), (Problem(file, lines[0].number, 0, what, remedy, "warning"),)
