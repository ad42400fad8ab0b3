"""What people wrote that stands in a document as it is: memos, summaries, translations."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.model import Memo
from qualcode.report import ReportOptions
from qualcode.report.summaries import Summaries, summaries_of
from qualcode.report.translated import Translated
from qualcode.store import read_memos
from qualcode.workflow.counting import Figures
from qualcode.workflow.selecting import memos_shown
from qualcode.workflow.study import Study
from qualcode.workflow.translating import translated


@dataclass(frozen=True, slots=True)
class Written:
    """The memos of section I, the summaries of section G, the translations of section F."""

    memos: tuple[Memo, ...] = ()
    summaries: Summaries = field(default_factory=dict)
    translated: Translated = field(default_factory=Translated)

    @property
    def all_memos(self) -> tuple[Memo, ...]:
        """Every memo that is printed somewhere, once."""
        summed = (one for pile in self.summaries.values() for one in pile)
        return tuple(dict.fromkeys((*self.memos, *summed)))


def written_in(
    study: Study, figures: Figures, options: ReportOptions, *, memos: Sequence[Memo] | None = None
) -> Written:
    """Give what is printed of what people wrote, in the sections that are not left out.

    ``memos`` are those to choose from; ``None``: all that the project has today.
    """
    material, left_out = study.material, options.without
    found = read_memos(material.project).memos if memos is None else memos
    is_summed = options.summaries and "G" not in left_out
    summed = summaries_of(found, corpus=material.corpus, codebook=material.codebook)
    quotes = () if "F" in left_out else figures.quotes
    return Written(
        memos=memos_shown(found, study, options) if "I" not in left_out else (),
        summaries=summed if is_summed else {},
        translated=translated(study, quotes, options),
    )
