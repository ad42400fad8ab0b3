"""``qualcode.yaml``: every key checked, defaults filled in, slips with line and column."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from qualcode.codebook.findings import Findings
from qualcode.codebook.names import did_you_mean
from qualcode.errors import QualcodeError, SettingsError
from qualcode.formats import decode
from qualcode.model import Problem, Settings
from qualcode.model.coding import Counting
from qualcode.store.attribution import participant_columns, read_attribution
from qualcode.store.project import SETTINGS_FILE, SPEAKERS_FILE, Project, read_file
from qualcode.store.roles import read_roles
from qualcode.store.speakers import read_speakers, read_speakers_csv
from qualcode.store.surveys import read_surveys
from qualcode.store.yaml_file import (
    START,
    Entry,
    fields,
    one_of,
    read_yaml,
    text_map_of,
    text_of,
)

KEYS = (
    "name",
    "languages",
    "transcripts",
    "roles",
    "speakers",
    "unit",
    "counting",
    "decider",
    "embeddings",
    "spoken",
    "encodings",
    "readers",
    "surveys",
    "note",
    "attribution",
    "privacy",
)
COUNTINGS: tuple[Counting, ...] = ("rules", "read", "all")
REPORT_LANGUAGES = ("da", "en")
DEFAULTS = Settings()
SHOW = "show"
LANGUAGE = re.compile(r"[a-z]{2,3}")
ENCODINGS = ("utf-8", "cp1252", "iso-8859-1", "iso-8859-15", "mac_roman", "cp865", "utf-16")


def load_settings(project: Project) -> Settings:
    """Give the project's settings, ``speakers.csv`` among them; defaults where no file is.

    Raises ``SettingsError`` that lists every slip with its place.
    """
    settings = Settings()
    if project.settings.exists():
        settings = parse_settings(_text_of(project), columns=participant_columns(project))
    if not project.speakers.exists():
        return settings
    data = read_file(project.speakers)
    speakers, problems = read_speakers_csv(data, roles=settings.roles, file=SPEAKERS_FILE)
    if problems:
        raise slips_error(problems)
    return replace(settings, speakers=(*settings.speakers, *speakers))


def parse_settings(
    text: str, *, file: str = SETTINGS_FILE, columns: Sequence[str] | None = None
) -> Settings:
    """Give the settings that a text says; raises ``SettingsError`` with every slip.

    ``columns`` are those of ``participants.csv``, which an attribution may name.
    """
    findings = Findings(file)
    entry = read_yaml(text, findings=findings)
    settings = Settings() if entry is None else _settings(entry, columns=columns, findings=findings)
    if findings.failed:
        raise slips_error(findings.in_order())
    return settings


def slips_error(problems: Sequence[Problem]) -> SettingsError:
    """Give the error whose message lists problems, one a line, in order of place."""
    ordered = tuple(sorted(problems))
    return SettingsError("\n".join(str(problem) for problem in ordered), problems=ordered)


def _text_of(project: Project) -> str:
    data = read_file(project.settings)
    try:
        return decode(data).text if data.strip() else ""
    except QualcodeError as error:
        raise SettingsError(
            f"{SETTINGS_FILE}: is no plain text. Save it as plain text in UTF-8."
        ) from error


def _settings(entry: Entry, *, columns: Sequence[str] | None, findings: Findings) -> Settings:
    given = fields(entry, known=KEYS, findings=findings)
    data_language, report_language = _languages(given.get("languages"), findings=findings)
    roles = read_roles(given.get("roles"), findings=findings)
    privacy = _privacy(given.get("privacy"), findings=findings)
    return Settings(
        name=text_of(given.get("name"), findings=findings),
        data_language=data_language,
        report_language=report_language,
        roles=roles,
        speakers=read_speakers(given.get("speakers"), roles=roles, findings=findings),
        transcripts=_folder(given.get("transcripts"), findings=findings),
        spoken=_spoken(given.get("spoken"), findings=findings),
        encodings=_encodings(given.get("encodings"), findings=findings),
        readers=text_map_of(given.get("readers"), findings=findings),
        surveys=read_surveys(given.get("surveys"), roles=roles, findings=findings),
        max_words=_max_words(given.get("unit"), findings=findings),
        counting=_counting(given.get("counting"), findings=findings),
        decider=text_of(given.get("decider"), findings=findings),
        embeddings=text_of(given.get("embeddings"), findings=findings),
        note=text_of(given.get("note"), findings=findings),
        attribution=read_attribution(given.get("attribution"), columns=columns, findings=findings),
        names_pipeline=text_of(privacy.get("spacy"), findings=findings),
        small_cells=_small_cells(privacy.get("small_cells"), findings=findings),
        section_10=_is_on(privacy.get("section_10"), findings=findings),
    )


def _languages(entry: Entry | None, *, findings: Findings) -> tuple[str, str]:
    if entry is None:
        return DEFAULTS.data_language, DEFAULTS.report_language
    if entry.kind == "text":
        entry = replace(
            entry, kind="mapping", pairs=((_key("data"), entry), (_key("report"), entry))
        )
    given = fields(entry, known=("data", "report"), findings=findings)
    data = text_of(given.get("data"), findings=findings)
    if data and not LANGUAGE.fullmatch(data):
        findings.error(
            given["data"].place,
            f'"{data}" is no language code.',
            remedy="Write two letters, for instance da or en.",
        )
    if "report" not in given:
        return data, DEFAULTS.report_language
    return data, one_of(given["report"], choices=REPORT_LANGUAGES, findings=findings)


def _key(name: str) -> Entry:
    return Entry("text", START, 0, 0, text=name)


def _privacy(entry: Entry | None, *, findings: Findings) -> Mapping[str, Entry]:
    if entry is None:
        return {}
    return fields(entry, known=("spacy", "small_cells", "section_10"), findings=findings)


def _small_cells(entry: Entry | None, *, findings: Findings) -> int:
    if entry is None:
        return DEFAULTS.small_cells
    written = text_of(entry, findings=findings)
    if written == SHOW:
        return 0
    if re.fullmatch(r"[0-9]{1,3}", written):
        return int(written)
    findings.error(
        entry.place,
        f'"{written}" is no number of participants.',
        remedy=f"Write how many may be shown at least (small_cells: 5), or small_cells: {SHOW}",
    )
    return DEFAULTS.small_cells


def _is_on(entry: Entry | None, *, findings: Findings) -> bool:
    return entry is None or one_of(entry, choices=("on", "off"), findings=findings) != "off"


def _folder(entry: Entry | None, *, findings: Findings) -> str:
    written = text_of(entry, findings=findings)
    if entry is None or not written:
        return DEFAULTS.transcripts
    path = PurePosixPath(written.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"\w:|~", written):
        findings.error(
            entry.place,
            "the folder of transcripts must lie in the project folder.",
            remedy="Write its name only, for instance: transcripts",
        )
    return path.as_posix()


def _counting(entry: Entry | None, *, findings: Findings) -> Counting:
    if entry is None:
        return DEFAULTS.counting
    word = one_of(entry, choices=COUNTINGS, findings=findings)
    return next(one for one in COUNTINGS if one == word)


def _max_words(entry: Entry | None, *, findings: Findings) -> int:
    if entry is None:
        return DEFAULTS.max_words
    number = fields(entry, known=("max_words",), findings=findings).get("max_words")
    if number is None:
        return DEFAULTS.max_words
    written = text_of(number, findings=findings)
    if re.fullmatch(r"[1-9][0-9]{0,5}", written):
        return int(written)
    findings.error(
        number.place, f'"{written}" is no number of words.', remedy="Write it as: max_words: 90"
    )
    return DEFAULTS.max_words


def _spoken(entry: Entry | None, *, findings: Findings) -> Mapping[str, Mapping[str, str]]:
    if entry is None:
        return {}
    if entry.kind != "mapping":
        findings.error(
            entry.place, "spoken must name languages.", remedy="Write: spoken: {da: {ka': kan}}"
        )
        return {}
    for key, _ in entry.pairs:
        if not LANGUAGE.fullmatch(key.text):
            remedy = "Write the language first: spoken: {da: {ka': kan}}"
            findings.error(key.place, f'"{key.text}" is no language code.', remedy=remedy)
    return {key.text: text_map_of(value, findings=findings) for key, value in entry.pairs}


def _encodings(entry: Entry | None, *, findings: Findings) -> Mapping[str, str]:
    encodings = text_map_of(entry, findings=findings)
    if entry is None:
        return encodings
    for key, value in entry.pairs:
        name = encodings[key.text]
        if not _is_encoding(name):
            remedy = did_you_mean(name, ENCODINGS)
            findings.error(value.place, f'"{name}" is no encoding of text.', remedy=remedy)
    return encodings


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return False
    return bool(name)
