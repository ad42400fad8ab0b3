"""From saving an edit to reading what it does, beside a cold run: ``python -m bench.watch``.

Lays out 100 interviews (0.8 M words, question and answer) as a project with 30 codes of 12
rules (``bench.texts``, ``bench.codebooks``). Measures ``code --rules-only`` as a whole process with
an empty cache and with a full one; then starts ``watch``, saves the codebook with one rule
edited, and takes the time until the last line of its answer is on standard output: the look of
100 ms, loading, coding, comparing and printing. Also how long loading the codebook takes by
itself, here and with 1,500 rules.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.codebooks import draw_codebook
from bench.texts import Sample, sample_text
from qualcode.codebook import load_codebook
from qualcode.codebook.findings import Findings
from qualcode.codebook.tree import read_tree
from qualcode.model import Codebook

QUESTION = "Hvad tænker du om det?"
GOALS = (0.10, 0.5)


def lay_out(project: Path, sample: Sample, codebook: Codebook) -> str:
    """Write interviews, settings and codebook; give the codebook's text."""
    (project / "transcripts").mkdir(parents=True)
    for name, turns in sample.interviews.items():
        text = "\n\n".join(f"I: {QUESTION}\n\nBo: {words}" for words in turns)
        (project / "transcripts" / f"{name}.txt").write_text(text, encoding="utf-8")
    speakers = "speakers:\n  - {label: I, role: interviewer}\n  - {label: Bo, role: resident}\n"
    settings = "languages: {data: da, report: da}\n" + speakers
    (project / "qualcode.yaml").write_text(settings, encoding="utf-8")
    written = written_codebook([[rule.text for rule in code.rules] for code in codebook])
    (project / "codebook.yaml").write_text(written, encoding="utf-8")
    return written


def written_codebook(rules: list[list[str]]) -> str:
    """Write a codebook file, one list of rules a code."""
    lines = ["codebook: bench", "languages: [da]", "themes:", "  - id: theme", "    codes:"]
    for number, some in enumerate(rules):
        lines += [f"      - id: c{number:03}", "        definition: What this code is about."]
        lines += ["        do_not_use: When it is not.", "        rules:", "          strong:"]
        lines += [f"            - '{rule}'" for rule in some]
    return "\n".join(lines) + "\n"


def coding_run(project: Path, environment: dict[str, str]) -> float:
    """Give the seconds of ``code --rules-only``, whole process."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "qualcode", "code", "--rules-only", "--project", str(project)],
        check=True,
        capture_output=True,
        env=environment,
    )
    return time.perf_counter() - started


def answers(
    project: Path, text: str, environment: dict[str, str], *, rounds: int
) -> Iterator[tuple[float, float]]:
    """Give, for each edit of one rule, the seconds to the screen and those ``watch`` tells."""
    command = [sys.executable, "-u", "-m", "qualcode", "watch", "--times", str(rounds)]
    with subprocess.Popen(
        [*command, "--project", str(project)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    ) as watching:
        if watching.stdout is None:
            raise SystemExit("watch has no output")
        watching.stdout.readline()
        lines = text.split("\n")
        places = [at for at, line in enumerate(lines) if line.startswith("            - ")]
        for number in range(rounds):
            time.sleep(0.37)  # so that saves fall anywhere between two looks
            edited = list(lines)
            edited[places[(number * 37) % len(places)]] = f"            - 'lampe{'r' * number}'"
            started = time.perf_counter()
            (project / "codebook.yaml").write_text("\n".join(edited), encoding="utf-8")
            for line in watching.stdout:
                if line.startswith("["):
                    yield time.perf_counter() - started, float(line[1:].split()[0])
                    break


def loading(text: str, *, rounds: int) -> tuple[float, float]:
    """Give the seconds of loading a codebook, and of that the reading of YAML."""
    whole, tree = [], []
    for _ in range(rounds):
        started = time.perf_counter()
        load_codebook(text.encode("utf-8"))
        whole.append(time.perf_counter() - started)
        started = time.perf_counter()
        read_tree(text, findings=Findings("codebook.yaml"))
        tree.append(time.perf_counter() - started)
    return min(whole), min(tree)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=None, help="transcripts to draw from")
    parser.add_argument("--words", type=int, default=800_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    sample = sample_text(words=given.words, folder=given.folder)
    codebook = draw_codebook(sample)
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "study"
        text = lay_out(project, sample, codebook)
        environment = os.environ | {"QUALCODE_CACHE": str(Path(place) / "cache")}
        cold, warm = (coding_run(project, environment) for _ in range(2))
        told = list(answers(project, text, environment, rounds=given.rounds))
    screen = statistics.median(seconds for seconds, _ in told)
    inside = statistics.median(seconds for _, seconds in told)
    many = [rule.text for code in codebook for rule in code.rules]
    fifteen_hundred = [[f"{rule}{number}" for rule in many[:10]] for number in range(150)]
    print(f"{sample.words} words, {len(sample.interviews)} interviews, 30 codes x 12 rules")
    print(f"code --rules-only, empty cache   {cold:6.2f} s")
    print(f"code --rules-only, full cache    {warm:6.2f} s")
    print(f"watch: edit to screen            {screen:6.2f} s  median of {given.rounds}")
    print(f"watch: without the look          {inside:6.2f} s")
    print(f"edit to screen / cold            {screen / cold:6.1%}    goal: under {GOALS[0]:.0%}")
    print(f"edit to screen                   {screen:6.2f} s  goal: under {GOALS[1]} s")
    for name, book in (("360 rules", text), ("1,500 rules", written_codebook(fifteen_hundred))):
        whole, tree = loading(book, rounds=3)
        print(f"loading a codebook of {name:11}{whole:6.3f} s  of it YAML {tree:.3f} s")


if __name__ == "__main__":
    main()
