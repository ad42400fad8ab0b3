"""Readers of interviews that name nobody: one voice is set apart, the other is not.

Typists often set the interviewer's paragraphs in bold (or italics, or a style) and write no
names. Nothing in such a file says which voice asks, so no file is claimed: somebody
chooses the reader for it by name.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.errors import TranscriptError
from qualcode.formats import decode, sniff
from qualcode.readers.blocks import Left, left_out, lines_of
from qualcode.readers.draft import Draft, Line
from qualcode.readers.header import split_header
from qualcode.readers.numbering import without_line_numbers
from qualcode.readers.opendocument import read_opendocument
from qualcode.readers.richtext import read_rich_text
from qualcode.readers.text import read_lines, text_lines, without_rules
from qualcode.readers.wordprocessing import read_document

ASKS, ANSWERS = "Interviewer", "IP"


@dataclass(frozen=True, slots=True)
class EmphasisReader:
    """Takes paragraphs that are set apart throughout for one voice, all others for the other.

    ``asks`` tells whether the voice that is set apart is the interviewer's.
    """

    name: str
    asks: bool

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - see above
        """Claim nothing: only a person can say whose voice is in bold."""
        return False

    def read(self, data: bytes, *, file: str, encoding: str, declared: Collection[str]) -> Draft:
        """Give two voices, ``Interviewer`` and ``IP``."""
        lines, left = _lines(data, file=file, encoding=encoding)
        bare, _ = without_line_numbers(lines)
        header, talk = split_header(bare)
        voices = list(_voices(without_rules(talk), asks=self.asks))
        if len({line.speaker for line in voices if line.speaker}) < 2:
            raise TranscriptError(
                "No paragraphs stand out from the others, by bold, italics or a style.",
                remedy='Write who speaks in front of each turn ("Name: words").',
            )
        draft = read_lines(header, voices, file=file, declared=declared)
        steps, problems = left_out(left, file=file)
        kind = "set apart" if self.asks else "not set apart"
        return replace(
            draft,
            steps=(*draft.steps, *steps, f"paragraphs that are {kind} are the interviewer's"),
            problems=(*problems, *draft.problems),
        )


BY_NAME = (EmphasisReader("bold-asks", asks=True), EmphasisReader("bold-answers", asks=False))


def _lines(data: bytes, *, file: str, encoding: str) -> tuple[Sequence[Line], Left]:
    kind = sniff(data)
    if kind == "docx":
        blocks, left = read_document(data, file=file)
    elif kind == "odt":
        blocks, left = read_opendocument(data, file=file)
    elif kind == "rtf":
        blocks, left, _ = read_rich_text(data, file=file, encoding=encoding)
    elif kind == "text":
        return text_lines(decode(data, encoding=encoding).text), Left()
    else:
        raise TranscriptError(
            f"Bold and plain cannot be told apart in this {kind} file.",
            remedy="Save it as .docx, .odt, .rtf or Markdown.",
        )
    return list(lines_of(blocks)), left


def _voices(lines: Sequence[Line], *, asks: bool) -> Iterator[Line]:
    """Give each line its voice, from the first that is set apart on; headings have none."""
    voice: str | None = None
    begun = False
    for line in lines:
        if line.heading or not line.text:
            yield line
            continue
        if line.opens or voice is None:
            apart = line.bold >= len(line.text)
            begun = begun or apart == asks
            voice = (ASKS if apart == asks else ANSWERS) if begun else None
        yield replace(line, speaker=voice, bold=0) if voice else line
