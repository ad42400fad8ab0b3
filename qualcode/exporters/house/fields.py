"""Fields and bound controls of a template: some stay, some are filled, some would tell on people.

A field's cached result is what stands on the page until Word works it out again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from qualcode.exporters.house.names import W, remove, unwrap

_TELLING_NAMES = """
AUTHOR LASTSAVEDBY USERNAME USERINITIALS USERADDRESS FILENAME TEMPLATE COMMENTS KEYWORDS INFO
DOCPROPERTY DOCVARIABLE SAVEDATE CREATEDATE PRINTDATE EDITTIME REVNUM FILESIZE NUMWORDS NUMCHARS
MERGEFIELD MERGEREC MERGESEQ DATABASE DDE DDEAUTO MACROBUTTON ASK FILLIN XE TC TA RD
"""
_TELLING = frozenset(_TELLING_NAMES.split())
_STAYING_NAMES = """
PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF TOC PAGEREF REF NOTEREF SEQ IF QUOTE SYMBOL EQ DATE
TIME TITLE SUBJECT LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT ADVANCE =
"""
_STAYING = frozenset(_STAYING_NAMES.split())
_DEEPEST = 20  # as deep as Word nests them
ABOUT = ("title", "subject")
_PROPERTIES = ("core-properties", "extended-properties", "custom-properties")


@dataclass(slots=True)
class _Field:
    """The runs of a field from its begin to its end; its result begins at ``shown``."""

    code: str = ""
    runs: list[Any] = field(default_factory=list)
    shown: int | None = None

    @property
    def result(self) -> list[Any]:
        """The runs of what it shows."""
        return [] if self.shown is None else self.runs[self.shown : -1]


def settle_fields(root: Any) -> None:
    """Keep fields of pages, numbers and title; of links and fetched pictures what they show.

    Fields of author, file, user and their like go with all they show.
    """
    for one in list(root.iter(W + "fldSimple")):
        name = _name_of(one.get(W + "instr") or "")
        if name in _TELLING:
            remove(one)
        elif name not in _STAYING:
            unwrap(one)
    for found in list(_fields(root)):
        name = _name_of(found.code)
        kept = set() if name in _TELLING else {id(run) for run in found.result}
        for run in () if name in _STAYING else found.runs:
            if id(run) not in kept:
                remove(run)


def settle_controls(root: Any) -> None:
    """Take out controls that show properties of the template's own, but for title and subject.

    Controls bound to anything else keep their words and lose the binding: its data stay behind.
    """
    for mark in list(root.iter(W + "placeholder")):
        remove(mark)
    for binding in list(root.iter(W + "dataBinding")):
        if _told(binding) in ABOUT:
            continue
        if any(name in (binding.get(W + "prefixMappings") or "") for name in _PROPERTIES):
            remove(binding.getparent().getparent())
        else:
            remove(binding)


def fill_about(root: Any, *, about: Mapping[str, str]) -> None:
    """Let fields and controls that show the title or the subject show those of ``about``."""
    for one in root.iter(W + "fldSimple"):
        _write(one, about.get(_name_of(one.get(W + "instr") or "").lower()))
    for found in list(_fields(root)):
        said = about.get(_name_of(found.code).lower())
        for place, run in enumerate(found.result):
            _write(run, said if place == 0 or said is None else "")
    for binding in root.iter(W + "dataBinding"):
        properties = binding.getparent()
        for mark in list(properties.iter(W + "showingPlcHdr")):
            remove(mark)
        _write(properties.getparent().find(W + "sdtContent"), about.get(_told(binding)))


def _told(binding: Any) -> str:
    path = binding.get(W + "xpath") or ""
    return str(path.rpartition(":")[2].partition("[")[0].lower())


def _write(holder: Any, said: str | None) -> None:
    """Put words in the first text that an element holds, and nothing in the others."""
    texts = () if said is None or holder is None else holder.iter(W + "t")
    for number, text in enumerate(texts):
        text.text = said if number == 0 else ""


def _name_of(code: str) -> str:
    first, *others = code.upper().split() or [""]
    told = others[0].strip('"') if others and first in ("INFO", "DOCPROPERTY") else first
    return told if told.lower() in ABOUT else first


def _fields(root: Any) -> Iterator[_Field]:
    """Give the fields that begin and end, inner ones first."""
    opened: list[_Field] = []
    for run in root.iter(W + "r"):
        for mark in run.iter(W + "fldChar", W + "instrText"):
            kind = mark.get(W + "fldCharType")
            if kind == "begin" and len(opened) < _DEEPEST:
                opened.append(_Field())
            if not opened:
                continue
            last = opened[-1]
            if mark.tag == W + "instrText" and last.shown is None:
                last.code += mark.text or ""
            if kind == "separate":
                last.shown = len(last.runs) + 1
            if kind == "end":
                last.runs.append(run)
                yield opened.pop()
        for one in opened:
            one.runs.append(run)
