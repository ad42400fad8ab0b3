"""Edit to screen inside ``watch``, beside a cold run: ``python -m bench.watch --folder DIR``.

Lays out 100 interviews (0.8 M words) drawn from a folder of transcripts as a project with the
starter codebook, runs ``code --rules-only`` cold in a process of its own, then edits one rule
again and again and times what ``watch`` does at each save.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.texts import sample_text
from qualcode.store import Cache, find_project
from qualcode.workflow.material import read_material
from qualcode.workflow.shipped import starter_codebook
from qualcode.workflow.watching import Watch


def lay_out(project: Path, *, words: int, folder: Path | None) -> None:
    """Write the interviews and the codebook."""
    (project / "transcripts").mkdir(parents=True)
    sample = sample_text(words=words, folder=folder)
    for number, turns in enumerate(sample.interviews.values(), start=1):
        text = "\n\n".join(
            f"{'I' if place % 2 == 0 else 'IP'}: {words}" for place, words in enumerate(turns)
        )
        head = f"interview: B{number:03}\nrolle: beboer\n\n"
        (project / "transcripts" / f"B{number:03}.txt").write_text(head + text, encoding="utf-8")
    (project / "codebook.yaml").write_bytes(starter_codebook().read_bytes())


def cold_run(project: Path, cache: Path) -> float:
    """Give the seconds of ``code --rules-only`` with an empty cache, whole process."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "qualcode", "code", "--rules-only", "--project", str(project)],
        check=True,
        capture_output=True,
        env=os.environ | {"QUALCODE_CACHE": str(cache)},
    )
    return time.perf_counter() - started


def edits(project: Path, cache: Path, *, rounds: int) -> list[float]:
    """Give the seconds of each look at a codebook with one more rule."""
    kept = Cache(cache)
    material = read_material(find_project(project), cache=kept)
    watch = Watch(material, start=material.codebook, cache=kept)
    text = material.codebook_data.decode("utf-8")
    found = []
    for number in range(rounds):
        edited = text.replace("skifte+ en pære", f"skifte+ en pære, lommelygte{number}*", 1)
        started = time.perf_counter()
        watch.look(edited.encode("utf-8"))
        found.append(time.perf_counter() - started)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=None, help="transcripts to draw from")
    parser.add_argument("--words", type=int, default=800_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "study"
        lay_out(project, words=given.words, folder=given.folder)
        cold = cold_run(project, Path(place) / "cache")
        seconds = edits(project, Path(place) / "cache", rounds=given.rounds)
    edit = statistics.median(seconds)
    print(f"cold run of code --rules-only: {cold:.2f} s")
    print(f"edit to comparison in watch:   {edit:.2f} s (median of {given.rounds})")
    print(f"ratio: {edit / cold:.1%}")


if __name__ == "__main__":
    main()
