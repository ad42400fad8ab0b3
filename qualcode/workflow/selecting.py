"""The part of a study that a report or a table is asked to show."""

from collections.abc import Sequence
from dataclasses import replace

from qualcode.codebook import did_you_mean, require_code_or_theme
from qualcode.errors import UnknownNameError, UsageError
from qualcode.model import Codebook, Corpus, Memo, MemoKind
from qualcode.report import LETTERS, ReportOptions, Whole
from qualcode.workflow.showing import check_role
from qualcode.workflow.study import Study


def selected(study: Study, options: ReportOptions) -> Study:
    """Give the study with the codes and the roles that are asked for, and nothing else.

    A theme stands for its codes and a code for those under it. Raises ``UnknownNameError``
    for a code, theme, role or column that the project does not have.
    """
    material = study.material
    for role in options.roles:
        check_role(study, role)
    check_columns(options.by, material.corpus)
    codebook = with_codes(material.codebook, options.codes)
    corpus = with_roles(material.corpus, options.roles)
    codes = {one.id for one in codebook}
    passages = {one.id for one in corpus.passages}
    claims = (one for one in study.claims if one.code in codes and one.passage.id in passages)
    return replace(
        study,
        material=replace(material, codebook=codebook, corpus=corpus),
        claims=tuple(claims),
    )


def with_codes(codebook: Codebook, names: Sequence[str]) -> Codebook:
    """Keep the codes that are named, those under them, and those of a named theme."""
    if not names:
        return codebook
    wanted = {require_code_or_theme(codebook, name).id for name in names}
    themes = (
        replace(
            theme,
            codes=tuple(one for one in theme.codes if wanted & {theme.id, one.id, *one.parents}),
        )
        for theme in codebook.themes
    )
    return replace(codebook, themes=tuple(one for one in themes if one.codes))


def with_roles(corpus: Corpus, roles: Sequence[str]) -> Corpus:
    """Keep the participants of some roles and their passages; field notes go."""
    if not roles:
        return corpus
    return replace(
        corpus,
        participants=tuple(one for one in corpus.participants if one.role in roles),
        passages=tuple(one for one in corpus.passages if one.role in roles),
    )


def check_columns(columns: Sequence[str], corpus: Corpus) -> None:
    """Refuse a column that no participant has."""
    for column in columns:
        if column not in corpus.columns:
            near = did_you_mean(column, corpus.columns)
            raise UnknownNameError(f'participants.csv has no column "{column}". {near}')


def check_letters(options: ReportOptions) -> None:
    """Refuse a letter that is no section's, and an appendix of nothing."""
    for letter in options.without:
        if letter not in LETTERS:
            raise UsageError(
                f'The appendix has no section "{letter}". Its sections are {LETTERS[0]} to '
                f"{LETTERS[-1]}; write for instance: --without G"
            )
    printed = LETTERS if options.memos else LETTERS[:-1]
    if set(printed) <= set(options.without):
        raise UsageError("Nothing is left of the appendix. Leave out fewer sections.")


def whole_behind(study: Study, options: ReportOptions) -> Whole | None:
    """Give the whole study where only a part of it is shown."""
    if not (options.codes or options.roles):
        return None
    return Whole(study.material.corpus, study.material.codebook)


def memos_shown(memos: Sequence[Memo], part: Study, options: ReportOptions) -> tuple[Memo, ...]:
    """Keep the memos that are asked for: of a part those about it, or about the whole study."""
    if not options.memos:
        return ()
    if not (options.codes or options.roles):
        return tuple(memos)
    corpus, codebook = part.material.corpus, part.material.codebook
    places = {(one.transcript, str(one.turn)) for one in corpus.passages}
    names: dict[MemoKind, set[str]] = {
        "code": {one.id for one in codebook},
        "theme": {one.id for one in codebook.themes},
        "transcript": {transcript for transcript, _ in places},
        "participant": {one.id for one in corpus.participants},
        "passage": {":".join(place) for place in places},
    }
    return tuple(
        memo
        for memo in memos
        if not memo.about or any(one.name in names[one.kind] for one in memo.about)
    )
