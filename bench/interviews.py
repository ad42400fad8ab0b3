"""The same interview as the tools write it, of any size, for the bench of readers."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench.texts import sample_text

LABELS = ("Maja", "Bent")
CUE_WORDS = 12
RUN_WORDS = 8
SECOND = 1000
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: who, what, and when it starts, in milliseconds."""

    label: str
    words: str
    start: int

    def pieces(self, size: int) -> Iterator[tuple[int, int, str]]:
        """Give start and end in milliseconds and the words, ``size`` words at a time."""
        words = self.words.split()
        for place in range(0, len(words), size):
            start = self.start + place * 400
            yield start, start + 400 * size - 1, " ".join(words[place : place + size])


def talk(*, words: int, seed: int = 1) -> list[Said]:
    """Give an interview of about that many words, in turns of up to 90."""
    sample = sample_text(words=words, seed=seed)
    turns = [words for turns in sample.interviews.values() for words in turns]
    said, start = [], SECOND
    for number, one in enumerate(turns):
        said.append(Said(LABELS[number % 2], one, start))
        start += 400 * len(one.split()) + SECOND
    return said


def clock(milliseconds: int, *, point: str = ".") -> str:
    """Write a time as ``hh:mm:ss.mmm``."""
    seconds, rest = divmod(milliseconds, 1000)
    hours, seconds = divmod(seconds, 3600)
    return f"{hours:02}:{seconds // 60:02}:{seconds % 60:02}{point}{rest:03}"


def as_text(said: Sequence[Said]) -> bytes:
    """Write ``Name: words`` with an empty line between turns."""
    return "\n\n".join(f"{one.label}: {one.words}" for one in said).encode()


def as_otter(said: Sequence[Said]) -> bytes:
    """Write Otter's text."""
    return "\n\n".join(
        f"{one.label}  {clock(one.start).partition('.')[0]}\n{one.words}" for one in said
    ).encode()


def as_vtt(said: Sequence[Said]) -> bytes:
    """Write WebVTT with a voice tag in each cue."""
    cues = [
        f"{clock(start)} --> {clock(end)}\n<v {one.label}>{escape(words)}</v>"
        for one in said
        for start, end, words in one.pieces(CUE_WORDS)
    ]
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


def as_srt(said: Sequence[Said]) -> bytes:
    """Write SubRip with the name before the words of each cue."""
    cues = [
        f"{clock(start, point=',')} --> {clock(end, point=',')}\n{one.label}: {words}"
        for one in said
        for start, end, words in one.pieces(CUE_WORDS)
    ]
    return "\n\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, start=1)).encode()


def as_whisperx(said: Sequence[Said]) -> bytes:
    """Write WhisperX's JSON, speakers at the segments and no single words."""
    segments = [
        {"start": start / 1000, "end": end / 1000, "text": f" {words}", "speaker": one.label}
        for one in said
        for start, end, words in one.pieces(CUE_WORDS)
    ]
    return json.dumps({"segments": segments, "language": "da"}, ensure_ascii=False).encode()


def as_table(said: Sequence[Said]) -> bytes:
    """Write a table with the columns time, speaker and text, as Danish Excel does."""
    rows = [f"{clock(one.start)[:8]};{one.label};{one.words.replace(';', ',')}" for one in said]
    return "\r\n".join(["Tid;Taler;Tekst", *rows, ""]).encode("utf-8-sig")


def as_chat(said: Sequence[Said]) -> bytes:
    """Write CHAT, one utterance a turn."""
    codes = {label: label.upper()[:3] for label in LABELS}
    people = ", ".join(f"{code} {label} Adult" for label, code in codes.items())
    lines = [f"*{codes[one.label]}:\t{one.words.rstrip('.!? ')} ." for one in said]
    return "\n".join(["@UTF8", "@Begin", f"@Participants:\t{people}", *lines, "@End", ""]).encode()


def as_elan(said: Sequence[Said]) -> bytes:
    """Write ELAN's XML, one tier for each speaker."""
    times = [(n, ms) for n, one in enumerate(said) for ms in (one.start, one.start + SECOND)]
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{place}" TIME_VALUE="{ms}"/>'
        for place, (_, ms) in enumerate(times)
    )
    tiers = ""
    for label in LABELS:
        tiers += f'<TIER TIER_ID="{label}" PARTICIPANT="{label}" LINGUISTIC_TYPE_REF="u">'
        tiers += "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="ts{2 * n}" '
            f'TIME_SLOT_REF2="ts{2 * n + 1}"><ANNOTATION_VALUE>{escape(one.words)}'
            "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n, one in enumerate(said)
            if one.label == label
        )
        tiers += "</TIER>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT FORMAT="3.0" VERSION="3.0">'
        f'<HEADER TIME_UNITS="milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>{tiers}'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="u" TIME_ALIGNABLE="true"/></ANNOTATION_DOCUMENT>'
    ).encode()


def as_rtf(said: Sequence[Said]) -> bytes:
    """Write rich text with bold labels and Windows-1252 letters."""

    def letters(text: str) -> str:
        data = text.encode("cp1252", "replace")
        return "".join(chr(one) if one < 128 else f"\\'{one:02x}" for one in data)

    lines = [f"{{\\b {letters(one.label)}:}} {letters(one.words)}\\par\n" for one in said]
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + "".join(lines) + "}").encode("ascii")


def as_odt(said: Sequence[Said]) -> bytes:
    """Write OpenDocument text with plain paragraphs."""
    lines = "".join(f"<text:p>{escape(f'{one.label}: {one.words}')}</text:p>" for one in said)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" office:version="1.2">'
        f"<office:body><office:text>{lines}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    styles = (
        f'<office:document-styles xmlns:office="{_ODF}:office:1.0" office:version="1.2">'
        "<office:styles/></office:document-styles>"
    )
    parts = {"content.xml": content, "styles.xml": styles, "META-INF/manifest.xml": manifest}
    return packed({"mimetype": kind, **parts})


def as_word(said: Sequence[Said]) -> bytes:
    """Write a Word document: a bold run for the label, many runs for the words."""
    from docx import Document  # noqa: PLC0415 - its template, once

    out = io.BytesIO()
    Document().save(out)
    body = "".join(
        f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{one.label}:</w:t></w:r>"
        + "".join(
            f'<w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r>'
            for _, _, words in one.pieces(RUN_WORDS)
        )
        + "</w:p>"
        for one in said
    )
    with zipfile.ZipFile(out) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    document = f"<w:document {_W}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return packed({**parts, "word/document.xml": document})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack the parts of a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), part, how)
    return out.getvalue()


FORMATS: dict[str, Callable[[Sequence[Said]], bytes]] = {
    "txt": as_text,
    "otter.txt": as_otter,
    "vtt": as_vtt,
    "srt": as_srt,
    "docx": as_word,
    "odt": as_odt,
    "rtf": as_rtf,
    "json": as_whisperx,
    "csv": as_table,
    "cha": as_chat,
    "eaf": as_elan,
}
