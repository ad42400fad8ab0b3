"""Reader of a PDF's text layer: lines of the page, without running heads and numbers."""

import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.errors import TranscriptError
from qualcode.formats import sniff
from qualcode.model import Problem
from qualcode.readers.draft import Draft
from qualcode.readers.header import split_header
from qualcode.readers.pdf_lines import Page, as_lines, page_lines
from qualcode.readers.text import read_lines, without_rules

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

MOST_PAGES = 2_000
_SOURCE = "Use the file the PDF was made from, or copy its text into a .docx or .txt."


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads what can be marked and copied in the PDF; pictures of text are not recognised."""

    name: str = "pdf"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are a PDF."""
        return sniff(data) == "pdf"

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,  # noqa: ARG002 - a PDF says its own
        declared: Collection[str],
    ) -> Draft:
        """Give what the text layer says."""
        pages = _pages(data)
        if not any(page.lines for page in pages):
            raise TranscriptError(
                "The PDF holds no text, only pictures of it (a scan).",
                remedy="qualcode does not recognise letters in pictures (no OCR): run it through "
                "a program that does, or use the file it was made from.",
            )
        lines, steps = as_lines(pages)
        header, talk = split_header(lines)
        draft = read_lines(header, without_rules(talk), file=file, declared=declared)
        problems = (*_columns(pages, file=file), *_empty(pages, file=file), *draft.problems)
        return replace(draft, steps=(*steps, *draft.steps), problems=problems)


READER = PdfReader()


def _pages(data: bytes) -> list[Page]:
    """Give the lines of each page; ``TranscriptError`` when the PDF cannot be read."""
    try:
        import pdfplumber  # noqa: PLC0415 - an extra, and heavy
        from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415
    except ImportError:
        raise TranscriptError(
            "Reading PDF needs a part of qualcode that is not installed.",
            remedy='Install it: pip install "qualcode[pdf]". Or: ' + _SOURCE,
        ) from None
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return _read_pages(document)
    except PdfminerException as error:
        secret = "Password" in type(error.args[0] if error.args else error).__name__
        what = "The PDF is protected by a password." if secret else "The PDF is damaged."
        raise TranscriptError(what, remedy=_SOURCE) from None
    except TranscriptError:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer fails in any way on damaged files
        raise TranscriptError(
            f"The PDF cannot be read ({type(error).__name__}).", remedy=_SOURCE
        ) from None


def _read_pages(document: "PDF") -> list[Page]:
    if len(document.pages) > MOST_PAGES:
        raise TranscriptError(
            f"The PDF has {len(document.pages)} pages: too many to be a transcript.",
            remedy="Split it.",
        )
    pages = []
    for page in document.pages:
        words = page.dedupe_chars().extract_words(extra_attrs=["fontname"])
        pages.append(page_lines(words, width=float(page.width), height=float(page.height)))
        page.close()
    return pages


def _columns(pages: Sequence[Page], *, file: str) -> tuple[Problem, ...]:
    double = [n for n, page in enumerate(pages, start=1) if page.columns > 1]
    if not double:
        return ()
    shown = ", ".join(map(str, double[:8])) + (" …" if len(double) > 8 else "")
    what = f"text stands in two columns on page {shown}: the left one was read before the right."
    remedy = "Look whether sentences go on where they should; else " + _SOURCE[0].lower()
    return (Problem(file, what=what, remedy=remedy + _SOURCE[1:], severity="warning"),)


def _empty(pages: Sequence[Page], *, file: str) -> tuple[Problem, ...]:
    bare = [n for n, page in enumerate(pages, start=1) if not page.lines]
    if not bare:
        return ()
    shown = ", ".join(map(str, bare[:8])) + (" …" if len(bare) > 8 else "")
    what = f"there is no text on page {shown}: it may be a picture, which is not read (no OCR)."
    return (Problem(file, what=what, remedy=_SOURCE, severity="warning"),)
