"""What a language must bring to write an appendix: every sentence, noun and sign.

Texts in braces are filled by name; both languages use the same names. Nouns are pairs
(one, many). Nothing here knows a corpus.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.model import Counting, Mark, State

Noun = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Things that are counted, as (one, many)."""

    participant: Noun
    interview: Noun
    field_note: Noun
    turn: Noun
    passage: Noun
    code: Noun
    theme: Noun
    coding: Noun
    decision: Noun
    quote: Noun
    suggestion: Noun
    version: Noun


@dataclass(frozen=True, slots=True)
class Titles:
    """What the document and its lettered sections are called."""

    document: str
    document_of: str
    subtitle: str
    footer: str
    contents: str
    coded: str
    people: str
    codebook: str
    frequencies: str
    crossings: str
    quotes: str
    matrix: str
    history: str


@dataclass(frozen=True, slots=True)
class CodedWords:
    """Section A: how it was coded."""

    lead: str
    material_heading: str
    read: str
    with_notes: str
    asked: str
    unit: str
    interpreter: str
    notes_apart: str
    who_heading: str
    codebook: str
    section: str
    codebook_machines: str
    rules: str
    classifier: str
    classifier_unread: str
    untested: str
    no_classifier: str
    people: str
    nobody: str
    read_through: str
    decider: str
    no_decider: str
    not_placed: str
    numbers_heading: str
    persons_first: str
    lower_bound: str
    no_percent: str
    accuracy_rules: str
    accuracy_suggestions: str
    accuracy_basis: str
    status_caption: str
    status_description: str
    status_columns: tuple[str, str, str, str]
    status_meanings: Mapping[State, tuple[str, str, str]]
    marks_intro: str
    fill_heading: str
    fill_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Section B: participants."""

    lead: str
    by_role: str
    nobody: str
    caption: str
    description: str
    columns: tuple[str, str, str, str, str, str]
    silent: str
    notes: str
    names: str


@dataclass(frozen=True, slots=True)
class CodebookWords:
    """Section C: the codebook."""

    lead: str
    caption: str
    description: str
    columns: tuple[str, str, str, str, str]
    emergent: str
    constructed: str
    sub_codes: str
    empty: str


@dataclass(frozen=True, slots=True)
class FrequencyWords:
    """Section D: frequencies."""

    lead: str
    caption: str
    description: str
    empty: str
    code: str
    everyone: str
    participants: str
    passages: str
    heads: Mapping[Counting, str]
    policies: Mapping[Counting, str]
    passage_states: tuple[str, str, str]
    unprompted: str
    read_share: str
    note: str
    unread_note: str
    field_notes: str
    figure_caption: str
    figure_alt: str
    figure_bar: str
    figure_more: str
    figure_states: Mapping[Counting, str]
    figure_axis: str
    figure_legend: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class CrossingWords:
    """Section E: crossings."""

    lead: str
    caption: str
    description: str
    code: str
    other: str
    everyone: str
    participants: str
    passages: str
    counted: str
    read: str
    empty: str
    shortened: str
    within: str


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """Section F: quotes by theme."""

    lead: str
    unchanged: str
    unread: str
    empty: str
    attribution: str
    turn: str
    field_note: str
    counted: str
    unprompted: str
    read_share: str
    nobody_read: str
    question: str
    dominance: str
    all_dominance: str
    without: str


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """Section G: participants by codes, references only."""

    lead: str
    caption: str
    description: str
    code: str
    empty: str
    too_many: str


@dataclass(frozen=True, slots=True)
class HistoryWords:
    """Section H: versions of the codebook."""

    lead: str
    unchanged: str
    caption: str
    description: str
    columns: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class ValidationWords:
    """The end of section D: how right machines are, by people's samples."""

    heading: str
    lead: str
    caption: str
    description: str
    columns: tuple[str, str, str, str, str]
    share: str
    note: str


@dataclass(frozen=True, slots=True)
class MemoWords:
    """Section I: memos."""

    heading: str
    lead: str
    study: str
    signed: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: how it writes numbers and quotes, and every sentence.

    ``language`` is the short code (``da``), ``tag`` the BCP 47 tag (``da-DK``).
    """

    language: str
    tag: str
    decimal: str
    thousands: str
    quote_marks: tuple[str, str]
    of_total: str
    last_and: str
    unread_sign: str
    fill_in_sign: str
    no_value: str
    page: str
    table: str
    figure: str
    nouns: Nouns
    marks: Mapping[Mark, str]
    titles: Titles
    coded: CodedWords
    people: PeopleWords
    codebook: CodebookWords
    frequencies: FrequencyWords
    crossings: CrossingWords
    quotes: QuoteWords
    matrix: MatrixWords
    history: HistoryWords
    validation: ValidationWords
    memos: MemoWords

    def number(self, value: float) -> str:
        """Give a number as it is written: ``1.234,5`` or ``1,234.5``."""
        plain = f"{value:,}"
        return plain.translate({ord(","): self.thousands, ord("."): self.decimal})

    def of(self, part: int, total: int) -> str:
        """Give ``9 af 13``; never a percentage."""
        return self.of_total.format(part=self.number(part), total=self.number(total))

    def counted(self, amount: int, noun: Noun) -> str:
        """Give a number with its noun in the right form."""
        return f"{self.number(amount)} {noun[0] if amount == 1 else noun[1]}"

    def quoted(self, text: str) -> str:
        """Give a text in the language's quotation marks."""
        return f"{self.quote_marks[0]}{text}{self.quote_marks[1]}"

    def listed(self, parts: Sequence[str]) -> str:
        """Give ``a, b og c``; empty for none."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.last_and} {parts[-1]}"


def clock(milliseconds: int) -> str:
    """Give a time as ``hh:mm:ss``, cut to whole seconds.

    >>> clock(237_900)
    '00:03:57'
    """
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
