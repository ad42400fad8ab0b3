"""Taking in translations of quotes from a table that somebody filled in."""

import json
import re
import unicodedata
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import DecisionsError, UsageError
from qualcode.formats import writable
from qualcode.model import Corpus, Problem, Span, Translation
from qualcode.review import Quoted, said_by_coder, standing_translations
from qualcode.store import TranslationRow, append, read_translations
from qualcode.workflow.importing import Writer, file_data, refuse_twin
from qualcode.workflow.material import Material
from qualcode.workflow.placing import place_journals
from qualcode.workflow.translating import LANGUAGE

STALE = "To have the earlier words again: qualcode journal show, then qualcode journal undo ID"
NAMESPACE = uuid.UUID("f0f4a2d6-3a55-5b0e-8a3b-1d5c7f1f9d10")


@dataclass(frozen=True, slots=True)
class Change:
    """One quote whose translation is new, another (``was`` is not empty), or taken back."""

    event: Translation
    turn: int
    was: str = ""

    @property
    def kind(self) -> str:
        """``new``, ``changed`` or ``taken back``."""
        if not self.event.text:
            return "taken back"
        return "changed" if self.was else "new"


@dataclass(frozen=True, slots=True)
class Returned:
    """What a filled table comes to, before anything is written.

    ``same`` counts the rows that say what stands. ``problems`` with an error among them mean
    that nothing can be written; notes are rows that were left as they are.
    """

    file: str
    language: str
    changes: tuple[Change, ...]
    same: int
    empty: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What does not fit a quote."""
        return tuple(one for one in self.problems if one.severity == "error")


def look_at(material: Material, path: Path, *, writer: Writer, language: str) -> Returned:
    """Give what a table of translations adds, changes and takes back; nothing is written.

    ``language`` may be empty where the table says it. Raises DecisionsError for a table that
    cannot be read, UsageError where the language is not clear.
    """
    refuse_twin(material, writer.coder)
    rows = read_translations(file_data(path), file=path.name)
    into = _language(rows, language)
    problems = [_other_language(one, into) for one in rows if one.language not in ("", into)]
    fitting: dict[Quoted, list[TranslationRow]] = defaultdict(list)
    for row in rows:
        place = _quoted(row, material.corpus)
        if isinstance(place, Problem):
            problems += [place] if row.text else []
        else:
            fitting[place].append(row)
    placed = place_journals(
        material.journals, corpus=material.corpus, codebook=material.codebook, but_readings=True
    ).translations
    known = _Known(
        material.corpus,
        writer,
        into,
        said_by_coder(placed, language=into),
        standing_translations(placed, language=into, decider=material.settings.decider),
        _superseded(material.journals.translations, into, coder=writer.coder),
    )
    found = {quoted: known.change(quoted, same) for quoted, same in fitting.items()}
    problems += [one for one in found.values() if isinstance(one, Problem)]
    left = [row for quoted, same in fitting.items() if found[quoted] is None for row in same]
    return Returned(
        path.name,
        into,
        changes=tuple(one for one in found.values() if isinstance(one, Change)),
        same=sum(bool(row.text) for row in left),
        empty=sum(not row.text for row in left),
        problems=tuple(sorted(problems)),
    )


def take_in(material: Material, back: Returned, *, writer: Writer) -> Path:
    """Write the changes to the coder's journal, and give its path.

    Raises DecisionsError, with nothing written, when a row does not fit a quote.
    """
    if back.errors:
        raise DecisionsError(f"{back.file} was not imported; nothing was written.")
    events = [one.event for one in back.changes]
    return append(material.project, events, coder=writer.coder, device=writer.device)


@dataclass(frozen=True, slots=True)
class _Known:
    """Whose words stand for each quote today, and what each coder said.

    ``earlier`` are transcript, quote and text of what the writer has said something else than
    since: a table that was written before that does not bring it back.
    """

    corpus: Corpus
    writer: Writer
    language: str
    said: Mapping[Quoted, Mapping[str, Translation]]
    standing: Mapping[Quoted, Translation]
    earlier: frozenset[tuple[str, str, str]]

    def change(self, quoted: Quoted, rows: Sequence[TranslationRow]) -> Change | Problem | None:
        """Give what the rows of one quote change; ``None`` where they say what stands."""
        stands = self.standing.get(quoted)
        now = stands.text if stands else ""
        texts = dict.fromkeys(row.text for row in rows if row.text and row.text != now)
        if len(texts) > 1:
            lines = " and ".join(str(row.line) for row in rows if row.text in texts)
            what = f"the same words are translated in different ways in rows {lines}."
            return rows[0].problem(what, "Keep one of them.")
        if texts:
            text = next(iter(texts))
            if (quoted[0], self.corpus.cut(*quoted), text) in self.earlier:
                what = "is what you wrote earlier; what you wrote since stands."
                return replace(rows[0].problem(what, STALE), severity="note")
            return self._made(quoted, text, was=now)
        if not stands or not all(row.by and not row.text for row in rows):
            return None
        if stands.coder != self.writer.coder:
            what = f"the translation is what {stands.coder} wrote, and stays."
            remedy = f"Only {stands.coder} can take it back; you can write another."
            return replace(rows[0].problem(what, remedy), severity="note")
        return self._made(quoted, "", was=now)

    def _made(self, quoted: Quoted, text: str, *, was: str) -> Change:
        home, span = quoted
        transcript = self.corpus.transcript(home)
        passage = self.corpus.passage_holding(home, span)
        own = self.said.get(quoted, {}).get(self.writer.coder)
        earlier = (own.id,) if own else ()
        before, after = span.around(transcript.text)
        basis = [self.writer.coder, home, transcript.fingerprint, span.start, span.end]
        basis += [self.language, text, *earlier]
        made = Translation(
            id=str(uuid.uuid5(NAMESPACE, json.dumps(basis, ensure_ascii=False))),
            coder=self.writer.coder,
            transcript=home,
            fingerprint=transcript.fingerprint,
            span=span,
            quote=span.of(transcript.text),
            language=self.language,
            text=text,
            before=before,
            after=after,
            time=self.writer.time,
            supersedes=earlier,
            speaker=passage.speaker if passage else "",
        )
        return Change(made, passage.turn if passage else 0, was)


def _superseded(
    said: Sequence[Translation], language: str, *, coder: str
) -> frozenset[tuple[str, str, str]]:
    gone = {earlier for one in said if one.coder == coder for earlier in one.supersedes}
    return frozenset(
        (one.transcript, one.quote, one.text)
        for one in said
        if one.id in gone and one.coder == coder and one.language == language
    )


def _language(rows: Sequence[TranslationRow], language: str) -> str:
    wanted = language.strip().casefold()
    said = sorted({row.language for row in rows if row.language})
    if not wanted and len(said) != 1:
        raise UsageError("Say which language the translations are in: --language en")
    found = wanted or said[0]
    if not LANGUAGE.fullmatch(found):
        raise UsageError(f'"{found}" is no language code. Write two letters: en, da, so.')
    return found


def _other_language(row: TranslationRow, language: str) -> Problem:
    what = f'its language is "{row.language}", and "{language}" is imported.'
    return row.problem(what, "Import each language by itself, from a table of its own.")


def _quoted(row: TranslationRow, corpus: Corpus) -> Quoted | Problem:
    """Find the quote of a row: where it says, else where its words stand once."""
    if not corpus.has_transcript(row.transcript):
        near = did_you_mean(row.transcript, [one.id for one in corpus.transcripts])
        return row.problem(f'there is no transcript "{row.transcript}".', near)
    spans = [one for one in _places(row, corpus) if _is_somebodys(row.transcript, one, corpus)]
    if len(spans) == 1:
        return row.transcript, spans[0]
    where = "stands in several places" if spans else "does not stand there"
    what = f"the quote {where} in {row.transcript}, so its translation has no place."
    return row.problem(what, "Export the table again, and move the translation to its new row.")


def _places(row: TranslationRow, corpus: Corpus) -> Iterator[Span]:
    """Give the place that a row names if its quote stands there, else every place it stands in."""
    text, words = corpus.transcript(row.transcript).text, _words(row.quote)
    if not words:
        return
    if row.span and _words(writable(row.span.of(text))) == words:
        yield row.span
        return
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    yield from (Span(*found.span()) for found in pattern.finditer(text))


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _is_somebodys(home: str, span: Span, corpus: Corpus) -> bool:
    passage = corpus.passage_holding(home, span)
    return passage is not None and passage.span.covers(span)
