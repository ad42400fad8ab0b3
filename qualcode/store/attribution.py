"""``attribution:`` of the settings: a template whose fields are known."""

from collections.abc import Sequence

from qualcode.codebook.findings import Findings, Place
from qualcode.codebook.names import did_you_mean
from qualcode.errors import QualcodeError
from qualcode.formats import read_rows
from qualcode.report.attribution import FIELDS, fields_in, named_field, stray_brace
from qualcode.store.project import PARTICIPANTS_FILE, Project, read_file
from qualcode.store.yaml_file import Entry, text_of


def read_attribution(
    entry: Entry | None, *, columns: Sequence[str] | None, findings: Findings
) -> str:
    """Give the template; a stray brace or an unknown field is a finding.

    ``columns`` are those of ``participants.csv``; ``None`` where they are not known, and then
    no field is refused.
    """
    template = text_of(entry, findings=findings)
    if entry is None or not template:
        return ""
    stray = stray_brace(template)
    if stray >= 0:
        remedy = 'Write each field in braces of its own, as: "{pseudonym}, {role}"'
        findings.error(_place(entry, stray), "a brace stands alone.", remedy=remedy)
    for name, at in fields_in(template) if columns is not None else ():
        if not named_field(name, columns or ()):
            remedy = did_you_mean(name, dict.fromkeys((*FIELDS, *(columns or ()))))
            findings.error(_place(entry, at), f'"{name}" is no field.', remedy=remedy)
    return template


def participant_columns(project: Project) -> tuple[str, ...] | None:
    """Give the columns of ``participants.csv``; ``None`` where it cannot be read."""
    if not project.participants.exists():
        return ()
    try:
        return read_rows(read_file(project.participants), file=PARTICIPANTS_FILE).header
    except QualcodeError:
        return None


def _place(entry: Entry, at: int) -> Place:
    """Give the place of a sign of the text; its line is the entry's, as is right for one line."""
    mark = int(entry.end - entry.start > len(entry.text))
    return Place(entry.place.line, entry.place.column + mark + at)
