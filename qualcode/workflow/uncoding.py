"""What nobody and nothing coded, the words of such talk, and a code drafted from one."""

from dataclasses import dataclass

from qualcode.analyse import OpenWord, Uncoded, open_words, uncoded
from qualcode.codebook import nearest
from qualcode.errors import UnknownNameError
from qualcode.language import fold
from qualcode.rules import Draft, draft_rules, words_said
from qualcode.store import Cache, NewCode, Proposal, propose_code
from qualcode.workflow.finding import within
from qualcode.workflow.material import Material, keep_lemmas
from qualcode.workflow.study import Study


@dataclass(frozen=True, slots=True)
class Unheard:
    """The passages without a coding, and the words no coding rests on, most telling first."""

    uncoded: Uncoded
    words: tuple[OpenWord, ...]


def find_uncoded(
    study: Study, *, cache: Cache, role: str = "", transcript: str = "", strict: bool = False
) -> Unheard:
    """Find what is uncoded, within a role or a transcript where one is named.

    UnknownNameError for a name the project does not have. What counts as coded is said at
    ``analyse.uncoded``, how words are ranked at ``analyse.open_words``.
    """
    material = study.material
    chosen = within(material, role=role, transcript=transcript, participant="")
    found = uncoded(study.claims, corpus=material.corpus, passages=chosen.passages, strict=strict)
    said = words_said(
        found.passages,
        corpus=material.corpus,
        tokenised=material.tokenised,
        settings=material.settings,
    )
    words = open_words(said, claims=study.claims, corpus=material.corpus, uncoded=found)
    keep_lemmas(material, cache=cache)
    return Unheard(found, words)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a person says of a new code; ``since`` is a date, ISO 8601."""

    id: str
    label: str
    theme: str
    since: str
    by: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new code as a change of the codebook, and what its rules reach."""

    proposal: Proposal
    draft: Draft


def draft_code(material: Material, word: str, *, outline: Outline, cache: Cache) -> Drafted:
    """Draft a code from a word; nothing is written.

    The label is taken to be in the report's language. UnknownNameError when nobody says
    the word or there is no such theme, NotationError when it is not one word, UsageError
    and CodebookError as from ``store.propose_code``.
    """
    draft = draft_rules(
        word,
        corpus=material.corpus,
        tokenised=material.tokenised,
        settings=material.settings,
    )
    keep_lemmas(material, cache=cache)
    if draft is None:
        near = nearest(fold(word), material.tokenised.vocabulary.forms)
        meant = f' Did you mean "{near}"?' if near else ""
        raise UnknownNameError(f'No participant says "{word}".{meant}')
    code = NewCode(
        id=outline.id,
        label=outline.label,
        theme=outline.theme,
        rules=draft.rules,
        label_language=material.settings.report_language,
        rules_language=draft.language,
        since=outline.since,
        by=outline.by,
        color=outline.color,
    )
    return Drafted(propose_code(material.project, code=code), draft)
