"""The demo split by stage: ``python -m bench.demo [--rounds 5]``.

Each round runs the whole demo in a fresh process and a fresh folder, with an empty cache
(cold) and again over the same folder and cache (warm). Beside it runs ``python -c pass``,
so that the figures can be read as ratios on a noisy machine.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STAGES = """
import sys, time
from pathlib import Path
clock = [time.perf_counter()]
def lap(name):
    clock.append(time.perf_counter())
    print(f"{name}\\t{clock[-1] - clock[-2]:.4f}")
folder, cache = Path(sys.argv[1]), Path(sys.argv[2])
from qualcode.workflow.demonstrating import CODER, READ_BY_CODER, lay_out, measure
from qualcode.workflow.demonstrating import practice_codings, untouched
from qualcode.workflow.exporting import export_table
from qualcode.workflow.importing import Writer, import_rows
from qualcode.workflow.material import read_material
from qualcode.workflow.reporting import report
from qualcode.workflow.study import code_material
from qualcode.store import Cache
kept = Cache(cache)
lap("imports")
project = lay_out(folder)
lap("lay out the project")
material = read_material(project, cache=kept)
lap("read and tokenise")
rows = [one for one in practice_codings(f"coders/{CODER}.csv") if one.transcript in READ_BY_CODER]
writer = Writer(CODER, device="be11", time="2026-01-01T00:00:00Z")
import_rows(material, rows, file="maja.csv", writer=writer, complete=True)
lap("import decisions")
material = read_material(project, cache=kept)
lap("read again")
ruled = code_material(material, cache=kept, with_classifier=False)
lap("rules and decisions")
study = code_material(material, cache=kept)
lap("the same with the classifier")
measure(study, untouched(study))
lap("measure against the gold")
report(study, time="2026-01-01T00:00:00Z")
lap("figures and appendix")
export_table(study, "codings", format="csv", output=None)
lap("table of codings")
"""


def stages(folder: Path, cache: Path) -> dict[str, float]:
    """Run the demo once in a process of its own; give seconds by stage."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", STAGES, str(folder), str(cache)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    whole = time.perf_counter() - started
    found = {}
    for line in done.stdout.splitlines():
        name, seconds = line.split("\t")
        found[name] = float(seconds)
    return found | {"whole process": whole}


def yardstick() -> float:
    """Give the seconds of ``python -c pass``."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - started


def main() -> None:
    """Run the rounds and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    cold: list[dict[str, float]] = []
    warm: list[dict[str, float]] = []
    nothing: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            folder, cache = Path(place) / "demo", Path(place) / "cache"
            cold.append(stages(folder, cache))
            warm.append(stages(folder, cache))
            nothing.append(yardstick())
    base = statistics.median(nothing)
    print(f"python -c pass: {base:.4f} s (median of {rounds})")
    print(f"{'stage':32}{'cold s':>9}{'x pass':>8}{'warm s':>9}{'x pass':>8}")
    for name in cold[0]:
        first = statistics.median(one[name] for one in cold)
        again = statistics.median(one[name] for one in warm)
        print(f"{name:32}{first:9.3f}{first / base:8.1f}{again:9.3f}{again / base:8.1f}")


if __name__ == "__main__":
    main()
