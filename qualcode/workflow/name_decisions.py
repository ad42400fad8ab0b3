"""Deciding about names: replace, keep, always keep, ask again; written to the key at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.codebook import did_you_mean
from qualcode.errors import UnknownNameError, UsageError
from qualcode.language import fold
from qualcode.privacy import NAMES, Kind, Replacer
from qualcode.store import KeyRow, add_kept, plain_name, write_key
from qualcode.workflow.naming import Looked, PossibleName, again

# Signs that would make a table, a setting or a speaker label of the copies fall apart.
_UNFIT = re.compile(r"[,;:|\"\n\t=]")
_BRACKETS: Mapping[str, Mapping[Kind, str]] = {
    "da": {
        "cpr": "[cpr-nummer]",
        "birth date": "[fødselsdato]",
        "phone": "[telefonnummer]",
        "e-mail": "[e-mail]",
        "link": "[link]",
        "account": "[kontonummer]",
        "plate": "[nummerplade]",
        "address": "[adresse]",
        "postcode": "[postnummer]",
        "person": "[navn]",
        "place": "[sted]",
        "organisation": "[organisation]",
        "name": "[navn]",
        "job title": "[stilling]",
    },
    "en": {
        "cpr": "[civil registration number]",
        "birth date": "[date of birth]",
        "phone": "[telephone number]",
        "e-mail": "[e-mail]",
        "link": "[link]",
        "account": "[account number]",
        "plate": "[number plate]",
        "address": "[address]",
        "postcode": "[postcode]",
        "person": "[name]",
        "place": "[place]",
        "organisation": "[organisation]",
        "name": "[name]",
        "job title": "[job]",
    },
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody wants done: names with their replacements, and names to keep.

    ``forget`` takes back what was decided, so that it is asked again. ``brackets`` are kinds
    of which everything undecided gets a word in square brackets.
    """

    replace: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    forget: tuple[str, ...] = ()
    brackets: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The project with the decisions in it, and what is worth knowing about them."""

    looked: Looked
    decided: tuple[str, ...]
    notes: tuple[str, ...] = ()


def carry_out(looked: Looked, wishes: Wishes, *, key: Path) -> Outcome:
    """Write decisions to the key, and names that are always kept to the project's list.

    Raises UnknownNameError for a name that stands nowhere, UsageError for a replacement that
    cannot be one; nothing is written then.
    """
    rows = {one.name: one for one in looked.key}
    said: list[str] = []
    notes: list[str] = []
    for name, words in (*wishes.replace, *_bracketed(looked, wishes.brackets)):
        for row in _rows_for(looked, name, plain_name(words)):
            notes += _notes(row, rows=rows, looked=looked)
            rows[row.name] = row
            said.append(f"{row.name} → {row.words}")
    for name in wishes.keep:
        one = named(looked, name)
        rows[one.name] = KeyRow(one.name, "keep", kind=one.kind)
        said.append(f"{one.name}: kept")
    always = [named(looked, name).name for name in wishes.always]
    for name in (*always, *(_in_key(rows, name) for name in wishes.forget)):
        rows.pop(name, None)
    said += [f"{name}: always kept" for name in always]
    said += [f"{name}: asked again" for name in wishes.forget]
    if tuple(rows[name] for name in sorted(rows)) != looked.key:
        write_key(key, rows.values())
    if always:
        add_kept(looked.project, always)
    return Outcome(again(looked, key=key), tuple(said), tuple(dict.fromkeys(notes)))


def named(looked: Looked, name: str) -> PossibleName:
    """Give what is called by a name or one of its forms, or what else the texts call so.

    Raises UnknownNameError, with what was probably meant, when it stands nowhere.
    """
    wanted = plain_name(name)
    for one in looked.names:
        if fold(wanted) in {fold(one.name), *(fold(form) for form in one.forms)}:
            return one
    if wanted and any(
        Replacer({wanted: ""}, language=looked.languages[one.id]).replace(one.text).edits
        for one in looked.transcripts
    ):
        return PossibleName(wanted, "name", "possible", ())
    meant = did_you_mean(wanted, [one.name for one in looked.names])
    raise UnknownNameError(f'"{wanted}" stands in no transcript. {meant}')


def bracket(one: PossibleName, *, language: str) -> str:
    """Give the word in brackets that may stand for a kind of thing."""
    return _BRACKETS["da" if language == "da" else "en"][one.kind]


def _bracketed(looked: Looked, kinds: Sequence[Kind]) -> Iterable[tuple[str, str]]:
    for one in looked.undecided:
        if one.kind in kinds:
            language = looked.languages[one.mentions[0].transcript]
            yield one.name, bracket(one, language=language)


def _rows_for(looked: Looked, name: str, words: str) -> list[KeyRow]:
    """Give the row of a name, and rows of its parts where they are nobody else's.

    *Hassan Ahmed* that becomes *Karim Said* makes Hassan Karim and Ahmed Said.
    """
    one = named(looked, name)
    if not words or _UNFIT.search(words) or not words.isprintable():
        raise UsageError(
            f'"{words}" cannot stand for a name: it must be a word or more, without , ; : | = and '
            "quotation marks."
        )
    if fold(words) == fold(one.name):
        raise UsageError(f'"{one.name}" would stand for itself. To keep it: --keep "{one.name}"')
    rows = [KeyRow(one.name, "replace", words, one.kind)]
    parts, new = one.name.split(), words.split()
    if one.kind in {"person", "name"} and len(parts) == len(new) > 1:
        for part, word in zip(parts, new, strict=True):
            short = next((n for n in looked.names if fold(n.name) == fold(part)), None)
            if short is not None and short.part_of == one.name and not short.decision:
                rows.append(KeyRow(short.name, "replace", word, one.kind))
    return rows


def _notes(row: KeyRow, *, rows: Mapping[str, KeyRow], looked: Looked) -> list[str]:
    notes = []
    before = rows.get(row.name)
    if before is not None and before.handling == "replace" and before.words != row.words:
        notes.append(
            f"{row.name} was {before.words} until now: copies written before say so still."
        )
    others = [one.name for one in rows.values() if one.words == row.words and one.name != row.name]
    if others and not row.words.startswith("["):
        notes.append(f"{row.words} stands for {', '.join(others)} too: two people become one.")
    if row.kind in NAMES and any(fold(one.name) == fold(row.words) for one in looked.names):
        notes.append(f"{row.words} is in the transcripts already: who is meant will not be clear.")
    return notes


def _in_key(rows: Mapping[str, KeyRow], name: str) -> str:
    wanted = plain_name(name)
    found = next((one for one in rows if fold(one) == fold(wanted)), "")
    if not found:
        raise UnknownNameError(f'"{wanted}" is not in the key. {did_you_mean(wanted, rows)}')
    return found
