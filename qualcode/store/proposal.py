"""A change to ``qualcode.yaml`` as a proposal: shown first, then written, nothing else touched."""

from codecs import BOM_UTF8
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.codebook.findings import Findings
from qualcode.errors import QualcodeError, SettingsError, UnknownNameError
from qualcode.formats import decode
from qualcode.model import Settings, SpeakerSetting
from qualcode.store.project import SETTINGS_FILE, Project, read_file, write_file
from qualcode.store.roles import role_named, unknown_role
from qualcode.store.settings import parse_settings
from qualcode.store.starter import speaker_pairs
from qualcode.store.yaml_file import Entry, read_yaml


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole text of a file before and after; ``old`` is empty where there is no file.

    ``encoding`` is the one the file was saved in, and will be saved in again.
    """

    path: Path
    old: str
    new: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str


def propose_speaker(project: Project, *, setting: SpeakerSetting) -> Proposal:
    """Give the change that puts a speaker into the settings, comments and order kept.

    A setting of the same label and transcript is changed in its place. Raises
    ``UnknownNameError`` for a role the project does not have, and ``SettingsError`` when
    the file is written in a way that must be changed by hand.
    """
    old, encoding = read_settings_text(project)
    settings = parse_settings(old)
    role = role_named(setting.role, roles=settings.roles) if setting.role else None
    if setting.role and role is None:
        remedy = unknown_role(setting.role, roles=settings.roles)
        raise UnknownNameError(f'"{setting.role}" is no role. {remedy}')
    setting = replace(setting, role=role.name if role else "", source="settings")
    new = with_speaker(old, setting=setting)
    if not _says(new, setting=setting, before=settings):
        pairs = ", ".join(f"{key}: {value}" for key, value in speaker_pairs(setting))
        raise SettingsError(
            f"{SETTINGS_FILE}: could not be changed without touching other lines. "
            f'Write by hand, under "speakers:": - {{{pairs}}}'
        )
    return Proposal(project.settings, old, new, encoding)


def add_speaker(project: Project, *, setting: SpeakerSetting) -> str:
    """Give the new text of the settings with a speaker put in; see ``propose_speaker``."""
    return propose_speaker(project, setting=setting).new


def apply(proposal: Proposal, *, project: Project) -> None:
    """Write a proposal; raises ``SettingsError`` when the file has changed in between."""
    if read_settings_text(project)[0] != proposal.old:
        raise SettingsError(
            f"{proposal.path.name}: was changed while you looked. Run the command again."
        )
    try:
        data = proposal.new.encode(proposal.encoding)
    except UnicodeEncodeError as error:
        raise SettingsError(
            f"{proposal.path.name}: its encoding lacks a letter of the new line. "
            "Save the file as UTF-8 and run the command again."
        ) from error
    write_file(project, proposal.path, data=data)


def with_speaker(text: str, *, setting: SpeakerSetting) -> str:
    """Give settings' text with a speaker put in; every other line stays as it is."""
    root = read_yaml(text, findings=Findings(SETTINGS_FILE))
    pairs = root.pairs if root is not None else ()
    found = next(((key, value) for key, value in pairs if key.text == "speakers"), None)
    if found is None:
        return _appended(text, setting=setting)
    key, value = found
    if value.kind == "empty":
        edits = _filled(text, key=key, value=value, setting=setting)
    else:
        edits = _changed(text, speakers=value, setting=setting)
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def read_settings_text(project: Project) -> tuple[str, str]:
    """Give the settings' text and the encoding it was saved in; empty where there is none.

    Raises ``SettingsError`` when the file is no plain text.
    """
    if not project.settings.exists():
        return "", "utf-8"
    data = read_file(project.settings)
    if not data.strip():
        return "", "utf-8"
    try:
        encoding = "utf-8-sig" if data.startswith(BOM_UTF8) else decode(data).encoding
        return data.decode(encoding), encoding
    except (QualcodeError, UnicodeDecodeError, LookupError) as error:
        raise SettingsError(
            f"{SETTINGS_FILE}: is no plain text. Save it as plain text in UTF-8."
        ) from error


def _says(text: str, *, setting: SpeakerSetting, before: Settings) -> bool:
    try:
        after = parse_settings(text)
    except SettingsError:
        return False
    place = (setting.label, setting.transcript)
    others = [one for one in before.speakers if (one.label, one.transcript) != place]
    same = [one for one in after.speakers if (one.label, one.transcript) != place]
    said = [one for one in after.speakers if (one.label, one.transcript) == place]
    return (
        replace(after, speakers=()) == replace(before, speakers=())
        and same == others
        and [one.role for one in said] == [setting.role]
        and {one.participant for one in said} >= {setting.participant or said[0].participant}
    )


