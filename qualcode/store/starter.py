"""The first ``qualcode.yaml`` of a project, with a comment on every setting."""

from collections.abc import Mapping, Sequence

from qualcode.model import Settings, SpeakerSetting
from qualcode.store.yaml_file import quoted

_HEAD = """\
# Settings of this study. Lines that begin with # are comments; remove the # to use one.
# yes, no, ja and nej may be written where a setting asks for yes or no.
"""
_ROLES = """\
# Who is who. From the start there are: resident, staff (counted), interviewer,
# interpreter (speaks for the participant) and other (not counted). Add your own:
# roles:
#   - {name: volunteer, counts: yes, label: {da: frivillig, en: volunteer}}
"""
_SPEAKERS = """\
# Speaker labels whose role cannot be seen from the transcripts or participants.csv.
"""
_SPEAKERS_EXAMPLE = """\
# speakers:
#   - {label: MH, role: interviewer}
#   - {label: Bent, transcript: K02, spoken: {it: ikke}}
"""
_UNIT = """\
# A passage is one turn of a participant; longer turns are cut at sentence ends.
"""
_COUNTING = """\
# What heads the tables: read (somebody accepted it), rules (and strong hits of rules that
# nobody has read), all (and suggestions). The other figures stay in the row.
"""
_DECIDER = """\
# Whose word counts where coders disagree; without one, such passages are not counted.
"""
_SPOKEN = """\
# Spellings of speech, by language, beside those that are built in.
"""
_ENCODINGS = """\
# Files whose letters come out wrong: say how they were saved.
# encodings: {interview 3.txt: cp1252}
"""
_READERS = """\
# Files that two readers claim: say which one reads them.
# readers: {interview 3.txt: otter}
"""
_NOTE = """\
# A sentence that must stand with every table and document.
"""


def render_settings(settings: Settings) -> str:
    """Give the text of a ``qualcode.yaml`` that says these settings, roles excepted."""
    data, report = settings.data_language, settings.report_language
    languages = f"{{data: {data}, report: {report}}}" if data else f"{{report: {report}}}"
    return (
        "\n".join(
            (
                _HEAD,
                _pair("name", settings.name, example="Vestparken"),
                "# The language spoken in the transcripts (data) and that of reports (da or en).",
                f"languages: {languages}\n",
                "# The folder with the transcripts; a dot where they lie beside this file.",
                _pair("transcripts", settings.transcripts, example="transcripts"),
                _ROLES,
                _speakers(settings.speakers),
                f"{_UNIT}unit: {{max_words: {settings.max_words}}}\n",
                f"{_COUNTING}counting: {settings.counting}\n",
                _DECIDER + _pair("decider", settings.decider, example="maja"),
                _SPOKEN + _spoken(settings.spoken),
                _encodings(settings.encodings),
                _readers(settings.readers),
                _NOTE + _pair("note", settings.note, example="Fortroligt. Må ikke deles."),
            )
        ).rstrip("\n")
        + "\n"
    )


def speaker_pairs(setting: SpeakerSetting) -> tuple[tuple[str, str], ...]:
    """Give key and value, as written in YAML, of what a speaker setting says."""
    said = (
        ("label", quoted(setting.label)),
        ("role", setting.role and quoted(setting.role)),
        ("transcript", setting.transcript and quoted(setting.transcript)),
        ("participant", setting.participant and quoted(setting.participant)),
        ("spoken", setting.spoken and _flow(setting.spoken)),
    )
    return tuple((key, str(value)) for key, value in said if value)


def _pair(key: str, value: str, *, example: str) -> str:
    return f"{key}: {quoted(value)}\n" if value else f"# {key}: {example}\n"


def _speakers(speakers: Sequence[SpeakerSetting]) -> str:
    if not speakers:
        return _SPEAKERS + _SPEAKERS_EXAMPLE
    lines = [
        f"  - {{{', '.join(f'{key}: {value}' for key, value in speaker_pairs(setting))}}}\n"
        for setting in speakers
        if setting.source == "settings"
    ]
    return f"{_SPEAKERS}speakers:\n{''.join(lines)}"


def _spoken(spoken: Mapping[str, Mapping[str, str]]) -> str:
    if not spoken:
        return "# spoken: {da: {itj: ikke}}\n"
    lines = [f"  {language}: {_flow(pairs)}\n" for language, pairs in spoken.items()]
    return f"spoken:\n{''.join(lines)}"


def _encodings(encodings: Mapping[str, str]) -> str:
    return f"encodings: {_flow(encodings)}\n" if encodings else _ENCODINGS


def _readers(readers: Mapping[str, str]) -> str:
    return f"readers: {_flow(readers)}\n" if readers else _READERS


def _flow(pairs: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{quoted(key)}: {quoted(value)}' for key, value in pairs.items())}}}"
