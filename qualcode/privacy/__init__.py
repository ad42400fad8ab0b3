"""Personal data in transcripts: what may say who somebody is, and other words in its place."""

from qualcode.privacy.found import KINDS, NAMES, SURE, Found, Kind, Sure
from qualcode.privacy.identifiers import find_identifiers
from qualcode.privacy.names import Written, base_of, find_names
from qualcode.privacy.pipeline import pipeline_names
from qualcode.privacy.places import find_addresses, find_jobs
from qualcode.privacy.replacing import Edit, Replaced, Replacer
from qualcode.privacy.speech import Speech
from qualcode.privacy.traces import Trace, TraceKind, Watch

__all__ = [
    "KINDS",
    "NAMES",
    "SURE",
    "Edit",
    "Found",
    "Kind",
    "Replaced",
    "Replacer",
    "Speech",
    "Sure",
    "Trace",
    "TraceKind",
    "Watch",
    "Written",
    "base_of",
    "find_addresses",
    "find_identifiers",
    "find_jobs",
    "find_names",
    "pipeline_names",
]
