"""Capitalised words that may be names, without a trained pipeline and without a list of names.

Danish writes common nouns small, so a capital in the middle of a sentence says much. The
first word of a sentence is a name when the dictionary does not know it small, or when it is
written with a capital elsewhere. What a name is of, its neighbours tell: titles, verbs of
saying, prepositions of place. That finds candidates for a person to look at; it is complete
for nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from qualcode.language import COMMON, entry, fold, split_sentences
from qualcode.model import Span
from qualcode.privacy.found import Found, Kind, Sure
from qualcode.privacy.kinds import kind_of
from qualcode.privacy.naming_words import NO_NAMES, PARTICLES

_WORD = re.compile(r"[^\W\d_](?:[\w]|[-‐‑'’´.&](?=[^\W_]))*(?:(?<=[sxz])['’](?!\w))?")
_INITIALS = re.compile(r"[A-ZÆØÅ](?:\.[A-ZÆØÅ])*$")
_NUMERAL = re.compile(r"[IVX]{2,4}$")
_OPENING = re.compile(r"(?:[:»«“”„\"(\[*–—]|(?<=\s)[-])\s*$")
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Written:
    """One text to look through (a turn, a note) and the language it is in."""

    text: str
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, its ``place`` among the text's words, and if it opens a sentence."""

    form: str
    start: int
    end: int
    opens: bool
    place: int
    after_comma: bool = False

    @property
    def is_capital(self) -> bool:
        """Tell whether it is written with a capital."""
        return self.form[:1].isupper()

    @property
    def is_shouted(self) -> bool:
        """Tell whether all of it is capitals."""
        return len(self.form) > 1 and self.form.isupper()


@dataclass(slots=True)
class Evidence:
    """How all texts together write a folded form: inside a sentence with a capital, or small."""

    inside: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)


def find_names(
    texts: Sequence[Written], *, known: Mapping[str, Kind] | None = None
) -> tuple[tuple[Found, ...], ...]:
    """Give, for each text, the places where a name may stand, in order, none overlapping.

    ``known`` maps names the project has to what they are of; they are certain wherever they
    stand. All texts are weighed together: what a name is of is the same in all of them.
    """
    known = {} if known is None else {fold(name): kind for name, kind in known.items()}
    words = [tuple(words_of(one)) for one in texts]
    evidence = _weighed(words)
    runs = [
        list(_runs(one, text, evidence=evidence, known=known))
        for text, one in zip(texts, words, strict=True)
    ]
    seen = {
        fold(_joined(run))
        for some in runs
        for run in some
        if not all(word.is_shouted for word in run)
    } | known.keys()
    bases: dict[str, str] = {}
    votes: dict[str, Counter[Kind]] = {}
    placed: list[list[tuple[list[Word], str]]] = []
    for text, one, some in zip(texts, words, runs, strict=True):
        here = []
        for run in some:
            base = base_of(_joined(run), seen=seen, language=text.language)
            base = bases.setdefault(fold(base), base)
            kind = kind_of(base, before=_before(run, one), after=_after(run, one))
            votes.setdefault(fold(base), Counter())[kind] += 1
            here.append((run, base))
        placed.append(here)
    kinds = {base: known.get(base) or _elected(count) for base, count in votes.items()}
    return tuple(
        tuple(
            _found(run, base, kind=kinds[fold(base)], known=known, language=text.language)
            for run, base in here
        )
        for text, here in zip(texts, placed, strict=True)
    )


def words_of(text: Written) -> Iterator[Word]:
    """Give the words of a text; what stands behind a colon, bracket or quotation mark opens."""
    initials, place = False, 0
    for sentence in split_sentences(text.text, language=text.language):
        first = not initials
        for match in _WORD.finditer(text.text, sentence.start, sentence.end):
            before = text.text[max(sentence.start, match.start() - 3) : match.start()]
            opens = first or _OPENING.search(before) is not None
            comma = before.endswith(", ")
            yield Word(match.group(), match.start(), match.end(), opens, place, comma)
            place += 1
            follows = text.text[match.end() : match.end() + 1]
            initials = follows == "." and _INITIALS.match(match.group()) is not None
            first = False


def base_of(form: str, *, seen: frozenset[str] | set[str], language: str) -> str:
    """Give a name without genitive and shouting: *HASSANS*, *Hassan's* and *Hassans* are Hassan.

    Names that end in s keep it (*Jens*), by the dictionary, or where the shorter form is
    nowhere in ``seen`` (folded forms).
    """
    if len(form) > 1 and form.isupper():
        form = _unshouted(form, seen=seen, language=language)
    for ending in ("'s", "’s", "´s", "'", "’"):
        if form.endswith(ending):
            return form[: -len(ending)]
    if not form.endswith("s") or len(form) < 3:
        return form
    last = form.rsplit(" ", 1)[-1]
    lemma = entry(last, language=language)
    if lemma == last:
        return form
    if lemma == last[:-1] or fold(form[:-1]) in seen:
        return form[:-1]
    return form[:-1] if entry(last[:-1], language=language) == last[:-1] else form


def _unshouted(form: str, *, seen: frozenset[str] | set[str], language: str) -> str:
    title = " ".join(part.capitalize() for part in form.split(" "))
    return title if fold(form) in seen or entry(title, language=language) else form


def _weighed(texts: Sequence[Sequence[Word]]) -> Evidence:
    evidence = Evidence()
    for words in texts:
        for word in words:
            if not word.is_capital:
                evidence.small[fold(word.form)] += 1
            elif not word.opens:
                evidence.inside[fold(word.form)] += 1
    return evidence


