"""A small project on disk, for tests of what changes whole projects."""

from pathlib import Path

from qualcode.model import Decision, Reading, Span, Transcript, Translation
from qualcode.review import prints_of
from qualcode.store import Cache, Event, Project, append, find_project, load_settings
from qualcode.workflow.material import read_transcripts

TIME = "2026-01-15T10:00:00Z"
CODEBOOK = """\
codebook: prøve
languages: [da]
themes:
  - id: sted
    label: {da: Sted}
    codes:
      - id: lys
        label: {da: Lys}
        definition: {da: Lys ude}
        rules: {da: {strong: [lampe+]}}
        examples:
          typical:
            - Lampen i tunnelen har været slukket hele vinteren.
"""
SAMIRA = """\
interview: K01
deltager: Samira
rolle: beboer

Maja: Hvordan er lyset ude ved jer?

Samira: Lampen i tunnelen har været slukket hele vinteren, og Hassans bil er væk.

Maja: Hvem har du sagt det til?

Samira: Jeg ringede til Bo i boligforeningen på 30 12 34 56. Bo sagde ikke noget.
"""
KURT = """\
interview: K02
deltager: Kurt og Jytte
rolle: beboer

Maja: Hvad siger I til lamperne?

Kurt: Den lampe har jeg selv skiftet pære i tre gange, siger jeg bare.

Jytte: Kurt skifter alting. Lampen blinker, når det regner.

Maja: Og Hassan?

Kurt: Hassan kender vi ikke, men lampen kender vi godt.

Jytte: Han bor på femte, tror jeg nok.
"""
PEOPLE = """\
participant,pseudonym,role,position,area,age_group,transcript,labels
K01-1,Samira,resident,,Nord,40-49,K01,Samira
K02-1,Kurt,resident,"kok,
pensioneret",Syd,60-69,K02,Kurt
K02-2,Jytte,resident,,Syd,60-69,K02,Jytte
"""
SETTINGS = (
    "name: prøve\nlanguages: {data: da, report: da}\n"
    "speakers:\n  - {label: Maja, role: interviewer}\n"
)


def make_study(folder: Path) -> Project:
    """Lay out two interviews with decisions, a memo, and a codebook."""
    (folder / "transcripts").mkdir(parents=True)
    (folder / "memos").mkdir()
    for name, text in {
        "transcripts/K01 Samira.txt": SAMIRA,
        "transcripts/K02 Kurt og Jytte.txt": KURT,
        "participants.csv": PEOPLE,
        "qualcode.yaml": SETTINGS,
        "codebook.yaml": CODEBOOK,
        "memos/lys.md": "# Lys\n\nSamira: lampen i tunnelen har været slukket hele vinteren.\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    project = find_project(folder)
    transcripts = transcripts_of(project)
    events: list[Event] = [
        decision(transcripts["K01"], "Lampen i tunnelen har været slukket", number=1),
        decision(transcripts["K01"], "Bo sagde ikke noget", number=2),
        decision(transcripts["K02"], "har jeg selv skiftet pære", number=3),
        decision(transcripts["K02"], "Lampen blinker, når det regner", number=4),
        reading(transcripts["K02"], number=5),
    ]
    append(project, events, coder="maja", device="ab12")
    return project


def transcripts_of(project: Project) -> dict[str, Transcript]:
    """Read a project's transcripts by id, without a cache."""
    read, _ = read_transcripts(project, settings=load_settings(project), participants=())
    return {one.id: one for one in read}


def decision(transcript: Transcript, quote: str, *, number: int) -> Decision:
    """Accept a code on a quote, with the words around it."""
    start = transcript.text.index(quote)
    end = start + len(quote)
    return Decision(
        id=f"e{number}",
        coder="maja",
        transcript=transcript.id,
        fingerprint=transcript.fingerprint,
        span=Span(start, end),
        code="lys",
        verdict="accept",
        quote=quote,
        before=transcript.text[max(0, start - 32) : start],
        after=transcript.text[end : end + 32],
        time=TIME,
    )


def translation(transcript: Transcript, quote: str, text: str, *, number: int) -> Translation:
    """Translate a quote into English, with the words around it."""
    made = decision(transcript, quote, number=number)
    return Translation(
        id=made.id,
        coder="maja",
        transcript=made.transcript,
        fingerprint=made.fingerprint,
        span=made.span,
        quote=quote,
        language="en",
        text=text,
        before=made.before,
        after=made.after,
        time=TIME,
    )


def reading(transcript: Transcript, *, number: int) -> Reading:
    """Read all turns of a transcript."""
    spans = tuple(turn.span for turn in transcript.turns)
    return Reading(
        id=f"e{number}",
        coder="maja",
        transcript=transcript.id,
        fingerprint=transcript.fingerprint,
        spans=spans,
        codes=("lys",),
        prints=prints_of(transcript, spans),
        time=TIME,
    )


def cache_in(folder: Path) -> Cache:
    """Give a cache of its own."""
    return Cache(folder / "cache")
