"""What settings, header and the label itself say of who speaks in one transcript."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.model import Role, Settings, SpeakerSetting, Transcript
from qualcode.readers.label_words import (
    INTERVIEWER_LABELS,
    PARTICIPANT_LABELS,
    WEAK_INTERVIEWER_LABELS,
)

_INTERVIEWER_KEYS = ("interviewer", "interviewere", "moderator", "facilitator", "interviewet af")
_PARTICIPANT_KEYS = (
    "deltager",
    "deltagere",
    "participant",
    "participants",
    "informant",
    "informanter",
    "respondent",
    "pseudonym",
)
_INTERPRETER_KEYS = ("tolk", "interpreter")
ROLE_KEYS = ("rolle", "role")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\bog\b|\band\b)\s*")
_NUMBER = re.compile(r"[\s_]*\d+$")


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one label, apart from ``participants.csv``.

    ``how`` as in :class:`qualcode.model.Speaker`. ``name`` is the person's pseudonym where
    the header gives it, ``person`` whose words they are where the settings say it.
    ``takes_part``: the header names the speaker as a participant, even if no role.
    """

    role: str = ""
    how: str = "unknown"
    name: str = ""
    person: str = ""
    takes_part: bool = False


def labels_in(transcript: Transcript) -> tuple[str, ...]:
    """Give the speaker labels of a transcript in the order in which they first speak."""
    return tuple(dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker))


def roles_in(transcript: Transcript, *, settings: Settings) -> dict[str, Said]:
    """Say for each label what the settings, else the header, else its own name tell."""
    labels = labels_in(transcript)
    by_name = {label: role_of_label(label, labels=labels, settings=settings) for label in labels}
    by_header = _by_header(transcript, labels=labels, by_name=by_name, settings=settings)
    found: dict[str, Said] = {}
    for label in labels:
        said = by_header.get(label, Said())
        if label in transcript.background:
            said = _by_background(transcript.background[label], settings=settings)
        elif not said.role and by_name[label] and not said.takes_part:
            said = replace(said, role=by_name[label], how="label")
        setting = setting_for(label, transcript.id, settings=settings)
        if setting is not None:
            said = _by_setting(said, setting, settings=settings)
        found[label] = said
    return found


def _by_background(background: Mapping[str, str], *, settings: Settings) -> Said:
    """Give what a survey says of a respondent, whatever their label looks like."""
    role = role_called(background.get("role", ""), settings=settings)
    if role is None:
        return Said(takes_part=True)
    return Said(role.name, "header", takes_part=True)


def setting_for(label: str, transcript_id: str, *, settings: Settings) -> SpeakerSetting | None:
    """Give what the settings say of a label: for this transcript, else for all."""
    fitting = [
        one
        for one in settings.speakers
        if one.transcript in {"", transcript_id} and one.label.casefold() == label.casefold()
    ]
    ranked = sorted(fitting, key=lambda one: (not one.transcript, one.label != label))
    return next((one for one in ranked if one.role or one.participant), None)


def _by_setting(said: Said, setting: SpeakerSetting, *, settings: Settings) -> Said:
    role = role_called(setting.role, settings=settings)
    if role is not None:
        said = replace(said, role=role.name, how=setting.source)
    return replace(said, person=setting.participant or said.person)


def role_called(word: str, *, settings: Settings) -> Role | None:
    """Give the role that a word names: its name, a label or a synonym; else ``None``."""
    folded = word.strip().casefold()
    return next((role for role in settings.roles if folded in _names(role)), None)


def _names(role: Role) -> set[str]:
    words = (role.name, *role.label.values(), *role.synonyms)
    return {word.casefold() for word in words}


def role_of_label(label: str, *, labels: Sequence[str], settings: Settings) -> str:
    """Give the role that the label itself names (``Interviewer``, ``I1``, ``Tolk``), else empty.

    ``M`` and ``Q`` stand for the interviewer only where no other label does.
    """
    asking = next((role.name for role in settings.roles if role.asks), "")
    core = _core(label)
    if core in INTERVIEWER_LABELS:
        return asking
    if core in WEAK_INTERVIEWER_LABELS:
        others = any(_core(other) in INTERVIEWER_LABELS for other in labels)
        return "" if others or _NUMBER.search(label) else asking
    role = role_called(core, settings=settings)
    return role.name if role is not None else ""


