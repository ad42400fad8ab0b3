"""Taking in what was done in Word to the comments of a transcript: a diff, then the journal."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from qualcode.codebook import did_you_mean
from qualcode.errors import DecisionsError, TranscriptError, UnknownNameError
from qualcode.model import Decision, Memo, Subject, Transcript, Verdict
from qualcode.readers.comments import Annotated, TrackedChange, read_comments
from qualcode.report.commented import entry_key
from qualcode.review import Pen, Say, decide, standing
from qualcode.review.comment_edits import Act, Edit, Remark, Returned, compare, homes_of
from qualcode.review.comment_places import Places, TextEdit
from qualcode.review.comment_text import CodeNames
from qualcode.review.listing import Entry, Listing, from_properties
from qualcode.store import append, ensure_saved, read_memos, save_memo
from qualcode.workflow.importing import Writer, file_data, refuse_twin
from qualcode.workflow.material import Material
from qualcode.workflow.placing import place_journals

_QUOTE = 60
SINCE = "you have decided otherwise since the file was written; that stands."


@dataclass(frozen=True, slots=True)
class Back:
    """What a document comes to, before anything is written.

    ``edits`` are all that was done, ``already`` those of them that the journal has. ``say`` are
    the decisions to write, ``memos`` the memos. ``text_edits`` and ``changes`` are what was done
    to the transcript's own words: never taken over. ``is_listed`` tells whether the document
    says what it was handed out with; without that, what is gone cannot be known.
    """

    file: str
    transcript: str
    coder: str
    comments: int
    edits: tuple[Edit, ...]
    already: int
    say: tuple[Say, ...]
    memos: tuple[Memo, ...]
    text_edits: tuple[TextEdit, ...]
    changes: tuple[tuple[int, TrackedChange], ...]
    is_listed: bool
    digest: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.say and not self.memos

    @property
    def unclear(self) -> tuple[Edit, ...]:
        """What needs a person: names of no code, comments without a place."""
        return tuple(one for one in self.edits if one.kind == "unclear")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the coder has said, as it stands today.

    ``before`` maps the address of a decision to it, for all coders.
    """

    exact: frozenset[tuple[int, int, str, Verdict]]
    stands: dict[tuple[str, str], Decision]
    by_key: dict[str, Decision]


def look_at(material: Material, path: Path, *, writer: Writer) -> Back:
    """Give what was done to a document's comments, as a coder's decisions and memos.

    Nothing is written. DecisionsError for a file that is no Word document or names no
    transcript of this project.
    """
    refuse_twin(material, writer.coder)
    annotated = _read(path)
    listing = from_properties(annotated.properties)
    transcript = _transcript(material, path, listing)
    placed = place_journals(
        material.journals, corpus=material.corpus, codebook=material.codebook, but_readings=True
    ).decisions
    here = [one for one in placed if one.transcript == transcript.id]
    by_key = {entry_key(one): one for one in here}
    listed = listing or _listing_from(annotated, transcript, by_key)
    places = Places(annotated.lines, transcript)
    returned = Returned(
        annotated,
        places,
        listed,
        homes_of(annotated, listed, places, decisions=by_key),
        material.corpus,
        CodeNames(material.codebook),
    )
    edits, remarks = compare(returned, coder=writer.coder)
    known = _known(here, by_key, material, coder=writer.coder)
    checked = [_checked(one, listed, known, transcript, material) for one in edits]
    return Back(
        file=path.name,
        transcript=transcript.id,
        coder=writer.coder,
        comments=len(annotated.notes),
        edits=tuple(edit for edit, _, _ in checked),
        already=sum(is_known for _, _, is_known in checked),
        say=tuple(dict.fromkeys(say for _, said, _ in checked for say in said)),
        memos=_new_memos(remarks, transcript, material, writer=writer),
        text_edits=places.edits if listing else (),
        changes=tuple((places.turn_of(one.line), one) for one in annotated.changes),
        is_listed=listing is not None,
        digest=listed.digest,
    )


def take_in(material: Material, back: Back, *, writer: Writer) -> Path | None:
    """Write what a document comes to into the coder's journal, and the memos; give the journal."""
    journal = None
    if back.say:
        ensure_saved(
            material.project,
            material.codebook_data,
            time=writer.time,
            author=writer.coder,
            reason=back.file,
            automatic=True,
        )
        pen = Pen(writer.coder, writer.time, material.codebook.fingerprint, act=back.digest)
        decisions = [decide(material.corpus, pen, one) for one in back.say]
        journal = append(material.project, decisions, coder=writer.coder, device=writer.device)
    for memo in back.memos:
        save_memo(material.project, memo)
    return journal


def _read(path: Path) -> Annotated:
    try:
        return read_comments(file_data(path), file=path.name)
    except TranscriptError as problem:
        what = str(problem).removeprefix(f"{path.name}: ")
        raise DecisionsError(f"{path.name}: {what} {problem.remedy}".strip()) from problem


