"""Section A: what was read, who coded, and how far the numbers reach."""

from collections import Counter
from collections.abc import Iterator

from qualcode.analyse import Accuracy
from qualcode.model import Corpus, Role, State, Turn
from qualcode.report.document import (
    Block,
    BulletList,
    Heading,
    Run,
    TableCell,
    TableColumn,
    TableRow,
    WordTable,
)
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.part import part_told, whole_of
from qualcode.report.sections.prose import prose
from qualcode.report.wording import Wording
from qualcode.report.wording.groups import PART_WORDS
from qualcode.review import passages_read

STATES: tuple[State, ...] = ("read", "rules", "suggested", "rejected", "unsure", "disputed")


def coded_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section A."""
    words, nouns = wording.coded, wording.nouns
    lead = words.lead.format(
        participants=wording.counted(len(material.corpus.participants), nouns.participant),
        version=material.version,
        run=material.run,
    )
    return (
        Heading(wording.titles.coded),
        prose(lead, "lead"),
        *(prose(one) for one in part_told(material, wording)),
        Heading(words.material_heading, 2),
        prose(_of_the_material(material, wording)),
        Heading(words.who_heading, 2),
        BulletList(tuple((Run(one),) for one in _who_coded(material, wording))),
        Heading(words.numbers_heading, 2),
        *(prose(one) for one in _how_to_read(material, wording)),
        _status_table(material, wording),
        prose(words.marks_intro, "note"),
        Heading(words.fill_heading, 2),
        BulletList(
            tuple((Run(one), Run(wording.fill_in_sign, fill_in=True)) for one in words.fill_in)
        ),
    )


def material_read(corpus: Corpus, wording: Wording) -> str:
    """Give ``12 interview og 1 feltnote``."""
    notes = sum(one.kind == "field note" for one in corpus.transcripts)
    interviews = wording.counted(len(corpus.transcripts) - notes, wording.nouns.interview)
    if not notes:
        return interviews
    counted_notes = wording.counted(notes, wording.nouns.field_note)
    return wording.coded.with_notes.format(interviews=interviews, notes=counted_notes)


def _of_the_material(material: AppendixMaterial, wording: Wording) -> str:
    corpus, words, nouns = whole_of(material).corpus, wording.coded, wording.nouns
    turns = [turn for _, turn in _turns(corpus)]
    asked = _turns_of(corpus, tuple(one for one in material.settings.roles if one.asks))
    sentences = [
        words.read.format(
            material=material_read(corpus, wording),
            turns=wording.counted(len(turns), nouns.turn),
        ),
        words.asked.format(asked=wording.number(asked)),
        words.unit.format(
            max_words=wording.number(material.settings.max_words),
            passages=wording.counted(len(corpus.passages), nouns.passage),
        ),
    ]
    interpreters = tuple(one for one in material.settings.roles if one.speaks_for_participant)
    if _turns_of(corpus, interpreters):
        sentences.append(words.interpreter)
    if any(one.kind == "field note" for one in corpus.transcripts):
        sentences.append(words.notes_apart)
    if len(material.corpus.passages) < len(corpus.passages):
        shown = wording.counted(len(material.corpus.passages), nouns.passage)
        sentences.append(PART_WORDS[wording.language].passages.format(passages=shown))
    return " ".join(sentences)


def _turns(corpus: Corpus) -> Iterator[tuple[str, Turn]]:
    for transcript in corpus.transcripts:
        for turn in transcript.turns:
            yield transcript.id, turn


def _turns_of(corpus: Corpus, roles: tuple[Role, ...]) -> int:
    names = {role.name for role in roles}
    labels = {(one.transcript, one.label) for one in corpus.speakers if one.role in names}
    return sum((transcript, turn.speaker) in labels for transcript, turn in _turns(corpus))


def _who_coded(material: AppendixMaterial, wording: Wording) -> list[str]:
    words, nouns, codebook = wording.coded, wording.nouns, whole_of(material).codebook
    strong = sum(any(one.is_strong for one in claim.codings) for claim in material.claims)
    book = words.codebook if _is_decided(material) else words.codebook_machines
    return [
        book.format(
            name=codebook.name,
            codes=wording.counted(len(codebook.codes), nouns.code),
            themes=wording.counted(len(codebook.themes), nouns.theme),
            section="" if "C" in material.options.without else words.section,
        ),
        words.rules.format(codings=wording.counted(strong, nouns.coding)),
        _classifier(material, wording),
        _people(material, wording),
    ]


def _classifier(material: AppendixMaterial, wording: Wording) -> str:
    codings = [
        coding
        for claim in material.claims
        for coding in claim.codings
        if coding.source == "classifier"
    ]
    if not codings:
        return wording.coded.no_classifier
    words = wording.coded
    sentence = words.classifier if _is_decided(material) else words.classifier_unread
    told = sentence.format(suggestions=wording.counted(len(codings), wording.nouns.suggestion))
    untested = any(coding.untested for coding in codings)
    return f"{told} {words.untested}" if untested else told


def _is_decided(material: AppendixMaterial) -> bool:
    """Tell whether anybody has decided or read through anything."""
    return bool(material.readings) or any(claim.decisions for claim in material.claims)


def _people(material: AppendixMaterial, wording: Wording) -> str:
    words = wording.coded
    decisions = [one for claim in material.claims for one in claim.decisions]
    if not _is_decided(material):
        missing = f" {_missing(material, wording)}" if material.not_placed else ""
        return f"{words.nobody}{missing}"
    verdicts = Counter(one.verdict for one in decisions)
    coders = sorted({one.coder for one in decisions} | {one.coder for one in material.readings})
    told = [
        words.people.format(
            coders=wording.listed(coders),
            decisions=wording.counted(len(decisions), wording.nouns.decision),
            accepted=wording.number(verdicts["accept"]),
            rejected=wording.number(verdicts["reject"]),
            unsure=wording.number(verdicts["unsure"]),
        )
    ]
    read = len(passages_read(material.readings, corpus=material.corpus))
    if read:
        told.append(
            words.read_through.format(share=wording.of(read, len(material.corpus.passages)))
        )
    if len(coders) > 1:
        told.append(_on_disagreement(material, wording))
    if material.not_placed:
        told.append(_missing(material, wording))
    return " ".join(told)


def _missing(material: AppendixMaterial, wording: Wording) -> str:
    """Say how many decisions are in none of the figures."""
    return wording.coded.not_placed.format(
        decisions=wording.counted(material.not_placed, wording.nouns.decision)
    )


def _on_disagreement(material: AppendixMaterial, wording: Wording) -> str:
    if material.settings.decider:
        return wording.coded.decider.format(decider=material.settings.decider)
    disputed = sum(claim.state == "disputed" for claim in material.claims)
    return wording.coded.no_decider.format(disputed=wording.counted(disputed, wording.nouns.coding))


def _how_to_read(material: AppendixMaterial, wording: Wording) -> Iterator[str]:
    words = wording.coded
    yield words.persons_first
    if any(claim.state == "rules" for claim in material.claims):
        yield words.lower_bound
    if material.accuracy is not None:
        yield _accuracy(material.accuracy, wording)
    yield words.no_percent


def _accuracy(accuracy: Accuracy, wording: Wording) -> str:
    """Give fractions of codings, never percentages."""
    words, nouns = wording.coded, wording.nouns
    rules, suggestions, both = accuracy.rules, accuracy.suggestions, accuracy.both
    told = [
        words.accuracy_basis.format(
            turns=wording.counted(accuracy.turns, nouns.turn),
            transcripts=wording.counted(len(accuracy.transcripts), nouns.interview),
        ),
        words.accuracy_rules.format(
            codings=wording.counted(rules.codings, nouns.coding),
            right=wording.number(rules.right_any),
            sure=wording.number(rules.sure),
            found=wording.number(rules.right_sure),
        ),
    ]
    if suggestions.codings:
        told.append(
            words.accuracy_suggestions.format(
                codings=wording.counted(suggestions.codings, nouns.suggestion),
                right=wording.number(suggestions.right_any),
                sure=wording.number(both.sure),
                found=wording.number(both.right_sure),
            )
        )
    return " ".join(told)


def _status_table(material: AppendixMaterial, wording: Wording) -> WordTable:
    words = wording.coded
    counts = Counter(claim.state for claim in material.claims)
    rows = tuple(
        TableRow(
            (
                TableCell(name),
                TableCell(meaning),
                TableCell(counted),
                TableCell(wording.number(counts[state])),
            )
        )
        for state in STATES
        for name, meaning, counted in [words.status_meanings[state]]
    )
    widths = (25.0, 87.0, 24.0, 24.0)
    columns = tuple(
        TableColumn(header, width, numeric=place == 3)
        for place, (header, width) in enumerate(zip(words.status_columns, widths, strict=True))
    )
    return WordTable(words.status_caption, words.status_description, columns, rows, anchor="states")
