"""Settings: every key is checked, every slip has its place, defaults are filled in."""

from pathlib import Path

import pytest

from qualcode.errors import SettingsError
from qualcode.model import DEFAULT_ROLES, Problem, Role, Settings, SpeakerSetting
from qualcode.store import Project, load_settings, parse_settings


def slips_of(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert all(isinstance(one, Problem) for one in caught.value.problems)
    return str(caught.value)


def test_a_project_without_settings_has_the_defaults(tmp_path: Path) -> None:
    """Neither the file nor any key in it is needed."""
    assert load_settings(Project(tmp_path)) == Settings()
    assert parse_settings("") == Settings()
    assert parse_settings("# kun en kommentar\nname:\nroles:\n") == Settings()


def test_every_key_is_read() -> None:
    """One file that says everything."""
    settings = parse_settings(
        """
name: Vestparken
languages: {data: en, report: en}
transcripts: interviews/rå
roles:
  - {name: volunteer, counts: ja, label: {da: frivillig}, synonyms: [frivillige]}
speakers:
  MH: interviewer
  Bent: {role: medarbejder, transcript: K02, participant: K02-1, spoken: {it: ikke}}
unit: {max_words: 60}
counting: read
decider: maja
spoken: {da: {itj: ikke}, en: {gonna: going to}}
encodings: {a.txt: cp1252}
note: Fortroligt.
privacy: {spacy: da_core_news_sm, section_10: off}
"""
    )
    volunteer = Role("volunteer", counts=True, label={"da": "frivillig"}, synonyms=("frivillige",))
    assert settings == Settings(
        name="Vestparken",
        data_language="en",
        report_language="en",
        transcripts="interviews/rå",
        roles=(*DEFAULT_ROLES, volunteer),
        speakers=(
            SpeakerSetting("MH", "interviewer"),
            SpeakerSetting("Bent", "staff", "K02", "K02-1", {"it": "ikke"}),
        ),
        max_words=60,
        counting="read",
        decider="maja",
        spoken={"da": {"itj": "ikke"}, "en": {"gonna": "going to"}},
        encodings={"a.txt": "cp1252"},
        note="Fortroligt.",
        names_pipeline="da_core_news_sm",
        section_10=False,
    )


def test_an_unknown_key_is_an_error_with_its_place_and_the_nearest() -> None:
    """Line and column of the key, and the key that was meant."""
    text = "name: A\nunit:\n  max_wrods: 90\n"
    assert slips_of(text) == (
        'qualcode.yaml:3:3: "max_wrods" is not known here. Did you mean "max_words"?'
    )


def test_all_slips_are_told_at_once_in_order_of_place() -> None:
    """Nobody has to mend and run again for each."""
    told = slips_of("counting: alt\nunit: {max_words: mange}\ndecider: [a]\n").split("\n")
    assert [one.split(": ")[0] for one in told] == [
        "qualcode.yaml:1:11",
        "qualcode.yaml:2:19",
        "qualcode.yaml:3:10",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a\n", "1:1: expected name, languages"),
        ("name: [a]", "expected a text, not a list"),
        ("name: A\nname: B", '2:1: "name" stands here a second time. Keep one'),
        ("languages: {data: dansk}", '"dansk" is no language code'),
        ("languages: {report: sv}", "Write da or en"),
        ("languages: [da]", "expected data or report"),
        ("transcripts: ../andres", "must lie in the project folder"),
        ("transcripts: /tmp", "must lie in the project folder"),
        ("transcripts: 'C:\\interviews'", "must lie in the project folder"),
        ("transcripts: ~/interviews", "must lie in the project folder"),
        ("counting: alle", "Write rules, read or all"),
        ("unit: {max_words: 0}", "is no number of words"),
        ("unit: 90", "expected max_words"),
        ("encodings: {a.txt: cp1253x}", 'Did you mean "cp1252"?'),
        ("encodings: {a.txt: hex}", '"hex" is no encoding of text'),
        ("encodings: [cp1252]", "expected pairs, not a list"),
        ("encodings: {a.txt: }", "is no encoding of text"),
        ("spoken: {itj: ikke, dansk: {a: b}}", '"dansk" is no language code'),
        ("spoken: {da: ikke}", "expected pairs, not a text"),
        ("spoken: ikke", "spoken must name languages"),
        ("privacy: {section_10: ofte}", '"ofte" is'),
        ("privacy: {small_cells: few}", '"few" is no number of participants'),
        ("privacy: {spicy: da}", '"spicy" is not known here. Did you mean "spacy"?'),
        ("roles: resident", "roles must be a list"),
        ("roles: [resident, resident]", 'role "resident" is listed twice'),
        ("roles: [{counts: yes}]", "this role has no name"),
        ("roles: [{name: gæst, counts: måske}]", '"måske" is neither yes nor no'),
        ("roles: [{name: gæst, counts: yes, asks: yes}]", "is counted, and asks"),
        ("roles: [{name: tolk, counts: ja}]", "is counted, and asks or speaks"),
        ("roles: [{name: gæst, synonyms: [beboer]}]", '"beboer" means both resident and gæst'),
        ("roles: [{name: gæst, count: yes}]", 'Did you mean "counts"?'),
        ("speakers: I", "speakers must be pairs or a list"),
        ("speakers: {I: interviwer}", '"interviwer" is no role. Did you mean "interviewer"?'),
        ("speakers: {IP: beober}", 'Did you mean "resident"?'),
        ("speakers: {IP: xyz}", "Possible are resident, staff, interviewer"),
        ("speakers: [{role: staff}]", "this speaker has no label"),
        ("speakers: [I]", "expected label, role, transcript"),
        ("speakers: [{label: I}, {label: I, role: other}]", 'label "I" is listed twice'),
        ("speakers: {I: {label: J}}", '"label" is not known here'),
        ("name: &a A\ndecider: *a", "* and & are signs with a meaning"),
        ("name: !dansk A", "!"),
        ("name: *a", "1:7"),
        ("name: A\n\tdecider: B", "2:"),
        ("note: Sagt: ikke sådan", "1:11"),
        ('note: "a\x01"', "1:1: it holds a sign"),
        ("note: " + "[" * 5000, "1:1: it holds a sign"),
        ("note: " + "[" * 250 + "]" * 250, "1:"),
        ("#" * 300_000, "1:1: the file is too long for settings"),
    ],
)
def test_a_slip_is_told_with_what_to_do(text: str, told: str) -> None:
    """Each way to go wrong has its own sentence."""
    assert told in slips_of(text)


