"""The main job on real transcripts: ``python -m bench.real FOLDER [--speakers speakers.csv]``.

FOLDER holds transcripts; nothing of it is kept: they are copied into a temporary project, on
which ``init``, ``check``, ``code`` and ``report`` run as a user would run them. ``--roles``
declares roles (``chair:asks,mp,minister``), ``--language`` the language of the words.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def settings_text(roles: str, language: str) -> str:
    """Write a qualcode.yaml with the declared roles."""
    lines = [f"languages: {{data: {language}, report: {language}}}", "transcripts: transcripts"]
    if roles:
        lines.append("roles:")
    for role in filter(None, roles.split(",")):
        name, _, asks = role.partition(":")
        counts = "no, asks: yes" if asks else "yes"
        lines.append(f"  - {{name: {name}, counts: {counts}}}")
    return "\n".join(lines) + "\n"


def step(folder: Path, *arguments: str) -> int:
    """Run one command in the project, print the end of what it says, and give its exit code."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "qualcode", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"QUALCODE_CACHE": str(folder.parent / "cache")},
        check=False,
    )
    seconds = time.perf_counter() - started
    print(f"\n$ qualcode {' '.join(arguments)}   [exit {done.returncode}, {seconds:.2f} s]")
    shown = (done.stdout + done.stderr).rstrip().splitlines()
    print("\n".join(shown if len(shown) <= 60 else [*shown[:36], "  …", *shown[-20:]]))
    return done.returncode


def main() -> None:
    """Run the main job on a copy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--speakers", type=Path, default=None)
    parser.add_argument("--roles", default="")
    parser.add_argument("--language", default="da")
    parser.add_argument("--settle", action="append", default=[], help="LABEL=ROLE, after init")
    parser.add_argument("--keep", type=Path, default=None, help="copy reports/ here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        project = Path(place) / "study"
        (project / "transcripts").mkdir(parents=True)
        for source in given.folder:
            for path in sorted(source.iterdir()) if source.is_dir() else [source]:
                shutil.copy(path, project / "transcripts" / path.name)
        if given.roles or given.language != "da":
            text = settings_text(given.roles, given.language)
            (project / "qualcode.yaml").write_text(text, encoding="utf-8")
        if given.speakers:
            shutil.copy(given.speakers, project / "speakers.csv")
        step(project, "init")
        for label, _, role in (one.partition("=") for one in given.settle):
            step(project, "speakers", label, "--role", role, "--yes")
        for command in ("check", "code", "report"):
            step(project, command)
        step(project, "code")
        step(project, "export", "codings")
        if given.keep and (project / "reports").is_dir():
            shutil.copytree(project / "reports", given.keep, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
