"""How fast transcripts are read: ``python -m bench.readers``.

One interview is written as each tool would (``bench.interviews``), and read by qualcode and by
the library or program that others read the format with, in turn, on the same bytes. All times
are the processor's, so that a busy machine does no harm, and ratios to reading the same words
from plain text. Memory is the peak of a process of its own that reads one file, over one that
reads none. Then ``--files`` interviews of 8,000 words are read one by one in a fresh process, a
tenth of them, three tenths and all: time should grow as the number of files does, and memory
not at all.

A rival that is not at hand is named and left out: webvtt-py may lie in a folder of PYTHONPATH
(``pip install --target FOLDER webvtt-py``), pandoc on the path.
"""

import argparse
import io
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench.interviews import FORMATS, Said, talk
from qualcode.errors import TranscriptError
from qualcode.formats.decoding import forget_decoded
from qualcode.readers import read_transcript

Reading = Callable[[bytes], object]
PANDOC = {"docx": "docx", "odt": "odt", "rtf": "rtf"}
GOALS = {("docx", "python-docx"): (14, 4), ("vtt", "webvtt-py"): (15, 5)}
ROUNDS = 5
SCALED = ("txt", "vtt", "docx")


def by_python_docx(data: bytes) -> object:
    """Give text and bold runs of each paragraph: what is needed to find a speaker."""
    from docx import Document  # noqa: PLC0415 - a rival

    return [
        [(run.text, run.bold) for run in paragraph.runs]
        for paragraph in Document(io.BytesIO(data)).paragraphs
    ]


def by_python_docx_text(data: bytes) -> object:
    """Give only the text of each paragraph."""
    from docx import Document  # noqa: PLC0415 - a rival

    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def by_webvtt(data: bytes) -> object:
    """Give voice, times and text of each cue."""
    cues = import_module("webvtt").WebVTT.from_buffer(io.StringIO(data.decode()))
    return [(cue.voice, cue.start, cue.end, cue.text) for cue in cues]


def by_pysubs2(data: bytes) -> object:
    """Give times and text of each cue."""
    import pysubs2  # noqa: PLC0415 - a rival

    return [(cue.start, cue.end, cue.text) for cue in pysubs2.SSAFile.from_string(data.decode())]


def by_striprtf(data: bytes) -> object:
    """Give the plain text, bold lost."""
    return import_module("striprtf.striprtf").rtf_to_text(data.decode("ascii"))


def by_pandoc(kind: str) -> Reading:
    """Give a reading by pandoc's whole process."""
    return lambda data: (
        subprocess.run(
            ["pandoc", "-f", PANDOC[kind], "-t", "plain"],
            input=data,
            capture_output=True,
            check=True,
        ).stdout
    )


def rivals() -> dict[str, dict[str, Reading]]:
    """Give what else reads each format here; say loudly what is missing."""
    found: dict[str, dict[str, Reading]] = {
        "docx": {"python-docx": by_python_docx, "python-docx .text": by_python_docx_text},
        "srt": {"pysubs2": by_pysubs2},
        "rtf": {"striprtf": by_striprtf},
    }
    if find_spec("webvtt"):
        found["vtt"] = {"webvtt-py": by_webvtt}
    else:
        print("!!! webvtt-py is NOT AT HAND: no comparison for .vtt, goal 15 NOT MEASURED")
    if shutil.which("pandoc"):
        for kind in PANDOC:
            found.setdefault(kind, {})["pandoc"] = by_pandoc(kind)
    else:
        print("!!! pandoc is NOT AT HAND: no comparison with it")
    return found


def best(readings: dict[str, tuple[Reading, bytes]], *, rounds: int) -> dict[str, float]:
    """Give the least seconds of each reading, taken in turn: the processor's time of each."""
    times = dict.fromkeys(readings, math.inf)
    for _ in range(rounds):
        for name, (read, data) in readings.items():
            started = used()
            read(data)
            times[name] = min(times[name], used() - started)
    return times


def used() -> float:
    """Give the seconds of the processor that this process and its children have used."""
    spent = os.times()
    return time.process_time() + spent.children_user + spent.children_system


def ours(kind: str) -> Reading:
    """Give our reading of a format, as of a file that was not seen before."""

    def read(data: bytes) -> object:
        forget_decoded()
        return read_transcript(data, file=f"talk.{kind}")

    return read