def test_yes_and_no_are_texts_and_answers_in_danish_and_english() -> None:
    """YAML 1.2: a name "no" stays a text, and ja or nej answer a question."""
    roles = "roles: [{name: gæst, counts: nej}, {name: vært, counts: JA}]\n"
    settings = parse_settings(f"name: no\nspeakers: {{'NO': other, 12: gæst}}\n{roles}")
    assert settings.name == "no"
    assert [one.label for one in settings.speakers] == ["NO", "12"]
    assert [one.name for one in settings.counted_roles] == ["resident", "staff", "vært"]


def test_listed_roles_change_and_order_the_ready_made_ones() -> None:
    """Those nobody listed come first; a synonym means the role it is a synonym of."""
    settings = parse_settings(
        "roles: [medarbejder, {name: beboer, label: beboere i Vest}, board, {name: gæst, asks: ja}]"
    )
    assert [one.name for one in settings.roles] == [
        "interviewer",
        "interpreter",
        "other",
        "staff",
        "resident",
        "board",
        "gæst",
    ]
    assert settings.roles[3] == DEFAULT_ROLES[1]
    assert settings.roles[4].label_in("da") == "beboere i Vest"
    assert "beboer" in settings.roles[4].synonyms
    assert [one.name for one in settings.counted_roles] == ["staff", "resident", "board"]


def test_one_language_stands_for_both() -> None:
    """languages: en says what is spoken and what reports are written in."""
    settings = parse_settings("languages: en")
    assert (settings.data_language, settings.report_language) == ("en", "en")
    assert parse_settings("languages: {data: en}").report_language == "da"


def test_a_folder_is_written_either_way() -> None:
    """Backslashes and a dot in front are the same folder; a dot alone is the project's."""
    assert parse_settings("transcripts: .\\rå\\").transcripts == "rå"
    assert parse_settings("transcripts: .").transcripts == "."


def test_an_empty_unit_is_the_default() -> None:
    """unit: {} says nothing."""
    assert parse_settings("unit: {}") == Settings()


def test_names_are_read_in_nfc_and_odd_blanks_as_blanks() -> None:
    """Letters joined, and U+00A0 between key and value is no slip."""
    assert parse_settings("decider:\u00a0A\u030age").decider == "Åge"


