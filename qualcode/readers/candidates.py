"""What may be a speaker label at the start of a line, and what cannot be one."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qualcode.model import TimeRange
from qualcode.readers import times
from qualcode.readers.draft import NO_TIME, Line
from qualcode.readers.label_words import (
    FUNCTION_WORDS,
    GENERIC_LABELS,
    HEADER_KEYS,
    JOINERS,
    NEVER,
    NUMBERED,
    PARTICLES,
    VERBS,
)

Shape = Literal["name", "plain", "weak", "never"]
LONGEST = 63

_COLON = re.compile(r"([^:\t]{1,63}?) ?:")
_TIMED_COLON = re.compile(rf"([^:\t]{{1,63}}?)\s{{0,9}}[\[(]?\b({times.CLOCK})[\])]?\s*:(?=\s|$)")
_EARLY_TIME = re.compile(rf"({times.TWO}|{times.DOTTED})\s+(?=[^\W\d])")
_TIMED_ALONE = re.compile(rf"([^:\t]{{1,63}}?)\s{{1,9}}[\[(]?({times.CLOCK})[\])]?\s*$")
_TAB = re.compile(r"([^:\t]{1,63}?)\t\s*(?=\S)")
_FOREIGN = re.compile(r"[^\w\s.'’\-–/&_+@(),#]")
_CODE = re.compile(r"[A-ZÆØÅ]{1,4}[ -]?\d{0,3}\.?(?:/[A-ZÆØÅ]{1,4}\d{0,3})*$")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
_SENTENCE = re.compile(r"\w{2,}\.$")
_LETTER = re.compile(r"[^\W\d_]")
_ENCLOSED = re.compile(r"\[([^\]]+)\]$|\(([^()]+)\)$|<([^>]+)>$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label as it stands in one line, and what follows it.

    ``alone``: nothing follows, and no colon says that it is a label. ``stamped``: a time
    mark stands beside it. ``tight``: the words follow the colon without a blank; ``colon``:
    there is one.
    """

    label: str
    words: str
    shape: Shape
    time: TimeRange = NO_TIME
    alone: bool = False
    stamped: bool = False
    bold: bool = False
    tight: bool = False
    colon: bool = False


def find_candidate(
    line: Line, *, declared: Collection[str], leads: bool = False
) -> Candidate | None:
    """Give what may be a label at the start of a line; ``None`` when nothing looks like one.

    The line's own time marks are off its text already. A candidate of the shape ``never``
    has a colon where a label's would be, but cannot be one. ``declared`` labels are
    casefolded. ``leads``: it has a time mark and the line below has none.
    """
    text = line.text
    stamped = line.marked
    early = _EARLY_TIME.match(text)
    if early and not stamped:
        later = Line(text[early.end() :], line.number, bold=max(0, line.bold - early.end()))
        found = _with_colon(later, declared=declared, stamped=True)
        if found is not None and found.shape in {"name", "plain"}:
            return _timed(found, early[1])
    found = _with_time(text, declared=declared)
    if found is None and _is_set_apart(line):
        found = _without_colon(line, declared=declared, leads=leads)
    return (
        found
        or _with_colon(line, declared=declared, stamped=stamped)
        or _without_colon(line, declared=declared, leads=leads)
    )


def _is_set_apart(line: Line) -> bool:
    """Tell whether bold words begin a line that goes on without a colon behind them."""
    head, rest = line.text[: line.bold].rstrip(), line.text[line.bold :]
    blank = line.text[len(head) : len(head) + 1].isspace()
    return bool(head) and blank and ":" not in head and not rest.lstrip().startswith(":")


def _timed(found: Candidate, clock: str) -> Candidate:
    return Candidate(
        found.label,
        found.words,
        found.shape,
        times.time_range(clock),
        found.alone,
        stamped=True,
        bold=found.bold,
    )


def _with_time(text: str, *, declared: Collection[str]) -> Candidate | None:
    """``Beboer 7 00:01:02: words`` or ``Anna Berg  0:04`` alone on its line."""
    if ":" not in text and "." not in text:
        return None
    match = _TIMED_COLON.match(text)
    alone = match is None
    if match is None:
        match = _TIMED_ALONE.match(text)
    if match is None:
        return None
    shape = shape_of(match[1], declared=declared)
    if shape in {"never", "weak"}:
        return None
    words = "" if alone else text[match.end() :].strip()
    time = times.time_range(match[2])
    return Candidate(bare(match[1]), words, shape, time, alone=alone, stamped=True)


