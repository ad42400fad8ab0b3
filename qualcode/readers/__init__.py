"""From a transcript file to turns, speakers and passages."""

from qualcode.readers.candidates import is_generic
from qualcode.readers.draft import Draft, Line, Reader, Utterance
from qualcode.readers.identity import check_identity, is_passed_over
from qualcode.readers.participants import draft_participants
from qualcode.readers.passages import passages_of
from qualcode.readers.reading import read_survey, read_transcript, read_with
from qualcode.readers.registry import installed_readers, reader_names
from qualcode.readers.speakers import Speakers, who_speaks
from qualcode.readers.version import reading_version

__all__ = [
    "Draft",
    "Line",
    "Reader",
    "Speakers",
    "Utterance",
    "check_identity",
    "draft_participants",
    "installed_readers",
    "is_generic",
    "is_passed_over",
    "passages_of",
    "read_survey",
    "read_transcript",
    "read_with",
    "reader_names",
    "reading_version",
    "who_speaks",
]