def compare(said: Sequence[Said], *, rounds: int) -> None:
    """Print the table by format, and the goals."""
    others = rivals()
    files = {kind: write(said) for kind, write in FORMATS.items()}
    kinds = [kind for kind in FORMATS if is_read(kind, files[kind], said)]
    readings = {kind: (ours(kind), files[kind]) for kind in kinds}
    for kind in kinds:
        for name, read in others.get(kind, {}).items():
            readings[f"{kind}|{name}"] = (read, files[kind])
    times = best(readings, rounds=rounds)
    memory = {kind: peak_of(kind, files[kind]) for kind in kinds}
    spoken = sum(len(one.words) for one in said) / 1e6
    print(f"\n{len(said)} turns, {spoken:.2f} MB of speech; plain text {times['txt']:.3f} s")
    print(
        f"{'format':10}{'file MB':>9}{'s per MB':>10}{'x txt':>7}{'peak MB':>9}  rivals / qualcode"
    )
    for kind in kinds:
        ratios = [
            f"{name} {times[f'{kind}|{name}'] / times[kind]:.1f}" for name in others.get(kind, {})
        ]
        print(
            f"{kind:10}{len(files[kind]) / 1e6:9.2f}{times[kind] / spoken:10.3f}"
            f"{times[kind] / times['txt']:7.1f}{memory[kind]:9.0f}  {', '.join(ratios)}"
        )
    for (kind, name), (goal, least) in GOALS.items():
        if f"{kind}|{name}" in times:
            ratio = times[f"{kind}|{name}"] / times[kind]
            verdict = "met" if ratio >= least else "MISSED"
            print(f"goal {goal}: {name} / qualcode = {ratio:.1f}, at least {least}: {verdict}")


def is_read(kind: str, data: bytes, said: Sequence[Said]) -> bool:
    """Tell whether a format is read, with every turn; say so loudly when it is not."""
    try:
        turns = read_transcript(data, file=f"talk.{kind}").turns
    except TranscriptError as error:
        print(f"!!! .{kind} is NOT READ: {error}")
        return False
    if len(turns) != len(said):
        print(f"!!! .{kind} is read with {len(turns)} turns instead of {len(said)}")
    return True


def peak_of(kind: str, data: bytes) -> float:
    """Give the MB that reading one file adds to the peak of a process."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"talk.{kind}").write_bytes(data)
        return apart(Path(folder), 1)[1] - apart(Path(folder), 0)[1]


def apart(folder: Path, count: int) -> tuple[float, float]:
    """Read the first files of a folder in a fresh process; give seconds and peak MB."""
    command = [sys.executable, "-m", "bench.readers", "--child", str(folder), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


def child(folder: Path, count: int) -> None:
    """Read files one by one, keeping none; print seconds and peak MB."""
    started = time.process_time()
    for path in sorted(folder.iterdir())[:count]:
        read_transcript(path.read_bytes(), file=path.name)
    print(time.process_time() - started, peak_memory())


def peak_memory() -> float:
    """Give the most memory this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource  # noqa: PLC0415 - where there is no /proc

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def scale(*, files: int) -> None:
    """Print how time and memory grow with the number of interviews."""
    counts = sorted({files // 10, 3 * files // 10, files})
    talks = [talk(words=8_000, seed=seed) for seed in range(1, 6)]
    print(f"\nOne by one in a fresh process, 8,000 words each: {', '.join(map(str, counts))} files")
    for kind in SCALED:
        written = [FORMATS[kind](said) for said in talks]
        with tempfile.TemporaryDirectory() as place:
            for number in range(files):
                path = Path(place) / f"T{number:05}.{kind}"
                path.write_bytes(written[number % len(written)])
            results = [apart(Path(place), count) for count in counts]
        seconds = [result[0] for result in results]
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(counts[-1] / counts[0])
        shown = "  ".join(f"{taken:7.2f} s {peak:4.0f} MB" for taken, peak in results)
        flat = "flat" if results[-1][1] <= 1.1 * results[0][1] else "MEMORY GROWS"
        print(f"{kind:6}{shown}   exponent {exponent:.2f}, {flat}")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=160_000, help="of the one interview")
    parser.add_argument("--files", type=int, default=1_000, help="for the growth; 0: leave it out")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--child", nargs=2, default=None, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), int(given.child[1]))
        return
    compare(talk(words=given.words), rounds=given.rounds)
    if given.files:
        scale(files=given.files)


if __name__ == "__main__":
    main()
