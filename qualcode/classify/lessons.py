"""What one code is learned from: decisions, the codebook's examples, and strong hits."""

from dataclasses import dataclass

import numpy as np

from qualcode.classify.material import UNDECIDED, Flags, Material, Numbers, Rows

WEAK = 0.1
ENOUGH_DECIDED = 100


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Rows of the feature matrix with their answers and what each weighs, all ``(n,)``."""

    rows: Rows
    answers: Flags
    weights: Numbers

    @property
    def teaches(self) -> bool:
        """Whether there are both yeses and noes to tell apart."""
        return bool(self.answers.any() and not self.answers.all())


def needs_weak(material: Material, column: int) -> bool:
    """Tell whether too little was decided for a code to learn from decisions alone."""
    return bool(np.count_nonzero(material.decided[:, column] != UNDECIDED) < ENOUGH_DECIDED)


def lesson_of(material: Material, column: int, *, left_out: Flags | None = None) -> Lesson:
    """Give the lesson for one code; ``left_out`` ``(n_passages,)`` flags what is kept for a test.

    Decisions and examples weigh 1. Until 100 passages have been decided for the code, the
    others stand in at 0.1: a yes where a strong rule hits, else a no.
    """
    here = ~left_out if left_out is not None else np.ones(len(material.passages), dtype=np.bool_)
    decided = material.decided[:, column]
    known = here & (decided != UNDECIDED)
    used = here if needs_weak(material, column) else known
    answers = np.where(known, decided == 1, material.strong[:, column])
    weights = np.where(known, 1.0, WEAK)
    code = material.codes[column].id
    examples = [(at, fits) for at, (of, fits) in enumerate(material.examples) if of == code]
    first = len(material.passages)
    return Lesson(
        rows=np.array([*np.flatnonzero(used), *(first + at for at, _ in examples)], dtype=np.intp),
        answers=np.array([*answers[used], *(fits for _, fits in examples)], dtype=np.bool_),
        weights=np.array([*weights[used], *(1.0 for _ in examples)]),
    )
