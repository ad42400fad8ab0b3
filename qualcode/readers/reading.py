"""Reading one transcript: from the bytes of a file to its canonical text and turns."""

import hashlib
from collections.abc import Collection
from dataclasses import replace

from qualcode.errors import QualcodeError, TranscriptError
from qualcode.formats import sniff
from qualcode.model import Survey, Transcript
from qualcode.readers.composition import clean, compose
from qualcode.readers.draft import Draft, Reader
from qualcode.readers.registry import reader_for
from qualcode.readers.survey import SurveyReader


def read_transcript(
    data: bytes,
    *,
    file: str,
    encoding: str = "",
    declared: Collection[str] = (),
    reader: str = "",
) -> Transcript:
    """Give a transcript from the bytes of its file.

    ``file`` is its path inside the transcripts folder; ``declared`` are the speaker labels
    the project names (always accepted); ``encoding`` and ``reader`` are found when empty.
    ``TranscriptError`` with reason and remedy when the file cannot be read.
    """
    chosen = reader_for(data, file=file, name=reader)
    return read_with(chosen, data, file=file, encoding=encoding, declared=declared)


def read_survey(data: bytes, *, file: str, encoding: str = "", survey: Survey) -> Transcript:
    """Give a declared survey as a transcript in which every respondent is a speaker.

    ``TranscriptError`` when the table is damaged or is not as declared.
    """
    return read_with(SurveyReader(survey), data, file=file, encoding=encoding)


def read_with(
    reader: Reader,
    data: bytes,
    *,
    file: str,
    encoding: str = "",
    declared: Collection[str] = (),
) -> Transcript:
    """Give a transcript as one reader reads it, whether it claims the file or not.

    The arguments and the errors are those of ``read_transcript``.
    """
    labels = frozenset(clean(label).rstrip(": ") for label in declared)
    draft = _read(reader, data, file=file, encoding=encoding, declared=labels)
    if not any(any(one.paragraphs) for one in draft.utterances):
        raise TranscriptError(
            "There is no speech in the file.",
            remedy="Is it the right file, and is its text below the header?",
        )
    draft = replace(draft, steps=(f'reader "{reader.name}"', *draft.steps))
    digest = hashlib.sha256(data).hexdigest()
    return compose(draft, file=file, raw_sha256=digest, reader=reader.name)


def _read(
    reader: Reader, data: bytes, *, file: str, encoding: str, declared: Collection[str]
) -> Draft:
    try:
        return reader.read(data, file=file, encoding=encoding, declared=declared)
    except QualcodeError:
        raise
    except Exception as error:
        raise TranscriptError(
            f'The reader "{reader.name}" failed on this {sniff(data)} file '
            f"({type(error).__name__}).",
            remedy="That is a fault in the reader, not in the file. Save the transcript as plain "
            "text to go on, and tell the reader's author.",
        ) from error
