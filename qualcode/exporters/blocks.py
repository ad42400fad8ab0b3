"""Blocks of a document as WordprocessingML."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from qualcode.exporters import fragments
from qualcode.exporters.fragments import Target, attribute, emu, paragraph, words
from qualcode.exporters.word_tables import table_xml
from qualcode.report.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Heading,
    Paragraph,
    QuoteBlock,
    WordTable,
)

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_STYLES = {
    "body": "",
    "lead": "Lead",
    "definition": "Definition",
    "count": "Count",
    "note": "TableNote",
}
Targeted = Heading | WordTable | Figure


@dataclass(frozen=True, slots=True)
class Composer:
    """What is needed while the blocks of one document become XML, in their order.

    ``anchors`` maps an anchor to its target; ``upcoming`` gives the target of each
    heading, table and figure in turn; ``contents`` are those of the headings of level 1;
    ``ids`` numbers bookmarks and pictures.
    """

    part: Any
    document: Document
    anchors: Mapping[str, Target]
    upcoming: Iterator[Target]
    contents: tuple[Target, ...]
    ids: Iterator[int]


def composer_for(document: Document, *, part: Any, first_id: int = 1) -> Composer:
    """Give what composing needs: captions numbered, bookmarks named, ids from ``first_id``."""
    blocks = [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Targeted)
    ]
    targets = _targets(blocks, document)
    pairs = list(zip(blocks, targets, strict=True))
    return Composer(
        part,
        document,
        anchors={block.anchor: target for block, target in pairs if block.anchor},
        upcoming=iter(targets),
        contents=tuple(
            target for block, target in pairs if isinstance(block, Heading) and block.level == 1
        ),
        ids=count(first_id),
    )


def _targets(blocks: list[Targeted], document: Document) -> list[Target]:
    tables, figures = count(1), count(1)
    targets = []
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Heading):
            target = Target(block.text, f"_Toc{number:06d}")
        elif isinstance(block, WordTable):
            target = Target(f"{document.words.table} {next(tables)}", f"_Ref{number:06d}")
        else:
            target = Target(f"{document.words.figure} {next(figures)}", f"_Ref{number:06d}")
        targets.append(target)
    return targets


def block_xml(block: Block, *, composer: Composer, before_table: bool = False) -> str:
    """Give the paragraphs and tables of one block; words ``before_table`` go where it goes."""
    if isinstance(block, QuoteBlock):
        return _quote(block)
    if isinstance(block, Paragraph):
        inside = fragments.runs(block.runs, targets=composer.anchors)
        keeps = "<w:keepNext/>" if before_table else ""
        return paragraph(inside, style=_STYLES[block.style], extra=keeps)
    if isinstance(block, Heading):
        return _heading(block, composer=composer)
    if isinstance(block, BulletList):
        return "".join(
            paragraph(fragments.runs(item, targets=composer.anchors), style="ListBullet")
            for item in block.items
        )
    if isinstance(block, WordTable):
        caption = _caption(block.caption, word=composer.document.words.table, composer=composer)
        return paragraph(caption, style="Caption") + table_xml(block)
    return _figure(block, composer=composer)


def _quote(block: QuoteBlock) -> str:
    language = block.language
    said = (
        ("QuoteQuestion", block.question, language),
        ("Quote", block.text, language),
        ("QuoteTranslation", block.translation, block.translation_language),
        ("QuoteAfter", block.following, language),
    )
    source = words(block.attribution)
    if block.remark:
        source += words(f" {block.remark}", style="Emphasis")
    shown = (paragraph(words(text, language=own), style=style) for style, text, own in said if text)
    return f"{''.join(shown)}{paragraph(source, style='QuoteSource')}"


def _heading(block: Heading, *, composer: Composer) -> str:
    target = next(composer.upcoming)
    inside = fragments.bookmarked(
        words(block.text), name=target.bookmark, number=next(composer.ids)
    )
    return paragraph(inside, style=f"Heading{block.level}")


def _caption(text: str, *, word: str, composer: Composer) -> str:
    target = next(composer.upcoming)
    number = target.label.rpartition(" ")[2]
    label = words(f"{word} ") + fragments.field(f"SEQ {word} \\* ARABIC", number)
    marked = fragments.bookmarked(label, name=target.bookmark, number=next(composer.ids))
    return marked + words(f". {text}")


def _figure(block: Figure, *, composer: Composer) -> str:
    relation, _ = composer.part.get_or_add_image(io.BytesIO(block.png))
    number = next(composer.ids)
    picture = _picture(block, relation=relation, number=number)
    caption = _caption(block.caption, word=composer.document.words.figure, composer=composer)
    return paragraph(picture, style="Picture") + paragraph(caption, style="FigureCaption")


def _picture(block: Figure, *, relation: str, number: int) -> str:
    size = f'cx="{emu(block.width)}" cy="{emu(block.height)}"'
    described = f'id="{number}" name="picture {number}" descr={attribute(block.alt)}'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {described}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr>"
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="picture {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
