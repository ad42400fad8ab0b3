"""One way of coding the texts of a folder, in a process of its own: ``python -m bench.ways``.

Prints one JSON line: processor seconds inside the process, peak memory of the process and of
those it started, and how many hits there are. ``bench.rules`` starts it and takes the time.
"""

import argparse
import json
import multiprocessing
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.texts import read_corpus
from qualcode.codebook import parse_term
from qualcode.language import Tokenised, load_tokens, save_tokens, tokenise
from qualcode.model import Code, Codebook, Coding, Corpus, Rule, Settings, Theme
from qualcode.rules import Map, code_by_rules, code_in_parts
from qualcode.store import Cache
from qualcode.workflow.material import ask_kept_dictionaries

FILES_A_PART = 125  # a million words


@dataclass(frozen=True)
class Task:
    """What a way is given: text files, a codebook, patterns of the twin, and kept tokens."""

    paths: Sequence[Path]
    codebook: Path
    twin: Path
    tokens: Path

    @cached_property
    def corpus(self) -> Corpus:
        """All texts, read."""
        return read_corpus(self.paths)

    @property
    def texts(self) -> dict[str, str]:
        """All texts by fingerprint."""
        return {one.fingerprint: one.text for one in self.corpus.transcripts}

    @property
    def kept(self) -> Path:
        """Where the dictionary is kept ready."""
        return self.tokens.parent / "kept"

    @property
    def parts(self) -> Iterator[Corpus]:
        """The texts a part at a time, read when they are asked for."""
        paths = iter(self.paths)
        while some := list(islice(paths, FILES_A_PART)):
            yield read_corpus(some)


def write_codebook(codebook: Codebook, path: Path) -> None:
    """Write the rules of each code as JSON."""
    rules = {code.id: [rule.text for rule in code.rules] for code in codebook}
    path.write_text(json.dumps(rules), encoding="utf-8")


def load_codebook(path: Path) -> Codebook:
    """Load what ``write_codebook`` wrote."""
    codes = tuple(
        Code(code, "theme", rules=tuple(Rule(one, parse_term(one), "strong", "da") for one in some))
        for code, some in json.loads(path.read_text(encoding="utf-8")).items()
    )
    return Codebook("bench", ("da",), (Theme("theme", codes=codes),))


def only_read(task: Task) -> int:
    """Read the texts and lay them out, nothing else."""
    return len(task.corpus.passages)


def with_re(task: Task) -> int:
    """Find hits with one regular expression a code."""
    patterns = json.loads(task.twin.read_text(encoding="utf-8"))
    compiled = [re.compile(pattern) for pattern in patterns.values()]
    hits: list[tuple[str, int, int]] = []
    for path in task.paths:
        text = path.read_text(encoding="utf-8").lower()
        for pattern in compiled:
            hits += [(path.stem, *found.span()) for found in pattern.finditer(text)]
    return len(hits)


def first(task: Task) -> int:
    """Do what ``cold`` does, on a computer where qualcode has never asked the dictionary."""
    with TemporaryDirectory() as nothing:
        return _hits(_all_at_once(task, tokenise(task.texts), kept=Path(nothing)))


def cold(task: Task) -> int:
    """Read, tokenise and code all at once, as ``qualcode code`` does the first time."""
    return _hits(_all_at_once(task, tokenise(task.texts), kept=task.kept))


def keep(task: Task) -> int:
    """Do the same, and keep the tokens and what the dictionary said."""
    tokenised = tokenise(task.texts)
    codings = _all_at_once(task, tokenised, kept=task.kept)
    task.tokens.write_bytes(save_tokens(tokenised))
    return _hits(codings)


def cached(task: Task) -> int:
    """Read, load the tokens that were kept, and code."""
    tokenised = load_tokens(task.tokens.read_bytes())
    if tokenised is None:
        raise SystemExit(f"{task.tokens} cannot be loaded")
    return _hits(_all_at_once(task, tokenised, kept=task.kept))


def _all_at_once(task: Task, tokenised: Tokenised, *, kept: Path) -> tuple[Coding, ...]:
    ask_kept_dictionaries(tokenised, languages=["da"], cache=Cache(kept))
    book = load_codebook(task.codebook)
    return code_by_rules(task.corpus, codebook=book, tokenised=tokenised, settings=Settings())


def in_parts(task: Task) -> int:
    """Read and code part by part, keeping nothing but counts."""
    return sum(map(_hits, _coded(task)))


def two_processes(task: Task) -> int:
    """Do the same in two processes, started afresh as on Windows and macOS."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        return sum(map(_hits, _coded(task, over=pool.map)))


def _coded(task: Task, *, over: Map = map) -> Iterator[tuple[Coding, ...]]:
    codebook = load_codebook(task.codebook)
    return code_in_parts(task.parts, codebook=codebook, settings=Settings(), over=over)


def _hits(codings: Sequence[Coding]) -> int:
    return sum(len(coding.hits) for coding in codings)


WAYS: Mapping[str, Callable[[Task], int]] = {
    "read": only_read,
    "re": with_re,
    "first": first,
    "cold": cold,
    "keep": keep,
    "cached": cached,
    "parts": in_parts,
    "two": two_processes,
}


def peak_mb() -> float:
    """Give the most memory this process has held, and those it started that are alive, in MB."""
    held = 0
    for number in ("self", *(str(one.pid) for one in multiprocessing.active_children())):
        status = Path(f"/proc/{number}/status")
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
        held += int(found[1]) if found else 0
    return held / 1024


def main() -> None:
    """Go one way."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("way", choices=sorted(WAYS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=None, help="so many texts")
    parser.add_argument("--codebook", type=Path, required=True)
    parser.add_argument("--twin", type=Path, required=True)
    parser.add_argument("--tokens", type=Path, required=True)
    given = parser.parse_args()
    paths = sorted(given.folder.glob("*.txt"))[: given.first]
    started = time.process_time()
    hits = WAYS[given.way](Task(paths, given.codebook, given.twin, given.tokens))
    seconds = time.process_time() - started
    print(json.dumps({"seconds": seconds, "peak": peak_mb(), "hits": hits}))


if __name__ == "__main__":
    main()
