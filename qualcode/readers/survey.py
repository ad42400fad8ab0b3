"""A declared survey: each answer of a respondent is a turn, other columns say who they are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.codebook.names import did_you_mean
from qualcode.errors import TableError, TranscriptError
from qualcode.formats import Decoded, decode, records_of, sniff
from qualcode.model import Problem, Survey
from qualcode.readers.draft import Draft, Utterance
from qualcode.readers.roles import ROLE_KEYS
from qualcode.readers.table import Rows, as_transcript_error, sheet_rows
from qualcode.readers.text import with_decoding

ASKS = "Question"
_ENOUGH_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's column names, what the row below calls them, and the respondents' rows."""

    columns: tuple[str, ...]
    labels: tuple[str, ...]
    rows: Rows

    def place(self, name: str, *, what: str) -> int:
        """Give the number of the column of that name or label; ``TranscriptError`` if none."""
        for names in (self.columns, self.labels):
            folded = [_folded(one) for one in names]
            if _folded(name) in folded:
                return folded.index(_folded(name))
        raise TranscriptError(
            f'There is no column "{name}" in the table ({what}).',
            remedy=did_you_mean(name, [one for one in self.columns if one])
            or "Write the name as it stands in the first row.",
        )


@dataclass(frozen=True, slots=True)
class SurveyReader:
    """Reads a table as its declaration says; it claims nothing by itself."""

    survey: Survey
    name: str = field(default="survey", init=False)

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - declared, never guessed
        """Tell that no file is a survey until the project says so."""
        return False

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,
        declared: object,  # noqa: ARG002 - the respondents' column says who speaks
    ) -> Draft:
        """Give a turn of the question and a turn of the answer for each answer."""
        if sniff(data) == "xlsx":
            return _draft(
                _table(sheet_rows(data, file=file), survey=self.survey), self.survey, file
            )
        decoded = decode(data, encoding=encoding)
        table = _table(_text_rows(decoded, file=file), survey=self.survey)
        return with_decoding(_draft(table, self.survey, file), decoded, file=file)


def propose_survey(data: bytes, *, file: str) -> TranscriptError:
    """Give the refusal of a table nobody has declared, with a declaration to check and paste."""
    try:
        rows = (
            sheet_rows(data, file=file)
            if sniff(data) == "xlsx"
            else _text_rows(decode(data), file=file)
        )
        table = _table(rows, survey=Survey())
    except TranscriptError as error:
        return error
    name = file.rpartition("/")[2]
    respondent, answers = _likely(table)
    said = ", ".join(f'"{one}"' for one in answers) or "COLUMN, COLUMN"
    role = "" if any(one.casefold() in ROLE_KEYS for one in table.columns) else ", role: ROLE"
    return TranscriptError(
        f"This is a table of {len(table.rows)} rows, and no transcript.",
        remedy="If it is a survey, say in qualcode.yaml which columns are answers: "
        f'surveys: {{"{name}": {{respondent: "{respondent}", answers: [{said}]{role}}}}}. '
        "If it is a transcript, name its columns Speaker and Text.",
    )


def _text_rows(decoded: Decoded, *, file: str) -> Rows:
    try:
        return records_of(decoded.text, file=file)
    except TableError as error:
        raise as_transcript_error(error) from None


def _table(rows: Rows, *, survey: Survey) -> _Table:
    if len(rows) < 2:
        raise TranscriptError(
            "The table has no rows below the names of its columns.",
            remedy="Is it the right file?",
        )
    columns = tuple(" ".join(cell.split()) for cell in rows[0][1])
    double = next((one for one, count in Counter(columns).items() if one and count > 1), "")
    if double:
        raise TranscriptError(
            f'Two columns are called "{double}".', remedy="Rename one of them.", line=rows[0][0]
        )
    table = _Table(columns, (), rows[1:])
    at = table.place(survey.respondent, what="respondent") if survey.respondent else 0
    if not _is_label_row(rows, at):
        return table
    return _Table(columns, tuple(" ".join(cell.split()) for cell in rows[1][1]), rows[2:])


