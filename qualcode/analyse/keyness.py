"""How unusually common a word is in one part of a text against another."""

from math import log


def log_likelihood(here: int, there: int, *, all_here: int, all_there: int) -> float:
    """Give the log-likelihood ratio G2 of a word, negative where it is under-used here.

    Dunning (1993), "Accurate methods for the statistics of surprise and coincidence",
    Computational Linguistics 19(1), on the table of four cells: with and without the
    word, here and there. 0.0 where either part is empty, or the word is in none or in
    all of both: there is then nothing to compare. ``ValueError`` for counts that no text
    can have. Dunning's own example is the word pair *the swiss*:

    >>> round(log_likelihood(110, 111, all_here=110 + 2442, all_there=111 + 29114), 2)
    270.72
    >>> log_likelihood(1, 9, all_here=100, all_there=100) < 0
    True
    """
    if not (0 <= here <= all_here and 0 <= there <= all_there):
        raise ValueError("a word cannot be in more units than there are")
    both, total = here + there, all_here + all_there
    if not all_here or not all_there or both in (0, total):
        return 0.0
    ratio = 2 * sum(
        observed * log(observed * total / (of_part * of_kind))
        for observed, of_part, of_kind in (
            (here, all_here, both),
            (there, all_there, both),
            (all_here - here, all_here, total - both),
            (all_there - there, all_there, total - both),
        )
        if observed
    )
    over_used = here * all_there >= there * all_here
    return max(0.0, ratio) if over_used else -max(0.0, ratio)
