"""Small projects drawn at random: who says what, what was decided, what is counted."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from qualcode.model import Counting, Decision, Verdict
from qualcode.store import Project, append, find_project
from qualcode.workflow.material import Material, read_material
from qualcode.workflow.study import Study, code_material
from tests.caches import shared_cache

TIME = "2026-01-15T10:{:02}:00Z"
CODERS = ("maja", "jonas")
ROLES = {"Aisha": "resident", "Kaj": "resident", "Poul": "staff"}
CODES = ("lys", "tryghed", "naboer")
SAID = (
    "Lampen i tunnelen er slukket igen.",
    "Jeg er ikke tryg her om aftenen.",
    "Naboen kommer med suppe, når jeg er syg.",
    "Det ved jeg ikke noget om.",
    "Lygten lyser, og naboerne er trygge ved det.",
    "Ja, det gør jeg.",
)
ASKED = ("Er du tryg her?", "Hvad siger du til lamperne?", "Kan du fortælle mere?")
CODEBOOK = """\
codebook: trukket
languages: [da]
themes:
  - id: sted
    codes:
      - id: lys
        definition: Lys ude.
        rules: {{strong: [{lys}], weak: [slukket]}}
      - id: tryghed
        definition: Om at føle sig tryg.
        rules: {{strong: [{tryghed}]}}
  - id: folk
    codes:
      - id: naboer
        definition: Om naboer.
        rules: {{strong: [{naboer}]}}
"""
WORDS = {
    "lys": ("lampe+", "lygte+", "lampe+, lygte+"),
    "tryghed": ("tryg+", "'ikke tryg'"),
    "naboer": ("nabo+", "suppe"),
}
SETTINGS = """\
languages: {{data: da, report: da}}
counting: {counting}
speakers:
  - {{label: I, role: interviewer}}
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a coder says of a code on a participant's turn, counted from 0 over all of them."""

    coder: str
    turn: int
    code: str
    verdict: Verdict
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A project: turns by transcript, rules by code, what is counted, and decisions."""

    transcripts: tuple[tuple[tuple[str, str], ...], ...]
    rules: tuple[str, ...]
    counting: Counting
    decisions: tuple[Said, ...]

    def lay_out(self, folder: Path) -> Project:
        """Write the project, decisions among it, into a new folder."""
        (folder / "transcripts").mkdir(parents=True)
        for number, turns in enumerate(self.transcripts, start=1):
            text = "\n\n".join(f"{who}: {words}" for who, words in turns)
            (folder / "transcripts" / f"K{number:02}.txt").write_text(text + "\n", "utf-8")
        (folder / "codebook.yaml").write_text(codebook(self.rules), "utf-8")
        (folder / "qualcode.yaml").write_text(SETTINGS.format(counting=self.counting), "utf-8")
        rows = [
            f"K{number:02}-{who},{who},{role},K{number:02},{who}"
            for number, turns in enumerate(self.transcripts, start=1)
            for who, role in ROLES.items()
            if any(who == one for one, _ in turns)
        ]
        table = ["participant,pseudonym,role,transcript,labels", *rows]
        (folder / "participants.csv").write_text("\n".join(table) + "\n", "utf-8")
        project = find_project(folder)
        decide(project, self.decisions, minute=1)
        return project


def codebook(rules: Sequence[str]) -> str:
    """Give a codebook of three codes with one rule text each."""
    return CODEBOOK.format(**dict(zip(CODES, rules, strict=True)))


def decide(project: Project, said: Sequence[Said], *, minute: int) -> None:
    """Write decisions into the journals of their coders."""
    material = read(project)
    made: dict[tuple[str, int, str], str] = {}
    for number, one in enumerate(said):
        decision = _decision(one, material, number=number, minute=minute)
        key = (one.coder, one.turn, one.code)
        if one.replaces and key in made:
            decision = replace(decision, supersedes=(made[key],))
        made[key] = decision.id
        append(project, [decision], coder=one.coder, device="ab12")


def _decision(said: Said, material: Material, *, number: int, minute: int) -> Decision:
    corpus = material.corpus
    passage = corpus.passages[said.turn % len(corpus.passages)]
    transcript = corpus.transcript(passage.transcript)
    text, span = transcript.text, passage.span
    return Decision(
        id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{minute} {number} {said}")),
        coder=said.coder,
        transcript=transcript.id,
        fingerprint=transcript.fingerprint,
        span=span,
        code=said.code,
        verdict=said.verdict,
        quote=span.of(text),
        before=text[max(0, span.start - 32) : span.start],
        after=text[span.end : span.end + 32],
        time=TIME.format(minute),
        codebook=material.codebook.fingerprint,
    )


def read(project: Project) -> Material:
    """Read a drawn project."""
    return read_material(project, cache=shared_cache())


def study_of(project: Project) -> Study:
    """Code a drawn project by its rules and decisions."""
    return code_material(read(project), cache=shared_cache(), with_classifier=False)


@contextmanager
def laid_out(drawn: Drawn) -> Iterator[Project]:
    """Lay a project out for as long as it is needed."""
    with TemporaryDirectory() as folder:
        yield drawn.lay_out(Path(folder) / "p")


rule_texts = st.tuples(*(st.sampled_from(WORDS[code]) for code in CODES))
decided = st.builds(
    Said,
    coder=st.sampled_from(CODERS),
    turn=st.integers(0, 20),
    code=st.sampled_from(CODES),
    verdict=st.sampled_from(["accept", "reject", "unsure"]),
    replaces=st.booleans(),
)
turns = st.lists(
    st.one_of(
        st.tuples(st.just("I"), st.sampled_from(ASKED)),
        st.tuples(st.sampled_from(sorted(ROLES)), st.sampled_from(SAID)),
    ),
    min_size=2,
    max_size=8,
)


@st.composite
def projects(draw: st.DrawFn) -> Drawn:
    """Draw a project in which somebody who counts says something in every transcript."""
    transcripts = []
    for number in range(draw(st.integers(1, 3))):
        who = draw(st.sampled_from(sorted(ROLES)))
        start = (("I", f"Interview {number} begynder."), (who, SAID[number]))
        transcripts.append((*start, *draw(turns)))
    return Drawn(
        tuple(transcripts),
        rules=draw(rule_texts),
        counting=draw(st.sampled_from(["rules", "read", "all"])),
        decisions=tuple(draw(st.lists(decided, max_size=6))),
    )