def _transcript(material: Material, path: Path, listing: Listing | None) -> Transcript:
    """Give the transcript a document is of: as it says itself, else by its name."""
    corpus = material.corpus
    if listing and not corpus.has_transcript(listing.transcript):
        same = [one for one in corpus.transcripts if one.fingerprint == listing.fingerprint]
        if same:
            return same[0]
    name = listing.transcript if listing else PurePath(path.name).stem
    if corpus.has_transcript(name):
        return corpus.transcript(name)
    near = did_you_mean(name, [one.id for one in corpus.transcripts])
    how = "" if listing else " It does not say itself; call it TRANSCRIPT.docx."
    raise UnknownNameError(f'{path.name} is of no transcript here: "{name}". {near}{how}')


def _listing_from(
    annotated: Annotated, transcript: Transcript, by_key: dict[str, Decision]
) -> Listing:
    """Make the list anew from the comments' own addresses, where a program dropped it."""
    status = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}
    entries = [
        Entry(key, one.span, one.code, one.coder, status[one.verdict])  # type: ignore[arg-type]
        for key, one in by_key.items()
        if any(f"qualcode {key}" in note.text for note in annotated.notes)
    ]
    return Listing(transcript.id, transcript.fingerprint, "", tuple(entries))


def _known(
    here: Sequence[Decision], by_key: dict[str, Decision], material: Material, *, coder: str
) -> _Known:
    said = standing(here, corpus=material.corpus)
    return _Known(
        exact=frozenset(
            (one.span.start, one.span.end, one.code, one.verdict)
            for one in here
            if one.coder == coder
        ),
        stands={key: coders[coder] for key, coders in said.items() if coder in coders},
        by_key={key: one for key, one in by_key.items() if one.coder == coder},
    )


def _checked(
    edit: Edit, listing: Listing, known: _Known, transcript: Transcript, material: Material
) -> tuple[Edit, tuple[Say, ...], bool]:
    """Give an edit, what is to be written for it, and whether the journal has it all already."""
    wanted = [one for one in edit.acts if not _is_said(one, known, transcript, material)]
    if edit.acts and not wanted:
        return edit, (), True
    if any(
        _is_overtaken(one, _stand(one, known, transcript, material), known, listing)
        for one in wanted
    ):
        return replace(edit, kind="unclear", why=SINCE), (), False
    return edit, tuple(_say(one, known, transcript, material) for one in wanted), False


def _is_said(act: Act, known: _Known, transcript: Transcript, material: Material) -> bool:
    if (act.span.start, act.span.end, act.code, act.verdict) in known.exact:
        return True
    stand = _stand(act, known, transcript, material)
    return act.verdict != "accept" and stand is not None and stand.verdict == act.verdict


def _is_overtaken(act: Act, stand: Decision | None, known: _Known, listing: Listing) -> bool:
    """Tell whether the coder has decided otherwise since the document was handed out."""
    if act.moves and act.moves not in known.by_key:
        return True
    return stand is not None and stand.verdict != act.verdict and stand.time > listing.until


def _stand(act: Act, known: _Known, transcript: Transcript, material: Material) -> Decision | None:
    passage = material.corpus.passage_holding(transcript.id, act.span)
    return known.stands.get((passage.id, act.code)) if passage else None


def _say(act: Act, known: _Known, transcript: Transcript, material: Material) -> Say:
    stand = _stand(act, known, transcript, material)
    earlier = [stand.id] if stand and stand.verdict != act.verdict else []
    moved = known.by_key.get(act.moves)
    earlier += [moved.id] if moved and moved.id not in earlier else []
    kept = moved or (stand if earlier else None)
    return Say(
        transcript.id,
        act.span,
        act.code,
        act.verdict,
        supersedes=tuple(earlier),
        marks=kept.marks if kept else (),
        starred=kept.starred if kept and act.verdict != "reject" else False,
    )


def _new_memos(
    remarks: Sequence[Remark], transcript: Transcript, material: Material, *, writer: Writer
) -> tuple[Memo, ...]:
    """Give the remarks that are no memos yet."""
    written = {(one.about, one.text.strip()) for one in read_memos(material.project).memos}
    found: dict[tuple[tuple[Subject, ...], str], Memo] = {}
    for one in remarks:
        about = tuple(_about(one, transcript, material))
        text = one.text if one.author == writer.coder else f"{one.author} (Word): {one.text}"
        words = unicodedata.normalize("NFC", text).strip()
        memo = Memo("", (writer.coder,), writer.time, about, words)
        if (about, memo.text) not in written:
            found.setdefault((about, memo.text), memo)
    return tuple(found.values())


def _about(remark: Remark, transcript: Transcript, material: Material) -> Iterator[Subject]:
    if remark.code and material.codebook.code(remark.code):
        yield Subject("code", remark.code)
    turn = next(
        (one for one in transcript.turns if one.span.end > remark.span.start), transcript.turns[-1]
    )
    words = " ".join(remark.span.of(transcript.text).split())[:_QUOTE].strip()
    yield Subject("passage", f"{transcript.id}:{turn.number}", words)
