"""Reader of CHAT's ``.cha`` (TalkBank, CHILDES): ``*BEB:`` lines, dependent tiers left out."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qualcode.formats import decode, sniff
from qualcode.model import Problem, TimeRange
from qualcode.readers.chat_words import plain_words
from qualcode.readers.draft import Draft, Utterance
from qualcode.readers.text import with_decoding

_BULLET = re.compile(rb'\x15(?:%\w+:"[^"\x15\n]{0,200}"_)?(\d{1,9}_\d{1,9})-?\x15')
_PICTURE = re.compile(rb"\x15[^\x15\n]{0,200}\x15|\x02[\x01\x02]|\x15")
_TIME = re.compile(r"(?:^|\s)(\d{1,9})_(\d{1,9})(?=\s|$)")
_SPEECH = re.compile(r"\*([^:\s]{1,30}):\s*(.*)")
_ASKING = frozenset({"investigator", "interviewer", "moderator", "facilitator", "host"})
_LANGUAGES = {"dan": "da", "eng": "en", "deu": "de", "swe": "sv", "nor": "no", "fra": "fr"}
_HEADER = {"date": "dato", "location": "sted", "situation": "situation", "transcriber": "udskrevet"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the file with its continuations: ``@``, ``*`` or ``%``, and the first's number."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class ChatReader:
    """Reads the main lines as words (``chat_words`` says how) with the times of their bullets."""

    name: str = "chat"

    def claims(self, data: bytes, file: str) -> bool:  # noqa: ARG002 - bytes decide, not names
        """Tell whether the bytes are a CHAT file."""
        return sniff(data) == "chat"

    def read(
        self,
        data: bytes,
        *,
        file: str,
        encoding: str,
        declared: Collection[str],  # noqa: ARG002 - the format says who speaks
    ) -> Draft:
        """Give what the main lines say."""
        decoded = decode(_PICTURE.sub(b" ", _BULLET.sub(rb" \1 ", data)), encoding=encoding)
        entries = list(_entries(decoded.text))
        said = [one for one in map(_utterance, entries) if one is not None]
        tiers = sorted({one.text[1:].split(":")[0] for one in entries if one.text[0] == "%"})
        steps = ["CHAT codes were taken out of the words"]
        if tiers:
            steps.append(f"left out the dependent tiers {', '.join(f'%{one}' for one in tiers)}")
        draft = Draft(
            tuple(said),
            _header(entries),
            join=" ",
            steps=tuple(steps),
            problems=_odd(entries, file=file),
        )
        return with_decoding(draft, decoded, file=file)


READER = ChatReader()


def _entries(text: str) -> Iterator[_Entry]:
    """Give the file's entries: a line that begins with a blank continues the one above."""
    held: list[str] = []
    first = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if line[0] in " \t" and held:
            held.append(line.strip())
            continue
        if held:
            yield _Entry(" ".join(held), first)
        held, first = [line.strip()], number
    if held:
        yield _Entry(" ".join(held), first)


def _utterance(entry: _Entry) -> Utterance | None:
    match = _SPEECH.match(entry.text)
    if match is None:
        return None
    times = [(int(start), int(end)) for start, end in _TIME.findall(match[2])]
    time = TimeRange(times[0][0], max(times[-1])) if times else TimeRange()
    return Utterance(match[1], (plain_words(_TIME.sub("", match[2])),), time, entry.number)


def _header(entries: Sequence[_Entry]) -> dict[str, str]:
    """Give language, date and place, and the speakers whose role it is to ask."""
    said: dict[str, str] = {}
    for entry in entries:
        if entry.text.startswith("@"):
            key, _, value = entry.text[1:].partition(":")
            said.setdefault(key.strip().casefold(), value.strip())
    header = {ours: said[theirs] for theirs, ours in _HEADER.items() if said.get(theirs)}
    language = re.split(r"[,\s]", said.get("languages", ""))[0]
    if language:
        header["language"] = _LANGUAGES.get(language, language)
    asking = [
        words[0]
        for one in said.get("participants", "").split(",")
        if len(words := one.split()) > 1 and words[-1].casefold() in _ASKING
    ]
    return header | ({"interviewer": ", ".join(asking)} if asking else {})


def _odd(entries: Sequence[_Entry], *, file: str) -> tuple[Problem, ...]:
    """Report lines that are none of CHAT's kinds, and main lines without a speaker."""
    odd = [
        one
        for one in entries
        if one.text[0] not in "@*%" or (one.text[0] == "*" and not _SPEECH.match(one.text))
    ]
    if not odd:
        return ()
    lines = "1 line begins" if len(odd) == 1 else f"{len(odd)} lines begin"
    what = f"{lines} with no speaker, header or tier (*, @ or %), and was left out."
    remedy = "Write *CODE: in front if it is speech, or a tab if it continues the line above."
    return (Problem(file, odd[0].number, 0, what, remedy, "warning"),)
