"""What section F says of its quotes before it shows them: how they were picked and are shown."""

from collections.abc import Iterator

from qualcode.analyse import QuoteChoice
from qualcode.report.attribution import FIELDS, fields_in, named_field
from qualcode.report.material import AppendixMaterial
from qualcode.report.wording import Wording
from qualcode.report.wording.choosing import CHOOSING, ChoosingWords


def choosing_words(wording: Wording) -> ChoosingWords:
    """Give the words about the choice of quotes in the language of the report."""
    return CHOOSING[wording.language]


def choice_told(choice: QuoteChoice, wording: Wording) -> str:
    """Say among which passages the quotes were picked, and by which rule."""
    words = choosing_words(wording)
    if not choice.is_limited:
        return words.whole[choice.picked]
    per_code, per_participant = choice.per_code, choice.per_participant
    form = 0 if per_code and per_participant else 1 if per_code else 2
    limits = words.limits[form].format(
        per_code=wording.number(per_code or 0),
        per_participant=wording.number(per_participant or 0),
    )
    return words.limited[choice.picked].format(rule=words.rule.format(limits=limits))


def showing_told(material: AppendixMaterial, wording: Wording) -> Iterator[str]:
    """Say in which order and with what around them the quotes are shown."""
    words, options = choosing_words(wording), material.options
    if words.orders[options.order]:
        yield words.orders[options.order]
    if options.context:
        yield words.context
    if any(one.cut_before or one.cut_after for one in material.quotes):
        yield words.cut.format(longest=wording.number(material.choice.longest))
    named = _named(material, words)
    if named:
        yield words.attribution.format(fields=wording.listed(named))


def _named(material: AppendixMaterial, words: ChoosingWords) -> list[str]:
    template = material.settings.attribution
    if not template:
        return [words.fields[one] for one in words.house]
    known = [named_field(name, ()) for name, _ in fields_in(template)]
    written = [name for name, _ in fields_in(template)]
    return [
        words.fields[field] if field in FIELDS else name
        for field, name in zip(known, written, strict=True)
    ]
