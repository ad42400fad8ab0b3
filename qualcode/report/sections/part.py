"""Saying which part of a study an appendix shows."""

from collections.abc import Iterator

from qualcode.report.material import AppendixMaterial, Whole
from qualcode.report.options import LETTERS
from qualcode.report.sections.prose import label_of
from qualcode.report.wording import Wording
from qualcode.report.wording.groups import PART_WORDS

MOST_NAMED = 6


def whole_of(material: AppendixMaterial) -> Whole:
    """Give the study that a part is shown of, which may be all of it."""
    return material.whole or Whole(material.corpus, material.codebook)


def shown_in_short(told: str, material: AppendixMaterial, wording: Wording) -> str:
    """Add to what was read which part of it is shown."""
    part = part_shown(material, wording)
    words = PART_WORDS[wording.language]
    return words.subtitle.format(material=told, part=part) if part else told


def part_shown(material: AppendixMaterial, wording: Wording) -> str:
    """Give ``kun Tryghed; kun deltagere med rollen beboer``; empty for all of the study."""
    words, options = PART_WORDS[wording.language], material.options
    parts = []
    if options.codes:
        names = [_label(one, material, wording) for one in options.codes]
        shown = names if len(names) <= MOST_NAMED else names[:MOST_NAMED]
        more = ["…"] if len(names) > MOST_NAMED else []
        parts.append(words.only_codes.format(codes=wording.listed([*shown, *more])))
    if options.roles:
        roles = (material.settings.role(one) for one in options.roles)
        labels = [one.label_in(wording.language) for one in roles if one]
        parts.append(words.only_roles.format(roles=wording.listed(labels)))
    return "; ".join(parts)


def _label(name: str, material: AppendixMaterial, wording: Wording) -> str:
    codebook = whole_of(material).codebook
    theme = codebook.theme(name)
    if theme is not None:
        return theme.label_in(wording.language)
    return label_of(name, codebook=codebook, wording=wording)


def part_told(material: AppendixMaterial, wording: Wording) -> Iterator[str]:
    """Say which part is shown and what N is, and which sections are left out."""
    words = PART_WORDS[wording.language]
    part = part_shown(material, wording)
    if part:
        yield words.lead.format(
            part=part,
            participants=wording.counted(
                len(material.corpus.participants), wording.nouns.participant
            ),
        )
    without = [letter for letter in LETTERS if letter in material.options.without]
    if without:
        yield words.left_out[len(without) > 1].format(letters=wording.listed(without))
