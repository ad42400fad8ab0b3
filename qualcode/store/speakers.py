"""What the project says of speaker labels: in the settings, and in ``speakers.csv``."""

from collections.abc import Sequence
from dataclasses import replace

from qualcode.codebook.findings import Findings
from qualcode.model import Problem, Role, SpeakerSetting
from qualcode.store.roles import role_named, unknown_role
from qualcode.store.table_file import read_table
from qualcode.store.yaml_file import Entry, fields, text_map_of, text_of

KEYS = ("label", "role", "transcript", "participant", "spoken")
COLUMNS = ("label", "role", "transcript", "participant")


def read_speakers(
    entry: Entry | None, *, roles: Sequence[Role], findings: Findings
) -> tuple[SpeakerSetting, ...]:
    """Give the speakers of the settings, written as pairs or as a list."""
    if entry is None:
        return ()
    if entry.kind not in {"mapping", "list"}:
        findings.error(
            entry.place, "speakers must be pairs or a list.", remedy="Write each as: label: role"
        )
        return ()
    found: dict[tuple[str, str], SpeakerSetting] = {}
    parts: list[tuple[Entry | None, Entry]] = [(None, item) for item in entry.items]
    parts += entry.pairs
    for key, value in parts:
        setting = _setting(key, value, roles=roles, findings=findings)
        place = (setting.label, setting.transcript)
        if setting.label and place in found:
            what = f'label "{setting.label}" is listed twice for the same transcripts.'
            findings.error((key or value).place, what, remedy="Keep one of the two.")
        found[place] = setting
    return tuple(found.values())


def read_speakers_csv(
    data: bytes, *, roles: Sequence[Role], file: str = "speakers.csv"
) -> tuple[tuple[SpeakerSetting, ...], tuple[Problem, ...]]:
    """Give the speakers of ``speakers.csv`` (label, role, transcript, participant)."""
    table = read_table(data, file=file, columns=COLUMNS, needed=COLUMNS[:2])
    if isinstance(table, Problem):
        return (), (table,)
    found = [
        _from_row(table.said(row), line=row.line, roles=roles, file=file) for row in table.rows
    ]
    return (
        tuple(setting for setting, problem in found if problem is None),
        tuple(problem for _, problem in found if problem is not None),
    )


def _setting(
    key: Entry | None, value: Entry, *, roles: Sequence[Role], findings: Findings
) -> SpeakerSetting:
    known = KEYS if key is None else KEYS[1:]
    if key is not None and value.kind in {"text", "empty"}:
        given = {"role": value}
    else:
        given = fields(value, known=known, findings=findings)
    label = text_of(key or given.get("label"), findings=findings)
    if not label:
        findings.error(
            (key or value).place, "this speaker has no label.", remedy="Write it as: label: Bent"
        )
    return SpeakerSetting(
        label,
        role=_role(given.get("role"), roles=roles, findings=findings),
        transcript=text_of(given.get("transcript"), findings=findings),
        participant=text_of(given.get("participant"), findings=findings),
        spoken=text_map_of(given.get("spoken"), findings=findings),
    )


def _role(entry: Entry | None, *, roles: Sequence[Role], findings: Findings) -> str:
    word = text_of(entry, findings=findings)
    if entry is None or not word:
        return ""
    role = role_named(word, roles=roles)
    if role is None:
        findings.error(entry.place, f'"{word}" is no role.', remedy=unknown_role(word, roles=roles))
    return role.name if role else ""


def _from_row(
    said: dict[str, str], *, line: int, roles: Sequence[Role], file: str
) -> tuple[SpeakerSetting, Problem | None]:
    label, word, transcript, participant = (said.get(name, "") for name in COLUMNS)
    setting = SpeakerSetting(
        label, transcript=transcript, participant=participant, source="speakers.csv"
    )
    if not label:
        remedy = "Write the speaker's label as it stands in the transcript."
        return setting, Problem(file, line, 0, "this row has no label.", remedy)
    role = role_named(word, roles=roles)
    if word and role is None:
        remedy = unknown_role(word, roles=roles)
        return setting, Problem(file, line, 0, f'"{word}" is no role.', remedy)
    return replace(setting, role=role.name if role else ""), None
