"""What was done in Word to the comments of a transcript, compared with what was handed out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qualcode.model import Corpus, Decision, Span, Verdict
from qualcode.readers.comments import Annotated, Note
from qualcode.review.comment_places import Places, Placing
from qualcode.review.comment_text import CodeNames, CommentText, Named, read_comment
from qualcode.review.listing import Entry, Listing

EditKind = Literal["added", "removed", "moved", "recoded", "settled", "unclear"]
BOOKMARK = "_qc_"
MANY = 3
NOT_FOUND = "its words are not found in the transcript, or stand there more than once."
_VERDICT: Mapping[str, Verdict] = {
    "accepted": "accept",
    "unsure": "unsure",
    "rejected": "reject",
    "unread": "accept",
}


@dataclass(frozen=True, slots=True)
class Act:
    """A verdict on a code for a span that an edit comes to.

    ``moves``: the address of the coder's own coding that it takes the place of.
    """

    verdict: Verdict
    code: str
    span: Span
    moves: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that was done to a comment.

    ``code`` is what it says now, ``was`` what it was handed out with (empty for a new one);
    ``span`` and ``before`` are where it stands now and stood. ``author`` is the comment's as
    Word has it. ``why`` says what is unclear, or why nothing follows from it.
    """

    kind: EditKind
    code: str
    author: str
    span: Span | None = None
    was: str = ""
    before: Span | None = None
    quote: str = ""
    acts: tuple[Act, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words in a comment or a reply that are no code: they become a memo.

    ``code`` may be empty; ``span`` is what the comment stands on.
    """

    code: str
    span: Span
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A document that came back, and what it is compared with.

    ``listing`` is ``None`` for one that was not handed out by us; then every comment is new.
    ``homes`` says where each coding that was handed out stands in today's text, by its key.
    """

    annotated: Annotated
    places: Places
    listing: Listing | None
    homes: Mapping[str, Span]
    corpus: Corpus
    names: CodeNames


@dataclass(frozen=True, slots=True)
class _Came:
    """A comment that came back, as read and placed."""

    note: Note
    text: CommentText
    placing: Placing


def homes_of(
    annotated: Annotated, listing: Listing, places: Places, *, decisions: Mapping[str, Decision]
) -> dict[str, Span]:
    """Give where the codings that were handed out stand today, as a document can show it.

    ``decisions`` are today's by address. Where the transcript has changed since, what machines
    found is looked for by the document's bookmarks.
    """
    found: dict[str, Span] = {}
    for entry in listing.entries:
        span: Span | None = None
        if listing.fingerprint == places.transcript.fingerprint:
            span = entry.span
        elif entry.key in decisions:
            span = decisions[entry.key].span
        elif BOOKMARK + entry.key in annotated.bookmarks:
            span = places.place(*annotated.bookmarks[BOOKMARK + entry.key]).span
        if span is not None:
            found[entry.key] = places.on_paper(span)
    return found


def compare(returned: Returned, *, coder: str) -> tuple[tuple[Edit, ...], tuple[Remark, ...]]:
    """Give what was done to the comments, in order of place, and what was remarked.

    ``coder`` is who did it: only their own codings are moved; of others' they say yes or no.
    """
    came = [_came(one, returned) for one in returned.annotated.notes]
    entries = returned.listing.entries if returned.listing else ()
    kept = _matched(entries, came, returned)
    edits: list[Edit] = []
    for number, one in enumerate(came):
        entry = kept.get(number)
        edits += _changed(entry, one, returned, coder=coder) if entry else _new(one, returned)
    gone = [one for one in entries if one not in kept.values()]
    said = [(_passage(one.placing, returned), code) for one in came for code in one.text.codes]
    still = {(passage, code.code) for passage, code in said}
    sure = {(passage, code.code) for passage, code in said if code.verdict == "accept"}
    edits += _removed(gone, returned, still=still, all_gone=not kept and len(gone) >= MANY)
    edits = [_not_against(one, sure, returned) for one in edits]
    far = Span(len(returned.places.transcript.text), 0)
    edits.sort(key=lambda one: (one.span or one.before or far, one.kind, one.code))
    return tuple(edits), tuple(_remarks(came, kept, returned))


def _came(note: Note, returned: Returned) -> _Came:
    text = read_comment(note.text, returned.names)
    if note.begins is None or note.ends is None:
        return _Came(note, text, Placing(None, ""))
    placing = returned.places.place(note.begins, note.ends)
    if placing.span is not None and not len(placing.span):
        at = placing.span.start
        around = Span(max(0, at - 1), at + 1)
        passage = returned.corpus.passage_holding(returned.places.transcript.id, around)
        placing = Placing(passage.span if passage else None, "", placing.is_exact)
    return _Came(note, text, placing)


def _matched(
    entries: Sequence[Entry], came: Sequence[_Came], returned: Returned
) -> dict[int, Entry]:
    """Say which comment is which coding's: by its last line, its bookmark, or words and code."""
    found: dict[int, Entry] = {}
    for fits in (_has_key, _has_bookmark, _says_the_same):
        for entry in entries:
            if entry in found.values():
                continue
            able = [
                n for n, one in enumerate(came) if n not in found and fits(one, entry, returned)
            ]
            home = returned.homes.get(entry.key)
            able.sort(key=lambda number: came[number].placing.span != home)
            if able:
                found[able[0]] = entry
    return found


def _has_key(one: _Came, entry: Entry, returned: Returned) -> bool:  # noqa: ARG001
    return one.text.key == entry.key


def _has_bookmark(one: _Came, entry: Entry, returned: Returned) -> bool:
    mark = returned.annotated.bookmarks.get(BOOKMARK + entry.key)
    own = one.note.author in {entry.coder, "qualcode"}
    return (
        mark is not None and own and not one.text.key and mark == (one.note.begins, one.note.ends)
    )


def _says_the_same(one: _Came, entry: Entry, returned: Returned) -> bool:
    home = returned.homes.get(entry.key)
    codes = {named.code for named in one.text.codes}
    return (
        not one.text.key and home is not None and one.placing.span == home and entry.code in codes
    )


def _changed(entry: Entry, one: _Came, returned: Returned, *, coder: str) -> Iterator[Edit]:
    """Say what was done to a comment that was handed out."""
    home, now = returned.homes.get(entry.key), one.placing.span
    code = _today(entry.code, returned)
    if one.text.problem or not one.text.codes:
        why = one.text.problem or "names no code any more; delete the comment to take it out."
        yield _edit("unclear", one, why, code=code, was=entry.code, before=home)
        return
    if now is None or home is None:
        yield _edit("unclear", one, NOT_FOUND, code=code, was=entry.code, before=home)
        return
    named = [said for said in one.text.codes if said.code == code]
    others = [said for said in one.text.codes if said.code != code]
    if named:
        yield from _kept(entry, one, named[0], home, returned=returned, coder=coder)
        for said in others:
            yield _edit("added", one, (Act(said.verdict, said.code, now),), code=said.code)
        return
    acts = [] if entry.status == "rejected" else [Act("reject", code, home)]
    acts += [Act(said.verdict, said.code, now) for said in others]
    yield _edit("recoded", one, tuple(acts), code=_codes(others), was=entry.code, before=home)


def _kept(
    entry: Entry, one: _Came, named: Named, home: Span, *, returned: Returned, coder: str
) -> Iterator[Edit]:
    """Say what was done to a comment whose code is the same: moved, or another verdict."""
    now = one.placing.span or home
    has_moved = now != home if one.placing.is_exact else not now.overlap(home)
    verdict = _verdict(entry, named, done=one.note.done)
    if has_moved and entry.status != "rejected":
        act = Act(verdict or _VERDICT[entry.status], named.code, now)
        acts = _moves(entry, act, home, returned=returned, coder=coder)
        yield _edit("moved", one, acts, code=named.code, was=entry.code, before=home)
    elif verdict:
        acts = (Act(verdict, named.code, home),)
        yield _edit("settled", one, acts, code=named.code, was=entry.code, before=home)


def _verdict(entry: Entry, named: Named, *, done: bool) -> Verdict | None:
    """Give what is said anew of a coding whose code is the same; ``None`` for nothing."""
    if named.verdict == "unsure":
        return None if entry.status == "unsure" and not done else _resolved(done=done)
    if entry.status == "unsure" or (entry.status == "unread" and done):
        return "accept"
    return None


def _resolved(*, done: bool) -> Verdict:
    return "accept" if done else "unsure"


def _moves(
    entry: Entry, act: Act, home: Span, *, returned: Returned, coder: str
) -> tuple[Act, ...]:
    """Give what a move comes to; somebody else's coding stays where it is, and gets a no there."""
    if entry.coder == coder:
        return (replace(act, moves=entry.key),)
    name = returned.places.transcript.id
    there = returned.corpus.passage_holding(name, act.span)
    if returned.corpus.passage_holding(name, home) == there:
        return (act,)
    return (act, Act("reject", act.code, home))


def _new(one: _Came, returned: Returned) -> Iterator[Edit]:
    """Say what a comment that was written in Word adds."""
    if one.text.problem:
        yield _edit("unclear", one, one.text.problem, code="")
    elif one.placing.span is None:
        if one.text.codes or one.text.rest:
            yield _edit("unclear", one, NOT_FOUND, code=_codes(one.text.codes))
    elif one.text.codes and not _passage(one.placing, returned):
        why = "it stands on no participant's words; only those are coded."
        yield _edit("unclear", one, why, code=_codes(one.text.codes))
    else:
        for said in one.text.codes:
            act = Act(said.verdict, said.code, one.placing.span)
            yield _edit("added", one, (act,), code=said.code)


def _removed(
    gone: Sequence[Entry],
    returned: Returned,
    *,
    still: set[tuple[str, str]],
    all_gone: bool,
) -> Iterator[Edit]:
    """Say which comments are gone; a no follows where the words still stand, uncommented."""
    for entry in gone:
        home, code = returned.homes.get(entry.key), _today(entry.code, returned)
        why = ""
        acts: tuple[Act, ...] = ()
        if home is None or not _shows(entry, home, returned):
            why = "its words are gone from the file, or changed, so nothing follows from it."
        elif all_gone:
            why = f"none of the {len(gone)} comments came back: the program may have dropped them."
        elif entry.status == "rejected":
            why = "it was a no already."
        elif (_passage(Placing(home, ""), returned), code) in still:
            why = "another comment says the same of this passage."
        else:
            acts = (Act("reject", code, home),)
        kind: EditKind = "removed" if acts or why.startswith(("it was", "another")) else "unclear"
        quote = home.of(returned.places.transcript.text) if home else ""
        yield Edit(kind, code, entry.coder, None, entry.code, home, quote, acts, why)


def _shows(entry: Entry, home: Span, returned: Returned) -> bool:
    shown = returned.places.still_shows(home)
    return shown or BOOKMARK + entry.key in returned.annotated.bookmarks


def _not_against(edit: Edit, sure: set[tuple[str, str]], returned: Returned) -> Edit:
    """Let a new doubt come to nothing where another comment is sure of the same passage."""
    placing = Placing(edit.span, "")
    doubts = edit.kind == "added" and any(one.verdict == "unsure" for one in edit.acts)
    if doubts and (_passage(placing, returned), edit.code) in sure:
        why = "another comment is sure of this code on the same passage."
        return replace(edit, kind="unclear", acts=(), why=why)
    return edit


def _remarks(
    came: Sequence[_Came], kept: Mapping[int, Entry], returned: Returned
) -> Iterator[Remark]:
    """Give the words beside codes, and the replies; not those whose place is unknown."""
    for number, one in enumerate(came):
        span = one.placing.span or (
            returned.homes.get(kept[number].key) if number in kept else None
        )
        if span is None:
            continue
        code = one.text.codes[0].code if one.text.codes else ""
        if number in kept and not code:
            code = _today(kept[number].code, returned)
        if one.text.rest and not one.text.problem:
            yield Remark(code, span, one.note.author, one.text.rest)
        for reply in one.note.replies:
            if reply.text:
                yield Remark(code, span, reply.author, reply.text)


def _edit(
    kind: EditKind,
    one: _Came,
    follows: tuple[Act, ...] | str,
    *,
    code: str,
    was: str = "",
    before: Span | None = None,
) -> Edit:
    """Put an edit together; ``follows`` is what it comes to, or why it comes to nothing."""
    acts, why = ((), follows) if isinstance(follows, str) else (follows, "")
    author, quote = one.note.author, one.placing.quote
    return Edit(kind, code, author, one.placing.span, was, before, quote, acts, why)


def _codes(named: Sequence[Named]) -> str:
    return ", ".join(one.code for one in named)


def _passage(placing: Placing, returned: Returned) -> str:
    if placing.span is None:
        return ""
    name = returned.places.transcript.id
    passage = returned.corpus.passage_holding(name, placing.span)
    return passage.id if passage else ""


def _today(code: str, returned: Returned) -> str:
    """Give the id that a code has today, or as it was where that is not clear."""
    found = returned.names.find(code)
    return found[0] if len(found) == 1 else code