def _core(label: str) -> str:
    return _NUMBER.sub("", _ASIDE.sub("", label).strip(" .")).casefold().strip(" .")


def _by_header(
    transcript: Transcript,
    *,
    labels: Sequence[str],
    by_name: Mapping[str, str],
    settings: Settings,
) -> dict[str, Said]:
    header = transcript.header
    found: dict[str, Said] = {}
    for keys, fits in ((_INTERVIEWER_KEYS, "asks"), (_INTERPRETER_KEYS, "speaks_for_participant")):
        role = next((one.name for one in settings.roles if getattr(one, fits)), "")
        for label in _named(names_in(header, keys), labels):
            found.setdefault(label, Said(role, "header"))
    names = names_in(header, _PARTICIPANT_KEYS)
    word = next((header[key] for key in ROLE_KEYS if header.get(key)), "")
    if names or word:
        left = [label for label in labels if label not in found]
        matched = _match(names, left, by_name=by_name)
        roles = roles_named(word, count=len(names), settings=settings)
        for label, name in matched.items():
            role = roles[names.index(name)] if name in names else roles[0]
            how = "header" if role else "unknown"
            found[label] = Said(role, how, name=name, takes_part=True)
    return found


def names_in(header: Mapping[str, str], keys: Iterable[str]) -> list[str]:
    """Give the names of a header line, without brackets: ``Kurt (pseudonym), Jytte``.

    >>> names_in({"interviewer": "I1 og I2"}, ["interviewer"])
    ['I1', 'I2']
    """
    value = ", ".join(header[key] for key in keys if header.get(key))
    parts = _BETWEEN.split(_ASIDE.sub("", value))
    return [part for part in (part.strip(" .–-") for part in parts) if part]


def roles_named(word: str, *, count: int, settings: Settings) -> list[str]:
    """Give one role for each of ``count`` people (at least one) from the header's words."""
    parts = _BETWEEN.split(word)
    single = [_role_in(part, settings=settings) for part in parts]
    known = [role for role in single if role]
    if len(single) == count and all(single):
        return single
    return [known[0] if known else ""] * max(1, count)


def _role_in(words: str, *, settings: Settings) -> str:
    whole = role_called(words, settings=settings)
    candidates = [whole] + [role_called(word, settings=settings) for word in words.split()]
    return next((role.name for role in candidates if role is not None), "")


def _named(names: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Give the labels that are one of the names, or the initials of one (``MH``)."""
    folded = {name.casefold() for name in names}
    initials = {"".join(word[0] for word in name.split()) for name in names if " " in name}
    return [label for label in labels if label.casefold() in folded or label in initials]


def _match(
    names: Sequence[str], labels: Sequence[str], *, by_name: Mapping[str, str]
) -> dict[str, str]:
    """Match labels to the participants' names: by name, by initial, by being the only one."""
    matched: dict[str, str] = {}
    for same in (_is_name, _is_first_name, _is_initial):
        for label in labels:
            fitting = [name for name in names if same(label, name)]
            free = [name for name in fitting if name not in matched.values()]
            known = by_name[label] and same is _is_initial
            if label not in matched and len(free) == 1 and not known:
                matched[label] = free[0]
    open_names = [name for name in names if name not in matched.values()]
    open_labels = [label for label in labels if label not in matched and not by_name[label]]
    return matched | _only_ones(open_names, open_labels, named=bool(names))


def _only_ones(names: Sequence[str], labels: Sequence[str], *, named: bool) -> dict[str, str]:
    """Match the names and labels that are left over, where only one way is possible.

    Two or more of each take part, but nothing says which is whose: their names stay empty.
    """
    if named and not names:
        return {}
    generic = [label for label in labels if _core(label) in PARTICIPANT_LABELS]
    chosen = generic if len(generic) == 1 else labels
    if len(chosen) == 1 and len(names) <= 1:
        return {chosen[0]: names[0] if names else ""}
    return dict.fromkeys(chosen, "") if 1 < len(chosen) == len(names) else {}


def _is_name(label: str, name: str) -> bool:
    return _ASIDE.sub("", label).casefold() == name.casefold()


def _is_first_name(label: str, name: str) -> bool:
    return label.split(maxsplit=1)[0].casefold() == name.split(maxsplit=1)[0].casefold()


def _is_initial(label: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.split())
    return label.isupper() and len(label) <= 3 and label in {name[:1], initials}
