"""Random studies on disk: few people, codes that begin alike, several coders who differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from qualcode.model import Corpus, Decision, Reading, Span, Verdict
from qualcode.store import Event, Undo, append, find_project
from qualcode.workflow.material import read_material
from qualcode.workflow.study import Study, code_material
from tests.caches import shared_cache

# By code: theme, the words that code by themselves, and those that only suggest. One code
# begins like another; nobody ever says the word of the last one.
CODES: Mapping[str, tuple[str, str, str]] = {
    "mad": ("hjem", "suppe", "bord"),
    "madness": ("hjem", "tosset", "vrøvl"),
    "mad_ude": ("ude", "pølse", "bænk"),
    "lys": ("ude", "lampe", "mørke"),
    "stilhed": ("ude", "zebra", "okapi"),
}
LABELS = {
    "mad": "Mad",
    "madness": "Madness",
    "mad_ude": "Mad ude",
    "lys": "Lys, også det sidste",
    "stilhed": "Stilhed",
}
WORDS = ("huset", "vejen", "dagen", "meget", "sammen", "altid", "byen", "stuen")
# Mostly words that no rule knows, so that there are passages without a hit.
SAID = (*WORDS * 6, "suppe", "bord", "tosset", "vrøvl", "pølse", "bænk", "lampe", "mørke")
CODERS = ("maja", "jonas", "eva")
SPEAKERS = ("I", "A", "B", "Bo", "X")
PEOPLE = """participant,pseudonym,role,area,transcript,labels,hus
K1-A,Samira,resident,Nord,K1,A,07
K1-B,Kurt,staff,,K1,B,
K2-A,Inger,resident,Syd,K2,A,12
K2-B,Jytte,resident,Nord,K2,B,1e5
P-Bo,Bent,staff,Nord,,Bo,
"""
SETTINGS = """name: {name}
languages: {{data: da, report: {report}}}
counting: {counting}
unit: {{max_words: {longest}}}
{decider}note: {note!r}
speakers:
  - {{label: I, role: interviewer}}
  - {{label: X, role: other}}
"""


@dataclass(frozen=True, slots=True)
class Said:
    """One act of a coder: which passage and code (counted, over the end again), and what."""

    coder: str
    passage: int
    code: int
    verdict: Verdict
    part: bool
    starred: bool
    again: bool
    undone: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a random study is made of."""

    codes: tuple[str, ...]
    turns: tuple[tuple[tuple[str, str], ...], ...]
    note_text: tuple[str, ...]
    said: tuple[Said, ...]
    readings: tuple[tuple[str, int], ...]
    report: str
    counting: str
    decider: str
    longest: int
    note: str


def _sentences() -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(SAID), min_size=6, max_size=14)
    return words.map(lambda some: f"{' '.join(some).capitalize()}.")


def _turns() -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    turn = st.tuples(
        st.sampled_from(SPEAKERS), st.lists(_sentences(), min_size=1, max_size=2).map(" ".join)
    )
    turns = st.lists(turn, min_size=4, max_size=9)
    return turns.map(lambda some: (("I", "Ja, og hvad så?"), *_alternating(some)))


