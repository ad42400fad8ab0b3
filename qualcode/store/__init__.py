"""The project folder and the cache: every file of them is read and written here."""

from qualcode.store.cache import Cache
from qualcode.store.code_layout import NewCode
from qualcode.store.codebook_file import write_codebook
from qualcode.store.codings_csv import CodingRow, ImportedEvents, events_for, read_codings
from qualcode.store.device import device_id
from qualcode.store.events import Event, Undo
from qualcode.store.history import (
    SavedCodebook,
    ensure_saved,
    find_saved,
    history_entries,
    read_version,
)
from qualcode.store.journal import Journals, append, journal_stamp, read_all
from qualcode.store.memos import Memos, links, memo_bytes, parse_memo, read_memos, save_memo
from qualcode.store.new_code import propose_code
from qualcode.store.originals import (
    links_leading_out,
    read_transcript_file,
    transcript_files,
)
from qualcode.store.participants import add_missing, read_participants, write_participants
from qualcode.store.project import Project, find_project, write_file
from qualcode.store.proposal import Proposal, add_speaker, apply, propose_speaker
from qualcode.store.reader_choice import propose_reader
from qualcode.store.roles import role_named
from qualcode.store.rule_edits import RuleProposal, RuleSwap, propose_rules
from qualcode.store.runs import Manifest, manifest, read_manifest, run_ids, write_manifest
from qualcode.store.settings import load_settings, parse_settings
from qualcode.store.speakers import read_speakers_csv
from qualcode.store.starter import render_settings
from qualcode.store.transcript_cache import (
    TranscriptSource,
    load_transcripts,
    reading_basis,
    save_transcripts,
)

__all__ = [
    "Cache",
    "CodingRow",
    "Event",
    "ImportedEvents",
    "Journals",
    "Manifest",
    "Memos",
    "NewCode",
    "Project",
    "Proposal",
    "RuleProposal",
    "RuleSwap",
    "SavedCodebook",
    "TranscriptSource",
    "Undo",
    "add_missing",
    "add_speaker",
    "append",
    "apply",
    "device_id",
    "ensure_saved",
    "events_for",
    "find_project",
    "find_saved",
    "history_entries",
    "journal_stamp",
    "links",
    "links_leading_out",
    "load_settings",
    "load_transcripts",
    "manifest",
    "memo_bytes",
    "parse_memo",
    "parse_settings",
    "propose_code",
    "propose_reader",
    "propose_rules",
    "propose_speaker",
    "read_all",
    "read_codings",
    "read_manifest",
    "read_memos",
    "read_participants",
    "read_speakers_csv",
    "read_transcript_file",
    "read_version",
    "reading_basis",
    "render_settings",
    "role_named",
    "run_ids",
    "save_memo",
    "save_transcripts",
    "transcript_files",
    "write_codebook",
    "write_file",
    "write_manifest",
    "write_participants",
]
