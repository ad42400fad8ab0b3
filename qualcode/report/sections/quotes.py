"""Section F: quotes by theme and code, each with its place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.analyse import ASKED, Dominance, Frequency, Quote, dominance, loud_voices
from qualcode.model import Code, Theme
from qualcode.report.attribution import attributed
from qualcode.report.document import Block, Heading, Paragraph, QuoteBlock
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.choosing import choice_told, choosing_words, showing_told
from qualcode.report.sections.frequencies import Rows, is_unread, rows_of
from qualcode.report.sections.people import with_rare_values
from qualcode.report.sections.prose import prose, text_in
from qualcode.report.sections.translating import translation_told, translations_told
from qualcode.report.wording import Wording, clock, tag_of


@dataclass(frozen=True, slots=True)
class Shown:
    """What the section shows, sorted by code once: quotes, rows, and who speaks most."""

    material: AppendixMaterial
    wording: Wording
    rows: Rows
    quotes: Mapping[str, Sequence[Quote]]
    voices: Mapping[str, Dominance]


def quotes_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section F; a code without quotes gets no heading."""
    heading = Heading(wording.titles.quotes)
    if not material.quotes:
        return (heading, prose(wording.quotes.empty))
    lead, *rest = _introduction(material, wording)
    shown = _shown(with_rare_values(material, instead=""), wording)
    themes = (block for theme in material.codebook.themes for block in _theme(theme, shown))
    return (heading, prose(lead, "lead"), *(prose(one) for one in rest), *themes)


def _shown(material: AppendixMaterial, wording: Wording) -> Shown:
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for quote in material.quotes:
        quotes[quote.code].append(quote)
    voices = loud_voices(material.claims, counting=material.settings.counting)
    return Shown(material, wording, rows_of(material.frequencies), quotes, voices)


def _introduction(material: AppendixMaterial, wording: Wording) -> Iterator[str]:
    words, quotes = wording.quotes, material.quotes
    people = {quote.participant for quote in quotes if quote.participant}
    yield words.lead.format(
        quotes=wording.counted(len(quotes), wording.nouns.quote),
        participants=wording.counted(len(people), wording.nouns.participant),
    )
    yield choice_told(material.choice, wording)
    unread = any(quote.status == "unread" for quote in quotes)
    told = [words.unchanged, *showing_told(material, wording), *([words.unread] * unread)]
    yield " ".join(told)
    yield from translations_told(material, wording)
    for loudest in dominance(quotes)[:1]:
        if loudest.is_loud:
            yield words.all_dominance.format(
                name=material.corpus.name_of(loudest.participant),
                share=wording.of(loudest.amount, loudest.total),
            )


def _theme(theme: Theme, shown: Shown) -> Iterator[Block]:
    language = shown.wording.language
    silent = [code.label_in(language) for code in theme.codes if code.id not in shown.quotes]
    if theme.codes:
        yield Heading(theme.label_in(language), 2)
    for code in theme.codes:
        if code.id in shown.quotes:
            yield from _code(code, shown)
    if silent:
        codes = shown.wording.listed(silent)
        yield prose(shown.wording.quotes.without.format(codes=codes), "note")


def _code(code: Code, shown: Shown) -> Iterator[Block]:
    yield Heading(code.label_in(shown.wording.language), 3)
    definition = text_in(code.definition, shown.wording)
    if definition.text:
        yield Paragraph((definition,), "definition")
    row = shown.rows.get((code.theme, code.id, ""))
    if row is not None:
        yield _counts(row, shown)
    for quote in shown.quotes[code.id]:
        yield quote_block(quote, material=shown.material, wording=shown.wording)


def _counts(row: Frequency, shown: Shown) -> Paragraph:
    """Give ``23 udsagn fra 9 af 13 deltagere · 4 af sig selv · 12 af 23 udsagn læst``."""
    wording, total = shown.wording, row.participants_total
    words, nouns = wording.quotes, wording.nouns
    counted = words.counted.format(
        passages=wording.counted(row.passages, nouns.passage),
        participants=wording.of(row.participants, total),
        noun=nouns.participant[total != 1],
    )
    read = wording.of(row.passages_read, row.passages)
    parts = [
        counted,
        words.unprompted.format(amount=wording.number(row.self_raised)),
        words.nobody_read if is_unread(row) else words.read_share.format(share=read),
    ]
    told = " · ".join(parts)
    loud = _loud_voice(row.code, shown)
    return prose(f"{told}. {loud}" if loud else f"{told}.", "count")


