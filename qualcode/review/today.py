"""Today's texts and codes, as decisions made earlier are placed into them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qualcode.model import ByHand, Codebook, Corpus, Decision, Placement, Reading, Translation
from qualcode.review.speech import Speech, speech_of


@dataclass(frozen=True, slots=True)
class Today:
    """What decisions are placed into.

    ``prints`` maps transcript id to fingerprint, ``holders`` the other way round, ``heirs`` an
    earlier code id to today's, ``names`` the id of a transcript that is gone to today's id and
    whether a person said so.
    """

    corpus: Corpus
    prints: Mapping[str, str]
    holders: Mapping[str, str]
    codes: frozenset[str]
    heirs: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, bool]]
    _speeches: dict[str, Speech] = field(default_factory=dict)

    def speech(self, transcript_id: str) -> Speech:
        """Give the words of a transcript; they are looked up once."""
        if transcript_id not in self._speeches:
            self._speeches[transcript_id] = speech_of(self.corpus.transcript(transcript_id))
        return self._speeches[transcript_id]

    def home(self, transcript_id: str, print_then: str) -> str:
        """Give the id that the transcript has today, else ``""``.

        The very same text is the same interview, whatever it is called.
        """
        if self.prints.get(transcript_id) == print_then:
            return transcript_id
        same_text = self.holders.get(print_then, "")
        if same_text or transcript_id in self.prints:
            return same_text or transcript_id
        return self.names.get(transcript_id, ("", False))[0]

    def followed(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Give today's ids: a no to a code that was split is a no to each of its parts."""
        now = [
            heir
            for code in codes
            for heir in ((code,) if code in self.codes else self.heirs.get(code, ()))
        ]
        return tuple(dict.fromkeys(now))


def today_of(
    corpus: Corpus,
    codebook: Codebook,
    *,
    said: Iterable[Decision | Placement | Reading | Translation],
    by_hand: ByHand,
) -> Today:
    """Look up what placing needs; ``said`` tells by which texts each transcript was known."""
    prints = {one.id: one.fingerprint for one in corpus.transcripts}
    holders = {held: transcript for transcript, held in prints.items()}
    heirs: dict[str, list[str]] = defaultdict(list)
    for code in codebook:
        for earlier in code.was:
            heirs[earlier].append(code.id)
    return Today(
        corpus=corpus,
        prints=prints,
        holders=holders,
        codes=frozenset(code.id for code in codebook),
        heirs={earlier: tuple(dict.fromkeys(ids)) for earlier, ids in heirs.items()},
        names=_names(prints, holders, said=said, by_hand=by_hand),
    )


def _names(
    prints: Mapping[str, str],
    holders: Mapping[str, str],
    *,
    said: Iterable[Decision | Placement | Reading | Translation],
    by_hand: ByHand,
) -> dict[str, tuple[str, bool]]:
    """Say what the transcripts that are gone are called today.

    A person's word goes first; else a text that anything under the old id was said about.
    """
    texts: dict[str, set[str]] = defaultdict(set)
    for one in said:
        if one.transcript not in prints and one.fingerprint in holders:
            texts[one.transcript].add(holders[one.fingerprint])
    found = {gone: (min(now), False) for gone, now in texts.items() if len(now) == 1}
    given = {one.transcript: one.now for one in by_hand.renamings}
    for gone in given.keys() - prints.keys():
        now, seen = given[gone], {gone}
        while now not in prints and now in given and now not in seen:
            seen.add(now)
            now = given[now]
        if now not in prints and now in found:
            now = found[now][0]
        if now in prints:
            found[gone] = (now, True)
    return found
