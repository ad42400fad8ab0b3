"""The project's roles: those every project has, and those its settings add or change."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.codebook.findings import Findings
from qualcode.codebook.names import nearest
from qualcode.model import DEFAULT_ROLES, Role
from qualcode.store.yaml_file import (
    Entry,
    fields,
    text_map_of,
    text_of,
    texts_of,
    yes_or_no,
)

KEYS = ("name", "counts", "asks", "speaks_for_participant", "label", "synonyms")
LABEL_LANGUAGES = ("da", "en")


def role_named(word: str, *, roles: Iterable[Role]) -> Role | None:
    """Give the role that is called this: by name, label or synonym, upper or lower case."""
    sought = _folded(word)
    return next((role for role in roles if sought and sought in _words(role)), None)


def unknown_role(word: str, *, roles: Sequence[Role]) -> str:
    """Give the remedy for a word that no role is called."""
    near = nearest(word, (word for role in roles for word in _words(role)))
    meant = role_named(near, roles=roles) if near else None
    if meant:
        return f'Did you mean "{meant.name}"?'
    names = ", ".join(role.name for role in roles)
    return f'Possible are {names}; more can be listed under "roles:" in qualcode.yaml.'


def read_roles(entry: Entry | None, *, findings: Findings) -> tuple[Role, ...]:
    """Give all roles: the ready-made ones nobody listed, then the listed ones in order."""
    if entry is None:
        return DEFAULT_ROLES
    if entry.kind != "list":
        findings.error(
            entry.place, "roles must be a list.", remedy="Write one role a line, after a dash."
        )
        return DEFAULT_ROLES
    listed: dict[str, Role] = {}
    for item in entry.items:
        role = _role(item, findings=findings)
        if role is None:
            continue
        if role.name in listed:
            findings.error(
                item.place, f'role "{role.name}" is listed twice.', remedy="Keep one of the two."
            )
        listed[role.name] = role
    roles = (*(one for one in DEFAULT_ROLES if one.name not in listed), *listed.values())
    _check_words(roles, entry=entry, findings=findings)
    return roles


def _role(item: Entry, *, findings: Findings) -> Role | None:
    given = {"name": item} if item.kind == "text" else fields(item, known=KEYS, findings=findings)
    name = text_of(given.get("name"), findings=findings)
    if not name:
        findings.error(item.place, "this role has no name.", remedy="Write it as: name: volunteer")
        return None
    known = role_named(name, roles=DEFAULT_ROLES)
    role = _with_answers(known or Role(name, counts=True), given=given, findings=findings)
    if known is None and not given.keys() & {"counts"}:
        role = replace(role, counts=not (role.asks or role.speaks_for_participant))
    if role.counts and (role.asks or role.speaks_for_participant):
        findings.error(
            item.place,
            f'role "{name}" is counted, and asks or speaks for a participant.',
            remedy="Write counts: no, for nobody's words are counted beside the participants'.",
        )
    return role


def _with_answers(role: Role, *, given: dict[str, Entry], findings: Findings) -> Role:
    answers = {
        key: yes_or_no(given[key], findings=findings)
        for key in ("counts", "asks", "speaks_for_participant")
        if key in given
    }
    return replace(
        role,
        counts=answers.get("counts", role.counts),
        asks=answers.get("asks", role.asks),
        speaks_for_participant=answers.get("speaks_for_participant", role.speaks_for_participant),
        label={**role.label, **_label(given.get("label"), findings=findings)},
        synonyms=tuple(
            dict.fromkeys((*role.synonyms, *texts_of(given.get("synonyms"), findings=findings)))
        ),
    )


def _label(entry: Entry | None, *, findings: Findings) -> dict[str, str]:
    if entry is not None and entry.kind == "text":
        return dict.fromkeys(LABEL_LANGUAGES, entry.text.strip())
    return text_map_of(entry, findings=findings)


def _check_words(roles: Sequence[Role], *, entry: Entry, findings: Findings) -> None:
    owners: dict[str, str] = {}
    for role in roles:
        for word in _words(role):
            owner = owners.setdefault(word, role.name)
            if owner != role.name:
                findings.error(
                    entry.place,
                    f'"{word}" means both {owner} and {role.name}.',
                    remedy="Keep it under one of these roles.",
                )


def _words(role: Role) -> tuple[str, ...]:
    words = (role.name, *role.label.values(), *role.synonyms)
    return tuple(dict.fromkeys(_folded(word) for word in words))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip().casefold()