def _is_label_row(rows: Rows, respondent: int) -> bool:
    """Tell whether the row below the names explains them: all text where respondents follow.

    So it is when it has no respondent, repeats the column's name, or is the only one
    whose respondent is no number.
    """
    ids = [_cell(cells, respondent) for _, cells in rows]
    if len(ids) < 3:
        return False
    numbers = all(one.isdigit() for one in ids[2:] if one)
    return ids[1] in {"", ids[0]} or (numbers and not ids[1].isdigit())


def _draft(table: _Table, survey: Survey, file: str) -> Draft:
    respondent = table.place(survey.respondent, what="respondent")
    answers = [table.place(one, what="answers") for one in survey.answers]
    left_out = {table.place(one, what="leave_out") for one in survey.leave_out}
    others = [n for n in range(len(table.columns)) if n not in {respondent, *answers, *left_out}]
    role = next((n for n in others if table.columns[n].casefold() in ROLE_KEYS), -1)
    if role < 0 and not survey.role:
        raise TranscriptError(
            "Nothing says which role the respondents have.",
            remedy='Write "role: resident" (or another) under the survey in qualcode.yaml.',
        )
    people: dict[str, Mapping[str, str]] = {}
    said: list[Utterance] = []
    for line, cells, who in _respondents(table, respondent):
        people[who] = {
            table.columns[n]: _cell(cells, n) for n in others if n != role and table.columns[n]
        } | {"role": _cell(cells, role) or survey.role}
        for n in answers:
            if paragraphs := _paragraphs(_cell(cells, n)):
                said.append(Utterance(ASKS, (_question(table, n),), line=line))
                said.append(Utterance(who, paragraphs, line=line))
    steps = [f"{len(people)} respondents, {len(said) // 2} answers to {len(answers)} questions"]
    if table.labels:
        steps.append("read the second row as what the columns ask")
    problems = _nameless(table, respondent, file=file)
    header = {"interviewer": ASKS}
    return Draft(tuple(said), header, steps=tuple(steps), problems=problems, background=people)


def _respondents(table: _Table, column: int) -> Iterator[tuple[int, Sequence[str], str]]:
    """Give line, cells and name of each respondent; ``TranscriptError`` when one comes twice."""
    first: dict[str, int] = {ASKS.casefold(): 1}
    for line, cells in table.rows:
        who = " ".join(_cell(cells, column).split())
        if not who:
            continue
        if who.casefold() in first:
            raise TranscriptError(
                f"The respondent of row {line} stands in row {first[who.casefold()]} already.",
                remedy="Each respondent has one row: give one of the two a name of its own.",
                line=line,
            )
        first[who.casefold()] = line
        yield line, cells, who


def _nameless(table: _Table, column: int, *, file: str) -> tuple[Problem, ...]:
    lines = [line for line, cells in table.rows if not _cell(cells, column).strip()]
    if not lines:
        return ()
    rows = "1 row has" if len(lines) == 1 else f"{len(lines)} rows have"
    what = f"{rows} nothing in the column of the respondent, and were left out."
    remedy = "Give each respondent a number there."
    return (Problem(file, lines[0], 0, what, remedy, "warning"),)


def _question(table: _Table, column: int) -> str:
    return (_cell(table.labels, column) or table.columns[column]).strip()


def _paragraphs(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.replace("\r", "\n").split("\n"))))


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if 0 <= column < len(cells) else ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _likely(table: _Table) -> tuple[str, list[str]]:
    """Propose the respondents' column and those that hold sentences."""
    cells = [[_cell(row, n) for _, row in table.rows] for n in range(len(table.columns))]
    whole = [n for n, column in enumerate(cells) if all(column) and len(set(column)) == len(column)]
    respondent = next(iter(whole), 0)
    answers = [
        table.columns[n]
        for n, column in enumerate(cells)
        if n != respondent and table.columns[n] and _are_sentences(list(filter(None, column)))
    ]
    return table.columns[respondent], answers


def _are_sentences(cells: Sequence[str]) -> bool:
    lengths = sorted(len(cell.split()) for cell in cells)
    return bool(lengths) and lengths[len(lengths) // 2] > _ENOUGH_WORDS