def _appended(text: str, *, setting: SpeakerSetting) -> str:
    newline = newline_of(text)
    text += newline if text and not text.endswith("\n") else ""
    return f"{text}speakers:{newline}{_item(setting, indent='  ', newline=newline)}"


def _filled(text: str, *, key: Entry, value: Entry, setting: SpeakerSetting) -> list[Edit]:
    indent = " " * (key.place.column + 1)
    words = _item(setting, indent=indent, newline=newline_of(text))
    edits = [after_line(text, key.end, words=words)]
    if text[value.start : value.end].strip():
        edits.append(Edit(value.start, value.end, ""))
    return edits


def _changed(text: str, *, speakers: Entry, setting: SpeakerSetting) -> list[Edit]:
    for key, value in _listed(speakers):
        if (key.text, _transcript(value)) == (setting.label, setting.transcript):
            return _overwritten(text, value=value, setting=setting)
    written = dict(speaker_pairs(setting))
    if speakers.kind == "list" and not speakers.flow:
        dash = text.rindex("-", 0, speakers.items[-1].start)
        indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
        words = _item(setting, indent=indent, newline=newline_of(text))
        return [after_line(text, end_of(speakers), words=words)]
    if speakers.kind == "list":
        return [into_brackets(text, speakers, words=_brackets(written))]
    label = written.pop("label")
    words = f"{label}: {written['role'] if [*written] == ['role'] else _brackets(written)}"
    if speakers.flow:
        return [into_brackets(text, speakers, words=words)]
    words = " " * (speakers.place.column - 1) + words + newline_of(text)
    return [after_line(text, end_of(speakers), words=words)]


def _listed(speakers: Entry) -> list[tuple[Entry, Entry]]:
    labels = [_value(item, "label") for item in speakers.items]
    return [
        (label, item) for label, item in zip(labels, speakers.items, strict=True) if label
    ] or list(speakers.pairs)


def _transcript(value: Entry) -> str:
    entry = _value(value, "transcript")
    return entry.text.strip() if entry else ""


def _value(entry: Entry, key: str) -> Entry | None:
    return next((value for name, value in entry.pairs if name.text == key), None)


def _overwritten(text: str, *, value: Entry, setting: SpeakerSetting) -> list[Edit]:
    said = {key: words for key, words in speaker_pairs(setting) if key in {"role", "participant"}}
    if value.kind != "mapping":
        words = said["role"] if [*said] == ["role"] else _brackets(said)
        return [Edit(value.start, value.end, words)]
    edits = []
    for key, words in said.items():
        old = _value(value, key)
        if old is not None and old.kind == "text":
            edits.append(Edit(old.start, old.end, words))
            said = {one: word for one, word in said.items() if one != key}
    return edits + _further(text, value=value, pairs=said)


def _further(text: str, *, value: Entry, pairs: dict[str, str]) -> list[Edit]:
    if not pairs:
        return []
    if value.flow:
        return [into_brackets(text, value, words=_brackets(pairs)[1:-1])]
    indent = " " * (value.place.column - 1)
    lines = [f"{indent}{key}: {words}{newline_of(text)}" for key, words in pairs.items()]
    return [after_line(text, end_of(value), words="".join(lines))]


def _item(setting: SpeakerSetting, *, indent: str, newline: str) -> str:
    lines = [f"{key}: {value}" for key, value in speaker_pairs(setting)]
    return f"{indent}- " + f"{newline}{indent}  ".join(lines) + newline


def _brackets(pairs: dict[str, str]) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"


def into_brackets(text: str, entry: Entry, *, words: str) -> Edit:
    """Give the edit that adds words behind what stands in brackets."""
    close = entry.end - 1
    inside = text[entry.start + 1 : close].rstrip()
    link = "" if not inside or inside.endswith(",") else ", "
    place = entry.start + 1 + len(inside)
    return Edit(place, place, f"{link}{words}")


def after_line(text: str, place: int, *, words: str) -> Edit:
    """Give the edit that adds lines below the one that holds a place."""
    if text[place - 1] == "\n":
        return Edit(place, place, words)
    line_end = text.find("\n", place)
    if line_end < 0:
        return Edit(len(text), len(text), newline_of(text) + words)
    return Edit(line_end + 1, line_end + 1, words)


def end_of(entry: Entry) -> int:
    """Give where the words of a value end, without the blank lines and comments after it."""
    if entry.flow or entry.kind in {"text", "empty"}:
        return entry.end
    last = entry.items[-1] if entry.items else entry.pairs[-1][1]
    return end_of(last) if last.kind != "empty" else entry.pairs[-1][0].end


def newline_of(text: str) -> str:
    """Give the line end that a text is written with."""
    return "\r\n" if "\r\n" in text else "\n"