def _with_colon(line: Line, *, declared: Collection[str], stamped: bool) -> Candidate | None:
    match = _COLON.match(line.text)
    if match is None:
        return _with_tab(line, declared=declared, stamped=stamped)
    rest = line.text[match.end() :]
    tight = bool(rest) and not rest[0].isspace()
    if tight and (rest[0].isdigit() or rest[0] in "/:)"):
        return None
    bold = 0 < len(match[1]) <= line.bold <= len(match[0]) + 2
    return Candidate(
        bare(match[1]),
        rest.strip(),
        shape_of(match[1], declared=declared),
        line.time,
        stamped=stamped,
        bold=bold,
        tight=tight and not bold and not stamped,
        colon=True,
    )


def _with_tab(line: Line, *, declared: Collection[str], stamped: bool) -> Candidate | None:
    match = _TAB.match(line.text)
    if match is None:
        return None
    shape = shape_of(match[1], declared=declared)
    if shape == "never":
        return None
    words = line.text[match.end() :].strip()
    return Candidate(bare(match[1]), words, shape, line.time, stamped=stamped)


def _without_colon(line: Line, *, declared: Collection[str], leads: bool) -> Candidate | None:
    """Look for a bold name, a heading, a generic label or a stamped name."""
    text = line.text
    end = len(text) if line.heading else line.bold
    bold = bool(text[:end].strip())
    head, words = (text[:end].strip(), text[end:].strip()) if bold else (text, "")
    if len(head) > LONGEST:
        return None
    named = bold or leads or head.casefold() in declared or is_generic(head)
    if not named or (not bold and _SENTENCE.search(head)):
        return None
    shape = shape_of(head, declared=declared)
    if shape in {"never", "weak"}:
        return None
    alone = not words
    return Candidate(bare(head), words, shape, line.time, alone, leads, bold)


@lru_cache(maxsize=1024)
def bare(label: str) -> str:
    """Give a label without the brackets around it and blanks beside it.

    >>> bare("[SPEAKER_01]"), bare(" Beboer 7  (kvinde, 43)"), bare("[Bo (43)]")
    ('SPEAKER_01', 'Beboer 7 (kvinde, 43)', 'Bo (43)')
    """
    label = " ".join(label.split())
    enclosed = _ENCLOSED.match(label)
    return next(filter(None, enclosed.groups())) if enclosed else label


def shape_of(label: str, *, declared: Collection[str] = ()) -> Shape:
    """Say what the words before a colon look like.

    ``name``: capitalised words or a code; ``plain``: only the first is capitalised;
    ``weak``: none is; ``never``: a sentence, a header word, a number, a section.

    >>> shape_of("Søren Å."), shape_of("Ældre kvinde"), shape_of("Og så sagde han")
    ('name', 'plain', 'never')
    """
    label = bare(label)
    return "name" if label.casefold() in declared else _shape(label)


@lru_cache(maxsize=1024)
def _shape(label: str) -> Shape:
    core = _ASIDE.sub("", label)
    is_code = _CODE.match(core) is not None and core.casefold().rstrip(".") not in NEVER
    if is_code or _MAIL.match(core):
        return "name"
    words = core.split()
    if not words or not _may_be_label(core, words):
        return "never"
    low = [word for word in words if word[0].islower() and word not in PARTICLES]
    if not low:
        return "name" if len(words) <= 6 else "never"
    if len(words) > 4:
        return "never"
    return "weak" if words[0][0].islower() and not is_generic(core) else "plain"


def _may_be_label(core: str, words: list[str]) -> bool:
    folded = [word.casefold().strip(".") for word in words]
    if _FOREIGN.search(core) or "," in core or not _LETTER.match(core):
        return False
    if core.casefold() in HEADER_KEYS or folded[0] in NEVER or folded[0] in NUMBERED:
        return False
    if any(len(word) > 5 and word.endswith(".") for word in words):
        return False
    if len(words) > 1 and not any(word[0].islower() for word in words):
        return folded[0] not in VERBS  # a name may hold "Hans" or "Jo"
    return not any(
        word in VERBS or word in FUNCTION_WORDS
        for word, written in zip(folded, words, strict=True)
        if not (word in JOINERS and len(words) > 2)
        and not (written in PARTICLES and written != words[0])
    )


@lru_cache(maxsize=1024)
def is_generic(label: str) -> bool:
    """Tell whether a label is one that transcribers use for anybody.

    >>> [is_generic(one) for one in ("IP", "Speaker 1", "SPEAKER_00", "B07", "Bent", "NB")]
    [True, True, True, True, False, False]
    """
    folded = _ASIDE.sub("", label).casefold().replace("_", " ").strip(" .")
    words = re.sub(r"\s*\d+$", "", folded).split()
    return bool(words) and len(words) <= 2 and all(word in GENERIC_LABELS for word in words)
