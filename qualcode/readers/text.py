"""Reader of plain text and Markdown: labels, time marks, wrapped lines, field notes."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from qualcode.formats import Decoded, decode, sniff
from qualcode.model import Problem, TimeRange
from qualcode.readers.dialogue import preamble, read_dialogue, without_edges
from qualcode.readers.draft import Draft, Line, Utterance
from qualcode.readers.header import Header, is_field_note, is_interview, split_header
from qualcode.readers.numbering import without_line_numbers
from qualcode.readers.teams import as_written
from qualcode.readers.unlabelled import (
    alternates,
    gather,
    reads_like_an_interview,
    unlabelled,
    unnamed,
)

_EMPHASISED = re.compile(r"(?:[-*>] +)?(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(\s*:)?")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})$")


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads whatever is text and no other reader claims."""

    name: str = "text"
    last_resort: bool = True

    def claims(self, data: bytes, file: str) -> bool:
        """Tell whether the bytes are text, and the name does not say that they are a table."""
        return sniff(data) == "text" and not file.casefold().endswith((".csv", ".tsv"))

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give what the text says."""
        decoded = decode(data, encoding=encoding)
        draft = read_all_lines(text_lines(decoded.text), file=file, declared=declared)
        return with_decoding(draft, decoded, file=file)


READER = TextReader()


def read_all_lines(lines: Sequence[Line], *, file: str, declared: Collection[str]) -> Draft:
    """Give what the lines of a whole file say, its header and typed line numbers among them."""
    bare, numbers = without_line_numbers(lines)
    header, talk = split_header(bare)
    draft = read_lines(header, without_rules(talk), file=file, declared=declared)
    steps = (f"left out {numbers} line numbers",) if numbers else ()
    return replace(draft, steps=(*steps, *draft.steps))


def read_lines(
    header: Header, lines: Sequence[Line], *, file: str, declared: Collection[str]
) -> Draft:
    """Give what lines say below their header: a dialogue, cues, or a field note's paragraphs."""
    if is_field_note(header):
        return Draft(_paragraphs(lines), header, "field note")
    lines, notices = as_written(lines)
    draft = _interview(header, lines, file=file, declared=declared)
    steps = (f"left out {notices} notices of Teams",) if notices else ()
    return replace(draft, steps=(*steps, *draft.steps))


def _interview(
    header: Header, lines: Sequence[Line], *, file: str, declared: Collection[str]
) -> Draft:
    talk = read_dialogue(lines, file=file, declared=declared)
    if talk.utterances:
        return Draft(talk.utterances, header, steps=talk.steps, problems=talk.problems)
    bare = without_edges(lines)
    timed = next((place for place, line in enumerate(bare) if line.time != TimeRange()), None)
    if timed is not None:
        said = gather(_cues(bare[timed:]))
        steps, problems = preamble(bare[:timed], before="time mark", file=file)
        return Draft(
            said,
            header,
            steps=steps,
            problems=(*problems, *talk.problems, unnamed(file, turns=len(said))),
        )
    said = _paragraphs(lines)
    if is_interview(header):
        return Draft(said, header, problems=(*talk.problems, unnamed(file, turns=len(said))))
    if reads_like_an_interview(bare):
        return Draft(
            said, header, problems=(*talk.problems, unlabelled(file, in_turns=alternates(bare)))
        )
    return Draft(said, header, "field note", problems=(*talk.problems, _taken_as_note(file)))


def text_lines(text: str) -> list[Line]:
    """Give the lines of a text; one after an empty line opens a paragraph."""
    lines: list[Line] = []
    opens = True
    for number, written in enumerate(text.split("\n"), start=1):
        stripped = written.strip(" \t\xa0")
        lines.append(_line(stripped, number, opens=opens))
        opens = not stripped
    return lines


def without_rules(lines: Sequence[Line]) -> list[Line]:
    """Leave out the lines that only draw a rule; what follows one opens a paragraph."""
    kept: list[Line] = []
    ruled = False
    for line in lines:
        if _RULE.match(line.text):
            ruled = True
        else:
            kept.append(replace(line, opens=True) if ruled and not line.opens else line)
            ruled = ruled and not line.text
    return kept


def _line(text: str, number: int, *, opens: bool) -> Line:
    """Read a line's Markdown: a heading, or an emphasised label at its start."""
    if text[:1] not in {"#", "*", "_", "-", ">", "["}:
        return Line(text, number, opens)
    heading = _HEADING.match(text)
    if heading is not None:
        title = text[heading.end() :].strip("*_ ")
        return Line(title, number, opens=True, heading=True)
    return _emphasised(text, number, opens=opens)


def _emphasised(text: str, number: int, *, opens: bool) -> Line:
    start = text.index("]") + 1 if text.startswith("[") and "]" in text else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    match = _EMPHASISED.match(text, start)
    if match is None:
        return Line(text, number, opens)
    label, rest = match[2] + (match[3] or ""), text[match.end() :]
    if label.endswith((":", ")", "]")) or not rest.strip():
        gap = " " if rest[:1].strip() else ""
        return Line(f"{text[:start]}{label}{gap}{rest}", number, opens, bold=start + len(label))
    return Line(text, number, opens)


def _paragraphs(lines: Sequence[Line]) -> tuple[Utterance, ...]:
    """Give each paragraph as an utterance without speaker."""
    parts: list[list[Line]] = []
    for line in lines:
        if not line.text:
            continue
        if line.opens or not parts:
            parts.append([])
        parts[-1].append(line)
    return tuple(
        Utterance("", (" ".join(line.text for line in part),), line=part[0].number)
        for part in parts
    )


def _cues(lines: Sequence[Line]) -> list[Line]:
    """Join lines without a time of their own to the timed line above."""
    cues: list[Line] = []
    for line in lines:
        if cues and line.time.start is None:
            last = cues[-1]
            end = line.time.end or last.time.end
            cues[-1] = Line(
                f"{last.text} {line.text}", last.number, time=TimeRange(last.time.start, end)
            )
        else:
            cues.append(line)
    return cues


def _taken_as_note(file: str) -> Problem:
    return Problem(
        file,
        what="there is no speaker label and no time in it: it was read as a field note.",
        remedy='Write "type: feltnote" in its first line if it is one, else "Name:" before turns.',
        severity="note",
    )


def with_decoding(draft: Draft, decoded: Decoded, *, file: str) -> Draft:
    """Add what decoding did, and what it found suspicious, to a draft."""
    problems = [
        Problem(
            file,
            what=f"{warning}.",
            remedy="Save the original again as UTF-8, or name its encoding in qualcode.yaml.",
            severity="warning",
        )
        for warning in decoded.warnings
    ]
    if decoded.guessed and decoded.encoding not in {"cp1252", "utf-16-le", "utf-16-be"}:
        what = f"the file does not say how its letters are written; it was {decoded.notes[0]}."
        remedy = "If letters look wrong, name its encoding in qualcode.yaml."
        problems.append(Problem(file, what=what, remedy=remedy, severity="note"))
    steps = (*decoded.notes, *draft.steps)
    return replace(draft, steps=steps, problems=(*problems, *draft.problems))
