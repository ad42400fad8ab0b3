"""A page for each code: what it means, how often it occurs, every passage that has it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from qualcode.analyse import Frequency
from qualcode.model import Claim, Code, Corpus, Passage, Theme
from qualcode.report.book import BookCode, BookTheme, Entry, MarginNote
from qualcode.report.dates import date_of, in_order_of_date
from qualcode.report.document import Run
from qualcode.report.pages.margin import evidence, pieces_of
from qualcode.report.pages.transcripts import Making
from qualcode.report.sections.frequencies import Rows, rows_of
from qualcode.report.sections.prose import referring, text_in
from qualcode.report.sections.validation import ANCHOR, figures_told

Found = Mapping[str, Sequence[tuple[MarginNote, Claim]]]


def book_themes(making: Making) -> tuple[BookTheme, ...]:
    """Give the themes that have codes."""
    rows, found = rows_of(making.material.frequencies), _by_code(making)
    return tuple(
        _theme(one, rows, found, making) for one in making.material.codebook.themes if one.codes
    )


def is_dated(corpus: Corpus) -> bool:
    """Tell whether any transcript says when it was."""
    return any(date_of(one) for one in corpus.transcripts)


def _by_code(making: Making) -> Found:
    corpus = making.material.corpus
    place = {one: number for number, one in enumerate(in_order_of_date(corpus))}
    passages = sorted(corpus.passages, key=lambda one: place[one.transcript])
    found: dict[str, list[tuple[MarginNote, Claim]]] = defaultdict(list)
    for passage in passages:
        notes = making.notes.get(passage.id, ())
        for note, claim in zip(notes, making.claims.get(passage.id, ()), strict=True):
            found[claim.code].append((note, claim))
    return found


def _theme(theme: Theme, rows: Rows, found: Found, making: Making) -> BookTheme:
    codes = tuple(
        _code(one, rows.get((theme.id, one.id, "")), found.get(one.id, ()), making)
        for one in theme.codes
    )
    return BookTheme(theme.label_in(making.wording.language), codes)


def _code(
    code: Code,
    row: Frequency | None,
    found: Sequence[tuple[MarginNote, Claim]],
    making: Making,
) -> BookCode:
    return BookCode(
        making.places.codes[code.id],
        code.label_in(making.wording.language),
        code.id,
        tuple(_texts(code, making)),
        _counts(row, making) if row else "",
        tuple(_entry(note, claim, making) for note, claim in found),
        _validated(code, making),
    )


def _validated(code: Code, making: Making) -> tuple[Run, ...]:
    figures = making.material.validated.get(code.id)
    if figures is None:
        return ()
    decided, precision, recall, prevalence = figures_told(figures, making.wording)
    return referring(
        making.words.validated,
        anchor=ANCHOR,
        decided=decided,
        precision=precision,
        recall=recall,
        prevalence=prevalence,
    ).runs


def _texts(code: Code, making: Making) -> Iterator[tuple[str, Run]]:
    words = making.words
    texts = (code.definition, code.use, code.do_not_use)
    for name, text in zip((words.definition, words.use, words.do_not_use), texts, strict=True):
        run = text_in(text, making.wording)
        if run.text:
            yield name, run


def _counts(row: Frequency, making: Making) -> str:
    wording, total = making.wording, row.participants_total
    people = wording.of(row.participants, total)
    noun = wording.nouns.participant[total != 1]
    return making.words.counts.format(
        participants=f"{people} {noun}",
        read=wording.number(row.passages_read),
        rules=wording.number(row.passages_rules),
        suggested=wording.number(row.passages_suggested),
    )


def _entry(note: MarginNote, claim: Claim, making: Making) -> Entry:
    passage = claim.passage
    text = making.material.corpus.transcript(passage.transcript).text
    spans = evidence(claim)
    return Entry(
        making.places.passages[passage.id],
        place_of(passage, making),
        making.tag(passage.transcript),
        making.roles.get(passage.role, -1),
        making.people.get(passage.participant, -1),
        note,
        pieces_of(text, passage, ((1, spans),) if spans else ()),
    )


def place_of(passage: Passage, making: Making) -> str:
    """Give ``Samira, beboer · K01 tur 18``; a field note has neither name nor role."""
    who = making.name(passage.participant) or making.words.field_note
    role = making.role_label(passage.role) if passage.role else ""
    where = f"{passage.transcript} {making.words.turn} {passage.turn}"
    return " · ".join((", ".join(one for one in (who, role) if one), where))
