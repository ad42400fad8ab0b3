"""A transcript with its codings as comments: what stands where, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.model import Claim, Codebook, Coding, Corpus, Decision, Settings, Status
from qualcode.report.wording import tag_of, wording_for
from qualcode.report.wording.commenting import COMMENT_WORDS, CommentWords
from qualcode.review import standing
from qualcode.review.listing import Entry, Listing, key_of_coding
from qualcode.review.sheet import Point, Sheet, sheet_of

OWN = "· "
MACHINE = "qualcode"
NO_DATE = "2000-01-01T00:00:00Z"
STATUSES: tuple[Status, ...] = ("accepted", "unsure", "rejected", "unread")
_OF_VERDICT: dict[str, Status] = {"accept": "accepted", "unsure": "unsure", "reject": "rejected"}
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: from where to where on the sheet, by whom, and its lines.

    The first line is ``#code`` (``#code?`` where somebody is in doubt); lines that begin with
    ``· `` are ours, the last of them has the coding's address. ``date`` is ISO 8601.
    """

    key: str
    begins: Point
    ends: Point
    author: str
    date: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commented:
    """A sheet and its comments in order of place, with what goes around them.

    ``language`` is a BCP 47 tag; ``note`` stands at the top of every page, ``page`` holds
    ``{page}`` and ``{pages}``. ``left_out`` counts codings that stand on no line.
    """

    sheet: Sheet
    comments: tuple[Comment, ...]
    listing: Listing
    language: str
    note: str
    page: str
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Coded:
    """What is known about the codings of a study: claims, and decisions placed in its texts."""

    corpus: Corpus
    codebook: Codebook
    settings: Settings
    claims: Sequence[Claim]
    decisions: Sequence[Decision]


def commented(coded: Coded, transcript_id: str, *, statuses: Sequence[Status]) -> Commented:
    """Give a transcript with a comment for each coding of these statuses.

    A person's decision is a comment of its own; what machines found is one where nobody has
    decided. The same study gives the same values.
    """
    transcript = coded.corpus.transcript(transcript_id)
    sheet = sheet_of(transcript)
    language = coded.settings.report_language
    wording, words = wording_for(language), COMMENT_WORDS[language]
    found = sorted(
        _said(coded, transcript_id, statuses=statuses),
        key=lambda one: (one.entry.span, one.entry.code, one.entry.coder, one.entry.key),
    )
    comments, entries = [], []
    for one in found:
        points = sheet.points(one.entry.span)
        if points is not None:
            lines = _lines(one, coded=coded, words=words)
            author, date = _author(one)
            comments.append(Comment(one.entry.key, *points, author, date, lines))
            entries.append(one.entry)
    listing = Listing(
        transcript_id,
        transcript.fingerprint,
        coded.codebook.fingerprint,
        tuple(entries),
        until=max((one.time for one in coded.decisions), default=""),
    )
    return Commented(
        sheet,
        tuple(comments),
        listing,
        language=tag_of(language),
        note="  ".join(one for one in (coded.settings.note, words.guide) if one),
        page=wording.page,
        left_out=len(found) - len(comments),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """One coding with what is behind it: a decision, or machines' codings."""

    entry: Entry
    decision: Decision | None = None
    machines: tuple[Coding, ...] = ()
    disputed: bool = False


def _said(coded: Coded, transcript_id: str, *, statuses: Sequence[Status]) -> list[_Said]:
    states = {(one.passage.id, one.code): one.state for one in coded.claims}
    known = {one.id for one in coded.codebook}
    found: list[_Said] = []
    here = [one for one in coded.decisions if one.transcript == transcript_id]
    for key, coders in standing(here, corpus=coded.corpus).items():
        for coder, decision in coders.items():
            status = _OF_VERDICT[decision.verdict]
            if status in statuses and decision.code in known:
                entry = Entry(entry_key(decision), decision.span, decision.code, coder, status)
                is_disputed = states.get(key) == "disputed"
                found.append(_Said(entry, decision, disputed=is_disputed))
    if "unread" in statuses:
        fingerprint = coded.corpus.transcript(transcript_id).fingerprint
        found += [
            _unread(one, fingerprint=fingerprint)
            for one in coded.claims
            if one.status == "unread" and one.passage.transcript == transcript_id
        ]
    return found


def entry_key(decision: Decision) -> str:
    """Give the address of a decision."""
    return key_of_coding(decision.id)


def _unread(claim: Claim, *, fingerprint: str) -> _Said:
    first = claim.codings[0]
    where = (first.passage.transcript, fingerprint, first.span.start, first.span.end)
    key = key_of_coding(*where, first.code, first.coder)
    entry = Entry(key, first.span, first.code, first.coder, "unread")
    return _Said(entry, machines=claim.codings)


def _author(said: _Said) -> tuple[str, str]:
    if said.decision is None:
        return MACHINE, NO_DATE
    return said.entry.coder, said.decision.time or NO_DATE


def _lines(said: _Said, *, coded: Coded, words: CommentWords) -> tuple[str, ...]:
    language = coded.settings.report_language
    code = coded.codebook.code(said.entry.code)
    label = code.label_in(language) if code else ""
    doubt = "?" if said.entry.status == "unsure" else ""
    about = [label, *_why(said, words)] if said.machines else [label, _who(said, words)]
    about += [words.disputed] if said.disputed else []
    about.append(f"{MACHINE} {said.entry.key}")
    own = (f"{OWN}{' '.join(line.split())}" for line in about if line)
    return (f"#{said.entry.code}{doubt}", *own)


def _who(said: _Said, words: CommentWords) -> str:
    date = said.decision.time[:10] if said.decision else ""
    return words.by.format(
        status=words.status[said.entry.status],
        coder=said.entry.coder,
        date=f", {date}" if date else "",
    )


def _why(said: _Said, words: CommentWords) -> list[str]:
    first = said.machines[0]
    why = [words.found_by.format(status=words.status["unread"], source=words.source[first.source])]
    for one in said.machines:
        if one.rule:
            why.append(words.rule.format(rule=one.rule))
        if one.weights:
            heaviest = ", ".join(weight.word for weight in one.weights[:_MOST_WORDS])
            why.append(words.words.format(words=heaviest))
        if one.score is not None:
            why.append(words.score.format(score=f"{one.score:.2f}"))
    return why