def _alternating(turns: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Leave out a turn of whoever spoke just before: readers join the two."""
    kept: list[tuple[str, str]] = []
    for turn in turns:
        if turn[0] != (kept[-1][0] if kept else "I"):
            kept.append(turn)
    return kept


_ACTS = st.builds(
    Said,
    coder=st.sampled_from(CODERS),
    passage=st.integers(0, 30),
    code=st.integers(0, 5),
    verdict=st.sampled_from(("accept", "reject", "accept", "unsure", "reject")),
    part=st.booleans(),
    starred=st.sampled_from((False, False, False, True)),
    again=st.booleans(),
    undone=st.sampled_from((False, False, False, False, True)),
)
PLANS = st.builds(
    Plan,
    codes=st.lists(st.sampled_from(list(CODES)), min_size=2, unique=True).map(
        lambda some: tuple(one for one in CODES if one in some)
    ),
    turns=st.tuples(_turns(), _turns()),
    note_text=st.lists(_sentences(), max_size=3).map(tuple),
    said=st.one_of(st.lists(_ACTS, min_size=15, max_size=30), st.lists(_ACTS, max_size=3)).map(
        tuple
    ),
    readings=st.lists(
        st.tuples(st.sampled_from(CODERS), st.integers(0, 1)), max_size=2, unique=True
    ).map(tuple),
    report=st.sampled_from(("da", "en")),
    counting=st.sampled_from(("read", "rules", "all")),
    decider=st.sampled_from(("", "maja")),
    longest=st.sampled_from((90, 10)),
    note=st.sampled_from(("", "Øvelse: må ikke citeres")),
)


def lay_out(folder: Path, plan: Plan) -> Study:
    """Write the study into an empty folder, read it, put what coders said down, and code it."""
    _write(folder, plan)
    cache = shared_cache()
    project = find_project(folder)
    corpus = read_material(project, cache=cache).corpus
    for coder in CODERS:
        events = _events(coder, plan, corpus=corpus)
        append(project, events, coder=coder, device="ab12")
    return code_material(read_material(project, cache=cache), cache=cache, with_classifier=False)


def _write(folder: Path, plan: Plan) -> None:
    (folder / "transcripts").mkdir(parents=True)
    settings = SETTINGS.format(
        name="Tælling",
        report=plan.report,
        counting=plan.counting,
        longest=plan.longest,
        decider=f"decider: {plan.decider}\n" if plan.decider else "",
        note=plan.note,
    )
    files = {"qualcode.yaml": settings, "codebook.yaml": codebook(plan.codes)}
    files["participants.csv"] = PEOPLE
    for number, turns in enumerate(plan.turns, start=1):
        (_, opening), *others = turns
        said = [("I", f"{opening} Nummer {number}."), *others]
        text = "\n\n".join(f"{label}: {words}" for label, words in said)
        files[f"transcripts/K{number}.txt"] = f"interview: K{number}\n\n{text}\n"
    if plan.note_text:
        head = "---\ntype: feltnote\nid: F1\n---\n"
        files["transcripts/F1.md"] = head + "\n\n".join(plan.note_text) + "\n"
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def codebook(codes: Sequence[str]) -> str:
    """Give a codebook of some of the codes, as its file says it."""
    lines = ["codebook: tælling", "languages: [da]", "themes:"]
    for theme in dict.fromkeys(CODES[one][0] for one in codes):
        lines += [f"  - id: {theme}", f"    label: {{da: Tema {theme}}}", "    codes:"]
        for one in codes:
            _, strong, weak = CODES[one]
            if CODES[one][0] == theme:
                lines += [
                    f"      - id: {one}",
                    f"        label: {{da: '{LABELS[one]}'}}",
                    f"        definition: {{da: Om {strong}}}",
                    f"        rules: {{da: {{strong: [{strong}], weak: [{weak}]}}}}",
                ]
    return "\n".join(lines) + "\n"


def _events(coder: str, plan: Plan, *, corpus: Corpus) -> list[Event]:
    """Give what a coder's journal holds; a code that the codebook lacks is among the codes."""
    codes = (*plan.codes, "gone")
    events: list[Event] = []
    last: dict[tuple[str, str], str] = {}
    for number, one in enumerate(plan.said):
        if one.coder != coder or not corpus.passages:
            continue
        passage = corpus.passages[one.passage % len(corpus.passages)]
        code = codes[one.code % len(codes)]
        span = passage.span
        if one.part:
            length = corpus.text(passage).index(" ")
            span = Span(span.start, span.start + length)
        transcript = corpus.transcript(passage.transcript)
        before = last.get((passage.id, code), "")
        event = Decision(
            f"d{number:02}",
            coder,
            transcript.id,
            transcript.fingerprint,
            span,
            code,
            one.verdict,
            span.of(transcript.text),
            time=f"2026-01-{number + 1:02}T10:00:00Z",
            starred=one.starred,
            supersedes=(before,) if before and one.again else (),
        )
        events.append(event)
        if one.undone:
            events.append(Undo(f"u{number:02}", coder, event.id, event.time))
        else:
            last[passage.id, code] = event.id
    for who, number in plan.readings:
        if who == coder:
            transcript = corpus.transcript(f"K{number + 1}")
            whole = Span(0, len(transcript.text))
            said = (transcript.id, transcript.fingerprint, (whole,), plan.codes)
            events.append(Reading(f"r{number}{coder}", coder, *said, time="2026-02-01T10:00:00Z"))
    return events
