"""Files as tools write them: ``python -m bench.tool_exports FOLDER [--all]``.

Every file below FOLDER is read as a user's would be; one line says by which reader, how many
turns, speakers and words, what was complained of, and what could not be read. Files of one
name with different endings are taken for exports of one recording: they must hold the same
words in the same order. ``--all`` lists every file, else those of one folder and reader are
summed up. Ends with exit code 1 when a file cannot be read or words differ.
"""

import argparse
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.model import Transcript
from qualcode.readers import is_passed_over, read_transcript

WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Read:
    """A file and what was read from it, or why not."""

    path: Path
    transcript: Transcript | None
    fault: str = ""


def read(path: Path) -> Read:
    """Read one file."""
    try:
        return Read(path, read_transcript(path.read_bytes(), file=path.name))
    except QualcodeError as error:
        return Read(path, None, f"{error} {getattr(error, 'remedy', '')}")


def words_of(transcript: Transcript) -> list[str]:
    """Give the words of all turns, casefolded, without punctuation."""
    return WORD.findall(" ".join(map(transcript.words_of, transcript.turns)).casefold())


def listed(one: Read) -> str:
    """Say in one line what was read."""
    if one.transcript is None:
        return f"{one.path.name}: NOT READ: {one.fault}"
    said = one.transcript
    speakers = sorted({turn.speaker for turn in said.turns if turn.speaker})
    timed = sum(turn.time.start is not None for turn in said.turns)
    return (
        f"{one.path.name}: {said.reader}, {len(said.turns)} turns ({timed} timed), "
        f"{len(speakers)} speakers, {len(words_of(said))} words, {len(said.problems)} problems"
    )


def summed(found: list[Read]) -> list[str]:
    """Sum up the files of each folder and reader."""
    groups: dict[tuple[str, str], list[Transcript]] = defaultdict(list)
    for one in found:
        if one.transcript is not None:
            groups[one.path.parent.name, one.transcript.reader].append(one.transcript)
    return [
        f"{folder}: {len(many)} files by {reader}: {sum(len(one.turns) for one in many)} turns, "
        f"{sum(len(words_of(one)) for one in many)} words"
        for (folder, reader), many in sorted(groups.items())
    ]


def parity(found: list[Read]) -> tuple[list[str], bool]:
    """Compare the exports of one recording, and tell whether all agree."""
    groups: dict[Path, list[Transcript]] = defaultdict(list)
    for one in found:
        if one.transcript is not None:
            groups[one.path.with_suffix("")].append(one.transcript)
    lines = []
    agree = True
    for path, same in sorted(groups.items()):
        if len(same) < 2:
            continue
        words = {tuple(words_of(one)) for one in same}
        agree = agree and len(words) == 1
        endings = " = ".join(Path(one.file).suffix for one in same)
        counts = ", ".join(str(len(words_of(one))) for one in same)
        how = "the same words" if len(words) == 1 else "DIFFERENT WORDS"
        lines.append(f"{path.name}: {endings}: {how} ({counts})")
    return lines, agree


def main() -> int:
    """Read the folder and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    paths = sorted(
        path
        for path in given.folder.rglob("*")
        if path.is_file()
        and not is_passed_over(path.name)
        and "LICENSE" not in path.name
        and path.stem.casefold() not in {"source", "sources"}
    )
    found = [read(path) for path in paths]
    unread = [one for one in found if one.transcript is None]
    lines, agree = parity(found)
    for line in [listed(one) for one in (found if given.all else unread)] + summed(found) + lines:
        print(line)
    print(f"{len(found) - len(unread)} of {len(found)} files were read.")
    return 0 if agree and not unread else 1


if __name__ == "__main__":
    sys.exit(main())
