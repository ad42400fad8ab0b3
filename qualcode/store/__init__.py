"""The project folder and the cache: every file of them is read and written here."""

from qualcode.store.cache import Cache
from qualcode.store.code_layout import NewCode
from qualcode.store.codebook_file import write_codebook
from qualcode.store.codings_csv import CodingRow, ImportedEvents, events_for, read_codings
from qualcode.store.conflict_copies import Copy, Merged, conflict_copies, laid_aside, merge_copies
from qualcode.store.copy_folder import LIST as COPY_LIST
from qualcode.store.copy_folder import are_unchanged_copies, check_copy_folder, write_copies
from qualcode.store.device import device_id
from qualcode.store.events import Event, Undo, Withdrawn
from qualcode.store.events_then import EventsThen, events_then
from qualcode.store.filled_matrix import SummaryRow, read_matrix
from qualcode.store.history import INDEX as HISTORY_INDEX
from qualcode.store.history import (
    SavedCodebook,
    ensure_saved,
    find_saved,
    history_entries,
    read_version,
    with_fingerprints,
)
from qualcode.store.journal import (
    Journals,
    all_lines,
    append,
    journal_files,
    journal_stamp,
    read_all,
    undone_by,
    united,
)
from qualcode.store.journal_copy import Copied, Journey, copied_journals
from qualcode.store.journal_name import coder_file_name
from qualcode.store.kept_settings import settings_from, settings_values
from qualcode.store.key_places import KnownKeys, known_keys, remember_key
from qualcode.store.memos import (
    Memos,
    links,
    memo_bytes,
    parse_memo,
    read_memos,
    rewrite_memo,
    save_memo,
)
from qualcode.store.models import read_card, read_model, write_model
from qualcode.store.name_key import (
    KeyRow,
    add_kept,
    check_key_place,
    default_key,
    plain_name,
    read_kept,
    read_key,
    write_key,
)
from qualcode.store.new_code import propose_code
from qualcode.store.new_exception import propose_exception
from qualcode.store.originals import (
    links_leading_out,
    read_transcript_file,
    transcript_files,
)
from qualcode.store.participants import add_missing, read_participants, write_participants
from qualcode.store.plain_values import digest, from_plain, plain
from qualcode.store.project import Project, find_project, remove, write_file
from qualcode.store.proposal import Proposal, add_speaker, apply, propose_speaker
from qualcode.store.reader_choice import propose_reader
from qualcode.store.redaction import RedactedJournal, redacted_journals, rewrite_journal
from qualcode.store.roles import role_named
from qualcode.store.rule_edits import RuleProposal, RuleSwap, propose_rules
from qualcode.store.runs import (
    Manifest,
    manifest,
    read_manifest,
    run_ids,
    with_document,
    write_manifest,
)
from qualcode.store.settings import load_settings, parse_settings
from qualcode.store.speakers import read_speakers_csv
from qualcode.store.starter import render_settings
from qualcode.store.transcript_cache import (
    TranscriptSource,
    load_transcripts,
    reading_basis,
    save_transcripts,
)
from qualcode.store.translations_table import TranslationRow, read_translations
from qualcode.store.verification import JournalSeen, Verified, verify_journals
from qualcode.store.withdrawals import put_down, unfinished, withdrawn_at, without_participant

__all__ = [
    "COPY_LIST",
    "HISTORY_INDEX",
    "Cache",
    "CodingRow",
    "Copied",
    "Copy",
    "Event",
    "EventsThen",
    "ImportedEvents",
    "JournalSeen",
    "Journals",
    "Journey",
    "KeyRow",
    "KnownKeys",
    "Manifest",
    "Memos",
    "Merged",
    "NewCode",
    "Project",
    "Proposal",
    "RedactedJournal",
    "RuleProposal",
    "RuleSwap",
    "SavedCodebook",
    "SummaryRow",
    "TranscriptSource",
    "TranslationRow",
    "Undo",
    "Verified",
    "Withdrawn",
    "add_kept",
    "add_missing",
    "add_speaker",
    "all_lines",
    "append",
    "apply",
    "are_unchanged_copies",
    "check_copy_folder",
    "check_key_place",
    "coder_file_name",
    "conflict_copies",
    "copied_journals",
    "default_key",
    "device_id",
    "digest",
    "ensure_saved",
    "events_for",
    "events_then",
    "find_project",
    "find_saved",
    "from_plain",
    "history_entries",
    "journal_files",
    "journal_stamp",
    "known_keys",
    "laid_aside",
    "links",
    "links_leading_out",
    "load_settings",
    "load_transcripts",
    "manifest",
    "memo_bytes",
    "merge_copies",
    "parse_memo",
    "parse_settings",
    "plain",
    "plain_name",
    "propose_code",
    "propose_exception",
    "propose_reader",
    "propose_rules",
    "propose_speaker",
    "put_down",
    "read_all",
    "read_card",
    "read_codings",
    "read_kept",
    "read_key",
    "read_manifest",
    "read_matrix",
    "read_memos",
    "read_model",
    "read_participants",
    "read_speakers_csv",
    "read_transcript_file",
    "read_translations",
    "read_version",
    "reading_basis",
    "redacted_journals",
    "remember_key",
    "remove",
    "render_settings",
    "rewrite_journal",
    "rewrite_memo",
    "role_named",
    "run_ids",
    "save_memo",
    "save_transcripts",
    "settings_from",
    "settings_values",
    "transcript_files",
    "undone_by",
    "unfinished",
    "united",
    "verify_journals",
    "with_document",
    "with_fingerprints",
    "withdrawn_at",
    "without_participant",
    "write_codebook",
    "write_copies",
    "write_file",
    "write_key",
    "write_manifest",
    "write_model",
    "write_participants",
]
