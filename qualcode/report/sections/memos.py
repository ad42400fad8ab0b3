"""Section I: the memos, when somebody asks for them."""

import re

from qualcode.model import Memo, Subject
from qualcode.report.document import Block, Heading, Paragraph, Run
from qualcode.report.material import AppendixMaterial
from qualcode.report.sections.part import whole_of
from qualcode.report.sections.prose import prose
from qualcode.report.wording import Wording

_LINK = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]+))?\]\]")
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|>\s?)")
_EMPHASIS = re.compile(r"(\*\*|__)(.+?)\1|(?<!\w)([*_])(?!\s)(.+?)(?<!\s)\3(?!\w)")


def memos_section(material: AppendixMaterial, wording: Wording) -> tuple[Block, ...]:
    """Give the blocks of section I; nothing without memos."""
    if not material.memos:
        return ()
    words = wording.memos
    blocks: list[Block] = [Heading(words.heading), prose(words.lead)]
    for memo in material.memos:
        blocks += [
            Heading(_title(memo, material, wording), level=2),
            prose(words.signed.format(date=memo.time[:10], by=", ".join(memo.by)).strip(), "note"),
            *(Paragraph(runs) for runs in paragraphs_of(memo.text, material, wording)),
        ]
    return tuple(blocks)


def _title(memo: Memo, material: AppendixMaterial, wording: Wording) -> str:
    names = [_name(one.name, material, wording, subject=one) for one in memo.about]
    return " · ".join(names) or wording.memos.study


def _name(
    name: str, material: AppendixMaterial, wording: Wording, *, subject: Subject | None = None
) -> str:
    """Give what something is called in a report: a label, a pseudonym, or a place."""
    whole = whole_of(material)
    codebook, corpus = whole.codebook, whole.corpus
    found = codebook.code(name) or codebook.theme(name)
    if found is not None and (subject is None or subject.kind in {"code", "theme"}):
        return found.label_in(wording.language)
    return corpus.name_of(name)


def paragraphs_of(text: str, material: AppendixMaterial, wording: Wording) -> list[tuple[Run, ...]]:
    """Give the memo's paragraphs, Markdown's marks taken out, links by the names of things."""
    found: list[tuple[Run, ...]] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        kept = any(_MARKS.match(line) for line in lines)
        for line in lines if kept else [" ".join(lines)]:
            plain = _MARKS.sub("", line).strip()
            said = _LINK.sub(lambda one: one[2] or _name(one[1].strip(), material, wording), plain)
            if said:
                found.append(_emphasised(said))
    return found


def _emphasised(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    done = 0
    for one in _EMPHASIS.finditer(text):
        runs.append(Run(text[done : one.start()]))
        runs.append(Run(one[2], bold=True) if one[2] else Run(one[4], italic=True))
        done = one.end()
    runs.append(Run(text[done:]))
    return tuple(run for run in runs if run.text)
