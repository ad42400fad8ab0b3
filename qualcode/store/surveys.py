"""What the project says of its surveys: which columns are answers, and who answers."""

from collections.abc import Mapping, Sequence

from qualcode.codebook.findings import Findings
from qualcode.model import Role, Survey
from qualcode.store.roles import role_named, unknown_role
from qualcode.store.yaml_file import Entry, fields, text_of, texts_of

KEYS = ("respondent", "answers", "role", "leave_out")
_EXAMPLE = 'Write: surveys: {"svar.csv": {respondent: Nr, answers: [Kommentar], role: resident}}'


def read_surveys(
    entry: Entry | None, *, roles: Sequence[Role], findings: Findings
) -> Mapping[str, Survey]:
    """Give the surveys of the settings by the name of their file."""
    if entry is None:
        return {}
    if entry.kind != "mapping":
        findings.error(entry.place, "surveys must name files.", remedy=_EXAMPLE)
        return {}
    return {
        key.text: _survey(key, value, roles=roles, findings=findings) for key, value in entry.pairs
    }


def _survey(key: Entry, value: Entry, *, roles: Sequence[Role], findings: Findings) -> Survey:
    given = fields(value, known=KEYS, findings=findings)
    survey = Survey(
        text_of(given.get("respondent"), findings=findings),
        texts_of(given.get("answers"), findings=findings),
        _role(given.get("role"), roles=roles, findings=findings),
        texts_of(given.get("leave_out"), findings=findings),
    )
    for name in ("respondent", "answers"):
        if value.kind == "mapping" and not getattr(survey, name):
            findings.error(key.place, f'this survey has no "{name}".', remedy=_EXAMPLE)
    return survey


def _role(entry: Entry | None, *, roles: Sequence[Role], findings: Findings) -> str:
    word = text_of(entry, findings=findings)
    if entry is None or not word:
        return ""
    role = role_named(word, roles=roles)
    if role is None:
        findings.error(entry.place, f'"{word}" is no role.', remedy=unknown_role(word, roles=roles))
    return role.name if role else ""
