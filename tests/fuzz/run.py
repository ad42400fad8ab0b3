"""Try the installed readers with damaged files: ``python -m tests.fuzz.run --seconds 60``.

Each reader has a process of its own, which may write nothing outside a temporary folder,
and the seconds given. Hypothesis makes the files; where ``atheris`` can be imported it has
the second half of the time, led by which lines of qualcode a file reaches. The first file on
which a reader fails, hangs or touches anything is kept, and its name is printed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from qualcode.readers import installed_readers

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(tempfile.gettempdir()) / "qualcode-fuzz"
GRACE = 300  # a busy machine is no hang: the child ends itself by the processor's time


def main() -> None:
    """Run every reader, and exit with 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for each reader (default 60)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--reader", action="append", default=[])
    given = parser.parse_args()
    names = given.reader or [one.name for one in installed_readers()]
    engines = ["hypothesis", "atheris"] if find_spec("atheris") else ["hypothesis"]
    if len(engines) == 1:
        print("atheris is not installed: Hypothesis makes all files (pip install atheris).")
    failed = [
        f"{name} ({engine})"
        for name in names
        for engine in engines
        if not survives(name, engine, seconds=given.seconds / len(engines), seed=given.seed)
    ]
    print(f"{len(names) * len(engines)} runs, {len(failed)} failed. {', '.join(failed)}".rstrip())
    raise SystemExit(1 if failed else 0)


def survives(name: str, engine: str, *, seconds: float, seed: int) -> bool:
    """Fuzz one reader with one engine in a child process; tell whether nothing happened."""
    with tempfile.TemporaryDirectory() as folder:
        places = {"TMPDIR": folder, "HYPOTHESIS_STORAGE_DIRECTORY": folder}
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        command = [sys.executable, "-B", "-m", f"tests.fuzz.{engine}_run", name]
        try:
            done = subprocess.run(
                [*command, str(seconds), str(seed), folder],
                cwd=ROOT,
                env={**os.environ, **places, "PYTHONPATH": path},
                capture_output=True,
                timeout=seconds + GRACE,
                check=False,
            )
            code, said = done.returncode, done.stdout + done.stderr
        except subprocess.TimeoutExpired as late:
            code, said = -1, (late.stdout or b"") + b"\nit hangs: killed"
        lines = said.decode("utf-8", "replace").strip().splitlines()
        if code == 0:
            print(f"{name}, {engine}: {lines[-1] if lines else 'nothing was tried'}", flush=True)
            return True
        print(f"{name}, {engine}: FAILED\n  " + "\n  ".join(lines[-25:]), flush=True)
        case = Path(folder) / "case"
        if case.is_file():
            KEPT.mkdir(exist_ok=True)
            kept = KEPT / f"{name}-{engine}"
            kept.write_bytes(case.read_bytes())
            print(f"  the file is kept as {kept}: {case.read_bytes()[:200]!r}", flush=True)
        return False


if __name__ == "__main__":
    main()
