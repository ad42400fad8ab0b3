"""Two states of the codebook compared: what a change does, before it counts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.analyse import Consequences, Void, consequences
from qualcode.codebook import CodebookChanges, TextChange, compare_codebooks
from qualcode.errors import UsageError
from qualcode.model import Code, Codebook, Corpus, Decision
from qualcode.review import Lost
from qualcode.rules import find_all
from qualcode.store import Cache, Project, SavedCodebook, history_entries, read_version
from qualcode.workflow.material import (
    CodebookFile,
    Material,
    codebook_from,
    keep_lemmas,
    read_codebook,
)
from qualcode.workflow.recoding import Coded, Recoder
from qualcode.workflow.wordings import Wordings

EDIT = "edit"


@dataclass(frozen=True, slots=True)
class CodebookState:
    """One state of the codebook: a saved version, or the file as it is (``saved`` is ``None``)."""

    file: CodebookFile
    saved: SavedCodebook | None = None

    @property
    def name(self) -> str:
        """``version 3``, or ``edit``."""
        return f"version {self.saved.version}" if self.saved else EDIT

    @property
    def codebook(self) -> Codebook:
        """The codebook as loaded."""
        return self.file[0]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A code whose wording changed, and the decisions that were made under another one.

    ``unknown`` of them were made under a codebook that was not kept.
    """

    code: str
    texts: tuple[TextChange, ...]
    decisions: tuple[Decision, ...]
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states, and what that does.

    ``lost`` are decisions that have a place under the earlier state and none under the later
    one; ``regained`` those the other way round.
    """

    before: Coded
    after: Coded
    changes: CodebookChanges
    consequences: Consequences
    second_looks: tuple[SecondLook, ...] = ()
    lost: tuple[Lost, ...] = ()
    regained: tuple[Decision, ...] = ()
    before_name: str = ""
    after_name: str = ""

    @property
    def corpus(self) -> Corpus:
        """The corpus under the later state."""
        return self.after.corpus

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs that could be told of."""
        return self.changes.is_empty and not self.lost and not self.regained


class Comparer:
    """Compares states of one project's codebook; it keeps what it has coded and looked up."""

    def __init__(self, material: Material) -> None:
        self.recoder = Recoder(material)
        self._wordings = Wordings(material.project, material.codebook)

    def coded(self, codebook: Codebook) -> Coded:
        """Give what stands under a codebook."""
        self._wordings.keep(codebook)
        return self.recoder.coded(codebook)

    def compare(self, before: Coded, after: Coded) -> Comparison:
        """Give what differs between two states, and what that does."""
        changes = compare_codebooks(before.codebook, after.codebook)
        lost = {one.decision.id for one in before.placed.lost}
        placed = {one.id for one in before.placed.decisions}
        return Comparison(
            before,
            after,
            changes,
            consequences(
                changes,
                before=before.claims,
                after=after.claims,
                corpus=after.corpus,
                voids=self._voids(changes, after.corpus),
            ),
            second_looks=tuple(self._second_looks(changes, after)),
            lost=tuple(one for one in after.placed.lost if one.decision.id in placed),
            regained=tuple(one for one in after.placed.decisions if one.id in lost),
        )

    def _voids(self, changes: CodebookChanges, corpus: Corpus) -> dict[tuple[int, str], list[Void]]:
        """Find what the except rules that changed take out, by group of codes and passage."""
        sought = [
            (number, place, rule)
            for number, change in enumerate(changes.codes)
            for place, one in enumerate(change.rules)
            for rule in (one.before, one.after)
            if rule is not None and rule.strength == "except"
        ]
        found: dict[tuple[int, str], list[Void]] = defaultdict(list)
        if not sought:
            return found
        material = self.recoder.material
        places = find_all(
            [rule.term for _, _, rule in sought],
            corpus=corpus,
            tokenised=material.tokenised,
            settings=material.settings,
        )
        for (number, place, rule), some in zip(sought, places, strict=True):
            for one in some:
                if one.passage.role in rule.roles or not rule.roles:
                    found[number, one.passage.id].append(Void(place, one.span))
        return found

    def _second_looks(self, changes: CodebookChanges, after: Coded) -> Iterable[SecondLook]:
        """Give the codes that are worded otherwise, with what was decided before that."""
        texts: dict[str, list[TextChange]] = defaultdict(list)
        for change in changes.codes:
            for text in change.texts:
                texts[text.code].append(text)
        if not texts:
            return
        decided: dict[str, dict[str, Decision]] = defaultdict(dict)
        for claim in after.claims:
            decided[claim.code].update({one.id: one for one in claim.decisions})
        for code, some in texts.items():
            olds = [one for one in decided[code].values() if self._is_older(one, some)]
            unknown = sum(self._wordings.codebook_of(one) is None for one in olds)
            yield SecondLook(code, tuple(some), tuple(sorted(olds, key=_in_time)), unknown)

    def _is_older(self, decision: Decision, texts: Iterable[TextChange]) -> bool:
        """Tell whether a decision was made when one of these texts was another."""
        book = self._wordings.codebook_of(decision)
        code = book.code(decision.was or decision.code) if book else None
        return code is None or any(
            _text(code, one.field, one.language) != one.after for one in texts
        )


def _text(code: Code, field: str, language: str) -> str:
    texts: dict[str, str] = dict(getattr(code, field))
    return texts.get(language, "")


def _in_time(decision: Decision) -> tuple[str, str]:
    return decision.time, decision.id


def states_named(project: Project, *, old: str = "", new: str = "") -> tuple[CodebookState, ...]:
    """Give the two states to compare: a version's number, or ``edit``, the file as it is.

    By default the newest saved version and the file. Raises ``UnknownNameError`` for a
    version that is not there, ``UsageError`` for a name that is none, ``CodebookError``
    where one of them cannot be used; nothing at all when nothing is named and nothing was
    ever saved.
    """
    entries = history_entries(project)
    if not old and not entries:
        return ()
    first = old or str(entries[-1].version)
    return tuple(state_named(project, one) for one in (first, new or EDIT))


def state_named(project: Project, name: str) -> CodebookState:
    """Give one state: see ``states_named``."""
    if name.casefold() == EDIT:
        return CodebookState(read_codebook(project))
    if not name.isdecimal():
        raise UsageError(
            f'"{name}" is no version. Write the number of a saved one, for instance 3, or edit.'
        )
    version = int(name)
    data = read_version(project, version)
    saved = next(one for one in history_entries(project) if one.version == version)
    return CodebookState(codebook_from(data, file=f"history/{version:03}.yaml"), saved)


def compared(material: Material, *, states: Sequence[CodebookState], cache: Cache) -> Comparison:
    """Compare two states of the codebook over the same material."""
    comparer = Comparer(material)
    before, after = (comparer.coded(one.codebook) for one in states)
    comparison = comparer.compare(before, after)
    keep_lemmas(material, cache=cache)
    return replace(comparison, before_name=states[0].name, after_name=states[1].name)


def explained_version(project: Project) -> int:
    """Give the newest version that was saved with a person's reason; 0 where there is none."""
    entries = history_entries(project)
    own = [one.version for one in entries if one.reason and not one.automatic]
    return own[-1] if own else 0