def test_settings_saved_by_windows_are_read(tmp_path: Path) -> None:
    """Windows-1252, CRLF and a byte order mark all give the same settings."""
    text = "name: Nørrevænget\r\nnote: Må ikke deles på nettet, kun læses højt.\r\n"
    for data in (text.encode("cp1252"), text.encode("utf-8-sig"), text.encode("utf-16")):
        (tmp_path / "qualcode.yaml").write_bytes(data)
        assert load_settings(Project(tmp_path)).name == "Nørrevænget"


def test_settings_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A picture with the wrong name gives one sentence."""
    (tmp_path / "qualcode.yaml").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(SettingsError, match="no plain text"):
        load_settings(Project(tmp_path))
    (tmp_path / "qualcode.yaml").write_bytes(b" \n")
    assert load_settings(Project(tmp_path)) == Settings()


def test_speakers_csv_comes_after_the_settings(tmp_path: Path) -> None:
    """Both say something of labels; each says where it comes from."""
    (tmp_path / "qualcode.yaml").write_text("speakers: {I: interviewer}\n", "utf-8")
    (tmp_path / "speakers.csv").write_bytes("label;role\r\nIP;beboer\r\n".encode("cp1252"))
    assert load_settings(Project(tmp_path)).speakers == (
        SpeakerSetting("I", "interviewer"),
        SpeakerSetting("IP", "resident", source="speakers.csv"),
    )


def test_a_slip_in_speakers_csv_is_told_with_its_line(tmp_path: Path) -> None:
    """An unknown role is an error with the nearest, never a speaker nobody counts."""
    (tmp_path / "speakers.csv").write_text("label,role\nI,interviewer\nIP,resdent\n", "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(Project(tmp_path))
    assert str(caught.value) == ('speakers.csv:3: "resdent" is no role. Did you mean "resident"?')


def test_the_practice_projects_settings_load() -> None:
    """Bent's dialect, and the sentence that must stand with every table."""
    folder = Path(__file__).parents[2] / "corpora" / "klokkevangen"
    settings = load_settings(Project(folder))
    assert settings.name == "Klokkevangen"
    assert settings.speakers == (SpeakerSetting("Bent", transcript="K02", spoken={"it": "ikke"}),)
    assert settings.note == "Øvelsesmateriale: opdigtede interview. Må ikke citeres som empiri."


def test_an_attribution_may_name_fields_and_own_columns(tmp_path: Path) -> None:
    """Whatever their case; a slip is told where it stands, with the nearest."""
    (tmp_path / "participants.csv").write_text("participant,Etage\nK01-1,5\n", "utf-8")
    given = tmp_path / "qualcode.yaml"
    given.write_text('attribution: "{Pseudonym}, {etage} ({turn})"\n', "utf-8")
    assert load_settings(Project(tmp_path)).attribution == "{Pseudonym}, {etage} ({turn})"
    given.write_text('name: x\nattribution: "{pseudonym}, {etagge}, {rolle}"\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(Project(tmp_path))
    first, second = str(caught.value).split("\n")
    assert first == 'qualcode.yaml:2:28: "etagge" is no field. Did you mean "Etage"?'
    assert second == 'qualcode.yaml:2:38: "rolle" is no field. Did you mean "role"?'


def test_a_brace_that_stands_alone_is_a_slip() -> None:
    """A field that was not closed is never printed as it stands."""
    with pytest.raises(SettingsError, match=r"qualcode.yaml:1:19: a brace stands alone"):
        parse_settings("attribution: 'fra {area'\n")
    assert parse_settings("attribution:\n").attribution == ""


def test_a_table_that_cannot_be_read_refuses_no_field(tmp_path: Path) -> None:
    """Its own message says what is wrong; the template waits."""
    (tmp_path / "participants.csv").write_text('participant,"Etage\n', "utf-8")
    (tmp_path / "qualcode.yaml").write_text('attribution: "{hvad}"\n', "utf-8")
    assert load_settings(Project(tmp_path)).attribution == "{hvad}"


@pytest.mark.parametrize(
    ("text", "fewest"),
    [
        ("", 5),
        ("privacy: {spacy: da_core_news_sm}\n", 5),
        ("privacy: {small_cells: 10}\n", 10),
        ("privacy: {small_cells: 0}\n", 0),
        ("privacy: {small_cells: show}\n", 0),
    ],
)
def test_how_few_people_a_figure_may_show(text: str, fewest: int) -> None:
    """Five where nothing is said; show is any number."""
    assert parse_settings(text).small_cells == fewest
