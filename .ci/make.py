"""Set up ``.venv`` from the lock and run a target; needs Python >= 3.11 and nothing else.

    python .ci/make.py demo       set-up, then the practice corpus from transcripts to Word
    python .ci/make.py test       set-up, then all that is checked on every change
    python .ci/make.py test-all   the same with the coverage gate, and the slow suites
    python .ci/make.py fuzz 300   damaged files for every reader, 300 seconds each (60 if not said)

``COVERAGE=1`` adds the coverage gate to ``test``, which then takes nearly twice as long.
``uv`` is used for the set-up when it is on the path, plain pip otherwise. Both read
``requirements.lock``.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "qualcode-lock.sha256"
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def run(*command: str | Path) -> None:
    """Run a command in the checkout; stop with its exit code when it fails."""
    print("+", " ".join(str(part) for part in command), flush=True)
    finished = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if finished.returncode:
        raise SystemExit(finished.returncode)


def tool(name: str, *arguments: str) -> None:
    """Run a program of the environment."""
    run(SCRIPTS / (f"{name}.exe" if os.name == "nt" else name), *arguments)


def set_up() -> None:
    """Make ``.venv`` and install the pinned dependencies, unless that is already so."""
    if sys.version_info < (3, 11):
        raise SystemExit(f"qualcode needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    uv = shutil.which("uv")
    if uv:
        if not PYTHON.exists():
            run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
        install: list[str | Path] = [uv, "pip", "install", "--quiet", "--python", PYTHON]
    else:
        if not PYTHON.exists():
            run(sys.executable, "-m", "venv", VENV)
        install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*install, "-r", LOCK)
    run(*install, "--no-deps", "-e", ROOT)
    STAMP.write_text(wanted, encoding="ascii")


def lint() -> None:
    """Style, types and floors."""
    tool("ruff", "check", ".")
    tool("ruff", "format", "--check", ".")
    tool("mypy")
    tool("lint-imports")


def test() -> None:
    """Everything that is checked on a change; with ``COVERAGE`` set, the coverage gate too."""
    lint()
    gate = ("--cov", "--cov-report=term") if os.environ.get("COVERAGE") else ()
    tool("pytest", "-m", "not slow", "-n", "auto", "-rs", *gate)


def slow() -> None:
    """Run the long suites."""
    tool("pytest", "-m", "slow", "-n", "auto", "-rs")


def test_all() -> None:
    """Run everything there is."""
    os.environ["COVERAGE"] = "1"
    test()
    slow()


def fuzz(seconds: str = "60") -> None:
    """Try every reader with damaged files for some seconds each."""
    if not seconds.isdigit():
        raise SystemExit(f'Say how many seconds for each reader, not "{seconds}".')
    run(PYTHON, "-m", "tests.fuzz.run", "--seconds", seconds)


def demo() -> None:
    """Run the main job on the practice corpus, into ``klokkevangen-demo/``."""
    tool("qualcode", "demo", str(ROOT / "klokkevangen-demo"))


def main(arguments: list[str]) -> None:
    """Run one target; ``fuzz`` may be followed by seconds."""
    targets: dict[str, Callable[..., None]] = {
        "setup": lambda: None,
        "demo": demo,
        "lint": lint,
        "test": test,
        "slow": slow,
        "test-all": test_all,
        "fuzz": fuzz,
    }
    most = 2 if arguments[:1] == ["fuzz"] else 1
    if not 1 <= len(arguments) <= most or arguments[0] not in targets:
        raise SystemExit(f"Say one of: {', '.join(targets)}.")
    set_up()
    targets[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
