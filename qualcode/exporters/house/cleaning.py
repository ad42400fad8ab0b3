"""What must not travel from a template into an appendix: traces of people, links outside."""

import re
from collections.abc import Collection
from typing import Any

from qualcode.exporters.house.names import A, R, W, is_on, remove, text_of, unwrap, value_of

_O = "{urn:schemas-microsoft-com:office:office}"
_GONE_NAMES = """
del moveFrom commentRangeStart commentRangeEnd commentReference annotationRef  moveFromRangeStart
moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart  customXmlInsRangeEnd
customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart  customXmlMoveFromRangeEnd
customXmlMoveToRangeStart customXmlMoveToRangeEnd permStart  permEnd proofErr rPrChange pPrChange
sectPrChange tblPrChange trPrChange tcPrChange  tblGridChange tblPrExChange numberingChange
cellIns cellDel cellMerge lastRenderedPageBreak  rsid rsids altChunk subDoc control
printerSettings customXmlPr smartTagPr
"""
_GONE = [W + name for name in _GONE_NAMES.split()]
_WRAPPERS = [W + name for name in ("ins", "moveTo", "customXml", "smartTag")]
_PLACE_ON_DISK = re.compile(r"^(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:Users|home)/)")
_HOLDERS = tuple(W + name for name in ("drawing", "pict", "object"))
_ENDS_IN_PARAGRAPH = [
    W + name for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
]
_LOOKS = """
zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader  bordersDoNotSurroundFooter
gutterAtTop embedTrueTypeFonts embedSystemFonts saveSubsetFonts  stylePaneFormatFilter
defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone  doNotHyphenateCaps
evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing  characterSpacingControl
hdrShapeDefaults footnotePr endnotePr compat themeFontLang  clrSchemeMapping shapeDefaults
decimalSymbol listSeparator
"""
_SETTINGS = frozenset(W + name for name in _LOOKS.split())


def accept_changes(root: Any) -> None:
    """Make every tracked change part of the text, and take out what was deleted."""
    for mark in list(root.iter(W + "del", W + "moveFrom")):
        holder = mark.getparent()
        if holder is not None and holder.tag == W + "trPr":
            remove(holder.getparent())
        elif holder is not None and holder.tag == W + "rPr":
            _join_with_next(holder.getparent().getparent())
    for element in list(root.iter(*_GONE)):
        remove(element)
    for element in list(root.iter(*_WRAPPERS)):
        unwrap(element)


def _join_with_next(paragraph: Any) -> None:
    """Let a paragraph whose end was deleted run on into the next one."""
    follows = paragraph.getnext() if paragraph.tag == W + "p" else None
    if follows is None or follows.tag != W + "p":
        return
    own = follows.find(W + "pPr")
    place = 0 if own is None else 1
    follows[place:place] = [one for one in paragraph if one.tag != W + "pPr"]
    remove(paragraph)


def drop_hidden(root: Any, *, hidden: frozenset[str]) -> None:
    """Take out text that Word does not show; ``hidden`` are ids of styles that hide."""
    around: dict[Any, str] = {}
    for run in list(root.iter(W + "r")):
        paragraph = next(run.iterancestors(W + "p"), run)
        if paragraph not in around:
            around[paragraph] = value_of(paragraph, "pPr", "pStyle")
        marks = run.find(W + "rPr")
        styles = (value_of(run, "rPr", "rStyle"), around[paragraph])
        switched = marks is not None and marks.find(W + "vanish") is not None
        is_hidden = is_on(marks, "vanish") if switched else not hidden.isdisjoint(styles)
        if is_hidden and run.find(W + "fldChar") is None:
            remove(run)


def drop_traces(root: Any) -> None:
    """Take out marks of editing sessions, places on somebody's disk, and addresses outside."""
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name in ("href", _O + "href") or name.startswith(W + "rsid"):
                del element.attrib[name]
            elif _PLACE_ON_DISK.match(value):
                element.set(name, "")


def drop_relations(root: Any, *, kept: Collection[str]) -> None:
    """Take out what refers to a part that stays behind; a link's words stay."""
    for element in list(root.iter()):
        for name, value in list(element.attrib.items()):
            if name.startswith(R) and value not in kept:
                _without(element, name=name, kept=kept)


def _without(element: Any, *, name: str, kept: Collection[str]) -> None:
    if element.tag == W + "hyperlink":
        if element.getparent() is not None:
            unwrap(element)
    elif name == R + "link" and element.get(R + "embed") in kept:
        del element.attrib[name]
    else:
        leaf = element.tag.startswith((A + "hlink", W + "header", W + "footer"))
        holder = next(element.iterancestors(*_HOLDERS), None)
        remove(element if leaf or holder is None else holder)


def fill_emptied(root: Any) -> None:
    """Take out tables without rows; give cells, headers and notes the paragraph they end in."""
    for table in list(root.iter(W + "tbl")):
        if table.find(W + "tr") is None:
            remove(table)
    for holder in root.iter(*_ENDS_IN_PARAGRAPH):
        if len(holder) == 0 or holder[-1].tag != W + "p":
            holder.append(holder.makeelement(W + "p"))


def prune_notes(root: Any, *, named: Collection[str]) -> None:
    """Keep the lines that separate notes, and of the notes those that are named."""
    for note in list(root.iter(W + "footnote", W + "endnote")):
        if note.get(W + "type") in (None, "normal") and note.get(W + "id") not in named:
            remove(note)


def prune_settings(root: Any) -> None:
    """Keep what says how pages look; never protection, mail merge, variables or who opened it."""
    for element in list(root):
        if element.tag not in _SETTINGS:
            root.remove(element)


def hiding_styles(root: Any) -> frozenset[str]:
    """Give the ids of styles whose text Word does not show."""
    return frozenset(
        str(style.get(W + "styleId"))
        for style in root.iter(W + "style")
        if is_on(style, "rPr", "vanish")
    )


def has_words(element: Any) -> bool:
    """Tell whether an element says or shows something."""
    return bool(text_of(element).strip()) or next(element.iter(*_HOLDERS), None) is not None
