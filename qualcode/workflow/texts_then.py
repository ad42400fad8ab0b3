"""The transcripts of a run found again among those of today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Literal

from qualcode.model import Transcript
from qualcode.workflow.manifest import turn_prints
from qualcode.workflow.run_inputs import TextInput

Became = Literal["same", "renamed", "changed", "missing"]


@dataclass(frozen=True, slots=True)
class TextThen:
    """What became of one transcript: under which id and in which file it is ``now``.

    ``turns`` are the turns of today that are new or say something else, ``gone`` how many of
    then have no turn in their place; ``moved`` maps the turns of then to those of today. All
    three are empty unless the text changed and the run kept what its turns were.
    ``is_resaved``: the text is the same, the bytes of its file are not.
    """

    id: str
    became: Became
    now: str = ""
    file: str = ""
    turns: tuple[int, ...] = ()
    gone: int = 0
    moved: Mapping[int, int] = field(default_factory=dict)
    is_resaved: bool = False


@dataclass(frozen=True, slots=True)
class TextsThen:
    """The transcripts of a run: what became of each, those to use, and the ids of new ones.

    ``transcripts`` are today's texts under the ids of then.
    """

    texts: tuple[TextThen, ...]
    transcripts: tuple[Transcript, ...]
    added: tuple[str, ...]

    def of(self, *became: Became) -> tuple[TextThen, ...]:
        """Give those that became one of these."""
        return tuple(one for one in self.texts if one.became in became)


def texts_then(
    then: Sequence[TextInput], today: Sequence[Transcript], *, renamed: Mapping[str, str]
) -> TextsThen:
    """Find each transcript by its text, else by its id, else by what people said it is now.

    ``renamed`` maps ids that are gone to those of today.
    """
    homes = _by_text(then, today)
    left = {one.id: one for one in today if one.id not in {home.id for home in homes.values()}}
    for text in (one for one in then if one.id not in homes):
        home = left.pop(text.id, None) or left.pop(renamed.get(text.id, ""), None)
        if home is not None:
            homes[text.id] = home
    found = [(text, homes.get(text.id)) for text in then]
    return TextsThen(
        texts=tuple(_became(text, home) for text, home in found),
        transcripts=tuple(_as_then(text, home) for text, home in found if home is not None),
        added=tuple(sorted(left)),
    )


def _by_text(then: Sequence[TextInput], today: Iterable[Transcript]) -> dict[str, Transcript]:
    by_text = {one.fingerprint: one for one in today}
    return {one.id: by_text[one.text] for one in then if one.text in by_text}


def _as_then(text: TextInput, home: Transcript) -> Transcript:
    language = home.language if text.language is None else text.language
    return replace(home, id=text.id, language=language)


def _became(text: TextInput, home: Transcript | None) -> TextThen:
    if home is None:
        return TextThen(text.id, "missing", file=text.file)
    if home.fingerprint == text.text:
        became: Became = "same" if home.id == text.id else "renamed"
        is_resaved = home.raw_sha256 != text.raw_sha256
        return TextThen(text.id, became, home.id, home.file, is_resaved=is_resaved)
    if not text.turns:
        return TextThen(text.id, "changed", home.id, home.file)
    turns, gone, moved = _turns(text.turns, tuple(turn_prints(home)))
    return TextThen(text.id, "changed", home.id, home.file, turns, gone, moved)


def _turns(then: Sequence[str], now: Sequence[str]) -> tuple[tuple[int, ...], int, dict[int, int]]:
    """Lay two rows of turns side by side; see :class:`TextThen`."""
    changed: list[int] = []
    moved: dict[int, int] = {}
    gone = 0
    for what, start, end, now_start, now_end in SequenceMatcher(
        None, then, now, autojunk=False
    ).get_opcodes():
        pairs = zip(range(start + 1, end + 1), range(now_start + 1, now_end + 1), strict=False)
        moved |= dict(pairs)
        if what != "equal":
            changed += range(now_start + 1, now_end + 1)
            gone += max(0, (end - start) - (now_end - now_start))
    return tuple(changed), gone, moved