def _loud_voice(code: str, shown: Shown) -> str:
    """Name whoever gives more than a third of the counted passages; empty when nobody does."""
    loud = shown.voices.get(code)
    if loud is None:
        return ""
    share = f"{shown.wording.of(loud.amount, loud.total)} {shown.wording.nouns.passage[1]}"
    name = shown.material.corpus.name_of(loud.participant)
    return shown.wording.quotes.dominance.format(name=name, share=share)


def quote_block(quote: Quote, *, material: AppendixMaterial, wording: Wording) -> QuoteBlock:
    """Give one quote, word for word, ``[…]`` where the passage goes on."""
    text = f"{'[…] ' * quote.cut_before}{quote.quote}{' […]' * quote.cut_after}"
    tag = tag_of(material.corpus.languages.get(quote.transcript, wording.language))
    translation = material.translated.by_quote.get((quote.transcript, quote.span))
    into = tag_of(material.translated.language)
    return QuoteBlock(
        text=wording.quoted(text),
        attribution=_attribution(quote, material=material, wording=wording),
        question=_question(quote, wording, always=material.options.context),
        following=_following(quote, wording) if material.options.context else "",
        translation=translation_told(translation, wording),
        translation_language="" if into == wording.tag else into,
        remark=", ".join(_marks(quote, wording)),
        language="" if tag == wording.tag else tag,
    )


def _question(quote: Quote, wording: Wording, *, always: bool) -> str:
    """Give the question; unless ``always``, only where it named the subject first."""
    prompted = ASKED.intersection(quote.marks)
    if not quote.question or not (prompted or always):
        return ""
    return wording.quotes.question.format(question=wording.quoted(quote.question))


def _following(quote: Quote, wording: Wording) -> str:
    if not quote.following:
        return ""
    return choosing_words(wording).after.format(words=wording.quoted(quote.following))


def _marks(quote: Quote, wording: Wording) -> Iterator[str]:
    """Give the names of its marks; what a shown question already tells is left out."""
    told = ASKED if quote.question else ()
    for mark in quote.marks:
        if mark not in told:
            yield wording.marks[mark]


def _attribution(quote: Quote, *, material: AppendixMaterial, wording: Wording) -> str:
    template = material.settings.attribution
    given = (
        attributed(template, _values(quote, material=material, wording=wording))
        if template
        else _house_attribution(quote, material=material, wording=wording)
    )
    return f"{given} {wording.unread_sign}" if quote.status == "unread" else given


def _house_attribution(quote: Quote, *, material: AppendixMaterial, wording: Wording) -> str:
    values = _values(quote, material=material, wording=wording)
    place = wording.quotes.turn.format(transcript=quote.transcript, turn=quote.turn)
    parts = (*(values[name] for name in ("pseudonym", "role", "area")), place, values["time"])
    return wording.quotes.attribution.format(parts=", ".join(part for part in parts if part))


def _values(quote: Quote, *, material: AppendixMaterial, wording: Wording) -> Mapping[str, str]:
    """Give what the fields of an attribution hold for a quote; own columns among them."""
    person = material.corpus.participant(quote.participant)
    role = material.settings.role(quote.role)
    own = dict(person.extra) if person else {}
    named = material.corpus.name_of(quote.participant)
    return own | {
        "pseudonym": named if quote.participant else wording.quotes.field_note,
        "participant": quote.participant,
        "role": role.label_in(wording.language) if role else quote.role,
        "position": person.position if person else "",
        "area": quote.area,
        "age_group": person.age_group if person else "",
        "transcript": quote.transcript,
        "turn": str(quote.turn),
        "time": "" if quote.time is None else clock(quote.time),
    }
