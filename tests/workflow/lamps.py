"""A project about light, four of its six interviews read: enough for the classifier to learn."""

import contextlib
import io
from pathlib import Path

from qualcode.cli import run
from tests.classify.samples import talk

CODEBOOK = """\
codebook: prøve
languages: [da]
themes:
  - id: fysiske
    label: {da: Fysiske}
    codes:
      - id: lys
        label: {da: Lys}
        definition: {da: Lys ude}
        scope: utterance
        rules: {da: {strong: ['lampe*'], weak: [tunnelen]}}
      - id: hunde
        label: {da: Hunde}
        definition: {da: Hunde}
        scope: utterance
        rules: {da: {strong: ['hund*']}}
"""
SETTINGS = (
    "name: prøve\nlanguages: {data: da, report: da}\nspeakers:\n  - {label: I, role: interviewer}\n"
)
READ = ("K01", "K02", "K03", "K04")


def lay_out(folder: Path) -> Path:
    """Write the project, undecided, and give its folder."""
    (folder / "transcripts").mkdir(parents=True)
    people = ["participant,pseudonym,role,transcript,labels"]
    for name, turns in talk().items():
        said = "\n\n".join(f"I: Og så?\n\nS: {words}" for _, words in turns)
        text = f"interview: {name}\ndeltager: Samira\nrolle: beboer\n\n{said}\n"
        (folder / "transcripts" / f"{name}.txt").write_text(text, encoding="utf-8")
        people.append(f"{name}-1,P{name},resident,{name},S")
    (folder / "participants.csv").write_text("\n".join(people) + "\n", encoding="utf-8")
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "qualcode.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


def read_four(folder: Path) -> None:
    """Let maja read four interviews through, and find all that is about light."""
    rows = ["interview,turn,code,certainty,quote"]
    for name in READ:
        for number, (_, words) in enumerate(talk()[name], 1):
            if any(one in words.casefold() for one in ("lampe", "pære", "mørk")):
                rows.append(f"{name},{2 * number},lys,sure,{words}")
    table = folder / "maja.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    project = ["--project", str(folder)]
    with contextlib.redirect_stdout(io.StringIO()):
        done = run(["import", "codings", str(table), "--coder", "maja", "--complete", *project])
    if done:
        raise ValueError(done)
    table.unlink()