def _runs(
    words: Sequence[Word], text: Written, *, evidence: Evidence, known: Mapping[str, Kind]
) -> Iterator[list[Word]]:
    """Give neighbouring words that make one name together."""
    run: list[Word] = []
    for word, following in zip(words, (*words[1:], None), strict=False):
        taken = _may_be_name(word, language=text.language, evidence=evidence, known=known)
        if not taken:
            taken = _belongs(word, following, text, run=run)
        if taken and run and not (_beside(run[-1], word, text) and len(run) < _LONGEST):
            yield run
            run = []
        if taken:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _belongs(word: Word, following: Word | None, text: Written, *, run: Sequence[Word]) -> bool:
    """Tell whether a word that is no name by itself is a part of one: *von*, *H.*, *VI*."""
    if run and _NUMERAL.match(word.form) and _beside(run[-1], word, text):
        return True
    if following is None or not following.is_capital or not _beside(word, following, text):
        return False
    return bool(run and word.form in PARTICLES) or (
        _INITIALS.match(word.form) is not None and text.text[word.end : word.end + 1] == "."
    )


def _beside(first: Word, second: Word, text: Written) -> bool:
    if second.opens:
        return False
    between = text.text[first.end : second.start]
    is_genitive = first.form.endswith("s") and len(first.form) > 3 and _is_whole(first, text)
    initial = len(first.form.replace(".", "")) <= 2
    return (between == " " and not is_genitive) or (between == ". " and initial)


def _is_whole(word: Word, text: Written) -> bool:
    """Tell whether a form in s is a name's genitive by the dictionary (*Oles*, not *Jens*)."""
    return entry(word.form, language=text.language) == word.form[:-1]


def _may_be_name(
    word: Word, *, language: str, evidence: Evidence, known: Mapping[str, Kind]
) -> bool:
    folded = fold(word.form)
    if not word.is_capital or any(sign.isdigit() for sign in word.form):
        return False
    if folded in known or (folded.endswith("s") and folded[:-1].rstrip("'") in known):
        return True
    if folded in NO_NAMES.get(language, frozenset()) or len(folded) < 2:
        return False
    if not word.opens and not word.after_comma:
        return not _is_common(word, language=language, evidence=evidence)
    return _opens_with_name(word, folded, language=language, evidence=evidence)


def _is_common(word: Word, *, language: str, evidence: Evidence) -> bool:
    """Tell whether a capital inside a sentence is a slip: the word is common and mostly small."""
    folded = fold(word.form)
    return evidence.small[folded] > 3 * evidence.inside[folded] and folded in COMMON.get(
        language, frozenset()
    )


def _opens_with_name(word: Word, folded: str, *, language: str, evidence: Evidence) -> bool:
    if folded in COMMON.get(language, frozenset()) or (word.is_shouted and len(folded) > 5):
        return False
    bare = folded.removesuffix("s")
    inside = max(evidence.inside[folded], evidence.inside[bare])
    small = evidence.small[folded]
    if word.after_comma and not entry(word.form, language=language):
        small_form = word.form[:1].lower() + word.form[1:]
        return not entry(small_form, language=language) and not _is_made(folded, language=language)
    if inside:
        return inside >= small
    if small or language not in COMMON:
        return False
    as_small = entry(word.form[:1].lower() + word.form[1:], language=language)
    as_written = entry(word.form, language=language)
    if not as_small:
        return bool(as_written) or not _is_made(folded, language=language)
    return (
        bool(as_written)
        and as_small.casefold() == folded
        and as_written != as_small
        and (as_written.casefold() != folded or _is_rare(folded, language=language))
    )


def _is_rare(folded: str, *, language: str) -> bool:
    return not entry(f"{folded}t", language=language) and not entry(f"{folded}e", language=language)


def _is_made(folded: str, *, language: str) -> bool:
    """Tell whether a word the dictionary lacks is made of common ones: *prøv*, *snitflader*."""
    if "-" in folded or entry(f"{folded}e", language=language):
        return True
    ends = range(3, len(folded) - 2)
    return any(
        entry(folded[at:], language=language)
        and (
            entry(folded[:at], language=language)
            or (folded[at - 1] in "se" and entry(folded[: at - 1], language=language))
        )
        for at in ends
        if len(folded) - at > 3
    )


def _joined(run: Sequence[Word]) -> str:
    parts = [run[0].form]
    for before, word in pairwise(run):
        parts.append(("" if word.start - before.end == 1 else ".") + " " + word.form)
    return "".join(parts)


def _before(run: Sequence[Word], words: Sequence[Word]) -> Sequence[Word]:
    place = run[0].place
    return () if run[0].opens else words[max(0, place - 2) : place]


def _after(run: Sequence[Word], words: Sequence[Word]) -> Sequence[Word]:
    place = run[-1].place
    return [one for one in words[place + 1 : place + 2] if not one.opens]


def _elected(votes: Counter[Kind]) -> Kind:
    told = sorted((-count, kind) for kind, count in votes.items() if kind != "name")
    return told[0][1] if told else "name"


def _found(
    run: Sequence[Word], base: str, *, kind: Kind, known: Mapping[str, Kind], language: str
) -> Found:
    sure: Sure = "certain" if fold(base) in known else "possible"
    if sure == "possible" and (not run[0].opens or len(run) > 1 or entry(base, language=language)):
        sure = "likely"
    return Found(Span(run[0].start, run[-1].end), kind, sure, base)
