"""Words that a rule catches and most likely does not mean: false friends in this corpus."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from qualcode.language import COMMON, SHORTEST_STEM, Lexicon, is_inflection
from qualcode.model import Phrase, Rule, Term, Word
from qualcode.rules.reach import Reach
from qualcode.rules.traces import Forms, most_first

Reason = Literal["common", "another word", "far more often"]

# A weak rule only suggests: fewer false friends than this are not worth a word.
FEWEST_WEAK = 2
# A word's share is far more than the rest's from so many times on, and so many times as often.
MANY = 20
FAR_MORE = 5
# How long a word beside a stem in a compound must be; shorter ones turn up by chance, so
# that after a short stem it must be longer.
_SHORTEST_LEFT = 2
_SHORTEST_RIGHT = 3
_SHORT_STEM = 4
_LINKS = ("", "s", "e", "er", "n")
# Endings that make another word of the same sense.
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "da": (
        *(
            "e",
            "er",
            "re",
            "ing",
            "ning",
            "else",
            "hed",
            "ighed",
            "lig",
            "elig",
            "ig",
            "isk",
            "som",
        ),
        *(
            "bar",
            "eri",
            "ere",
            "ende",
            "et",
            "sel",
            "skab",
            "løs",
            "inde",
            "ist",
            "isme",
            "ne",
            "s",
        ),
    ),
    "en": (
        *(
            "s",
            "es",
            "ed",
            "er",
            "or",
            "ing",
            "ly",
            "ness",
            "y",
            "ful",
            "less",
            "ion",
            "al",
            "able",
        ),
        *(
            "ment",
            "ship",
            "hood",
            "ist",
            "ism",
            "ity",
            "ish",
            "ive",
            "ize",
            "ise",
            "d",
            "ers",
            "ings",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class FalseFriends:
    """The forms one rule catches that look like false friends, with counts, by reason.

    ``forms`` are most first and ``reasons`` theirs; ``rest`` are the other forms it catches.
    """

    code: str
    rule: Rule
    forms: Forms
    reasons: tuple[Reason, ...]
    rest: Forms


def false_friends(
    reach: Reach, *, written: Sequence[Rule], lexicon: Lexicon
) -> FalseFriends | None:
    """Give the likely false friends of a rule of one word; ``None`` where there are none.

    What except rules void is left out, and what another of the rules ``written`` for the
    code names itself. A form that the rule spells out is never one.
    """
    word = only_word(reach.rule.term)
    if word is None or word.kind in {"form", "regex"} or reach.rule.strength == "except":
        return None
    named = _named(written, but=word)
    forms = {
        form: count
        for form, count in reach.used_forms
        if form != word.text and form not in named and lexicon.lemma(form) not in named
    }
    if not forms:
        return None
    reasons = _reasons(word, forms, all_forms=dict(reach.used_forms), lexicon=lexicon)
    if not reasons or (
        reach.rule.strength == "weak" and sum(forms[form] for form in reasons) < FEWEST_WEAK
    ):
        return None
    found = most_first({form: forms[form] for form in reasons})
    return FalseFriends(
        reach.code,
        reach.rule,
        found,
        tuple(reasons[form] for form, _ in found),
        tuple(one for one in reach.used_forms if one[0] not in reasons),
    )


def only_word(term: Term) -> Word | None:
    """Give the word of a term of one word, else ``None``."""
    return term.words[0] if isinstance(term, Phrase) and len(term.words) == 1 else None


def _named(rules: Sequence[Rule], *, but: Word) -> set[str]:
    words = (only_word(rule.term) for rule in rules)
    kinds = {"form", "lemma", "compound"}
    return {one.text for one in words if one and one != but and one.kind in kinds}


def _reasons(
    word: Word, forms: dict[str, int], *, all_forms: dict[str, int], lexicon: Lexicon
) -> dict[str, Reason]:
    stem = stem_of(word)
    common = COMMON.get(lexicon.language, frozenset()) - {word.text, stem}
    alike = [one for one in common if len(stem) >= SHORTEST_STEM and stem in one]
    found: dict[str, Reason] = {}
    for form in forms:
        if form in common or any(one in form for one in alike):
            found[form] = "common"
        elif _is_another(form, word, all_forms=all_forms, lexicon=lexicon):
            found[form] = "another word"
    if not found and word.kind in {"wildcard", "compound"}:
        found = dict.fromkeys(_dominant(word, forms, all_forms, lexicon), "far more often")
    return found


def stem_of(word: Word) -> str:
    """Give the longest piece of letters of a word that stands in a rule.

    >>> stem_of(Word("wildcard", "*lygte*"))
    'lygte'
    """
    return max(word.text.split("*"), key=len)


def _is_another(form: str, word: Word, *, all_forms: dict[str, int], lexicon: Lexicon) -> bool:
    """Tell whether a form is of another word than the rule's."""
    if word.kind == "lemma":
        lemma = lexicon.lemma(form)
        others = any(lexicon.lemma(one) == word.text for one in all_forms if one != word.text)
        return lemma != word.text and others and lemma == lexicon.lemma(word.text)
    stem = stem_of(word)
    if word.kind != "wildcard" or not lexicon.is_known(stem) or not lexicon.is_known(form):
        return False
    return not is_of(form, stem, lexicon=lexicon)


def is_of(form: str, stem: str, *, lexicon: Lexicon) -> bool:
    """Tell whether a form is a stem's inflection, compound or derivation.

    >>> danish = Lexicon("da")
    >>> is_of("stisystem", "sti", lexicon=danish), is_of("stille", "sti", lexicon=danish)
    (True, False)
    """
    if is_inflection(form, stem, lexicon=lexicon):
        return True
    lemma = lexicon.lemma(form)
    whole = lemma if stem in lemma else form
    left, _, right = whole.rpartition(stem)
    endings = ("", *_ENDINGS.get(lexicon.language, ()))
    shortest = _SHORTEST_RIGHT + (len(stem) <= _SHORT_STEM)
    return _is_word(left, lexicon, shortest=_SHORTEST_LEFT) and (
        right in endings or _is_word(right, lexicon, shortest=shortest)
    )


def _is_word(part: str, lexicon: Lexicon, *, shortest: int) -> bool:
    """Tell whether nothing, or a word of some length, stands beside a stem."""
    words = {
        change for link in _LINKS for change in (part.removeprefix(link), part.removesuffix(link))
    }
    return not part or any(len(one) >= shortest and lexicon.is_known(one) for one in words)


def _dominant(
    word: Word, forms: dict[str, int], all_forms: dict[str, int], lexicon: Lexicon
) -> list[str]:
    """Give the forms of the one lemma that is said far more often than all others together."""
    stem = stem_of(word)
    counts: Counter[str] = Counter()
    for form, count in forms.items():
        counts[lexicon.lemma(form)] += count
    total = sum(all_forms.values())
    for lemma, count in counts.most_common(1):
        if count >= max(MANY, FAR_MORE * (total - count)) and count < total:
            some = [form for form in forms if lexicon.lemma(form) == lemma]
            own = any(is_inflection(form, stem, lexicon=lexicon) for form in some)
            return [] if own or lemma == stem else some
    return []
