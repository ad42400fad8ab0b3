"""The rules of a codebook looked over in one corpus: what each catches, and what to mend."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.language import Tokenised
from qualcode.model import Codebook, Corpus, Settings
from qualcode.rules.false_friends import FalseFriends, false_friends
from qualcode.rules.reach import Reach, coded_passages, reaches_of
from qualcode.rules.redundancy import Redundant, redundant_rules
from qualcode.rules.rewriting import Rewriting, drafts_of, rewritings, trial_codebook, tried
from qualcode.rules.traces import Traces, traces_of
from qualcode.rules.unsaid import Unsaid, unsaid_rules


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found about the rules that run on a corpus, each list in order of the codebook.

    ``coded`` are, by code, the ids of the passages a strong rule codes. Rules of languages
    that no transcript is in are left out everywhere.
    """

    reaches: tuple[Reach, ...] = ()
    friends: tuple[FalseFriends, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
    redundant: tuple[Redundant, ...] = ()
    rewritings: tuple[Rewriting, ...] = ()
    coded: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def idle(self) -> tuple[Reach, ...]:
        """The except rules that hit, but void nothing that another rule of the code hits."""
        return tuple(
            one
            for one in self.reaches
            if one.rule.strength == "except" and one.hits and not one.used
        )


def examine(
    corpus: Corpus, *, codebook: Codebook, tokenised: Tokenised, settings: Settings
) -> Examination:
    """Look over all rules: one pass over the words for all, one more for what is proposed."""
    parts = [
        _examined(corpus, codebook, language, tokenised=tokenised, settings=settings)
        for language in sorted(set(corpus.languages.values()))
    ]
    coded: dict[str, frozenset[str]] = {}
    for part in parts:
        for code, passages in part.coded.items():
            coded[code] = coded.get(code, frozenset()) | passages
    return Examination(
        tuple(one for part in parts for one in part.reaches),
        tuple(one for part in parts for one in part.friends),
        tuple(one for part in parts for one in part.unsaid),
        tuple(one for part in parts for one in part.redundant),
        tuple(one for part in parts for one in part.rewritings),
        coded,
    )


def _examined(
    corpus: Corpus, codebook: Codebook, language: str, *, tokenised: Tokenised, settings: Settings
) -> Examination:
    def traced(book: Codebook) -> Traces:
        return traces_of(
            corpus, codebook=book, language=language, tokenised=tokenised, settings=settings
        )

    lexicon = tokenised.vocabulary.lexicon(language)
    traces = traced(codebook)
    reaches = reaches_of(traces)
    written = {code.id: [r for r in code.rules if r.language == language] for code in codebook}
    looked_at = (false_friends(one, written=written[one.code], lexicon=lexicon) for one in reaches)
    friends = tuple(one for one in looked_at if one)
    strange = {id(one.rule) for one in friends}
    redundant = tuple(
        one for one in redundant_rules(traces, lexicon=lexicon) if id(one.by) not in strange
    )
    drafts = tuple(drafts_of(traces, friends=friends, redundant=redundant, lexicon=lexicon))
    trial = trial_codebook(codebook, drafts, traces=traces)
    found = tried(
        drafts, traces=traces, trial=traced(trial) if any(one.by for one in drafts) else None
    )
    return Examination(
        reaches,
        friends,
        unsaid_rules(traces, reaches, lexicon=lexicon),
        redundant,
        rewritings(found, redundant, traces=traces),
        coded_passages(traces),
    )
